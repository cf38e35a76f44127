// Stones seen from above: they go where they are pushed and stay there.
"use strict";
{
  const tray = document.querySelector("[data-pebbles]");
  const { width, height } = tray.viewBox.baseVal;
  const held = new Map();

  function move(stone, x, y) {
    const far = Math.hypot(x - width / 2, y - height / 2);
    const near = Math.min(1, (width * 0.4) / (far || 1));
    stone.dataset.x = width / 2 + (x - width / 2) * near;
    stone.dataset.y = height / 2 + (y - height / 2) * near;
    stone.setAttribute("transform", `translate(${stone.dataset.x} ${stone.dataset.y})`);
  }
  function place(event) {
    const box = tray.getBoundingClientRect();
    return { x: ((event.clientX - box.left) * width) / box.width, y: ((event.clientY - box.top) * height) / box.height };
  }
  for (const stone of tray.querySelectorAll(".pebble")) {
    stone.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      tray.classList.add("by-hand");
      tray.append(stone);
      stone.setPointerCapture(event.pointerId);
      stone.focus({ preventScroll: true });
      const from = place(event);
      held.set(event.pointerId, { x: stone.dataset.x - from.x, y: stone.dataset.y - from.y });
    });
    stone.addEventListener("pointermove", (event) => {
      const grip = held.get(event.pointerId);
      if (!grip) return;
      const to = place(event);
      move(stone, to.x + grip.x, to.y + grip.y);
    });
    for (const end of ["pointerup", "pointercancel"]) stone.addEventListener(end, (event) => held.delete(event.pointerId));
    stone.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!way) return;
      event.preventDefault();
      move(stone, Number(stone.dataset.x) + way[0] * 8, Number(stone.dataset.y) + way[1] * 8);
    });
  }
  // A ring is for keyboards, not for a stone in a hand.
  addEventListener("keydown", () => tray.classList.remove("by-hand"));
}
