// The DOM is written only where the value differs; rows are keyed and moved, never rebuilt, so focus, selection and scroll survive an update.

import { lang, translate } from "./i18n.js";

/** A fresh, translated copy of a template's first element. @param {string} templateId @returns {HTMLElement} */
export function clone(templateId) {
  const template = /** @type {HTMLTemplateElement|null} */ (document.getElementById(templateId));
  const element = template?.content.firstElementChild?.cloneNode(true);
  if (!(element instanceof HTMLElement)) throw new Error(`index.html has no template "${templateId}"`);
  translate(element);
  return element;
}

/** @param {Element} el @param {unknown} s */
export function setText(el, s) {
  const text = s == null ? "" : String(s);
  if (el.textContent !== text) el.textContent = text;
}

/** Text that stays in the language of the data (names, notes), whatever the page speaks. @param {Element} el @param {unknown} s */
export function setData(el, s) {
  setText(el, s);
  setAttr(el, "lang", lang() === "en" ? null : "en");
}

/** null and false take the attribute away. @param {Element} el @param {string} name @param {string|number|boolean|null|undefined} v */
export function setAttr(el, name, v) {
  if (v == null || v === false) {
    if (el.hasAttribute(name)) el.removeAttribute(name);
    return;
  }
  const value = v === true ? "" : String(v);
  if (el.getAttribute(name) !== value) el.setAttribute(name, value);
}

/** @param {Element} el @param {string} cls @param {unknown} on */
export function toggle(el, cls, on) {
  if (el.classList.contains(cls) !== Boolean(on)) el.classList.toggle(cls, Boolean(on));
}

/** The descendant named by data-part. @param {Element} el @param {string} name @returns {HTMLElement} */
export function part(el, name) {
  const found = el.querySelector(`[data-part~="${name}"]`);
  if (!found) throw new Error(`no part "${name}" in <${el.localName} class="${el.className}">`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * @typedef {object} List what keyed() remembers of a container
 * @property {Map<string, Element>} elements
 * @property {(() => void)|null} pending the order to apply once pointer and focus have left
 */
/** @type {WeakMap<Element, List>} */
const lists = new WeakMap();

/** @param {Element} container */
const isHeld = container => container.matches(":hover") || container.contains(document.activeElement);

/**
 * Makes the children of a container match the items. While the pointer is over or focus is within it no row moves or goes; new rows come
 * at the end (or wait, with `wait`), and the right order is applied once both have left.
 * @template T
 * @param {Element} container @param {T[]} items @param {(item: T) => string} keyOf
 * @param {(item: T) => Element} create @param {(el: any, item: T) => void} update
 * @param {{wait?: boolean, onRelease?: () => void, atOnce?: boolean}} [options] atOnce: rows go and move as their reader wants it, who has just said so
 * @returns {number} how many rows wait
 */
export function keyed(container, items, keyOf, create, update, { wait = false, onRelease, atOnce = false } = {}) {
  const list = listOf(container);
  const held = !atOnce && list.elements.size > 0 && isHeld(container);
  const wanted = new Set();
  let waiting = 0;
  /** @type {Element[]} */ const order = [];
  for (const item of items) {
    const key = keyOf(item);
    if (wanted.has(key)) continue;
    wanted.add(key);
    let el = list.elements.get(key);
    if (!el) {
      if (held && wait) { waiting++; continue; }
      el = create(item);
      list.elements.set(key, el);
    }
    update(el, item);
    order.push(el);
  }
  list.pending = null;
  if (held) {
    for (const el of order) if (el.parentNode !== container) container.append(el);
    list.pending = () => { keyed(container, items, keyOf, create, update, { wait, onRelease }); onRelease?.(); };
    return waiting;
  }
  for (const [key, el] of list.elements) {
    if (!wanted.has(key)) { el.remove(); list.elements.delete(key); }
  }
  place(container, order);
  return 0;
}

/** @param {Element} container @param {Element[]} order */
function place(container, order) {
  let at = container.firstElementChild;
  for (const el of order) {
    if (el === at) at = at.nextElementSibling;
    else container.insertBefore(el, at);
  }
}

/** @param {Element} container @returns {List} */
function listOf(container) {
  const known = lists.get(container);
  if (known) return known;
  /** @type {List} */ const list = { elements: new Map(), pending: null };
  lists.set(container, list);
  // After the event: focus may only have gone from one row to the next.
  const released = () => setTimeout(() => { if (list.pending && !isHeld(container)) list.pending(); }, 0);
  container.addEventListener("pointerleave", released);
  container.addEventListener("focusout", released);
  return list;
}
