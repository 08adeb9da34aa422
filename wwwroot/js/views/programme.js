// The programme view: what changed, figures, board, ramp, map and feed, flags and parties, what waits for acceptance, commitments. Each part is a view of its own.

import { clone } from "../dom.js";
import { mountAcceptance } from "./acceptance.js";
import { mountBoard } from "./board.js";
import { mountChanges } from "./changes.js";
import { mountCommitments } from "./commitments.js";
import { mountDates } from "./dates.js";
import { mountFeed } from "./feed.js";
import { mountFigures } from "./figures.js";
import { mountFlags } from "./flags.js";
import { mountMap } from "./map.js";
import { mountParties } from "./parties.js";
import { mountProgress } from "./progress.js";
import { mountRamp } from "./ramp.js";
import { mountRecord } from "./record.js";
import { mountSlips } from "./slips.js";
import { mountSources } from "./sources.js";

/** @typedef {import("../types.js").View} View */
/** @typedef {import("../types.js").ViewContext} ViewContext */

/** @type {{[slot: string]: (element: HTMLElement, context: ViewContext) => View}} */
const SLOTS = { changes: mountChanges, figures: mountFigures, board: mountBoard, ramp: mountRamp, map: mountMap, feed: mountFeed, progress: mountProgress, slips: mountSlips, dates: mountDates, sources: mountSources, record: mountRecord, flags: mountFlags, acceptance: mountAcceptance, commitments: mountCommitments, parties: mountParties };

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
