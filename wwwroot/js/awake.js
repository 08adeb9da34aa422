// A wall does not go to sleep, where the browser can be asked.

/** @returns {() => void} lets it sleep again */
export function stayAwake() {
  const wakeLock = /** @type {any} */ (navigator).wakeLock;
  if (!wakeLock) return () => {};
  /** @type {any} */ let held = null;
  let ended = false;
  // A screen that was hidden loses it.
  const hold = async () => {
    if (ended || document.visibilityState !== "visible") return;
    try { held = await wakeLock.request("screen"); } catch { /* refused, as on a low battery */ }
    if (ended) held?.release();
  };
  document.addEventListener("visibilitychange", hold);
  hold();
  return () => {
    ended = true;
    document.removeEventListener("visibilitychange", hold);
    held?.release();
  };
}
