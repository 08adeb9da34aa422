// The board of a past moment, in a store of its own: views draw it with the same code, and its clock stands still at that moment.

import { getJson } from "./api.js";
import { atMoment } from "./moment.js";
import { createStore } from "./store.js";

/** @typedef {import("./types.js").RowsMessage} RowsMessage */
/** @typedef {"none"|"loading"|"shown"|"failed"} PastState */

/** @param {(path: string, options: {signal: AbortSignal}) => Promise<any>} [get] */
export function createPast(get = getJson) {
  let at = 0;
  /** @type {AbortController|null} */ let asking = null;
  /** @type {PastState} */ let state = "none";
  let problem = "";
  const store = createStore({ now: () => at });

  return {
    store,
    get state() { return state; },
    /** Why there is nothing to show, in the server's words. */
    get problem() { return problem; },
    /** The instant that is shown, or was last. */
    get at() { return new Date(at); },

    /** The moment of the address. An earlier question that is still on its way is given up. @returns {Promise<boolean>} false where it was overtaken or failed */
    async load() {
      asking?.abort();
      const mine = asking = new AbortController();
      if (state !== "shown") state = "loading";
      try {
        const message = await get(atMoment("/api/board"), { signal: mine.signal });
        if (mine.signal.aborted) return false;
        at = Date.parse(message.asOf);
        // What the moment held was not just heard: its age is no matter of seconds.
        store.apply({ ...message, serverTime: undefined, reset: true });
        state = "shown";
        return true;
      } catch (error) {
        if (mine.signal.aborted) return false;
        state = "failed";
        problem = /** @type {Error} */ (error).message;
        store.mark("past");
        return false;
      }
    },

    leave() { asking?.abort(); state = "none"; },
  };
}
