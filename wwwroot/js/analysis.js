// What the server computed for a view: asked for when it is first wanted, and again when the board it was made of has moved on.
//   const answer = watch("/api/slips?basis=facility", element, store, render);   then answer.data, answer.state; answer.to(path); answer.stop()

import { getJson } from "./api.js";
import { backoffMs } from "./backoff.js";
import { atMoment } from "./moment.js";
import { keepInPlace } from "./steady.js";

/** @typedef {"loading"|"ready"|"stale"|"error"} AnswerState stale: what is shown is of an earlier position, and asking again failed */
/** @typedef {import("./types.js").Store} Store */

const ASK_EVERY_MS = 2000;
const LONGEST_PAUSE_MS = 30000;

/** @type {Map<string, Promise<any>>} questions that are on their way: who asks the same shares the answer */
const asking = new Map();
/** @type {Set<() => Promise<void>>} each view's wish to be asked for even where nobody looks */
const wishes = new Set();

/** Every view's answer is here, or what hinders it is known: also those that nobody has scrolled to. */
export const everything = () => Promise.all([...wishes].map(wish => wish()));

/** @param {string} path @param {string} state which state of the board it is asked of @param {number} [waitsMs] */
function ask(path, state, waitsMs) {
  const key = `${path} ${state}`;
  let answer = asking.get(key);
  if (!answer) {
    answer = getJson(path, { waitsMs }).finally(() => asking.delete(key));
    asking.set(key, answer);
  }
  return answer;
}

/**
 * @param {string|null} path of the API; null: nothing is wanted now @param {HTMLElement} element whose place on the page says whether anybody
 * looks; not one that is hidden until there is an answer: nobody ever sees that, and it is never asked for
 * @param {Store} store @param {() => void} render called when the answer or its state changed
 * @param {{waitsMs?: number}} [options] where an answer takes long
 */
export function watch(path, element, store, render, { waitsMs } = {}) {
  /** @type {import("./api.js").FieldError[]} */ let errors = [];
  let data = /** @type {any} */ (null), error = "", failures = 0, seen = typeof IntersectionObserver === "undefined", gone = false, running = false;
  let have = "", askedAt = -Infinity, at = /** @type {number|null} */ (null);
  /** @type {ReturnType<typeof setTimeout>|undefined} */ let timer;

  /** @type {(() => void)[]} */ let waiting = [];

  /** What would be asked now: another address, moment, log or position is another question. */
  // A forecast is ready some time after what it is of.
  const wanted = () => path === null || store.epoch === null ? null : { at: atMoment(path), state: `${store.epoch} ${store.position}${/\/(forecast|what-if)\b/.test(path) ? ` ${store.forecast}` : ""}` };

  function plan() {
    const question = wanted();
    if (gone || running || timer !== undefined || !seen || !question || document.hidden) return;
    if (`${question.at} ${question.state}` === have) return;
    const isAnother = !have.startsWith(`${question.at} `);
    const pause = failures ? backoffMs(failures - 1, LONGEST_PAUSE_MS) : isAnother ? 0 : Math.max(0, askedAt + ASK_EVERY_MS - performance.now());
    timer = setTimeout(run, pause);
  }

  async function run() {
    timer = undefined;
    const question = wanted();
    if (gone || !question) return;
    running = true;
    askedAt = performance.now();
    try {
      const answer = await ask(question.at, question.state, waitsMs);
      if (question.at === wanted()?.at) [data, have] = [answer, `${question.at} ${question.state}`];
      [failures, error, errors, at] = [0, "", [], store.serverNow().getTime()];
    } catch (problem) {
      failures++;
      error = /** @type {Error} */ (problem).message;
      errors = /** @type {import("./api.js").ApiError} */ (problem).errors ?? [];
    }
    running = false;
    if (gone) return;
    // What somebody reads or is about to click stays where it is, also when an answer above it grows.
    keepInPlace(render);
    plan();
    settle();
  }

  function settle() {
    const question = wanted();
    if (question && !gone && !error && !have.startsWith(`${question.at} `)) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  const wish = () => /** @type {Promise<void>} */ (new Promise(resolve => {
    seen = true;
    waiting.push(resolve);
    plan();
    settle();
  }));
  wishes.add(wish);

  const observer = seen ? null : new IntersectionObserver(entries => { seen = entries.some(entry => entry.isIntersecting) || seen; plan(); }, { rootMargin: "400px" });
  observer?.observe(element);
  document.addEventListener("visibilitychange", plan);
  queueMicrotask(plan);

  return {
    get data() { return data; },
    get error() { return error; },
    /** What of the question is wrong, by the server's word; empty where it says nothing of that. */
    get errors() { return errors; },
    /** When the server last answered, ms since 1970 by its clock; null before it did. */
    get at() { return at; },
    /** @returns {AnswerState} */
    get state() { return error ? (data ? "stale" : "error") : data ? "ready" : "loading"; },
    /** Another question from now on. @param {string|null} next */
    to(next) { if (next !== path) { path = next; [failures, error, errors] = [0, "", []]; clearTimeout(timer); timer = undefined; } plan(); },
    /** Something of the board changed: perhaps the answer has. */
    check: plan,
    retry() { failures = 0; clearTimeout(timer); timer = undefined; plan(); },
    stop() { gone = true; settle(); wishes.delete(wish); clearTimeout(timer); observer?.disconnect(); document.removeEventListener("visibilitychange", plan); },
  };
}
