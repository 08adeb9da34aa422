// What a reader chose within a view stands in the address, so that the address leads to the same picture: ?trend=, ?party=, ?basis=.

/** @param {string} name @returns {string|null} */
export const filter = name => new URLSearchParams(typeof location === "undefined" ? "" : location.search).get(name);

/** What was chosen more than once. @param {string} name @returns {string[]} */
export const filters = name => new URLSearchParams(typeof location === "undefined" ? "" : location.search).getAll(name);

/** @param {string} name @param {string|null} value null: as it is without a choice */
export const setFilter = (name, value) => setFilters(name, value === null ? [] : [value]);

/** @param {string} name @param {string[]} values */
export function setFilters(name, values) {
  if (typeof location === "undefined") return;
  const query = new URLSearchParams(location.search);
  const before = query.getAll(name);
  // One that there is keeps its place.
  if (before.length === 1 && values.length === 1) query.set(name, values[0]);
  else {
    query.delete(name);
    for (const value of values) query.append(name, value);
  }
  const text = query.toString();
  history.replaceState(null, "", location.pathname + (text ? `?${text}` : ""));
}
