// What the browser runs when a notification comes, also while no page of ours is open. Every word in it is the server's.
"use strict";

// The site may be open under another of its names than that which mails have.
function here(address) {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => event.waitUntil(show(event.data.json())));

async function show(told) {
  // A story that was taken back stands in no notification any more, nor in one that has others beside it. What has the
  // same tag is replaced below: closing it could come later than that, and take away the new one.
  for (const shown of await self.registration.getNotifications()) {
    if (shown.tag !== told.tag && shown.data && shown.data.stories.some((story) => told.gone.includes(story))) shown.close();
  }
  await self.registration.showNotification(told.title, {
    body: told.body,
    lang: told.lang,
    tag: told.tag,
    renotify: told.again,
    data: { address: told.address, stop: told.stop, stories: told.stories },
    actions: [{ action: "stop", title: told.stop_label }],
  });
  if (told.confirm) await fetch(here(told.confirm), { method: "POST" });
}

// A push service may give a browser a new address at any time (Push API, pushsubscriptionchange). What the page left here
// says where that is told; browsers hand over the old subscription or nothing, and the new one or nothing.
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(moved(event.newSubscription)));

async function moved(given) {
  const kept = await (await caches.open("alerts")).match("/mail/");
  if (!kept) return;
  const { to, key } = await kept.json();
  const wanted = { userVisibleOnly: true, applicationServerKey: new Uint8Array(key) };
  const { endpoint, keys } = (given || (await self.registration.pushManager.subscribe(wanted))).toJSON();
  const body = new URLSearchParams({ endpoint, public_key: keys.p256dh, secret: keys.auth });
  await fetch(here(to), { method: "POST", body });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { address, stop } = event.notification.data;
  event.waitUntil(self.clients.openWindow(here(event.action === "stop" ? stop : address)));
});
