// A view made of views, each in its slot of a template. One that is broken leaves the others whole.

/** @typedef {import("../types.js").View} View */
/** @typedef {import("../types.js").ViewContext} ViewContext */

/** @param {HTMLElement} frame @param {{[slot: string]: (element: HTMLElement, context: ViewContext) => View}} mounts @param {ViewContext} context @returns {View} */
export function mountSlots(frame, mounts, context) {
  const views = Object.entries(mounts).map(([name, mount]) => mount(/** @type {HTMLElement} */ (frame.querySelector(`[data-slot=${name}]`)), context));
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
