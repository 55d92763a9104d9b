/* Draws what lies beneath the network: rings, bands, axes, land, and hulls that follow the nodes they hold.
   On screen on a canvas under those of the renderer; in a drawing that is taken along as SVG. */
(() => {
  "use strict";
  const NS = "http://www.w3.org/2000/svg";
  const FONT = "Atkinson Hyperlegible Next, sans-serif";
  const PAD = 26;
  const TRIES = 240;
  const ASCENT = 11;
  const DESCENT = 4;
  const FAINT = 0.4;
  /* how far a name of land may step aside, px, the nearest first */
  const STEPS = [...Array(19).keys()].map((step) => step - 9);
  const ASIDE = STEPS.flatMap((x) => STEPS.map((y) => [x * 10, y * 8])).sort((one, other) => Math.hypot(...one) - Math.hypot(...other));
  const hung = new WeakMap();
  const state = { shapes: [], seats: new Map() };

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const core = () => window.dash_clientside.network.core();

  /* ---- hulls: the outline round the discs of some nodes (Andrew's monotone chain) ---- */
  const cross = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  function chain(points) {
    const line = [];
    points.forEach((point) => {
      while (line.length > 1 && cross(line[line.length - 2], line[line.length - 1], point) <= 0) line.pop();
      line.push(point);
    });
    return line.slice(0, -1);
  }
  function hullOf(cy, ids) {
    const around = [];
    ids.forEach((id) => {
      const node = cy.getElementById(id);
      if (node.empty()) return;
      const [{ x, y }, reach] = [node.position(), node.width() / 2 + PAD];
      for (let k = 0; k < 12; k += 1) around.push([x + reach * Math.cos((k * Math.PI) / 6), y + reach * Math.sin((k * Math.PI) / 6)]);
    });
    const sorted = around.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return sorted.length ? [...chain(sorted), ...chain(sorted.slice().reverse())] : [];
  }
  const top = (points) => points.reduce((best, point) => (point[1] < best[1] ? point : best), [0, Infinity]);

  /* ---- what each shape is made of: paths with their look, and words ---- */
  const LOOKS = {
    circle: () => ({ stroke: token("line-strong"), width: 1 }),
    axis: () => ({ stroke: token("ink-3"), width: 1.5 }),
    grid: () => ({ stroke: token("line"), width: 1 }),
    scale: () => ({ stroke: token("ink-2"), width: 2.5 }),
    even: () => ({ fill: token("panel"), opacity: 0.6 }),
    odd: () => ({ fill: token("brand-weak"), opacity: 0.35 }),
    unknown: () => ({ fill: "hatch", opacity: 0.5 }),
    land: () => ({ fill: token("panel"), stroke: token("line-strong"), width: 1 }),
    rough: () => ({ fill: token("panel"), stroke: token("line-strong"), width: 1, dash: [6, 4] }),
  };
  const box = (start, end) => [start, [end[0], start[1]], end, [start[0], end[1]]];
  function parts(cy, shape) {
    if (shape.kind === "frame") return [];
    if (shape.kind === "circle") return [{ circle: [...shape.at, shape.radius], ...LOOKS.circle() }];
    if (shape.kind === "line") return [{ path: [shape.points], ...LOOKS[shape.look]() }];
    if (shape.kind === "band") return [{ path: [box(shape.start, shape.end)], closed: true, ...LOOKS[shape.look]() }];
    if (shape.kind === "outline") return [{ path: shape.rings, closed: true, ...LOOKS[shape.look]() }];
    if (shape.kind === "words") return [{ text: shape.text, at: shape.at, anchor: shape.anchor, ink: token("ink-2"), shape }];
    const hull = hullOf(cy, shape.ids);
    if (!hull.length) return [];
    const colour = token(shape.fill);
    const high = top(hull);
    return [
      { path: [hull], closed: true, fill: colour, stroke: colour, width: 1.5, opacity: 0.12, edge: 0.7 },
      { text: shape.text, at: [high[0], high[1] - 6], anchor: "middle", ink: token("ink-2") },
    ];
  }
  const all = (cy) => state.shapes.flatMap((shape) => parts(cy, shape));

  /* ---- words: the same size on screen at every zoom ---- */
  const ruler = document.createElement("canvas").getContext("2d");
  function wide(text) {
    ruler.font = `600 12px ${FONT}`;
    return ruler.measureText(text).width;
  }
  const LEFT = { start: 0, end: 1 };
  /* the box of words that stand at a point on screen */
  function boxAt(shape, x, y) {
    const left = x - wide(shape.text) * (LEFT[shape.anchor] ?? 0.5);
    return [left, y - ASCENT, left + wide(shape.text), y + DESCENT];
  }
  const told = () => state.shapes.filter(({ kind, look }) => kind === "words" && look !== "area");
  const words = (zoom, pan) => told().map((shape) => boxAt(shape, shape.at[0] * zoom + pan.x, shape.at[1] * zoom + pan.y));

  /* ---- how far it reaches, in units of the canvas, when words are as large as at a zoom ---- */
  const isMap = () => state.shapes.some(({ kind }) => kind === "outline");
  const corners = {
    circle: ({ at: [x, y], radius }) => [[x - radius, y - radius], [x + radius, y + radius]],
    line: ({ points }) => points,
    band: ({ start, end }) => [start, end],
  };
  const boxOf = (points) => {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [x1, y1, x2, y2] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    return points.length ? { x1, y1, x2, y2, w: x2 - x1, h: y2 - y1 } : null;
  };
  /* the whole of a chart; nothing of a map, which has a frame, nor of what follows the nodes */
  function extent(zoom) {
    if (isMap()) return null;
    const lines = state.shapes.flatMap((shape) => (corners[shape.kind] || (() => []))(shape));
    const texts = words(zoom, { x: 0, y: 0 }).flatMap(([x1, y1, x2, y2]) => [[x1 / zoom, y1 / zoom], [x2 / zoom, y2 / zoom]]);
    return boxOf([...lines, ...texts]);
  }

  /* ---- names of land step aside for those of nodes, within their own land; without room they fade ---- */
  function seats(room, zoom, pan) {
    const land = state.shapes.filter(({ kind }) => kind === "outline").map((shape) => outline({ path: shape.rings, closed: true }));
    const inside = (path, [x, y]) => ruler.isPointInPath(path, x, y, "evenodd");
    const [found, taken] = [new Map(), []];
    const clear = (box) => room(box) && taken.every((other) => !window.dash_clientside.network_labels.crosses(box, other));
    state.shapes.filter(({ look, kind }) => kind === "words" && look === "area").forEach((shape) => {
      const own = land.filter((path) => inside(path, shape.at)).pop();
      const [x, y] = [shape.at[0] * zoom + pan.x, shape.at[1] * zoom + pan.y];
      const seat = ASIDE.find(([dx, dy]) => clear(boxAt(shape, x + dx, y + dy)) && (!own || inside(own, [shape.at[0] + dx / zoom, shape.at[1] + dy / zoom])));
      found.set(shape, seat || null);
      if (seat) taken.push(boxAt(shape, x + seat[0], y + seat[1]));
    });
    return found;
  }
  const seatOf = (part, found) => (part.shape && found.has(part.shape) ? found.get(part.shape) : [0, 0]);

  /* ---- on screen ---- */
  function hatch(context) {
    const tile = Object.assign(document.createElement("canvas"), { width: 8, height: 8 });
    const pen = tile.getContext("2d");
    pen.strokeStyle = token("line-strong");
    pen.lineWidth = 1.2;
    pen.stroke(new Path2D("M-2 10L10 -2M-2 2L2 -2M6 10L10 6"));
    return context.createPattern(tile, "repeat");
  }
  function outline(part) {
    const path = new Path2D();
    if (part.circle) path.arc(part.circle[0], part.circle[1], part.circle[2], 0, 2 * Math.PI);
    (part.path || []).forEach((points) => {
      points.forEach(([x, y], number) => void (number ? path.lineTo(x, y) : path.moveTo(x, y)));
      if (part.closed) path.closePath();
    });
    return path;
  }
  function paint(cy, sheet) {
    const ratio = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(cy.width() * ratio), Math.round(cy.height() * ratio)];
    if (sheet.width !== wide || sheet.height !== high) Object.assign(sheet, { width: wide, height: high });
    const context = sheet.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, high);
    if (!state.shapes.length) return;
    const [zoom, pan] = [cy.zoom(), cy.pan()];
    context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * pan.x, ratio * pan.y);
    const words = [];
    all(cy).forEach((part) => {
      if (part.text !== undefined) return void words.push(part);
      const path = outline(part);
      context.globalAlpha = part.opacity ?? 1;
      if (part.fill) { context.fillStyle = part.fill === "hatch" ? hatch(context) : part.fill; context.fill(path, "evenodd"); }
      context.globalAlpha = part.edge ?? 1;
      if (part.stroke) {
        context.strokeStyle = part.stroke;
        context.lineWidth = part.width / zoom;
        context.setLineDash((part.dash || []).map((length) => length / zoom));
        context.stroke(path);
      }
    });
    context.globalAlpha = 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.font = `600 12px ${FONT}`;
    words.forEach((part) => {
      context.textAlign = { start: "left", end: "right" }[part.anchor] || "center";
      context.fillStyle = part.ink;
      context.strokeStyle = token("canvas");
      context.lineWidth = 3;
      const seat = seatOf(part, state.seats);
      const [x, y] = [part.at[0] * zoom + pan.x + (seat ? seat[0] : 0), part.at[1] * zoom + pan.y + (seat ? seat[1] : 0)];
      context.globalAlpha = seat ? 1 : FAINT;
      context.strokeText(part.text, x, y);
      context.fillText(part.text, x, y);
    });
  }
  function hang(cy) {
    if (hung.has(cy)) return hung.get(cy);
    const sheet = document.createElement("canvas");
    sheet.className = "net-backdrop";
    cy.container().prepend(sheet);
    hung.set(cy, sheet);
    cy.on("render", () => paint(cy, sheet));
    return sheet;
  }
  function show(left) {
    const cy = core();
    if (!cy) return void (left > 0 && requestAnimationFrame(() => show(left - 1)));
    const sheet = hang(cy);
    sheet.dataset.shapes = String(state.shapes.length);
    paint(cy, sheet);
  }

  /* ---- in a drawing ---- */
  function element(name, attributes, ...children) {
    const made = document.createElementNS(NS, name);
    Object.entries(attributes).forEach(([key, value]) => void (value !== undefined && made.setAttribute(key, value)));
    made.append(...children);
    return made;
  }
  const round = (value) => Math.round(value * 10) / 10;
  function drawn(part, found) {
    if (part.text !== undefined) {
      const seat = seatOf(part, found);
      const [dx, dy] = seat || [0, 0];
      return element("text", { x: round(part.at[0] + dx), y: round(part.at[1] + dy), "text-anchor": part.anchor, "font-size": 12, "font-weight": 600, fill: part.ink, opacity: seat ? undefined : FAINT }, part.text);
    }
    const look = {
      fill: part.fill === "hatch" ? "url(#unknown)" : part.fill || "none", "fill-opacity": part.opacity, "fill-rule": "evenodd",
      stroke: part.stroke || "none", "stroke-width": part.width, "stroke-opacity": part.edge, "stroke-dasharray": part.dash && part.dash.join(" "),
    };
    if (part.circle) return element("circle", { cx: round(part.circle[0]), cy: round(part.circle[1]), r: round(part.circle[2]), ...look });
    const d = part.path.map((points) => `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}${part.closed ? "Z" : ""}`).join("");
    return element("path", { d, ...look });
  }

  /* the theme changed: the same shapes in other colours */
  new MutationObserver(() => show(0)).observe(document.documentElement, { attributes: true });

  const reach = () => JSON.stringify([window.dash_clientside.network_backdrop.frame(), extent(1)]);

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_backdrop = {
    /* draw other shapes; returns whether they reach elsewhere than those before */
    show(shapes) {
      const before = reach();
      [state.shapes, state.seats] = [shapes || [], new Map()];
      show(TRIES);
      return reach() !== before;
    },
    /* names of nodes stand anew: what tells where there is room beside them */
    seat(cy, room) {
      if (!isMap()) return;
      state.seats = seats(room, cy.zoom(), cy.pan());
      hang(cy).dataset.clear = `${[...state.seats.values()].filter(Boolean).length} of ${state.seats.size}`;
      show(0);
    },
    extent,
    words,
    /* what is brought into view at first, when that is not all nodes */
    frame() {
      const shape = state.shapes.find((one) => one.kind === "frame");
      return shape && { x1: shape.start[0], y1: shape.start[1], x2: shape.end[0], y2: shape.end[1], w: shape.end[0] - shape.start[0], h: shape.end[1] - shape.start[1] };
    },
    svg(cy, room) {
      const found = seats(room, 1, { x: 0, y: 0 });
      return all(cy).map((part) => drawn(part, found));
    },
  };
})();
