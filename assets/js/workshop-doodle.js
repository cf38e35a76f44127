// A paper to scribble on; nothing of it is kept.
"use strict";
{
  const board = document.querySelector("[data-doodle]");
  const paper = board.getContext("2d");
  const dots = new Map();
  let hand = { x: 300, y: 300 };
  let down = false;
  let before = null;
  const undo = document.querySelector("[data-undo]");

  function pen() {
    const tone = document.querySelector("[name=tone]:checked");
    paper.globalCompositeOperation = tone.value === "eraser" ? "destination-out" : "source-over";
    paper.strokeStyle = getComputedStyle(tone.nextElementSibling).color;
    paper.lineWidth = Number(document.querySelector("[name=pen]:checked").value);
    paper.lineCap = "round";
    paper.lineJoin = "round";
  }
  function stroke(from, to) {
    pen();
    paper.beginPath();
    paper.moveTo(from.x, from.y);
    paper.lineTo(to.x + 0.01, to.y);
    paper.stroke();
  }
  // One step is enough to take back a slip of the hand, and no more than one picture is held.
  function keep() {
    before = paper.getImageData(0, 0, board.width, board.height);
    undo.setAttribute("aria-disabled", "false");
  }
  function place(event) {
    const box = board.getBoundingClientRect();
    return { x: ((event.clientX - box.left) * board.width) / box.width, y: ((event.clientY - box.top) * board.height) / box.height };
  }
  board.addEventListener("pointerdown", (event) => {
    board.setPointerCapture(event.pointerId);
    if (!dots.size) keep();
    dots.set(event.pointerId, place(event));
    stroke(place(event), place(event));
  });
  board.addEventListener("pointermove", (event) => {
    if (!dots.has(event.pointerId)) return;
    for (const each of event.getCoalescedEvents?.() || [event]) {
      stroke(dots.get(event.pointerId), place(each));
      dots.set(event.pointerId, place(each));
    }
  });
  for (const end of ["pointerup", "pointercancel"]) board.addEventListener(end, (event) => dots.delete(event.pointerId));

  // The mark that shows where a keyboard's pen stands lies over the paper, so that it leaves no trace.
  const mark = document.createElement("span");
  mark.className = "pen-mark";
  mark.hidden = true;
  board.parentElement.append(mark);
  function show() {
    mark.hidden = false;
    mark.classList.toggle("down", down);
    mark.style.left = `${board.offsetLeft + (hand.x / board.width) * board.offsetWidth}px`;
    mark.style.top = `${board.offsetTop + (hand.y / board.height) * board.offsetHeight}px`;
  }
  board.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], " ": [0, 0] }[event.key];
    if (!way) return;
    event.preventDefault();
    if (event.key === " ") down = !down;
    if (event.key === " " && down) keep();
    const to = { x: Math.min(board.width, Math.max(0, hand.x + way[0] * 12)), y: Math.min(board.height, Math.max(0, hand.y + way[1] * 12)) };
    if (down) stroke(hand, to);
    hand = to;
    show();
  });
  board.addEventListener("blur", () => { mark.hidden = true; });

  document.querySelector("[data-clear]").addEventListener("click", () => {
    keep();
    paper.clearRect(0, 0, board.width, board.height);
  });
  undo.addEventListener("click", () => {
    if (before) paper.putImageData(before, 0, 0);
    before = null;
    undo.setAttribute("aria-disabled", "true");
  });
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
}
