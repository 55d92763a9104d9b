/* What stands in a cell of the table: a name with its sign, a heading that explains itself, and editors to choose from.
   Everything is written as text; the grid makes these by name, from no string of code. */
(() => {
  "use strict";
  const NOT_APPLICABLE = "n.v.t.";
  const EMPTY_LIST = "[]";
  const READS_AS_NOTHING = /^(-|–|—|na|null|none|onbekend|unknown|\?|n\.v\.t\.?|nvt|n\/a|\[\])$/i;

  function element(tag, className = "", text = "") {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  /* colour and shape of a kind, as on the canvas */
  function sign([shape, fill]) {
    const made = element("span", `glyph shape-${shape} fill-${fill}`);
    made.setAttribute("aria-hidden", "true");
    made.append(element("span", "glyph-fill"));
    return made;
  }

  class Named {
    init(params) {
      this.gui = element("span", "named");
      this.refresh(params);
    }
    getGui() { return this.gui; }
    refresh(params) {
      const shown = element("span", "named-text", params.valueFormatted ?? params.value ?? "");
      const found = params.signOf(params.data);
      this.gui.replaceChildren(...(found ? [sign(found)] : []), shown);
      return true;
    }
  }

  class Heading {
    init(params) {
      this.gui = element("span", params.explained ? "heading explained" : "heading", params.displayName);
      if (params.meaning !== params.displayName) this.gui.append(element("span", "visually-hidden", `. ${params.meaning}`));
    }
    getGui() { return this.gui; }
    refresh() { return false; }
  }

  /* one of a list, or nothing: a list box, so that arrows and letters find their way */
  class Choice {
    init(params) {
      this.select = element("select", "cell-choice");
      this.select.setAttribute("aria-label", params.label);
      params.options.forEach(([code, label]) => void this.select.add(new Option(label, code)));
      this.select.size = Math.min(Math.max(params.options.length, 2), 12);
      this.select.value = params.value;
      this.select.addEventListener("click", (event) => event.target.tagName === "OPTION" && params.stopEditing());
      this.typed = params.eventKey && params.eventKey.length === 1 ? params.eventKey.toLowerCase() : "";
      if (params.eventKey === "Backspace" || params.eventKey === "Delete") this.select.value = params.options.some(([code]) => !code) ? "" : params.value;
    }
    getGui() { return this.select; }
    isPopup() { return true; }
    getValue() { return this.select.value; }
    afterGuiAttached() {
      const hit = this.typed && [...this.select.options].find((option) => option.text.toLowerCase().startsWith(this.typed));
      if (hit) hit.selected = true;
      this.select.focus();
    }
  }

  /* ---- lists: as a file writes them, with | between items and a backslash before what it means ---- */
  function items(text) {
    if (!text || text === EMPTY_LIST || text === NOT_APPLICABLE) return [];
    const found = [""];
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === "|") found.push("");
      else found[found.length - 1] += text[at] === "\\" ? (text[(at += 1)] ?? "") : text[at];
    }
    return found.filter(Boolean);
  }

  function listed(codes) {
    const text = codes.map((code) => code.replace(/[\\|]/g, "\\$&")).join("|");
    return READS_AS_NOTHING.test(text) ? `\\${text}` : text;
  }

  /* several of a list: boxes to tick; none ticked is unknown, and "none" is something else */
  class Several {
    init(params) {
      this.before = params.value || "";
      this.gui = element("div", "cell-several");
      this.gui.setAttribute("role", "group");
      this.gui.setAttribute("aria-label", params.label);
      const chosen = new Set(items(this.before));
      const known = new Set(params.options.map(([code]) => code));
      const strays = [...chosen].filter((code) => !known.has(code)).map((code) => [code, code]);
      const [list, foot] = [element("div", "cell-terms"), element("div", "cell-apart")];
      this.boxes = [...params.options, ...strays].map(([code, label]) => this.box(list, code, label, chosen.has(code)));
      this.apart = [[EMPTY_LIST, params.words.none], [NOT_APPLICABLE, params.words.not_applicable]].map(([code, label]) => this.box(foot, code, label, this.before === code));
      this.gui.append(list, foot);
      this.gui.addEventListener("change", (event) => this.keepApart(event.target));
      this.gui.addEventListener("keydown", (event) => this.walk(event));
    }
    box(into, code, label, checked) {
      const row = element("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", value: code, checked });
      row.append(box, element("span", "", label));
      into.append(row);
      return box;
    }
    keepApart(ticked) {
      if (!ticked.checked) return;
      const others = this.apart.includes(ticked) ? [...this.boxes, ...this.apart] : this.apart;
      others.forEach((box) => void (box.checked = box === ticked));
    }
    walk(event) {
      const all = [...this.boxes, ...this.apart];
      const at = all.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const begins = (box) => box.nextElementSibling.textContent.toLowerCase().startsWith(event.key.toLowerCase());
      const next = step ? all[at + step] : event.key.length === 1 && event.key !== " " && [...all.slice(at + 1), ...all.slice(0, at + 1)].find(begins);
      if (next) next.focus();
      if (step || next) event.preventDefault();
    }
    getGui() { return this.gui; }
    isPopup() { return true; }
    getValue() {
      const apart = this.apart.find((box) => box.checked);
      if (apart) return apart.value;
      const codes = this.boxes.filter((box) => box.checked).map((box) => box.value);
      const kept = items(this.before);
      return codes.length === kept.length && codes.every((code) => kept.includes(code)) && this.before !== EMPTY_LIST && this.before !== NOT_APPLICABLE ? this.before : listed(codes);
    }
    afterGuiAttached() { (this.boxes.find((box) => box.checked) || this.boxes[0] || this.apart[0]).focus(); }
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_table_cells = { Named, Heading, Choice, Several, element, sign, items, listed, NOT_APPLICABLE, EMPTY_LIST };
})();
