// What somebody enters on the page goes to the API with the key of this tab. It is done when the API says so, and sent again it is once.

import { accessKey, ApiError } from "./api.js";

const TIMEOUT_MS = 10000;

/** By chance, also where the page did not come over TLS. */
export const chance = (bytes = 12) => [...crypto.getRandomValues(new Uint8Array(bytes))].map(byte => byte.toString(16).padStart(2, "0")).join("");

/** The Idempotency-Key of what is sent: the same as long as it is the same. @param {() => string} [draw] */
export function createOnce(draw = chance) {
  let text = "", key = "";
  return {
    /** @param {string[]} sent */
    keyOf(...sent) {
      const now = JSON.stringify(sent);
      if (now !== text) [text, key] = [now, draw()];
      return key;
    },
    /** The next is another, also where it says the same. */
    forget() { text = ""; },
  };
}

/** @param {"PUT"|"DELETE"} method @param {string} path @param {object|null} body @param {ReturnType<typeof createOnce>} once @returns {Promise<{position: number, epoch: string}>} */
export async function write(method, path, body, once) {
  const key = accessKey(), text = body ? JSON.stringify(body) : "";
  /** @type {Response} */ let response;
  try {
    response = await fetch(path, {
      method,
      headers: { Accept: "application/json", "Idempotency-Key": once.keyOf(method, path, text), ...body && { "Content-Type": "application/json" }, ...key && { Authorization: `Bearer ${key}` } },
      ...body && { body: text },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new ApiError(0, "");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, answer?.detail ?? answer?.title ?? response.statusText, 0, answer?.errors ?? []);
  once.forget();
  return answer;
}
