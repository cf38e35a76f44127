// People and pages to read open over a page that must not be lost, which stays where it is: Back, or the button, leads to it again.
"use strict";
{
  const room = document.getElementById("main");
  const over = room.cloneNode(false);
  let place = 0;
  function shut() {
    if (!over.isConnected) return;
    over.remove();
    room.hidden = false;
    scrollTo(0, place);
  }
  async function lay(address, sent) {
    const response = await fetch(address, sent);
    const main = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("main");
    if (!response.ok || !main) throw new Error("not there");
    if (!over.isConnected) {
      place = scrollY;
      history.pushState("over", "");
    }
    const back = document.createElement("button");
    back.className = "button";
    back.textContent = room.querySelector("[data-back]").dataset.back;
    back.addEventListener("click", () => history.back());
    over.replaceChildren(back, ...main.children);
    room.hidden = true;
    room.after(over);
    scrollTo(0, 0);
    over.focus();
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = new URL(link.href);
    if (over.contains(link) && link.getAttribute("href").startsWith("#")) {
      event.preventDefault();
      document.querySelector(link.hash).scrollIntoView();
    } else if (address.protocol.startsWith("http") && address.origin !== location.origin) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    } else if (/\/(help|about(\/\w+)?|rooms\/people(\/\w+)?)$/.test(address.pathname) && !link.closest(".foot .languages")) {
      event.preventDefault();
      lay(address, {}).catch(() => { location.assign(address); });
    }
  });
  over.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || new URL(event.target.action).origin !== location.origin) return;
    event.preventDefault();
    const sent = new URLSearchParams(new FormData(event.target, event.submitter));
    lay(event.target.action, { method: "POST", body: sent }).catch(() => event.target.submit());
  });
  addEventListener("popstate", shut);
  // htmx would fetch the page anew on Back, and what is on it would be gone.
  document.addEventListener("htmx:before:history:restore", (event) => event.preventDefault());
}
