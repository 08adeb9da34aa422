// Where sites lie on a small map: which belong in one frame, what part of the world it shows, and on which side of its symbol a name
// has room. Values in, values out. Equirectangular: degrees are straight, and those of longitude as wide as they are in the frame's middle.

/** @typedef {{lat: number, lon: number}} Location */
/** @typedef {{west: number, east: number, south: number, north: number}} Box in degrees */
/** @typedef {"right"|"left"|"above"|"below"} Side */
/** @typedef {{x: number, y: number, radius: number, width: number, height: number}} Labelled a symbol and its text, all in em */

/** Sites nearer than this to one of a group belong to it. */
const NEAR_DEGREES = 20;
const LEAST_DEGREES = 6;
const ROOM = 0.16;
const GAP_EM = 0.25;
const ROUNDS = 3;
/** @type {Side[]} */
const SIDES = ["right", "left", "above", "below"];
/** The US whose states touch. */
const US = { west: -125, east: -66.5, south: 24.5, north: 49.5 };

/** Groups of neighbours, the largest first; of equal ones that which comes first. @template {Location} T @param {T[]} places @returns {T[][]} */
export function groupsOfNeighbours(places) {
  /** @type {T[][]} */ let groups = [];
  for (const place of places) {
    const near = groups.filter(group => group.some(other => Math.hypot(other.lat - place.lat, (other.lon - place.lon) * Math.cos(place.lat * Math.PI / 180)) < NEAR_DEGREES));
    groups = [...groups.filter(group => !near.includes(group)), [...near.flat(), place]];
  }
  const first = (/** @type {T[]} */ group) => Math.min(...group.map(place => places.indexOf(place)));
  return groups.sort((a, b) => b.length - a.length || first(a) - first(b));
}

/** What a frame shows so that all places have room in it. @param {Location[]} places @param {number} aspect width by height, on the page @returns {Box} */
export function boxOf(places, aspect) {
  const [lats, lons] = [places.map(({ lat }) => lat), places.map(({ lon }) => lon)];
  const [lat, lon] = [middle(lats), middle(lons)];
  const stretch = Math.cos(lat * Math.PI / 180);
  const height = Math.max(LEAST_DEGREES, extent(lats)) * (1 + 2 * ROOM);
  const width = Math.max(LEAST_DEGREES, extent(lons) * stretch) * (1 + 2 * ROOM);
  const [w, h] = width / height > aspect ? [width, width / aspect] : [height * aspect, height];
  return { west: lon - w / stretch / 2, east: lon + w / stretch / 2, south: lat - h / 2, north: lat + h / 2 };
}

/** Percent of a frame, from its upper left corner. @param {Box} box @param {Location} place */
export const placeIn = ({ west, east, south, north }, { lat, lon }) => ({ x: (lon - west) / (east - west) * 100, y: (north - lat) / (north - south) * 100 });

/** Whether the outline of the US is what it shows. @param {Location[]} places */
export const areInUs = places => places.every(({ lat, lon }) => lon > US.west && lon < US.east && lat > US.south && lat < US.north);

/** Of symbols whose area is the megawatts: in em. @param {number} mw @param {number} most that the largest stands for @param {number} largest its radius */
export const radiusOf = (mw, most, largest) => most > 0 && mw > 0 ? largest * Math.sqrt(mw / most) : 0;

/**
 * The side of each symbol where its text covers least: no other text, no symbol, and nothing beyond the frame. One after the other, and
 * once more when all have a side.
 * @param {Labelled[]} places @param {{width: number, height: number}} frame in em @returns {Side[]}
 */
export function sidesOf(places, frame) {
  const symbols = places.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  /** @type {Side[]} */ const sides = [];
  for (let round = 0; round < ROUNDS; round++) {
    places.forEach((place, at) => {
      const others = places.flatMap((other, i) => i === at ? [] : sides[i] ? [symbols[i], textBox(other, sides[i])] : [symbols[i]]);
      const covered = SIDES.map(side => others.reduce((sum, other) => sum + overlap(textBox(place, side), other), beyond(textBox(place, side), frame)));
      sides[at] = SIDES[covered.indexOf(Math.min(...covered))];
    });
  }
  return sides;
}

/** @param {Labelled} place @param {Side} side */
function textBox({ x, y, radius, width, height }, side) {
  const away = radius + GAP_EM;
  const left = side === "right" ? x + away : side === "left" ? x - away - width : x - width / 2;
  const top = side === "above" ? y - away - height : side === "below" ? y + away : y - height / 2;
  return { left, right: left + width, top, bottom: top + height };
}

/** @typedef {{left: number, right: number, top: number, bottom: number}} Edges */

/** @param {Edges} a @param {Edges} b */
const overlap = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** What lies outside is not seen at all, which is worse than what is covered. @param {Edges} box @param {{width: number, height: number}} frame */
function beyond(box, { width, height }) {
  const area = (box.right - box.left) * (box.bottom - box.top);
  return 4 * (area - overlap(box, { left: 0, right: width, top: 0, bottom: height }));
}

/** @param {number[]} values */
const extent = values => Math.max(...values) - Math.min(...values);
/** @param {number[]} values */
const middle = values => (Math.max(...values) + Math.min(...values)) / 2;
