// The moment that the page shows, as the address has it: now, or ?asOf= a day, an instant or a position; by which clock; and since when
// what differs is told. Every part of the page that asks the server for state asks for this moment.

/**
 * @typedef {{asOf: string|null, by: "received"|"data-date", since: string|null, epoch: string|null}} Shown asOf null: now; epoch: of which log a
 *   position is meant
 */

const NAMES = ["asOf", "by", "since", "epoch"];

/** @type {Set<(shown: Shown) => void>} */
const listeners = new Set();

/** @param {string} search @returns {Shown} */
export function parseMoment(search) {
  const query = new URLSearchParams(search);
  return { asOf: query.get("asOf") || null, by: query.get("by") === "data-date" ? "data-date" : "received", since: query.get("since") || null, epoch: query.get("epoch") || null };
}

export const shown = () => parseMoment(typeof location === "undefined" ? "" : location.search);

/** A past moment, not the present? */
export const isPast = () => shown().asOf !== null;

/** A path of the API for the moment that is shown. @param {string} path */
export function atMoment(path) {
  const { asOf, by, epoch } = shown();
  if (asOf === null) return path;
  const query = new URLSearchParams({ asOf, ...by === "data-date" && { by }, ...epoch && { epoch } });
  return `${path}${path.includes("?") ? "&" : "?"}${query}`;
}

/** An address of the page, with the moment that is shown carried along. @param {string} href @param {string} [search] */
export function carryMoment(href, search = location.search) {
  const [path, own = ""] = href.split("?");
  const query = new URLSearchParams(own);
  const from = new URLSearchParams(search);
  for (const name of NAMES) {
    const value = from.get(name);
    if (value !== null && !query.has(name)) query.set(name, value);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Another moment at the same address. `replace`: while somebody drags, the browser's history is not filled. @param {Partial<Shown>} next @param {{replace?: boolean}} [how] */
export function showMoment(next, { replace = false } = {}) {
  const query = new URLSearchParams(location.search);
  const { asOf, by, since, epoch } = { ...shown(), ...next.asOf !== undefined && { epoch: null }, ...next };
  for (const [name, value] of [["asOf", asOf], ["epoch", epoch], ["by", asOf !== null || since !== null ? by : null], ["since", since]]) {
    if (value && !(name === "by" && value === "received")) query.set(String(name), value);
    else query.delete(String(name));
  }
  const text = query.toString();
  const href = location.pathname + (text ? `?${text}` : "");
  if (href === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", href);
  tellMoment();
}

/** @param {(shown: Shown) => void} fn */
export function onMoment(fn) {
  listeners.add(fn);
  return () => { listeners.delete(fn); };
}

export function tellMoment() {
  const now = shown();
  for (const fn of listeners) fn(now);
}
