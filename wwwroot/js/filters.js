// What a reader chose within a view stands in the address, so that the address leads to the same picture: ?trend=, ?party=, ?basis=.

/** @param {string} name @returns {string|null} */
export const filter = name => new URLSearchParams(typeof location === "undefined" ? "" : location.search).get(name);

/** @param {string} name @param {string|null} value null: as it is without a choice */
export function setFilter(name, value) {
  if (typeof location === "undefined") return;
  const query = new URLSearchParams(location.search);
  if (value === null) query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  history.replaceState(null, "", location.pathname + (text ? `?${text}` : ""));
}
