/**
 * A card that can be carried onto a place, by mouse, pen or finger. The buttons do the same, so nobody has to.
 * @param {{ card: HTMLElement, at: (x: number, y: number) => HTMLElement | null, over: (place: HTMLElement | null) => void,
 *   drop: (place: HTMLElement) => void, free: () => boolean }} options
 * `at` gives the place under a point, `free` says whether the card may leave at all.
 */
export function drag({ card, at, over, drop, free }) {
  /** Less than this is a hand that rests, or presses a link. */
  const SLACK = 6;
  /** @type {{ id: number, x: number, y: number, far: boolean } | null} */
  let hold = null;

  const home = () => {
    hold = null;
    card.classList.remove("is-carried");
    card.style.transform = "";
    over(null);
  };
  card.addEventListener("pointerdown", (event) => {
    if (event.button || !free() || (event.target instanceof Element && event.target.closest("a, button"))) return;
    hold = { id: event.pointerId, x: event.clientX, y: event.clientY, far: false };
  });
  card.addEventListener("pointermove", (event) => {
    if (hold?.id !== event.pointerId) return;
    const [dx, dy] = [event.clientX - hold.x, event.clientY - hold.y];
    if (!hold.far) {
      if (Math.hypot(dx, dy) < SLACK) return;
      hold.far = true;
      card.setPointerCapture(event.pointerId);
      card.classList.add("is-carried");
    }
    card.style.transform = `translate(${dx}px, ${dy}px) rotate(-1.5deg)`;
    over(at(event.clientX, event.clientY));
  });
  card.addEventListener("pointerup", (event) => {
    if (hold?.id !== event.pointerId) return;
    const place = hold.far ? at(event.clientX, event.clientY) : null;
    home();
    if (place) drop(place);
  });
  // A finger that scrolls the page takes the card back.
  card.addEventListener("pointercancel", home);
}
