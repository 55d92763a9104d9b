/* The overview: where the previous visit with this browser ended. */
(() => {
  "use strict";
  const KEY = "kruispunt-last-visit";

  /* The visit before this window was opened stays the measure as long as the window lives. */
  function previousVisit(revision) {
    if (typeof revision !== "number") return window.dash_clientside.no_update;
    try {
      if (sessionStorage.getItem(KEY) === null) sessionStorage.setItem(KEY, localStorage.getItem(KEY) || "null");
      localStorage.setItem(KEY, JSON.stringify({ revision, at: new Date().toISOString() }));
      return JSON.parse(sessionStorage.getItem(KEY));
    } catch {
      return null; /* a browser that keeps nothing has no previous visit */
    }
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.overview = { previousVisit };
})();
