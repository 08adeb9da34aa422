// The two libraries, from the CDN with the hash of the published bytes; from this server when the CDN does not answer. Says nothing about it.

const ANSWER_WITHIN_MS = 4000;

/** @typedef {{global: string, cdn: string, local: string, integrity: string}} Lib */
/** @type {{chart: Lib, signalr: Lib}} */
const LIBS = {
  chart: {
    global: "Chart",
    cdn: "https://cdn.jsdelivr.net/npm/chart.js@4.6.1/dist/chart.umd.min.js",
    local: "/lib/chart.umd.min.js",
    integrity: "sha384-Emf5ZVIUiarAdhkgtqK+5/Z5qIvM6QoVrS+qAVtfyZVuD5lIHrac0me485+Antp0",
  },
  signalr: {
    global: "signalR",
    cdn: "https://cdn.jsdelivr.net/npm/@microsoft/signalr@10.0.11/dist/browser/signalr.min.js",
    local: "/lib/signalr.min.js",
    integrity: "sha384-N+pL/4qXZHZcvsa6hVMd5/7cdF3lC59ZMNHeQyRo5q9jmC7yw0hcJILPjUDSU7ZS",
  },
};

/** @type {Map<Lib, Promise<any>>} */
const loads = new Map();

/** Chart.js, or null: then the tables stand in. */
export const loadChart = () => load(LIBS.chart);
/** The SignalR client, or null: then the page polls. */
export const loadSignalR = () => load(LIBS.signalr);

/** @param {Lib} lib @returns {Promise<any>} */
function load(lib) {
  let promise = loads.get(lib);
  if (!promise) {
    promise = script(lib.cdn, lib, ANSWER_WITHIN_MS).catch(() => script(lib.local, lib, 2 * ANSWER_WITHIN_MS)).catch(() => null);
    loads.set(lib, promise);
  }
  return promise;
}

/** @param {string} src @param {Lib} lib @param {number} withinMs */
function script(src, lib, withinMs) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    const done = () => {
      clearTimeout(timer);
      const library = /** @type {any} */ (globalThis)[lib.global];
      if (library) resolve(library);
      else reject(new Error(`${src} brought no ${lib.global}`));
    };
    const timer = setTimeout(() => { element.remove(); done(); }, withinMs);
    element.onload = done;
    element.onerror = done;
    element.integrity = lib.integrity;
    element.crossOrigin = "anonymous";
    element.src = src;
    document.head.append(element);
  });
}
