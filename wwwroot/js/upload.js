// Sends a file with the key of this tab, and tells how far it has got: fetch cannot say that.

import { accessKey, ApiError, onKey } from "./api.js";
import { t } from "./i18n.js";

/** @param {string} path @param {File} file @param {(share: number) => void} onProgress 0 to 1 @param {AbortSignal} signal @returns {Promise<any>} */
export function sendFile(path, file, onProgress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    const key = accessKey();
    if (key) request.setRequestHeader("Authorization", `Bearer ${key}`);
    request.upload.addEventListener("progress", event => { if (event.lengthComputable) onProgress(event.loaded / event.total); });
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer);
      else reject(new ApiError(request.status, answer?.detail ?? answer?.title ?? request.statusText));
    });
    request.addEventListener("error", () => reject(new ApiError(0, "")));
    request.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** Asks for a key where the tab has none, and once more where it is refused. @template T @param {() => Promise<T>} send @returns {Promise<T>} */
export async function withKey(send) {
  if (accessKey() === null && !await onKey(false)) throw new ApiError(401, "");
  for (;;) {
    try {
      return await send();
    } catch (problem) {
      if (!(problem instanceof ApiError) || problem.status !== 401 || !await onKey(true)) throw problem;
    }
  }
}

/** Why it was not taken: in the server's words, or that there was no key, or no answer. @param {unknown} problem */
export const refusalOf = problem => !(problem instanceof ApiError) ? t("schedules.failed") : problem.message || t(problem.status === 401 ? "filling.no-key" : "schedules.failed");

/** @param {string} text */
function parsed(text) {
  try { return JSON.parse(text); } catch { return null; }
}
