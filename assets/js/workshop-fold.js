// One fold at a time; without script all folds stand in the page.
"use strict";
for (const along of document.querySelectorAll("[data-fold]")) {
  const folds = [...along.querySelectorAll("li")];
  const [back, next] = along.querySelectorAll("[data-step]");
  let at = 0;
  const show = () => {
    folds.forEach((fold, place) => { fold.hidden = place !== at; });
    back.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === folds.length - 1));
  };
  for (const key of [back, next]) {
    key.addEventListener("click", () => {
      at = Math.min(folds.length - 1, Math.max(0, at + Number(key.dataset.step)));
      show();
    });
  }
  along.classList.add("one-by-one");
  for (const part of along.querySelectorAll("[data-script]")) part.hidden = false;
  show();
}
