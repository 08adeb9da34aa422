// The board of a past moment, in a store of its own: views draw it with the same code, and its clock stands still at that moment.
// The programme's milestones come in brief; those of the site that is open come with what each party says.

import { ApiError, getJson } from "./api.js";
import { t } from "./i18n.js";
import { atMoment } from "./moment.js";
import { route } from "./router.js";
import { createStore } from "./store.js";

/** @typedef {import("./types.js").RowsMessage} RowsMessage */
/** @typedef {"none"|"loading"|"shown"|"failed"} PastState */
/** @typedef {{board: string, site: string|null}} Asked the board's path at the moment of the address, and the site that is open */

/** @returns {Asked} */
const ofAddress = () => ({ board: atMoment("/api/board"), site: route().site });

/** @param {(path: string, options: {signal: AbortSignal}) => Promise<any>} [get] @param {() => Asked} [asked] */
export function createPast(get = getJson, asked = ofAddress) {
  let at = 0;
  /** @type {{question: string, signal: AbortController, answer: Promise<boolean>}|null} */ let asking = null;
  /** @type {PastState} */ let state = "none";
  let problem = "";
  /** The board that is shown. */ let held = "";
  /** @type {Set<string>} of it, the sites that are held whole */ const whole = new Set();
  const store = createStore({ now: () => at, isNews: false });

  /** @param {Asked} question @param {AbortSignal} signal */
  async function read({ board, site }, signal) {
    const another = held !== board;
    try {
      const [programme, open] = await Promise.all([
        another ? get(`${board}&rows=brief`, { signal }) : null,
        site && (another || !whole.has(site)) ? get(`${board}&${new URLSearchParams({ topic: `site:${site}` })}`, { signal }).catch(unknownSite) : null,
      ]);
      if (signal.aborted) return false;
      if (programme) {
        at = Date.parse(programme.asOf);
        held = board;
        whole.clear();
        apply(programme);
      }
      if (open) apply(open);
      if (site) whole.add(site);
      state = "shown";
      store.mark("past");
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      state = "failed";
      const status = error instanceof ApiError ? error.status : 0;
      problem = status === 410 ? t("moment.gone") : status === 400 ? t("moment.refused") : /** @type {Error} */ (error).message;
      held = "";
      store.mark("past");
      return false;
    }
  }

  /** What the moment held was not just heard: its age is no matter of seconds. @param {RowsMessage} message */
  const apply = message => store.apply({ ...message, serverTime: undefined, reset: true });

  return {
    store,
    get state() { return state; },
    /** Why there is nothing to show, in the server's words. */
    get problem() { return problem; },
    /** The instant that is shown, or was last. */
    get at() { return new Date(at); },

    /** What the address asks for. An earlier question that is still on its way is given up. @returns {Promise<boolean>} false where it was overtaken or failed */
    load() {
      const wanted = asked(), question = `${wanted.board} ${wanted.site}`;
      if (asking?.question === question) return asking.answer;
      asking?.signal.abort();
      if (held !== wanted.board) state = "loading";
      const signal = new AbortController();
      const mine = asking = { question, signal, answer: read(wanted, signal.signal).finally(() => { if (asking === mine) asking = null; }) };
      return mine.answer;
    },

    leave() { asking?.signal.abort(); asking = null; held = ""; state = "none"; },
  };
}

/** A site that nobody had spoken of yet is no failure: the board of that moment has none of it. @param {unknown} error */
function unknownSite(error) {
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
}
