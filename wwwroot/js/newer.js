// A page that nobody reloads asks once an hour whether the server has a newer one, and takes it at night: at most once.

const ASK_EVERY_MS = 3600000;
const STORAGE_KEY = "reloaded";
const NIGHT = { from: 2, to: 5 };

/** @returns {() => void} ends it */
export function reloadWhenNewer() {
  /** @type {string|null} */ let known = null;
  async function look() {
    const found = await version(files());
    if (found === null) return;
    known ??= found;
    const now = new Date();
    if (found === known || !isNight(now) || lastReload() === now.toDateString()) return;
    try { localStorage.setItem(STORAGE_KEY, now.toDateString()); } catch { return; }
    location.reload();
  }
  look();
  const timer = setInterval(look, ASK_EVERY_MS);
  return () => clearInterval(timer);
}

/** By the clock on the wall. @param {Date} now */
export const isNight = now => now.getHours() >= NIGHT.from && now.getHours() < NIGHT.to;

/** What stands for the bytes of these files together; null where one of them is not answered for. @param {string[]} urls @param {(url: string) => Promise<Response>} [ask] */
export async function version(urls, ask = url => fetch(url, { method: "HEAD", cache: "no-store" })) {
  try {
    const answers = await Promise.all(urls.map(ask));
    return answers.every(answer => answer.ok) ? answers.map(answer => answer.headers.get("ETag")).join() : null;
  } catch {
    return null;
  }
}

/** The document and all that it loaded from its server, a change to any of which makes a newer page. */
function files() {
  const loaded = performance.getEntriesByType("resource").map(entry => entry.name).filter(name => name.startsWith(location.origin) && /\.(js|css)$/.test(name));
  return [location.pathname, ...new Set(loaded)].sort();
}

function lastReload() {
  try { return localStorage.getItem(STORAGE_KEY); } catch { return null; }
}
