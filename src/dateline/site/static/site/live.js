// Says above an open list how many stories have come in since. What is being read stays where it is.
"use strict";

(() => {
  const BACK = 60;
  const AGAIN = 30_000;
  const fresh = new Set();
  let stream = null;
  let place = "";
  let again = 0;

  const region = () => document.querySelector("[data-live]");
  const row = (id) => document.querySelector(`.wire a[href*="/story/${id}-"]`)?.closest("li");

  function show() {
    const found = region();
    if (!found) return;
    const link = found.querySelector("a");
    const form = new Intl.PluralRules(document.documentElement.lang).select(fresh.size);
    link.textContent = (found.dataset[form] || found.dataset.many).replace("{count}", fresh.size);
    link.hidden = !fresh.size;
  }

  function came(event) {
    place = event.lastEventId;
    const { id } = JSON.parse(event.data);
    if (!row(id)) fresh.add(id);
    show();
  }

  function changed(event) {
    place = event.lastEventId;
  }

  function went(event) {
    place = event.lastEventId;
    const { id } = JSON.parse(event.data);
    fresh.delete(id);
    const gone = row(id);
    if (gone) {
      // As high as it was, so that nothing moves.
      gone.style.height = `${gone.getBoundingClientRect().height}px`;
      gone.textContent = region()?.dataset.gone || "";
      gone.classList.add("row--gone");
    }
    show();
  }

  function open() {
    const found = region();
    if (stream || !found || document.hidden) return;
    const address = new URL(found.dataset.live, location);
    address.searchParams.set(place ? "after" : "back", place || BACK);
    stream = new EventSource(address);
    stream.addEventListener("published", came);
    stream.addEventListener("updated", changed);
    stream.addEventListener("corrected", changed);
    stream.addEventListener("removed", went);
    stream.addEventListener("error", failed);
  }

  function failed() {
    // A browser connects again by itself, unless it was turned away.
    if (!stream || stream.readyState !== EventSource.CLOSED) return;
    close();
    place = "";
    clearTimeout(again);
    again = setTimeout(open, AGAIN);
  }

  function close() {
    stream?.close();
    stream = null;
  }

  function restart() {
    close();
    fresh.clear();
    place = "";
    show();
    open();
  }

  // A tab that nobody looks at takes none of the few connections that a browser has for a site.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && open());
  document.addEventListener("dateline:list", restart);
  open();
})();
