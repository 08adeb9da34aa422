// Whose word has fallen silent: their dates are dimmed wherever they stand, not only badged.

import { watch } from "./analysis.js";

/** @typedef {import("./types.js").Store} Store */

/** @type {WeakMap<Store, Map<string, string>>} by site and party: since when */
const silent = new WeakMap();

/** Asks who is silent, and has the views drawn again when that changes. @param {Store} store */
export function trackFreshness(store) {
  const answer = watch("/api/sources", document.body, store, () => {
    const now = new Map((answer.data?.silent ?? []).map((/** @type {any} */ source) => [keyOf(source.site, source.party), source.staleSince ?? ""]));
    if (JSON.stringify([...now]) === JSON.stringify([...silent.get(store) ?? []])) return;
    silent.set(store, now);
    store.mark("freshness");
  });
  store.subscribe(() => answer.check());
}

/** Since when the source of a milestone's current date is silent; null while it is not. @param {import("./types.js").MilestoneRow} row @param {Store} store */
export function silentSince(row, store) {
  if (row.current?.kind !== "forecast") return null;
  return silent.get(store)?.get(keyOf(row.site, row.current.party)) ?? null;
}

/** @param {string|null} site @param {string} party */
const keyOf = (site, party) => `${site}/${party}`;
