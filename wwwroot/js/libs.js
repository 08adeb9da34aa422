// The libraries, and the outlines of the map, from the CDN with the hash of the published bytes; from this server when the CDN does not
// answer. Says nothing about it.

const ANSWER_WITHIN_MS = 4000;

/** @typedef {{cdn: string, local: string, integrity: string}} Published */
/** @typedef {Published & {global: string}} Lib */
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

/** Natural Earth's land, and the states of the US as the Census Bureau draws them; both are in the public domain. */
const OUTLINES = {
  land: {
    cdn: "https://cdn.jsdelivr.net/npm/world-atlas@2.0.2/land-110m.json",
    local: "/lib/land-110m.json",
    integrity: "sha384-5oFOGoMd0tkagYW08lVco4uAi7XDEDBwBxOdeKx+SA1ihbsHiR/aFAJGretluTzG",
  },
  states: {
    cdn: "https://cdn.jsdelivr.net/npm/us-atlas@3.0.1/states-10m.json",
    local: "/lib/states-10m.json",
    integrity: "sha384-s0hsN5kwP4LMWbFcTPSZT8Ev6nktHrbEYdPQngLCYA33Qhjk2wtqH5yIEu06AXMY",
  },
};

/** @type {Map<Published, Promise<any>>} */
const loads = new Map();

/** Chart.js with its annotations, which register with it as they arrive, or null: then the tables stand in. */
export const loadChart = async () => await load(LIBS.chart) && await load(LIBS.annotation) && /** @type {any} */ (globalThis).Chart;
/** The SignalR client, or null: then the page polls. */
export const loadSignalR = () => load(LIBS.signalr);

/** An outline as TopoJSON, or null: then the map does without. @param {keyof typeof OUTLINES} name @returns {Promise<import("./outline.js").Topology|null>} */
export const loadOutline = name => once(OUTLINES[name], (address, { integrity }, withinMs) => json(address, integrity, withinMs));

/** @param {Lib} lib @returns {Promise<any>} */
const load = lib => once(lib, script);

/** From the CDN, or else from here; asked for once. @template {Published} T @param {T} what @param {(address: string, what: T, withinMs: number) => Promise<any>} get @returns {Promise<any>} */
function once(what, get) {
  let promise = loads.get(what);
  if (!promise) {
    promise = get(what.cdn, what, ANSWER_WITHIN_MS).catch(() => get(what.local, what, 2 * ANSWER_WITHIN_MS)).catch(() => null);
    loads.set(what, promise);
  }
  return promise;
}

/** @param {string} address @param {string} integrity @param {number} withinMs */
async function json(address, integrity, withinMs) {
  const response = await fetch(address, { integrity, signal: AbortSignal.timeout(withinMs) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
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
