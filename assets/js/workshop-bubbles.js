// Flat bubbles fill again by and by; arrow keys walk over them.
"use strict";
{
  const bubbles = [...document.querySelectorAll(".bubble")];

  function below(at, rows) {
    const here = bubbles[at].getBoundingClientRect();
    const near = bubbles
      .filter((bubble) => Math.sign(Math.round(bubble.getBoundingClientRect().top - here.top)) === rows)
      .map((bubble) => ({ bubble, box: bubble.getBoundingClientRect() }));
    const far = ({ box }) => Math.abs(box.top - here.top) * 9 + Math.abs(box.left - here.left);
    near.sort((a, b) => far(a) - far(b));
    return near.length ? near[0].bubble : bubbles[at];
  }
  bubbles.forEach((bubble, at) => {
    bubble.tabIndex = at ? -1 : 0;
    bubble.addEventListener("focus", () => {
      for (const other of bubbles) other.tabIndex = other === bubble ? 0 : -1;
    });
    bubble.addEventListener("change", () => {
      if (bubble.checked) setTimeout(() => { bubble.checked = false; }, 7000 + Math.random() * 9000);
    });
    bubble.addEventListener("keydown", (event) => {
      const to = {
        ArrowLeft: () => bubbles[Math.max(0, at - 1)],
        ArrowRight: () => bubbles[Math.min(bubbles.length - 1, at + 1)],
        ArrowUp: () => below(at, -1),
        ArrowDown: () => below(at, 1),
      }[event.key];
      if (!to) return;
      event.preventDefault();
      to().focus();
    });
  });
}
