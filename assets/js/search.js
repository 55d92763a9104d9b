/* The search field: a combobox whose options are links; the focus stays in the field. */
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const field = () => byId("shell-search");
  const list = () => byId("shell-search-results");
  const options = () => [...document.querySelectorAll(".find-hit")];
  let active = -1;
  let address = ""; /* where the active option leads */
  let before = null; /* what had the focus before the search */
  let waiting = false; /* Enter was pressed before the answer came */

  const isOpen = () => Boolean(document.querySelector(".find.open"));
  const isFresh = () => list().dataset.text === field().value.trim();

  function show(open) {
    const box = document.querySelector(".find");
    if (!box) return;
    box.classList.toggle("open", open);
    field().setAttribute("aria-expanded", String(open && list().childElementCount > 0));
    if (!open) [waiting, address] = [false, ""];
  }

  function choose(index) {
    const all = options();
    active = all.length ? Math.max(-1, Math.min(index, all.length - 1)) : -1;
    address = active < 0 ? "" : all[active].getAttribute("href");
    all.forEach((option, place) => {
      option.classList.toggle("on", place === active);
      option.setAttribute("aria-selected", String(place === active));
    });
    if (active < 0) { field().removeAttribute("aria-activedescendant"); return; }
    field().setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }

  /* in a newer answer: the option that was chosen, else the first if any was */
  function again() {
    const place = options().findIndex((option) => option.getAttribute("href") === address);
    return place >= 0 || !address ? place : 0;
  }

  /* as a link within the product does it: no page is loaded */
  function go(option) {
    window.history.pushState({}, "", option.getAttribute("href"));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    if (document.activeElement) document.activeElement.blur();
  }

  function enter() {
    const all = options();
    if (!isFresh()) waiting = true;
    else if (all.length) all[Math.max(active, 0)].click();
  }

  function leave() {
    const back = before;
    if (isOpen() && list().childElementCount) { show(false); return; }
    show(false);
    if (back && back.isConnected && back !== document.body) back.focus(); else field().blur();
  }

  function onKey(event) {
    const last = options().length - 1;
    if (event.key === "Escape") leave();
    else if (event.key === "Enter") enter();
    else if (event.key === "ArrowDown") { show(true); choose(active === last ? 0 : active + 1); }
    else if (event.key === "ArrowUp") { show(true); choose(active <= 0 ? last : active - 1); }
    else { if (event.key.length === 1) show(true); return; }
    event.preventDefault();
  }

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      if (!field()) return;
      event.preventDefault();
      field().focus();
      field().select();
    } else if (event.target.id === "shell-search") onKey(event);
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.id !== "shell-search") return;
    if (event.relatedTarget && !event.relatedTarget.closest(".find")) before = event.relatedTarget;
    watch();
    show(true);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.id === "shell-search" && !(event.relatedTarget && event.relatedTarget.closest(".find"))) show(false);
  });
  /* a press on the list keeps the focus in the field */
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest && event.target.closest(".find-results")) event.preventDefault();
  });
  const chosen = (event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    return elsewhere || !event.target.closest ? null : event.target.closest(".find-hit");
  };
  /* the search is over, whoever deals with the choice: a page may show it in its own way */
  document.addEventListener("click", (event) => {
    if (!chosen(event)) return;
    window.dash_clientside.set_props("shell-search", { value: "" });
    show(false);
  }, true);
  document.addEventListener("click", (event) => {
    const option = chosen(event);
    if (!option) return;
    event.preventDefault();
    go(option);
  });

  function watch() {
    const found = list();
    if (!found || found.dataset.watched) return;
    found.dataset.watched = "1";
    /* an answer may be drawn in several steps, the first of them without options */
    new MutationObserver(() => {
      if (options().length) choose(again());
      show(document.activeElement === field());
      if (waiting && isFresh() && options().length) { waiting = false; enter(); }
    }).observe(found, { childList: true, subtree: true, attributeFilter: ["data-text"] });
  }
})();
