// Outlines to find one's way by, not to measure with: out of TopoJSON, whose borders are shared by what lies on both sides of them, as SVG
// paths in tenths of a degree, east and south. Values in, values out.

/**
 * @typedef {object} Topology https://github.com/topojson/topojson-specification: arcs are steps from point to point on a grid of whole numbers
 * @property {{scale: [number, number], translate: [number, number]}} transform from the grid to degrees
 * @property {[number, number][][]} arcs
 * @property {{[name: string]: Geometry}} objects
 */
/** @typedef {{geometries?: Geometry[], arcs?: any[]}} Geometry an arc is named by its index; walked backwards, by the complement of it */

/** The most that a line may leave out: less than a pixel on the map. */
const TOLERANCE = { near: 0.7, world: 3 };

/** What is land, closed so that it can be filled. @param {Topology} topology */
export const landOf = topology => ringsOf(topology.objects.land).map(ring => path(walk(topology, ring), TOLERANCE.world)).filter(Boolean).join("");

/**
 * The lines of some areas: those that lie between two of them, and the outer ones that only one has.
 * @param {Topology} topology @param {string} areas the name of their object @returns {{borders: string, coast: string}}
 */
export function areasOf(topology, areas) {
  /** @type {Map<number, number>} */ const uses = new Map();
  for (const arc of ringsOf(topology.objects[areas]).flat()) uses.set(forwards(arc), (uses.get(forwards(arc)) ?? 0) + 1);
  /** @param {boolean} isShared */
  const lines = isShared => [...uses].filter(([, count]) => count > 1 === isShared).map(([arc]) => path(walk(topology, [arc]), TOLERANCE.near)).join("");
  return { borders: lines(true), coast: lines(false) };
}

/** @param {Geometry} geometry @returns {number[][]} */
function ringsOf({ geometries, arcs = [] }) {
  if (geometries) return geometries.flatMap(ringsOf);
  const isRing = (/** @type {any} */ list) => typeof list[0] === "number";
  return arcs.length === 0 ? [] : isRing(arcs) ? [arcs] : arcs.flatMap(part => ringsOf({ arcs: part }));
}

/** @param {number} arc */
const forwards = arc => arc < 0 ? ~arc : arc;

/** The points along some arcs, in tenths of a degree. @param {Topology} topology @param {number[]} ring @returns {[number, number][]} */
function walk({ arcs, transform: { scale, translate } }, ring) {
  return ring.flatMap((arc, index) => {
    let x = 0, y = 0;
    const points = arcs[forwards(arc)].map(([dx, dy]) => /** @type {[number, number]} */ ([(((x += dx) * scale[0]) + translate[0]) * 10, (((y += dy) * scale[1]) + translate[1]) * -10]));
    if (arc < 0) points.reverse();
    // An arc begins where the one before it ended.
    return index === 0 ? points : points.slice(1);
  });
}

/** A line without the points that it does not need. @param {[number, number][]} points @param {number} tolerance in tenths of a degree */
function path(points, tolerance) {
  const last = points.length - 1;
  let [x, y] = points[0];
  const kept = points.filter((point, at) => {
    if (at > 0 && at < last && Math.hypot(point[0] - x, point[1] - y) < tolerance) return false;
    [x, y] = point;
    return true;
  });
  return kept.length < 2 ? "" : `M${kept.map(point => point.map(number => Math.round(number * 10) / 10).join(" ")).join("L")}`;
}
