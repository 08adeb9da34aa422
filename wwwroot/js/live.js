// Connect, follow, catch up: for ever. The push is a hint and the log is the truth, so every doubt ends in the same GET.

import { CLOCKS, LATE_MS, MISSED_AFTER_MS, STALE_AFTER_MS, between, moment } from "./age.js";
import { Asking } from "./asking.js";
import { askedMs } from "./backoff.js";
import { negotiating } from "./negotiate.js";
import { onWaking } from "./waking.js";

const START_WITHIN_MS = 10000;
const WATCH_EVERY_MS = 1000;
const LONGEST_PAUSE_MS = 15000;

/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./types.js").RowsMessage} RowsMessage */
/** @typedef {import("./types.js").PulseMessage} PulseMessage */

export class Live {
  #store; #api; #loadSignalR; #asking; #clocks;
  /** @type {any} the connection while it is up */ #connection = null;
  /** @type {import("./age.js").Moment} */ #pushedAt;
  /** @type {import("./age.js").Moment} */ #refusedAt;
  #answered = true;
  #fetches = 0;
  #failures = 0;
  #waitMs = 0;
  /** @type {(() => void)|null} ends the pause between two attempts */ #wake = null;
  /** "push" or "poll": how the page last heard of the server; "" when neither holds. The badge's word, never its verdict. */
  via = "";

  /** @param {Store} store @param {import("./asking.js").Api} api @param {() => Promise<any>} loadSignalR @param {import("./age.js").Clocks} [clocks] */
  constructor(store, api, loadSignalR, clocks = CLOCKS) {
    this.#store = store;
    this.#api = api;
    this.#loadSignalR = loadSignalR;
    this.#clocks = clocks;
    this.#pushedAt = this.#refusedAt = moment(clocks);
    this.#asking = new Asking(store, api, () => this.#needed(), answered => this.#asked(answered), clocks);
  }

  /** First paint does not wait for the library, nor the library for it. */
  start() {
    onWaking(() => { this.catchUp(); this.#wake?.(); }, this.#clocks);
    const painted = this.catchUp();
    this.#asking.soon();
    this.#loadSignalR().then(async signalR => {
      await painted;
      if (signalR) await this.#connectForEver(signalR);
    });
    return painted;
  }

  /** @param {string} topic */
  async follow(topic) {
    if (topic === this.#store.topic) return;
    this.#store.follow(topic);
    await this.catchUp();
    if (this.#store.topic === topic) await this.#sendFollow().catch(() => this.#connection?.stop());
  }

  catchUp() { return this.#asking.now(); }

  /** Ms until there is need to ask. */
  #needed() { return this.#connection && this.#store.behind === 0 ? MISSED_AFTER_MS - this.#since(this.#pushedAt) : 0; }

  /** @param {boolean} answered */
  #asked(answered) {
    // The server is back: the connection need not sit out its pause.
    if (answered && !this.#answered) this.#wake?.();
    this.#answered = answered;
    // One question is no habit: the push may be back in a moment.
    if (answered && ++this.#fetches > 1 && !this.#isPushed()) this.via = "poll";
  }

  #isPushed() { return this.#connection !== null && this.#since(this.#pushedAt) < MISSED_AFTER_MS; }

  /** @param {import("./age.js").Moment} at */
  #since(at) { return between(at, moment(this.#clocks)); }

  /** @param {any} signalR */
  async #connectForEver(signalR) {
    for (;;) {
      try { await this.#connectOnce(signalR); } catch { /* the next attempt is the answer */ }
      if (this.via === "push") this.#lost();
      // Where nothing is answered there is nothing to connect to.
      else await this.#pause(this.#asking.pauseMs(this.#failures++, LONGEST_PAUSE_MS));
      while (!this.#answered || this.#askedToWait() > 0) await this.#pause(this.#answered ? this.#askedToWait() : LONGEST_PAUSE_MS);
    }
  }

  /** The next answer to a GET, which comes soon and not to all pages at once, leads to the next attempt. */
  #lost() {
    this.via = "";
    this.#answered = false;
    this.#store.mark("pulse");
    this.#asking.soon();
  }

  /** Returns when the connection is lost or found dead. @param {any} signalR */
  async #connectOnce(signalR) {
    const connection = new signalR.HubConnectionBuilder()
      .withUrl("/live", {
        accessTokenFactory: () => this.#api.accessKey() ?? "",
        httpClient: negotiating(signalR, seconds => this.#refused(seconds)),
      })
      .configureLogging(signalR.LogLevel.None)
      .build();
    const closed = new Promise(resolve => connection.onclose(resolve));
    connection.on("rows", (/** @type {RowsMessage} */ message) => this.#rows(message));
    connection.on("pulse", (/** @type {PulseMessage} */ message) => this.#pulse(message));
    try {
      await within(START_WITHIN_MS, connection.start());
      this.#connection = connection;
      this.#pushedAt = moment(this.#clocks);
      await within(START_WITHIN_MS, this.#sendFollow());
      await Promise.race([closed, this.#silence()]);
    } finally {
      this.#connection = null;
      connection.stop().catch(() => {});
    }
  }

  /** @param {number} seconds */
  #refused(seconds) {
    this.#refusedAt = moment(this.#clocks);
    this.#waitMs = askedMs(seconds);
  }

  #askedToWait() { return this.#waitMs - this.#since(this.#refusedAt); }

  async #sendFollow() {
    const { topic, epoch, position } = this.#store;
    await this.#connection?.invoke("Follow", topic, epoch, position);
  }

  /** A socket that is up and says nothing is dead, whatever a GET has fetched meanwhile. @returns {Promise<void>} */
  #silence() {
    return new Promise(resolve => {
      const connection = this.#connection;
      const watch = setInterval(() => {
        if (this.#connection === connection && this.#since(this.#pushedAt) < STALE_AFTER_MS) return;
        clearInterval(watch);
        resolve();
      }, WATCH_EVERY_MS);
    });
  }

  /** @param {RowsMessage} message */
  #rows(message) {
    const gap = this.#store.apply(message) === "gap";
    this.#heard();
    if (gap) this.catchUp();
  }

  /** @param {PulseMessage} message */
  #pulse(message) {
    const behind = this.#store.pulse(message) === "behind";
    this.#asking.amongMany(message.returnWithin ?? 0);
    this.#heard();
    if (behind) this.catchUp();
  }

  #heard() {
    // Old words say how things were, and not that the connection is alive.
    if ((this.#store.age ?? 0) > LATE_MS) {
      if (this.#asking.waitedFor > LATE_MS) this.catchUp();
      return;
    }
    this.via = "push";
    this.#pushedAt = moment(this.#clocks);
    this.#failures = 0;
    this.#fetches = 0;
  }

  /** @param {number} ms @returns {Promise<void>} */
  #pause(ms) {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#wake?.(), ms);
      this.#wake = () => { clearTimeout(timer); this.#wake = null; resolve(); };
    });
  }
}

/** @template T @param {number} ms @param {Promise<T>} promise @returns {Promise<T>} */
function within(ms, promise) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer in time")), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
