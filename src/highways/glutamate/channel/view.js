/**
 * Receptor: one NMDA channel, close up. Magnesium leaves as the cell wakes; ketamine sits down where it has left.
 * The traits are those of widget.py; the model is receptor.js.
 */
import { choices, slider } from "../../ui/controls.js";
import { fill, h, svg } from "../../ui/dom.js";
import { of100, sentence } from "../../ui/sentence.js";
import { openView, setter } from "../../ui/view.js";
import { simulate } from "../../kinetics/model.js";
import data from "../parameters.json" with { type: "json" };
import { blocked, freeLevel, openOfMagnesium } from "../receptor.js";
import everyWord from "../words.en.json" with { type: "json" };
import { curve, HIGHEST, LOWEST } from "./curve.js";
import { hundred, pore } from "./pore.js";

const words = everyWord.receptor;
const HALF = { brake: data.block.half_interneuron.value, go: data.block.half_pyramidal.value };
/** The highest level in the brain after a dose of 1, ng/mL. */
const PEAK = Math.max(...simulate({}, 2).effect);

/**
 * @typedef {{ voltage: number, dose: number, where: "brake" | "go" }} Traits
 */

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement, signal: AbortSignal }} props */
export function render({ model: shared, el, signal }) {
  /** @template {keyof Traits} K @param {K} name @returns {Traits[K]} */
  const get = (name) => shared.get(name);
  const put = setter(shared);

  const one = pore(words);
  const many = hundred(words);
  const curveRoot = svg("svg", { class: "hw-chart hw-magnesium-curve", role: "img", "aria-label": words.curve });
  const chart = curve(curveRoot, words, (voltage) => put({ voltage: Math.round(voltage) }));

  const voltage = slider({
    label: words.voltage,
    min: LOWEST,
    max: HIGHEST,
    step: 1,
    value: get("voltage"),
    say: (n) => fill(words.millivolts, { n: String(Math.round(n)).replace("-", "−") }),
    ends: [words.asleep, words.awake],
    onInput: (value) => put({ voltage: value }),
  });
  const dose = slider({
    label: words.dose,
    min: 0,
    max: 2,
    step: 0.1,
    value: get("dose"),
    say: (n) => (n ? fill(words.times, { n: n.toFixed(1) }) : words.none),
    onInput: (value) => put({ dose: value }),
  });
  const where = choices({
    legend: words.where,
    options: Object.entries(words.where_options).map(([value, label]) => ({ value, label })),
    value: get("where"),
    onChange: (value) => put({ where: /** @type {Traits["where"]} */ (value) }),
  });

  const live = sentence();
  openView(el, "hw-receptor", words.name);
  el.replaceChildren(
    h(
      "div",
      { class: "hw-inner" },
      h("p", { class: "hw-do" }, words.do),
      h("div", { class: "hw-close-up" }, one.root, h("div", { class: "hw-many" }, many.root, many.key), curveRoot),
      live.el,
      live.spoken,
      h("div", { class: "hw-controls" }, voltage.el, dose.el, where.el),
      h("p", { class: "hw-note" }, words.note),
    ),
  );

  /** Whether the curve has a place; asked once per size, because asking makes the browser lay out the page. */
  let laid = false;

  function refresh() {
    const free = openOfMagnesium(get("voltage"));
    const shut = blocked(freeLevel(PEAK * get("dose")), HALF[get("where")]);
    const counts = {
      ketamine: of100(free) - of100(free * (1 - shut)),
      open: of100(free * (1 - shut)),
      magnesium: 100 - of100(free),
    };
    one.draw(free, shut);
    many.draw(counts);
    if (laid) chart.draw(get("voltage"));
    const state = free < 0.1 ? words.say.asleep : free < 0.5 ? words.say.waking : words.say.awake;
    const taken =
      get("dose") > 0
        ? fill(words.say.shut, { shut: counts.ketamine, free: of100(free) })
        : free >= 0.1 && words.say.shut_none;
    const text = [fill(state, { free: of100(free) }), taken].filter(Boolean).join(" ");
    live.say(text);
    one.root.setAttribute("aria-label", fill(words.pore, { sentence: text }));
    many.root.setAttribute("aria-label", fill(words.hundred, counts));
    voltage.set(get("voltage"));
    dose.set(get("dose"));
    where.set(get("where"));
  }

  function layout() {
    laid = el.clientWidth > 0;
    if (!laid) return;
    chart.build(curveRoot.clientWidth, curveRoot.clientHeight);
    refresh();
  }

  for (const name of ["voltage", "dose", "where"]) shared.on(`change:${name}`, refresh);
  const size = new ResizeObserver(layout);
  size.observe(el);
  refresh();
  layout();
  signal.addEventListener("abort", () => {
    size.disconnect();
    live.stop();
    for (const name of ["voltage", "dose", "where"]) shared.off(`change:${name}`, refresh);
  });
}
