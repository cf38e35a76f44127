// What is written on a page without cards and not sent yet: leaving by a link, the back button, a reload or another form
// asks first, by the browser's own question. A draft that only travels in the page is not sent either.
"use strict";
{
  const forms = [...document.querySelectorAll("form[data-unsent]")];
  let going = null;
  const changed = (field) => field.matches("textarea, input:not([type=checkbox], [type=radio], [type=hidden])") && field.value !== field.defaultValue;
  const begun = (form) => form.dataset.unsent === "draft" || [...form.elements].some(changed);

  document.addEventListener("submit", (event) => { going = event.defaultPrevented ? null : event.target; });
  for (const name of ["desk:told", "pageshow"]) addEventListener(name, () => { going = null; });
  addEventListener("beforeunload", (event) => {
    if (forms.some((form) => form !== going && begun(form))) event.preventDefault();
  });
}
