/* What the server says of a column, as the grid wants it: how cells read, sort, filter, look and are edited.
   A cell is [edited, shown, sorted by, kind], or one text for the first two; no cell is unknown. */
(() => {
  "use strict";
  const UNKNOWN_OPTION = "";
  const TEXT_WAYS = ["contains", "notContains", "equals", "startsWith", "blank", "notBlank"];
  const NUMBER_WAYS = ["greaterThanOrEqual", "lessThanOrEqual", "equals", "inRange", "blank", "notBlank"];
  const PAUSE = 200;
  const NONE = {};

  const made = () => window.dash_clientside.network_table_cells;
  const reader = () => document.documentElement.lang;
  const editOf = (row, column) => (column.edited && column.edited[row.kind]) || NONE;
  const isAbsent = (row, column) => Boolean(column.edited && !column.edited[row.kind]);
  const optionsOf = (table, row, column) => (table.data.choices[editOf(row, column).choices] || []);

  /* what is known comes first, whichever way it is sorted; then not applicable, unknown, and what a kind does not have */
  const grade = (table, row, column) => (isAbsent(row, column) ? 3 : isUnknown(table, row, column) ? 2 : isNotApplicable(table, row, column) ? 1 : 0);
  const isUnknown = (table, row, column) => !isAbsent(row, column) && table.cell(row, column.field)[1] === undefined;
  const isNotApplicable = (table, row, column) => table.cell(row, column.field)[0] === made().NOT_APPLICABLE;
  const isEmptyList = (table, row, column) => table.cell(row, column.field)[0] === made().EMPTY_LIST;
  const shown = (table, row, column) => table.cell(row, column.field)[1] ?? (isAbsent(row, column) ? "" : table.words.unknown);

  function comparing(table, column) {
    const collator = new Intl.Collator(reader(), { numeric: true, sensitivity: "base" });
    return (_one, _other, { data: one }, { data: other }, isDescending) => {
      const apart = grade(table, one, column) - grade(table, other, column);
      if (apart) return isDescending ? -apart : apart;
      const [left, right] = [one, other].map((row) => table.cell(row, column.field)[2] ?? shown(table, row, column));
      return typeof left === "number" && typeof right === "number" ? left - right : collator.compare(left, right);
    };
  }

  /* a date is found by its words and by its figures */
  function filtered(table, row, column) {
    if (grade(table, row, column) > 1) return null;
    const [, text, sorted] = table.cell(row, column.field);
    if (column.number) return typeof sorted === "number" ? sorted : null;
    return typeof sorted === "string" ? `${text} ${sorted}` : text;
  }

  function numbers() {
    const parse = (text) => (text === null || text.trim() === "" ? null : Number(text.replace(/\s/g, "").replace(",", ".")));
    const format = new Intl.NumberFormat(reader(), { useGrouping: false, maximumFractionDigits: 12 });
    return {
      type: "rightAligned",
      filter: "agNumberColumnFilter",
      filterParams: {
        allowedCharPattern: "\\d\\-\\.\\,",
        numberParser: parse,
        numberFormatter: (value) => (value === null || value === undefined ? null : format.format(value)),
        filterOptions: NUMBER_WAYS,
        maxNumConditions: 1,
        debounceMs: PAUSE,
      },
    };
  }

  const texts = () => ({ filter: "agTextColumnFilter", filterParams: { filterOptions: TEXT_WAYS, maxNumConditions: 2, trimInput: true, debounceMs: PAUSE } });

  function signing(table, field) {
    const sign = (kind) => table.data.signs[kind];
    if (field === "name") return (row) => sign(row.kind);
    if (field === "source_id" || field === "target_id") return (row) => sign(row.ends[field === "source_id" ? 0 : 1]);
    return field.endsWith("_id") ? (row) => sign(table.cell(row, field)[3]) : null;
  }

  function definition(table, column) {
    const { field } = column;
    const signOf = signing(table, field);
    const when = (is) => ({ data }) => is(table, data, column);
    return {
      colId: field,
      headerName: column.heading,
      headerTooltip: column.meaning,
      headerComponentParams: { innerHeaderComponent: made().Heading, meaning: column.meaning, explained: column.explained },
      initialWidth: column.width,
      initialHide: !table.isChosen(column),
      initialPinned: column.pinned ? "left" : null,
      valueGetter: ({ data }) => table.cell(data, field)[0],
      valueFormatter: when(shown),
      tooltipValueGetter: ({ data }) => (isAbsent(data, column) ? table.words.absent : shown(table, data, column)),
      filterValueGetter: when(filtered),
      comparator: comparing(table, column),
      cellClassRules: {
        "cell-unknown": when(isUnknown),
        "cell-none": ({ data }) => isNotApplicable(table, data, column) || isEmptyList(table, data, column),
        "cell-sent": ({ data }) => table.isSent(data, field),
        "cell-refused": ({ data }) => table.isRefused(data, field),
      },
      ...(signOf ? { cellRenderer: made().Named, cellRendererParams: { signOf } } : NONE),
      ...(column.number ? numbers() : texts()),
      ...(column.edited && table.data.editable ? editing(table, column) : NONE),
    };
  }

  /* ---- editing ---- */
  function editing(table, column) {
    return {
      editable: ({ data }) => !isAbsent(data, column) && editOf(data, column).as !== "form",
      cellEditorSelector: (params) => editor(table, params, column),
      valueSetter: ({ data, newValue }) => table.put(data, column, String(newValue ?? "")),
    };
  }

  function editor(table, params, column) {
    const [{ as, required }, options] = [editOf(params.data, column), optionsOf(table, params.data, column)];
    const again = table.typedBefore(params.data, column.field);
    if (as === "long") return { component: "agLargeTextCellEditor", popup: true, params: { maxLength: 1e6, rows: 8, cols: 52, ...again } };
    if (as === "text" || !options.length) return { component: "agTextCellEditor", params: again };
    if (as === "several") return { component: made().Several, popup: true, popupPosition: "under", params: { options, label: column.heading, words: table.words } };
    return { component: made().Choice, popup: true, popupPosition: "under", params: { label: column.heading, options: offered(table, params, options, required) } };
  }

  /* what may be chosen, with what stands there now; of a tie only what its ends allow */
  function offered(table, { value, data }, options, isRequired) {
    const allows = (kinds, kind) => !kinds || !kinds.length || kinds.includes(kind);
    const fitting = options.filter(([code, , from, to]) => code === value || !data.ends || (allows(from, data.ends[0]) && allows(to, data.ends[1])));
    const isKnown = !value || value === made().NOT_APPLICABLE || fitting.some(([code]) => code === value);
    const present = isKnown ? [] : [[value, value]];
    if (isRequired) return [...present, ...fitting];
    return [[UNKNOWN_OPTION, table.words.unknown], ...present, ...fitting, [made().NOT_APPLICABLE, table.words.not_applicable]];
  }

  /* what was chosen or typed, as it will be shown once it is stored */
  function labelled(table, row, column, text) {
    const options = optionsOf(table, row, column);
    const label = (code) => (options.find(([other]) => other === code) || [code, code])[1];
    if (text === "") return undefined;
    if (text === made().NOT_APPLICABLE) return table.words.na;
    if (text === made().EMPTY_LIST) return table.words.none;
    return editOf(row, column).as === "several" ? made().items(text).map(label).join(", ") : label(text);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_table_columns = { definition, labelled, editOf };
})();
