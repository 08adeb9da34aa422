// Words on a chart: names at the ends of lines, and what stands beside a point. What would stand on another word is moved below it,
// and what finds no place is left out: the readout and the table say it too.

/** @typedef {import("./inks.js").Inks} Inks */
/** @typedef {import("./types.js").Series} Series */
/** @typedef {import("./paint.js").Painting} Painting */
/** @typedef {{text: string, x: number, y: number, long: number, own: boolean}} Word x: its left edge; y: its middle */

const BESIDE_PX = 8;
const LINE = 1.2;
const LONGEST = 80;
const TURNS_THE_LINE = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const PILE_OF_MARKS = /(\p{M}{2})\p{M}+/gu;
// With one or two lines there is nothing to tell apart.
const DIM_FROM_TRACKS = 3;

/** While one of several lines is chosen the others step back. @param {Painting} painting @param {Series} series */
export const isOwn = ({ chosen, tracks }, series) => !chosen || tracks < DIM_FROM_TRACKS || chosen.track === (series.track ?? series.id);

/** What people wrote, for a canvas, where nothing is isolated from its neighbours: it turns no line, piles nothing up and has an end. @param {string} text @param {number} [longest] */
export function inkable(text, longest = LONGEST) {
  const calm = text.replace(TURNS_THE_LINE, "").replace(PILE_OF_MARKS, "$1");
  return calm.length > longest ? `${calm.slice(0, longest - 1)}…` : calm;
}

/**
 * The room that names at the ends of lines take beyond the plot, in px: none where the lines end early enough.
 * @param {CanvasRenderingContext2D} ctx @param {Series[]} series @param {import("./types.js").ChartAxis} axis @param {Inks} inks @param {number} width
 */
export function namesRoom(ctx, series, axis, inks, width) {
  ctx.save();
  ctx.font = fontOf(inks);
  const rooms = series.filter(one => one.named && one.points.length).map(one => {
    const last = one.points[one.points.length - 1].x;
    const share = axis.kind === "days" ? Math.min(1, Math.max(0.01, (last - axis.from) / (axis.to - axis.from))) : 1;
    return (ctx.measureText(inkable(one.label)).width + 2 * BESIDE_PX - (1 - share) * width) / share;
  });
  ctx.restore();
  return Math.max(0, ...rooms);
}

/** @param {any} chart @param {Painting} painting */
export function writeWords(chart, painting) {
  const { ctx, chartArea, width } = chart;
  const { colours, size } = painting.inks;
  ctx.save();
  ctx.font = fontOf(painting.inks);
  Object.assign(ctx, { textBaseline: "middle", lineJoin: "round", lineWidth: 4, strokeStyle: colours.paper });
  const room = { right: width - 2, bottom: chartArea.bottom };
  for (const { text, x, y, own } of placeWords(wordsOf(chart, painting), room, size * LINE)) {
    ctx.strokeText(text, x, y);
    ctx.fillStyle = own ? colours.ink : colours.soft;
    ctx.fillText(text, x, y);
  }
  ctx.restore();
}

/** What belongs to the chosen line comes first. @param {Word[]} words @param {{right: number, bottom: number}} room @param {number} line px from one to the next */
export function placeWords(words, room, line) {
  /** @type {Word[]} */ const placed = [];
  for (const word of [...words].sort((a, b) => Number(b.own) - Number(a.own) || a.y - b.y)) {
    const x = Math.min(word.x, room.right - word.long);
    let y = word.y;
    for (const other of placed.filter(other => x < other.x + other.long && other.x < x + word.long).sort((a, b) => a.y - b.y))
      if (Math.abs(y - other.y) < line) y = other.y + line;
    if (y <= room.bottom) placed.push({ ...word, x, y });
  }
  return placed;
}

/** @param {any} chart @param {Painting} painting @returns {Word[]} */
function wordsOf(chart, painting) {
  return chart.data.datasets.flatMap((/** @type {{series: Series, data: {point: import("./types.js").Point}[]}} */ { series, data }, /** @type {number} */ index) => {
    const elements = chart.getDatasetMeta(index).data;
    return data.flatMap(({ point }, at) => {
      const text = inkable(point.label ?? (series.named && painting.names && at === data.length - 1 ? series.label : ""));
      if (!text || !elements[at]) return [];
      const long = chart.ctx.measureText(text).width;
      return [{ text, long, own: isOwn(painting, series), ...besideOf(elements[at], long, painting.inks.size) }];
    });
  });
}

/** A point's word stands to its right, a lying bar's too, a standing bar's on top of it. @param {any} element @param {number} long @param {number} size */
function besideOf({ x, y, base, horizontal }, long, size) {
  if (base === undefined) return { x: x + BESIDE_PX, y };
  return horizontal ? { x: Math.max(x, base) + BESIDE_PX, y } : { x: x - long / 2, y: Math.min(y, base) - size };
}

/** @param {Inks} inks */
const fontOf = ({ family, size }) => `${size}px ${family}`;
