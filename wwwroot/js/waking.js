// A laptop that wakes, a tab that thaws, a network that returns: all of them lead to a look.

import { CLOCKS, between, moment } from "./age.js";

const WATCH_EVERY_MS = 1000;
/** No tick for so long: the tab was frozen, or the laptop slept. */
const SLEPT_AFTER_MS = 5000;

/** @param {() => void} look @param {import("./age.js").Clocks} [clocks] */
export function onWaking(look, clocks = CLOCKS) {
  const lookIfSeen = () => { if (document.visibilityState !== "hidden") look(); };
  document.addEventListener("visibilitychange", lookIfSeen);
  document.addEventListener("resume", lookIfSeen);
  addEventListener("pageshow", event => { if (event.persisted) lookIfSeen(); });
  addEventListener("online", lookIfSeen);
  // Not every browser tells.
  let tickedAt = moment(clocks);
  setInterval(() => {
    const slept = between(tickedAt, moment(clocks)) > SLEPT_AFTER_MS;
    tickedAt = moment(clocks);
    if (slept) lookIfSeen();
  }, WATCH_EVERY_MS);
}
