/* The frame: navigation, title, theme, language, undo by keyboard. */
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const theme = window.kruispuntTheme;

  document.addEventListener("click", (event) => {
    if (event.target.closest("#shell-theme-switch")) {
      theme.choose(theme.shown() === "dark" ? "light" : "dark");
      window.dash_clientside.set_props("shell-theme", { data: theme.shown() });
    }
    const other = event.target.closest("#shell-language-switch");
    if (other) {
      document.cookie = `kruispunt_lang=${other.dataset.language}; path=/; max-age=31536000; SameSite=Lax`;
      window.location.reload();
    }
  });

  /* what is off keeps the keyboard, but does nothing */
  document.addEventListener("click", (event) => {
    if (!event.target.closest('[aria-disabled="true"]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || typing) return;
    const button = byId(event.shiftKey ? "shell-redo" : "shell-undo");
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  /* ---- which page is open: in the navigation, in the title, and for who reads with a keyboard ---- */
  function mark(pathname) {
    let name = "";
    document.querySelectorAll(".nav-link").forEach((link) => {
      const here = link.getAttribute("href") === pathname;
      link.classList.toggle("on", here);
      here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
      if (here) name = link.textContent;
    });
    const heading = document.querySelector(".no-page h1");
    if (!name && heading) name = heading.textContent;
    document.title = name ? `${name} · Kruispunt` : "Kruispunt";
    const content = byId("shell-content");
    if (content && name) content.setAttribute("aria-label", name);
  }

  /* what had the focus went with the previous page: go on at the start of the new one */
  function follow() {
    const content = byId("shell-content");
    let known = false;
    if (!content || content.dataset.followed) return;
    content.dataset.followed = "1";
    new MutationObserver(() => {
      mark(window.location.pathname);
      if (known && (!document.activeElement || document.activeElement === document.body)) content.focus({ preventScroll: true });
      known = true;
    }).observe(content, { childList: true });
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.shell = {
    /* the query without the selection: pointing at something is no new view */
    view(search, known) {
      const rest = (search || "").replace(/([?&])kies=[^&]*&?/, "$1").replace(/[?&]$/, "");
      return rest === known ? window.dash_clientside.no_update : rest;
    },
    start(pathname) {
      theme.paint(theme.present());
      requestAnimationFrame(() => { follow(); mark(pathname); });
      return theme.shown();
    },
    close(clicks) {
      return clicks ? false : window.dash_clientside.no_update;
    },
    connection(state) {
      document.documentElement.dataset.connection = state || "ok";
    },
  };
})();
