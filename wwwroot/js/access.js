// Asks for a key when the board is not for everyone, and when somebody enters something.

import { t, translate } from "./i18n.js";

/**
 * @param {boolean} wrong a key was given and refused
 * @param {boolean} mayCancel there is a board behind the question, which can be read without
 * @returns {Promise<string|null>} null: somebody would rather not
 */
export function askForKey(wrong, mayCancel) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("access"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const [error, title, why, go, cancel] = ["error", "title", "why", "go", "cancel"].map(name => /** @type {HTMLElement} */ (dialog.querySelector(`[data-part=${name}]`)));
  error.textContent = wrong ? t("access.wrong") : "";
  const kind = mayCancel ? "write" : "read";
  for (const [element, name] of /** @type {[HTMLElement, string][]} */ ([[title, "title"], [why, "why"], [go, "go"]])) element.dataset.t = `access.${kind}-${name}`;
  cancel.hidden = !mayCancel;
  translate(dialog);
  field.value = "";
  dialog.showModal();
  return new Promise(resolve => {
    const end = (/** @type {string|null} */ given) => { dialog.close(); resolve(given); };
    // Where there is nothing behind the question, Escape does not answer it.
    dialog.oncancel = event => { event.preventDefault(); if (mayCancel) end(null); };
    cancel.onclick = () => end(null);
    form.onsubmit = event => {
      event.preventDefault();
      if (field.value.trim()) end(field.value.trim());
    };
  });
}
