// The programme view: what changed, figures, board; what stands below comes once these are there. Each part is a view of its own.

import { clone } from "../dom.js";
import { later } from "../later.js";
import { mountBoard } from "./board.js";
import { mountChanges } from "./changes.js";
import { mountFigures } from "./figures.js";

/** @typedef {import("../types.js").View} View */
/** @typedef {import("../types.js").ViewContext} ViewContext */

const BELOW = ["ramp", "map", "slips", "progress", "dates", "feed", "sources", "acceptance", "record", "flags", "parties", "commitments"];

/** @type {{[slot: string]: import("../later.js").Mount}} */
const SLOTS = { changes: mountChanges, figures: mountFigures, board: mountBoard, ...Object.fromEntries(BELOW.map(slot => [slot, below(slot)])) };

/** @param {string} slot */
function below(slot) {
  return later(attempt => (attempt ? import(/** @type {any} */ (`./programme-below.js?${attempt}`)) : import("./programme-below.js")).then(module => module.BELOW[slot]));
}

/** @param {HTMLElement} element @param {ViewContext} context @returns {View} */
export function mountProgramme(element, context) {
  const frame = clone("programme");
  element.replaceChildren(frame);
  const views = Object.entries(SLOTS).map(([name, mount]) => mount(/** @type {HTMLElement} */ (frame.querySelector(`[data-slot=${name}]`)), context));
  return {
    update(changed) {
      // Views say much about few rows: a pulse alone changes none of them.
      if ([...changed].every(key => key === "pulse")) return;
      for (const view of views) {
        try { view.update(changed); } catch (error) { console.error(error); }
      }
    },
    unmount() {
      for (const view of views) view.unmount();
      frame.remove();
    },
  };
}
