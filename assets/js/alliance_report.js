/* The report of an alliance is printed by the browser itself, which also makes a PDF of it. */
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest(".rep-bar button[name='print']")) window.print();
  });
})();
