// Ordinary GETs. Problem details become an Error that carries their status and sentence; a 401 asks for a key and tries again, at
// once where somebody gives one, and about every minute where nobody is there to ask.

import { retryAfter } from "./backoff.js";

const TIMEOUT_MS = 10000;
const STORAGE_KEY = "key";
// Spread by who waits, to between 40 and 80 s.
const REFUSED_WAITS_S = 40;

/** @typedef {import("./types.js").RowsMessage} RowsMessage */
/** @typedef {{field?: string|null, value?: string|null, rule: string}} FieldError */

export class ApiError extends Error {
  /**
   * @param {number} status @param {string} message @param {number} [retryAfter] seconds that the server asks to wait; 0 where it does not
   * @param {FieldError[]} [errors] each thing that is wrong
   */
  constructor(status, message, retryAfter = 0, errors = []) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
    this.errors = errors;
  }
}

/** @typedef {(wrong: boolean, mayCancel: boolean) => Promise<string|null>} AskForKey mayCancel: it can be done without; null: there is none, or nobody is there to ask */
/** @type {AskForKey|null} */
let askForKey = null;
/** @type {Promise<string|null>|null} one question, however many requests were refused */
let asking = null;
/** @type {string|null} */
let key = stored();

/** @param {AskForKey} ask */
export const onDenied = ask => { askForKey = ask; };

/** Asks for a key, for who sends something: whether there is one now. @param {boolean} refused the one that there is does not do @returns {Promise<boolean>} */
export const onKey = refused => askForKey ? renewKey(refused ? key : null, true) : Promise.resolve(false);

/** The key of this tab, also for the hub's accessTokenFactory. */
export const accessKey = () => key;

/**
 * Without `since` everything (marked as a reset), otherwise what changed after it. A programme's milestones come in brief, without what each
 * party says: a site's page brings that.
 * @param {string} topic @param {{since: number, epoch: string}} [from] @returns {Promise<RowsMessage>}
 */
export async function getBoard(topic, from) {
  const query = new URLSearchParams({ topic, ...topic === "programme" && { rows: "brief" } });
  if (from) { query.set("since", String(from.since)); query.set("epoch", from.epoch); }
  const path = `/api/board?${query}`, sent = early(path);
  const message = await getJson(path, { sent: sent?.response });
  return { ...message, ...!from && { reset: true }, ...sent && { asked: sent.asked } };
}

export const getProgramme = () => getJson("/api/programme");

/**
 * @param {string} path @param {{signal?: AbortSignal, sent?: Promise<Response>, waitsMs?: number}} [options] signal: gives the question up; sent: the question is on its way; waitsMs: where an answer takes long
 * @returns {Promise<any>}
 */
export async function getJson(path, { signal, sent, waitsMs = TIMEOUT_MS } = {}) {
  const used = key;
  const response = await (sent ?? fetch(path, {
    headers: used ? { Accept: "application/json", Authorization: `Bearer ${used}` } : { Accept: "application/json" },
    signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(waitsMs)]) : AbortSignal.timeout(waitsMs),
  }));
  if (response.status === 401 && askForKey) {
    if (await renewKey(used)) return getJson(path, { signal, waitsMs });
    throw new ApiError(401, await problem(response), REFUSED_WAITS_S);
  }
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/** What early.js asked for, and when, before there was anything to ask with: taken once. @param {string} path @returns {{response: Promise<Response>, asked: import("./age.js").Moment}|null} */
function early(path) {
  const question = /** @type {any} */ (globalThis).early;
  if (question?.path !== path || question.key !== key) return null;
  /** @type {any} */ (globalThis).early = undefined;
  return question;
}

/** For the owner's key, which a view asks for by itself: a 401 is its to show. @returns {Promise<any>} */
export async function getStatus() {
  const response = await fetch("/api/status", {
    headers: { Accept: "application/json", ...key && { Authorization: `Bearer ${key}` } },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    cache: "no-store",
  });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/**
 * With the key of this tab; a refusal, a 401 among it, is the view's to show.
 * @param {string} path @param {object} body @param {{waitsMs?: number}} [options] waitsMs: where an answer takes long @returns {Promise<any>}
 */
export async function postJson(path, body, { waitsMs = TIMEOUT_MS } = {}) {
  const response = await fetch(path, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/json", ...key && { Authorization: `Bearer ${key}` } },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(waitsMs),
  });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/** @param {string} given */
export function useKey(given) {
  key = given;
  try { sessionStorage.setItem(STORAGE_KEY, given); } catch { /* then it is asked for again */ }
}

/** @param {string|null} refused @param {boolean} [mayCancel] @returns {Promise<boolean>} whether there is another one */
async function renewKey(refused, mayCancel = false) {
  if (key !== refused) return true;
  asking ??= /** @type {AskForKey} */ (askForKey)(refused !== null, mayCancel);
  try {
    const given = await asking;
    if (given !== null) useKey(given);
    return given !== null;
  } finally {
    asking = null;
  }
}

/** @param {Response} response */
async function refusal(response) {
  const { text, errors } = await told(response);
  return new ApiError(response.status, text, retryAfter(response.headers.get("Retry-After")), errors);
}

/** @param {Response} response */
const problem = async response => (await told(response)).text;

/** @param {Response} response @returns {Promise<{text: string, errors: FieldError[]}>} */
async function told(response) {
  try {
    const { detail, title, errors } = await response.json();
    return { text: detail ?? title ?? response.statusText, errors: errors ?? [] };
  } catch {
    return { text: response.statusText, errors: [] };
  }
}

function stored() {
  try { return sessionStorage.getItem(STORAGE_KEY); } catch { return null; }
}
