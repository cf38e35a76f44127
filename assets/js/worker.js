// Holds one page, /offline, so that numbers are there when the network is not. Nothing a visitor did is kept.
"use strict";
const KEPT = "offline";

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(KEPT).then((cache) => cache.add(new Request("/offline", { cache: "reload" }))).then(() => self.skipWaiting()),
  );
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate" || event.request.method !== "GET") return;
  // Somebody who leaves must not meet this house again, even without a network.
  const leaving = new URL(event.request.url).pathname.endsWith("/leave");
  const blank = () => new Response("<!doctype html><title>…</title>", { headers: { "Content-Type": "text/html" } });
  event.respondWith(fetch(event.request).catch(() => (leaving ? blank() : caches.match("/offline"))));
});
