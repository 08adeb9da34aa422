// Numbers, dates and intervals in the language of the page. A date is written with the precision with which it was stated.

import { perLanguage, t } from "./i18n.js";
import { bounded } from "./stated.js";

/** @typedef {import("./types.js").Stated} Stated */
/** @typedef {import("./types.js").Slip} Slip */
/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */

const MINUS = "\u2212";
const NARROW = "\u00a0";
const QUARTER_STARTS = ["01-01", "04-01", "07-01", "10-01"];
const QUARTER_ENDS = ["03-31", "06-30", "09-30", "12-31"];
const DAY_MS = 86400000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** @type {(() => Intl.NumberFormat)[]} by how many digits after the point at most */
const NUMBERS = [];
const SHARE = perLanguage(locale => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }));
const DAYS = { long: writer({ day: "numeric", month: "long", year: "numeric" }), short: writer({ day: "numeric", month: "short", year: "numeric" }) };
const MONTHS = { long: writer({ month: "long", year: "numeric" }), short: writer({ month: "short", year: "numeric" }) };
const CLOCK = perLanguage(locale => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }));
const CLOCK_SECONDS = perLanguage(locale => new Intl.DateTimeFormat(locale, { timeStyle: "medium" }));
const MOMENT_ZONED = perLanguage(locale => new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" }));
const MOMENT = perLanguage(locale => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }));

/** @param {string} iso */
export const utc = iso => new Date(`${iso.slice(0, 10)}T00:00:00Z`);
/** @param {Date} date the day in UTC, "2026-11-23" */
export function isoDay(date) {
  // Asked for with each row of a board, all in one moment.
  const day = Math.floor(date.getTime() / DAY_MS);
  if (lastDay.day !== day) lastDay = { day, iso: date.toISOString().slice(0, 10) };
  return lastDay.iso;
}
let lastDay = { day: NaN, iso: "" };

/** @param {Stated|null|undefined} stated */
export const date = stated => statedDate(stated, "long");
/** @param {Stated|null|undefined} stated */
export const dateShort = stated => statedDate(stated, "short");

/** A calendar day such as a data date. @param {string|null|undefined} iso @param {"long"|"short"} [month] */
export function day(iso, month = "short") {
  return iso && DAY.test(iso.slice(0, 10)) ? DAYS[month]().format(utc(iso)) : iso ?? "";
}

/** "+3 to +9 months", "+52 days", "on plan". @param {Slip|null|undefined} slip */
export const slip = slip => slipText(slip, "");
/** "+3 to +9 mo". @param {Slip|null|undefined} slip */
export const slipShort = slip => slipText(slip, "-short");

/** @param {number} n @param {number} [digits] */
export const number = (n, digits = 0) => numbers(digits).format(n).replace("-", MINUS);
/** Megawatts. @param {number} n */
export const mw = n => `${number(n, 1)}${NARROW}MW`;
/** @param {number} n 0 to 100 */
export const percent = n => SHARE().format(n / 100);

/** US dollars, "$500 bn". @param {number} n */
export function usd(n) {
  const [value, unit] = n >= 1e9 ? [n / 1e9, "bn"] : n >= 1e6 ? [n / 1e6, "m"] : [n, "one"];
  return t(`usd.${unit}`, { value: number(value, 1) });
}

/** The age of something in the coarsest unit that still says something. @param {number} ms */
export function ago(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return t("ago.seconds", { count: s });
  if (s < 3600) return t("ago.minutes", { count: Math.floor(s / 60) });
  if (s < 86400) return t("ago.hours", { count: Math.floor(s / 3600) });
  return t("ago.days", { count: Math.floor(s / 86400) });
}

/** @param {Date|number} at local time of day, "14:02" */
export const clock = at => CLOCK().format(at);

/** Local time of day to the second, "14:02:31". @param {Date|number} at */
export const clockSeconds = at => CLOCK_SECONDS().format(at);

/** Day and time of day, local. @param {Date|number} at */
export const moment = at => MOMENT().format(at);

/** Day and time of day with the zone, for what is read elsewhere and later. @param {Date|number} at */
export const momentZoned = at => MOMENT_ZONED().format(at);

/** "189.6 kB", in thousands. @param {number} bytes */
export function size(bytes) {
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${number(bytes / 1000 ** power, power ? 1 : 0)}${NARROW}${["B", "kB", "MB", "GB"][power]}`;
}

/** The date last stated has passed and nothing says that it happened. @param {Pick<MilestoneRow, "overdueFrom"|"status">} row @param {Date} now the server's time */
export function isOverdue(row, now) {
  return Boolean(row.overdueFrom) && row.status !== "done" && row.status !== "withdrawn" && isoDay(now) >= String(row.overdueFrom);
}

/** @param {Stated|null|undefined} stated @param {"long"|"short"} month */
function statedDate(stated, month) {
  if (!stated) return t("date.none");
  const { precision, earliest, latest } = bounded(stated);
  if (precision === "by" && latest) return t("date.by", { date: edge(latest, "end", month) });
  if (precision === "from" && earliest) return t("date.from", { date: edge(earliest, "start", month) });
  if (!earliest || !latest || !DAY.test(earliest) || !DAY.test(latest)) return stated.text;
  const year = earliest.slice(0, 4);
  switch (precision) {
    case "day": return day(earliest, month);
    case "month": return MONTHS[month]().format(utc(earliest));
    case "quarter": return quarter(earliest);
    case "half": return t(month === "short" ? "date.half-short" : "date.half", { half: earliest.slice(5, 7) < "07" ? "1" : "2", year });
    case "year": return year;
    default: return range(earliest, latest);
  }
}

/** A range is written in the coarsest unit in which both ends are whole. @param {string} from @param {string} to */
export function range(from, to) {
  const [a, b] = rangeEnds(from, to);
  return a === b ? a : `${a} – ${b}`;
}

/** @param {string} from @param {string} to */
export function rangeEnds(from, to) {
  if (from.endsWith("01-01") && to.endsWith("12-31")) return [from.slice(0, 4), to.slice(0, 4)];
  if (QUARTER_STARTS.includes(from.slice(5)) && QUARTER_ENDS.includes(to.slice(5))) return [quarter(from), quarter(to)];
  if (from.endsWith("-01") && isMonthEnd(to)) return [from, to].map(iso => MONTHS.short().format(utc(iso)));
  return [day(from), day(to)];
}

/** The open side of "by" and "from": the month where it is a whole one. @param {string} iso @param {"start"|"end"} side @param {"long"|"short"} month */
export function edge(iso, side, month) {
  const whole = side === "end" ? isMonthEnd(iso) : iso.endsWith("-01");
  return whole ? MONTHS[month]().format(utc(iso)) : day(iso, month);
}

/** @param {string} iso */
const quarter = iso => `Q${Math.ceil(Number(iso.slice(5, 7)) / 3)} ${iso.slice(0, 4)}`;

/** @param {string} iso */
function isMonthEnd(iso) {
  const next = new Date(utc(iso).getTime() + DAY_MS);
  return next.getUTCDate() === 1;
}

/** @param {number} digits */
function numbers(digits) {
  NUMBERS[digits] ??= perLanguage(locale => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
  return NUMBERS[digits]();
}

/** @param {Intl.DateTimeFormatOptions} options of a day in UTC */
function writer(options) { return perLanguage(locale => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" })); }

/** @param {Slip|null|undefined} slip @param {"-short"|""} form */
function slipText(slip, form) {
  if (!slip) return "";
  const { from, to, sense } = slip;
  if (sense === "on-plan" || (from === 0 && to === 0)) return t("slip.on-plan");
  const unit = (/** @type {number} */ n) => t(`slip.${slip.unit}${form}`, { count: Math.abs(n) });
  if (from == null && to == null) return t("slip.open");
  if (from == null) return t("slip.at-most", { n: `${signed(Number(to))}${NARROW}${unit(Number(to))}` });
  if (to == null) return t("slip.at-least", { n: `${signed(from)}${NARROW}${unit(from)}` });
  if (from === to) return `${signed(from)}${NARROW}${unit(from)}`;
  return `${t("slip.between", { from: signed(from), to: signed(to) })}${NARROW}${unit(to === 0 ? from : to)}`;
}

/** @param {number} n never "+0" */
export const signed = n => n > 0 ? `+${number(n)}` : n < 0 ? `${MINUS}${number(-n)}` : "0";
