// The key of a wall: taken once from its address, after the #, where no server and no log sees it, and kept in this browser for the wall.

import { CLOCKS, between, moment } from "./age.js";

const STORAGE_KEY = "display-key";

/** @type {import("./age.js").Moment|null} */
let refusedAt = null;

/**
 * The wall's key; one in the address replaces the one that is kept, and leaves the address.
 * @param {Pick<Location, "hash"|"pathname"|"search">} [place] @param {(address: string) => void} [replace]
 * @returns {string|null}
 */
export function displayKey(place = location, replace = address => history.replaceState(history.state, "", address)) {
  const given = keyIn(place.hash);
  if (!given) return kept();
  try { localStorage.setItem(STORAGE_KEY, given); } catch { /* then until the browser is closed */ }
  replace(place.pathname + place.search);
  return given;
}

/** The server does not take the key. Nobody stands before a wall to give another: it is tried again. @returns {Promise<null>} */
export async function refused() {
  refusedAt = moment(CLOCKS);
  return null;
}

/** Until the server speaks again. @param {number|null} age ms since it last spoke @param {import("./age.js").Clocks} [clocks] */
export const isRefused = (age, clocks = CLOCKS) => refusedAt !== null && (age === null || age > between(refusedAt, moment(clocks)));

/** Whether an address has a key for the wall behind its #. @param {string} hash */
export const bringsKey = hash => Boolean(keyIn(hash));

/** @param {string} hash */
const keyIn = hash => new URLSearchParams(hash.slice(1)).get("key");

function kept() {
  try { return localStorage.getItem(STORAGE_KEY); } catch { return null; }
}
