/**
 * A hand that slides along a picture: it points at a place, or drags. A finger that only scrolls past moves nothing.
 * A mouse or a pen acts at once. A finger acts when it taps, or as soon as it is clear that it goes sideways.
 */

/** From here on, in CSS pixels, a finger has moved and is no longer a tap. */
const MOVED = 8;
/** A finger goes sideways if it is this many times as far across as up or down. */
const SIDEWAYS = 1.5;

/**
 * @param {SVGElement} el
 * @param {{ onMove: (x: number, first: boolean) => void, onRest?: () => void }} hand `x` in CSS pixels from the left edge of
 *   `el`, which may lie outside it; `first` where the hand comes down. `onRest` when it lets go, if it has moved anything.
 */
export function slide(el, { onMove, onRest = () => {} }) {
  /** Where a finger came down, until it is clear what it wants. @type {{ x: number, y: number } | null} */
  let unsure = null;
  let sliding = false;
  // The page may still be scrolled and made larger with a finger that lies on the picture.
  el.style.touchAction = "pan-y pinch-zoom";

  /** @param {PointerEvent} event @param {boolean} [first] */
  const move = (event, first = false) => onMove(event.clientX - el.getBoundingClientRect().left, first);
  /** @param {PointerEvent} event */
  function begin(event) {
    unsure = null;
    sliding = true;
    move(event, true);
  }
  function end() {
    unsure = null;
    if (sliding) onRest();
    sliding = false;
  }

  el.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    el.setPointerCapture(event.pointerId);
    if (event.pointerType === "touch") unsure = { x: event.clientX, y: event.clientY };
    else begin(event);
  });
  el.addEventListener("pointermove", (event) => {
    if (!event.isPrimary) return;
    if (sliding) return move(event);
    if (!unsure) return;
    const [across, along] = [Math.abs(event.clientX - unsure.x), Math.abs(event.clientY - unsure.y)];
    if (Math.max(across, along) < MOVED) return;
    if (across > SIDEWAYS * along) begin(event);
    else unsure = null;
  });
  el.addEventListener("pointerup", (event) => {
    if (!event.isPrimary) return;
    if (unsure) begin(event);
    end();
  });
  // The browser has taken the finger to scroll or to zoom.
  el.addEventListener("pointercancel", end);
}
