// What is being written, kept on this computer until the desk has it: a connection, a session or a lock may be lost.
(function () {
  "use strict";

  const FIELDS = ["headline", "slug", "lead", "body", "ednote", "byline", "sources", "usage_terms"];
  const EVERY = 2000;
  const MOST = 5;

  // The editor's field holds a document, whose blocks are numbered anew each time: its words are what counts.
  function plain(text) {
    try {
      const body = JSON.parse(text);
      return body ? body.blocks.map((block) => block.text).join("\n\n") : "";
    } catch {
      return text;
    }
  }

  const words = (fields) => FIELDS.map((name) => (name === "body" ? plain(fields.body) : fields[name]));
  const same = (one, other) => JSON.stringify(words(one)) === JSON.stringify(words(other));

  // Copies of one draft, one for each time that its form was open, latest first.
  class Copies {
    constructor(draft, person) { this.key = `dateline-copies-${draft}-${person}`; }
    all() { return JSON.parse(localStorage.getItem(this.key) || "[]"); }
    keep(copies, most = MOST) {
      if (!copies.length) return localStorage.removeItem(this.key);
      try {
        return localStorage.setItem(this.key, JSON.stringify(copies.slice(0, most)));
      } catch (full) {
        // The browser's space is used up: the latest copy is worth most.
        return most > 1 ? this.keep(copies, 1) : console.warn(full);
      }
    }
    put(copy) { this.keep([copy, ...this.all().filter((each) => each.opened !== copy.opened)]); }
    drop(opened) { this.keep(this.all().filter((each) => each.opened !== opened)); }
  }

  function start(form, box) {
    const person = box.dataset.person;
    const fields = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name] ? form.elements[name].value : ""]));
    let copies = new Copies(box.dataset.draft, person);
    let opened = `${Date.now()} ${Math.random()}`;
    // A form that comes back because it could not be saved holds what nobody else has.
    let saved = box.dataset.unsaved ? null : fields();
    let sent = null;
    const isSaved = (copy) => saved !== null && same(copy, saved);

    // From its first save on, what was a new draft has a number; Wagtail puts it into the address.
    function follow() {
      const number = /\/drafts\/edit\/(\d+)\//.exec(window.location.pathname);
      const found = new Copies(number ? number[1] : "new", person);
      if (found.key !== copies.key) copies.drop(opened);
      copies = found;
    }

    function look() {
      follow();
      const now = fields();
      if (isSaved(now)) copies.drop(opened);
      else copies.put({ opened, at: Date.now(), fields: now });
    }

    const left = copies.all().filter((copy) => !isSaved(copy.fields));
    const own = left.find((copy) => saved === null && same(copy.fields, fields()));
    if (own) opened = own.opened;
    copies.keep(left);
    left.filter((copy) => copy !== own).forEach((copy) => offer(copy));
    // A new draft that was saved goes on under its number.
    const begun = new Copies("new", person);
    if (copies.key !== begun.key) begun.keep(begun.all().filter((copy) => !isSaved(copy.fields)));

    function offer(copy) {
      const said = document.createElement("p");
      const shown = document.createElement("textarea");
      const line = document.createElement("div");
      const button = (text, act) => {
        const made = document.createElement("button");
        Object.assign(made, { type: "button", className: "button button-small button-secondary", textContent: text });
        made.addEventListener("click", () => act(made));
        return made;
      };
      said.textContent = `${box.dataset.ask} ${new Date(copy.at).toLocaleString(document.documentElement.lang)}`;
      Object.assign(shown, { rows: 10, readOnly: true, hidden: true, value: words(copy.fields).filter(Boolean).join("\n\n") });
      shown.setAttribute("aria-label", box.dataset.ask);
      const done = () => {
        copies.drop(copy.opened);
        line.remove();
        box.hidden = !box.children.length;
      };
      line.append(
        said, shown,
        button(box.dataset.show, (self) => { shown.hidden = false; self.remove(); }), " ",
        button(box.dataset.restore, () => { restore(copy.fields); look(); done(); }), " ",
        button(box.dataset.discard, done),
      );
      box.append(line);
      box.hidden = false;
    }

    function restore(old) {
      FIELDS.filter((name) => form.elements[name]).forEach((name) => {
        const field = form.elements[name];
        if (name === "body") {
          const editor = window.Draftail.createEditorStateFromRaw(JSON.parse(old.body || "null"));
          field.draftailEditor.onChange(editor);
        }
        field.value = old[name];
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }

    setInterval(look, EVERY);
    window.addEventListener("pagehide", look);
    form.addEventListener("submit", look);
    document.addEventListener("w-autosave:save", () => { sent = fields(); });
    document.addEventListener("w-autosave:success", () => {
      saved = sent || fields();
      look();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("#w-editor-form, form[data-edit-form]");
    const box = document.querySelector(".desk-localcopy");
    if (form && box) start(form, box);
  });
})();
