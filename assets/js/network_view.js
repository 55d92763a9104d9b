/* Which part of the drawing is on screen: all of it, clear of legend and panel. Nothing here moves a node. */
(() => {
  "use strict";
  const FIT_MARGIN = 40;
  const STRIP = 24;
  const NAME = 16;
  const CLOSEST = 1.35;
  const TURNS = 4;
  const backdrop = () => window.dash_clientside.network_backdrop;

  /* the drawing, with what lies beneath, as large as it can be without a node or a word under the legend */
  function fit(cy) {
    cy.resize();
    if (cy.nodes().empty()) return;
    const legend = document.getElementById("network-legend-box");
    const open = legend && legend.open && legend.offsetHeight;
    const [taken, top] = open ? [legend.offsetWidth + FIT_MARGIN / 2, legend.offsetTop] : [0, 0];
    const covers = () => cy.nodes().some((node) => under(node, taken, top)) || backdrop().words(cy.zoom(), cy.pan()).some(([x, , , y]) => x < taken && y > top);
    for (const share of [0, 0.35, 0.7, 1]) {
      frame(cy, taken * share);
      if (!taken || !covers()) break;
    }
  }

  /* whether a node, or its name below it, lies under what covers the corner left of and below a point */
  function under(node, right, top) {
    const [at, radius] = [node.renderedPosition(), node.renderedHeight() / 2];
    return at.x - radius < right && at.y + radius + NAME > top;
  }

  /* on a narrow screen the panel lies over the right side of the canvas: how much of it, in px */
  function covered(cy) {
    const panel = document.getElementById("network-panel");
    if (!panel || !panel.offsetWidth) return 0;
    return Math.max(0, cy.container().getBoundingClientRect().right - panel.getBoundingClientRect().left);
  }

  /* what is selected comes out from under the panel; the zoom stays */
  function uncover(cy) {
    const hidden = cy.nodes(":selected").filter((node) => node.renderedPosition("x") > cy.width() - covered(cy) - FIT_MARGIN);
    if (covered(cy) && hidden.nonempty()) cy.panBy({ x: cy.width() - covered(cy) - 2 * FIT_MARGIN - Math.max(...hidden.map((node) => node.renderedPosition("x"))), y: 0 });
  }

  /* what is to be seen at a zoom, in units of the canvas: words take more of it the smaller the rest is drawn */
  function whole(cy, zoom, drawn = cy.nodes()) {
    const [on, beneath] = [drawn.boundingBox({ includeLabels: false }), backdrop().extent(zoom)];
    if (!beneath) return backdrop().frame() || on;
    const [x1, y1] = [Math.min(on.x1, beneath.x1), Math.min(on.y1, beneath.y1)];
    const [x2, y2] = [Math.max(on.x2, beneath.x2), Math.max(on.y2, beneath.y2)];
    return { x1, y1, x2, y2, w: x2 - x1, h: y2 - y1 };
  }

  function frame(cy, left) {
    const [wide, high] = [cy.width() - covered(cy) - left - 2 * FIT_MARGIN, cy.height() - 2 * FIT_MARGIN - STRIP];
    let [zoom, box] = [CLOSEST, null];
    for (let turn = 0; turn < TURNS; turn += 1) {
      box = whole(cy, zoom);
      zoom = Math.min(wide / Math.max(box.w, 1), high / Math.max(box.h, 1), zoom);
    }
    const middle = { x: left + FIT_MARGIN + wide / 2, y: STRIP + FIT_MARGIN + high / 2 };
    cy.viewport({ zoom, pan: { x: middle.x - ((box.x1 + box.x2) / 2) * zoom, y: middle.y - ((box.y1 + box.y2) / 2) * zoom } });
  }

  function outside(cy, nodes) {
    const view = cy.extent();
    return nodes.some((node) => {
      const at = node.position();
      return at.x < view.x1 || at.x > view.x2 || at.y < view.y1 || at.y > view.y2;
    });
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_view = { fit, uncover, outside, whole };
})();
