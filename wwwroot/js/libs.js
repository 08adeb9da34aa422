// The libraries, from the CDN with the hash of the published bytes; from this server when the CDN does not answer. Says nothing about it.

const ANSWER_WITHIN_MS = 4000;

/** @typedef {{global: string, cdn: string, local: string, integrity: string}} Lib */
/** @type {{chart: Lib, annotation: Lib, signalr: Lib}} */
const LIBS = {
  chart: {
    global: "Chart",
    cdn: "https://cdn.jsdelivr.net/npm/chart.js@4.6.1/dist/chart.umd.min.js",
    local: "/lib/chart.umd.min.js",
    integrity: "sha384-Emf5ZVIUiarAdhkgtqK+5/Z5qIvM6QoVrS+qAVtfyZVuD5lIHrac0me485+Antp0",
  },
  annotation: {
    global: "chartjs-plugin-annotation",
    cdn: "https://cdn.jsdelivr.net/npm/chartjs-plugin-annotation@3.1.0/dist/chartjs-plugin-annotation.min.js",
    local: "/lib/chartjs-plugin-annotation.min.js",
    integrity: "sha384-3N9GHhCtN3CQef6tNfqgZlv7sQLYIkcChN+uaTZ7xVdzKYp/SjBNPxa92+hM7EAY",
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

/** Chart.js with its annotations, which register with it as they arrive, or null: then the tables stand in. */
export const loadChart = async () => await load(LIBS.chart) && await load(LIBS.annotation) && /** @type {any} */ (globalThis).Chart;
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
