// Where the arrow keys and the pointer go on a chart. A track is what is walked from left to right: one series, or several that
// are one line to the reader. Values in, values out.

/** @typedef {import("./types.js").Point} Point */
/** @typedef {import("./types.js").Series} Series */
/** @typedef {{series: number, point: Point}} Stop */
/** @typedef {{id: string, stops: Stop[]}} Track */
/** @typedef {{track: number, stop: number}} Place */

const PAGES = 10;

/** Points that say something, by track and x. @param {Series[]} series as drawn @returns {Track[]} */
export function tracksOf(series) {
  /** @type {Map<string, Track>} */ const tracks = new Map();
  series.forEach((one, at) => {
    const id = one.track ?? one.id;
    const track = tracks.get(id) ?? { id, stops: [] };
    tracks.set(id, track);
    for (const point of one.points) if (point.says !== undefined) track.stops.push({ series: at, point });
  });
  const found = [...tracks.values()].filter(track => track.stops.length > 0);
  for (const track of found) track.stops.sort((a, b) => a.point.x - b.point.x);
  return found;
}

/** @param {Track[]} tracks @param {Place} place @returns {Stop|null} */
export const stopAt = (tracks, { track, stop }) => tracks[track]?.stops[stop] ?? null;

/**
 * Where the reading begins: the point that the view named, otherwise the last of the first track.
 * @param {Track[]} tracks @param {{track: string, x: number}} [rest] @returns {Place}
 */
export function restOf(tracks, rest) {
  const track = rest ? tracks.findIndex(({ id }) => id === rest.track) : -1;
  if (!rest || track < 0) return { track: 0, stop: (tracks[0]?.stops.length ?? 0) - 1 };
  return { track, stop: nearestStop(tracks[track], rest.x) };
}

/** The same place after an update: its track, and what stands nearest to where it stood. @param {Track[]} before @param {Place|null} place @param {Track[]} after @returns {Place|null} */
export function keptPlace(before, place, after) {
  const stop = place && stopAt(before, place);
  if (!place || !stop) return null;
  const track = after.findIndex(({ id }) => id === before[place.track].id);
  return track < 0 ? null : { track, stop: nearestStop(after[track], stop.point.x) };
}

/** @param {Track[]} tracks @param {Place} from @param {string} key @returns {Place|null} null where the key is none of ours */
export function walk(tracks, { track, stop }, key) {
  const last = (tracks[track]?.stops.length ?? 0) - 1;
  const page = Math.max(1, Math.round(last / PAGES));
  switch (key) {
    case "ArrowRight": return { track, stop: Math.min(last, stop + 1) };
    case "ArrowLeft": return { track, stop: Math.max(0, stop - 1) };
    case "PageUp": return { track, stop: Math.min(last, stop + page) };
    case "PageDown": return { track, stop: Math.max(0, stop - page) };
    case "Home": return { track, stop: 0 };
    case "End": return { track, stop: last };
    case "ArrowUp": return across(tracks, track, stop, -1);
    case "ArrowDown": return across(tracks, track, stop, 1);
    default: return null;
  }
}

/** The next series, where it stands nearest to this point. @param {Track[]} tracks @param {number} track @param {number} stop @param {number} by @returns {Place} */
function across(tracks, track, stop, by) {
  const goal = Math.min(tracks.length - 1, Math.max(0, track + by));
  const from = stopAt(tracks, { track, stop });
  return goal === track || !from ? { track, stop } : { track: goal, stop: nearestStop(tracks[goal], from.point.x) };
}

/** @param {Track} track @param {number} x */
function nearestStop({ stops }, x) {
  let low = 0, high = stops.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stops[middle].point.x < x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && x - stops[low - 1].point.x <= stops[low].point.x - x ? low - 1 : low;
}
