// How old is the last word from the server? Told by two clocks, since each can be fooled: the monotonic one stands still while a laptop sleeps,
// the wall clock is set forwards and back. The longer age counts: a page may believe itself older than it is, never younger.

/** @typedef {{mono: number, wall: number}} Moment by this page's clocks, in ms */
/** @typedef {{mono: () => number, wall: () => number}} Clocks */

/** @type {Clocks} */
export const CLOCKS = { mono: () => performance.now(), wall: () => Date.now() };

/** A pulse comes every 5 s, give or take half a second; the rest is for the way. */
export const MISSED_AFTER_MS = 6500;
/** Two pulses missed. With the badge's tick, and a second for a busy page, it is said within 15 s of the last word. */
export const STALE_AFTER_MS = 12500;
/** A word that took longer was held up, and others may be behind it; or a clock was set. */
export const LATE_MS = 3000;

/** @param {Clocks} [clocks] @returns {Moment} */
export const moment = (clocks = CLOCKS) => ({ mono: clocks.mono(), wall: clocks.wall() });

/** @param {Moment} from @param {Moment} to */
export const between = (from, to) => Math.max(0, to.mono - from.mono, to.wall - from.wall);

/** When the server was last heard, judged by when it spoke and not by when the words came in: a thawed tab finds minutes of them waiting. */
export class Heard {
  #clocks;
  /** @type {Moment|null} when the latest word was said */ #at = null;
  /** @type {Moment|null} own clocks less the server's, as the quickest word showed it */ #offset = null;

  /** @param {Clocks} [clocks] */
  constructor(clocks = CLOCKS) { this.#clocks = clocks; }

  /** Ms since the server spoke; null before its first word. */
  get age() { return this.#at && between(this.#at, moment(this.#clocks)); }

  /**
   * Something was pushed.
   * @param {number} said by the server's clock; NaN where it does not say
   * @returns {number} ms that it was on its way beyond the quickest
   */
  push(said) {
    const now = moment(this.#clocks);
    const way = this.#way(now, said);
    this.#later({ mono: now.mono - way.mono, wall: now.wall - way.wall });
    return Math.max(way.mono, way.wall);
  }

  /**
   * An answer tells how things stood after the question was asked. It also sets the clocks anew: after a jump of the server's every
   * push would look late, or early.
   * @param {number} said by the server's clock @param {Moment} asked
   */
  answer(said, asked) {
    const now = moment(this.#clocks);
    if (!Number.isNaN(said)) this.#offset = { mono: now.mono - said, wall: now.wall - said };
    this.#later(asked);
  }

  /** @param {Moment} now @param {number} said @returns {Moment} */
  #way(now, said) {
    if (Number.isNaN(said)) return { mono: 0, wall: 0 };
    const offset = { mono: now.mono - said, wall: now.wall - said };
    const quickest = this.#offset ?? offset;
    this.#offset = { mono: Math.min(quickest.mono, offset.mono), wall: Math.min(quickest.wall, offset.wall) };
    return { mono: offset.mono - this.#offset.mono, wall: offset.wall - this.#offset.wall };
  }

  /** @param {Moment} at */
  #later(at) {
    const now = moment(this.#clocks);
    if (!this.#at || between(at, now) < between(this.#at, now)) this.#at = at;
  }
}
