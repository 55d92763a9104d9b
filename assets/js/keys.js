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
})();
