/* Side parts that a narrow window has no room for open over the page: the rest cannot be reached while one is open. */
(() => {
  "use strict";
  let open = null; /* { panel, opener, kept } */

  function others(panel) {
    const found = [];
    for (let part = panel; part && !part.classList.contains("app"); part = part.parentElement) {
      found.push(...[...part.parentElement.children].filter((other) => other !== part));
    }
    return found.filter((other) => !other.inert);
  }

  function show(opener) {
    const panel = document.getElementById(opener.dataset.drawer);
    if (!panel) return;
    const scrim = document.createElement("div");
    scrim.className = "drawer-scrim";
    document.body.append(scrim);
    open = { panel, opener, scrim, kept: others(panel) };
    open.kept.forEach((other) => { other.inert = true; });
    panel.classList.add("is-open");
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-modal", "true");
    opener.setAttribute("aria-expanded", "true");
    const first = panel.querySelector("button, a[href]");
    if (first) first.focus();
  }

  function close() {
    if (!open) return;
    const { panel, opener, scrim, kept } = open;
    open = null;
    kept.forEach((other) => { other.inert = false; });
    scrim.remove();
    panel.classList.remove("is-open");
    panel.removeAttribute("role");
    panel.removeAttribute("aria-modal");
    opener.setAttribute("aria-expanded", "false");
    if (opener.isConnected) opener.focus();
  }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-drawer]");
    if (opener) { show(opener); return; }
    if (open && (event.target.closest(".drawer-close, .drawer-scrim") || event.target.closest(".drawer a[href]"))) close();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && open) { event.stopPropagation(); close(); } }, true);
  window.addEventListener("resize", () => { if (open && !open.opener.offsetParent) close(); });
})();
