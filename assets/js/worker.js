// Holds one page, the offline page of its own entrance, so that numbers are there when the network is not.
// Nothing a visitor did is kept.
"use strict";
const KEPT = "offline";
const PAGE = new URL("offline", self.registration.scope).href;
const HOURS = 6;

async function renew() {
  const answer = await fetch(new Request(PAGE, { cache: "reload" }));
  if (!answer.ok) throw new Error("not there");
  // A page that came by a redirect (an entrance that is gone) may not answer a visit; its text may.
  const page = new Response(await answer.blob(), { headers: answer.headers });
  await (await caches.open(KEPT)).put(PAGE, page);
}
async function renewIfOld() {
  const kept = await caches.match(PAGE);
  const age = Date.now() - Date.parse(kept ? kept.headers.get("Date") : "");
  // A clock that was put back, or a page without a date, counts as old.
  if (!(age >= 0 && age < HOURS * 3600000)) await renew().catch(() => {});
}

self.addEventListener("install", (event) => event.waitUntil(renew().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate" || event.request.method !== "GET") return;
  // Somebody who leaves must not meet this house again, even without a network.
  const path = new URL(event.request.url).pathname;
  const leaving = path.endsWith("/leave");
  const blank = () => new Response("<!doctype html><title>…</title>", { headers: { "Content-Type": "text/html" } });
  event.respondWith(fetch(event.request).catch(() => (leaving ? blank() : caches.match(PAGE))));
  // Clearing traces takes the page away; it must not come back behind it.
  if (!leaving && !path.endsWith("/forget")) event.waitUntil(renewIfOld());
});
