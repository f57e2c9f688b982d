// A select as chips, one or many, with further rows found on the server. Keys: arrows, Enter, Escape, Backspace.
(function () {
  "use strict";

  function enhance(box) {
    const select = box.querySelector("select");
    const chosen = document.createElement("ul");
    const field = document.createElement("input");
    const found = document.createElement("ul");
    const listId = select.id + "-found";
    const proposed = document.createElement("ul");
    let waiting = 0, asked = "", at = -1, proposals = [];
    Object.assign(field, { type: "text", id: select.id + "-find", placeholder: box.dataset.hint, autocomplete: "off" });
    field.setAttribute("role", "combobox");
    const label = select.id && document.querySelector(`label[for="${select.id}"], label[for="${field.id}"]`);
    if (label) label.htmlFor = field.id;
    else field.setAttribute("aria-label", box.dataset.hint);
    field.setAttribute("aria-controls", listId);
    field.setAttribute("aria-expanded", "false");
    found.className = "desk-chips__found";
    found.id = listId;
    found.setAttribute("role", "listbox");
    proposed.className = "desk-chips__proposed";
    proposed.setAttribute("aria-label", box.dataset.proposed);
    box.append(chosen, field, found, proposed);

    function show() {
      chosen.replaceChildren(...Array.from(select.options, (option) => {
        const item = document.createElement("li");
        const drop = document.createElement("button");
        item.textContent = option.text + " ";
        Object.assign(drop, { type: "button", textContent: "×" });
        drop.setAttribute("aria-label", "× " + option.text);
        drop.addEventListener("click", () => { option.remove(); changed(); });
        item.append(drop);
        return item;
      }));
    }
    function has(row) {
      return Array.from(select.options).some((option) => option.value === String(row.pk));
    }
    function propose() {
      proposed.replaceChildren(...proposals.filter((row) => !has(row)).map((row) => {
        const item = document.createElement("li");
        const accept = document.createElement("button");
        const refuse = document.createElement("button");
        const why = document.createElement("small");
        Object.assign(accept, { type: "button", textContent: "+ " + row.label });
        Object.assign(refuse, { type: "button", textContent: "×" });
        refuse.setAttribute("aria-label", "× " + row.label);
        why.textContent = [row.under, row.why].filter(Boolean).join(" · ");
        accept.addEventListener("click", () => choose(row));
        refuse.addEventListener("click", () => { proposals = proposals.filter((each) => each !== row); propose(); });
        item.append(accept, refuse, why);
        return item;
      }));
    }
    function changed() {
      show();
      propose();
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    function choose(row) {
      if (!has(row)) {
        if (!select.multiple) select.replaceChildren();
        select.add(new Option(row.label, row.pk, true, true));
      }
      field.value = "";
      offer([]);
      changed();
    }
    function offer(rows) {
      at = rows.length ? 0 : -1;
      found.replaceChildren(...rows.map((row, index) => {
        const item = document.createElement("li");
        const under = document.createElement("small");
        item.textContent = row.label;
        under.textContent = row.under;
        item.append(under);
        item.row = row;
        item.id = listId + "-" + index;
        item.setAttribute("role", "option");
        item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(row); });
        return item;
      }));
      mark();
    }
    function mark() {
      Array.from(found.children).forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
      field.setAttribute("aria-expanded", String(found.children.length > 0));
      if (at >= 0) field.setAttribute("aria-activedescendant", listId + "-" + at);
      else field.removeAttribute("aria-activedescendant");
    }
    async function ask() {
      asked = field.value.trim();
      if (!asked) return offer([]);
      const answer = await fetch(box.dataset.find + "?q=" + encodeURIComponent(asked)).catch(() => null);
      if (answer && answer.ok && field.value.trim() === asked) offer((await answer.json()).found);
    }
    field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 150); });
    field.addEventListener("blur", () => offer([]));
    field.addEventListener("keydown", (event) => {
      const rows = found.children.length;
      if (event.key === "Enter") {
        event.preventDefault();
        if (at >= 0) choose(found.children[at].row);
      } else if (event.key === "Escape") offer([]);
      else if (event.key === "Backspace" && !field.value && select.options.length) {
        select.options[select.options.length - 1].remove();
        changed();
      } else if (rows && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        at = (at + (event.key === "ArrowDown" ? 1 : rows - 1)) % rows;
        mark();
      }
    });
    box.addEventListener("desk:proposed", (event) => { proposals = event.detail; propose(); });
    show();
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".desk-chips").forEach(enhance));
})();
