// A row that changed is marked for a moment, like a highlighter, then fades: CSS does the fading, and respects reduced motion.

export const CHANGED_FOR_MS = 8000;

/** @type {WeakMap<Element, number>} */
const marked = new WeakMap();

/** @param {HTMLElement} el @param {number|undefined} at when the row changed, by the page's clock */
export function markChanged(el, at) {
  const fresh = at !== undefined && Date.now() - at < CHANGED_FOR_MS;
  if (!fresh) {
    if (el.classList.contains("changed")) el.classList.remove("changed");
    return;
  }
  if (marked.get(el) === at) return;
  const again = el.classList.contains("changed");
  marked.set(el, at);
  if (again) {
    el.classList.remove("changed");
    void el.offsetWidth; // lets the animation start anew for the second change
  }
  el.classList.add("changed");
  setTimeout(() => { if (marked.get(el) === at) el.classList.remove("changed"); }, CHANGED_FOR_MS);
}
