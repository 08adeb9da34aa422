// A row that changed is marked for a moment, like a highlighter, then fades: CSS does the fading, and respects reduced motion.

export const CHANGED_FOR_MS = 8000;

/** @type {WeakMap<Element, number>} */
const marked = new WeakMap();
/** @type {Set<Element>} */
const fading = new Set();
/** So many fade at the same time; of more, each keeps its mark until it goes, since fading is drawn anew sixty times a second. */
const MOST_FADING = 12;

/** @param {HTMLElement} el @param {number|undefined} at when the row changed, by the page's clock */
export function markChanged(el, at) {
  const fresh = at !== undefined && Date.now() - at < CHANGED_FOR_MS;
  if (!fresh) {
    if (el.classList.contains("changed")) el.classList.remove("changed");
    return;
  }
  if (marked.get(el) === at) return;
  marked.set(el, at);
  // The same fading by another name starts anew, and nothing need be laid out in between.
  if (el.classList.contains("changed")) el.classList.toggle("again");
  else el.classList.add("changed");
  if (!fading.has(el)) fade(el);
}

/** One timer for each element, however often it is marked meanwhile. @param {HTMLElement} el */
function fade(el) {
  const left = Number(marked.get(el)) + CHANGED_FOR_MS - Date.now();
  if (left > 0) {
    fading.add(el);
    calm();
    setTimeout(() => fade(el), left);
  } else {
    fading.delete(el);
    calm();
    el.classList.remove("changed", "again");
  }
}

function calm() { document.documentElement.classList.toggle("calm", fading.size > MOST_FADING); }
