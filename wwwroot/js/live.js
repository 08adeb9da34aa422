// Connect, follow, catch up: for ever. The push is a hint and the log is the truth, so every doubt ends in the same GET.

import { ApiError } from "./api.js";

export const SILENT_AFTER_MS = 15000;
const POLL_EVERY_MS = 3000;
const START_WITHIN_MS = 10000;
const WATCH_EVERY_MS = 1000;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_MOST_MS = 15000;

/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./types.js").RowsMessage} RowsMessage */
/** @typedef {import("./types.js").PulseMessage} PulseMessage */
/** @typedef {{getBoard: typeof import("./api.js").getBoard, accessKey: () => string|null}} Api */

/** Wait longer after each failure, never the same for two pages. @param {number} failures @param {() => number} [random] */
export const backoffMs = (failures, random = Math.random) => Math.min(BACKOFF_MOST_MS, BACKOFF_FIRST_MS * 2 ** failures) * (0.5 + random() / 2);

export class Live {
  #store; #api; #loadSignalR;
  /** @type {any} the connection while it is up */ #connection = null;
  /** @type {Promise<void>|null} */ #catchingUp = null;
  #again = false;
  #failures = 0;
  #fetches = 0;
  #answered = true;
  #pushedAt = 0;
  /** @type {(() => void)|null} ends the pause between two attempts */ #wake = null;
  /** "push" or "poll": how the page last heard of the server. The badge's word, never its verdict. */
  via = "";

  /** @param {Store} store @param {Api} api @param {() => Promise<any>} loadSignalR */
  constructor(store, api, loadSignalR) {
    this.#store = store;
    this.#api = api;
    this.#loadSignalR = loadSignalR;
  }

  /** First paint does not wait for the library, nor the library for it. */
  start() {
    this.#watchPage();
    setInterval(() => this.#poll(), POLL_EVERY_MS);
    const painted = this.catchUp();
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

  /** One at a time; a doubt that comes up meanwhile leads to one more. */
  catchUp() {
    this.#again = true;
    this.#catchingUp ??= this.#catchUp().finally(() => { this.#catchingUp = null; });
    return this.#catchingUp;
  }

  async #catchUp() {
    const store = this.#store;
    let whole = false;
    while (this.#again) {
      this.#again = false;
      const topic = store.topic;
      const from = store.has(topic) && store.epoch && !whole ? { since: store.position, epoch: store.epoch } : undefined;
      try {
        const outcome = store.apply(await this.#api.getBoard(topic, from));
        // The server is back: the connection need not sit out its pause.
        if (!this.#answered) this.#wake?.();
        this.#answered = true;
        // The first fetch is the first paint, not yet a habit.
        if (this.#connection === null && ++this.#fetches > 1) this.via = "poll";
        whole = outcome === "gap";
        if (whole || topic !== store.topic) this.#again = true;
      } catch (error) {
        this.#answered = error instanceof ApiError;
        if (error instanceof ApiError && error.status === 404) store.missing(topic);
        if (topic !== store.topic) this.#again = true;
      }
    }
  }

  /** While nothing is pushed (no library, no hub, a proxy in between), ask. */
  #poll() {
    if (this.#connection === null) this.catchUp();
  }

  /** @param {any} signalR */
  async #connectForEver(signalR) {
    for (;;) {
      try { await this.#connectOnce(signalR); } catch { /* the next attempt is the answer */ }
      this.#connection = null;
      this.#store.mark("pulse");
      await this.#pause(backoffMs(this.#failures++));
    }
  }

  /** Returns when the connection is lost or found dead. @param {any} signalR */
  async #connectOnce(signalR) {
    const connection = new signalR.HubConnectionBuilder()
      .withUrl("/live", { accessTokenFactory: () => this.#api.accessKey() ?? "" })
      .configureLogging(signalR.LogLevel.None)
      .build();
    const closed = new Promise(resolve => connection.onclose(resolve));
    connection.on("rows", (/** @type {RowsMessage} */ message) => this.#rows(message));
    connection.on("pulse", (/** @type {PulseMessage} */ message) => this.#pulse(message));
    try {
      await within(START_WITHIN_MS, connection.start());
      this.#connection = connection;
      this.#pushedAt = Date.now();
      await within(START_WITHIN_MS, this.#sendFollow());
      await Promise.race([closed, this.#silence()]);
    } finally {
      this.#connection = null;
      connection.stop().catch(() => {});
    }
  }

  async #sendFollow() {
    const { topic, epoch, position } = this.#store;
    await this.#connection?.invoke("Follow", topic, epoch, position);
  }

  /** A socket that is up and says nothing is dead, whatever a GET has fetched meanwhile. @returns {Promise<void>} */
  #silence() {
    return new Promise(resolve => {
      const connection = this.#connection;
      const watch = setInterval(() => {
        if (this.#connection === connection && Date.now() - this.#pushedAt < SILENT_AFTER_MS) return;
        clearInterval(watch);
        resolve();
      }, WATCH_EVERY_MS);
    });
  }

  /** @param {RowsMessage} message */
  #rows(message) {
    this.#heard();
    if (this.#store.apply(message) === "gap") this.catchUp();
  }

  /** @param {PulseMessage} message */
  #pulse(message) {
    this.#heard();
    if (this.#store.pulse(message) === "behind") this.catchUp();
  }

  #heard() {
    this.via = "push";
    this.#pushedAt = Date.now();
    this.#failures = 0;
  }

  /** A laptop that wakes, a tab that thaws, a network that returns: look at once. */
  #watchPage() {
    const look = () => {
      if (document.visibilityState === "hidden") return;
      this.catchUp();
      this.#wake?.();
    };
    document.addEventListener("visibilitychange", look);
    document.addEventListener("resume", look);
    addEventListener("pageshow", event => { if (event.persisted) look(); });
    addEventListener("online", look);
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
