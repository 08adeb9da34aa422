// A view made of views. One that is broken leaves the others whole.

/** @typedef {import("../types.js").View} View */
/** @typedef {import("../types.js").ViewContext} ViewContext */

/** @param {View[]} views @returns {View} */
export function together(views) {
  return {
    update(changed) {
      // Views say much about few rows: a pulse alone changes none of them.
      if ([...changed].every(key => key === "pulse")) return;
      for (const view of views) {
        try { view.update(changed); } catch (error) { console.error(error); }
      }
    },
    unmount() { for (const view of views) view.unmount(); },
  };
}

/** Each in its slot of a template. @param {HTMLElement} frame @param {{[slot: string]: (element: HTMLElement, context: ViewContext) => View}} mounts @param {ViewContext} context */
export const mountSlots = (frame, mounts, context) =>
  together(Object.entries(mounts).map(([name, mount]) => mount(/** @type {HTMLElement} */ (frame.querySelector(`[data-slot=${name}]`)), context)));
