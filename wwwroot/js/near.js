// Whether somebody could see it: an element near the viewport, in a tab that is looked at. What nobody sees asks the server for nothing.

const MARGIN = "50% 0px";

/** @type {WeakMap<Element, (near: boolean) => void>} */
const listeners = new WeakMap();
/** @type {IntersectionObserver|null} */
let observer = null;

/** True where there is no tab at all. */
export const tabVisible = () => typeof document === "undefined" || document.visibilityState !== "hidden";

/**
 * Says whether the element is near, at once and whenever that changes. What has no box, because it is hidden, is not near.
 * @param {Element|null} element null: always near @param {(near: boolean) => void} onChange @returns {() => void} stops
 */
export function whenNear(element, onChange) {
  if (!element || typeof IntersectionObserver === "undefined") {
    onChange(true);
    return () => {};
  }
  observer ??= new IntersectionObserver(entries => { for (const entry of entries) listeners.get(entry.target)?.(entry.isIntersecting); }, { rootMargin: MARGIN });
  listeners.set(element, onChange);
  observer.observe(element);
  return () => { listeners.delete(element); observer?.unobserve(element); };
}
