/* When the server does not answer, say so: what is on screen stays, and comes up to date when it answers again. */
(() => {
  "use strict";
  const CALLBACK = "/_dash-update-component";
  const POLL = "shell-tick.n_intervals";
  const PAGE = "shell-content.children";
  const REVISED = "shell-revision";
  const WRITES = /"output":"[^"]*shell-revision\.data/;
  const FAULT = 500;
  const SLOW_MS = 500;
  const ask = window.fetch.bind(window);
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  let isAway = false;
  let missed = false; /* something that was asked for did not come */
  let missedPage = false;
  let isLeaving = false;
  let underWay = 0; /* requests that someone waits for */
  window.addEventListener("pagehide", () => { isLeaving = true; });
  window.addEventListener("pageshow", () => { isLeaving = false; });

  function tell(name) {
    const words = document.getElementById("shell-words").dataset;
    set("shell-notices", { sendNotifications: [{
      action: "show", id: `notice-${name}`, message: words[name], className: "notice bad", autoClose: false,
      closeButtonProps: { "aria-label": words.close },
    }] });
  }

  function lost(body) {
    if (isLeaving) return;
    isAway = true;
    set("shell-connection", { data: "server" });
    if (body.includes(POLL)) return;
    missed = true;
    missedPage = missedPage || body.includes(`"output":"${PAGE}"`);
    tell("lost");
  }

  function answered() {
    if (!isAway) return;
    isAway = false;
    if (missedPage) { window.location.reload(); return; }
    set("shell-connection", { data: "ok" });
    set("shell-notices", { hideNotifications: ["notice-lost"] });
    if (missed) set("shell-revision", { data: null });
    missed = false;
  }

  /* who waits longer than a moment sees that something is under way */
  async function waited(asking) {
    underWay += 1;
    const slow = setTimeout(() => { document.documentElement.dataset.busy = "1"; }, SLOW_MS);
    try { return await asking; } finally {
      clearTimeout(slow);
      underWay -= 1;
      if (!underWay) delete document.documentElement.dataset.busy;
    }
  }

  /* what was refused is over once something is done */
  async function done(body, answer) {
    if (body.includes(POLL) || !WRITES.test(body)) return;
    const told = await answer.clone().json().catch(() => null);
    if (told && told.response && REVISED in told.response) document.querySelectorAll(".notice.bad button").forEach((button) => button.click());
  }

  /* who sent something hears what became of it: the answer, or null when there was none */
  function tellSender(body, answer) {
    document.dispatchEvent(new CustomEvent("kruispunt-answer", { detail: { body, answer: answer && answer.ok ? answer.clone() : null } }));
  }

  window.fetch = async (address, options) => {
    const isCallback = String(address && address.url ? address.url : address).includes(CALLBACK);
    if (!isCallback) return ask(address, options);
    const body = String((options && options.body) || "");
    let answer;
    const asking = ask(address, options);
    try { answer = await (body.includes(POLL) ? asking : waited(asking)); } catch (fault) { lost(body); tellSender(body, null); throw fault; }
    tellSender(body, answer);
    if (answer.status >= FAULT) lost(body);
    else if (answer.status >= 400) tell("refused");
    else { answered(); done(body, answer); }
    return answer;
  };
})();
