// Answers while the form is being filled in: asks for the page that the form would lead to, and takes its answer over.
(() => {
  "use strict";
  const form = document.querySelector("[data-converter]");
  let timer = 0;
  let latest = 0;

  const address = () => {
    const said = [...new FormData(form)].filter(([, value]) => value !== "");
    const range = new URLSearchParams(location.search).get("range");
    if (range) said.push(["range", range]);
    return `${form.action.split("?")[0]}?${new URLSearchParams(said)}`;
  };

  const show = async () => {
    const number = ++latest;
    const url = address();
    let answer;
    try {
      answer = await fetch(url, { credentials: "same-origin" });
    } catch {
      return; // Offline: the button still works once there is a network again.
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (number !== latest) return;
    for (const part of document.querySelectorAll("[data-live]")) {
      const other = page.querySelector(`[data-live="${part.dataset.live}"]`);
      if (other) part.replaceChildren(...other.childNodes);
    }
    form.querySelector("[data-swap]").href = page.querySelector("[data-swap]")?.href ?? url;
    history.replaceState(null, "", url);
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 150);
  });
  form.querySelector("[data-swap]").addEventListener("click", (event) => {
    const [from, to] = [form.elements.namedItem("from"), form.querySelector("#to-1")];
    event.preventDefault();
    [from.value, to.value] = [to.value, from.value];
    show();
  });
})();
