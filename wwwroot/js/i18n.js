// Texts in the page's two languages: one flat object each. The choice comes from the browser, can be switched, and is remembered.

import { en } from "./texts/en.js";
import { de } from "./texts/de.js";

/** @typedef {string | {[category: string]: string}} Text a sentence, or one per plural category of `count` */

const STORAGE_KEY = "lang";
/** @type {{[lang: string]: {[key: string]: Text}}} */
const TEXTS = { en, de };
const LOCALES = /** @type {{[lang: string]: string}} */ ({ en: "en-GB", de: "de-DE" });

/** @type {Set<(lang: string) => void>} */
const listeners = new Set();
/** @type {Map<string, string[]>} a text between its names */
const cut = new Map();
let current = chosen();
if (typeof document !== "undefined") document.documentElement.lang = current;

export const lang = () => current;
export const locale = () => LOCALES[current];

/** What writes numbers or dates, made once for each language: making one takes a hundred times as long as writing with it. @template T @param {(locale: string) => T} make @returns {() => T} */
export function perLanguage(make) {
  /** @type {Map<string, T>} */ const made = new Map();
  return () => {
    let one = made.get(current);
    if (one === undefined) made.set(current, one = make(locale()));
    return one;
  };
}
const plurals = perLanguage(locale => new Intl.PluralRules(locale));
const numbers = perLanguage(locale => new Intl.NumberFormat(locale));

/** @param {string} next */
export function setLang(next) {
  if (!(next in TEXTS) || next === current) return;
  current = next;
  try { localStorage.setItem(STORAGE_KEY, next); } catch { /* storage is a convenience */ }
  if (typeof document !== "undefined") document.documentElement.lang = next;
  for (const fn of listeners) fn(next);
}

/** @param {(lang: string) => void} fn */
export function onLang(fn) {
  listeners.add(fn);
  return () => { listeners.delete(fn); };
}

/** The sentence for a key; numbers in params are written the language's way. @param {string} key @param {{[name: string]: unknown}} [params] */
export function t(key, params = {}) {
  return tParts(key, params).map(piece => typeof piece === "string" ? piece : written(piece.value)).join("");
}

/**
 * The sentence in pieces, so that a view can make a link of a name without cutting sentences apart.
 * @param {string} key @param {{[name: string]: unknown}} [params]
 * @returns {(string | {name: string, value: any})[]}
 */
export function tParts(key, params = {}) {
  const text = sentence(key, params);
  let pieces = cut.get(text);
  if (!pieces) cut.set(text, pieces = text.split(/(\{\w+\})/).filter(Boolean));
  return pieces.map(piece => {
    const name = piece.startsWith("{") && piece.endsWith("}") ? piece.slice(1, -1) : "";
    return name in params ? { name, value: params[name] } : piece;
  });
}

/** Is there a text for this key? Words of the data (a phase, a role) may be ones this page does not know yet. @param {string} key */
export const hasText = key => key in TEXTS[current] || key in TEXTS.en;

/** The page's word for a word of the vocabulary, or the word itself, spaced. @param {string} group @param {string|null|undefined} id */
export function word(group, id) {
  if (!id) return "";
  const key = `${group}.${id}`;
  return hasText(key) ? t(key) : String(id).replaceAll("-", " ");
}

/** Fills data-t (text) and data-t-label (accessible name) below and at a root. @param {Element|Document} root */
export function translate(root) {
  const own = root instanceof Element ? [root] : [];
  for (const el of [...own, ...root.querySelectorAll("[data-t], [data-t-label], [data-t-title]")]) {
    const { t: text, tLabel, tTitle } = /** @type {HTMLElement} */ (el).dataset ?? {};
    if (text) el.textContent = t(text);
    if (tLabel) el.setAttribute("aria-label", t(tLabel));
    if (tTitle) el.setAttribute("title", t(tTitle));
  }
}

/** @param {string} key @param {{[name: string]: unknown}} params */
function sentence(key, params) {
  const text = TEXTS[current][key] ?? TEXTS.en[key] ?? key;
  if (typeof text === "string") return text;
  const category = plurals().select(Number(params.count ?? 0));
  return text[category] ?? text.other ?? key;
}

/** @param {unknown} value */
const written = value => typeof value === "number" ? numbers().format(value) : value == null ? "" : String(value);

function chosen() {
  let remembered = null;
  try { remembered = typeof localStorage === "undefined" ? null : localStorage.getItem(STORAGE_KEY); } catch { /* private mode */ }
  if (remembered && remembered in TEXTS) return remembered;
  const wanted = typeof navigator === "undefined" ? [] : navigator.languages ?? [];
  return wanted.map(tag => tag.slice(0, 2).toLowerCase()).find(tag => tag in TEXTS) ?? "en";
}
