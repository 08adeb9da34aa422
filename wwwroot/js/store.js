// The page's copy of the board. Snapshot, push and catch-up all come through apply(); a view never fetches.

import { CLOCKS, Heard, LATE_MS, between, moment } from "./age.js";
import { Pace, nextFrame } from "./pace.js";

const KEEP_STORIES = 200;

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").RowsMessage} RowsMessage */
/** @typedef {import("./types.js").PulseMessage} PulseMessage */
/** @typedef {import("./age.js").Moment} Moment */

/** @param {string} kind @param {string|null|undefined} site @param {string} id */
export const keyOf = (kind, site, id) => `${kind}/${site ?? ""}/${id}`;

/** @param {Row} row */
export const rowKey = row => keyOf(row.kind, row.site, row.id);
/** @param {Row} known @param {Row} row */
const differs = (known, row) => JSON.stringify({ ...known, position: 0 }) !== JSON.stringify({ ...row, position: 0 });
/** How many parties' words it brings: in brief, none or only the press's. @param {any} row */
const voices = row => row.said?.length ?? 0;

/**
 * @typedef {{frame?: (run: () => void) => void, now?: () => number, clocks?: import("./age.js").Clocks, isNews?: boolean}} Options isNews: a row
 *   that another one takes the place of has changed, and is marked for it; not where one moment is looked at after another
 */
/** @param {Options} [options] */
export const createStore = options => new Store(options);

/** The rows of a kind, of one site or of all, by key in the order in which they came; as a list once somebody asks. */
class Group {
  /** @type {Map<string, Row>} */ rows = new Map();
  /** @type {Row[]|null} */ list = null;
  changedAt = 0;
}

class Store {
  /** @type {Map<string, Row>} */ #rows = new Map();
  /** @type {Map<string, Group>} */ #groups = new Map();
  /** @type {Map<string, number>} own position per topic: the chain is per topic */ #positions = new Map();
  /** @type {Map<string, number>} */ #heads = new Map();
  /** @type {Map<string, number>} */ #forecasts = new Map();
  /** @type {Map<string, number>} */ #changedAt = new Map();
  /** @type {Set<(changed: Set<string>) => void>} */ #listeners = new Set();
  /** @type {Set<string>} */ #changed = new Set();
  /** @type {Set<string>} topics that the server does not know */ #missing = new Set();
  #clockOffset = 0;
  /** @type {Map<string, Heard>} */ #heard = new Map();
  /** @type {Moment} */ #chosen;
  #pace; #now; #clocks; #isNews;

  /** @type {string|null} */ epoch = null;
  /** @type {string} what is followed now; position and head speak of it */ topic = "programme";

  /** @param {Options} [options] */
  constructor({ frame = nextFrame, now = Date.now, clocks = CLOCKS, isNews = true } = {}) {
    this.#pace = new Pace(() => this.#notify(), frame);
    this.#now = now;
    this.#clocks = clocks;
    this.#isNews = isNews;
    this.#chosen = moment(clocks);
  }

  /** For which position the topic's forecast was computed last, as far as the server has said; 0 before. */
  get forecast() { return this.#forecasts.get(this.topic) ?? 0; }
  /** Position of the followed topic; 0 before its first snapshot. */
  get position() { return this.#positions.get(this.topic) ?? 0; }
  get head() { return Math.max(this.#heads.get(this.topic) ?? 0, this.position); }
  get behind() { return this.head - this.position; }
  /** Ms since the server last spoke of this topic; null before its first word. */
  get age() { return this.#heard.get(this.topic)?.age ?? null; }
  /** Ms since this topic is followed. */
  get followedFor() { return between(this.#chosen, moment(this.#clocks)); }
  serverNow() { return new Date(this.#now() + this.#clockOffset); }

  /** @param {string} topic */
  has(topic) { return this.#positions.has(topic); }

  /** @param {string} topic */
  follow(topic) {
    if (topic === this.topic) return;
    this.topic = topic;
    this.#chosen = moment(this.#clocks);
    this.mark("topic");
  }

  /** The server knows no such topic (an address of a site that is not there). @param {string} topic */
  missing(topic) { this.#missing.add(topic); this.mark("missing"); }
  /** @param {string} topic */
  isMissing(topic) { return this.#missing.has(topic) && !this.has(topic); }

  /**
   * The client's rule, in one place.
   * @param {RowsMessage} message
   * @param {Moment} [asked] when, where it is an answer
   * @returns {"applied"|"old"|"gap"}
   */
  apply(message, asked) {
    const { topic, epoch, position } = message;
    this.#hear(message, asked);
    if (message.reset || epoch !== this.epoch) return this.#replace(message);
    const own = this.#positions.get(topic) ?? 0;
    this.#heads.set(topic, Math.max(this.#heads.get(topic) ?? 0, position));
    if (position <= own && this.#positions.has(topic)) return "old";
    if ((message.previous ?? 0) > own) return "gap";
    for (const row of message.rows) this.#put(row, true);
    this.#positions.set(topic, position);
    this.#trim();
    return "applied";
  }

  /**
   * A pulse carries no rows: it says how far the topic has got.
   * @param {PulseMessage} message
   * @returns {"current"|"behind"}
   */
  pulse(message) {
    // Another log's pulse says nothing of the rows that are held.
    if (message.epoch !== this.epoch) return "behind";
    this.#hear(message);
    this.#heads.set(message.topic, message.head);
    if (message.forecast && message.forecast !== this.#forecasts.get(message.topic)) {
      this.#forecasts.set(message.topic, message.forecast);
      this.#touch("forecast");
    }
    return message.head > (this.#positions.get(message.topic) ?? 0) ? "behind" : "current";
  }

  /** Rows from another GET (the programme's name on a site's page): they fill gaps and never move the position. @param {Row[]} rows */
  fill(rows) { for (const row of rows) this.#put(row, false); }

  /** The same list until one of them changes. @param {string} kind @param {string|null} [site] @returns {any[]} */
  rows(kind, site) {
    const group = this.#group(kind, site);
    return group.list ??= [...group.rows.values()];
  }

  /** @param {string} kind @param {string|null|undefined} site @param {string} id @returns {any} */
  get(kind, site, id) { return this.#rows.get(keyOf(kind, site, id)); }

  /** When a row changed while the page was open; undefined for what the first paint brought. @param {string} key */
  changedAt(key) { return this.#changedAt.get(key); }

  /** When one of these last changed while the page was open; 0 where none did. @param {string} kind @param {string|null} [site] */
  lastChange(kind, site) { return this.#group(kind, site).changedAt; }

  /** @param {(changed: Set<string>) => void} fn */
  subscribe(fn) {
    this.#listeners.add(fn);
    return () => { this.#listeners.delete(fn); };
  }

  /** Ask for a render: views hear of it with the next frame. @param {string} key */
  mark(key) {
    this.#changed.add(key);
    this.#pace.soon();
  }

  /** The same of what the server sent, of which there may be much. @param {string} key */
  #touch(key) {
    this.#changed.add(key);
    this.#pace.inTurn();
  }

  #notify() {
    const changed = this.#changed;
    this.#changed = new Set();
    for (const fn of this.#listeners) {
      // One broken view must not stop the others, nor the badge.
      try { fn(changed); } catch (error) { console.error(error); }
    }
  }

  /** @param {RowsMessage} message @returns {"applied"} */
  #replace({ topic, epoch, position, rows }) {
    const sameLog = epoch === this.epoch;
    if (!sameLog) { this.#positions.clear(); this.#heads.clear(); }
    const kept = new Map(rows.map(row => [rowKey(row), row]));
    for (const [key, row] of this.#rows) {
      const gone = !sameLog || topic === "programme" || `site:${row.site}` === topic;
      if (gone && !kept.has(key)) this.#drop(key, row);
    }
    const isNews = this.#isNews && this.epoch !== null;
    this.epoch = epoch;
    for (const [key, row] of kept) {
      const known = this.#rows.get(key);
      // Of one log, what stands at one position is one and the same: it stays, and is not drawn again. But what was in brief gives way.
      if (this.#isNews && sameLog && known?.position === row.position && voices(known) >= voices(row)) continue;
      this.#set(key, row, isNews && known !== undefined && !(sameLog && known.position === row.position) && differs(known, row));
    }
    this.#positions.set(topic, position);
    this.#heads.set(topic, position);
    this.#trim();
    this.#touch("reset");
    return "applied";
  }

  /** @param {Row} row @param {boolean} live */
  #put(row, live) {
    const key = rowKey(row);
    const known = this.#rows.get(key);
    if (known && (live ? known.position > row.position : true)) return;
    this.#set(key, row, live);
  }

  /** @param {string} key @param {Row} row @param {boolean} isNews */
  #set(key, row, isNews) {
    const at = isNews ? this.#now() : 0;
    this.#rows.set(key, row);
    if (isNews) this.#changedAt.set(key, at);
    for (const group of this.#groupsOf(row)) {
      group.rows.set(key, row);
      group.list = null;
      group.changedAt = Math.max(group.changedAt, at);
    }
    this.#touch(key);
  }

  /** @param {string} key @param {Row} row */
  #drop(key, row) {
    this.#rows.delete(key);
    this.#changedAt.delete(key);
    for (const group of this.#groupsOf(row)) {
      group.rows.delete(key);
      group.list = null;
    }
    this.#touch(key);
  }

  /** @param {Row} row */
  #groupsOf({ kind, site }) { return site ? [this.#group(kind), this.#group(kind, site)] : [this.#group(kind)]; }

  /** @param {string} kind @param {string|null} [site] */
  #group(kind, site) {
    const key = `${kind}|${site ?? ""}`;
    let group = this.#groups.get(key);
    if (!group) this.#groups.set(key, group = new Group());
    return group;
  }

  #trim() {
    const stories = this.rows("story");
    if (stories.length <= KEEP_STORIES) return;
    for (const row of [...stories].sort((a, b) => a.position - b.position).slice(0, stories.length - KEEP_STORIES)) this.#drop(rowKey(row), row);
  }

  /** @param {{topic: string, serverTime?: string}} message @param {Moment} [asked] */
  #hear({ topic, serverTime }, asked) {
    const heard = this.#heard.get(topic) ?? new Heard(this.#clocks);
    this.#heard.set(topic, heard);
    const said = serverTime ? Date.parse(serverTime) : NaN;
    const late = asked ? (heard.answer(said, asked), 0) : heard.push(said);
    if (!Number.isNaN(said) && late <= LATE_MS) this.#clockOffset = said - this.#now();
    this.#touch("pulse");
  }
}
