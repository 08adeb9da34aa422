// A view that nobody sees in the first frame: its module is asked for once the board is there, and again where that failed.

/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").ViewContext} ViewContext */
/** @typedef {(element: HTMLElement, context: ViewContext, ...rest: any[]) => View} Mount */

const AGAIN_AFTER_MS = 5000;

/**
 * Mounts in the place of another: at once if its module is here, or as soon as it is.
 * @param {(attempt: number) => Promise<Mount>} load a failed import is remembered by its address, so each attempt needs one of its own
 * @returns {Mount}
 */
export function later(load) {
  /** @type {Mount|null} */ let mount = null;
  /** @type {Promise<void>|null} */ let loading = null;
  let attempt = 0;

  const get = () => loading ??= afterFrame().then(() => load(attempt++)).then(found => { mount = found; }, () => new Promise(resolve => setTimeout(() => {
    loading = null;
    resolve();
  }, AGAIN_AFTER_MS)));

  return (element, context, ...rest) => {
    /** @type {View|null} */ let view = null;
    let gone = false;

    function stand() {
      if (gone || view || !mount) return;
      view = mount(element, context, ...rest);
      view.update(new Set(["mount"]));
    }
    function update(/** @type {Set<string>} */ changed) {
      if (view) view.update(changed);
      else if (mount) stand();
      // Until the first snapshot is here everything else can wait.
      else if (context.store.epoch !== null) get().then(stand);
    }
    if (mount) stand();
    return { update, unmount() { gone = true; view?.unmount(); } };
  };
}

/** Once the next frame is on the screen; in a hidden tab, which has none, soon. @returns {Promise<void>} */
const afterFrame = () => new Promise(resolve => {
  const soon = setTimeout(resolve, 500);
  requestAnimationFrame(() => setTimeout(() => { clearTimeout(soon); resolve(); }));
});
