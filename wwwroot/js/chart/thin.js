// A hundred thousand points in six hundred columns of pixels: of each column its first, lowest, highest and last point are drawn,
// which leave the same ink on the paper. The points themselves stay whole in table and CSV.

/** @typedef {import("./types.js").Point} Point */

const MOST_PER_COLUMN = 4;
// Fewer than these are always drawn, however narrow the plot: it may not have its width yet.
const FEW = 1000;

/**
 * The same array where there are few enough.
 * @param {Point[]} points in the order of x @param {number} from left edge @param {number} to right edge @param {number} columns
 */
export function thin(points, from, to, columns) {
  const most = Math.max(1, Math.floor(columns));
  if (points.length <= Math.max(FEW, MOST_PER_COLUMN * most) || !(to > from)) return points;
  /** @type {Point[]} */ const kept = [];
  let start = 0;
  let column = columnOf(points[0].x);
  for (let at = 1; at <= points.length; at++) {
    const here = at < points.length ? columnOf(points[at].x) : NaN;
    if (here === column) continue;
    keep(points, start, at, kept);
    start = at;
    column = here;
  }
  return kept;

  /** @param {number} x */
  function columnOf(x) {
    return Math.min(most - 1, Math.max(0, Math.floor((x - from) / (to - from) * most)));
  }
}

/** @param {Point[]} points @param {number} start @param {number} end the first after @param {Point[]} kept */
function keep(points, start, end, kept) {
  let low = start, high = start;
  for (let at = start + 1; at < end; at++) {
    if (lowOf(points[at]) < lowOf(points[low])) low = at;
    if (highOf(points[at]) > highOf(points[high])) high = at;
  }
  for (const at of [...new Set([start, low, high, end - 1])].sort((a, b) => a - b)) kept.push(points[at]);
}

/** @param {Point} point */
const lowOf = ({ y, y2 }) => y2 === undefined ? y : Math.min(y, y2);
/** @param {Point} point */
const highOf = ({ y, y2 }) => y2 === undefined ? y : Math.max(y, y2);
