// Empties the box once a line was heard, lets the answer come sentence by sentence, and leaves nothing behind.
"use strict";
const box = document.getElementById("words");
const talk = document.getElementById("talk");
// So long a stream may stay without a sign of life; a filter that holds it gets the whole answer asked for instead.
const PATIENCE = 5000;
let listening = null;
let picking = false;

function latest() {
  copies();
  const place = document.getElementById("latest");
  if (place) place.scrollIntoView({ block: "start" });
}

function events(block) {
  const lines = block.split("\n");
  const name = lines.find((line) => line.startsWith("event: "));
  return [name && name.slice(7), lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n")];
}

function show(name, markup) {
  if (name === "turns") {
    document.getElementById("turns").outerHTML = markup;
    htmx.process(document.getElementById("turns"));
    pick();
    latest();
    return;
  }
  const place = document.querySelector("#turns .pending");
  if (!place) return;
  if (place.dataset.begun !== "1") place.querySelector("p").remove();
  place.dataset.begun = "1";
  place.insertAdjacentHTML("beforeend", `<p>${markup}</p>`);
}

async function listen(form) {
  const stop = listening = new AbortController();
  let timer = setTimeout(() => stop.abort("slow"), PATIENCE);
  let whole = false;
  try {
    const response = await fetch(form.action, {
      method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "text/event-stream" }, signal: stop.signal,
    });
    if (!response.ok || !(response.headers.get("Content-Type") || "").startsWith("text/event-stream")) throw new Error("held");
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    for (let text = "", piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort("slow"), PATIENCE);
      const blocks = (text + decoder.decode(piece.value, { stream: true })).split("\n\n");
      text = blocks.pop();
      for (const [name, markup] of blocks.map(events)) {
        if (name && listening === stop) show(name, markup);
        whole = whole || name === "turns";
      }
    }
  } catch {
    // What went wrong does not matter: the same form brings the whole answer in one piece.
  }
  clearTimeout(timer);
  if (!whole && listening === stop && form.isConnected) htmx.trigger(form, "whole");
}

document.body.addEventListener("htmx:after:request", (event) => {
  const context = event.detail && event.detail.ctx;
  const response = context && context.response && (context.response.raw || context.response);
  if (response && response.status < 300 && String(context.request.action).includes("/say") && talk.dataset.kept !== "1") box.value = "";
});
// A look or a language is a page of its own, which the talk goes to sealed: htmx must not take it for a line.
document.addEventListener("submit", (event) => {
  if (event.submitter && event.submitter.hasAttribute("formaction")) event.stopPropagation();
}, true);
document.getElementById("say").addEventListener("submit", (event) => {
  // Whoever asks for people, or taps a ready-made line, has not said what is in the box: it stays there.
  talk.dataset.kept = event.submitter && event.submitter.name ? "1" : "0";
  if (listening) listening.abort("new line");
  listening = null;
}, true);
document.body.addEventListener("htmx:before:swap", (event) => {
  picking = talk.querySelector(".picks[open]") !== null;
  const text = event.detail.ctx.text;
  if (text.includes('id="turns"')) return;
  // A page of refusal must not take the place of the talk: what it says is put below the words.
  event.preventDefault();
  const said = new DOMParser().parseFromString(text, "text/html").querySelector("main p");
  const note = document.createElement("p");
  note.className = "notice";
  note.setAttribute("role", "alert");
  note.textContent = said ? said.textContent : "✕";
  document.getElementById("latest").append(note);
});
function pick() {
  const picks = talk.querySelector(".picks");
  if (picks && picking) picks.open = true;
}
document.body.addEventListener("htmx:after:swap", () => {
  latest();
  pick();
  const form = document.querySelector("#pending[data-streams]");
  if (form && form.dataset.begun !== "1") {
    form.dataset.begun = "1";
    listen(form);
  }
});
// Copying needs a page that came safely; elsewhere the button stays away and the sentence can be marked.
function copies() {
  for (const button of document.querySelectorAll("#turns [data-copy]")) button.hidden = !navigator.clipboard;
}
talk.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent).then(() => { button.textContent = "✓"; }, () => { button.hidden = true; });
});
copies();
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) box.form.requestSubmit();
});
addEventListener("pagehide", () => {
  if (listening) listening.abort("left");
  box.value = "";
  document.getElementById("turns").replaceChildren();
});
addEventListener("pageshow", (event) => { if (event.persisted) location.replace(location.pathname + location.search); });
