// The instruments within the page, there before the page's own first line. Times are of performance.now(): ms since the navigation began.
// A moment is over when the frame that shows it was made: the task after the animation frame in which the condition was met.

globalThis.bench = (() => {
  const frame = () => new Promise(resolve => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(null);
  }));

  /** The end of the frame that shows what `holds` asks for; looked at after whatever changed the document or moved the focus. */
  const shown = holds => new Promise(resolve => {
    const look = () => {
      if (!holds()) return;
      observer.disconnect();
      removeEventListener("focusin", look, true);
      frame().then(resolve);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    addEventListener("focusin", look, true);
    look();
  });

  const text = selector => document.querySelector(selector)?.textContent ?? "";
  const board = () => document.querySelectorAll("[data-slot=board] .site-row");
  const figures = () => document.querySelectorAll("[data-slot=figures] .figure");

  const inSight = element => { const { top, bottom } = element.getBoundingClientRect(); return bottom > 0 && top < innerHeight; };

  /** Figures, and below them the rows of the board with their marks, to the lower edge of the window or the last site. */
  const isPicture = sites => figures().length >= 3 && board().length > 0 && [...board()].filter(inSight).every(row => row.querySelector("[data-part=marks]").childElementCount > 0)
    && (board().length === sites || !inSight([...board()].at(-1)));

  // What an event leads to; each is asked before the event for how things stand, and gives the condition.
  const outcomes = {
    row: id => { const row = document.querySelector(`#board-${id}`); return () => !row.hidden && row.querySelectorAll(".lane").length > 0 && !inSight([...row.querySelectorAll(".lane")].at(-1)); },
    closed: id => { const row = document.querySelector(`#board-${id}`); return () => row.hidden; },
    focus: () => { const before = document.activeElement; return () => document.activeElement !== before && document.activeElement !== document.body; },
    readout: () => { const before = text("[data-slot=ramp] [data-part=says]"); return () => text("[data-slot=ramp] [data-part=says]") !== before; },
    site: () => () => document.querySelectorAll(".site-frame [data-part=lanes] [data-row]").length >= 100,
    panel: () => () => !document.querySelector("#panel").hidden && text("#panel [data-part=name]") !== "",
  };

  let began = 0, outcome = Promise.resolve(0);
  /** @type {PerformanceEventTiming[]} */ let timings = [];
  new PerformanceObserver(list => timings.push(...list.getEntries())).observe({ type: "event", durationThreshold: 16 });

  // Each row's marks say for which day they were drawn.
  const isBoardOf = day => document.documentElement.hasAttribute("data-past") && !document.querySelector("#past-band").hidden
    && text("#past-band [data-part=state]") === "" && !document.querySelector("#view").hidden
    && board().length > 0 && [...board()].every(row => row.querySelector("[data-part=marks]").getAttribute("aria-label")?.includes(`, ${day}. `));

  return {
    firstPicture: sites => shown(() => isPicture(sites)),

    /** Made ready for the next event of a type: from that event to the frame that shows its outcome. */
    arm(type, what, of) {
      timings = [];
      const holds = outcomes[what](of);
      outcome = new Promise(resolve => addEventListener(type, event => {
        began = event.timeStamp;
        shown(holds).then(at => resolve(at - began));
      }, { capture: true, once: true }));
    },
    /** ms to the frame, and the browser's own measure up to what is on the screen (in steps of 8 ms; less than 16 is not told). */
    async told() {
      const ms = await Promise.race([outcome, new Promise((_, reject) => setTimeout(() => reject(new Error("nothing came of it within 20 s")), 20_000))]);
      await new Promise(resolve => setTimeout(resolve, 150));
      return [ms, Math.max(0, ...timings.map(timing => timing.duration))];
    },

    /** The handle is dragged over some days, a frame each, and let go at the last: ms from there to the board of that day. */
    async letGo(days) {
      const handle = document.querySelector("#scrubber [data-part=at]");
      for (const day of days.slice(0, -1)) {
        handle.value = String(day);
        handle.dispatchEvent(new Event("input", { bubbles: true }));
        await frame();
      }
      handle.value = String(days.at(-1));
      const start = performance.now();
      handle.dispatchEvent(new Event("input", { bubbles: true }));
      handle.dispatchEvent(new Event("change", { bubbles: true }));
      const day = new Date(days.at(-1) * 86400000).toISOString().slice(0, 10);
      return await shown(() => isBoardOf(day)) - start;
    },

    /** What the board says in numbers: milestones, and of these done. */
    counts: () => text("[data-slot=board] [data-part=subtitle]").match(/\d[\d,]*/g).map(each => Number(each.replaceAll(",", ""))),

    /** The times of every frame within so many seconds, and the lengths of tasks over 50 ms. */
    async frames(seconds) {
      const tasks = [];
      const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration)));
      observer.observe({ type: "longtask" });
      const times = [];
      const end = performance.now() + seconds * 1000;
      await new Promise(resolve => {
        const next = at => { times.push(at); if (performance.now() < end) requestAnimationFrame(next); else resolve(); };
        requestAnimationFrame(next);
      });
      observer.disconnect();
      return { times, tasks };
    },
  };
})();
