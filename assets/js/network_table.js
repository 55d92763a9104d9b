/* One selection: rows follow it, and clicking rows makes it. Only what differs is touched, so nothing echoes. */
(() => {
  "use strict";
  const TABLE = "network-table";
  const SELECTION = "shell-selection";
  const listening = new WeakSet();
  let wanted = [];

  const same = (one, other) => one.length === other.length && one.every((id) => other.includes(id));

  function listen(grid) {
    if (listening.has(grid)) return;
    listening.add(grid);
    grid.addEventListener("selectionChanged", (event) => {
      if (!["rowClicked", "checkboxSelected", "spaceKey", "uiSelectAll", "uiSelectAllFiltered", "uiSelectAllCurrentPage"].includes(event.source)) return;
      const ids = grid.getSelectedNodes().map((row) => row.id);
      if (same(ids, wanted)) return;
      wanted = ids;
      window.dash_clientside.set_props(SELECTION, { data: ids });
    });
  }

  window.dash_clientside.network_table = {
    mark(selection, rows) {
      wanted = selection || [];
      const done = window.dash_clientside.no_update;
      if (!rows || !rows.length || !window.dash_ag_grid) return done;
      window.dash_ag_grid.getApiAsync(TABLE).then((grid) => {
        listen(grid);
        const on = [];
        const off = [];
        grid.forEachNode((row) => {
          const want = wanted.includes(row.id);
          if (want !== Boolean(row.isSelected())) (want ? on : off).push(row);
        });
        grid.setNodesSelected({ nodes: off, newValue: false, source: "api" });
        grid.setNodesSelected({ nodes: on, newValue: true, source: "api" });
      });
      return done;
    },
  };
})();
