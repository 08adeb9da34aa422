// When to try again. Thousands of pages lose the same server in the same instant, and must not come back in one.

const FIRST_MS = 1000;

/**
 * Longer after each failure, and never the same for two pages; where a crowd looks, any time within as long as the server needs to
 * let it in. @param {number} failures @param {number} most in ms @param {number} [crowd] in ms @param {() => number} [random]
 */
export const backoffMs = (failures, most, crowd = 0, random = Math.random) =>
  Math.max(Math.min(most, FIRST_MS * 2 ** failures) * (0.2 + 0.8 * random()), crowd * random());

/** About every so often. @param {number} ms @param {() => number} [random] */
export const spreadMs = (ms, random = Math.random) => ms * (2 / 3 + random() * 2 / 3);

/** What a server asked for that has too much to do: never sooner, and not all in the same second. @param {number} seconds @param {() => number} [random] */
export const askedMs = (seconds, random = Math.random) => seconds * 1000 * (1 + random());

/** Seconds of a Retry-After, given as a number or a date. @param {string|null} header @param {number} [now] */
export function retryAfter(header, now = Date.now()) {
  if (!header) return 0;
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? (Date.parse(header) - now) / 1000 : seconds;
  return wait > 0 ? Math.min(wait, 300) : 0;
}
