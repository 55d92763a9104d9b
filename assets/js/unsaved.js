/* What was typed in a form and is not saved is not left by accident. */
(() => {
  "use strict";
  const FORM = ".form";
  let touched = null;
  let here = window.location.href;

  const isUnsaved = () => Boolean(touched && touched.isConnected);

  function leaves() {
    if (!window.confirm(document.getElementById("shell-words").dataset.unsaved)) return false;
    touched = null;
    return true;
  }

  document.addEventListener("input", (event) => { touched = event.target.closest(FORM) || touched; });

  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved()) event.preventDefault();
  });

  /* another page of the product takes the form away; another view of the same page does not */
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || !isUnsaved() || event.ctrlKey || event.metaKey || event.shiftKey || link.target === "_blank") return;
    const leads = new URL(link.href);
    if (leads.origin !== window.location.origin || leads.pathname === window.location.pathname) return;
    if (leaves()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  /* Back cannot be held up: the address is already another when this is heard, and is put back.
     The hand that goes to Back moves over the page, or presses a key, with the address still as it was. */
  ["pointermove", "keydown", "input"].forEach((kind) => document.addEventListener(kind, () => { here = window.location.href; }, true));

  window.addEventListener("popstate", (event) => {
    if (!isUnsaved() || new URL(here).pathname === window.location.pathname || leaves()) return;
    event.stopImmediatePropagation();
    window.history.pushState({}, "", here);
  }, true);
})();
