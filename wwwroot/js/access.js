// Asks for a key when the board is not for everyone.

import { t } from "./i18n.js";

/** @param {boolean} wrong a key was given and refused @returns {Promise<string>} */
export function askForKey(wrong) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("access"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const error = /** @type {HTMLElement} */ (dialog.querySelector("[data-part=error]"));
  error.textContent = wrong ? t("access.wrong") : "";
  field.value = "";
  dialog.showModal();
  return new Promise(resolve => {
    // There is nothing behind the question, so Escape does not answer it.
    dialog.oncancel = event => event.preventDefault();
    form.onsubmit = event => {
      event.preventDefault();
      if (!field.value.trim()) return;
      dialog.close();
      resolve(field.value.trim());
    };
  });
}
