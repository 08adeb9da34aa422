// Valid rows and messages for the tests, and small doubles.

/** @param {object} [over] */
export const milestone = over => ({
  kind: "milestone", id: "buildings-3-4", site: "abilene-tx", position: 1, name: "Buildings 3-4 ready for service", phase: "ready-for-service",
  status: "forecast", said: [], ...over,
});
export const party = (id, name) => ({ kind: "party", id, position: 1, name, roles: [] });
export const site = over => ({ kind: "site", id: "abilene-tx", site: "abilene-tx", position: 1, name: "Stargate Abilene", shortName: "Abilene", ...over });
export const story = over => ({
  kind: "story", id: "9", site: "abilene-tx", position: 9, event: "milestone-reported", at: "2026-11-23T10:00:00Z", milestone: "buildings-3-4",
  party: "oracle", dataDate: "2026-11-20", rank: "owner", current: true, ...over,
});
export const message = over => ({ topic: "programme", epoch: "e1", previous: 0, position: 1, reset: false, serverTime: "2026-11-23T12:00:00Z", rows: [], ...over });

export const day = iso => ({ text: iso });
export const stated = (precision, earliest, latest, text = "") => ({ text, precision, earliest, latest });

/** A frame that comes when the test says so. */
export function manualFrame() {
  const waiting = [];
  const frame = run => { waiting.push(run); };
  frame.run = () => { for (const run of waiting.splice(0)) run(); };
  frame.count = () => waiting.length;
  return frame;
}
