// Light, dark, or as the system: switched by one button, remembered.

const STORAGE_KEY = "theme";
const CHOICES = ["auto", "light", "dark"];

/** @type {Set<() => void>} */
const listeners = new Set();
let current = remembered();
apply();
if (typeof matchMedia === "function") matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);

export const theme = () => current;

/** Charts take their inks from the page, so they draw again. @param {() => void} fn */
export function onTheme(fn) {
  listeners.add(fn);
  return () => { listeners.delete(fn); };
}

export function nextTheme() {
  current = CHOICES[(CHOICES.indexOf(current) + 1) % CHOICES.length];
  try { localStorage.setItem(STORAGE_KEY, current); } catch { /* storage is a convenience */ }
  apply();
  tell();
}

function apply() {
  if (typeof document !== "undefined") document.documentElement.dataset.theme = current;
}

function tell() {
  for (const fn of listeners) fn();
}

function remembered() {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored && CHOICES.includes(stored) ? stored : "auto";
  } catch {
    return "auto";
  }
}
