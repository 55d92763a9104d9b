/* Light or dark, before the first thing is painted: as chosen, else as the machine prefers. One attribute rules all. */
(() => {
  "use strict";
  const KEY = "mantine-color-scheme-value";
  const root = document.documentElement;

  function kept() {
    try { return localStorage.getItem(KEY); } catch { return null; /* a browser that keeps nothing */ }
  }

  function present() {
    const chosen = kept();
    if (chosen === "dark" || chosen === "light") return chosen;
    return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  function paint(theme) {
    root.dataset.mantineColorScheme = theme;
    if (document.body) document.body.dataset.agThemeMode = theme;
  }

  function choose(theme) {
    try { localStorage.setItem(KEY, theme); } catch { /* then it holds for this page only */ }
    paint(theme);
  }

  paint(present());
  document.addEventListener("DOMContentLoaded", () => paint(present()));
  /* paper is light */
  window.addEventListener("beforeprint", () => paint("light"));
  window.addEventListener("afterprint", () => paint(present()));
  window.kruispuntTheme = { present, paint, choose, shown: () => root.dataset.mantineColorScheme };
})();
