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

  /* whoever saves what is not right is led to the first field that says so; returns what was told */
  function lead(box, before) {
    const told = [...box.querySelectorAll(".field-error")].filter((error) => error.textContent);
    const words = told.map((error) => error.textContent).join("\n");
    if (!words || words === before) return words;
    const field = told[0].closest(".form-field, .form").querySelector(FIELD);
    setTimeout(() => { // what was drawn anew gets its old place first
      if (field && told[0].closest(".form-field")) field.focus({ preventScroll: true });
      told[0].scrollIntoView({ block: "center" });
    }, RETURNED);
    return words;
  }

  /* a form that opens takes the keyboard; a menu that led to it closes */
  function watch(box) {
    if (watched.has(box)) return;
    watched.add(box);
    let form = null;
    let wrong = "";
    new MutationObserver(() => {
      wrong = lead(box, wrong);
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
    if (menu && /"type":"network-(act|export)"/.test(button.id)) menu.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
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
