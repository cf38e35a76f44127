// Words that go elsewhere, a link or a list of codes, are copied or printed with one press; where a browser copies nothing, they stand marked.
"use strict";
for (const place of document.querySelectorAll("[data-copy]")) {
  const words = place.querySelector("code, ul");
  const told = document.createElement("span");
  told.className = "small no-print";
  told.setAttribute("role", "status");
  const add = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet copy no-print";
    button.textContent = label;
    button.addEventListener("click", act);
    place.append(button);
  };
  add(place.dataset.copy, async () => {
    getSelection().selectAllChildren(words);
    let copied = false;
    try {
      await navigator.clipboard.writeText(words.innerText.trim());
      copied = true;
    } catch {
      copied = document.execCommand("copy");
    }
    told.textContent = copied ? place.dataset.copied : place.dataset.marked;
  });
  if (place.dataset.print) add(place.dataset.print, () => print());
  place.append(told);
}
