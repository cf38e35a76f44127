// The letter never leaves this page: nothing here sends or stores, and what is let go is wiped.
"use strict";
{
  const desk = document.querySelector("[data-letter]");
  const gone = document.querySelector("[data-gone]");
  const copy = document.querySelector(".letter-copy");
  const saved = document.querySelector("[data-saved]");
  const empty = document.querySelector("[data-empty]");
  const doors = document.querySelectorAll(".way-out, .way-to-people");
  const paper = () => document.getElementById("letter");
  const flowers = ["k-rose", "k-blue", "k-paper"];
  let turn = Math.floor(Math.random() * flowers.length);

  function grow() {
    const sheet = paper();
    sheet.style.height = "auto";
    sheet.style.height = `${sheet.scrollHeight + 8}px`;
  }
  // The browser asks in its own words; on the way out nobody is ever asked anything.
  function ask(event) {
    if (document.documentElement.classList.contains("leaving")) return;
    event.preventDefault();
    event.returnValue = true;
  }
  function watch() {
    if (paper().value.trim()) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
  }
  function written() {
    grow();
    watch();
    empty.hidden = true;
  }
  // A fresh element rather than an emptied one: Undo could bring the words back.
  function wipe() {
    const fresh = paper().cloneNode(false);
    fresh.value = "";
    fresh.removeAttribute("style");
    fresh.addEventListener("input", written);
    paper().replaceWith(fresh);
    copy.textContent = "";
    saved.hidden = true;
    empty.hidden = true;
    watch();
  }
  function letGo(way) {
    if (!paper().value.trim()) {
      empty.hidden = false;
      empty.scrollIntoView({ block: "nearest" });
      return;
    }
    wipe();
    turn += 1;
    gone.querySelector(".petal").setAttribute("class", `petal ${flowers[turn % flowers.length]}`);
    for (const scene of gone.querySelectorAll("[data-scene]")) scene.hidden = scene.dataset.scene !== way;
    desk.hidden = true;
    gone.hidden = false;
    gone.focus({ preventScroll: true });
    gone.scrollIntoView({ block: "center" });
  }
  function again() {
    gone.hidden = true;
    desk.hidden = false;
    paper().focus();
  }
  function save() {
    const link = document.createElement("a");
    const address = URL.createObjectURL(new Blob([paper().value], { type: "text/plain;charset=utf-8" }));
    link.href = address;
    link.download = "memo.txt";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    saved.hidden = false;
  }

  for (const key of desk.querySelectorAll("[data-way]")) key.addEventListener("click", () => letGo(key.dataset.way));
  desk.querySelector("[data-keep=print]").addEventListener("click", () => print());
  desk.querySelector("[data-keep=save]").addEventListener("click", save);
  gone.querySelector("[data-again]").addEventListener("click", again);
  // A text box prints only as far as it is tall, so the words are set beside it for as long as printing lasts.
  addEventListener("beforeprint", () => { copy.textContent = paper().value; });
  addEventListener("afterprint", () => { copy.textContent = ""; });
  addEventListener("pagehide", wipe);
  addEventListener("pageshow", (event) => { if (event.persisted) wipe(); });
  paper().addEventListener("input", written);
  // Before anything else hears the click, so that the way out is free even if nothing else does.
  for (const door of doors) door.addEventListener("click", () => removeEventListener("beforeunload", ask), true);
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
}
