// Receipts: what was done last stays in sight at the lower edge for as long as it can be undone.
"use strict";
const receipts = {
  list: document.querySelector("[data-cards]"),

  // Where an answer stands on the page says nothing about when it was given; how long it can be undone does.
  newest() {
    const undoable = [...this.list.querySelectorAll(".done")].filter((one) => one.querySelector("form"));
    return undoable.sort((one, other) => other.dataset.until - one.dataset.until)[0] || null;
  },

  words(done) {
    return [...done.querySelectorAll(".told, .who-sees")].map((part) => part.textContent).join(" ").replace(/\s+/g, " ").trim();
  },

  // What cannot be undone any more leaves the page, unless somebody is just there, or it says what nobody else knows.
  fade(part) {
    for (const done of part.matches(".done") ? [part] : part.querySelectorAll(".done")) {
      const left = Number(done.dataset.left) * 1000;
      done.dataset.until = Date.now() + left;
      if ("alone" in done.dataset) this.stop(done);
      setTimeout(() => {
        if ("alone" in done.dataset) done.querySelector("form").remove();
        else if (!done.contains(document.activeElement)) done.remove();
        this.label();
      }, left);
    }
    this.label();
  },

  // Only the answer that the key takes back carries its sign, and lies at the edge.
  label() {
    const newest = this.newest();
    for (const done of this.list.querySelectorAll(".done")) {
      const button = done.querySelector("form button");
      done.toggleAttribute("data-newest", done === newest || "alone" in done.dataset);
      if (!button) continue;
      button.querySelector("kbd").hidden = done !== newest;
      if (done === newest) button.setAttribute("aria-keyshortcuts", "u");
      else button.removeAttribute("aria-keyshortcuts");
    }
    newest?.closest(".earlier details")?.setAttribute("open", "");
  },

  // That nobody else knows is put away by hand, not by time.
  stop(done) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button read-on";
    button.textContent = document.getElementById("said").dataset.readOn;
    button.addEventListener("click", () => {
      delete done.dataset.alone;
      button.remove();
      done.querySelector(".who-sees").remove();
      if (!done.querySelector("form")) done.remove();
      document.dispatchEvent(new CustomEvent("desk:read-on"));
    });
    done.append(button);
  },
};
receipts.fade(receipts.list);
