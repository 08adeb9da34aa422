// What stands below the board.

import { mountAcceptance } from "./acceptance.js";
import { mountCommitments } from "./commitments.js";
import { mountDates } from "./dates.js";
import { mountFeed } from "./feed.js";
import { mountFlags } from "./flags.js";
import { mountMap } from "./map.js";
import { mountParties } from "./parties.js";
import { mountProgress } from "./progress.js";
import { mountRamp } from "./ramp.js";
import { mountRecord } from "./record.js";
import { mountSlips } from "./slips.js";
import { mountSlots } from "./slots.js";
import { mountSources } from "./sources.js";

const SLOTS = {
  ramp: mountRamp, map: mountMap, slips: mountSlips, progress: mountProgress, dates: mountDates, feed: mountFeed, sources: mountSources,
  acceptance: mountAcceptance, record: mountRecord, flags: mountFlags, parties: mountParties, commitments: mountCommitments,
};

/** @param {HTMLElement} frame @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export const mountBelow = (frame, context) => mountSlots(frame, SLOTS, context);
