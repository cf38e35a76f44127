// Receipts: what was done last stays in sight at the lower edge for as long as it can be undone.
"use strict";
const receipts = {
  list: document.querySelector("[data-cards]"),

  // Where an answer stands on the page says nothing about when it was given; how long it can be undone does.
  newest() {
    return [...this.list.querySelectorAll(".done:has(form)")].sort((one, other) => other.dataset.until - one.dataset.until)[0];
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
      else this.closes(done);
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
    this.uncover();
  },

  // Whatever holds the focus does not lie under the line; what a pointer has just met is left where it is.
  uncover(part = document.activeElement, met = !part.matches(":focus-visible")) {
    const line = this.list.querySelector(".done[data-newest]");
    if (!line || met || part === document.body || line.contains(part) || getComputedStyle(line).position !== "fixed") return;
    const [own, over] = [part.getBoundingClientRect(), line.getBoundingClientRect()];
    if (own.bottom <= over.top || own.top >= over.bottom) return;
    const below = over.top > innerHeight / 2;
    scrollBy({ top: below ? Math.min(own.bottom - over.top, own.top) + 8 : own.top - over.bottom - 8, behavior: "instant" });
  },

  // Put away by hand, it lies over nothing any more; its key still takes the answer back.
  closes(done) {
    if (done.querySelector(".close")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet close";
    button.textContent = document.getElementById("said").dataset.close;
    button.addEventListener("click", () => {
      done.hidden = true;
      document.dispatchEvent(new CustomEvent("desk:read-on"));
    });
    done.append(button);
  },

  // That nobody else knows is put away by hand, not by time.
  stop(done) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button read-on";
    button.textContent = document.getElementById("said").dataset.readOn;
    button.addEventListener("click", () => {
      this.quiet(done);
      document.dispatchEvent(new CustomEvent("desk:read-on"));
    });
    done.append(button);
    this.listen(done);
  },

  quiet(done) {
    delete done.dataset.alone;
    done.querySelector(".read-on").remove();
    done.querySelector(".who-sees").remove();
    if (!done.querySelector("form")) done.remove();
    this.label();
  },

  // The bell answers the next time, whatever it said before.
  listen(done) {
    document.querySelector("#bell [name=rung]").value = "";
    done.dataset.asked = Date.now();
  },

  // What the bell names no more was heard: the line goes by itself. A bell asked before the call knows nothing of it yet.
  heard(bell) {
    for (const done of this.list.querySelectorAll(".done[data-alone]")) {
      const rings = bell.querySelector("[name=rung]").dataset.unheard.includes(done.id.slice(5));
      if (!rings && ("rang" in done.dataset || Date.now() - done.dataset.asked > 5000)) {
        const here = done.contains(document.activeElement);
        const said = document.getElementById("said");
        this.quiet(done);
        clearTimeout(said.later);
        said.textContent = "";
        if (here) document.dispatchEvent(new CustomEvent("desk:read-on", { detail: true }));
        document.dispatchEvent(new CustomEvent("desk:told", { detail: said.dataset.heard }));
      } else if (rings) done.dataset.rang = "";
      else this.listen(done);
    }
  },
};
receipts.fade(receipts.list);
document.addEventListener("htmx:after:settle", ({ target }) => { if (target.id === "bell") receipts.heard(target); });
document.addEventListener("focusin", () => receipts.uncover());
