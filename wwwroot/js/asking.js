// The GET that every doubt ends in: one at a time, unless one has hung too long; and, while nothing is pushed, again and again.

import { CLOCKS, between, moment } from "./age.js";
import { ApiError } from "./api.js";
import { askedMs, backoffMs, spreadMs } from "./backoff.js";

const POLL_EVERY_MS = 3000;
/** A page is to be current within 5 s of the server's return, so the longest pause is below that. A busy server asks for more, and in a crowd it takes longer. */
const LONGEST_PAUSE_MS = 4000;
const LONGEST_SPREAD_S = 60;
/** An answer may still come; a way that was cut and has healed is found by knocking anew. */
const IMPATIENT_MS = 3000;

/** @typedef {import("./types.js").Store} Store */
/** @typedef {{getBoard: typeof import("./api.js").getBoard, accessKey: () => string|null}} Api */

export class Asking {
  #store; #api; #needed; #heard; #clocks;
  /** @type {Promise<void>|null} */ #running = null;
  /** @type {import("./age.js").Moment} */ #askedAt;
  #again = false;
  #turn = 0;
  #applied = 0;
  #failures = 0;
  #waitMs = 0;
  #crowdMs = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ #timer;

  /**
   * @param {Store} store @param {Api} api
   * @param {() => number} needed ms until there is need to ask; 0: there is
   * @param {(answered: boolean) => void} heard told how each question ended
   * @param {import("./age.js").Clocks} [clocks]
   */
  constructor(store, api, needed, heard, clocks = CLOCKS) {
    this.#store = store;
    this.#api = api;
    this.#needed = needed;
    this.#heard = heard;
    this.#clocks = clocks;
    this.#askedAt = moment(clocks);
  }

  get waitedFor() { return between(this.#askedAt, moment(this.#clocks)); }

  /** A doubt that comes up while one is on its way leads to one more. */
  now() {
    const wait = this.#waitMs - this.waitedFor;
    if (wait > 0) {
      this.#in(wait);
      return Promise.resolve();
    }
    this.#again = true;
    if (this.#running && this.waitedFor < IMPATIENT_MS) return this.#running;
    const running = this.#ask(++this.#turn).finally(() => { if (this.#running === running) this.#running = null; });
    this.#running = running;
    return running;
  }

  /** From now on again and again, as long as there is need. */
  soon() { this.#in(this.pauseMs(this.#failures, LONGEST_PAUSE_MS)); }

  /** So many look that, when they lose the server, they come back spread over this time; 0 where they are few. @param {number} seconds */
  amongMany(seconds) { this.#crowdMs = seconds > 0 ? Math.min(seconds, LONGEST_SPREAD_S) * 1000 : 0; }

  /** @param {number} failures @param {number} most in ms */
  pauseMs(failures, most) { return backoffMs(failures, most, this.#crowdMs); }

  /** @param {number} ms */
  #in(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#knock(), Math.max(ms, 0));
  }

  async #knock() {
    const early = this.#needed();
    if (early > 0) return this.#in(early + this.pauseMs(0, LONGEST_PAUSE_MS));
    this.#failures++;
    await Promise.race([this.now(), new Promise(resolve => setTimeout(resolve, IMPATIENT_MS))]);
    const pause = this.#failures === 0 ? spreadMs(POLL_EVERY_MS) : this.pauseMs(this.#failures - 1, LONGEST_PAUSE_MS);
    this.#in(Math.max(pause, this.#waitMs) - this.waitedFor);
  }

  /** @param {number} turn */
  async #ask(turn) {
    const store = this.#store;
    let whole = false;
    while (this.#again && turn === this.#turn) {
      this.#again = false;
      const topic = store.topic;
      const from = store.has(topic) && store.epoch && !whole ? { since: store.position, epoch: store.epoch } : undefined;
      const epoch = store.epoch;
      const asked = this.#askedAt = moment(this.#clocks);
      try {
        const message = await this.#api.getBoard(topic, from);
        this.#failures = this.#waitMs = 0;
        // Overtaken by the answer to a later question, or by another log: it would take the page back.
        if (turn < this.#applied) break;
        if (epoch !== store.epoch) { this.#again = true; continue; }
        this.#applied = turn;
        whole = store.apply(message, message.asked ?? asked) === "gap";
        if (whole || topic !== store.topic) this.#again = true;
        this.#heard(true);
      } catch (error) {
        const refusal = error instanceof ApiError ? error : null;
        this.#waitMs = refusal?.retryAfter ? askedMs(refusal.retryAfter) : 0;
        if (refusal?.status === 404) store.missing(topic);
        if (topic !== store.topic) this.#again = true;
        this.#heard(refusal !== null && !refusal.retryAfter);
      }
    }
  }
}
