/* Rows of the filter and the legend are links, each to the view that it was drawn for with one thing changed. A second
   row pressed before the first is followed would lead back past it: then only what it changes is changed. */
(() => {
  "use strict";
  const PLACES = "#network-filter-menu, #network-legend";
  const ROWS = "#network-filter-menu a.option, #network-legend a";
  const ONE_BY_ONE = new Set(["soort", "helix", "laag", "relatie", "thema", "sector", "plaats", "provincie", "status"]);
  const KINDS = "soort"; // none chosen stands for all
  const SELECTION = "kies";
  const drawnFor = new Map();
  const watched = new WeakSet();
  let sent = null; // the address that is on its way

  const parts = (query) => new Map(query.replace(/^\?/, "").split("&").filter(Boolean).map((pair) => {
    const end = pair.indexOf("=");
    return [pair.slice(0, end), pair.slice(end + 1)];
  }));
  const items = (query, key) => (query.get(key) || "").split(",").filter(Boolean);

  /* the options of one facet, when a row drawn for one choice is pressed at another */
  function chosen(key, before, wanted, now) {
    const [to, at] = [items(wanted, key), items(now, key)];
    const every = [...new Set([...at, ...to])];
    const from = items(before, key).length || key !== KINDS ? items(before, key) : every;
    const kept = at.filter((item) => to.includes(item) || !from.includes(item));
    return [...new Set([...kept, ...to.filter((item) => !from.includes(item))])].sort();
  }

  function merged(before, wanted, now) {
    const [old, fresh, result] = [parts(before), parts(wanted), parts(now)];
    const changed = [...new Set([...old.keys(), ...fresh.keys()])].filter((key) => key !== SELECTION && old.get(key) !== fresh.get(key));
    changed.forEach((key) => {
      const value = ONE_BY_ONE.has(key) ? chosen(key, old, fresh, parts(now)).join(",") : fresh.get(key);
      value ? result.set(key, value) : result.delete(key);
    });
    return result.size ? `?${[...result].map(([key, value]) => `${key}=${value}`).join("&")}` : "";
  }

  function remember(container, address) {
    drawnFor.set(container, address);
    if (watched.has(container)) return;
    watched.add(container);
    new MutationObserver(() => { drawnFor.delete(container); sent = null; }).observe(container, { childList: true, subtree: true });
  }

  document.addEventListener("click", (event) => {
    const row = event.target.closest && event.target.closest(ROWS);
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const [container, now] = [row.closest("[id]"), sent ?? window.location.search];
    const before = drawnFor.get(container);
    document.querySelectorAll(PLACES).forEach((place) => { if (!drawnFor.has(place)) remember(place, now); });
    if (before === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    sent = merged(before, new URL(row.href).search, now);
    window.dash_clientside.set_props("shell-url", { search: sent });
  }, true);
})();
