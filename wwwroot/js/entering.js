// What somebody types into a form, read: numbers as people write them, percent apart from shares, dates as the API takes them. Values in, values out.

/** @typedef {{value: number} | {problem: "required"|"number"|"percent"|"share"}} Entered */

const NUMBER = /^\d{1,6}(?:[.,]\d{1,3})?$/;
const GERMAN_DAY = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;

/** Days: "30", "12.5", "12,5". A sign or a separator of thousands is none. @param {string} text @returns {Entered} */
export function days(text) {
  const written = text.trim();
  if (!written) return { problem: "required" };
  return NUMBER.test(written) && !/[.,]\d{3}$/.test(written) ? { value: decimal(written) } : { problem: "number" };
}

/**
 * A probability in percent, as a share: "30", "30 %", "2,5 %". What is below 1 and has no sign of percent may be meant as a share: that is
 * asked, not guessed.
 * @param {string} text @returns {Entered}
 */
export function share(text) {
  const written = text.trim(), bare = written.replace(/\s*%$/, "");
  if (!bare) return { problem: "required" };
  if (!NUMBER.test(bare) || decimal(bare) > 100) return { problem: "percent" };
  const percent = decimal(bare);
  if (percent > 0 && percent < 1 && bare === written) return { problem: "share" };
  return { value: Number((percent / 100).toFixed(6)) };
}

/** Which of three that should rise do not, by name: the first two are compared at the first, the last two at the last. @template T @param {T} least @param {T} likely @param {T} most @returns {("least"|"most")[]} */
export const outOfOrder = (least, likely, most) => [...least > likely ? [/** @type {const} */ ("least")] : [], ...likely > most ? [/** @type {const} */ ("most")] : []];

/** A date as the API takes it; "31.3.2027" is one too. The rest is the API's to judge. @param {string} text */
export function stated(text) {
  const [, day, month, year] = GERMAN_DAY.exec(text.trim()) ?? [];
  return year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text.trim().replace(/^q([1-4])[\s/-]*(\d{4})$/i, "$2-Q$1").replace(/^(\d{4})[\s/-]*q([1-4])$/i, "$1-Q$2");
}

/** An id that nobody else gives to another: of the name what an address can hold, and something by chance. @param {string} name @param {string} chance */
export function idOf(name, chance) {
  const words = name.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").slice(0, 40).replace(/^-+|-+$/g, "");
  return `${words || "risk"}-${chance}`;
}

/** @param {string} text */
const decimal = text => Number(text.replace(",", "."));
