// How far a site is, counted the two ways that its parties count: buildings ready for service, and percent reported.

/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */

/** "3-4" → 3, 4. @param {string|null|undefined} buildings @returns {number[]} */
export function buildingNumbers(buildings) {
  return (buildings ?? "").split(",").flatMap(span => {
    const match = /^\s*(\d{1,4})(?:\s*-\s*(\d{1,4}))?\s*$/.exec(span);
    if (!match) return [];
    const from = Number(match[1]), to = Math.min(Number(match[2] ?? match[1]), from + 500);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  });
}

/**
 * Buildings that are ready for service, and who says so. @param {MilestoneRow[]} milestones
 * @returns {{done: number, parties: string[]}}
 */
export function readyBuildings(milestones) {
  const done = milestones.filter(row => row.phase === "ready-for-service" && row.status === "done" && row.current);
  return {
    done: new Set(done.flatMap(row => buildingNumbers(row.buildings))).size,
    parties: [...new Set(done.map(row => String(row.current?.party)))],
  };
}

/** The percent that speaks of the whole campus, the latest where there are several. @param {MilestoneRow[]} milestones */
export function campusPercent(milestones) {
  const reported = milestones.filter(row => row.percent && row.status !== "withdrawn");
  const whole = reported.filter(row => row.phase === "full-capacity" || !row.buildings);
  return [...(whole.length > 0 ? whole : [])].sort((a, b) => String(b.percent?.dataDate).localeCompare(String(a.percent?.dataDate)))[0] ?? null;
}
