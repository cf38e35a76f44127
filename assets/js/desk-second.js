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

  function reasons(digit = "") {
    const details = card && card.querySelector(".declining");
    if (!details) return;
    details.open = true;
    const select = details.querySelector("select");
    select.focus();
    if (!digit) return;
    select.selectedIndex = digit === "0" ? 10 : Number(digit);
    details.querySelector("form > button").focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const { key } = event;
    if (/^[0-9]$/.test(key) || key === "r") {
      event.preventDefault();
      reasons(key === "r" ? "" : key);
    } else if (key === "u" && done) {
      done.querySelector("form").requestSubmit();
    } else if (key === "s") {
      form("leave")?.requestSubmit();
    } else if (key === "a" && form("approve")) {
      const tick = form("approve").querySelector("input[name=confirm]:not(:checked)");
      if (tick) tick.focus();
      else form("approve").requestSubmit();
    }
  });

  // What comes with the page itself was meant for the one before; taking back never was.
  document.addEventListener("submit", (event) => {
    if (!card || !early() || event.target.closest(".done") || !event.target.closest(".queue-card")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell();
  }, true);
  if (done) setTimeout(() => done.remove(), Number(done.dataset.left) * 1000);
  card?.focus({ preventScroll: true });
}
