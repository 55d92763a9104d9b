/* The overview: where the previous visit with this browser ended. */
(() => {
  "use strict";
  const KEY = "kruispunt-last-visit";
  const PAUSE_MS = 60 * 60 * 1000; /* who comes back after an hour, visits again */
  let shown = null; /* the revision on screen */

  /* { revision, at, before }: what was seen last, when, and where the visit before this one ended */
  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return kept && typeof kept.revision === "number" && !Number.isNaN(Date.parse(kept.at)) ? kept : null;
    } catch { return null; /* a browser that keeps nothing has no previous visit */ }
  }

  function write(visit) {
    try { localStorage.setItem(KEY, JSON.stringify(visit)); } catch { /* then the next visit is the first again */ }
  }

  /* All windows of a browser share one visit; what passes in a window that nobody looks at is not seen. */
  function previousVisit(revision) {
    if (typeof revision !== "number") return window.dash_clientside.no_update;
    shown = revision;
    const kept = read();
    const now = new Date();
    let before = kept ? kept.before || null : null;
    if (kept && now - Date.parse(kept.at) > PAUSE_MS) before = { revision: kept.revision, at: kept.at };
    if (!document.hidden) write({ revision, at: now.toISOString(), before });
    return before;
  }

  document.addEventListener("visibilitychange", () => {
    if (shown === null || !document.getElementById("overview-changes")) return;
    const kept = read();
    if (document.hidden) { if (kept) write({ ...kept, at: new Date().toISOString() }); return; }
    window.dash_clientside.set_props("overview-visit", { data: previousVisit(shown) });
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.overview = { previousVisit };
})();
