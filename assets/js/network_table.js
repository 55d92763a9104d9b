/* The table: what the server knows goes in, what is pointed at and typed goes out.
   The rows stay as they came; what was typed and is not drawn yet lies over them. */
(() => {
  "use strict";
  const TABLE = "network-table";
  const SELECTION = "shell-selection";
  const EDITS = "network-table-edits.data";
  const COLUMNS = "kruispunt-columns";
  const ECHOES = new Set(["api", "apiSelectAll", "apiSelectAllFiltered", "apiSelectAllCurrentPage", "rowDataChanged", "gridInitializing", "selectableChanged"]);
  const FORMS = ["edit", "add-tie", "end", "ask-delete"];
  const OF_NODES = ["panel", "focus", "open", "neighbours", "hide", "edit", "add-tie", "ask-delete"];
  const OF_TIES = ["panel", "hide", "edit", "end", "ask-delete"];
  const OF_SEVERAL = new Set(["panel", "focus", "neighbours", "hide", "ask-delete"]);

  const tuned = new WeakSet();
  const table = { api: null, data: null, drawn: null, words: {}, cell, isChosen };
  let [edits, rows, layouts, wanted, chosen, isWaiting] = [null, new Map(), new Map(), [], null, false];

  const menus = () => window.dash_clientside.network_table_menus;
  const columns = () => window.dash_clientside.network_table_columns;
  const tell = (id, data) => window.dash_clientside.set_props(id, { data });
  const same = (one, other) => one.length === other.length && one.every((id) => other.includes(id));
  const columnOf = (field) => table.drawn.columns.find((column) => column.field === field);

  function cell(row, field) {
    const typed = edits.typedIn(row, field);
    if (typed) return [typed.text, typed.shown];
    const found = row.cells[field];
    return Array.isArray(found) ? found : [found ?? "", found];
  }

  /* ---- drawing ---- */
  function draw() {
    const { api, data, drawn: before } = table;
    if (!api || api.isDestroyed() || !data || before === data) return;
    isWaiting = api.getEditingCells().length > 0;
    if (isWaiting) return; // an editor in use is never taken away, nor what it started from
    const isOther = !before || before.subject !== data.subject;
    if (before && isOther) layouts.set(before.subject, { columns: api.getColumnState(), filter: api.getFilterModel() });
    table.drawn = data;
    if (isOther || JSON.stringify([before.columns, before.editable]) !== JSON.stringify([data.columns, data.editable])) {
      api.setGridOption("columnDefs", data.columns.map((column) => columns().definition(table, column)));
      if (!isOther) putBeside(before.columns, data.columns);
    }
    api.setGridOption("rowData", kept(data.rows));
    if (isOther) arrange(layouts.get(data.subject));
    edits.settle();
    menus().columns(data.columns, isShown, choose);
    count();
    const box = document.getElementById(TABLE);
    box.querySelector("[role=grid], [role=treegrid]").setAttribute("aria-label", table.words.title);
    /* the cells themselves are drawn in the frame that follows */
    requestAnimationFrame(() => requestAnimationFrame(() => void (box.dataset.ready = `${data.subject} ${data.rows.length} ${data.revision}`)));
  }

  /* the grid puts a column that comes later at the end: it belongs behind the one before it */
  function putBeside(before, now) {
    const known = new Set(before.map((column) => column.field));
    now.forEach(({ field }, number) => {
      if (known.has(field) || number === 0) return;
      const order = table.api.getColumnState().map((column) => column.colId);
      const [from, ahead] = [order.indexOf(field), order.indexOf(now[number - 1].field)];
      if (from > ahead + 1) table.api.moveColumnByIndex(from, ahead + 1);
    });
  }

  /* a row that says the same stays the same, so that only what changed is drawn anew */
  function kept(fresh) {
    const before = rows;
    const list = fresh.map((row) => {
      const old = before.get(row.id);
      return old && JSON.stringify(old) === JSON.stringify(row) ? old : row;
    });
    rows = new Map(list.map((row) => [row.id, row]));
    return list;
  }

  /* nodes and ties each keep their own order, widths and filters */
  function arrange(layout) {
    table.filter(layout ? layout.filter : null);
    if (layout) table.api.applyColumnState({ state: layout.columns, applyOrder: true });
  }

  function count() {
    const box = document.getElementById("network-table-filtered");
    if (!box || !table.drawn) return;
    box.hidden = Object.keys(table.api.getFilterModel()).length === 0;
    tell("network-table-shown", box.hidden ? null : { subject: table.drawn.subject, ids: left() });
    box.firstElementChild.textContent = box.hidden ? "" : table.words.filtered.replace("{n}", table.api.getDisplayedRowCount()).replace("{total}", table.drawn.rows.length);
  }

  /* the rows that the filters of the columns leave: a file of what is seen has only those */
  function left() {
    const ids = [];
    table.api.forEachNodeAfterFilter((row) => void ids.push(row.id));
    return ids;
  }

  /* ---- columns that are shown: those with something in them, unless someone chose otherwise ---- */
  function choices() {
    if (chosen) return chosen;
    try { chosen = JSON.parse(localStorage.getItem(COLUMNS)) || {}; } catch { chosen = {}; }
    return chosen;
  }

  const choiceOf = (column) => `${table.data.subject}.${column.field}`;
  function isChosen(column) { return choices()[choiceOf(column)] ?? !column.empty; }
  const isShown = (column) => table.api.getColumn(column.field).isVisible();

  function choose(column, isWanted) {
    choices()[choiceOf(column)] = isWanted;
    try { localStorage.setItem(COLUMNS, JSON.stringify(chosen)); } catch { /* a private window forgets it */ }
    table.api.setColumnsVisible([column.field], isWanted);
    if (isWanted) table.api.ensureColumnVisible(column.field);
  }

  /* ---- pointing ---- */
  function report(event) {
    if (ECHOES.has(event.source)) return;
    const ids = table.api.getSelectedNodes().map((row) => row.id);
    if (!same(ids, wanted)) point(ids);
  }

  function point(ids) {
    wanted = ids;
    tell(SELECTION, ids);
  }

  const pointed = (row) => (wanted.includes(row.id) ? wanted : [row.id]);

  /* ---- what can be done with rows, as on the canvas ---- */
  function act(name, ids) {
    if (FORMS.includes(name)) return openForm(name, name === "ask-delete" ? ids : ids.slice(0, 1));
    if (name === "panel") return toPanel(ids);
    if (name === "open") return tell("network-opened", { id: ids[0], at: Date.now() });
    return tell("network-table-act", { act: name, ids, at: Date.now() });
  }

  function openForm(mode, ids, field = "") {
    tell("network-mode", { mode, id: ids.join(",") });
    menus().toForm(field, enter);
  }

  function toPanel(ids) {
    const isThere = same(ids, wanted);
    if (!isThere) point(ids);
    menus().toPanel(isThere);
  }

  /* a node by its name, a tie by its sentence */
  function called(row) {
    const parts = table.drawn.subject === "ties" ? ["source_id", "type", "target_id"] : ["name"];
    return parts.map((field) => cell(row, field)[1]).join(" ");
  }

  function showMenu(row, target) {
    const ids = pointed(row);
    const may = (name) => (table.data.editable || !FORMS.includes(name)) && (ids.length === 1 || OF_SEVERAL.has(name));
    const names = (table.drawn.subject === "ties" ? OF_TIES : OF_NODES).filter(may);
    const title = ids.length > 1 ? table.words.selected.replace("{n}", ids.length) : called(row);
    menus().show(title, names.map((name) => [table.words[`act_${name}`], () => act(name, ids)]), target, table.words, enter);
  }

  const isInForm = (row, column) => Boolean(table.data.editable && column && columns().editOf(row, column).as === "form");

  function onKey({ event, node, column }) {
    if (table.api.getEditingCells().length) return;
    const known = columnOf(column.getColId());
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) showMenu(node.data, event.target.closest(".ag-cell"));
    else if (event.key === "F6") toPanel(pointed(node.data));
    else if (event.key === "Escape") menus().close() || point([]);
    else if (event.key === "Enter" && isInForm(node.data, known)) openForm("edit", [node.id], known.field);
    else return;
    event.preventDefault();
  }

  /* where the keyboard was, or the first name */
  function enter() {
    const { api } = table;
    const [at, n] = [api.getFocusedCell(), api.getDisplayedRowCount()];
    if (!n) return false;
    const column = at ? at.column : api.getAllDisplayedColumns().find((one) => columnOf(one.getColId()));
    const rowIndex = at ? Math.min(at.rowIndex, n - 1) : 0;
    api.ensureIndexVisible(rowIndex);
    api.setFocusedCell(rowIndex, column);
    return true;
  }

  /* ---- once per live grid ---- */
  function tune(api) {
    table.api = api;
    if (tuned.has(api)) return;
    tuned.add(api);
    table.drawn = null;
    [edits, rows, layouts] = [window.dash_clientside.network_table_edits(table), new Map(), new Map()];
    /* the component around the grid sends the filter back that it was told, late, over what is being typed */
    table.filter = api.setFilterModel.bind(api);
    api.setFilterModel = () => {};
    Object.assign(table, { put: edits.put, typedBefore: edits.typedBefore, isRefused: edits.isRefused, isSent: (row, field) => Boolean(edits.typedIn(row, field)) });
    /* one stop on the way through the page: arrows walk within, Tab leaves */
    api.setGridOption("tabToNextCell", ({ editing, nextCellPosition }) => (editing && nextCellPosition) || false);
    api.setGridOption("tabToNextHeader", () => false);
    api.setGridOption("focusGridInnerElement", enter);
    listen(api);
  }

  function listen(api) {
    const on = (name, deed) => api.addEventListener(name, deed);
    on("selectionChanged", report);
    on("filterChanged", count);
    on("cellKeyDown", onKey);
    on("cellContextMenu", ({ node, event }) => showMenu(node.data, event.target.closest(".ag-cell")));
    on("cellDoubleClicked", ({ node, column }) => {
      const known = columnOf(column.getColId());
      if (isInForm(node.data, known)) openForm("edit", [node.id], known.field);
    });
    on("cellEditingStarted", () => menus().close());
    on("cellEditingStopped", (event) => {
      edits.stopped(event.data, event.column.getColId(), event);
      if (isWaiting) setTimeout(draw);
    });
    on("cellFocused", ({ rowIndex, column }) => {
      const row = column && column.getColId && api.getDisplayedRowAtIndex(rowIndex);
      if (row) edits.explain(row.data, column.getColId());
    });
  }

  document.addEventListener("kruispunt-answer", ({ detail: { body, answer } }) => {
    if (edits && body.includes(EDITS)) edits.returned(body, answer);
  });

  /* ---- called by the page ---- */
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_table = {
    fill(data, selection, words) {
      [wanted, table.words] = [selection || [], words];
      if (!data) return window.dash_clientside.no_update;
      table.data = data;
      window.dash_ag_grid.getApiAsync(TABLE).then((api) => { tune(api); draw(); });
      const known = new Set(data.rows.map((row) => row.id));
      return { ids: wanted.filter((id) => known.has(id)) };
    },
    answered(answer) { if (edits) edits.answered(answer); },
    clear(n) { if (n) table.filter(null); return window.dash_clientside.no_update; },
  };
})();
