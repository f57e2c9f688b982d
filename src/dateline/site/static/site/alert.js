// The form for an alert: the browser's time zone is proposed, and its notifications are offered where it has any.
"use strict";

(() => {
  const form = document.querySelector("form.alert");
  if (!form) return;

  // Somebody who was told that the form is wrong has chosen a zone already.
  const zone = form.elements.zone;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!document.getElementById("alert-trouble") && [...zone.options].some((each) => each.value === own)) zone.value = own;

  const part = document.getElementById("browser");
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return;
  const [status, kept] = [part.querySelector("[role=status]"), part.querySelector("a")];
  part.hidden = false;
  keep(localStorage.getItem("alert-data"));

  part.querySelector("button").addEventListener("click", async (event) => {
    const button = event.currentTarget;
    button.disabled = true;
    try {
      status.textContent = (await Notification.requestPermission()) === "granted" ? await subscribe() : status.dataset.refused;
    } catch {
      status.textContent = status.dataset.refused;
    }
    button.disabled = false;
  });

  async function subscribe() {
    // Below this path there are no lists and no stories: the worker has to do with notifications alone.
    const worker = await navigator.serviceWorker.register("/alerts.js", { scope: "/mail/" });
    const key = Uint8Array.from(atob(part.dataset.key.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
    await running(worker);
    const found = (await subscription(worker.pushManager, { userVisibleOnly: true, applicationServerKey: key })).toJSON();
    const said = new URLSearchParams(new FormData(form));
    said.delete("address");
    said.set("endpoint", found.endpoint);
    said.set("public_key", found.keys.p256dh);
    said.set("secret", found.keys.auth);
    const answer = await (await fetch(part.dataset.to, { method: "POST", body: said })).json();
    keep(answer.data);
    if (answer.moved) await leave({ to: new URL(answer.moved, location.href).href, key: [...key] });
    return answer.said;
  }

  function running({ active, installing, waiting }) {
    const begins = installing || waiting;
    if (active || !begins) return null;
    return new Promise((done) => {
      begins.addEventListener("statechange", () => begins.state === "activated" && done());
    });
  }

  // For the worker, which may be run by a change of the subscription when no page is open.
  async function leave(said) {
    await (await caches.open("alerts")).put("/mail/", Response.json(said));
  }

  // One that was made for another key of ours reaches nobody any more.
  async function subscription(pushes, wanted) {
    try {
      return await pushes.subscribe(wanted);
    } catch (error) {
      const old = await pushes.getSubscription();
      if (error.name !== "InvalidStateError" || !old) throw error;
      await old.unsubscribe();
      return pushes.subscribe(wanted);
    }
  }

  function keep(address) {
    if (!address) return;
    localStorage.setItem("alert-data", address);
    kept.href = address;
    kept.parentElement.hidden = false;
  }
})();
