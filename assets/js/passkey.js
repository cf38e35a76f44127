// Passkeys: offers them where the browser knows them, and hands what the device signed to a plain form.
"use strict";
{
  const able = "PublicKeyCredential" in window;
  for (const place of document.querySelectorAll("[data-passkeys]")) place.hidden = !able;

  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

  // What newer browsers do by themselves (parseCreationOptionsFromJSON, toJSON), for tablets that are some years old.
  function read(options) {
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    for (const one of [...(options.excludeCredentials ?? []), ...(options.allowCredentials ?? [])]) one.id = bytes(one.id);
    return options;
  }
  function written(made) {
    const response = { clientDataJSON: text(made.response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[part]) response[part] = text(made.response[part]);
    }
    return JSON.stringify({ id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: {} });
  }

  const form = document.getElementById("passkey");
  if (form) {
    const button = form.querySelector("button");
    const failed = form.querySelector("[data-failed]");
    const ask = async () => {
      button.disabled = true;
      failed.hidden = true;
      try {
        const publicKey = read(JSON.parse(form.dataset.options));
        form.elements.answer.value = written(await navigator.credentials[form.dataset.kind]({ publicKey }));
        form.submit();
      } catch {
        button.disabled = button.hidden = failed.hidden = false;
        button.focus();
      }
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
    if (able) ask();
    else failed.hidden = false;
  }
}
