// The order in which a site's milestones are read: by building, then by phase. No date decides it, so no row moves when a date does.

/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */
/** @typedef {{buildings: string|null, rows: MilestoneRow[]}} Group */

const PHASES = ["announced", "site-control", "permits", "power-agreement", "financing", "commercial", "site-work", "construction-start",
  "foundations", "structure", "envelope", "mep", "equipment", "power-infrastructure", "energised", "cx-l1", "cx-l2", "cx-l3", "cx-l4", "cx-l5",
  "rack-delivery", "ready-for-service", "handed-over", "it-load-live", "full-capacity", "other"];

/** The campus first, then the buildings by number. @param {MilestoneRow[]} milestones @returns {Group[]} */
export function groupsOf(milestones) {
  /** @type {Map<string, Group>} */ const groups = new Map();
  for (const row of milestones) {
    const key = row.buildings ?? "";
    const group = groups.get(key) ?? { buildings: row.buildings ?? null, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  for (const group of groups.values()) group.rows.sort(byPhase);
  return [...groups.values()].sort((a, b) => byBuilding(a.buildings, b.buildings));
}

/** Everything where it fits; otherwise a fair share, so that every building is seen. @param {Group[]} groups @param {number} atMost */
export function lanesPerGroup(groups, atMost) {
  const all = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return all <= atMost ? Infinity : Math.max(5, Math.floor(atMost / groups.length));
}

/** @param {MilestoneRow} a @param {MilestoneRow} b */
const byPhase = (a, b) => order(a.phase) - order(b.phase) || byBuilding(a.name, b.name) || (a.id < b.id ? -1 : 1);

/** Phases of a newer server come after the known ones. @param {string} phase */
function order(phase) {
  const at = PHASES.indexOf(phase);
  return at < 0 ? PHASES.length : at;
}

/** @param {string|null} a @param {string|null} b */
function byBuilding(a, b) {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return a.localeCompare(b, "en", { numeric: true });
}
