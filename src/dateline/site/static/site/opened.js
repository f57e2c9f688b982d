// Marks in lists what was corrected since this reader opened it. What was opened is known to this browser alone.
"use strict";

(() => {
  const MOST = 500;
  let opened = {};
  try {
    opened = JSON.parse(localStorage.getItem("opened") || "{}") || {};
  } catch {
    opened = {};
  }

  const story = document.querySelector("article[data-story]");
  if (story) {
    const { [story.dataset.story]: _, ...others } = opened;
    const kept = Object.entries(others).sort((one, other) => other[1][1] - one[1][1]).slice(0, MOST - 1);
    const now = { ...Object.fromEntries(kept), [story.dataset.story]: [Number(story.dataset.version), Date.now()] };
    try {
      localStorage.setItem("opened", JSON.stringify(now));
    } catch {
      // No room, or none allowed: nothing is marked then.
    }
  }

  function mark() {
    for (const row of document.querySelectorAll("[data-story][data-version]:not(article)")) {
      const seen = opened[row.dataset.story];
      const words = document.querySelector("[data-corrected]");
      if (!seen || !words || seen[0] >= Number(row.dataset.version) || row.querySelector(".tag--since")) continue;
      const tag = Object.assign(document.createElement("b"), { className: "tag tag--since", textContent: words.dataset.corrected });
      const old = row.querySelector(".tag");
      if (old) old.replaceWith(tag);
      else row.querySelector("a").prepend(tag, " ");
    }
  }

  document.addEventListener("dateline:list", mark);
  mark();
})();
