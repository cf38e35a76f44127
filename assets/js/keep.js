// Asks before words that were typed would be lost by going to another page; never on the way out or to people.
"use strict";
let free = false;
for (const door of document.querySelectorAll(".way-out, .way-to-people, .card-help a")) {
  door.addEventListener("click", () => { free = true; }, true);
}
document.addEventListener("submit", (event) => { free = !event.target.closest(".reading-helps"); }, true);
addEventListener("beforeunload", (event) => {
  if (free || document.documentElement.classList.contains("leaving")) return;
  const typed = Array.from(document.querySelectorAll("main textarea:not([hidden])")).some((field) => field.value.trim());
  if (typed) event.preventDefault();
});
addEventListener("pageshow", () => { free = false; });
