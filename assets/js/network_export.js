/* Takes along what is seen as a drawing: the same places and looks as on the canvas, with title and legend.
   SVG is written here because the bundled renderer has no SVG writer; PNG is that same SVG on a bitmap. */
(() => {
  "use strict";
  const NS = "http://www.w3.org/2000/svg";
  const MARGIN = 28;
  const TITLE = 54;
  const LINE = 17;
  const SIGN = 6.2;
  const LEGEND = 230;
  const ROW = 22;
  const NAMES = 120;
  const LARGEST_SIDE = 8000;
  const FADED = 0.22;
  const FADED_NAME = 0.45;
  const FONT = "Atkinson Hyperlegible Next";

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const round = (value) => Math.round(value * 10) / 10;

  function element(name, attributes, ...children) {
    const made = document.createElementNS(NS, name);
    Object.entries(attributes || {}).forEach(([key, value]) => void made.setAttribute(key, value));
    children.forEach((child) => void made.append(child));
    return made;
  }

  const POINTS = {
    hexagon: [[-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0]],
    diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
    triangle: [[-1, -0.8], [1, -0.8], [0, 1]],
    cross: [[-0.5, -1], [0, -0.5], [0.5, -1], [1, -0.5], [0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5], [-0.5, 1], [-1, 0.5], [-0.5, 0], [-1, -0.5]],
    tag: [[-1, -0.7], [0.4, -0.7], [1, 0], [0.4, 0.7], [-1, 0.7]],
  };

  function sign(shape, x, y, radius, look) {
    const drawn = { fill: look.fill, stroke: look.edge, "stroke-width": look.width, opacity: look.opacity };
    if (shape in POINTS) {
      const points = POINTS[shape].map(([dx, dy]) => `${round(x + dx * radius)},${round(y + dy * radius)}`).join(" ");
      return element("polygon", { points, ...drawn });
    }
    if (shape === "square")
      return element("rect", { x: round(x - radius), y: round(y - radius), width: round(2 * radius), height: round(2 * radius), rx: round(radius / 3), ...drawn });
    return element("circle", { cx: round(x), cy: round(y), r: round(radius), ...drawn });
  }

  const colours = (fill) => ({
    fill: fill === "unknown" ? "url(#unknown)" : token(fill) || token("ink-3"),
    edge: token(`${fill}-edge`) || token("ink-2"),
  });

  const HALO = () => ({ stroke: token("canvas"), "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" });

  /* a name of one or more lines on a side of its node */
  function label(one, side) {
    const { LINE, GAP } = window.dash_clientside.network_labels;
    const [at, reach, lines] = [one.position(), radiusOf(one) + GAP, text(one).split("\n")];
    const high = lines.length * LINE;
    const [x, anchor] = { right: [at.x + reach, "start"], left: [at.x - reach, "end"] }[side] || [at.x, "middle"];
    const top = { below: at.y + reach, above: at.y - reach - high }[side] ?? at.y - high / 2;
    const weight = one.selected() ? { "font-weight": 700 } : {};
    const group = element("text", { "font-size": 12, "text-anchor": anchor, fill: token("ink"), opacity: one.data("faded") ? FADED_NAME : 1, ...HALO(), ...weight });
    lines.forEach((line, number) => void group.append(element("tspan", { x: round(x), y: round(top + LINE * (number + 0.8)) }, line)));
    return group;
  }

  const radiusOf = (one) => one.data("size") / 2;
  const text = (one) => one.data("short") || "";

  /* between nodes that overlap there is no line to draw */
  const hasLength = (edge) => [edge.sourceEndpoint(), edge.targetEndpoint()].every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));

  function tie(edge) {
    const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
    const control = (edge.controlPoints() || [])[0];
    const path = control
      ? `M${round(from.x)} ${round(from.y)}Q${round(control.x)} ${round(control.y)} ${round(to.x)} ${round(to.y)}`
      : `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
    const dash = { dashed: "5 4", dotted: "1.5 3" }[edge.data("dash")];
    const attributes = {
      d: path, fill: "none", stroke: edge.style("line-color"), "stroke-width": edge.data("width"),
      opacity: edge.data("faded") ? 0.15 : edge.data("idle") ? 0.3 : 0.9,
    };
    if (dash) attributes["stroke-dasharray"] = dash;
    if (edge.data("directed")) attributes["marker-end"] = "url(#arrow)";
    return element("path", attributes);
  }

  /* the nodes that names are asked for, as many as fit at the size of the drawing */
  function named(nodes) {
    return nodes.map((one) => {
      const weight = (one.selected() ? 1e7 : 0) + (one.data("faded") ? -1e6 : 0) + one.data("rank");
      return { id: one.id(), ...one.position(), radius: radiusOf(one), rank: one.data("rank"), weight, text: text(one), must: one.selected(), solid: true };
    });
  }

  function node(one) {
    const [at, radius] = [one.position(), radiusOf(one)];
    const look = { ...colours(one.data("fill")), width: 1.25, opacity: one.data("faded") ? FADED : one.data("second") ? 0.6 : 1 };
    const body = sign(one.data("shape"), at.x, at.y, radius, look);
    body.append(element("title", {}, one.data("label")));
    const glow = element("circle", { cx: round(at.x), cy: round(at.y), r: round(radius + 6), fill: token("brand"), opacity: 0.38 });
    const parts = one.data("match") ? [glow, body] : [body];
    if (one.data("ring")) parts.push(sign(one.data("shape"), at.x, at.y, radius + 4, { fill: "none", edge: token("rule"), width: 3, opacity: one.data("faded") ? FADED : 1 }));
    if (one.selected()) parts.push(element("circle", { cx: round(at.x), cy: round(at.y), r: round(radius + 5), fill: "none", stroke: token("ink"), "stroke-width": 2.5 }));
    return parts;
  }

  const badge = (x, y, opacity = 1) => element("circle", { cx: round(x), cy: round(y), r: 5, fill: token("bad"), stroke: token("panel"), "stroke-width": 1.5, opacity });

  /* what stands before the words of an entry */
  function key(row, x, y) {
    if (row.line) {
      const dash = { dashed: { "stroke-dasharray": "5 4" }, dotted: { "stroke-dasharray": "1.5 3" }, border: { "stroke-dasharray": "6 4", "stroke-width": 1, stroke: token("line-strong") } }[row.line] || {};
      return [element("line", { x1: x, y1: y, x2: x + 30, y2: y, stroke: token("ink-2"), "stroke-width": row.line === "thick" ? 4 : 2, opacity: row.line === "idle" ? 0.35 : 1, ...dash })];
    }
    if (row.steps) return row.steps.map((fill, number) => element("rect", { x: x + number * 22, y: y - 6, width: 22, height: 12, fill: token(fill) }));
    if (row.sign === "circles") return [4, 7, 11].map((radius, number) => element("circle", { cx: x + 4 + number * 20 + number * number * 2, cy: y, r: radius, fill: "none", stroke: token("ink-2") }));
    if (row.sign === "ring") return [element("circle", { cx: x + 8, cy: y, r: 6, fill: "none", stroke: token("rule"), "stroke-width": 3 })];
    if (row.sign === "match") return [element("circle", { cx: x + 8, cy: y, r: 8, fill: token("brand"), opacity: 0.38 })];
    if (row.sign === "badge") return [badge(x + 8, y)];
    return row.fill ? [sign(row.shape, x + 8, y, 7, { ...colours(row.fill), width: 1.25, opacity: 1 })] : [];
  }

  const indent = (row) => (row.line ? 40 : row.steps ? row.steps.length * 22 + 8 : row.sign === "circles" ? 72 : 24);

  function legend(rows, x, y) {
    const group = element("g", { "font-size": 13, fill: token("ink") });
    rows.forEach((row, number) => {
      const at = y + number * ROW;
      if (row.sign === "note") return void group.append(element("text", { x, y: at + 5, "font-size": 12, fill: token("ink-2") }, row.text));
      if (row.sign === "heading") return void group.append(element("text", { x, y: at + 5, "font-size": 12, "font-weight": 600, fill: token("ink-2") }, row.text));
      group.append(...key(row, x, at), element("text", { x: x + indent(row), y: at + 5 }, row.text));
      if (row.count !== undefined) group.append(element("text", { x: x + LEGEND - 24, y: at + 5, "text-anchor": "end", fill: token("ink-2") }, String(row.count)));
    });
    return group;
  }

  function marks(box) {
    const seen = element("clipPath", { id: "seen" }, element("rect", { x: round(box.x1), y: round(box.y1), width: round(box.w), height: round(box.h) }));
    const hatch = element("pattern", { id: "unknown", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      element("rect", { width: 6, height: 6, fill: token("panel") }), element("line", { x1: 0, y1: 0, x2: 0, y2: 6, stroke: token("ink-3"), "stroke-width": 3 }));
    const arrow = element("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto", markerUnits: "userSpaceOnUse" },
      element("path", { d: "M0 0L8 4L0 8z", fill: token("line-strong") }));
    return element("defs", {}, hatch, arrow, seen);
  }

  const within = (box, { x, y }) => x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2;

  /* names may stand beside the outermost nodes */
  const around = ({ x1, y1, w, h }) => ({ x1: x1 - NAMES, y1: y1 - NAMES / 4, w: w + 2 * NAMES, h: h + NAMES / 2 });

  /* a text in lines of at most a width */
  function wrapped(text, width) {
    const lines = [];
    text.split(" ").filter(Boolean).forEach((word) => {
      const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && longer.length * SIGN <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    });
    return lines;
  }

  /* what is seen, as a document; measures in px of the canvas */
  function drawing(about) {
    const cy = window.dash_clientside.network.core();
    const frame = window.dash_clientside.network_backdrop.frame();
    const box = around(window.dash_clientside.network_view.whole(cy, 1, cy.elements()));
    const nodes = frame ? cy.nodes().filter((one) => within(frame, one.position())) : cy.nodes();
    const rows = (about.legend || []).flatMap((row) => (row.sign === "note" ? wrapped(row.text, LEGEND - 2 * MARGIN).map((text) => ({ ...row, text })) : [row]));
    const width = box.w + LEGEND + 2 * MARGIN;
    const filters = wrapped((about.filters || []).join(" · "), width - 2 * MARGIN);
    const head = TITLE + filters.length * LINE;
    const height = Math.max(box.h, rows.length * ROW) + head + 2 * MARGIN;
    const shrunk = Math.min(1, LARGEST_SIDE / Math.max(width, height));
    const svg = element("svg", { xmlns: NS, width: round(width * shrunk), height: round(height * shrunk), viewBox: `0 0 ${round(width)} ${round(height)}`, "font-family": `'${FONT}', sans-serif` });
    const title = element("title", {}, about.title);
    const heading = element("text", { x: MARGIN, y: MARGIN + 18, "font-size": 20, "font-weight": 700, fill: token("ink") }, about.title);
    const below = element("text", { x: MARGIN, y: MARGIN + 40, "font-size": 12, fill: token("ink-2") }, about.subtitle);
    const told = filters.map((text, number) => element("text", { x: MARGIN, y: MARGIN + 40 + (number + 1) * LINE, "font-size": 12, fill: token("ink-2") }, text));
    const left = MARGIN + LEGEND - box.x1;
    const top = MARGIN + head - box.y1;
    const network = element("g", { transform: `translate(${round(left)} ${round(top)})`, "clip-path": "url(#seen)" });
    const { arrange, room } = window.dash_clientside.network_labels;
    const [asked, blocked] = [named(nodes), window.dash_clientside.network_backdrop.words(1, { x: 0, y: 0 })];
    const sides = arrange(asked, blocked);
    network.append(...window.dash_clientside.network_backdrop.svg(cy, room(asked, sides, blocked)));
    cy.edges().filter(hasLength).forEach((edge) => void network.append(tie(edge)));
    nodes.forEach((one) => void network.append(...node(one)));
    sides.forEach((side, id) => void network.append(label(cy.getElementById(id), side)));
    nodes.filter("[?badge]").forEach((one) => {
      const [at, off] = [one.position(), radiusOf(one) * 0.8];
      network.append(badge(at.x + off, at.y - off, one.data("faded") ? FADED : 1));
    });
    svg.append(title, marks(box), element("rect", { width: "100%", height: "100%", fill: token("canvas") }), heading, below, ...told, network, legend(rows, MARGIN, MARGIN + head + 8));
    return { svg, width, height };
  }

  async function fontRule() {
    for (const sheet of document.styleSheets)
      for (const rule of sheet.cssRules || []) {
        if (!(rule instanceof CSSFontFaceRule) || !rule.cssText.includes(FONT)) continue;
        const address = /url\(["']?([^"')]+\.woff2[^"')]*)["']?\)/.exec(rule.cssText);
        if (!address) continue;
        const bytes = new Uint8Array(await (await fetch(new URL(address[1], sheet.href || location.href))).arrayBuffer());
        let text = "";
        bytes.forEach((byte) => void (text += String.fromCharCode(byte)));
        return `@font-face{font-family:'${FONT}';font-weight:200 800;src:url(data:font/woff2;base64,${btoa(text)}) format('woff2')}`;
      }
    return "";
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async function bitmap(text, width, height) {
    const scale = Math.min(2, LARGEST_SIDE / Math.max(width, height));
    const image = new Image();
    const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    await new Promise((done, fail) => { image.onload = done; image.onerror = fail; image.src = address; });
    const canvas = Object.assign(document.createElement("canvas"), { width: width * scale, height: height * scale });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  window.dash_clientside.network_export = {
    async draw(about) {
      if (!about || !window.dash_clientside.network.core()) return window.dash_clientside.no_update;
      const { svg, width, height } = drawing(about);
      svg.prepend(element("style", {}, await fontRule()));
      const text = new XMLSerializer().serializeToString(svg);
      const blob = about.format === "png" ? await bitmap(text, width, height) : new Blob([text], { type: "image/svg+xml" });
      save(blob, `${about.name}.${about.format}`);
      return window.dash_clientside.no_update;
    },
  };
})();
