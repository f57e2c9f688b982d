// The draft's form: a copy on this computer against lost connections, and the dateline as it will be printed.
(function () {
  "use strict";

  const FIELDS = ["headline", "slug", "lead", "body", "ednote", "byline", "sources", "usage_terms"];
  const EVERY = 2000;

  // The editor's field holds a document; its words are what counts.
  function plain(text) {
    try {
      const body = JSON.parse(text);
      return body ? body.blocks.map((block) => block.text).join("\n\n") : "";
    } catch {
      return text;
    }
  }

  function keep(form, box) {
    const keyOf = (draft) => "dateline-draft-" + draft + "-" + box.dataset.person;
    const key = keyOf(box.dataset.draft);
    const raw = (name) => (form.elements[name] ? form.elements[name].value : "");
    // Words, not markup: the editor numbers its blocks anew each time.
    const value = (name) => (name === "body" ? plain(raw(name)) : raw(name));
    const now = () => JSON.stringify(FIELDS.map(value));
    let saved = now();
    const old = JSON.parse(localStorage.getItem(key) || "null");
    if (old && old.text !== saved) offer(old);
    else localStorage.removeItem(key);
    // A new draft that was saved goes on under its number.
    const begun = JSON.parse(localStorage.getItem(keyOf("new")) || "null");
    if (begun && begun.text === saved) localStorage.removeItem(keyOf("new"));

    function offer(copy) {
      const said = document.createElement("p");
      const show = document.createElement("button");
      const discard = document.createElement("button");
      said.textContent = box.dataset.ask + " " + new Date(copy.at).toLocaleString();
      Object.assign(show, { type: "button", className: "button button-small", textContent: box.dataset.show });
      Object.assign(discard, { type: "button", className: "button button-small button-secondary", textContent: box.dataset.discard });
      show.addEventListener("click", () => {
        const texts = JSON.parse(copy.text);
        const shown = document.createElement("textarea");
        shown.rows = 12;
        shown.readOnly = true;
        shown.value = texts.filter(Boolean).join("\n\n");
        show.replaceWith(shown);
      });
      discard.addEventListener("click", () => { localStorage.removeItem(key); box.hidden = true; });
      box.replaceChildren(said, show, " ", discard);
      box.hidden = false;
    }
    setInterval(() => {
      const text = now();
      if (text !== saved && box.hidden) localStorage.setItem(key, JSON.stringify({ at: Date.now(), text }));
    }, EVERY);
    document.addEventListener("w-autosave:success", () => { saved = now(); localStorage.removeItem(key); });
    form.addEventListener("submit", () => localStorage.setItem(key, JSON.stringify({ at: Date.now(), text: now() })));
  }

  function dateline(form) {
    const group = document.querySelector(".desk-dateline");
    const place = form.elements.dateline_place;
    if (!group || !place) return;
    const line = document.createElement("div");
    line.setAttribute("aria-live", "polite");
    group.append(line);
    async function ask() {
      const query = new URLSearchParams({
        place: place.value, date: form.elements.dateline_date.value, sign: form.elements.agency_sign.value,
      });
      const answer = await fetch("/desk/find/dateline?" + query).catch(() => null);
      if (!answer || !answer.ok) return;
      line.replaceChildren(...(await answer.json()).lines.map((text) => {
        const each = document.createElement("p");
        each.className = "desk-dateline-line";
        each.textContent = text;
        return each;
      }));
    }
    ["change", "input"].forEach((kind) => group.addEventListener(kind, ask));
    ask();
  }

  function understand(form, box) {
    const fields = { topics: form.elements.topics, places: form.elements.places };
    const said = () => new URLSearchParams({
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, edition: form.elements.edition.value,
      headline: form.elements.headline.value, lead: form.elements.lead.value, body: plain(form.elements.body.value),
    });
    let asked = "", waiting = 0;
    async function ask() {
      const now = said();
      const text = ["edition", "headline", "lead", "body"].map((name) => now.get(name)).join("\n");
      if (text === asked || !text.split("\n").slice(1).some((part) => part.trim())) return;
      asked = text;
      const answer = await fetch(box.dataset.propose, { method: "POST", body: now }).catch(() => null);
      if (!answer || !answer.ok || asked !== text) return;
      const proposals = await answer.json();
      Object.entries(fields).forEach(([name, field]) => field && field.closest(".desk-chips").dispatchEvent(
        new CustomEvent("desk:proposed", { detail: proposals[name] })));
    }
    // A pause in typing: the editor's own field tells of no change.
    setInterval(() => {
      const text = said().toString();
      if (text === waiting) ask();
      waiting = text;
    }, EVERY);
    setTimeout(ask, 500);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("#w-editor-form, form[data-edit-form]");
    const box = document.querySelector(".desk-localcopy");
    if (!form) return;
    if (box) keep(form, box);
    if (box) understand(form, box);
    dateline(form);
  });
})();
