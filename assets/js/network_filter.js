/* The year of the slider goes to the address without the server between: the keys of a held arrow come faster than
   answers, and an answer to an older key would push the slider back. */
(() => {
  "use strict";
  const DATE = "datum=";

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_filter = {
    /* the place below the first year stands for always */
    year(value, always, query) {
      if (!Number.isInteger(value)) return window.dash_clientside.no_update;
      const pairs = (query || "").replace(/^\?/, "").split("&").filter(Boolean);
      const date = pairs.find((pair) => pair.startsWith(DATE)) || "";
      const year = value > always ? `${DATE}${value}` : "";
      if (date.slice(0, DATE.length + 4) === year) return window.dash_clientside.no_update; // drawn, not moved
      const rest = pairs.filter((pair) => pair !== date);
      const all = year ? [...rest, year] : rest;
      return all.length ? `?${all.join("&")}` : "";
    },
  };
})();
