// Suggests topics, places, people and headlines while a search is being typed. Without it the form works as ever.
(() => {
  "use strict";
  const box = document.querySelector("[data-suggest]");
  const list = document.querySelector("[data-suggestions]");
  const told = document.querySelector("[data-suggested]");
  let timer = 0;
  let latest = 0;

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    told.textContent = "";
  };

  const group = (sort, found) => {
    const heading = document.createElement("h2");
    heading.textContent = list.dataset[sort];
    const items = document.createElement("ul");
    for (const { label, href } of found) {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = label;
      items.appendChild(document.createElement("li")).append(link);
    }
    return [heading, items];
  };

  const show = async () => {
    const number = ++latest;
    let found;
    try {
      const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: box.value })}`);
      found = answer.ok ? await answer.json() : {};
    } catch {
      return; // Offline: the form still works once there is a network again.
    }
    if (number !== latest) return;
    list.replaceChildren(...Object.entries(found).flatMap(([sort, each]) => group(sort, each)));
    const count = list.querySelectorAll("a").length;
    list.hidden = count === 0;
    told.textContent = count ? `${count} ${told.dataset.words}` : "";
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (box.value.trim().length < 2) {
      latest += 1;
      close();
      return;
    }
    timer = setTimeout(show, 120);
  });
  box.form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && !list.hidden) {
      close();
      box.focus();
    } else if (event.key === "ArrowDown" && links.length && (event.target === box || at >= 0)) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (links[at - 1] ?? box).focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!box.form.contains(event.target)) close();
  });
})();
