// What is told at the desk: a line for eyes and ears at once. And words that are sent over a dead line stay where they are.
"use strict";
{
  const line = document.getElementById("noted");
  let timers = [];
  function hush() {
    timers.forEach(clearTimeout);
    line.textContent = "";
  }
  function tell(text) {
    hush();
    timers = [setTimeout(() => { line.textContent = text; }, 60), setTimeout(hush, 8000)];
  }
  // It was about the press before: with the next one, or the next answer, it goes.
  for (const name of ["keydown", "submit"]) addEventListener(name, ({ repeat }) => repeat || hush(), true);
  document.addEventListener("desk:told", ({ detail }) => tell(detail));

  // What was done before this page came is read out, and not said again when the page is loaded anew.
  const did = document.getElementById("did");
  if (did) {
    const words = did.textContent;
    did.textContent = "";
    setTimeout(() => { did.textContent = words; }, 60);
    const here = new URL(location.href);
    here.searchParams.delete("did");
    history.replaceState(history.state, "", here);
  }

  // A browser that sends a page into nothing shows its own page of regret, and the words are gone. So it is asked first
  // whether anybody answers; forms that are sent by a part of the page keep their words by themselves.
  const dear = (part) => part.matches("textarea") ? part.value.trim() : part.matches("[type=checkbox]:checked");
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post") || ![...form.elements].some(dear)) return;
    if (form.dataset.asked === "answered") return;
    event.preventDefault();
    // A second press while the answer is on its way is the same press.
    if (form.dataset.asked) return;
    form.dataset.asked = "asking";
    const { submitter } = event;
    fetch("/desk/bell/count", { cache: "no-store", headers: { "HX-Request": "true" } }).then(() => {
      form.dataset.asked = "answered";
      form.requestSubmit(submitter);
      delete form.dataset.asked;
    }, () => {
      delete form.dataset.asked;
      tell(line.dataset.failed);
    });
  });
}
