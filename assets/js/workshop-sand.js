// A rake with five teeth follows the pointer, or the arrow keys, and leaves furrows in the sand.
"use strict";
{
  const board = document.querySelector("[data-sand]");
  const sand = board.getContext("2d");
  const TEETH = [-2, -1, 0, 1, 2];
  const GAP = 13;
  const STONES = [[430, 190, 58, 44], [150, 470, 40, 31]];
  let at = null;
  let angle = 0;
  let by = { x: 300, y: 320 };

  function tone(name) {
    return getComputedStyle(board).getPropertyValue(name).trim();
  }
  function paint() {
    return { base: tone("--sand"), dark: tone("--sand-dark"), light: tone("--sand-light") };
  }
  function stones() {
    for (const [x, y, w, h] of STONES) {
      for (const [dx, dy, fill] of [[3, 7, tone("--sand-dark")], [0, 0, tone("--k-grey")], [-w * 0.2, -h * 0.3, tone("--k-cloud2")]]) {
        const small = fill === tone("--k-cloud2") ? 0.4 : 1;
        sand.fillStyle = fill;
        sand.beginPath();
        sand.ellipse(x + dx, y + dy, w * small, h * small * (small < 1 ? 0.6 : 1), -0.15, 0, Math.PI * 2);
        sand.fill();
      }
    }
  }
  function smooth() {
    const { base, dark, light } = paint();
    sand.fillStyle = base;
    sand.fillRect(0, 0, board.width, board.height);
    for (let i = 0; i < 1500; i += 1) {
      sand.fillStyle = i % 2 ? dark : light;
      sand.globalAlpha = 0.35;
      sand.fillRect(Math.random() * board.width, Math.random() * board.height, 2, 2);
    }
    sand.globalAlpha = 1;
    stones();
  }
  function line(from, to, side, shift, width, colour, end = "round") {
    const across = angle + Math.PI / 2;
    const dx = Math.cos(across) * (side * GAP + shift);
    const dy = Math.sin(across) * (side * GAP + shift);
    sand.strokeStyle = colour;
    sand.lineWidth = width;
    sand.lineCap = end;
    sand.beginPath();
    sand.moveTo(from.x + dx, from.y + dy);
    sand.lineTo(to.x + dx, to.y + dy);
    sand.stroke();
  }
  function rake(to) {
    const from = at || to;
    const far = Math.hypot(to.x - from.x, to.y - from.y);
    if (at && far < 3) return;
    if (far) {
      const wanted = Math.atan2(to.y - from.y, to.x - from.x);
      const turn = Math.atan2(Math.sin(wanted - angle), Math.cos(wanted - angle));
      angle += turn * Math.min(1, far / 26);
    }
    const { base, dark, light } = paint();
    // Blunt ends: round ones would wipe out the furrows made a moment ago.
    line(from, to, 0, 0, GAP * 5.4, base, "butt");
    for (const tooth of TEETH) {
      line(from, to, tooth, 0, 5, dark);
      line(from, to, tooth, 3.5, 3, light);
    }
    stones();
    at = to;
  }
  function place(event) {
    const box = board.getBoundingClientRect();
    return { x: ((event.clientX - box.left) * board.width) / box.width, y: ((event.clientY - box.top) * board.height) / box.height };
  }
  board.addEventListener("pointerdown", (event) => {
    board.setPointerCapture(event.pointerId);
    at = place(event);
  });
  board.addEventListener("pointermove", (event) => {
    if (!at) return;
    for (const each of event.getCoalescedEvents?.() || [event]) rake(place(each));
  });
  for (const end of ["pointerup", "pointercancel"]) board.addEventListener(end, () => { at = null; });
  board.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    at = by;
    by = { x: Math.min(board.width, Math.max(0, by.x + way[0] * 18)), y: Math.min(board.height, Math.max(0, by.y + way[1] * 18)) };
    rake(by);
    at = null;
  });
  document.querySelector("[data-clear]").addEventListener("click", smooth);
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
  smooth();
}
