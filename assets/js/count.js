// Shows how many characters are left; the server counts again.
"use strict";
for (const field of document.querySelectorAll("[data-most]")) {
  const note = document.getElementById("c-" + field.id.slice(2));
  const most = Number(field.dataset.most);
  const words = note.textContent;
  field.addEventListener("input", () => {
    const left = most - Array.from(field.value.trim()).length;
    note.textContent = left <= 40 ? words + " (" + left + ")" : words;
    note.classList.toggle("over", left < 0);
  });
}
// What was typed must not stay on a shared tablet when the page is left for good and brought back from memory.
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll(".post-form, .talk-form")) form.reset();
});
