// When to draw. What somebody did is drawn with the next frame; where rows pour in, drawing gets a share of the time, and scrolling and
// typing the rest.

const FRAME_FALLBACK_MS = 250;
/** A drawing that takes longer than this is followed by a rest, of so many times as long, and no longer than that. */
const FAST_MS = 8, RESTS = 9, LONGEST_REST_MS = 600;

// A hidden tab gets no animation frames, yet its title must count what it missed: whichever comes first.
/** @param {() => void} run */
export function nextFrame(run) {
  let done = false;
  const once = () => { if (!done) { done = true; run(); } };
  if (typeof requestAnimationFrame === "function") requestAnimationFrame(once);
  setTimeout(once, FRAME_FALLBACK_MS);
}

export class Pace {
  #draw; #frame;
  #asked = false;
  /** No drawing of what poured in before, by performance.now(). */ #restUntil = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ #resting;

  /** @param {() => void} draw @param {(run: () => void) => void} frame calls back with the next frame */
  constructor(draw, frame) {
    this.#draw = draw;
    this.#frame = frame;
  }

  /** With the next frame. */
  soon() {
    if (this.#asked) return;
    this.#asked = true;
    clearTimeout(this.#resting);
    this.#resting = undefined;
    this.#frame(() => this.#run());
  }

  /** With the next frame too, or after the rest that the last drawing is owed. */
  inTurn() {
    const rest = this.#restUntil - performance.now();
    if (rest <= 0) this.soon();
    else if (!this.#asked) this.#resting ??= setTimeout(() => this.soon(), rest);
  }

  #run() {
    this.#asked = false;
    const began = performance.now();
    this.#draw();
    const now = performance.now(), took = now - began;
    this.#restUntil = took > FAST_MS ? now + Math.min(LONGEST_REST_MS, took * RESTS) : 0;
  }
}
