// Takes the kept page away where a browser does not do so by itself (Clear-Site-Data is young, and needs https).
"use strict";
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.getRegistrations().then((all) => all.forEach((one) => one.unregister())).catch(() => {});
}
if ("caches" in window) caches.keys().then((names) => names.forEach((name) => caches.delete(name))).catch(() => {});
