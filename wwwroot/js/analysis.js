// How a view gets what the server computed from the log: views that ask for the same share one request, and each is told whenever
// there is another answer. Old ETags are the browser's business: an answer that did not change costs a 304.

import { getJson } from "./api.js";
import { tabVisible, whenNear } from "./near.js";
import { Source } from "./source.js";

/** @typedef {import("./types.js").Store} Store */
/** @typedef {{data: any, state: "loading"|"ready"|"error"|"stale", error: string|null, at: number|null, retry: () => void}} Answer data: null before the first; of the moment before while another loads */
/**
 * @typedef {object} Options
 * @property {Element|null} [element] asks only while this is near the viewport
 * @property {() => string|null} [moment] as of when: a date, an instant or a position; null for now
 * @property {(path: string) => Promise<any>} [get]
 */
/** @typedef {{near: boolean, source: Source|null, move: () => void}} Watcher */
/** @typedef {{sources: Map<string, Source>, watchers: Set<Watcher>, stop: () => void}} Desk */

/** @type {WeakMap<Store, Desk>} */
const desks = new WeakMap();

/**
 * @param {string|(() => string)} path where it depends on what is chosen, a function; again() says that something else is
 * @param {Store} store @param {(answer: Answer) => void} onData at once, and with every other answer
 * @param {Options} [options] @returns {{again: () => void, stop: () => void}}
 */
export function watch(path, store, onData, { element = null, moment = () => null, get = getJson } = {}) {
  const desk = deskOf(store);
  /** @type {any} */ let last = null;
  /** @type {Watcher} */ const watcher = { near: false, source: null, move };
  const tell = () => {
    const { data, state, error, at } = /** @type {Source} */ (watcher.source);
    if (state !== "loading") last = data;
    onData({ data: last, state, error, at, retry: () => watcher.source?.retry() });
  };

  /** To the address that is meant now. */
  function move() {
    const address = asOf(typeof path === "function" ? path() : path, moment());
    const source = desk.sources.get(address) ?? new Source(address, {
      get, serverNow: () => store.serverNow(), position: () => store.epoch === null ? null : `${store.epoch} ${store.topic} ${store.position}`,
      wanted: () => tabVisible() && [...desk.watchers].some(one => one.near && one.source === source),
    });
    if (source === watcher.source) return;
    desk.sources.set(address, source);
    leave();
    watcher.source = source;
    source.listeners.add(tell);
    tell();
    source.consider();
  }

  function leave() {
    const { source } = watcher;
    source?.listeners.delete(tell);
    if (source && source.listeners.size === 0) drop(desk, source);
  }

  desk.watchers.add(watcher);
  const stopNear = whenNear(element, near => { watcher.near = near; watcher.source?.consider(); });
  move();
  return {
    again: move,
    stop() {
      stopNear();
      desk.watchers.delete(watcher);
      leave();
      if (desk.watchers.size === 0) { desk.stop(); desks.delete(store); }
    },
  };
}

/** @param {string} path @param {string|null} moment */
const asOf = (path, moment) => moment === null ? path : `${path}${path.includes("?") ? "&" : "?"}asOf=${encodeURIComponent(moment)}`;

/** @param {Desk} desk @param {Source} source */
function drop(desk, source) {
  source.stop();
  for (const [address, one] of desk.sources) if (one === source) desk.sources.delete(address);
}

/** What looks after the sources of a store. @param {Store} store @returns {Desk} */
function deskOf(store) {
  const known = desks.get(store);
  if (known) return known;
  const consider = () => { for (const source of desk.sources.values()) source.consider(); };
  const unsubscribe = store.subscribe(changed => {
    if (changed.has("reset")) for (const source of desk.sources.values()) source.forget();
    for (const watcher of desk.watchers) watcher.move();
    consider();
  });
  const page = typeof document === "undefined" ? null : document;
  page?.addEventListener("visibilitychange", consider);
  /** @type {Desk} */ const desk = { sources: new Map(), watchers: new Set(), stop() { unsubscribe(); page?.removeEventListener("visibilitychange", consider); } };
  desks.set(store, desk);
  return desk;
}
