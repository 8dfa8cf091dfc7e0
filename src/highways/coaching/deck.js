/**
 * A deck: one card at a time, put on one of a few places by button or by drag, answered at once with its reason. After some
 * cards a breath; at the end what went elsewhere, to look at again. No score, and nothing is kept.
 *
 * @typedef {{ id: string, text: string, place: string, sources: { key: string, short: string }[] }} Card
 * @typedef {{ cards: Card[], placed: Record<string, string>, predict: import("../ui/question.js").Prediction, guess: string }} Traits
 * @typedef {"card" | "answer" | "breath" | "end"} Shown
 * @typedef {{ name: string, do: string, do_guess: string, asks: string, places: Record<string, string> }} Says
 */
import { button } from "../ui/controls.js";
import { fill, h, svg, unique } from "../ui/dom.js";
import { predict } from "../ui/question.js";
import { openView, setter } from "../ui/view.js";
import words from "./cards.words.en.json" with { type: "json" };
import { drag } from "./drag.js";
import { shape } from "./shape.js";

/** So many cards between two breaths. */
const ROUND = 8;

/**
 * @template {Card} C
 * @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement, signal: AbortSignal }} props
 * @param {{ look: string, say: Says, note?: string, answer: (card: C, picked: string) => Node[], entry: (card: C) => import("../ui/dom.js").Child[],
 *   ending: (cards: C[]) => Node[] }} deck
 * `answer` is what is said to a choice, `entry` a card in the whole table, `ending` what else the end has to say, and `note` what a
 * reader should know before; where there is one, help stays in reach.
 */
export function deal({ model, el, signal }, { look, say, note, answer, entry, ending }) {
  const cards = /** @type {C[]} */ (model.get("cards"));
  const put = setter(model);
  const asked = () => Boolean(model.get("predict")?.ask) && model.get("guess") === "";
  const placed = () => model.get("placed");
  const names = say.places;

  /** The cards of this go, the one on the table, what was answered to it, and what is shown. */
  let go = cards;
  /** @type {C | undefined} */
  let open;
  let picked = "";
  /** @type {Shown} */
  let shown = "card";
  /** What the widget itself has put into `placed`: anything else comes from Python, and begins anew. */
  let known = placed();

  const left = () => go.filter((card) => !(card.id in placed()));
  const n = () => go.length - left().length;

  openView(el, "hw-deck", say.name);
  el.classList.add(look);
  const instruction = h("p", { class: "hw-do" });
  const content = note ? h("p", { class: "hw-deck-content" }, note) : null;
  const question = model.get("predict")?.ask
    ? predict({
        question: model.get("predict"),
        onGuess: (guess) => put({ guess: String(guess) }),
        onSkip: () => put({ guess: "skipped" }),
      }).el
    : null;

  const ids = { progress: unique("deck"), text: unique("deck") };
  const progress = h("p", { class: "hw-deck-progress", id: ids.progress });
  const trail = h("div", { class: "hw-deck-trail", "aria-hidden": "true" });
  const text = h("p", { class: "hw-deck-text", id: ids.text });
  // It stands empty from the start: screen readers only hear a region that they already know.
  const reply = h("div", { class: "hw-deck-reply", role: "status" });
  const from = h("p", { class: "hw-note" });
  const next = button(words.next, () => step());
  const grip = h("span", { class: "hw-deck-grip", "aria-hidden": "true" });
  const card = h(
    "div",
    { class: "hw-deck-card", tabindex: -1, role: "group", "aria-labelledby": `${ids.progress} ${ids.text}` },
    grip,
    h("p", { class: "hw-deck-asks" }, say.asks),
    text,
    reply,
    from,
    h("div", { class: "hw-row" }, next),
  );
  const breathText = h("p", { tabindex: -1 });
  const breath = h(
    "div",
    { class: "hw-deck-breath" },
    breathText,
    h(
      "div",
      { class: "hw-row" },
      button(words.go_on, () => draw("card", card)),
    ),
  );
  const end = h("div", { class: "hw-deck-end", tabindex: -1 });
  const table = h("div", { class: "hw-deck-stage" }, card, breath, end);

  /** A place: its button, and the cards that lie in it. */
  const places = Object.entries(names).map(([id, name]) => {
    const press = h(
      "button",
      { type: "button", class: "hw-deck-place", "data-place": id, onClick: () => choose(id) },
      shape(id),
      h("span", {}, name),
    );
    const list = h("ul", { class: "hw-deck-list", "aria-label": name, "data-place": id });
    return { id, press, list, el: h("div", { class: `hw-deck-area is-${id}` }, press, list) };
  });
  // One road from the card to each place, drawn where they lie side by side; the one that was right becomes a highway.
  const middle = (/** @type {number} */ i) => (100 * (i + 0.5)) / places.length;
  const roads = places.map(({ id }, i) =>
    svg("path", { class: `hw-deck-road is-${id}`, d: `M50 0C50 24 ${middle(i)} 8 ${middle(i)} 30` }),
  );
  const fork = svg(
    "svg",
    { class: "hw-deck-fork", viewBox: "0 0 100 30", preserveAspectRatio: "none", "aria-hidden": "true" },
    ...roads,
  );
  const areas = h("div", { class: "hw-deck-areas" }, ...places.map((place) => place.el));
  const hint = h("p", { class: "hw-note hw-deck-hint" }, words.drag);
  const stop = button(words.stop, () => finish(), "quiet");
  const game = h("div", {}, h("div", { class: "hw-deck-head" }, progress, trail), table, fork, areas, hint);
  const help = note ? h("p", { class: "hw-note" }, `${words.worry} `, helpNow()) : null;
  const inner = h(
    "div",
    { class: "hw-inner" },
    instruction,
    content,
    question,
    game,
    h("div", { class: "hw-row hw-stop" }, stop),
    help,
  );
  el.append(inner);

  drag({
    card,
    free: () => shown === "card",
    at: (x, y) => {
      const found = document.elementsFromPoint(x, y).find((one) => inner.contains(one) && one.closest("[data-place]"));
      return /** @type {HTMLElement | null} */ (found?.closest("[data-place]") ?? null);
    },
    over: (place) => places.forEach((one) => one.el.classList.toggle("is-over", one.id === place?.dataset.place)),
    drop: (place) => choose(/** @type {string} */ (place.dataset.place)),
  });
  // One key for each place while the card itself has the focus, for hands that go through many.
  card.addEventListener("keydown", (event) => {
    const place =
      event.target === card && !event.ctrlKey && !event.metaKey && !event.altKey && places[Number(event.key) - 1];
    if (place) choose(place.id);
  });

  /** @param {Record<string, string>} all */
  function keep(all) {
    known = all;
    put({ placed: all });
  }

  /** @param {string} place */
  function choose(place) {
    if (shown !== "card" || !open) return;
    picked = place;
    keep({ ...placed(), [open.id]: place });
    draw("answer", next);
  }

  function step() {
    if (!left().length) return finish();
    if (n() % ROUND === 0) return draw("breath", breathText);
    draw("card", card);
  }

  function finish() {
    // Whoever asks for the table has passed over the guess.
    if (asked()) put({ guess: "skipped" });
    draw("end", end);
  }

  /** Cards once more: they leave their places. @param {C[]} some */
  function anew(some) {
    go = some;
    const again = new Set(some.map((one) => one.id));
    keep(Object.fromEntries(Object.entries(placed()).filter(([id]) => !again.has(id))));
    draw("card", card);
  }

  /** @param {Shown} now @param {HTMLElement} [focus] */
  function draw(now = shown, focus) {
    shown = now;
    if (shown === "card") open = left()[0] ?? open;
    const guessing = asked();
    instruction.textContent = guessing ? say.do_guess : say.do;
    instruction.hidden = !guessing && shown !== "card" && shown !== "answer";
    // What came before the first card goes with the step to the second: an answer must not jump under the eye.
    if (shown !== "answer") for (const one of [content, question]) one?.toggleAttribute("hidden", !guessing && n() > 0);
    game.hidden = guessing;
    progress.textContent = open ? fill(words.progress, { n: go.indexOf(open) + 1, total: go.length }) : "";
    trail.style.setProperty("--walked", `${(100 * n()) / go.length}%`);
    card.hidden = shown !== "card" && shown !== "answer";
    breath.hidden = shown !== "breath";
    end.hidden = shown !== "end";
    progress.parentElement?.toggleAttribute("hidden", shown === "end");
    hint.hidden = shown !== "card";
    for (const one of [areas, fork]) one.toggleAttribute("hidden", shown === "end");
    stop.parentElement?.toggleAttribute("hidden", shown === "end");
    card.className = shown === "answer" ? `hw-deck-card is-answered is-${open?.place}` : "hw-deck-card";
    places.forEach((one, i) => {
      one.press.setAttribute("aria-disabled", String(shown !== "card"));
      one.el.classList.toggle("is-it", shown === "answer" && one.id === open?.place);
      roads[i].classList.toggle("is-walked", shown === "answer" && one.id === open?.place);
    });
    if (shown === "card" && open) {
      text.textContent = open.text;
      reply.replaceChildren();
      from.replaceChildren();
      next.parentElement?.toggleAttribute("hidden", true);
    } else if (shown === "answer" && open) {
      reply.replaceChildren(
        h("p", { class: `hw-deck-stamp is-${open.place}` }, shape(open.place), h("strong", {}, names[open.place])),
        ...answer(open, picked),
      );
      from.replaceChildren(`${words.from} `, ...cited(open.sources));
      next.parentElement?.toggleAttribute("hidden", false);
      next.textContent = left().length ? words.next : words.last;
    } else if (shown === "breath") breathText.textContent = fill(words.breath, { n: n() });
    else if (shown === "end") end.replaceChildren(...closing());
    for (const { id, list } of places) list.replaceChildren(...lying(id));
    // The button that was pressed may be gone, so the focus goes to what came of it.
    if (focus && el.contains(document.activeElement)) {
      focus.focus({ preventScroll: true });
      table.scrollIntoView({ block: "nearest" });
    }
  }

  /** The cards that lie in a place: where the list has them, the last one on top. @param {string} id */
  function lying(id) {
    const there = Object.keys(placed()).map((one) => cards.find((card) => card.id === one));
    const here = there.filter((one) => one?.place === id).reverse();
    return here.map((one) => h("li", { class: one === open && shown === "answer" ? "is-new" : false }, one?.text));
  }

  /** The end: what went elsewhere, then the whole table. */
  function closing() {
    const missed = cards.filter(({ id, place }) => id in placed() && placed()[id] !== place);
    const all = cards.every(({ id }) => id in placed());
    const buttons = h(
      "div",
      { class: "hw-row" },
      missed.length ? button(words.again, () => anew(missed)) : null,
      button(words.over, () => anew(cards), "quiet"),
    );
    return [
      ...(missed.length
        ? [
            h("p", { class: "hw-do" }, words.look_again),
            h(
              "ul",
              { class: "hw-deck-missed" },
              ...missed.map((one) =>
                h(
                  "li",
                  {},
                  shape(one.place),
                  h("span", {}, fill(words.you_put, { text: one.text, place: names[one.place] })),
                ),
              ),
            ),
          ]
        : all
          ? [h("p", { class: "hw-do" }, words.all_there)]
          : []),
      buttons,
      ...ending(cards),
      h("p", { class: "hw-do hw-deck-whole" }, words.whole),
      ...places.map(({ id }) =>
        h(
          "section",
          { class: `hw-deck-part is-${id}`, "aria-label": names[id] },
          h("p", { class: "hw-deck-stamp" }, shape(id), h("strong", {}, names[id])),
          h(
            "ul",
            {},
            ...cards
              .filter((one) => one.place === id)
              .map((one) => h("li", {}, h("strong", {}, one.text), h("span", {}, ...entry(one)))),
          ),
        ),
      ),
    ];
  }

  const onPlaced = () => {
    if (placed() === known || JSON.stringify(placed()) === JSON.stringify(known)) return;
    known = placed();
    go = cards;
    draw(left().length ? "card" : "end");
  };
  const onGuess = () => draw();
  model.on("change:placed", onPlaced);
  model.on("change:guess", onGuess);
  draw(left().length ? "card" : "end");
  signal.addEventListener("abort", () => {
    model.off("change:placed", onPlaced);
    model.off("change:guess", onGuess);
    inner.remove();
  });
}

/** Sources by name, as links where the page has them among its own. @param {Card["sources"]} sources */
const cited = (sources) =>
  sources.flatMap(({ key, short }, i) => {
    const id = `footcite-${key}`;
    return [i ? "; " : "", document.getElementById(id) ? h("a", { href: `#${id}` }, short) : short];
  });

/** The page's own way to help, which stands in its head; where there is none, the words say what to do. */
function helpNow() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.hw-help"));
  return link ? h("a", { href: link.href }, words.help) : words.help_here;
}
