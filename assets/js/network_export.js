/* Takes along what is seen as a drawing: the same places and looks as on the canvas, with title and legend.
   SVG is written here because the bundled renderer has no SVG writer; PNG is that same SVG on a bitmap. */
(() => {
  "use strict";
  const NS = "http://www.w3.org/2000/svg";
  const MARGIN = 28;
  const TITLE = 54;
  const LEGEND = 230;
  const ROW = 22;
  const LONGEST_NAME = 34;
  const LARGEST_SIDE = 8000;
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

  function label(text, x, y, size, rest) {
    const halo = { stroke: token("canvas"), "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" };
    return element("text", { x: round(x), y: round(y), "font-size": size, "text-anchor": "middle", fill: token("ink"), ...halo, ...rest }, text);
  }

  function tie(edge) {
    const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
    const control = (edge.controlPoints() || [])[0];
    const path = control
      ? `M${round(from.x)} ${round(from.y)}Q${round(control.x)} ${round(control.y)} ${round(to.x)} ${round(to.y)}`
      : `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
    const dash = { dashed: "5 4", dotted: "1.5 3" }[edge.data("dash")];
    const attributes = {
      d: path, fill: "none", stroke: edge.style("line-color"), "stroke-width": edge.data("width"),
      opacity: edge.data("faded") ? 0.15 : 0.9,
    };
    if (dash) attributes["stroke-dasharray"] = dash;
    if (edge.data("directed")) attributes["marker-end"] = "url(#arrow)";
    return element("path", attributes);
  }

  /* names as many as fit at the size of the drawing, the most telling first */
  function named(cy) {
    const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    const taken = cy.nodes().map((one) => {
      const [at, reach] = [one.position(), one.data("size") * 0.4];
      return { id: one.id(), rank: one.data("rank"), box: [at.x - reach, at.y - reach, at.x + reach, at.y + reach] };
    });
    const chosen = new Set();
    cy.nodes().sort((a, b) => b.selected() - a.selected() || b.data("rank") - a.data("rank")).forEach((one) => {
      const [at, half] = [one.position(), Math.min((one.data("label") || "").length, LONGEST_NAME) * 3.2];
      const top = at.y + one.data("size") / 2 + 2;
      const box = [at.x - half, top, at.x + half, top + 16];
      const hides = (other) => other.id !== one.id() && other.rank >= 0.7 * one.data("rank") && overlap(box, other.box);
      if (!one.selected() && taken.some(hides)) return;
      taken.push({ id: one.id(), rank: Infinity, box });
      chosen.add(one.id());
    });
    return chosen;
  }

  const short = (text) => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text);

  function node(one, names) {
    const at = one.position();
    const radius = one.data("size") / 2;
    const parts = [];
    const look = { ...colours(one.data("fill")), width: 1.25, opacity: one.data("faded") ? 0.22 : 1 };
    if (one.data("ring")) Object.assign(look, { edge: token("warn"), width: 4 });
    const body = sign(one.data("shape"), at.x, at.y, radius, look);
    body.append(element("title", {}, one.data("label")));
    parts.push(body);
    if (one.selected()) parts.push(element("circle", { cx: round(at.x), cy: round(at.y), r: round(radius + 4), fill: "none", stroke: token("ink"), "stroke-width": 2 }));
    if (one.data("badge")) parts.push(element("circle", { cx: round(at.x + radius), cy: round(at.y - radius), r: 5, fill: token("bad"), stroke: token("panel"), "stroke-width": 1.5 }));
    if (names.has(one.id())) parts.push(label(short(one.data("label")), at.x, at.y + radius + 14, 12, one.selected() ? { "font-weight": 700 } : {}));
    return parts;
  }

  function legend(rows, x, y) {
    const group = element("g", { "font-size": 13, fill: token("ink") });
    rows.forEach((row, number) => {
      const at = y + number * ROW;
      if (row.heading) return void group.append(element("text", { x, y: at + 5, "font-size": 12, "font-weight": 600, fill: token("ink-2") }, row.text));
      if (row.line) {
        const dash = row.line === "dashed" ? { "stroke-dasharray": "5 4" } : {};
        group.append(element("line", { x1: x, y1: at, x2: x + 30, y2: at, stroke: token("ink-2"), "stroke-width": row.line === "thick" ? 4 : 2, ...dash }));
      } else if (row.fill) group.append(sign(row.shape, x + 8, at, 7, { ...colours(row.fill), width: 1.25, opacity: 1 }));
      group.append(element("text", { x: x + (row.line ? 40 : 24), y: at + 5 }, row.text));
      if (row.count !== undefined) group.append(element("text", { x: x + LEGEND - 24, y: at + 5, "text-anchor": "end", fill: token("ink-2") }, String(row.count)));
    });
    return group;
  }

  function marks() {
    const hatch = element("pattern", { id: "unknown", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      element("rect", { width: 6, height: 6, fill: token("panel") }), element("line", { x1: 0, y1: 0, x2: 0, y2: 6, stroke: token("ink-3"), "stroke-width": 3 }));
    const arrow = element("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto", markerUnits: "userSpaceOnUse" },
      element("path", { d: "M0 0L8 4L0 8z", fill: token("line-strong") }));
    return element("defs", {}, hatch, arrow);
  }

  /* what is seen, as a document; measures in px of the canvas */
  function drawing(about) {
    const cy = window.dash_clientside.network.core();
    const box = cy.elements().boundingBox({ includeLabels: true });
    const rows = about.legend || [];
    const height = Math.max(box.h, rows.length * ROW) + TITLE + 2 * MARGIN;
    const width = box.w + LEGEND + 2 * MARGIN;
    const svg = element("svg", { xmlns: NS, width: round(width), height: round(height), viewBox: `0 0 ${round(width)} ${round(height)}`, "font-family": `'${FONT}', sans-serif` });
    const title = element("title", {}, about.title);
    const heading = element("text", { x: MARGIN, y: MARGIN + 18, "font-size": 20, "font-weight": 700, fill: token("ink") }, about.title);
    const below = element("text", { x: MARGIN, y: MARGIN + 40, "font-size": 12, fill: token("ink-2") }, about.subtitle);
    const left = MARGIN + LEGEND - box.x1;
    const top = MARGIN + TITLE - box.y1;
    const network = element("g", { transform: `translate(${round(left)} ${round(top)})` });
    cy.edges().forEach((edge) => void network.append(tie(edge)));
    const names = named(cy);
    const drawn = cy.nodes().map((one) => node(one, names));
    drawn.forEach((parts) => void network.append(parts[0]));
    drawn.forEach((parts) => void network.append(...parts.slice(1)));
    svg.append(title, marks(), element("rect", { width: "100%", height: "100%", fill: token("canvas") }), heading, below, network, legend(rows, MARGIN, MARGIN + TITLE + 8));
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
