/* What is typed in the table: sent at once, shown until the server answers, and kept at its cell when it is refused. */
(() => {
  "use strict";
  const ANSWER = "network-table-answer";
  const RETYPED = new Set(["text", "long"]);
  const NONE = {};

  const columns = () => window.dash_clientside.network_table_columns;
  const menus = () => window.dash_clientside.network_table_menus;
  const place = (id, field) => `${id}\n${field}`;
  const mark = () => `cell-${[...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("")}`;

  /* `table` tells what is drawn: api, drawn, words, cell(row, field) */
  function edits(table) {
    const typed = new Map(); /* by mark, in the order of typing: not answered, or answered and not drawn yet */
    const refused = new Map(); /* by place */
    let retyped = "";
    let sentAt = 0;

    const latest = (key) => [...typed.values()].reverse().find((edit) => edit.key === key);
    const refresh = () => table.api && table.api.refreshCells({ force: true });

    function put(row, column, text) {
      const key = place(row.id, column.field);
      const before = table.cell(row, column.field)[0]; // while an editor is open, nothing is drawn anew
      if (text === before) return false;
      const field = (row.edits && row.edits[column.field]) || column.field;
      send({ key, id: row.id, field, seen: before, text, shown: columns().labelled(table, row, column, text) });
      return true;
    }

    /* all that is not answered goes along each time; the server does each edit once, in this order */
    function send(edit) {
      refused.delete(edit.key);
      const op = mark();
      typed.set(op, { ...edit, op });
      const waiting = [...typed.values()].filter((other) => !other.done);
      const told = waiting.map((other) => ({ op: other.op, id: other.id, field: other.field, seen: other.seen, text: other.text }));
      window.dash_clientside.set_props("network-table-edits", { data: { edits: told, at: (sentAt = Math.max(Date.now(), sentAt + 1)) } });
    }

    function answered(answer) {
      const told = [];
      ((answer && answer.answers) || []).forEach((one) => {
        const edit = typed.get(one.op);
        if (!edit) return;
        if (!one.lines) return void (edit.done = answer.revision);
        typed.delete(one.op);
        refused.set(edit.key, { ...edit, ...one });
        told.push(edit.key);
      });
      settle();
      if (told.length) explain(told[told.length - 1], true);
    }

    /* once the server has drawn what was typed, it no longer lies over the row */
    function settle() {
      const drawn = table.drawn ? table.drawn.revision : 0;
      [...typed.values()].forEach((edit) => void (edit.done <= drawn && typed.delete(edit.op)));
      refresh();
    }

    /* no answer at all: what was typed is kept at its cell too; what was sent earlier goes along with what was sent last */
    async function returned(body, answer) {
      if (JSON.parse(body).inputs[0].value?.at !== sentAt) return;
      const told = answer && await answer.json().catch(() => null);
      if (told && told.response && told.response[ANSWER]) return;
      const left = [...typed.values()].filter((edit) => !edit.done);
      answered({ revision: 0, answers: left.map(({ op }) => ({ op, title: table.words.not_saved, lines: [table.words.no_answer] })) });
    }

    /* ---- what was refused is told at its cell, with what was typed ---- */
    function whereabouts(key) {
      const [id, field] = key.split("\n");
      const row = table.api.getRowNode(id);
      const column = table.drawn.columns.find((one) => one.field === field);
      return row && row.displayed && column && table.api.getColumn(field).isVisible() ? { row, column } : null;
    }

    function explain(key, isNew = false) {
      const [refusal, at] = [refused.get(key), whereabouts(key)];
      if (!refusal || retyped === key) return;
      if (isNew && at) {
        table.api.ensureNodeVisible(at.row);
        table.api.ensureColumnVisible(at.column.field);
      }
      const back = () => void (at && table.api.setFocusedCell(at.row.rowIndex, at.column.field));
      menus().tell(refusal, at && `[row-id="${CSS.escape(at.row.id)}"] [col-id="${CSS.escape(at.column.field)}"]`, table.words, {
        back,
        again: at && RETYPED.has(columns().editOf(at.row.data, at.column).as) && (() => retype(key, at, back)),
        mine: () => { send({ ...refusal, seen: refusal.theirs }); refresh(); back(); },
        leave: () => { refused.delete(key); refresh(); back(); },
      });
    }

    /* the editor opens with what was typed, not with what is stored */
    function retype(key, { row, column }, back) {
      retyped = key;
      back();
      table.api.startEditingCell({ rowIndex: row.rowIndex, colKey: column.field });
    }

    function stopped(row, field, { newValue, oldValue }) {
      if (newValue !== undefined && newValue === oldValue) refused.delete(place(row.id, field)); // typed what is stored
      retyped = "";
      refresh();
    }

    return {
      put, answered, settle, returned, stopped,
      explain: (row, field) => explain(place(row.id, field)),
      typedIn: (row, field) => (typed.size ? latest(place(row.id, field)) : undefined),
      isRefused: (row, field) => refused.has(place(row.id, field)),
      typedBefore: (row, field) => (retyped && retyped === place(row.id, field) ? { value: refused.get(retyped).text } : NONE),
    };
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_table_edits = edits;
})();
