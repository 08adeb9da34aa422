// The programme view: what changed, figures, board; what stands below comes once these are there. Each part is a view of its own.

import { clone } from "../dom.js";
import { laterFrom } from "../later.js";
import { mountBoard } from "./board.js";
import { mountChanges } from "./changes.js";
import { mountFigures } from "./figures.js";
import { mountSlots, together } from "./slots.js";

const SLOTS = { changes: mountChanges, figures: mountFigures, board: mountBoard };
const mountBelow = laterFrom("./views/programme-below.js", "mountBelow");

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountProgramme(element, context) {
  const frame = clone("programme");
  element.replaceChildren(frame);
  const views = together([mountSlots(frame, SLOTS, context), mountBelow(frame, context)]);
  return {
    update: views.update,
    unmount() { views.unmount(); frame.remove(); },
  };
}
