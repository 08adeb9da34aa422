// Asks for the board while the modules that draw it are still on their way; api.js takes the answer. And where the server is gone before they
// are here, the page begins again once it is back. No module itself, since it must wait for none.

(() => {
  globalThis.addEventListener?.("error", event => {
    if (!(event.target instanceof HTMLScriptElement) || event.target.type !== "module") return;
    const again = setInterval(() => fetch("/js/main.js", { method: "HEAD" }).then(answer => {
      if (!answer.ok) return;
      clearInterval(again);
      location.reload();
    }, () => {}), 2000);
  }, true);
  // A past moment is asked for in another way, and a wall with a key of its own.
  if (new URLSearchParams(location.search).has("asOf") || location.pathname.startsWith("/wall")) return;
  let topic = "programme";
  /** @type {string|null} */ let key = null;
  try {
    const site = /^\/sites\/([^/]+)/.exec(location.pathname);
    if (site) topic = `site:${decodeURIComponent(site[1])}`;
    key = sessionStorage.getItem("key");
  } catch { /* then the page asks by itself */ }
  const path = `/api/board?${new URLSearchParams({ topic, ...topic === "programme" && { rows: "brief" } })}`;
  /** @type {HeadersInit} */ const headers = key ? { Accept: "application/json", Authorization: `Bearer ${key}` } : { Accept: "application/json" };
  const asked = { mono: performance.now(), wall: Date.now() };
  const response = fetch(path, { headers, signal: AbortSignal.timeout(10000) });
  // Whoever takes it hears of it.
  response.catch(() => {});
  /** @type {any} */ (globalThis).early = { path, key, response, asked };
})();
