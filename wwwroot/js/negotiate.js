// The library makes an Error of a refused negotiate and keeps its Retry-After to itself. So that one request is made here.

import { retryAfter } from "./backoff.js";

const TIMEOUT_MS = 10000;

/** The library's own client, but for negotiate. @param {any} signalR @param {(seconds: number) => void} refused told what the server asks to wait; 0 where it does not */
export function negotiating(signalR, refused) {
  return new class extends signalR.DefaultHttpClient {
    constructor() { super(signalR.NullLogger.instance); }

    /** @param {any} request */
    async send(request) {
      if (!new URL(request.url, location.href).pathname.endsWith("/negotiate")) return super.send(request);
      const response = await fetch(request.url, { method: request.method, headers: request.headers, body: request.content, signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok) {
        refused(retryAfter(response.headers.get("Retry-After")));
        throw new signalR.HttpError(response.statusText, response.status);
      }
      return new signalR.HttpResponse(response.status, response.statusText, await response.text());
    }
  }();
}
