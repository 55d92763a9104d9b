/* A key belongs to the element on which it went down. Enter on a button opens a menu and the keyboard moves into it
   while the key is still down; a select list that opens as a key comes up would open with it, unasked. */
(() => {
  "use strict";
  const wentDownOn = new Map();

  document.addEventListener("keydown", (event) => {
    if (!event.repeat) wentDownOn.set(event.code, event.target);
  }, true);

  document.addEventListener("keyup", (event) => {
    const start = wentDownOn.get(event.code);
    wentDownOn.delete(event.code);
    if (start && start !== event.target && event.target.closest && event.target.closest(".dash-dropdown")) event.stopPropagation();
  }, true);

  /* Enter takes the option that is marked. A list that was just opened forgets, a moment later, which one the arrows
     marked; who types faster than that would see it marked and get nothing, or another. */
  const marked = (field) => {
    const option = document.getElementById(field.getAttribute("aria-activedescendant") || "");
    return option && option.hasAttribute("data-combobox-selected") && option.getClientRects().length ? option : null;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.closest) return;
    const field = event.target.closest("input[aria-activedescendant]");
    const option = field && marked(field);
    if (!option) return;
    event.preventDefault();
    event.stopPropagation();
    option.click();
  }, true);
})();
