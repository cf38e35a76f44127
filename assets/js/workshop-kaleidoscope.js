// Turns the small shapes behind twelve slices; on its own only when asked, and then slowly.
"use strict";
{
  const glass = document.querySelector("[data-kaleidoscope]");
  const layers = [...glass.querySelectorAll("[data-turn]")];
  const alone = document.querySelector("[data-by-itself]");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.classList.contains("calm");
  let angle = Math.random() * 360;
  let goal = angle;
  let grip = null;
  let before = 0;

  function show() {
    for (const layer of layers) layer.setAttribute("transform", `rotate(${(angle * layer.dataset.turn).toFixed(2)})`);
  }
  // Comes after the finger a little later, so that nothing jumps.
  function step(at) {
    const passed = Math.min(60, at - before);
    before = at;
    if (alone.checked) goal += passed * 0.004;
    angle = still ? goal : angle + (goal - angle) * Math.min(1, passed / 260);
    show();
    if (alone.checked || Math.abs(goal - angle) > 0.02) requestAnimationFrame(step);
    else before = 0;
  }
  function turn(degrees) {
    goal += degrees;
    if (!before) {
      before = performance.now();
      requestAnimationFrame(step);
    }
  }
  function around(event) {
    const box = glass.getBoundingClientRect();
    return (Math.atan2(event.clientY - box.top - box.height / 2, event.clientX - box.left - box.width / 2) * 180) / Math.PI;
  }
  glass.addEventListener("pointerdown", (event) => {
    glass.setPointerCapture(event.pointerId);
    grip = around(event);
  });
  glass.addEventListener("pointermove", (event) => {
    if (grip === null) return;
    const to = around(event);
    turn((((to - grip + 540) % 360) - 180) * 0.6);
    grip = to;
  });
  for (const end of ["pointerup", "pointercancel"]) glass.addEventListener(end, () => { grip = null; });
  glass.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -4, ArrowRight: 4 }[event.key];
    if (!way) return;
    event.preventDefault();
    turn(way);
  });
  for (const key of document.querySelectorAll("[data-nudge]")) key.addEventListener("click", () => turn(Number(key.dataset.nudge)));
  alone.addEventListener("change", () => turn(0));
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = still && part.classList.contains("by-itself");
  show();
}
