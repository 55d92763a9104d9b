/* The frame: theme, language, search by keyboard, undo by keyboard. */
(() => {
  "use strict";
  const THEME = "shell-theme";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  /* ---- theme: chosen once, else as the machine prefers; one attribute rules all libraries ---- */
  const stored = () => { try { return localStorage.getItem("mantine-color-scheme-value"); } catch { return null; } };
  const preferred = () => (window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const current = () => root.dataset.mantineColorScheme || "light";

  function paint(theme) {
    root.dataset.mantineColorScheme = theme;
    if (document.body) document.body.dataset.agThemeMode = theme;
  }

  function choose(theme) {
    try { localStorage.setItem("mantine-color-scheme-value", theme); } catch { /* a private window keeps it for now only */ }
    paint(theme);
    window.dash_clientside.set_props(THEME, { data: theme });
  }

  const first = stored();
  paint(first === "dark" || first === "light" ? first : preferred());

  /* ---- search ---- */
  function results() { return [...document.querySelectorAll(".find-hit")]; }
  function close() { const found = document.querySelector(".find"); if (found) found.classList.remove("open"); }
  function open() { const found = document.querySelector(".find"); if (found) found.classList.add("open"); }

  function onSearchKey(event) {
    const hits = results();
    const at = hits.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); byId("shell-search").blur(); return; }
    if (event.key === "ArrowDown" && hits.length) { hits[Math.min(at + 1, hits.length - 1)].focus(); event.preventDefault(); }
    if (event.key === "ArrowUp" && hits.length) { (at > 0 ? hits[at - 1] : byId("shell-search")).focus(); event.preventDefault(); }
    if (event.key === "Enter" && event.target.id === "shell-search" && hits.length) { hits[0].click(); event.preventDefault(); }
  }

  document.addEventListener("focusin", (event) => void (event.target.closest && (event.target.closest(".find") ? open() : close())));
  document.addEventListener("click", (event) => {
    if (event.target.closest(".find-hit")) { close(); document.activeElement.blur(); }
    if (!event.target.closest(".find")) close();
    if (event.target.closest("#shell-theme-switch")) choose(current() === "dark" ? "light" : "dark");
    const other = event.target.closest("#shell-language-switch");
    if (other) {
      document.cookie = `kruispunt_lang=${other.dataset.language}; path=/; max-age=31536000; SameSite=Lax`;
      window.location.reload();
    }
    const notice = event.target.closest(".notice");
    if (notice) notice.remove();
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      const search = byId("shell-search");
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) {
      const button = byId(event.shiftKey ? "shell-redo" : "shell-undo");
      if (!button) return;
      event.preventDefault();
      button.click();
    } else if (event.target.closest && event.target.closest(".find")) onSearchKey(event);
  });

  /* ---- navigation: say which page is open ---- */
  function mark(pathname) {
    document.querySelectorAll(".nav-link").forEach((link) => {
      const here = link.getAttribute("href") === pathname;
      link.classList.toggle("on", here);
      here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    });
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.shell = {
    /* the query without the selection: pointing at something is no new view */
    view(search, known) {
      const rest = (search || "").replace(/([?&])kies=[^&]*&?/, "$1").replace(/[?&]$/, "");
      return rest === known ? window.dash_clientside.no_update : rest;
    },
    start(pathname) {
      const kept = stored();
      paint(kept === "dark" || kept === "light" ? kept : preferred());
      requestAnimationFrame(() => mark(pathname));
      return current();
    },
  };
})();
