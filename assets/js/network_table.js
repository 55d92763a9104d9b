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
      if (!rows || !rows.length || !window.dash_ag_grid) return window.dash_clientside.no_update;
      window.dash_ag_grid.getApiAsync(TABLE).then(listen);
      return { ids: wanted.filter((id) => rows.some((row) => row.id === id)) };
    },
  };
})();
