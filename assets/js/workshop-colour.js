// The chosen colour goes on the part that is touched.
"use strict";
{
  const patches = [...document.querySelectorAll(".patch")];
  const board = document.querySelector("[data-patches]");
  const names = new Map(patches.map((patch) => [patch, patch.getAttribute("aria-label")]));

  function fill(patch) {
    const tone = document.querySelector("[name=tone]:checked");
    patch.setAttribute("class", `patch ${tone.value}`);
    patch.setAttribute("aria-label", `${names.get(patch)}: ${tone.getAttribute("aria-label")}`);
  }
  for (const patch of patches) {
    patch.addEventListener("click", () => fill(patch));
    // A ring is for keyboards: some browsers leave it around what a finger touched.
    patch.addEventListener("pointerdown", () => board.classList.add("by-hand"));
    patch.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      fill(patch);
    });
  }
  addEventListener("keydown", () => board.classList.remove("by-hand"));
  document.querySelector("[data-clear]").addEventListener("click", () => {
    for (const patch of patches) {
      patch.setAttribute("class", "patch k-paper");
      patch.setAttribute("aria-label", names.get(patch));
    }
  });
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
}
