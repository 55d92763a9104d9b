/* The server draws menus and panels anew, and new elements know nothing of the old ones. Inside `.keeps` the keyboard
   stays where it was, what was folded open stays open, a list that is searched stays open with what was typed, and what
   was scrolled stays scrolled. */
(() => {
  "use strict";
  const KEEPS = ".keeps";
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
  const memories = new WeakMap();

  /* numbers change from one drawing to the next */
  const plain = (text) => text.replace(/\d+/g, "").trim().slice(0, 80);
  /* what only tells of the present state, to who listens, is no part of a name */
  const lasting = (node) => !(node.classList && node.classList.contains("visually-hidden"));
  const words = (element) => plain([...((element && element.childNodes) || [])].filter(lasting).map((node) => node.textContent).join(""));
  const title = (details) => words(details.querySelector("summary"));

  /* the same thing in two drawings: its id, or what it says and in which folds it stands */
  function key(element) {
    if (element.id) return element.id;
    const folds = [];
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) folds.push(title(fold));
    const label = element.getAttribute("aria-label") || element.title;
    return [element.tagName, ...folds, label ? plain(label) : words(element.querySelector(".grow") || element)].join("/");
  }

  const heading = (container) => words(container.querySelector("h2"));
  const scrolled = (container) => [...container.querySelectorAll(".panel-scroll")];

  function memory(container) {
    if (memories.has(container)) return memories.get(container);
    const made = { focus: null, list: null, open: new Map(), scroll: new Map(), heading: heading(container) };
    memories.set(container, made);
    new MutationObserver(() => restore(container, made)).observe(container, { childList: true, subtree: true });
    return made;
  }

  /* the button of the list that an element is part of, while it is open */
  const buttonOf = (element) => {
    const around = element.closest(".dash-dropdown-content") && element.closest(".dash-dropdown-wrapper");
    return around && around.querySelector(".dash-dropdown");
  };

  /* open a list again, and search what was searched */
  function reopen(button, text) {
    button.click();
    requestAnimationFrame(() => {
      const field = button.parentElement.querySelector(".dash-dropdown-search");
      if (!field) return;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
  }

  function restore(container, kept) {
    if (kept.list && kept.list.button.isConnected && !kept.list.button.parentElement.querySelector(".dash-dropdown-content")) kept.list = null; /* closed by hand */
    container.querySelectorAll("details").forEach((details) => {
      const open = kept.open.get(key(details.querySelector("summary") || details));
      if (open !== undefined && details.open !== open) details.open = open;
    });
    if (heading(container) === kept.heading) scrolled(container).forEach((box, number) => void (box.scrollTop = kept.scroll.get(number) || 0));
    else [kept.heading, kept.scroll] = [heading(container), new Map()];
    if (!kept.focus || document.activeElement !== document.body) return;
    const again = [...container.querySelectorAll(FOCUSABLE)].find((element) => key(element) === kept.focus);
    if (!again) return;
    const { list } = kept;
    again.focus({ preventScroll: true });
    if (list) reopen(again, list.text);
  }

  const within = (event) => event.target.closest && event.target.closest(KEEPS);

  document.addEventListener("focusin", (event) => {
    const container = within(event);
    document.querySelectorAll(KEEPS).forEach((other) => {
      if (other !== container && memories.has(other)) memories.get(other).focus = null;
    });
    if (!container) return;
    const [kept, button] = [memory(container), buttonOf(event.target)];
    kept.focus = key(button || event.target);
    if (!button) kept.list = null;
    else if (!kept.list || kept.list.button !== button) kept.list = { button, text: "" };
  });

  document.addEventListener("input", (event) => {
    const container = within(event);
    const list = container && buttonOf(event.target) && memory(container).list;
    if (list && event.target.matches(".dash-dropdown-search")) list.text = event.target.value;
  });

  document.addEventListener("toggle", (event) => {
    const container = within(event);
    const summary = event.target.querySelector && event.target.querySelector("summary");
    if (container && summary && event.target.isConnected) memory(container).open.set(key(summary), event.target.open);
  }, true);

  document.addEventListener("scroll", (event) => {
    const container = within(event);
    const number = container ? scrolled(container).indexOf(event.target) : -1;
    if (number >= 0) memory(container).scroll.set(number, event.target.scrollTop);
  }, true);
})();
