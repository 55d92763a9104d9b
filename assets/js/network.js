/* The bridge between the page and the live canvas: selection, hover card, labels, keyboard, drags.
   The renderer keeps its core on the container; nothing here decides what is shown, only what is pointed at. */
(() => {
  "use strict";
  const CANVAS = "network-canvas";
  const SELECTION = "shell-selection";
  const LEGEND = "kruispunt-legend";
  const HOVER_DELAY = 60;
  const MANY_TIES = 3000;
  const MANY_NODES = 300;
  const STILL = 140;
  const NARROW = 700;

  const tuned = new WeakSet();
  const state = { wanted: [], fitted: null, drawn: new Set(), focused: null, framed: false, hover: 0, labels: 0, still: 0, turn: 0, saving: false };

  const core = () => {
    const box = document.getElementById(CANVAS);
    return box && box._cyreg ? box._cyreg.cy : null;
  };
  const same = (one, other) => one.length === other.length && one.every((id) => other.includes(id));
  const tell = (id, data) => window.dash_clientside.set_props(id, { data });

  /* ---- selection ---- */
  const selected = (cy) => cy.$(":selected").map((element) => element.id());

  function report(cy) {
    if (state.framed) return;
    state.framed = true;
    requestAnimationFrame(() => {
      state.framed = false;
      mark(cy);
      const shown = selected(cy);
      const elsewhere = state.wanted.filter((id) => cy.getElementById(id).empty());
      const ids = shown.length ? shown : [];
      if (same(ids, state.wanted.filter((id) => !elsewhere.includes(id)))) return;
      state.wanted = ids;
      window.dash_clientside.network_panel.reveal(ids);
      remember(ids);
      tell(SELECTION, ids);
    });
  }

  function select(cy, ids) {
    cy.batch(() => {
      cy.$(":selected").forEach((element) => void (ids.includes(element.id()) || element.unselect()));
      ids.forEach((id) => void cy.getElementById(id).select());
    });
    mark(cy);
  }

  /* the link on screen names the selection, without a new step in the history */
  function remember(ids) {
    const address = new URL(window.location.href);
    if (ids.length) address.searchParams.set("kies", ids.slice(0, 50).join(","));
    else address.searchParams.delete("kies");
    const text = address.pathname + address.search.replace(/%2C/gi, ",").replace(/%3A/gi, ":").replace(/%7E/gi, "~");
    if (text === window.location.pathname + window.location.search) return;
    window.history.replaceState(window.history.state, "", text);
    /* the location component would restore the address that it last knew */
    window.dash_clientside.set_props("shell-url", { href: window.location.href, search: window.location.search });
  }

  /* what is next to the selection stands out; the rest steps aside */
  function mark(cy) {
    const nodes = cy.nodes(":selected");
    cy.batch(() => {
      cy.elements().removeClass("aside beside");
      if (nodes.length) {
        const near = nodes.closedNeighborhood();
        const ties = nodes.connectedEdges();
        cy.elements().not(near).addClass("aside");
        ties.removeClass("aside").addClass("beside");
        ties.connectedNodes().removeClass("aside");
      }
    });
    declutter(cy);
  }

  /* ---- names: the same size on screen at every zoom ---- */
  const SIDES = { below: ["bottom", "center"], above: ["top", "center"], right: ["center", "right"], left: ["center", "left"] };
  const MARGINS = { bottom: 1, top: -1, right: 1, left: -1, center: 0 };

  function declutter(cy, moving = false) {
    if (moving && cy.nodes().length > MANY_NODES) {
      clearTimeout(state.still);
      state.still = setTimeout(() => declutter(cy), STILL);
      return;
    }
    if (state.labels) return;
    state.labels = requestAnimationFrame(() => {
      state.labels = 0;
      const { arrange, room, GAP } = window.dash_clientside.network_labels;
      const backdrop = window.dash_clientside.network_backdrop;
      const [nodes, blocked] = [cy.nodes().map(named), [...overlaid(), ...backdrop.words(cy.zoom(), cy.pan())]];
      const sides = arrange(nodes, blocked, [0, 0, cy.width(), cy.height()]);
      cy.batch(() => cy.nodes().forEach((node) => void write(node, sides.get(node.id()), cy.zoom(), GAP)));
      backdrop.seat(cy, room(nodes, sides, blocked));
    });
  }

  function named(node) {
    const [at, aside] = [node.renderedPosition(), node.hasClass("aside")];
    const text = (node.selected() ? node.data("label") : node.data("short")) || "";
    const weight = (node.selected() ? 1e7 : 0) + (aside || node.data("faded") ? -1e6 : 0) + (node.data("rank") || 0);
    return { id: node.id(), x: at.x, y: at.y, radius: node.renderedHeight() / 2, rank: node.data("rank"), weight, text, must: node.selected(), solid: !aside };
  }

  /* what lies over the canvas */
  function* overlaid() {
    const main = document.getElementById(CANVAS).getBoundingClientRect();
    for (const box of document.querySelectorAll("#network-legend-box, .net-strip")) {
      const at = box.getBoundingClientRect();
      if (at.height) yield [at.left - main.left, at.top - main.top, at.right - main.left, at.bottom - main.top];
    }
  }

  function write(node, side, zoom, gap) {
    const written = side ? `${zoom} ${side} ${node.selected()}` : "";
    if (Boolean(side) !== node.hasClass("labelled")) node.toggleClass("labelled", Boolean(side));
    if (!side || node.scratch("label") === written) return;
    node.scratch("label", written);
    const [valign, halign] = SIDES[side];
    node.style({
      "font-size": 12 / zoom,
      "text-valign": valign,
      "text-halign": halign,
      "text-margin-x": (MARGINS[halign] * gap) / zoom,
      "text-margin-y": (MARGINS[valign] * gap) / zoom,
      "text-max-width": 300 / zoom,
      "text-outline-width": 2.5 / zoom,
    });
  }

  /* ---- view ---- */
  const view = () => window.dash_clientside.network_view;

  function fit(cy) {
    view().fit(cy);
    declutter(cy);
  }

  function zoomBy(factor) {
    const cy = core();
    if (cy) cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  /* ---- hover card ---- */
  const card = () => document.getElementById("network-hover");

  function show(cy, element) {
    const box = card();
    if (!box) return;
    const tie = element.isEdge();
    const title = tie ? `${cy.getElementById(element.data("source")).data("label")} ${element.data("label")} ${cy.getElementById(element.data("target")).data("label")}` : element.data("label");
    box.replaceChildren(line("b", title), ...(tie ? [] : [line("span", element.data("sub")), line("span", element.data("card"))]));
    box.hidden = false;
    const at = tie ? element.renderedMidpoint() : element.renderedPosition();
    const half = tie ? 4 : element.renderedHeight() / 2;
    const left = Math.min(Math.max(at.x - box.offsetWidth / 2, 8), cy.width() - box.offsetWidth - 8);
    const above = at.y - half - box.offsetHeight - 8;
    box.style.left = `${left}px`;
    box.style.top = `${above > 8 ? above : at.y + half + 22}px`;
    if (!tie) element.addClass("hovered");
  }

  function line(tag, text) {
    const element = document.createElement(tag);
    element.textContent = text || "";
    return element;
  }

  function hide(cy) {
    clearTimeout(state.hover);
    const box = card();
    if (box) box.hidden = true;
    cy.$(".hovered").removeClass("hovered");
  }

  /* thousands of ties: plain lines, and a picture instead of a redraw while moving */
  function lighten(cy) {
    const many = cy.edges().length > MANY_TIES;
    cy.edges().toggleClass("dense", many);
    const renderer = cy.renderer();
    renderer.textureOnViewport = renderer.hideEdgesOnViewport = many;
  }

  /* ---- keyboard: arrows walk to the nearest node in that direction ---- */
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function nearest(cy, from, [dx, dy]) {
    const here = from.position();
    let best = null;
    let least = Infinity;
    cy.nodes().forEach((node) => {
      const x = node.position("x") - here.x;
      const y = node.position("y") - here.y;
      const along = x * dx + y * dy;
      const across = Math.abs(x * dy) + Math.abs(y * dx);
      if (along <= 0 || node.same(from)) return;
      const cost = along + 2 * across;
      if (cost < least) [best, least] = [node, cost];
    });
    return best;
  }

  function focusNode(cy, node) {
    cy.$(".keyboard").removeClass("keyboard");
    hide(cy);
    if (!node || node.empty()) return;
    state.focused = node.id();
    node.addClass("keyboard");
    const at = node.renderedPosition();
    if (at.x < 20 || at.y < 20 || at.x > cy.width() - 20 || at.y > cy.height() - 20) cy.center(node);
    show(cy, node);
    const live = document.getElementById("network-live");
    if (live) live.textContent = `${node.data("label")}, ${node.data("sub")}, ${node.data("card")}`;
  }

  function onKey(event) {
    const cy = core();
    if (!cy || event.ctrlKey || event.metaKey || event.altKey) return;
    const held = state.focused ? cy.getElementById(state.focused) : cy.collection();
    const current = held.nonempty() ? held : cy.nodes(":selected").first();
    const start = current.nonempty() ? current : cy.nodes().max((node) => node.data("rank")).ele;
    if (event.key in ARROWS) focusNode(cy, held.nonempty() ? nearest(cy, held, ARROWS[event.key]) || held : start);
    else if (event.key === "Enter" || event.key === " ") {
      if (!start) return;
      if (!event.shiftKey) cy.$(":selected").not(start).unselect();
      start.selected() && event.shiftKey ? start.unselect() : start.select();
    } else if (event.key === "Escape") {
      cy.$(":selected").unselect();
      focusNode(cy, null);
    } else if (event.key === "+" || event.key === "=") zoomBy(1.25);
    else if (event.key === "-") zoomBy(0.8);
    else if (event.key === "0") fit(cy);
    else if (event.key === "o" && start) tell("network-opened", { id: start.id(), at: Date.now() });
    else return;
    event.preventDefault();
  }

  /* ---- the legend folds away, and stays folded ---- */
  function legendIsOpen() {
    let kept = null;
    try { kept = localStorage.getItem(LEGEND); } catch { /* a private window remembers nothing */ }
    return kept ? kept === "open" : window.innerWidth >= NARROW;
  }

  function watchLegend(cy) {
    const legend = document.getElementById("network-legend-box");
    if (!legend) return;
    legend.open = legendIsOpen();
    legend.addEventListener("toggle", () => {
      try { localStorage.setItem(LEGEND, legend.open ? "open" : "closed"); } catch { /* a private window forgets it */ }
      declutter(cy);
    });
  }

  /* ---- once per live core ---- */
  function tune(cy) {
    if (tuned.has(cy)) return;
    tuned.add(cy);
    ["mouseover", "mouseout", "dragfree"].forEach((name) => cy.removeListener(name));
    cy.on("select unselect", () => report(cy));
    cy.on("mouseover", "node, edge", (event) => {
      clearTimeout(state.hover);
      state.hover = setTimeout(() => show(cy, event.target), HOVER_DELAY);
    });
    cy.on("mouseout pan zoom grab", () => hide(cy));
    cy.on("zoom", () => declutter(cy, true));
    cy.on("dbltap", "node", (event) => tell("network-opened", { id: event.target.id(), at: Date.now() }));
    cy.on("grabon", "node", () => cy.nodes().forEach((node) => void node.scratch("from", { ...node.position() })));
    cy.on("dragfreeon", "node", () => {
      const moved = cy.nodes().filter((node) => {
        const from = node.scratch("from");
        return from && (from.x !== node.position("x") || from.y !== node.position("y"));
      });
      if (moved.empty()) return;
      const round = (value) => Math.round(value * 10) / 10;
      const positions = {};
      moved.forEach((node) => void (positions[node.id()] = [round(node.position("x")), round(node.position("y"))]));
      tell("network-dragged", { positions, at: Date.now() });
      declutter(cy);
    });
    const box = cy.container();
    box.addEventListener("keydown", onKey);
    box.addEventListener("blur", () => focusNode(cy, null));
    window.dash_clientside.network_panel.reveal([]);
    watchLegend(cy);
    new ResizeObserver(() => view().uncover(cy)).observe(document.getElementById("network-panel"));
    new ResizeObserver(() => void (box.offsetWidth && (cy.resize(), state.fitted === null && fit(cy)))).observe(box);
  }

  /* ---- who is searched and drawn already is shown where it is, in the picture that is there ---- */
  document.addEventListener("click", (event) => {
    const hit = event.target.closest && event.target.closest(".find-hit[href*='kies=']");
    const cy = hit && !event.ctrlKey && !event.metaKey && document.getElementById(CANVAS) ? core() : null;
    const id = hit && new URL(hit.href).searchParams.get("kies");
    if (!cy || cy.getElementById(id).empty()) return;
    event.preventDefault();
    event.stopPropagation();
    cy.container().focus();
    select(cy, [id]);
    cy.animate({ center: { eles: cy.getElementById(id) } }, { duration: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200 });
  }, true);

  /* ---- called by the page ---- */
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network = {
    /* after the server drew: take the live core, fit only when the starting point changed */
    drawn(elements, key, beneath) {
      const turn = (state.turn += 1);
      if (window.dash_clientside.network_backdrop.show(beneath)) state.fitted = null;
      const settle = (left) => {
        if (turn !== state.turn) return; // the server drew again meanwhile
        const cy = core();
        const ready = cy && cy.elements().length === (elements || []).length;
        if (!ready && left > 0) return void requestAnimationFrame(() => settle(left - 1));
        if (!cy) return;
        tune(cy);
        cy.container().tabIndex = 0;
        lighten(cy);
        const newcomers = cy.nodes().filter((node) => !state.drawn.has(node.id()));
        /* a view that was just named is the picture that is there */
        const named = state.saving && !newcomers.length;
        if ((key !== state.fitted && !named) || view().outside(cy, newcomers)) fit(cy);
        if (key !== state.fitted) state.saving = false;
        state.fitted = key;
        state.drawn = new Set(cy.nodes().map((node) => node.id()));
        select(cy, state.wanted);
        const box = document.getElementById(CANVAS);
        box.dataset.ready = String(cy.nodes().length);
        box.dataset.revision = String(Number(box.dataset.revision || 0) + 1);
      };
      settle(240);
      return window.dash_clientside.no_update;
    },
    /* one selection for canvas and table; a link may carry one */
    pick(selection) {
      const linked = (new URLSearchParams(window.location.search).get("kies") || "").split(",").filter(Boolean);
      const told = window.dash_clientside.callback_context.triggered.map((one) => one.prop_id);
      const followed = told.includes("shell-url.search");
      const chosen = told.includes(`${SELECTION}.data`) || !followed;
      const fresh = !(selection || []).length && !state.wanted.length;
      const adopts = linked.length > 0 && !same(linked, state.wanted) && (followed || fresh);
      if (adopts) state.wanted = linked;
      else if (chosen) state.wanted = selection || [];
      const cy = core();
      if (cy) select(cy, state.wanted);
      window.dash_clientside.network_panel.reveal(state.wanted);
      remember(state.wanted);
      return adopts ? state.wanted : window.dash_clientside.no_update;
    },
    rearranged(n) { if (n) state.fitted = null; return window.dash_clientside.no_update; },
    zoomIn(n) { if (n) zoomBy(1.25); return window.dash_clientside.no_update; },
    zoomOut(n) { if (n) zoomBy(0.8); return window.dash_clientside.no_update; },
    fitAll(n) { const cy = core(); if (n && cy) fit(cy); return window.dash_clientside.no_update; },
    /* a view keeps the places of what is on screen */
    placed(save, updates, typed) {
      const cy = core();
      const pressed = window.dash_clientside.callback_context.triggered_id;
      const name = (pressed && pressed.name) || typed || "";
      const clicked = pressed === "network-save-view" ? save : (updates || []).some(Boolean);
      if (!clicked || !cy || !name.trim()) return window.dash_clientside.no_update;
      const positions = {};
      cy.nodes().forEach((node) => void (positions[node.id()] = [node.position("x"), node.position("y")]));
      state.saving = true;
      return { name, positions, replaces: pressed !== "network-save-view", at: Date.now() };
    },
    core,
  };
})();
