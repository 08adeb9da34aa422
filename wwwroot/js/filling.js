// A form of the page: what is wrong stands beside its field, the page's own findings and the API's alike; nothing counts as done before the API
// says so; and a second click while the first is on its way does nothing.
//   const form = filling(element, { read, send, done });   element: a <form> with [data-field] (as the API names it), [data-error] of the same
//     name or one above it, and the parts says, send, other-key, cancel

import { ApiError, onKey } from "./api.js";
import { part, setAttr, setData, setText } from "./dom.js";
import { t } from "./i18n.js";
import { withKey } from "./upload.js";

/** @typedef {{[field: string]: string}} Problems texts by field */
let forms = 0;

/**
 * @param {HTMLFormElement} form
 * @param {{read: () => {problems: Problems, value: any}, send: (value: any) => Promise<{position: number}>, done: (answer: {position: number}, value: any) => void, cancel?: () => void}} what
 */
export function filling(form, { read, send, done, cancel }) {
  const own = `form-${++forms}`, says = part(form, "says"), button = part(form, "send"), otherKey = part(form, "other-key");
  let busy = false;
  for (const error of errors()) {
    error.id = `${own}-${error.dataset.error}`;
    for (const field of fieldsOf(error)) setAttr(field, "aria-describedby", [field.getAttribute("aria-describedby"), error.id].filter(Boolean).join(" "));
  }
  form.noValidate = true;
  form.addEventListener("submit", event => { event.preventDefault(); void submit(); });
  form.addEventListener("input", event => { const error = errorOf(/** @type {HTMLElement} */ (event.target).dataset.field ?? ""); if (error) show(error, ""); });
  otherKey.addEventListener("click", () => void onKey(true).then(given => given ? submit() : undefined));
  part(form, "cancel").addEventListener("click", () => { clear(); cancel?.(); });

  async function submit() {
    if (busy) return;
    clear();
    const { problems, value } = read();
    for (const [field, text] of Object.entries(problems)) place(field, text, false);
    if (Object.keys(problems).length) return toFirst();
    setBusy(true);
    setText(says, t("filling.sending"));
    try {
      const answer = await withKey(() => send(value));
      setBusy(false);
      setText(says, "");
      done(answer, value);
    } catch (problem) {
      setBusy(false);
      refuse(problem);
    }
  }

  /** @param {unknown} problem */
  function refuse(problem) {
    setText(says, "");
    const { status, message, errors } = problem instanceof ApiError ? problem : new ApiError(0, "");
    const unplaced = errors.filter(({ field, rule }) => !field || !place(field, rule, true));
    otherKey.hidden = ![401, 403, 404].includes(status);
    if (errors.length > unplaced.length) toFirst();
    if (status === 0) say(t("filling.no-answer"));
    else if (status === 401) say(t("filling.no-key"));
    else if (status === 403) say(t("filling.forbidden", { words: message }), true);
    else if (status === 404) say(t("filling.gone", { words: message }), true);
    else if (unplaced.length || !errors.length) say(unplaced.map(({ field, rule }) => [field, rule].filter(Boolean).join(": ")).join("; ") || message, true);
  }

  /** Where a field has a place of its own, or one of what it is a part of. @param {string} field @param {string} text @param {boolean} isData in the API's language */
  function place(field, text, isData) {
    const error = errorOf(field.replace(/\[\d+\]$/, ""));
    if (error) show(error, text, isData);
    return Boolean(error);
  }

  /** @param {HTMLElement} error @param {string} text @param {boolean} [isData] */
  function show(error, text, isData = false) {
    if (isData) setData(error, text); else { setText(error, text); setAttr(error, "lang", null); }
    for (const field of fieldsOf(error)) setAttr(field, "aria-invalid", text ? "true" : null);
  }

  /** @param {string} text @param {boolean} [isProblem] in the API's words */
  function say(text, isProblem = false) { if (isProblem) setData(says, text); else { setText(says, text); setAttr(says, "lang", null); } }

  function clear() {
    for (const error of errors()) show(error, "");
    say("");
    otherKey.hidden = true;
  }

  function toFirst() { /** @type {HTMLElement|null} */ (form.querySelector("[aria-invalid=true]:not(:disabled)"))?.focus(); }

  // Not disabled: a button that is loses the focus.
  function setBusy(/** @type {boolean} */ now) { busy = now; setAttr(button, "aria-disabled", now ? "true" : null); }

  function errors() { return /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-error]")]); }
  /** @param {string} name */
  function errorOf(name) { return errors().find(error => error.dataset.error === name); }
  /** @param {HTMLElement} error */
  function fieldsOf(error) { return [...form.querySelectorAll("[data-field]")].filter(field => /** @type {HTMLElement} */ (field).dataset.field === error.dataset.error); }

  return { clear };
}

/** The field of a form by the API's name. @param {Element} form @param {string} name */
export const field = (form, name) => /** @type {HTMLInputElement} */ (form.querySelector(`[data-field="${name}"]`));
