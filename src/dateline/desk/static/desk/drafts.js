// The draft's form: the dateline as it will be printed, and what the text suggests.
(function () {
  "use strict";

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

  function dateline(form) {
    const group = document.querySelector(".desk-dateline");
    const place = form.elements.dateline_place;
    if (!group || !place) return;
    const line = document.createElement("div");
    line.setAttribute("aria-live", "polite");
    group.append(line);
    let asked = "";
    async function ask() {
      const query = new URLSearchParams({
        place: place.value, date: form.elements.dateline_date.value, sign: form.elements.agency_sign.value,
      }).toString();
      if (query === asked) return;
      asked = query;
      const answer = await fetch("/desk/find/dateline?" + query).catch(() => null);
      const said = answer && answer.ok && await answer.json();
      // Answers may overtake each other: the place chosen last counts, whatever comes last.
      if (query !== asked) return;
      if (!said) asked = "";
      else line.replaceChildren(...said.lines.map((text) => {
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
    if (box) understand(form, box);
    dateline(form);
  });
})();
