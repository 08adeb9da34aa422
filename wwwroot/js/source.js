// One address of the API and what it last answered: asked again when the log has moved on, not too often, and ever more rarely while it fails.

import { askedMs, backoffMs } from "./backoff.js";

const APART_MS = 2000;
const LONGEST_WAIT_MS = 60000;
// These say that the question is wrong, and the same question stays wrong until the log moves on.
const isFinal = (/** @type {number} */ status) => status >= 400 && status < 500 && status !== 408 && status !== 429;

/** @typedef {{get: (path: string) => Promise<any>, wanted: () => boolean, position: () => string|null, serverNow: () => Date}} Surroundings position: of the log, null before it is known */

export class Source {
  /** @type {any} */ data = null;
  /** @type {"loading"|"ready"|"error"|"stale"} */ state = "loading";
  /** @type {string|null} */ error = null;
  /** @type {number|null} when it was last answered, by the server's clock in ms */ at = null;
  /** @type {Set<() => void>} */ listeners = new Set();
  #path; #around;
  /** @type {string|null} the log's position that the answer speaks of; null when it is to be asked again */ #answeredAt = null;
  #notBefore = 0;
  #failures = 0;
  #busy = false;
  #gone = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ #timer;

  /** @param {string} path @param {Surroundings} around */
  constructor(path, around) {
    this.#path = path;
    this.#around = around;
  }

  /** Asks, when it is time to, if there is something new and somebody looks. */
  consider() {
    if (this.#busy || this.#gone || this.#timer !== undefined || !this.#isDue()) return;
    const wait = this.#notBefore - Date.now();
    if (wait <= 0) { this.#ask(); return; }
    this.#timer = setTimeout(() => { this.#timer = undefined; this.consider(); }, wait);
  }

  /** The log may be another one: what was answered says nothing of it. */
  forget() { this.#answeredAt = null; }

  /** A reader asks, and waits for nothing. */
  retry() {
    this.forget();
    this.#failures = 0;
    this.#notBefore = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.consider();
  }

  stop() { this.#gone = true; clearTimeout(this.#timer); }

  #isDue() {
    const position = this.#around.position();
    return position !== null && position !== this.#answeredAt && this.#around.wanted();
  }

  async #ask() {
    const position = this.#around.position();
    this.#busy = true;
    this.#notBefore = Date.now() + APART_MS;
    try {
      this.data = await this.#around.get(this.#path);
      this.#answered("ready", null, position);
      this.at = this.#around.serverNow().getTime();
      this.#failures = 0;
    } catch (error) {
      this.#failed(/** @type {any} */ (error), position);
    }
    this.#busy = false;
    if (this.#gone) return;
    for (const tell of this.listeners) {
      // One broken view must not stop the others.
      try { tell(); } catch (broken) { console.error(broken); }
    }
    this.consider();
  }

  /** @param {{status?: number, message?: string, retryAfter?: number}} error @param {string|null} position */
  #failed({ status = 0, message = "", retryAfter = 0 }, position) {
    const final = isFinal(status);
    if (final) this.data = null;
    this.#answered(this.data === null ? "error" : "stale", status ? message : null, final ? position : null);
    if (!final) this.#notBefore = Date.now() + (retryAfter ? askedMs(retryAfter) : backoffMs(this.#failures++, LONGEST_WAIT_MS));
  }

  /** @param {Source["state"]} state @param {string|null} error @param {string|null} position */
  #answered(state, error, position) {
    this.state = state;
    this.error = error;
    this.#answeredAt = position;
  }
}
