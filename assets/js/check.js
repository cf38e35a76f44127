// Finds out what only the tablet can know; shows it on the page, and sends it nowhere.
"use strict";
const result = document.getElementById("result");

function say(step, state) {
  const row = result.querySelector(`[data-step="${step}"]`);
  row.className = `check-step is-${state}`;
  for (const name of ["ok", "bad", "wait"]) row.querySelector(`[data-${name}]`).hidden = name !== state;
}
async function timely(work, most) {
  return Promise.race([work, new Promise((_, no) => { setTimeout(() => no(new Error("slow")), most); })]);
}
async function streams() {
  const answer = await fetch(result.dataset.stream, { cache: "no-store" });
  const reader = answer.body.getReader();
  // What a filter gathers comes in one piece; what it lets through comes in several.
  let pieces = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces += 1;
  return answer.ok && pieces > 1;
}
async function kept() {
  const cache = await caches.open("check");
  await cache.put("/check", new Response("x"));
  return caches.delete("check");
}
async function offline() {
  const worker = await navigator.serviceWorker.ready;
  return Boolean(await caches.match(new URL("offline", worker.scope).href));
}
async function whole() {
  const answer = await fetch(result.dataset.sample, { cache: "no-store" });
  const text = await answer.text();
  let sum = 7;
  for (const char of text) sum = (sum * 31 + char.codePointAt(0)) % 1000000007;
  const strangers = Array.from(document.querySelectorAll("script, iframe, object, embed, link[rel=stylesheet], img"))
    .filter((one) => { const from = one.src || one.href || one.data; return !from || new URL(from, location.href).origin !== location.origin; });
  return String(sum) === answer.headers.get("X-Sum") && answer.headers.has("Content-Security-Policy") && strangers.length === 0;
}
async function find(step, work) {
  let fine = false;
  try { fine = await timely(work(), 10000); } catch { fine = false; }
  say(step, fine ? "ok" : "bad");
}

if (result.dataset.tried === "1") {
  // Five minutes wrong would already show somebody as awake who is not.
  find("clock", async () => Math.abs(Date.now() / 1000 - Number(result.dataset.at)) < 300);
  find("stream", streams);
  find("storage", kept);
  find("offline", offline);
  find("rewriting", whole);
}
for (const tick of result.querySelectorAll("input[type=radio]")) {
  tick.addEventListener("change", () => { tick.closest("li").className = `check-step is-${tick.value}`; });
}
const tone = result.querySelector("[data-sound]");
tone.hidden = !("AudioContext" in window);
tone.addEventListener("click", () => {
  const sound = new AudioContext();
  const source = sound.createOscillator();
  const volume = sound.createGain();
  source.frequency.value = 330;
  volume.gain.setValueAtTime(0.12, sound.currentTime);
  volume.gain.linearRampToValueAtTime(0, sound.currentTime + 1.2);
  source.connect(volume).connect(sound.destination);
  source.start();
  source.stop(sound.currentTime + 1.2);
});
const print = document.querySelector("[data-print]");
print.hidden = false;
print.addEventListener("click", () => window.print());
