// Where this reader stopped reading: a position of the log, kept in the browser. It moves only when they say so.

const STORAGE_KEY = "looked";

/** @typedef {{epoch: string, position: number, at: string}} Looked at: when, by this browser's clock */

/** @returns {Looked|null} */
export function looked() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "null");
    return kept && typeof kept.epoch === "string" && Number.isInteger(kept.position) ? kept : null;
  } catch {
    return null;
  }
}

/** Everything up to here was read. @param {string} epoch @param {number} position */
export function markLooked(epoch, position) {
  try { localStorage.setItem(STORAGE_KEY, JSON.stringify({ epoch, position, at: new Date().toISOString() })); } catch { /* then nothing is told as new */ }
}
