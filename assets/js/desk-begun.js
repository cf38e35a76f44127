// What is written in the forms of a card: templates to begin with, and never thrown away by the button of another form without asking.
"use strict";
{
  const notes = document.getElementById("notes");
  const dialog = document.getElementById("begun");
  let pressed = null;
  let begun = null;
  let sure = null;

  function filled(form) {
    // A reason with its standard words is chosen again with one key; only what somebody wrote is worth a question.
    if (form.matches(".decline")) return Boolean(form.elements.note.value.trim()) && form.elements.note.value !== form.elements.note.dataset.filled;
    const changed = [...form.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);
    return changed || form.hasAttribute("data-begun") || Boolean(form.querySelector("[name=nameless]:checked"));
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(".approve, .escalate, .cut, .decline, .skip, .park, .pass, .uncall") || event.submitter?.matches(".extend")) return;
    if (form === sure) {
      sure = null;
      return;
    }
    const card = form.closest(".queue-card") || document.querySelector("[data-one] .queue-card");
    const other = card && [...card.querySelectorAll("form.cut, form.decline")].find((one) => one !== form && filled(one));
    if (!other) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter || form.querySelector("button:not([type=button])");
    pressed = { form, button: event.submitter };
    begun = other;
    const kind = other.matches(".cut") ? "cut" : "decline";
    dialog.querySelectorAll("p").forEach((part) => { part.hidden = !(kind in part.dataset); });
    // Each button says what it does: "do not put it up" alone, under a question, reads like an answer to it.
    const says = (value, words, act) => {
      const named = [...act.childNodes].filter((node) => node.localName !== "kbd").map((node) => node.textContent).join("").trim();
      dialog.querySelector(`[value=${value}]`).textContent = words.replace("{act}", named);
    };
    says("go-on", dialog.dataset[kind], other.querySelector(":scope > button"));
    says("all-the-same", dialog.dataset.same, button);
    dialog.returnValue = "";
    dialog.showModal();
  }, true);

  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "all-the-same") {
      sure = pressed.form;
      pressed.form.requestSubmit(pressed.button);
    } else if (dialog.returnValue === "go-on") {
      begun.requestSubmit();
    } else {
      begun.closest("details").open = true;
      begun.querySelector("textarea, select").focus();
    }
  });

  // Leaving by a link, the back button or a reload asks too, by the browser's own question; sending leaves in good order.
  let going = false;
  const written = (field) => field.value.trim() && (field.value !== field.defaultValue || field.hasAttribute("data-unsent")) && field.value !== field.dataset.filled;
  document.addEventListener("submit", (event) => { going = !event.defaultPrevented || event.target.hasAttribute("hx-post"); });
  for (const name of ["htmx:after:settle", "htmx:error", "desk:told", "pageshow"]) {
    addEventListener(name, ({ target }) => { if (!target.closest?.("#bell, #arrived")) going = false; });
  }
  addEventListener("beforeunload", (event) => {
    if (!going && [...document.querySelectorAll(".queue-card textarea, .set-aside input, .together textarea")].some(written)) event.preventDefault();
  });

  function wording(select) {
    const { language } = select.closest(".queue-card").dataset;
    const templates = [...notes.content.querySelectorAll(`[data-reason="${CSS.escape(select.value)}"]`)];
    return templates.find((one) => one.dataset.language === language) || templates[0];
  }

  // A form that came back brings the standard words with it: they are still nobody's own.
  function know(part) {
    for (const select of part.querySelectorAll(".queue-card form.decline select[name=reason], :scope form.decline select[name=reason]")) {
      const note = select.form.elements.note;
      const template = select.value && note.value && wording(select);
      if (template && template.textContent.trim() === note.value.trim()) note.dataset.filled = note.value;
    }
  }
  know(document);
  document.addEventListener("htmx:after:settle", ({ target }) => { if (target instanceof Element) know(target); });

  // The note of a reason is a template to edit; words somebody typed are never replaced.
  document.addEventListener("change", (event) => {
    // Of several posts that are answered together each keeps the note in its author's own language.
    if (!event.target.matches(".queue-card select[name=reason]")) return;
    const note = event.target.form.elements.note;
    if (note.value.trim() && note.value !== note.dataset.filled) return;
    const template = wording(event.target);
    note.value = template ? template.textContent : "";
    note.dataset.filled = note.value;
  });

  // The whole note is in sight while it is written, where the browser does not see to it (81-desk.css).
  function grow(note) {
    note.style.height = "auto";
    note.style.height = `${note.scrollHeight + note.offsetHeight - note.clientHeight}px`;
  }
  if (!CSS.supports("field-sizing", "content")) {
    for (const name of ["input", "change"]) {
      document.addEventListener(name, ({ target }) => {
        const note = target.form?.elements.note;
        if (note && (target === note || target.name === "reason")) grow(note);
      });
    }
  }
}
