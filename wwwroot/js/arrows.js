// Arrow keys within a board: up and down go from row to row, left and right along a row. The tab key still finds every control.

const ITEMS = "a[href], button:not([disabled])";

/** @param {HTMLElement} container @param {string} rowSelector @returns {() => void} takes the keys away again */
export function arrowKeys(container, rowSelector) {
  /** @param {KeyboardEvent} event */
  const onKey = event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const from = event.target instanceof Element ? event.target : null;
    const row = from?.closest(rowSelector);
    if (!from || !row || from.matches("select, input")) return;
    const target = next(event.key, container, rowSelector, row, from);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  container.addEventListener("keydown", onKey);
  return () => container.removeEventListener("keydown", onKey);
}

/** @param {string} key @param {Element} container @param {string} rowSelector @param {Element} row @param {Element} from @returns {HTMLElement|undefined} */
function next(key, container, rowSelector, row, from) {
  const along = itemsOf(row);
  const at = along.indexOf(/** @type {HTMLElement} */ (from));
  if (key === "ArrowRight") return along[at + 1];
  if (key === "ArrowLeft") return along[at - 1];
  if (key !== "ArrowUp" && key !== "ArrowDown" && key !== "Home" && key !== "End") return undefined;
  const rows = [...container.querySelectorAll(rowSelector)].filter(isShown);
  const index = rows.indexOf(row);
  const goal = key === "ArrowUp" ? rows[index - 1] : key === "ArrowDown" ? rows[index + 1] : key === "Home" ? rows[0] : rows.at(-1);
  const items = goal ? itemsOf(goal) : [];
  return items[Math.min(at, items.length - 1)];
}

/** @param {Element} row */
const itemsOf = row => /** @type {HTMLElement[]} */ ([...row.querySelectorAll(ITEMS)].filter(isShown));

/** @param {Element} el */
const isShown = el => el.getClientRects().length > 0;
