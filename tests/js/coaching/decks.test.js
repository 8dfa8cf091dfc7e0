/** Two decks: every card reaches its reason and its place, nobody is scored, and what went elsewhere can be sorted again. */
import { letsGo, mount } from "../mount.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import cardWords from "../../../src/highways/coaching/cards.words.en.json" with { type: "json" };
import flagWords from "../../../src/highways/coaching/flags.words.en.json" with { type: "json" };
import scopeWords from "../../../src/highways/coaching/scope.words.en.json" with { type: "json" };
import { RedFlags, Scope } from "../../../src/highways/coaching/widget.js";
import { facts } from "../facts.js";

const { scope, flags, levels: LEVELS, actions: ACTIONS } = facts.coaching;
const levels = Object.keys(LEVELS);
const actions = Object.keys(ACTIONS);
const DECKS = { Scope: [Scope, scope], RedFlags: [RedFlags, flags] };
const PREDICT = {
  ask: "How many may a coach do alone?",
  options: [
    { text: "About 6", value: "6", why: "More." },
    { text: "About 13", value: "13", why: "Yes.", right: true },
  ],
};
const deal = (name, state = {}) => mount(DECKS[name][0], { ...DECKS[name][1], ...state });
const put = (view, place) => view.click(view.one(`.hw-deck-place[data-place='${place}']`));
const reply = (view) => view.text(".hw-deck-reply");
/** To the next card, with a breath where there is one. */
function goOn(view) {
  view.click(view.one(".hw-deck-card .hw-button"));
  if (view.hasButton("Go on")) view.press("Go on");
}
const list = (view, name) => view.named("ul", name, true);
const NO_SCORE = /\bscore|\d+ ?%|points|\d+ right|correct|passed|failed|wrong/i;

test("every card of the scope reaches its reason and its place", () => {
  const view = deal("Scope");
  const total = scope.cards.length;
  for (const [n, card] of scope.cards.entries()) {
    assert.equal(view.text(".hw-deck-text"), card.text);
    assert.equal(view.text(".hw-deck-progress"), `Card ${n + 1} of ${total}`);
    const picked = levels[n % levels.length];
    put(view, picked);
    assert.ok(reply(view).includes(card.why), card.id);
    assert.ok(reply(view).startsWith(LEVELS[card.place]), card.id);
    assert.ok(
      reply(view).includes(picked === card.place ? scopeWords.right[card.place] : scopeWords.other[picked][card.place]),
      card.id,
    );
    assert.ok(view.text(".hw-deck-card").includes(card.sources[0].short));
    assert.equal(document.activeElement, view.one(".hw-deck-card .hw-button"), "the focus goes to what came of it");
    assert.equal(list(view, LEVELS[card.place]).querySelector("li").textContent, card.text, "the last one lies on top");
    goOn(view);
  }
  assert.ok(view.text(".hw-deck-end").includes("Have another look at them:"));
  for (const card of scope.cards) assert.ok(view.text(".hw-deck-end").includes(card.why));
});

for (const held of actions) {
  test(`every sign is answered when the card held up is ${held}`, () => {
    const view = deal("RedFlags");
    for (const [n, sign] of flags.cards.entries()) {
      assert.equal(view.text(".hw-deck-text"), sign.text);
      assert.equal(view.text(".hw-deck-progress"), `Card ${n + 1} of ${flags.cards.length}`);
      put(view, held);
      const told = reply(view);
      for (const said of [sign.contact, sign.says, ACTIONS[sign.place]])
        assert.ok(told.includes(said), `${sign.id}: ${said}`);
      const by = actions.indexOf(held) - actions.indexOf(sign.place);
      assert.equal(told.includes("More urgent than the list says: that is the safe side."), by < 0, sign.id);
      assert.equal(told.includes(flagWords.missed[sign.id] ?? "-none-"), by > 0, sign.id);
      assert.equal(told.includes("In doubt, take the more urgent card."), by > 0, sign.id);
      assert.equal(view.one(".is-it .hw-deck-place").dataset.place, sign.place);
      goOn(view);
    }
    assert.ok(view.text(".hw-deck-end").includes("In doubt, take the more urgent card."));
  });
}

test("keys 1, 2 and 3 answer while the card itself has the focus", () => {
  const view = deal("Scope");
  for (const [n, card] of scope.cards.slice(0, 3).entries()) {
    view.key(view.one(".hw-deck-card"), String(n + 1));
    assert.deepEqual(view.model.get("placed")[card.id], levels[n]);
    assert.ok(reply(view).includes(card.why));
    goOn(view);
    assert.equal(document.activeElement, view.one(".hw-deck-card"));
  }
  view.key(view.one(".hw-deck-card"), "9");
  view.key(view.one(".hw-deck-card"), "1", { ctrlKey: true });
  assert.equal(view.one(".hw-deck-reply").textContent, "");
});

test("each answer is warm and says which way", () => {
  for (const picked of levels) {
    for (const place of levels) {
      const said = picked === place ? scopeWords.right[place] : scopeWords.other[picked][place];
      assert.doesNotMatch(said, /wrong|false|sorry|unfortunately|failed/i);
      const before = scope.cards.filter((card) => card.place !== place);
      const view = deal("Scope", { placed: Object.fromEntries(before.map((card) => [card.id, card.place])) });
      put(view, picked);
      assert.ok(reply(view).includes(said), `${picked}, ${place}`);
      view.leave();
    }
  }
});

test("after eight cards there is a breath, and the way to the table", () => {
  const view = deal("Scope");
  for (const card of scope.cards.slice(0, 8)) {
    put(view, card.place);
    view.click(view.one(".hw-deck-card .hw-button"));
  }
  assert.ok(view.text(".hw-deck-breath").startsWith("8 cards lie in their places."));
  view.press("Stop here, show me the table");
  assert.equal(document.activeElement, view.one(".hw-deck-end"));
  assert.ok(!view.text(".hw-deck-end").includes("Have another look"));
  for (const level of levels) {
    const part = view.named("section", LEVELS[level]);
    assert.equal(part.querySelectorAll("li").length, scope.cards.filter((card) => card.place === level).length);
  }
});

test("what went elsewhere can be sorted once more", () => {
  const view = deal("Scope", { placed: Object.fromEntries(scope.cards.slice(2).map((card) => [card.id, card.place])) });
  for (const card of scope.cards.slice(0, 2)) {
    put(
      view,
      levels.find((level) => level !== card.place),
    );
    goOn(view);
  }
  assert.equal(view.count(".hw-deck-missed li"), 2);
  view.press("Only these, once more");
  for (const [n, card] of scope.cards.slice(0, 2).entries()) {
    assert.equal(view.text(".hw-deck-progress"), `Card ${n + 1} of 2`);
    put(view, card.place);
    goOn(view);
  }
  assert.ok(view.text(".hw-deck-end").includes("Every card lies where you would put it"));
  view.press("All cards, once more");
  assert.equal(view.text(".hw-deck-progress"), `Card 1 of ${scope.cards.length}`);
  assert.equal(view.count(".hw-deck-list li"), 0);
});

test("the guess comes first, can be skipped, and is compared with the truth", () => {
  const own = scope.cards.filter((card) => card.place === "may").length;
  const truth = `Of the ${scope.cards.length} cards, ${own} are a coach’s own.`;
  const guessed = deal("Scope", { predict: PREDICT });
  assert.ok(!guessed.seen(".hw-deck-card"));
  guessed.pick("About 6");
  guessed.press("That is my guess");
  assert.ok(guessed.seen(".hw-deck-card"));
  guessed.press("Stop here, show me the table");
  assert.ok(guessed.text(".hw-deck-end").includes(`Your guess was 6. ${truth}`));
  const skipped = deal("Scope", { predict: PREDICT });
  skipped.press("Show me anyway");
  assert.ok(skipped.seen(".hw-deck-card"));
  const straight = deal("Scope", { predict: PREDICT });
  straight.press("Stop here, show me the table");
  assert.ok(straight.text(".hw-deck-end").includes(truth));
});

test("nothing is scored and nothing is kept", () => {
  for (const [name, first] of [
    ["Scope", "licensed"],
    ["RedFlags", "now"],
  ]) {
    const view = deal(name);
    put(view, first);
    view.press("Stop here, show me the table");
    assert.doesNotMatch(view.words, NO_SCORE);
    assert.equal(localStorage.length + sessionStorage.length, 0);
    view.leave();
  }
});

test("more urgent is looked at again without blame", () => {
  const view = deal("RedFlags", {
    placed: Object.fromEntries(flags.cards.slice(1).map((sign) => [sign.id, sign.place])),
  });
  put(view, "now");
  goOn(view);
  assert.equal(view.count(".hw-deck-missed li"), 1);
  assert.doesNotMatch(view.words, NO_SCORE);
});

test("what Python sets in `placed` is what lies on the table", () => {
  const view = deal("Scope");
  const [first, second] = scope.cards;
  view.set({ placed: { [first.id]: "may" } });
  assert.equal(view.text(".hw-deck-text"), second.text);
  view.set({ placed: {} });
  assert.equal(view.text(".hw-deck-text"), first.text);
});

test("a word before the drill, and help in reach", () => {
  const view = deal("RedFlags");
  const help = () => view.words.includes("Ring the emergency number or a crisis line.");
  const note = () => view.words.includes("The cards name suicide, overdose and other emergencies.");
  assert.ok(note() && help());
  put(view, "now");
  goOn(view);
  assert.ok(!note() && help());
  view.press("Stop here, show me the table");
  assert.ok(help());
  assert.deepEqual(
    view.all(".hw-deck-part").map((el) => el.getAttribute("aria-label")),
    Object.values(ACTIONS),
  );
  for (const sign of flags.cards) assert.ok(view.text(".hw-deck-end").includes(sign.contact));
});

test("where the page has a way to help, it is that one", () => {
  document.body.innerHTML = '<a class="hw-help" href="safety.html#help-now">Help now</a>';
  const view = deal("RedFlags");
  assert.match(view.one("a[href*='safety']").href, /safety\.html#help-now$/);
});

test("harm is the person's own choice and not a therapist's matter", () => {
  for (const held of ["now", "refer"]) {
    const before = flags.cards.filter((sign) => sign.id !== "harm");
    const view = deal("RedFlags", { placed: Object.fromEntries(before.map((sign) => [sign.id, sign.place])) });
    put(view, held);
    assert.ok(reply(view).includes(flagWords.own.harm[held === "refer" ? "right" : "list_has"]));
    assert.ok(reply(view).includes("In danger: the emergency number, now."));
    assert.ok(!reply(view).includes(flagWords.right.refer) && !reply(view).includes(flagWords.list_has.refer));
    view.leave();
  }
});

test("the words of the deck are all there", () => {
  const view = deal("Scope");
  assert.equal(view.text(".hw-deck-hint"), cardWords.drag);
  assert.doesNotMatch(view.words, /undefined|[{}]/);
});

test("both decks let go of all that they held", () => {
  for (const [widget, state] of Object.values(DECKS))
    letsGo(widget, state, (view) => put(view, view.one(".hw-deck-area:first-child .hw-deck-place").dataset.place));
});
