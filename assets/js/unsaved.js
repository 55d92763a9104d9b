/* What was typed in a form and is not saved is not left by accident. */
(() => {
  "use strict";
  const FORM = ".form";
  let touched = null;

  const isUnsaved = () => Boolean(touched && touched.isConnected);

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
    if (window.confirm(document.getElementById("shell-words").dataset.unsaved)) { touched = null; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
})();
