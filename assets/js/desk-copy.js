// A line that is given to somebody else is copied with one press; where a browser copies nothing, it stands marked.
"use strict";
for (const place of document.querySelectorAll("[data-copy]")) {
  const words = place.querySelector("code");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet copy";
  button.textContent = place.dataset.copy;
  button.addEventListener("click", async () => {
    getSelection().selectAllChildren(words);
    let copied = false;
    try {
      await navigator.clipboard.writeText(words.textContent);
      copied = true;
    } catch {
      copied = document.execCommand("copy");
    }
    document.dispatchEvent(new CustomEvent("desk:told", { detail: copied ? place.dataset.copied : place.dataset.marked }));
  });
  place.append(button);
}
