/**
 * RoadMap: send trips, watch roads grow, open a window, take small steps, compare stories. One control at a time.
 * The traits are those of widget.py; the model is network.js; the map is paper.js, what moves on it flow.js.
 */
import { button, choices, more, slider } from "../../ui/controls.js";
import { fill, h } from "../../ui/dom.js";
import { animation, prefersStill } from "../../ui/motion.js";
import { of100, sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import { grow, MAP_STEPS, shipped as town, simulate, STORIES } from "../network.js";
import everyWord from "../words.en.json" with { type: "json" };
import { flow as makeFlow } from "./flow.js";
import { paper } from "./paper.js";
import { tally as makeTally } from "./tally.js";
import { grown, lived, sent, stays } from "./tell.js";
import { timeline } from "./timeline.js";

const words = everyWord.road_map;
const DAYS = 120;
const GROWING = 240;
/** Days in a second: slow while a window is open, then quicker; slow while most of the roads grow, then quicker. */
const PACE = { first: 2, later: 14, until: 8, growing: 5, grown: 40, most: 40 };
const SPEEDS = /** @type {Record<string, number>} */ ({ slow: 0.5, normal: 1, fast: 3 });
/** Traffic keeps flowing for this long after a hand has moved something, and then rests. */
const FLOW_SECONDS = 4;
const RIGID = simulate({}, 1);

/** Lives that were lived before: eight stand side by side, and most choices come back. @type {Map<string, import("../network.js").Life>} */
const known = new Map();
/** Each holds about a megabyte. */
const MOST_KNOWN = 16;

/** @param {import("../network.js").Scenario} scenario */
function lifeOf(scenario) {
  const key = JSON.stringify(scenario);
  const life = known.get(key) ?? simulate(scenario, DAYS);
  if (known.size >= MOST_KNOWN && !known.has(key)) known.delete(/** @type {string} */ (known.keys().next().value));
  known.set(key, life);
  return life;
}

/**
 * @typedef {"trips" | "grow" | "window" | "steps" | "stories"} Act
 * @typedef {{ act: Act, ask: "trips" | "grow", guess: number, counted: number, day: number, steps: string, keep: string,
 *   start: string, dose: string, story: string, speed: string }} Traits
 * @typedef {import("@anywidget/types").AnyModel<Traits>} Shared
 */

/** @param {{ model: Shared, el: HTMLElement, signal: AbortSignal }} props */
export function render({ model: shared, el, signal }) {
  /** @template {keyof Traits} K @param {K} name @returns {Traits[K]} */
  const get = (name) => shared.get(name);
  const put = setter(shared);
  const act = () => get("act");
  const last = () => (act() === "grow" ? GROWING : DAYS);
  const hop = () => (act() === "grow" ? 20 : 5);

  let life = RIGID;
  /** The same steps kept up without a window, or some steps where there are none. @type {import("../network.js").Life | null} */
  let slow = null;
  let playing = false;
  let flowing = 0;
  /** Whether the day moves by itself, as time does, and nobody has jumped to another one. */
  let passing = false;

  // The pictures ------------------------------------------------------------------------------------------------
  const map = paper(town, { happens: words.happens, loop: words.loop, day: words.day_place });
  const flow = makeFlow(town);
  const chart = timeline(words, DAYS, (day) => goTo(day));
  const tally = makeTally(words);
  const ghostKey = h("span", { class: "hw-key-ghost" }, words.key.ghost);
  const key = h(
    "p",
    { class: "hw-key" },
    h("span", {}, words.key.life),
    h("span", { class: "hw-key-slow" }, words.key.slow),
    ghostKey,
  );

  // The controls ------------------------------------------------------------------------------------------------
  /** @param {"steps" | "keep" | "start" | "dose" | "speed" | "story"} name @param {string} legend @param {Record<string, string>} options */
  const choose = (name, legend, options) =>
    choices({
      legend,
      options: Object.entries(options).map(([value, label]) => ({ value, label })),
      value: get(name),
      onChange: (value) => put({ [name]: value, ...(name === "speed" ? {} : { day: 0 }) }),
    });
  const acts = choices({
    legend: words.acts_legend,
    hideLegend: true,
    options: Object.entries(words.acts).map(([value, label]) => ({ value, label })),
    value: act(),
    onChange: (value) => enter(/** @type {Act} */ (value)),
  });
  const guess = slider({
    label: words.guess.trips,
    min: 0,
    max: 100,
    step: 1,
    value: 50,
    say: (n) => fill(words.of_100, { n }),
    onInput: (n) => put({ guess: n }),
  });
  const group = {
    steps: choose("steps", words.steps, words.steps_options),
    keep: choose("keep", words.keep, words.keep_options),
    start: choose("start", words.start, words.start_options),
    dose: choose("dose", words.dose, words.dose_options),
    story: choose("story", words.stories_legend, words.stories),
    speed: choose("speed", words.speed, words.speed_options),
  };
  const main = button("", () => press());
  const again = button("", () => repeat(), "quiet");
  const step = button("", () => goTo(get("day") + hop()), "quiet");
  const day = slider({
    label: words.day,
    min: 0,
    max: DAYS,
    step: 1,
    value: 0,
    say: (n) => String(Math.round(n)),
    onInput: (n) => goTo(n),
  });
  const reset = button(
    words.reset,
    () => {
      put({
        steps: "some",
        keep: "two weeks",
        start: "the next day",
        dose: "yes",
        story: "window and two weeks",
        speed: "normal",
        guess: -1,
        counted: -1,
      });
      enter(act());
    },
    "quiet",
  );
  const folded = more(
    words.more,
    group.start.el,
    group.dose.el,
    group.speed.el,
    h("p", { class: "hw-note" }, words.counted),
    reset,
  );
  const first = button(
    words.guess_first,
    () => {
      put({ guess: 50 });
      guess.input.focus();
    },
    "quiet",
  );
  const buttons = h("div", { class: "hw-row" }, main, again, step, first);
  const controls = h("div", { class: "hw-controls" }, group.steps.el, group.keep.el, group.story.el, guess.el, buttons);
  /** One control at a time: what each act shows beside the map. @type {Record<Act, Element[]>} */
  const stage = {
    trips: [],
    grow: [step, folded, group.speed.el],
    window: [step, folded, group.speed.el],
    steps: [step, folded, group.speed.el, group.steps.el, group.keep.el, group.start.el, group.dose.el],
    stories: [step, folded, group.speed.el, day.el, group.story.el],
  };

  // The words ---------------------------------------------------------------------------------------------------
  const instruction = h("p", { class: "hw-do" });
  const live = sentence();

  openView(el, "hw-road-map", words.name);
  acts.el.classList.add("hw-acts");
  el.replaceChildren(
    h(
      "div",
      { class: "hw-inner" },
      instruction,
      map.el,
      tally.el,
      live.el,
      live.spoken,
      controls,
      chart.el,
      key,
      day.el,
      acts.el,
      folded,
      h("p", { class: "hw-note" }, words.note),
    ),
  );

  // What happens ------------------------------------------------------------------------------------------------
  const motion = animation((seconds) => {
    if (playing) advance(seconds);
    if (!flow.counting) flowing = Math.max(0, flowing - seconds);
    flow.move(seconds);
    if (flow.counting) {
      count();
      if (flow.over) flowing = 0;
    }
    map.dot(flow);
    return playing || flowing > 0;
  });

  /** Let traffic flow for a while, where anything may move. */
  function stir() {
    if (act() === "trips" || prefersStill()) return;
    flowing = FLOW_SECONDS;
    motion.start();
  }

  /** Trips as of this moment, each somewhere on its way; of a hundred that have been counted, those in the loop. */
  function deal() {
    flow.moment(life, index());
    if (act() !== "trips") flow.traffic();
    else if (get("counted") < 0) flow.clear();
    else if (!flow.counting) flow.send(true);
    map.dot(flow);
  }

  /** @param {Act} to */
  function enter(to) {
    playing = false;
    flowing = 0;
    // Whoever leaves while the hundred are under way finds them counted.
    if (get("counted") >= 0) put({ counted: of100(RIGID.captured[0]) });
    put({ day: 0, act: to });
    stir();
  }

  /** The one big button: whatever comes next. */
  function press() {
    if (act() === "trips") return get("counted") < 0 ? send() : enter("grow");
    if (playing) {
      playing = false;
      shared.save_changes();
      return refresh();
    }
    const following = /** @type {Record<string, Act>} */ ({ grow: "window", window: "steps", steps: "stories" })[act()];
    if (get("day") >= last() && following) return enter(following);
    play();
  }

  /** Once more, from the beginning. */
  function repeat() {
    if (act() === "trips") return send();
    goTo(0);
    play();
  }

  function play() {
    if (prefersStill()) return goTo(last());
    if (get("day") >= last()) goTo(0);
    playing = true;
    stir();
    refresh();
  }

  function send() {
    flow.moment(life, 0);
    flow.send(prefersStill());
    put({ counted: 0 });
    if (prefersStill()) {
      count();
      map.dot(flow);
    } else {
      flowing = 1;
      motion.start();
    }
  }

  /** The hundred are counted as they are caught. */
  function count() {
    const { caught } = flow.count();
    if (flow.over) put({ counted: caught });
    else shared.set("counted", caught);
    refresh(); // those who get through change the picture too
  }

  /** @param {number} seconds */
  function advance(seconds) {
    const now = get("day");
    const lived = now < PACE.until ? PACE.first : PACE.later;
    const pace = act() === "grow" ? (now < PACE.most ? PACE.growing : PACE.grown) : lived;
    const after = Math.min(now + seconds * pace * SPEEDS[get("speed")], last());
    if (after === last()) {
      playing = false;
      return goTo(after);
    }
    passing = true;
    shared.set("day", after);
    passing = false;
    // Trips that set out from now on choose by today's roads; those under way keep to theirs.
    if (Math.floor(after) > Math.floor(now)) flow.moment(life, index());
  }

  /** @param {number} value */
  function goTo(value) {
    put({ day: Math.min(value, last()) });
    stir();
  }

  // Drawing -----------------------------------------------------------------------------------------------------
  const index = () => Math.min(Math.floor(get("day") / (life.day[1] - life.day[0])), life.day.length - 1);
  /** How far between two moments of the life the day is. */
  const between = () => get("day") / (life.day[1] - life.day[0]) - index();
  const mixed = new Float64Array(town.lanes);

  /** Widths as of now, between two steps of the model too. */
  function widths() {
    const [before, after] = [life.strength[index()], life.strength[Math.min(index() + 1, life.strength.length - 1)]];
    const part = between();
    for (let lane = 0; lane < mixed.length; lane++) mixed[lane] = before[lane] + part * (after[lane] - before[lane]);
    return mixed;
  }

  /** @returns {import("../network.js").Scenario} */
  function scenario() {
    if (act() === "stories") return STORIES[get("story")];
    const doses = act() === "window" || get("dose") === "yes" ? [0] : [];
    if (act() === "window") return { doses };
    return {
      doses,
      practice_minutes: MAP_STEPS[get("steps")],
      ...(get("keep") === "kept up" ? {} : { practice_days: 14 }),
      practice_start: get("start") === "the next day" ? 1 : 10,
    };
  }

  /** @type {import("../network.js").Life | null} */
  let whole = null;
  let preparing = 0;
  const growing = () => (whole ??= grow(GROWING));

  /** Other choices, another life. */
  function relive() {
    slow = null;
    if (act() === "trips") life = RIGID;
    else if (act() === "grow") {
      life = whole ?? grow(1);
      // The rest is worked out when the first picture stands, or when it is asked for.
      preparing ||= window.setTimeout(growing, 300);
    } else {
      const now = scenario();
      const keptUp = { practice_minutes: now.practice_minutes || MAP_STEPS.some };
      const others = { stories: Object.values(STORIES), steps: [{ doses: [0] }], window: [] }[
        /** @type {"stories"} */ (act())
      ];
      life = lifeOf(now);
      // Shown beside whatever a window leads to, and left out where it would be the same life again.
      if (now.doses?.length) slow = lifeOf(keptUp);
      if (chart.el.clientWidth) {
        chart.build(life, [
          ...others.map((one) => ({ life: lifeOf(one), look: /** @type {const} */ ("ghost") })),
          ...(slow ? [{ life: slow, look: /** @type {const} */ ("slow") }] : []),
        ]);
      }
    }
  }

  /** Everything that needs to know how wide the page is. */
  function layout() {
    el.dataset.act = act();
    const started = act() !== "trips" || get("counted") >= 0;
    for (const part of new Set(Object.values(stage).flat()))
      part.toggleAttribute("hidden", !stage[act()].includes(part));
    acts.el.toggleAttribute("hidden", !started);
    ghostKey.textContent = act() === "stories" ? words.key.ghost : words.key.nothing;
    ghostKey.toggleAttribute("hidden", act() === "window");
    guess.el.querySelector("label")?.replaceChildren(words.guess[get("ask")]);
    if (!el.clientWidth || !map.build()) return;
    relive();
    refresh();
    deal();
  }

  function refresh() {
    if (act() === "grow" && get("day") > 0) life = growing();
    const at = index();
    const captured = capturedNow();
    const now = get("day");
    map.draw(widths(), now === 0 ? 0 : life.window[at], life.steered.subarray(0, at + 1).some(Boolean));
    // A line with nothing on it yet would only take room.
    const lines = act() === "stories" || (now > 0 && (act() === "window" || act() === "steps"));
    const compared = act() === "stories" || (!playing && now > 0);
    if (lines === chart.el.hasAttribute("hidden")) {
      for (const part of [chart.el, key]) part.toggleAttribute("hidden", !lines);
      if (lines) relive();
    }
    if (lines) chart.draw(now, captured, compared);
    key.style.visibility = compared ? "visible" : "hidden";

    const waiting = act() === get("ask") && (act() === "trips" ? get("counted") < 0 : now === 0);
    const running = act() === "trips" && flow.counting && !flow.over;
    const n = act() === "trips" ? Math.max(get("counted"), 0) : of100(captured);
    const through = act() === "trips" ? (running ? flow.count().through : get("counted") < 0 ? 0 : 100 - n) : 100 - n;
    const guessed = act() === get("ask") ? get("guess") : -1;
    tally.set(n, through, guessed);
    guess.el.toggleAttribute("hidden", !waiting || get("guess") < 0);
    first.toggleAttribute("hidden", !waiting || get("guess") >= 0);
    guess.set(Math.max(get("guess"), 0));

    const over = now >= last();
    const text = running ? words.say.on_the_way : told(n);
    live.el.toggleAttribute("hidden", !text);
    live.say(text);
    instruction.textContent = words.do[act()];
    map.el.setAttribute("aria-label", fill(words.map_picture, { sentence: text }));
    tally.el.toggleAttribute("hidden", act() === "trips" && get("counted") < 0 && guessed < 0);

    const done = act() === "trips" ? get("counted") >= 0 && !running : over;
    main.textContent = mainSays(over);
    main.style.visibility = running ? "hidden" : "";
    again.textContent = act() === "trips" ? words.send_again : words.again;
    again.toggleAttribute("hidden", !done || act() === "stories");
    step.textContent = fill(words.next_days, { n: hop() });
    step.toggleAttribute("hidden", act() === "trips" || over);
    day.set(now);
  }

  /** What the one big button says. @param {boolean} over */
  function mainSays(over) {
    const now = act();
    if (now === "trips") return get("counted") < 0 ? words.send : words.next_act.trips;
    if (playing) return words.pause;
    if (over) return now === "stories" ? words.again : words.next_act[now];
    if (get("day") > 0) return words.go_on;
    return now === "steps" && get("dose") === "no" ? words.play_alone : words.play[now];
  }

  /** The captured share as of now, between two steps of the model too. */
  function capturedNow() {
    // What the model reads on day 0 has half a step of open window in it; before anything happens the map is rigid.
    if (get("day") === 0 && act() !== "grow") return RIGID.captured[0];
    const before = life.captured[index()];
    return before + between() * ((life.captured[index() + 1] ?? before) - before);
  }

  /** @param {number} n */
  function told(n) {
    const now = get("day");
    const guessed = act() === get("ask") ? get("guess") : -1;
    if (act() === "trips") return sent(words.say, { counted: get("counted") < 0 ? null : n, guess: guessed });
    const first = of100(life.captured[0]);
    if (act() === "grow") return grown(words.say, { day: now, days: GROWING, n, first, guess: guessed });
    const { doses = [] } = scenario();
    const at = index();
    const begins =
      act() === "stories" && now === 0 ? `${/** @type {Record<string, string>} */ (words.tells)[get("story")]} ` : "";
    return (
      begins +
      lived(words.say, {
        day: now,
        days: DAYS,
        n,
        first: RIGID.captured[0],
        best: Math.min(...life.captured),
        end: life.captured[life.captured.length - 1],
        slow: slow && slow.captured[slow.captured.length - 1],
        halved: [life, slow].map((one) => one && stays(one, RIGID.captured[0] / 2)),
        open: life.window[at],
        dosed: doses.length > 0,
        closed: doses.length > 0 && life.window[at] < 0.5 && now > 1,
        steering: life.steered[at] > 0,
        drawnIn: life.drawn_in[at] > 0,
        quiet: Math.max(...life.steered) === 0,
      })
    );
  }

  // Listening: to the model, to the page's width and to its colours -------------------------------------------------
  /** @type {[string, () => void][]} */
  const reactions = [
    [
      "change:act change:ask",
      () => {
        acts.set(act());
        layout();
      },
    ],
    [
      "change:counted",
      () => {
        acts.el.toggleAttribute("hidden", get("counted") < 0 && act() === "trips");
        refresh();
        if (get("counted") < 0) deal();
      },
    ],
    [
      "change:day",
      () => {
        refresh();
        // Trips of another day would run on roads that have grown over.
        if (!passing) deal();
      },
    ],
    ["change:guess", refresh],
    .../** @type {(keyof typeof group)[]} */ (Object.keys(group)).map(
      (name) =>
        /** @type {[string, () => void]} */ ([
          `change:${name}`,
          () => {
            group[name].set(get(name));
            if (name === "speed") return;
            playing = false;
            relive();
            refresh();
            deal();
            stir();
          },
        ]),
    ),
  ];
  for (const [name, react] of reactions) for (const one of name.split(" ")) shared.on(one, react);

  const size = new ResizeObserver(layout);
  size.observe(el);
  const colours = new MutationObserver(layout);
  colours.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  colours.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  layout();
  stir();

  signal.addEventListener("abort", () => {
    size.disconnect();
    colours.disconnect();
    motion.stop();
    live.stop();
    clearTimeout(preparing);
    for (const [name, react] of reactions) for (const one of name.split(" ")) shared.off(one, react);
  });
}
