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

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { address, stop } = event.notification.data;
  event.waitUntil(self.clients.openWindow(here(event.action === "stop" ? stop : address)));
});
