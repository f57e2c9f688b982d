// Shows amounts in the currency that this browser has chosen, on every story, without leaving the page.
(() => {
  "use strict";
  const form = document.querySelector("[data-amounts]");
  const select = form.querySelector("select");
  const parts = ["lead", "body", "note"];

  const show = async () => {
    const url = new URL(location.href);
    const chosen = select.value;
    url.searchParams.delete("currency");
    if (chosen) url.searchParams.set("currency", chosen);
    let answer;
    try {
      answer = await fetch(url, { credentials: "same-origin" });
    } catch {
      return; // Offline: the amounts stay as they are.
    }
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Answers may overtake each other.
    if (select.value !== chosen) return;
    for (const part of parts) {
      const [mine, other] = [document, page].map((each) => each.querySelector(`[data-worth="${part}"]`));
      if (mine && other) mine.replaceChildren(...other.childNodes);
    }
  };

  const keep = () => {
    try {
      if (select.value) localStorage.setItem("currency", select.value);
      else localStorage.removeItem("currency");
    } catch {
      // None allowed: it holds for this page.
    }
  };

  form.querySelector("button").hidden = true;
  select.addEventListener("change", () => {
    keep();
    show();
  });
  let kept = "";
  try {
    kept = localStorage.getItem("currency") || "";
  } catch {
    // As above.
  }
  if (kept && !select.value && [...select.options].some((each) => each.value === kept)) {
    select.value = kept;
    show();
  }
})();
