// The filter without waiting for a page: its forms and links are asked for here and the parts that changed put in place.
// Everything works without this file; it only saves the way.
"use strict";

(() => {
  const root = document.getElementById("choosing");
  if (!root) return;
  let newest = 0;
  let ticked = false;
  let afterwards = "";
  let shown = whole();

  // A jump within the page changes its address, too, and is no other page.
  function whole() {
    return location.pathname + location.search;
  }

  // Parts that stand in both pages are exchanged; a region that speaks stays, so that it is heard.
  function put(page) {
    const found = page.getElementById("choosing");
    if (!found) return false;
    const focus = document.activeElement && document.activeElement.id;
    const opened = new Set([...root.querySelectorAll("details[open][id]")].map((each) => each.id));
    const panel = root.querySelector(".panel");
    const other = found.querySelector(".panel");
    if (Boolean(panel) !== Boolean(other) || !root.querySelector(".passing") !== !found.querySelector(".passing")) {
      const line = root.querySelector("#result");
      root.replaceChildren(...[...found.childNodes].map((each) => document.importNode(each, true)));
      if (line && root.querySelector("#result")) say(root.querySelector("#result"), line);
    } else {
      for (const part of found.querySelectorAll("[data-part]")) {
        const old = root.querySelector(`[data-part="${part.dataset.part}"]`);
        if (old) old.replaceWith(document.importNode(part, true));
      }
      const line = root.querySelector("#result");
      const said = found.querySelector("#result");
      if (line && said && line.textContent !== said.textContent) line.textContent = said.textContent;
      const text = root.querySelector("#f");
      if (text) text.value = found.querySelector("#f").value;
    }
    for (const id of opened) {
      const details = document.getElementById(id);
      if (details && !id.startsWith("pick-")) details.open = true;
    }
    document.title = page.title;
    document.querySelectorAll('link[rel="alternate"][title]').forEach((link) => link.remove());
    document.head.append(...[...page.querySelectorAll('link[rel="alternate"][title]')].map((link) => document.importNode(link, true)));
    const foot = document.querySelector(".foot");
    if (foot && page.querySelector(".foot")) foot.replaceWith(document.importNode(page.querySelector(".foot"), true));
    dress();
    if (focus && document.getElementById(focus)) document.getElementById(focus).focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("dateline:list"));
    return true;
  }

  function say(line, old) {
    const said = line.textContent;
    line.replaceWith(old);
    old.textContent = said;
  }

  async function go(address, push) {
    const turn = ++newest;
    root.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (turn !== newest) return;
      // A page that tells what is wrong is shown as it is.
      if (!answer.ok || !put(page)) leave(address);
      else history[push ? "pushState" : "replaceState"]({ choosing: true }, "", answer.url);
      shown = whole();
    } catch {
      if (turn === newest) leave(address);
    } finally {
      if (turn === newest) settle();
    }
  }

  // For a page that the parts of this one cannot take over: a link that waits is of this one, and is forgotten.
  function leave(address) {
    afterwards = "";
    location.assign(address);
  }

  // A link clicked before the answer to a tick is here would lead where that tick does not count: its turn comes now.
  function settle() {
    root.removeAttribute("aria-busy");
    const link = afterwards && document.getElementById(afterwards);
    ticked = false;
    afterwards = "";
    if (link) link.click();
  }

  function asked(form, submitter) {
    const said = new URLSearchParams(new FormData(form, submitter));
    for (const [name, value] of [...said]) if (!value) said.delete(name, value);
    return said;
  }

  function apply(push) {
    const form = root.querySelector("#boxes");
    const said = asked(form);
    said.set("panel", "open");
    ticked = true;
    return go(`${form.action}?${said}`, push);
  }

  root.addEventListener("change", (event) => {
    const form = event.target.closest("#boxes");
    if (form && form.method === "get" && !event.target.closest(".way")) apply(false);
  });

  root.addEventListener("submit", (event) => {
    const form = event.target;
    const way = (event.submitter && event.submitter.getAttribute("formmethod")) || form.method;
    if (way !== "get") return;
    event.preventDefault();
    const said = asked(form, event.submitter);
    if (form.id === "row" && root.querySelector(".panel")) said.set("panel", "open");
    go(`${form.getAttribute("action")}?${said}`, true);
  });

  root.addEventListener("click", (event) => {
    const link = ticked && event.target.closest("a[id]");
    if (!link) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    afterwards = link.id;
  }, { capture: true });

  root.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).value).then(() => copy.classList.add("button--main"));
    const link = event.target.closest("#use-filter, .panel__close, #hide, #reset");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const panel = link.matches("#reset") && root.querySelector(".panel") ? "panel=open" : "";
    const address = link.href.split("#")[0];
    go(panel ? `${address}${address.includes("?") ? "&" : "?"}${panel}` : address, true).then(() => {
      if (link.matches("#use-filter, .panel__close")) show();
    });
  });

  // Into the panel when it opens, back to its button when it closes.
  function show() {
    const panel = root.querySelector(".panel");
    const first = panel ? panel.querySelector("input:not([type=hidden])") : root.querySelector("#use-filter");
    if (first) first.focus();
  }

  document.addEventListener("keydown", (event) => {
    const close = event.key === "Escape" && root.querySelector(".panel__close");
    if (close) close.click();
  });

  window.addEventListener("popstate", () => {
    if (whole() !== shown) location.reload();
  });

  let typed;
  root.addEventListener("input", (event) => {
    const box = event.target;
    if (!box.dataset.places) return;
    clearTimeout(typed);
    typed = setTimeout(async () => {
      const said = box.value.trim();
      if (said.length < 2) return;
      const answer = await fetch(`${box.dataset.places}?q=${encodeURIComponent(said)}`);
      if (!answer.ok || box.value.trim() !== said) return;
      const { places } = await answer.json();
      const names = document.getElementById("place-names");
      if (names) names.replaceChildren(...places.map((place) => new Option(place.note, place.name)));
    }, 150);
  });

  // What only this browser knows: the hint that was read, tabs, and where to copy to.
  function dress() {
    const hint = document.getElementById("hint");
    if (hint) hint.hidden = Boolean(localStorage.getItem("hint") || root.querySelector(".panel"));
    root.querySelectorAll("[data-copy]").forEach((button) => (button.hidden = !navigator.clipboard));
    tabs();
  }

  let own = null;
  async function tabs() {
    const list = root.querySelector("[data-tabs]");
    if (!list || list.querySelector("li") || !/(?:^|; )mine=/.test(document.cookie)) return;
    if (own === null) {
      const answer = await fetch(list.dataset.tabs, { credentials: "same-origin" });
      own = answer.ok ? (await answer.json()).tabs : [];
    }
    list.replaceChildren(...own.map(({ name, href }) => {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href, textContent: name });
      if (link.href === location.href.replace(/[&?](panel|hidden)=\w+/g, "")) link.setAttribute("aria-current", "page");
      item.append(link);
      return item;
    }));
  }

  root.addEventListener("click", (event) => {
    if (!event.target.closest("#hint button")) return;
    localStorage.setItem("hint", "read");
    document.getElementById("hint").hidden = true;
    document.getElementById("use-filter").focus();
  });

  dress();
})();
