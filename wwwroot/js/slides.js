// The wall's turns: how rows fall into pages, how long a page stands, and what comes next. Values in, values out.

/** @typedef {{key: string, page: number}} Place a slide and one of its pages */

/** How long a slide stands. */
export const SLIDE_MS = 30000;
/** A page of rows is read within this; a slide of many pages takes its time. */
export const PAGE_AT_LEAST_MS = 15000;

/** How long each page of a slide stands. @param {number} pages */
export const pageMs = pages => Math.max(SLIDE_MS / Math.max(1, pages), PAGE_AT_LEAST_MS);

/**
 * Where each page begins: as few pages as the room allows, and then as even as that number allows, so that the last is no single row.
 * A row that is higher than the room has a page to itself.
 * @param {number[]} heights of the rows @param {number} room both in the same unit @returns {number[]} index of each page's first row
 */
export function pagesOf(heights, room) {
  const fewest = starts(heights, room);
  if (fewest.length < 2) return fewest;
  let [low, high] = [0, room];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (starts(heights, middle).length > fewest.length) low = middle; else high = middle;
  }
  return starts(heights, high);
}

/**
 * The next page, or the first of the next slide; backwards, the last page before. A slide that has gone since is passed over.
 * @param {string[]} keys the slides in order @param {Place} at @param {1|-1} direction @param {number} pages of the slide that stands now
 * @param {number} [was] where the slide stood before it went @returns {Place} page -1: the last, however many there are
 */
export function turn(keys, { key, page }, direction, pages, was = 0) {
  const index = keys.indexOf(key);
  if (keys.length === 0) return { key, page: 0 };
  if (index < 0) return { key: keys[was % keys.length], page: 0 };
  const next = page + direction;
  if (next >= 0 && next < pages) return { key, page: next };
  return { key: keys[(index + direction + keys.length) % keys.length], page: direction > 0 ? 0 : -1 };
}

/** @typedef {"pause"|"next"|"previous"|"leave"} Action */

/**
 * What a key does before a wall: arrows (and the keys of a presenter's remote control) turn, Escape leaves, any other that types
 * something pauses or goes on. Shortcuts stay the browser's. @param {Pick<KeyboardEvent, "key"|"ctrlKey"|"altKey"|"metaKey">} event @returns {Action|null}
 */
export function actionOf({ key, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey) return null;
  switch (key) {
    case "ArrowRight": case "ArrowDown": case "PageDown": return "next";
    case "ArrowLeft": case "ArrowUp": case "PageUp": return "previous";
    case "Escape": return "leave";
    default: return key === "Enter" || [...key].length === 1 ? "pause" : null;
  }
}

/** @param {number[]} heights @param {number} room */
function starts(heights, room) {
  /** @type {number[]} */ const found = [0];
  let used = 0;
  heights.forEach((height, row) => {
    if (used > 0 && used + height > room) {
      found.push(row);
      used = 0;
    }
    used += height;
  });
  return found;
}
