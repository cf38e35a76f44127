// An open panel of a card: what is typed there is words, and no key of the desk acts beside it.
"use strict";
const panels = {
  OPEN: "details[open]:is(.declining, .asking, .set-aside)",
  since: 0,

  // What stands open on a grave card from the beginning nobody has opened.
  of(card) {
    const own = card?.querySelector(card.hasAttribute("data-grave") ? ".declining[open]" : ".declining[open], .asking[open]");
    return own || document.querySelector(".set-aside[open]");
  },

  // After a reason the hands are where words are typed; what is sent is sent from there.
  choose(card, digit) {
    const panel = card.querySelector(".declining");
    if (!panel) return null;
    panel.open = true;
    const select = panel.querySelector("select");
    select.focus({ preventScroll: true });
    const option = digit && [...select.options].find((one) => one.text.startsWith(digit));
    if (option) {
      select.value = option.value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    // Only with its words a note has its height.
    panel.querySelector("form").scrollIntoView({ block: "nearest" });
    if (!option) return null;
    const at = panel.querySelector("textarea") || panel.querySelector("form > button");
    at.focus({ preventScroll: true });
    at.setSelectionRange?.(at.value.length, at.value.length);
    return option;
  },

  tell: (what) => document.dispatchEvent(new CustomEvent("desk:told", { detail: document.getElementById("noted").dataset[what] })),
  writes: (part) => part.closest("input:not([type=checkbox]), textarea, select, [contenteditable]"),

  // A reason nobody wrote a word to was only looked at.
  forget(form) {
    const note = form?.elements.note;
    if (!note?.value || note.value !== note.dataset.filled) return;
    form.elements.reason.value = note.value = note.dataset.filled = "";
  },

  // What is asked about a text is answered with the text before one's eyes.
  read: (card) => card?.querySelector(".text")?.scrollIntoView({ block: "nearest" }),

  send(form) {
    const sure = form.elements.sure;
    if (sure && !sure.disabled && !sure.checked) {
      sure.focus();
      return this.tell("sure");
    }
    if (form.elements.reason.value === "other" && !form.elements.note.value.trim()) return this.tell("words");
    form.querySelector(":scope > button").focus();
    return form.closest("[data-busy]") || form.requestSubmit();
  },

  // Returns whether the key was for the panel.
  key(event) {
    const { target, key } = event;
    const panel = target.closest("summary") ? null : target.closest(this.OPEN);
    const card = panel?.closest(".queue-card") || document.querySelector(".queue-card.current, article.queue-card");
    const shown = panel || this.of(card);
    if (key === "Escape" && shown) {
      shown.open = false;
      this.forget(shown.querySelector("form.decline"));
      card?.focus({ preventScroll: true });
      this.read(card);
      return true;
    }
    const { form } = target;
    if (key === "Enter" && form?.matches(".decline") && form.elements.reason.value) {
      const note = target.matches("[name=note]");
      // An untouched note goes as it stands; in words of one's own Enter is a new line. From a box to tick it would press
      // the first button of the page that belongs to the form.
      if (!target.matches("select, [type=checkbox]") && !(note && (event.ctrlKey || target.value === (target.dataset.filled || "")))) return false;
      this.send(form);
      return true;
    }
    if (key === "Enter" && event.ctrlKey && target.matches("textarea")) {
      form.requestSubmit(form.querySelector("[aria-keyshortcuts=e]"));
      return true;
    }
    if (event.ctrlKey || key.length > 1 || key === " ") return false;
    // What is pressed on the reasons, or on a box to tick, is never part of a note that a child will read.
    const choosing = target.matches(".decline select[name=reason]");
    if (choosing || target.matches(".decline [type=checkbox]")) {
      if (choosing && /^[0-9]$/.test(key)) return false;
      if (/^[a-z0-9]$/.test(key)) this.tell("panel");
      return true;
    }
    if (this.writes(target)) return false;
    const field = panel?.querySelector("textarea, input[name=ask]");
    if (field && performance.now() - this.since > 400) {
      // Whoever types on a button means the words: the letter itself still lands in the field.
      field.focus();
      if (!field.selectionEnd) field.setSelectionRange(field.value.length, field.value.length);
      return null;
    }
    const beside = panel || (shown && !(key === "r" || (/^[0-9]$/.test(key) && !shown.querySelector("[name=reason]")?.value)));
    if (!beside && !(key === "u" && document.querySelector(".queue-card:not([data-grave]) .asking[open], .declining[open]"))) return false;
    if (/^[a-z0-9]$/.test(key)) this.tell("panel");
    return true;
  },
};
// The question, and its tick, were about the reason that was sent: any other one is asked about anew, if at all.
document.addEventListener("change", ({ target }) => {
  const sure = target.matches("select[name=reason]") && target.form.elements.sure;
  if (!sure) return;
  const other = target.value !== sure.value;
  sure.checked = sure.checked && !other;
  sure.disabled = other;
  for (const part of [sure.closest("label"), document.getElementById(sure.getAttribute("aria-describedby"))]) part.hidden = other;
});
document.addEventListener("toggle", () => { panels.since = performance.now(); }, true);
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.repeat || event.metaKey || event.altKey || event.target.closest("dialog")) return;
  const meant = panels.key(event);
  if (meant === false) return;
  event.stopImmediatePropagation();
  if (meant) event.preventDefault();
});
