// The desk by keyboard. Everything it does, a button on the page does too.
"use strict";
{
  const list = document.querySelector("[data-cards]");
  const said = document.getElementById("said");
  const keys = document.getElementById("keys");
  const alone = list.hasAttribute("data-one");
  // A key pressed twice must not answer a card that nobody has seen yet.
  const SETTLE = 400;
  // Whatever has just come under the pointer was not meant by the second press of a double-click.
  const REST = 1000;
  let moved = -REST;
  let shown = performance.now();
  const rests = (since) => performance.now() - since < REST;
  let current = null;
  let since = 0;
  // Taking back is never in haste: whoever presses its key means what they have just done.
  let undoing = null;

  const cards = () => [...list.querySelectorAll(".queue-card")];
  const say = (text) => { said.textContent = ""; said.later = setTimeout(() => { said.textContent = text; }, 60); };
  // Where nobody looks for it, it is shown as well (told.js).
  const tell = (text) => document.dispatchEvent(new CustomEvent("desk:told", { detail: text }));
  const fill = (text, name, value) => text.replace(`{${name}}`, value);

  function settle(card, { focus = true } = {}) {
    if (current) current.classList.remove("current");
    if (card !== current) since = performance.now();
    current = card;
    if (!card) return;
    card.classList.add("current");
    if (focus) {
      card.focus({ preventScroll: true });
      const { top, bottom } = card.getBoundingClientRect();
      const near = alone && top >= 0 && top < innerHeight / 2;
      if (!near && (top < 0 || bottom > innerHeight)) card.scrollIntoView({ block: bottom - top > innerHeight ? "start" : "center" });
      receipts.uncover(card, false);
    }
  }

  // Whoever stands on what nobody else knows goes on to the card first, past none and answering none by that.
  function goOn() {
    if (!current || !document.activeElement.closest(".done[data-alone]")) return false;
    since = performance.now();
    settle(current);
    return true;
  }

  function step(by) {
    if (goOn()) return;
    const all = cards();
    if (!all.length) return;
    const at = all.indexOf(current);
    const next = all[at < 0 ? 0 : at + by];
    if (next) settle(next);
    else if (by > 0) say(said.dataset.end);
  }

  function press(form) {
    if (form && !form.closest("[data-busy]")) form.requestSubmit();
  }

  function choose(digit) {
    aside();
    const option = panels.choose(current, digit);
    if (option) say(fill(said.dataset[option.value === "other" ? "own" : "reason"], "words", option.textContent.trim()));
  }

  function pick(box) {
    if (!box) return;
    box.click();
    say(fill(said.dataset[box.checked ? "ticked" : "unticked"], "n", document.querySelectorAll(".pick input:checked").length));
  }

  // The bar says how many are ticked, and for how many of them it can do only half.
  const bar = document.getElementById("ticked");
  function tally() {
    if (!bar) return;
    const boxes = [...document.querySelectorAll(".pick input:checked")];
    const heavy = boxes.filter((box) => box.hasAttribute("data-heavy")).length;
    const words = boxes.length ? [fill(bar.dataset.words, "n", boxes.length)] : [];
    if (heavy) words.push(fill(bar.dataset.heavy, "n", heavy));
    bar.textContent = words.join(" · ");
  }
  document.addEventListener("change", ({ target }) => { if (target.matches(".pick input")) tally(); });
  addEventListener("pageshow", tally);

  function act(key) {
    if (key === "j") return step(1);
    if (key === "k") return step(-1);
    if (key === "?") return keys.open ? keys.close() : keys.showModal();
    if (key === "u") {
      undoing = receipts.newest()?.querySelector("form");
      return undoing ? press(undoing) : tell(said.dataset.nothing);
    }
    if (key === "s") return alone ? press(document.querySelector("form.skip")) : step(1);
    if (key === "p") return setAside();
    if (!current || goOn()) return undefined;
    // What nobody has read yet is opened, not answered; of what is less grave only the way to the wall waits for that.
    const folded = [...current.querySelectorAll(":is(.folded-text, .whole):not([open])")].find((one) => one.offsetParent);
    const opens = () => { folded.open = true; folded.querySelector("summary").focus(); };
    if (folded && current.hasAttribute("data-grave") && /^[r0-9]$/.test(key)) return opens();
    if (/^[0-9]$/.test(key)) return choose(key);
    if (key === "r") return choose("");
    const box = current.querySelector(".pick input");
    if (key === "x") return folded && !box?.offsetParent ? opens() : pick(box);
    if (performance.now() - since <= SETTLE) return tell(said.dataset.haste);
    if (folded) return opens();
    if (key === "e") {
      const asking = current.querySelector(".asking");
      if (!asking) return tell(said.dataset.asked);
      asking.open = true;
      const first = asking.querySelector("button[aria-keyshortcuts]");
      first.focus();
      return say(fill(said.dataset.asking, "words", first.textContent.trim()));
    }
    const form = current.querySelector("form.approve");
    const tick = form && form.querySelector("input[name=confirm]:not(:checked)");
    if (!tick) return press(form);
    tick.focus();
    return panels.tell("tick");
  }

  // What stands above the reasons is folded away: the text is to stay in sight while one chooses.
  function aside() {
    current.querySelectorAll(".asking, .cutting").forEach((other) => { other.open = false; });
  }

  // Parking and passing on begin with a question: nothing is sent by the key alone.
  function setAside() {
    const details = document.querySelector(".set-aside");
    if (!details) return tell(said.dataset.alone);
    details.open = true;
    details.querySelector("input[name=ask]").focus();
    return say(said.dataset.parking);
  }

  // From the reasons too a digit chooses: a browser would only open the list.
  const writes = (target) => panels.writes(target) && !target.matches(".decline select[name=reason]");

  const KEYS = new Set("jkareuspx?0123456789");
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.repeat || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(event.key)) return;
    if (writes(event.target)) return;
    if (document.querySelector("dialog[open]") && !(keys.open && event.key === "?")) return;
    event.preventDefault();
    act(event.key);
  });

  // The card that holds the focus is the current one, however the focus got there.
  list.addEventListener("focusin", (event) => {
    const card = event.target.closest(".queue-card");
    if (card && card !== current) settle(card, { focus: false });
  });

  // Whatever is not counted says so: a press that is only swallowed makes one doubt all others.
  function swallow(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(said.dataset.haste);
  }
  document.addEventListener("click", (event) => {
    if (!event.detail || !rests(moved) || event.target.closest(".read-on") || !event.target.closest("[data-cards] :is(button, .stays a)")) return;
    swallow(event);
  }, true);

  document.addEventListener("submit", (event) => {
    const meant = event.target === undoing;
    undoing = null;
    if (alone && !meant && rests(shown) && event.target.closest(".queue-card, .done, .lease, .go-on")) {
      swallow(event);
      return;
    }
    const place = event.target.closest(".queue-card, .done, .lease");
    if (!place) return;
    if (place.dataset.busy) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    place.dataset.busy = "yes";
  }, true);
  const rest = () => document.querySelectorAll("[data-busy]").forEach((place) => delete place.dataset.busy);
  addEventListener("pageshow", (event) => {
    rest();
    if (event.persisted) shown = performance.now();
  });

  // Whatever goes wrong on the way, the row stays as it is and says so.
  function trouble(source) {
    // The line about arrivals is only asked for; when it does not come nobody is told.
    if (source instanceof Element && source.closest(".arrivals, .bell")) return undefined;
    rest();
    const row = source instanceof Element && source.closest(".queue-card, .done");
    if (!row) return tell(said.dataset.failed);
    const told = row.querySelector(":scope > .notice") || row.insertBefore(document.createElement("p"), row.firstChild);
    told.className = "notice";
    told.textContent = said.dataset.failed;
    return say(said.dataset.failed);
  }
  document.addEventListener("htmx:error", ({ target }) => trouble(target));
  document.addEventListener("htmx:response:error", ({ target, detail }) => {
    if (detail.ctx.response.headers.get("HX-Reswap") === "none") trouble(target);
  });
  // From the moment a row gives way, not from when the new one has settled: a press may fall in between.
  document.addEventListener("htmx:before:swap", ({ target }) => {
    if (target instanceof Element && target.closest("[data-cards]")) moved = performance.now();
  });
  document.addEventListener("htmx:after:settle", ({ target }) => {
    // An answer to what stands above the card has come: that can be pressed again.
    document.querySelectorAll(".lease[data-busy]").forEach((place) => delete place.dataset.busy);
    if (target instanceof Element && target.matches(".lease")) {
      document.querySelector(".flag.mine")?.removeAttribute("hidden");
      count(target);
      return say((target.querySelector(".notice") || target.querySelector("p") || target).textContent.trim());
    }
    if (!(target instanceof Element) || !target.matches(".done, .queue-card")) return undefined;
    tally();
    moved = performance.now();
    receipts.fade(target);
    document.getElementById("did")?.remove();
    // What is wrong in a form is said beside its field, and there the keyboard goes on.
    const wrong = target.querySelector("[aria-invalid=true]");
    if (wrong) {
      settle(target, { focus: false });
      wrong.focus();
      panels.read(target);
      return say(target.querySelector(".field-error").textContent);
    }
    const words = target.matches(".done") ? receipts.words(target) : (target.querySelector(".notice") || target.querySelector(".about")).textContent.replace(/\s+/g, " ").trim();
    const here = document.activeElement;
    const elsewhere = here && here !== document.body && here !== target;
    // Whoever has begun to write, or has moved on already, is left there.
    if (elsewhere && (target.matches(".done") || here.matches("input, textarea, select"))) return say(words);
    const all = cards();
    const below = all.find((card) => target.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING);
    // Below the last one there is nothing: then the nearest one above, never the gravest one at the top.
    const next = target.matches(".queue-card") ? target : below || all[all.length - 1];
    const stopped = "alone" in target.dataset;
    settle(next, { focus: !stopped });
    if (stopped) {
      target.focus();
      return say(words);
    }
    if (!next) leaveOff();
    const about = next && next !== target ? next.querySelector(".about").textContent.replace(/\s+/g, " ").trim() : "";
    return say(`${words}\n${below || next === target ? about : said.dataset.end}`);
  });

  // With no card left the keyboard stands on the way to the next ones, or on what the page is called.
  function leaveOff() {
    const on = document.querySelector(".pages a[rel=next]") || document.querySelector("main h1");
    if (on.localName === "h1") on.tabIndex = -1;
    on.focus();
  }

  function count(part) {
    const countdown = part && part.querySelector(".countdown[data-left]");
    if (!countdown) return;
    const end = Date.now() + Number(countdown.dataset.left) * 1000;
    let told = "";
    const tell = (what) => { if (told !== what) { told = what; say(said.dataset[what]); } };
    const show = () => {
      if (!countdown.isConnected) return undefined;
      const left = end - Date.now();
      // Over is over: nothing beside it says "yours until", or that one reads it.
      if (left > 0) countdown.textContent = fill(said.dataset.left, "n", Math.ceil(left / 60000));
      else {
        countdown.parentNode.textContent = said.dataset.over;
        document.querySelector(".flag.mine")?.toggleAttribute("hidden", true);
        return tell("over");
      }
      if (left < 75000) tell("minute");
      return setTimeout(show, Math.min(left, 15000) + 50);
    };
    show();
  }
  count(document.querySelector(".lease"));
  // What goes by itself goes from under the hands: the next press was not meant for the card below it.
  document.addEventListener("desk:read-on", ({ detail }) => { if (detail) moved = since = performance.now(); settle(current || cards()[0]); if (!current) leaveOff(); });
  const last = receipts.newest();
  const stops = last && "alone" in last.dataset;
  // Several posts that were answered together come back as a new page: there too the keyboard goes on.
  // What went wrong, or was left out, is read first.
  if ((alone || last?.dataset.left > 50) && cards().length) settle(cards()[0], { focus: !stops && !document.getElementById("problem") });
  // What was done on the page before this one is told here; where nobody else knows, before anything else.
  if (last && last.dataset.left > 50) say(receipts.words(last));
  if (stops) last.focus();
}
