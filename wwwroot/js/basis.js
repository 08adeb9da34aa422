// Megawatts of different bases are never added, so the page shows one basis at a time; board and ramp share the choice.

import { filter, setFilter } from "./filters.js";

/** @typedef {import("./types.js").Power} Power */

const STORAGE_KEY = "basis";
const PREFERRED = ["facility", "it", "utility-contract", "campus", "nameplate"];

/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {string|null} */
let choice = remembered();

/** The chosen basis where it is to be had, otherwise the first of those stated; an address that names one has been chosen for. @param {(Power[]|undefined)[]} places */
export function basisOf(places) {
  const offered = basesOf(places);
  const named = filter("basis");
  if (named !== null && offered.includes(named)) return named;
  return choice !== null && offered.includes(choice) ? choice : offered[0] ?? PREFERRED[0];
}

/** Every basis that somebody stated, in one order everywhere. @param {(Power[]|undefined)[]} places */
export function basesOf(places) {
  const stated = new Set(places.flatMap(power => (power ?? []).map(({ basis }) => basis)));
  return [...stated].sort((a, b) => rank(a) - rank(b));
}

/** @param {string} basis */
export function chooseBasis(basis) {
  if (basis === choice && basis === (filter("basis") ?? choice)) return;
  choice = basis;
  setFilter("basis", basis);
  try { sessionStorage.setItem(STORAGE_KEY, basis); } catch { /* a convenience */ }
  for (const fn of listeners) fn();
}

/** @param {() => void} fn */
export function onBasis(fn) {
  listeners.add(fn);
  return () => { listeners.delete(fn); };
}

/** @param {string} basis */
function rank(basis) {
  const at = PREFERRED.indexOf(basis);
  return at < 0 ? PREFERRED.length : at;
}

function remembered() {
  try { return typeof sessionStorage === "undefined" ? null : sessionStorage.getItem(STORAGE_KEY); } catch { return null; }
}
