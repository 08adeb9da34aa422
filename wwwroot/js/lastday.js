// The last 24 hours in a sentence: how many of what, and what weighs most. Asked of the server, which compares the two moments.

import { getJson } from "./api.js";
import { changePieces, changesTitle } from "./changes.js";
import { atMoment } from "./moment.js";
import { sentence } from "./pieces.js";

const DAY_MS = 86400000;
const ASK_EVERY_MS = 60000;

/** @typedef {import("./types.js").Change} Change */
/** @typedef {import("./types.js").Store} Store */

/** @param {Store} store @param {() => void} told @param {(path: string) => Promise<any>} [get] */
export function createLastDay(store, told, get = getJson) {
  /** @type {Change[]|null} null: not known yet */ let changes = null;
  let asked = "";

  return {
    /** Asks where a minute has gone by, or another log came. */
    async ask() {
      const now = store.serverNow().getTime();
      const wanted = `${store.epoch} ${Math.floor(now / ASK_EVERY_MS)}`;
      if (store.epoch === null || wanted === asked) return;
      asked = wanted;
      try {
        changes = (await get(atMoment(`/api/changes?since=${new Date(now - DAY_MS).toISOString()}`))).changes;
        told();
      } catch { /* what was said stands, and the next minute asks again */ }
    },
    pieces: () => changes === null ? [] : lastDayPieces(changes, store),
  };
}

/** @param {Change[]} changes what weighs most first @param {Store} store @returns {import("./pieces.js").Piece[]} */
export function lastDayPieces(changes, store) {
  if (changes.length === 0) return sentence("wall.day-none");
  const [first] = changes;
  // On a wall there is nothing to click.
  const most = changePieces(first, store).map(({ href, ...piece }) => piece);
  return sentence(changes.length === 1 ? "wall.day-one" : "wall.day", { changes: changesTitle(changes), most });
}
