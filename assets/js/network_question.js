/* The question: names are searched when typing pauses, the menu closes when it is asked. */
(() => {
  "use strict";
  const PAUSE = 250;
  const SHORTEST = 2;
  const waiting = new Map();
  const none = () => window.dash_clientside.no_update;

  const items = (data) => (data || []).flatMap((option) => option.items || [option]);
  const label = (data, value) => (items(data).find((option) => option.value === value) || {}).label;

  function close() {
    const menu = document.getElementById("network-question-menu");
    if (menu) menu.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.network_question = {
    settle(texts, values, data) {
      const context = window.dash_clientside.callback_context;
      const listed = context.inputs_list[0] || [];
      for (const { prop_id } of context.triggered) {
        const key = prop_id.slice(0, prop_id.lastIndexOf("."));
        const id = JSON.parse(key);
        const at = listed.findIndex((one) => Object.entries(id).every(([name, value]) => one.id[name] === value));
        clearTimeout(waiting.get(key));
        const text = at < 0 ? "" : texts[at] || "";
        if (text.trim().length < SHORTEST || text === label(data[at], values[at])) continue; // too little, or what was picked
        waiting.set(key, setTimeout(() => window.dash_clientside.set_props("network-question-find", { data: { id, text } }), PAUSE));
      }
      return none();
    },
    asked(n) {
      if (n) close();
      return none();
    },
    edit(n) {
      if (n) document.getElementById("network-question-button").click();
      return none();
    },
  };

  /* a condition that is added takes the keyboard */
  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest(".question-example")) return void setTimeout(close);
    const button = event.target.closest && event.target.closest('#network-question-menu button[id*="network-question-act"]');
    const act = button ? JSON.parse(button.id).act : "";
    if (act !== "add" && act !== "nest") return;
    const menu = document.getElementById("network-question-menu");
    const relations = () => [...menu.querySelectorAll('input[id*="relation"]')];
    const before = new Set(relations().map((one) => one.id));
    const watch = new MutationObserver(() => {
      const added = relations().find((one) => !before.has(one.id));
      if (added) { watch.disconnect(); added.focus(); }
    });
    watch.observe(menu, { childList: true, subtree: true });
  });

  /* what the server found stays, also when it is called otherwise than what was typed */
  window.dashMantineFunctions = window.dashMantineFunctions || {};
  window.dashMantineFunctions.alreadyFound = ({ options, search }) => {
    const wanted = (search || "").toLowerCase().trim();
    const kept = (option) => option.found || option.label.toLowerCase().includes(wanted);
    const groups = options.map((option) => (option.items ? { ...option, items: option.items.filter(kept) } : option));
    return groups.filter((option) => (option.items ? option.items.length : kept(option)));
  };
})();
