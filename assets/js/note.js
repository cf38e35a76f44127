// Prints the note, and leaves nothing of it behind when the page is left.
"use strict";
{
  const note = document.getElementById("note");
  const print = note.querySelector("[data-print]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  addEventListener("pagehide", () => { for (const field of note.querySelectorAll("textarea")) field.value = ""; });
  addEventListener("pageshow", (event) => { if (event.persisted) location.replace(document.querySelector(".button-row a").href); });
}
