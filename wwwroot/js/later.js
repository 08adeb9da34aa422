// A view that nobody sees in the first frame: its module is asked for once the board is there, and again where that failed.

/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").ViewContext} ViewContext */
/** @typedef {(element: HTMLElement, context: ViewContext, ...rest: any[]) => View} Mount */

const AGAIN_AFTER_MS = 2000;

/** @type {Set<Promise<void>>} */
const onTheirWay = new Set();

/** Whatever was asked for stands in its place. @returns {Promise<unknown>} */
export const allHere = () => Promise.all(onTheirWay);

/**
 * What a module exports by a name, from a path as this module sees it.
 * @param {string} path @param {string} name @returns {Mount}
 */
export const laterFrom = (path, name) => later(async attempt => (await import(attempt ? `${path}?${attempt}` : path))[name]);

/**
 * Mounts in the place of another: at once if its module is here, or as soon as it is.
 * @param {(attempt: number) => Promise<Mount>} load a failed import is remembered by its address, so each attempt needs one of its own
 * @returns {Mount}
 */
export function later(load) {
  /** @type {Mount|null} */ let mount = null;
  /** @type {Promise<void>|null} */ let loading = null;
  let attempt = 0;

  /** @returns {Promise<void>} */
  const get = () => loading ??= afterFrame().then(tryToLoad);

  async function tryToLoad() {
    while (!mount) {
      try {
        mount = await load(attempt++);
      } catch {
        await new Promise(resolve => setTimeout(resolve, AGAIN_AFTER_MS));
      }
    }
  }

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
      else if (context.store.epoch !== null) keepTrack(get().then(stand));
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

/** @param {Promise<void>} way */
function keepTrack(way) {
  onTheirWay.add(way);
  way.finally(() => onTheirWay.delete(way));
}
