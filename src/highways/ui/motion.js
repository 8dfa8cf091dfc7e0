/** Motion explains; it never insists. */

export const prefersStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Run `frame(seconds)` on every animation frame until it returns false.
 * A hidden tab gets no frames; a long gap counts as one short step, so nothing jumps.
 * @param {(seconds: number) => boolean} frame
 */
export function animation(frame) {
  let handle = 0;
  let last = 0;
  /** @param {number} now */
  const tick = (now) => {
    // A frame may have begun before the hand that started it was heard.
    const seconds = Math.min(Math.max(now - last, 0) / 1000, 0.05);
    last = now;
    handle = frame(seconds) ? requestAnimationFrame(tick) : 0;
  };
  return {
    start() {
      if (handle) return;
      last = performance.now();
      handle = requestAnimationFrame(tick);
    },
    stop() {
      cancelAnimationFrame(handle);
      handle = 0;
    },
    get running() {
      return handle !== 0;
    },
  };
}
