// Empties the box once a line was heard, keeps it when it was not, and empties everything when the page goes away.
"use strict";
const box = document.getElementById("words");
document.body.addEventListener("htmx:after:request", (event) => {
  const context = event.detail && event.detail.ctx;
  if (!context || !context.response || !String(context.request.action).includes("/say")) return;
  if (context.response.raw ? context.response.raw.ok : context.response.status < 300) box.value = "";
});
document.body.addEventListener("htmx:after:swap", () => {
  const turns = document.querySelectorAll(".turns .turn");
  const last = turns[turns.length - 1];
  if (last) last.scrollIntoView({ block: "nearest" });
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) box.form.requestSubmit();
});
addEventListener("pagehide", () => {
  box.value = "";
  document.getElementById("turns").replaceChildren();
});
addEventListener("pageshow", (event) => { if (event.persisted) location.replace(location.pathname + location.search); });
