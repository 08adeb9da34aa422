// The shapes on the wire, for the type checker only: this module has no code.
// Rows are full states, never deltas; every rule (current date, slip, overdue) was computed by the server.

/** @typedef {{text: string, precision: "month"|"quarter"|"half"|"year"|"range"|"by"|"from", earliest?: string, latest?: string}} Coarse a side that is open is left out */
/** @typedef {{text: string} | Coarse} Stated what was said: a day, or something coarser with what it can mean */
/** @typedef {{title?: string, publisher?: string, url?: string, date?: string, grade?: string}} Source */
/** @typedef {{fromDays: number|null, toDays: number|null, unit: "day"|"month", from: number|null, to: number|null, sense: "late"|"early"|"on-plan"|"open"}} Slip */
/** @typedef {{basis: string, planned: number, ready: number, parties: string[]}} Power megawatts of one basis */
/** @typedef {{value: number, basis: string, party?: string, note?: string, source?: Source}} Megawatts */
/** @typedef {{site: string, milestone: string}} MilestoneRef */

/**
 * @typedef {object} Row
 * @property {string} kind
 * @property {string} id
 * @property {string|null} site
 * @property {number} position the update that last changed this row
 */

/** @typedef {{asOf: string, text: string, gw?: number, usd?: number, source?: Source}} ProgrammeFact */
/**
 * @typedef {Row & {name: string, announced?: string, investmentUsd?: number, overYears?: number, immediateUsd?: number,
 *   equityFunders?: string[], technologyPartners?: string[], lead?: {financial?: string, operational?: string}, chair?: string,
 *   history?: ProgrammeFact[], named?: {usd: number, gw: number, asOf: string, source?: Source}|null, source?: Source, attribution?: string,
 *   power?: Power[], sites?: number, milestones?: number, done?: number, next?: MilestoneRef|null, worst?: MilestoneRef|null}} ProgrammeRow
 */
/** @typedef {Row & {name: string, roles?: string[]}} PartyRow */
/**
 * @typedef {Row & {agreement: string, title: string, parties?: string[], starts?: Stated|null,
 *   terms?: {covers: string, end?: Stated|null, note?: string}[], supersededBy?: string|null, note?: string|null, source?: Source}} CommitmentRow
 */
/**
 * @typedef {Row & {name: string, shortName?: string, country?: string, region?: string, location?: {lat: number, lon: number}|null,
 *   stage?: string, stageNote?: string|null, responsible?: string|null, responsibleNote?: string|null,
 *   parties?: {party: string, role: string, note?: string}[], order?: number, mw?: Megawatts[],
 *   cost?: {usd: number, basis: string, source?: Source}[], buildingsPlanned?: number|null, power?: Power[], milestones?: number,
 *   done?: number, next?: string|null, worst?: string|null, address?: string, aliases?: string[]}} SiteRow
 */
/** @typedef {{kind: "actual"|"forecast", date: Stated, party: string, rank: string, dataDate: string, source?: Source|null, report: number}} Current */
/** @typedef {{kind: "baseline"|"first-stated", date: Stated, party: string, dataDate: string, version?: string, reason?: string, report: number}} Plan */
/** @typedef {{value: number, party: string, dataDate: string, report: number, note?: string|null}} Percent */
/** @typedef {{date: Stated|null, dataDate: string, report: number}} Statement */
/**
 * @typedef {{party: string, rank: string, dataDate: string, firstStated?: Statement|null, forecast?: Statement, actual?: Statement,
 *   percent?: {value: number, dataDate: string, report: number, note?: string|null}, note?: {text: string, dataDate: string, report: number}}} Said
 */
/**
 * @typedef {{state: "reported"|"evidenced"|"accepted"|"rejected", report: number, party: string, date: Stated, since: string, by?: string,
 *   reason?: string, note?: string, evidence?: string[], missing?: string[]}} Completion
 */
/** @typedef {{party: string, dataDate: string, optimistic: string, likely: string, pessimistic: string, position: number}} GivenRange */
/**
 * @typedef {Row & {name: string, phase: string, buildings?: string|null, mw?: Megawatts[], responsible?: string|null, status: string,
 *   current?: Current|null, plan?: Plan|null, slip?: Slip|null, overdueFrom?: string|null, percent?: Percent|null, said?: Said[],
 *   reports?: number, withdrawn?: {reason: string, party: string, date: string}|null,
 *   evidence?: string[], completion?: Completion, waitsFor?: string[], ranges?: GivenRange[],
 *   contract?: {date: Stated, contract: string, party: string, position: number}}} MilestoneRow
 */
/**
 * @typedef {Row & {fileName: string, format: string, system: string, project: string, projectName: string, dataDate: string, party: string,
 *   activities: number, size: number, at: string}} ScheduleRow
 */
/**
 * @typedef {Row & {milestone?: string|null, type: string, text: string, date?: Stated|null, party?: string|null, source?: Source|null,
 *   cleared?: {at: string, reason: string}|null}} FlagRow
 */
/**
 * @typedef {Row & {name: string, probability: number, impact: {least: number, likely: number, most: number}, milestones: string[], party?: string|null,
 *   since: string, closed?: {at: string, reason?: string}|null}} RiskRow
 */
/**
 * @typedef {Row & {event: string, at: string, knownAt?: string|null, party?: string|null, milestone?: string|null, dataDate?: string,
 *   forecast?: Stated|null, actual?: Stated|null, percent?: number, reason?: string|null, note?: string|null,
 *   was?: {forecast?: Stated|null, actual?: Stated|null, percent?: number|null}|null,
 *   firstStated?: {date: Stated, party: string}|null, current?: boolean, rank?: string, date?: Stated|null, version?: string,
 *   text?: string, type?: string, subject?: string, span?: {optimistic: string, likely: string, pessimistic: string}, source?: Source|null, cause?: string, attributedTo?: string, reportedBy?: string}} StoryRow
 */

/**
 * @typedef {{kind: string, site: string, milestone?: string|null, flag?: string|null, from?: Stated|null, to?: Stated|null, party?: string|null,
 *   report?: number|null, shift?: Slip|null, days: number, mwDays: number, reason?: string|null}} Change what differs between two moments
 */

/** @typedef {{topic: string, epoch: string, previous?: number|null, position: number, reset?: boolean, serverTime?: string, asked?: import("./age.js").Moment, rows: Row[]}} RowsMessage asked: when, where that was before the page could ask */
/** @typedef {{topic: string, epoch: string, head: number, serverTime?: string, returnWithin?: number, forecast?: number}} PulseMessage */

/** @typedef {ReturnType<typeof import("./store.js").createStore>} Store */
/**
 * What main.js gives a view and what a view gives back. `update` gets the keys of the rows that changed, and "lang", "theme" or "clock"
 * when the language or theme was switched or a minute went by.
 * @typedef {{store: Store, t: typeof import("./i18n.js").t, go: (path: string) => void, fresh: () => import("./badge.js").Freshness}} ViewContext
 * @typedef {{update(changed: Set<string>): void, unmount(): void}} View
 * @typedef {import("./router.js").Route} Route
 */
export {};
