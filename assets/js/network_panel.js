/* The panel beside the canvas, a drawer on a narrow screen: there when there is something to read, away when asked. */
(() => {
  "use strict";
  const MENU = ".mantine-Popover-dropdown";
  const FIELD = "input:not([type=hidden]):not([type=radio]), textarea, select";
  const RETURNED = 80;
  const watched = new WeakSet();

  const page = () => document.querySelector(".net");
  const panel = () => document.getElementById("network-panel");

  function show(shown) {
    page().classList.toggle("panel-shut", !shown);
    page().classList.toggle("panel-shown", shown);
  }

  /* a form that opens takes the keyboard; a menu that led to it closes */
  function watch(box) {
    if (watched.has(box)) return;
    watched.add(box);
    let form = null;
    new MutationObserver(() => {
      const now = box.querySelector(".form, .panel-question");
      const first = now && (now.querySelector(FIELD) || now.querySelector("button"));
      if (now === form || (now && !first)) return;
      form = now;
      if (!now) return;
      page().classList.remove("panel-shut");
      setTimeout(() => first.isConnected && first.focus(), RETURNED); // a menu that closes takes the keyboard back first
    }).observe(box, { childList: true, subtree: true });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button");
    const menu = button && button.closest(MENU);
    if (menu && /"type":"network-act"/.test(button.id)) menu.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_panel = {
    /* whoever selects something wants to read about it */
    reveal(ids) {
      if (!page()) return;
      watch(panel());
      page().classList.remove("panel-shown", ...(ids.length ? ["panel-shut"] : []));
    },
    toggle(n) {
      if (n && page()) show(!panel().offsetWidth);
      return window.dash_clientside.no_update;
    },
  };
})();
