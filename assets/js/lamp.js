// Empties the box once a line was heard, shows where the talk goes on, and leaves nothing behind.
"use strict";
const box = document.getElementById("words");
const talk = document.getElementById("talk");
document.body.addEventListener("htmx:after:request", (event) => {
  const context = event.detail && event.detail.ctx;
  const response = context && context.response && (context.response.raw || context.response);
  if (response && response.status < 300 && String(context.request.action).includes("/say") && talk.dataset.kept !== "1") box.value = "";
});
document.getElementById("say").addEventListener("submit", (event) => {
  // Whoever only asks for people has said nothing yet: the words stay in the box.
  talk.dataset.kept = event.submitter && event.submitter.value === "people" ? "1" : "0";
}, true);
document.body.addEventListener("htmx:after:swap", () => {
  const latest = document.getElementById("latest");
  if (latest) latest.scrollIntoView({ block: "start" });
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) box.form.requestSubmit();
});
addEventListener("pagehide", () => {
  box.value = "";
  document.getElementById("turns").replaceChildren();
});
addEventListener("pageshow", (event) => { if (event.persisted) location.replace(location.pathname + location.search); });
