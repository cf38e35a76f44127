// The way out by keyboard: Shift three times within five seconds. The link works without this.
"use strict";
const out = document.querySelector(".way-out");
let presses = 0;
let timer = 0;
let alone = false;

const tabs = "BroadcastChannel" in window ? new BroadcastChannel("out") : null;

function leave(told) {
  document.documentElement.classList.add("leaving");
  document.title = "\u00a0";
  if (tabs && !told) tabs.postMessage("leave");
  location.replace(out.href);
}
if (tabs) tabs.addEventListener("message", () => leave(true));

addEventListener("keydown", (event) => {
  alone = event.key === "Shift" && !event.repeat;
  if (!alone) presses = 0;
});
addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone || event.isComposing) return;
  presses += 1;
  clearTimeout(timer);
  timer = setTimeout(() => { presses = 0; }, 5000);
  if (presses >= 3 && out) leave(false);
});
if (out) out.addEventListener("click", (event) => { event.preventDefault(); leave(false); });
addEventListener("pageshow", () => document.documentElement.classList.remove("leaving"));
// Each entrance has a worker of its own, which holds its own offline page; where traces were cleared none comes again.
if ("serviceWorker" in navigator && out && !document.body.classList.contains("in-cleared")) {
  navigator.serviceWorker.register(new URL("sw.js", out.href).pathname, { updateViaCache: "none" }).catch(() => {});
}
