/* What lies over the table: what to do with a row, why a cell was refused, which columns are shown; and the way to the panel. */
(() => {
  "use strict";
  const CONTROLS = "input:not([type=hidden]), select, textarea, button, a[href]";
  const AFTER_PANEL = 120;
  const state = { open: null, back: null, watch: null };

  const element = (...given) => window.dash_clientside.network_table_cells.element(...given);

  function button(text, deed, className = "btn") {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", deed);
    return made;
  }

  /* beside a cell, within the table */
  function lay(box, target) {
    const room = document.querySelector(".net-table");
    room.append(box);
    const [frame, at] = [room.getBoundingClientRect(), (target || room).getBoundingClientRect()];
    const below = (target ? at.bottom : at.top + 96) - frame.top + 4;
    const above = at.top - frame.top - box.offsetHeight - 4;
    box.style.left = `${Math.max(8, Math.min(at.left - frame.left, frame.width - box.offsetWidth - 8))}px`;
    box.style.top = `${below + box.offsetHeight <= frame.height || above < 0 ? below : above}px`;
    state.open = box;
  }

  function close() {
    const box = state.open;
    state.open = null;
    if (box) box.remove();
    return Boolean(box);
  }

  /* ---- why a cell was refused: what was typed, the rule, the ways out ---- */
  function tell(refusal, cell, words, deeds) {
    close();
    const target = cell && document.querySelector(`#network-table ${cell}`);
    const box = element("div", "cell-told");
    box.setAttribute("role", "alert");
    const isToldAlready = !refusal.text || refusal.lines.some((line) => line.includes(refusal.text));
    const lines = isToldAlready ? refusal.lines : [...refusal.lines, `${words.yours}: ${refusal.shown ?? refusal.text}`];
    box.append(element("b", "", refusal.title), ...lines.map((line) => element("p", "", line)));
    const ways = element("div", "cell-ways");
    const does = (deed) => () => { close(); deed(); };
    if (refusal.theirs !== undefined) ways.append(button(words.keep_mine, does(deeds.mine)));
    else if (deeds.again) ways.append(button(words.again, does(deeds.again)));
    ways.append(button(refusal.theirs !== undefined ? words.keep_theirs : words.leave, does(deeds.leave)));
    box.append(ways);
    box.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); deeds.back(); } });
    lay(box, target);
  }

  /* ---- what can be done with a row ---- */
  function show(title, items, target, words, back) {
    close();
    const menu = element("div", "row-menu");
    menu.setAttribute("role", "menu");
    menu.setAttribute("aria-label", `${words.act}: ${title}`);
    menu.append(Object.assign(element("b", "", title), { ariaHidden: "true" }));
    items.forEach(([text, deed]) => {
      const item = button(text, () => { close(); back(); deed(); }, "menu-link");
      item.setAttribute("role", "menuitem");
      item.tabIndex = -1;
      menu.append(item);
    });
    menu.addEventListener("keydown", (event) => walk(event, [...menu.querySelectorAll("button")], back));
    menu.addEventListener("focusout", (event) => { if (!menu.contains(event.relatedTarget) && state.open === menu) close(); });
    lay(menu, target);
    menu.querySelector("button").focus();
  }

  function walk(event, items, back) {
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[to % items.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") { close(); back(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /* ---- columns ---- */
  function columns(all, isShown, choose) {
    const box = document.getElementById("network-table-columns");
    if (!box) return;
    box.replaceChildren(...all.map((column) => {
      const row = element("label", column.empty ? "column-choice empty" : "column-choice");
      const tick = Object.assign(document.createElement("input"), { type: "checkbox", checked: isShown(column) });
      tick.addEventListener("change", () => choose(column, tick.checked));
      row.append(tick, element("span", "", column.heading));
      return row;
    }));
  }

  /* ---- the keyboard goes to the panel, and comes back when a form is done ---- */
  const panel = () => document.getElementById("network-panel");
  const control = (name) => document.getElementById(JSON.stringify({ name, type: "record-field" }));
  const isForm = () => Boolean(panel().querySelector("#network-save"));

  function toPanel(isThere) {
    const arrive = () => {
      const first = (panel().querySelector(".panel-actions") || panel()).querySelector(CONTROLS);
      if (first) first.focus();
      return Boolean(first);
    };
    if (!isThere || !arrive()) watch(() => arrive() && stop());
  }

  /* the panel gives a new form the keyboard; it goes on to the field that is meant, and back to the table in the end */
  function toForm(field, back) {
    let isOpen = false;
    watch(() => {
      if (!isOpen && isForm()) setTimeout(() => control(field) && control(field).focus(), AFTER_PANEL);
      if (isOpen && !isForm()) {
        stop();
        setTimeout(() => (document.activeElement === document.body || panel().contains(document.activeElement)) && back());
      }
      isOpen = isForm();
    });
  }

  function watch(deed) {
    stop();
    state.watch = new MutationObserver(deed);
    state.watch.observe(panel(), { childList: true, subtree: true });
  }

  function stop() {
    if (state.watch) state.watch.disconnect();
    state.watch = null;
  }

  const choosing = () => document.querySelector(".table-columns[open]");

  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && choosing();
    if (!menu || !menu.contains(event.target)) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  document.addEventListener("pointerdown", (event) => {
    const menu = choosing();
    if (menu && !menu.contains(event.target)) menu.open = false;
    if (state.open && !state.open.contains(event.target) && !event.target.closest(".ag-cell")) close();
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_table_menus = { tell, show, close, columns, toPanel, toForm };
})();
