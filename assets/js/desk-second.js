// The second reading by the same keys as the first.
"use strict";
{
  const REST = 1000;
  const shown = performance.now();
  const card = document.querySelector(".queue-card");
  const done = document.querySelector(".done");
  const form = (name) => card && card.querySelector(`form.${name}`);
  const early = () => performance.now() - shown < REST;
  const tell = () => document.dispatchEvent(new CustomEvent("desk:told", { detail: card.dataset.haste }));

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (panels.writes(event.target) && !event.target.matches("select[name=reason]")) return;
    const { key } = event;
    // What nobody has read yet is opened, not answered.
    const folded = card?.querySelector(".folded-text");
    if (folded && !folded.open && /^[0-9are]$/.test(key)) folded.open = true;
    else if (card && /^[0-9r]$/.test(key)) {
      event.preventDefault();
      panels.choose(card, key === "r" ? "" : key);
    } else if (key === "u" && done) {
      done.querySelector("form").requestSubmit();
    } else if (key === "e" && form("escalate")) {
      card.querySelector(".asking").open = true;
      form("escalate").querySelector("button[aria-keyshortcuts]").focus();
    } else if (key === "s") {
      form("leave")?.requestSubmit();
    } else if (key === "a" && form("approve")) {
      const tick = form("approve").querySelector("input[name=confirm]:not(:checked)");
      if (!tick) form("approve").requestSubmit();
      else {
        tick.focus();
        panels.tell("tick");
      }
    }
  });

  // What comes with the page itself was meant for the one before; taking back never was.
  document.addEventListener("submit", (event) => {
    if (!card || !early() || event.target.closest(".done") || !event.target.closest(".queue-card")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell();
  }, true);
  if (done) setTimeout(() => done.remove(), done.dataset.left * 1000);
  const wrong = card?.querySelector("[aria-invalid=true]");
  if (wrong) {
    wrong.focus();
    panels.read(card);
  } else card?.focus({ preventScroll: true });
}
