// What stands on a chart besides its data, as chartjs-plugin-annotation takes it: today, the diagonal, baselines, changes of scope.

import { t } from "../i18n.js";
import { LOOKS } from "./inks.js";

/** @typedef {import("./types.js").Drawing} Drawing */
/** @typedef {import("./types.js").Annotation} Annotation */
/** @typedef {import("./types.js").ChartAxis} ChartAxis */
/** @typedef {import("./inks.js").Inks} Inks */

const DIAGONAL_NAMED_FROM_PX = 480;

/** @param {Drawing} drawing @param {Inks} inks @returns {{[id: string]: object}} */
export function notesOf({ annotations = [], axisX, axisY, turned = false }, inks) {
  /** @type {{[id: string]: object}} */ const notes = {};
  const time = [axisX, axisY].find(axis => axis.kind === "days" && axis.today !== undefined);
  if (time?.kind === "days" && time.today !== undefined) {
    const down = (time === axisX) !== turned;
    // The middle of the day, like the lanes' line.
    notes.today = lineOf(down, time.today + 0.5, inks.colours.ink, [3, 2], 1, labelOf(t("lane.today"), down ? "top" : "end", inks, inks.colours.ink, 600));
  }
  annotations.forEach((note, at) => {
    const made = noteOf(note, { axisX, axisY, turned }, inks);
    if (made) notes[`${note.kind}-${at}`] = made;
  });
  return notes;
}

/** @param {Annotation} note @param {{axisX: ChartAxis, axisY: ChartAxis, turned: boolean}} axes @param {Inks} inks */
function noteOf(note, { axisX, axisY, turned }, inks) {
  if (note.kind === "diagonal") return { ...base(inks.colours.soft, [], 1), xMin: start, yMin: start, xMax: end, yMax: end, label: note.label ? { ...labelOf(note.label, "along", inks, inks.colours.soft), display: wide } : undefined };
  if (outside(note.kind === "down" ? axisX : axisY, note.at)) return null;
  const ink = note.ink ?? "plan";
  const down = (note.kind === "down") !== turned;
  const dash = note.dashed ?? note.kind === "across" ? LOOKS.plan.dash : [];
  return lineOf(down, note.at, inks.colours[ink], dash, down ? 1 : LOOKS[ink].width, labelOf(note.label, down ? "top" : "end", inks, inks.colours.soft));
}

/** On a phone the words along the diagonal would stand on the marks. @param {any} context */
const wide = ({ chart }) => chart.width >= DIAGONAL_NAMED_FROM_PX;
// Where the diagonal enters and leaves the plot: known once the axes are.
/** @param {any} context */
const start = ({ chart: { scales: { x, y } } }) => Math.max(x.min, y.min);
/** @param {any} context */
const end = ({ chart: { scales: { x, y } } }) => Math.min(x.max, y.max);

/** @param {ChartAxis} axis @param {number} at */
const outside = (axis, at) => axis.kind === "days" && (at < axis.from || at > axis.to);

/** @param {boolean} down @param {number} at @param {string} colour @param {number[]} dash @param {number} width @param {object|undefined} label */
const lineOf = (down, at, colour, dash, width, label) => ({ ...base(colour, dash, width), scaleID: down ? "x" : "y", value: at, label });

/** @param {string} colour @param {number[]} dash @param {number} width */
const base = (colour, dash, width) => ({ type: "line", adjustScaleRange: false, drawTime: "beforeDatasetsDraw", borderColor: colour, borderWidth: width, borderDash: dash });

/** @param {string|undefined} text @param {"top"|"end"|"along"} where @param {Inks} inks @param {string} color @param {number} [weight] */
function labelOf(text, where, { colours, family, size }, color, weight = 400) {
  if (!text) return undefined;
  const places = {
    top: { position: "start", yAdjust: -size * 1.35 },
    end: { position: "end", yAdjust: -size * 0.8 },
    along: { position: "end", rotation: "auto", yAdjust: size * 0.7, xAdjust: size * 0.5 },
  };
  return { display: true, drawTime: "afterDatasetsDraw", content: text, color, backgroundColor: colours.paper, borderRadius: 0, padding: { x: 3, y: 0 }, font: { family, size, weight }, ...places[where] };
}
