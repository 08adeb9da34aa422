// What is taken to be otherwise, as an address has it: ?if=date:energised:2027-06-30, ?if=duration:A2:45.

/** @typedef {{kind: string, subject: string, value: string|null}} Change value null: what stands there cannot be read, and subject is all of it */

/** @param {string} text @returns {Change} */
export function readChange(text) {
  const [, kind, rest] = /^(date|duration):([^]*)$/.exec(text) ?? [];
  // Words that are neither are asked for all the same, so that the server says what is wrong with them.
  if (!kind) return { kind: "date", subject: text, value: null };
  const colon = rest.lastIndexOf(":");
  return colon > 0 ? { kind, subject: rest.slice(0, colon), value: rest.slice(colon + 1) } : { kind, subject: rest, value: null };
}

/** One more; what was said of the same thing before is said no more. @param {Change[]} changes @param {Change} next */
export const withChange = (changes, next) => [...changes.filter(one => one.kind !== next.kind || one.subject !== next.subject), next];

/** Whether the server speaks of this change, in its own words: "A2:45" of A2:45.0. @param {Change} change @param {{kind: string, text: string}} told */
export function isSame(change, told) {
  if (change.kind !== told.kind) return false;
  if (change.value === null) return change.subject === told.text;
  const { subject, value } = readChange(`${told.kind}:${told.text}`);
  return subject === change.subject && (value === change.value || change.kind === "duration" && Math.abs(Number(value) - Number(change.value)) <= 0.005);
}
