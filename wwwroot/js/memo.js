// What an element was drawn from: when all of it is the same, there is nothing to compute and nothing to write.

/** @type {WeakMap<Element, unknown[]>} */
const drawnFrom = new WeakMap();

/** @param {Element} el @param {unknown[]} from rows by identity (the store replaces them), the rest by value @returns {boolean} true when something differs from the last call */
export function differs(el, from) {
  const before = drawnFrom.get(el);
  if (before && before.length === from.length && before.every((value, i) => value === from[i])) return false;
  drawnFrom.set(el, from);
  return true;
}
