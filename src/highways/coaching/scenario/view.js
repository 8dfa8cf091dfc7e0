/**
 * Scenes to rehearse: a list of doors, or one open scene. No score, and nothing to write.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {{ only: string[], scenes: Scene[], scene: string, step: string, option: string }} Traits
 */
import { button } from "../../ui/controls.js";
import { fill, h } from "../../ui/dom.js";
import { openView, setter } from "../../ui/view.js";
import words from "../scenario.words.en.json" with { type: "json" };
import { address } from "./address.js";
import { list } from "./list.js";
import { sheet } from "./scene.js";
import { seen } from "./seen.js";

/** @param {{ model: import("@anywidget/types").AnyModel<Traits>, el: HTMLElement, signal?: AbortSignal }} props */
export function render({ model, el, signal }) {
  const inner = h("div", { class: "hw-inner" });
  const set = setter(model);
  const memory = seen();
  let moving = false;

  const scenes = () => model.get("scenes");
  /** The only scene there is has no list to go back to. */
  const single = () => scenes().length < 2;

  /** Several traits, and one drawing; then the eye and the focus go to what is new. @param {Partial<Traits>} values */
  const go = (values) => {
    moving = true;
    set(values);
    moving = false;
    draw();
    where.show(single() ? "" : model.get("scene"));
    const line = /** @type {HTMLElement | null} */ (inner.querySelector("[data-lead], .hw-do"));
    line?.focus({ preventScroll: true });
    // A card that grew or shrank may have left the screen.
    if (inner.getBoundingClientRect().top < 0) el.scrollIntoView({ block: "start" });
  };
  /** @param {string} scene */
  const open = (scene) => go({ scene, step: "", option: "" });

  /** A way to the scene beside this one. @param {Scene | undefined} scene @param {string} sign @param {string} say */
  const beside = (scene, sign, say) => {
    const arrow = h("button", { type: "button", class: "hw-button hw-story-arrow", disabled: !scene }, sign);
    arrow.setAttribute("aria-label", scene ? fill(say, { title: scene.title }) : words.no_more);
    if (scene) arrow.addEventListener("click", () => open(scene.id));
    return arrow;
  };

  /** @param {number} at */
  const bar = (at) =>
    h(
      "div",
      { class: "hw-row hw-story-bar" },
      button(words.all, () => open(""), "quiet"),
      h(
        "div",
        { class: "hw-story-turns" },
        beside(scenes()[at - 1], "‹", words.previous),
        h("span", { class: "hw-story-count" }, fill(words.count, { n: at + 1, all: scenes().length })),
        beside(scenes()[at + 1], "›", words.next),
      ),
    );

  function draw() {
    if (moving) return;
    const at = scenes().findIndex((one) => one.id === model.get("scene"));
    const scene = scenes()[at];
    if (!scene) {
      inner.replaceChildren(list(scenes(), (id) => memory.of(id).size > 0, open));
      return;
    }
    const { id } = scene;
    /** @param {string} step @param {string} [option] */
    const step = (step, option = "") => {
      if (step === "outcome") memory.add(id, option);
      go({ step, option });
    };
    const next = scenes()[at + 1];
    const onward = (/** @type {boolean} */ best) =>
      next ? [button(fill(words.next, { title: next.title }), () => open(next.id), best ? "main" : "quiet")] : [];
    const ways = { go: step, leave: single() ? undefined : () => open("") };
    const state = { step: model.get("step"), option: model.get("option"), tried: memory.of(id), ways, onward };
    inner.replaceChildren(...(single() ? [] : [bar(at)]), sheet(scene, state));
  }

  const where = address(
    el,
    (id) => {
      const known = scenes().some((one) => one.id === id) ? id : "";
      if (!single() && known !== model.get("scene")) open(known);
    },
    signal,
  );
  if (!single() && scenes().some((one) => one.id === where.start)) {
    set({ scene: where.start, step: "", option: "" });
    // The page came to rest at the still of this scene, which is about to go.
    requestAnimationFrame(() => requestAnimationFrame(() => el.scrollIntoView({ block: "start" })));
  }
  openView(el, "hw-story", words.name);
  el.append(inner);
  draw();
  const names = "change:scenes change:scene change:step change:option";
  model.on(names, draw);
  return () => {
    model.off(names, draw);
    inner.remove();
  };
}
