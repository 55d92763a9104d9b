/* Where names stand beside their nodes, on the canvas and in exported drawings: the most telling first, none over another. */
(() => {
  "use strict";
  const SIGN = 6.4;
  const LINE = 15;
  const GAP = 3;
  const CELL = 60;

  /* the preferred side first: the box of a name of some size, beside a node that reaches so far */
  const SIDES = [
    { name: "below", box: (at, reach, wide, high) => [at.x - wide / 2, at.y + reach, at.x + wide / 2, at.y + reach + high] },
    { name: "above", box: (at, reach, wide, high) => [at.x - wide / 2, at.y - reach - high, at.x + wide / 2, at.y - reach] },
    { name: "right", box: (at, reach, wide, high) => [at.x + reach, at.y - high / 2, at.x + reach + wide, at.y + high / 2] },
    { name: "left", box: (at, reach, wide, high) => [at.x - reach - wide, at.y - high / 2, at.x - reach, at.y + high / 2] },
  ];

  const crosses = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

  /* boxes are kept in the cells of a grid, so that each is held only against what is near it */
  function* cells([left, top, right, bottom]) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) yield `${x},${y}`;
  }

  function put(grid, item) {
    for (const cell of cells(item.box)) {
      if (!grid.has(cell)) grid.set(cell, []);
      grid.get(cell).push(item);
    }
  }

  const hit = (grid, id, box, hides) =>
    [...cells(box)].some((cell) => (grid.get(cell) || []).some((item) => item.id !== id && crosses(box, item.box) && hides(item)));

  function body({ x, y, radius }) {
    const reach = radius * 0.8;
    return [x - reach, y - reach, x + reach, y + reach];
  }

  /* the box of a name on each side of its node */
  function boxesOf(node) {
    const lines = node.text.split("\n");
    const wide = Math.max(...lines.map((line) => line.length)) * SIGN;
    return SIDES.map((side) => side.box(node, node.radius + GAP, wide, lines.length * LINE + 2));
  }

  /* Which side each name takes, by id; a node without a side goes without a name.
     nodes: {id, x, y, radius, rank, weight, text, must, solid}, px; blocked: boxes that no name covers;
     screen: box in which names must stay sideways, if any */
  function arrange(nodes, blocked = [], screen = null) {
    const grid = new Map();
    const sides = new Map();
    nodes.forEach((node) => void (node.solid && put(grid, { id: node.id, box: body(node), rank: node.rank })));
    blocked.forEach((box) => void put(grid, { id: "", box, rank: Infinity }));
    [...nodes].sort((one, other) => other.weight - one.weight).forEach((node) => {
      const boxes = boxesOf(node);
      const seen = !screen || !crosses([node.x, node.y, node.x, node.y], screen);
      const inside = (box) => seen || (box[0] >= screen[0] && box[2] <= screen[2]);
      let chosen = boxes.findIndex((box) => inside(box) && !hit(grid, node.id, box, () => true));
      /* rather over a node that matters far less than no name; never over another name */
      if (chosen < 0) chosen = boxes.findIndex((box) => inside(box) && !hit(grid, node.id, box, ({ rank }) => !(rank < 0.7 * node.rank)));
      if (chosen < 0 && node.must) chosen = 0;
      if (chosen < 0) return;
      put(grid, { id: node.id, box: boxes[chosen], rank: Infinity });
      sides.set(node.id, SIDES[chosen].name);
    });
    return sides;
  }

  /* What tells whether a box is clear of nodes and of the names that were given a side. */
  function room(nodes, sides, blocked = []) {
    const grid = new Map();
    nodes.forEach((node) => {
      put(grid, { id: node.id, box: body(node) });
      const side = SIDES.findIndex(({ name }) => name === sides.get(node.id));
      if (side >= 0) put(grid, { id: node.id, box: boxesOf(node)[side] });
    });
    blocked.forEach((box) => void put(grid, { id: "", box }));
    return (box) => !hit(grid, null, box, () => true);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_labels = { arrange, room, crosses, LINE, GAP };
})();
