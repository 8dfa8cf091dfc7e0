"""The map of the town in a real browser: what it draws, what it says, and every hand that can move it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import numpy as np
import pytest
from counted import traffic
from driving import at_rest, axe_in_both, frames, settle, tab_to
from playwright.sync_api import Locator, Page, expect
from sweeping import first

from highways.roads import STORIES, Life, Scenario, Town, grow, simulate
from tools.process import ROOT

LESSON = "notebooks/02-roads-become-highways.html"
WORDS = json.loads((ROOT / "src/highways/roads/words.en.json").read_text("utf-8"))["road_map"]
TOWN = Town.load()

# Writes down what the pens draw: the last stroke of each lane, and every disc, on each canvas since it was last wiped.
WATCH = """
window.drawn = new Map();
const pen = CanvasRenderingContext2D.prototype;
const sheet = (canvas) => drawn.get(canvas) ?? drawn.set(canvas, { lines: {}, discs: [] }).get(canvas);
const { clearRect, moveTo, lineTo, arc, stroke } = pen;
pen.clearRect = function (...box) { drawn.delete(this.canvas); clearRect.apply(this, box); };
pen.moveTo = function (x, y) { this.from = [x, y]; moveTo.call(this, x, y); };
pen.lineTo = function (x, y) { this.to = [x, y]; lineTo.call(this, x, y); };
pen.arc = function (...disc) {
  this.from = null; sheet(this.canvas).discs.push(disc.slice(0, 3)); arc.apply(this, disc);
};
pen.stroke = function () {
  if (this.from) sheet(this.canvas).lines[[this.from, this.to].flat().map((n) => n.toFixed(1))] = this.lineWidth;
  stroke.call(this);
};
window.sheets = () => [...document.querySelectorAll(".hw-paper canvas")].map((canvas) => drawn.get(canvas));
"""


DISCS = "sheets().map((sheet) => sheet?.discs ?? null)"


@pytest.fixture
def opened(site: str, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """A page with the map that writes down what it draws."""

    def go(page_name: str = "index.html", **options: object) -> Page:
        page = open_page(f"{site}/_static/favicon.svg", **options)
        page.add_init_script(WATCH)
        page.goto(f"{site}/{page_name}")
        page.locator(".hw-road-map").wait_for()
        return page

    return go


def say(page: Page) -> Locator:
    return page.locator(".hw-road-map .hw-say")


def press(page: Page, name: str) -> None:
    page.locator(".hw-road-map").get_by_role("button", name=name, exact=True).click()


def pick(page: Page, name: str) -> None:
    page.locator(".hw-road-map").get_by_text(name, exact=True).click()


def live(page: Page, story: str, day: int = 120) -> Life:
    """Show a day of a story; gives the same life from Python."""
    page.get_by_role("button", name="Send 100 trips").click()
    pick(page, WORDS["acts"]["stories"])
    pick(page, WORDS["stories"][story])
    page.get_by_role("slider", name="Day").fill(str(day))
    return simulate(Scenario(**STORIES[story]), TOWN)


def street_of(lanes: np.ndarray) -> np.ndarray:
    """The lanes, and those that lead the other way along the same street."""
    pairs = {frozenset(pair) for pair in zip(TOWN.tail[lanes].tolist(), TOWN.head[lanes].tolist(), strict=True)}
    return np.array([frozenset(pair) in pairs for pair in zip(TOWN.tail.tolist(), TOWN.head.tolist(), strict=True)])


class Sheet:
    """What is on the map now, in the town's own coordinates."""

    def __init__(self, page: Page) -> None:
        lanes, trips = page.evaluate("sheets()")
        marks = np.array([disc[:2] for disc in lanes["discs"]])
        known = TOWN.places[[*TOWN.cues, *TOWN.destinations]]
        assert len(marks) == len(known), "a mark for each place where trips begin or arrive"
        fit, *_ = np.linalg.lstsq(np.c_[known, np.ones(len(known))], marks, rcond=None)
        spots = np.c_[TOWN.places, np.ones(len(TOWN.places))] @ fit
        self.tail, self.head = spots[TOWN.tail], spots[TOWN.head]
        self.dots = np.array([dot[:2] for dot in trips["discs"]]) if trips else np.empty((0, 2))
        found: dict[int, float] = {}
        for key, width in lanes["lines"].items():
            x0, y0, x1, y1 = map(float, key.split(","))
            # Drawn a little to one side, so from the two lanes of a street only the direction tells.
            off = np.hypot(*(self.tail - (x0, y0)).T) + np.hypot(*(self.head - (x1, y1)).T)
            found[int(off.argmin())] = width
        assert len(found) == len(TOWN.tail), "every lane is drawn"
        self.widths = np.array([found[lane] for lane in range(len(found))])

    def share_on(self, lanes: np.ndarray) -> float:
        """The share of the dots whose nearest street is one of `lanes`."""
        along = self.head - self.tail
        seen = []
        for dot in self.dots:
            part = np.clip(((dot - self.tail) * along).sum(1) / (along**2).sum(1), 0, 1)
            away = np.hypot(*(self.tail + part[:, None] * along - dot).T)
            seen.append(lanes[away.argmin()])
        return float(np.mean(seen))


@pytest.mark.parametrize("story", first(STORIES))
def test_each_story_is_pythons(opened, story: str):
    page = opened(reduced_motion="reduce")
    life = live(page, story)
    caught = 100 * life.at(120)
    counted = int(page.locator(".hw-tally-old").text_content().split()[0])
    assert counted == pytest.approx(caught, abs=1)
    number = str(counted) if counted else "fewer than 1"
    assert re.search(rf"\b{number} (of 100 trips get caught|on day 120)", say(page).text_content())
    widths, strength = Sheet(page).widths, life.strength[-1]
    assert np.corrcoef(widths, strength)[0, 1] > 0.9999
    assert np.all(np.diff(widths[np.argsort(strength)]) > -0.02), "a stronger lane is never drawn narrower"


@pytest.mark.parametrize(("story", "day"), [("nothing", 40), ("window only", 2), ("no dose, kept up", 60)])
def test_dots_are_where_the_traffic_is(opened, story: str, day: int):
    page = opened(reduced_motion="reduce")
    life = live(page, story, day)
    sheet = Sheet(page)
    assert len(sheet.dots) > 60
    time = traffic(life, Scenario(**STORIES[story]), day, TOWN) * TOWN.length
    street = street_of(TOWN.old_highway)
    assert sheet.share_on(street) == pytest.approx(time[street].sum() / time.sum(), abs=0.15)


def test_the_first_minute(opened):
    """Send, guess, and see both; with motion, as most people meet it."""
    page = opened(reduced_motion="no-preference")
    expect(page.get_by_text("Thoughts are trips. The roads you use most grow widest.")).to_be_visible()
    expect(page.locator(".hw-road-map").get_by_role("button")).to_have_count(2)
    expect(page.get_by_text("A picture, not a plan.")).to_be_visible()
    press(page, "Guess first")
    page.get_by_role("slider").fill("40")
    press(page, "Send 100 trips")
    expect(say(page)).to_have_text("75 of 100 got caught in the loop. Your guess was 40.", timeout=15_000)
    bar, mark, fill = (page.locator(f".hw-tally-{part}").bounding_box() for part in ("bar", "guess", "caught"))
    assert (mark["x"] - bar["x"]) / bar["width"] == pytest.approx(0.40, abs=0.02)
    assert fill["width"] / bar["width"] == pytest.approx(0.75, abs=0.02)
    sheet = Sheet(page)
    assert len(sheet.dots) == 75, "those who got through have left the map"
    assert sheet.share_on(street_of(TOWN.in_ring)) > 0.75, "and the caught go round the loop"


@pytest.mark.sweep
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_caught_stay_on_the_map_when_the_page_changes_its_shape(opened, motion: str):
    page = opened(reduced_motion=motion)
    press(page, "Send 100 trips")
    expect(say(page)).to_have_text("75 of 100 got caught in the loop.", timeout=15_000)
    for width in (1280, 700, 375):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert len(Sheet(page).dots) == 75, width


def test_whoever_leaves_while_trips_are_under_way_finds_them_counted(opened):
    page = opened(reduced_motion="no-preference")
    press(page, "Send 100 trips")
    pick(page, WORDS["acts"]["stories"])
    pick(page, WORDS["acts"]["trips"])
    expect(say(page)).to_have_text("75 of 100 got caught in the loop.")
    assert len(Sheet(page).dots) == 75


def test_put_everything_back(opened):
    page = opened(reduced_motion="reduce")
    press(page, "Send 100 trips")
    pick(page, WORDS["acts"]["stories"])
    pick(page, WORDS["stories"]["nothing"])
    pick(page, WORDS["more"])
    pick(page, WORDS["reset"])
    expect(page.get_by_role("radio", name=WORDS["stories"]["window and two weeks"])).to_be_checked()
    pick(page, WORDS["acts"]["trips"])
    expect(page.get_by_role("button", name="Send 100 trips")).to_be_visible()


def test_no_dot_stays_on_a_road_that_has_grown_over(opened):
    page = opened(reduced_motion="no-preference")
    life = live(page, "no dose, kept up", 0)
    page.get_by_role("slider", name="Day").fill("120")
    sheet = Sheet(page)
    assert life.at(120) < 0.02
    assert sheet.share_on(street_of(TOWN.in_ring)) < 0.1


def test_the_big_button_leads_through_all_five_acts(opened):
    page = opened(reduced_motion="reduce")
    for name, said in (
        ("Send 100 trips", "75 of 100 got caught in the loop."),
        ("Next: how roads grow", "the loop has an extra pull: 54 of 100 trips get caught."),
        ("Let them grow", "At first 54 of 100 trips got caught; after 240 days it is 75. Nobody chose the traffic."),
        ("Next: open a window", "The old highway is wide, and 75 of 100 trips get caught."),
        ("Open a window", "Then the old highway filled again: 75 on day 120."),
        ("Next: take small steps", "The old highway is wide, and 75 of 100 trips get caught."),
        ("Open a window", "Halfway, on this map. On day 120, 47 of 100 trips get caught; before, it was 75."),
        ("Next: compare stories", "The old highway is wide"),
    ):
        press(page, name)
        expect(say(page)).to_contain_text(said)
    # What small steps do without a window is said, and drawn, wherever a window is.
    expect(page.locator(".hw-line-slow")).to_be_visible()
    assert page.locator(".hw-line-ghost").count() == len(STORIES)


@pytest.mark.parametrize(
    ("steps", "keep", "said"),
    first(
        [
            ("None", "Two weeks", "A window and nothing new. At its best 50"),
            (
                "A little",
                "Two weeks",
                "Falls back, on this map. At its best 45 of 100 trips were caught; on day 120 it is 65.",
            ),
            ("A little", "Kept up", "The new road holds, on this map. On day 120, 2 of 100"),
            ("A lot", "Two weeks", "The new road holds, on this map. On day 120, 1 of 100"),
            ("A little", "Kept up", "kept up with no window at all, bring it to 26."),
        ]
    ),
)
def test_steps_end_in_three_ways(opened, steps: str, keep: str, said: str):
    page = opened(reduced_motion="reduce")
    press(page, "Send 100 trips")
    pick(page, WORDS["acts"]["steps"])
    pick(page, steps)
    pick(page, keep)
    press(page, "Open a window")
    expect(say(page)).to_contain_text(said)


def test_more_settings_change_the_life(opened):
    page = opened(reduced_motion="reduce")
    press(page, "Send 100 trips")
    pick(page, WORDS["acts"]["steps"])
    pick(page, "Kept up")
    pick(page, WORDS["more"])
    late = {"practice_minutes": 40, "practice_start": 10}
    for choice, button, scenario in (
        ("After ten days", "Open a window", late | {"doses": (0,)}),
        ("No", "Begin", late),
    ):
        pick(page, choice)
        press(page, button)
        end = simulate(Scenario(**scenario), TOWN).at(120)
        expect(say(page)).to_contain_text(f"On day 120, {100 * end:.0f} of 100 trips get caught")
    pick(page, WORDS["reset"])
    press(page, "Open a window")
    expect(say(page)).to_contain_text("Halfway, on this map. On day 120, 47 of 100")


def test_a_life_that_moves_ends_like_one_that_does_not(opened):
    page = opened(reduced_motion="no-preference")
    press(page, "Send 100 trips")
    pick(page, WORDS["acts"]["window"])
    pick(page, WORDS["more"])
    pick(page, "Fast")
    press(page, "Open a window")
    expect(say(page)).to_contain_text("The window is open")
    glow = page.locator(".hw-glow-sheet")
    assert float(glow.evaluate("el => el.style.opacity")) > 0.5
    expect(say(page)).to_contain_text("Then the old highway filled again: 75 on day 120.", timeout=30_000)
    assert float(glow.evaluate("el => el.style.opacity")) == 0


def test_a_life_can_be_paused_stepped_and_gone_on_with(opened):
    page = opened(reduced_motion="no-preference")
    press(page, "Send 100 trips")
    pick(page, WORDS["acts"]["window"])
    press(page, "Open a window")
    expect(say(page)).to_contain_text("Day 1.")
    press(page, "Pause")
    held = say(page).text_content()
    frames(page, 24)
    assert say(page).text_content() == held
    press(page, "Next 5 days")
    expect(say(page)).to_have_text(
        re.compile(r"Day [67]\. The window has closed\. The old highway fills again\. 6\d of 100")
    )
    press(page, "Go on")
    expect(say(page)).to_contain_text(re.compile(r"Day [1-9]\d\."), timeout=10_000)


@pytest.mark.sweep
def test_traffic_comes_to_rest(opened):
    page = opened(reduced_motion="no-preference")
    press(page, "Send 100 trips")
    pick(page, WORDS["acts"]["stories"])
    frames(page, 2)
    assert page.evaluate(f"JSON.stringify({DISCS})") != page.evaluate(
        f"new Promise((done) => setTimeout(() => done(JSON.stringify({DISCS})), 100))"
    ), "at first it moves"
    at_rest(page, DISCS, drawn=30)


def test_the_line_can_be_scrubbed_with_a_mouse_and_the_day_with_keys(opened):
    page = opened(reduced_motion="reduce")
    life = live(page, "a little, kept up", 0)
    box = page.locator(".hw-timeline").bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60, steps=4)
    page.mouse.up()
    day = int(re.search(r"Day (\d+)\.", say(page).text_content())[1])
    assert 50 < day < 65
    expect(say(page)).to_contain_text(f"Of 100 trips that nobody steers, {100 * life.at(day):.0f} get caught.")
    page.get_by_role("slider", name="Day").press("ArrowRight")
    expect(say(page)).to_contain_text(f"Day {day + 1}.")


def test_keyboard_alone_plays_the_story(address, open_page):
    page = open_page(address("index.html"), reduced_motion="reduce")
    for name in (
        "Guess first",
        "Send 100 trips",
        "Next: how roads grow",
        "Let them grow",
        "Next: open a window",
        "Open a window",
    ):
        tab_to(page, name)
        page.keyboard.press("Enter")
    expect(say(page)).to_contain_text("Then the old highway filled again")
    page.get_by_role("radio", name=WORDS["acts"]["window"]).focus()
    page.keyboard.press("ArrowRight")
    tab_to(page, "Some")
    page.keyboard.press("ArrowRight")
    tab_to(page, "Open a window")
    page.keyboard.press("Enter")
    expect(say(page)).to_contain_text("The new road holds, on this map. On day 120, 1 of 100")


def test_the_focus_is_never_lost(opened):
    """A button that goes away after it was pressed would leave a keyboard reader at the top of the page."""
    page = opened(reduced_motion="reduce")
    for name in ("Guess first", "Send 100 trips", "Next: how roads grow", "Next 20 days", "Go on"):
        tab_to(page, name)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('.hw-road-map') !== null"), name


def test_the_lesson_asks_first_and_draws_the_guess(opened):
    page = opened(LESSON, reduced_motion="reduce")
    press(page, "Guess first")
    page.get_by_role("slider", name="after 240 days").fill("90")
    press(page, "Let them grow")
    expect(say(page)).to_have_text(
        "Use has made highways. At first 54 of 100 trips got caught; after 240 days it is 75. Nobody chose the traffic. "
        "Your guess was 90."
    )
    expect(page.locator(".hw-tally-guess")).to_be_visible()
    assert np.corrcoef(Sheet(page).widths, grow(240, TOWN).strength[-1])[0, 1] > 0.9999


@pytest.mark.parametrize("width", [320, 375])
def test_on_a_phone_the_map_runs_from_top_to_bottom(opened, width: int):
    page = opened(width=width, height=667)
    begins = page.locator(".hw-paper").get_by_text("something happens").bounding_box()
    arrives = page.locator(".hw-paper").get_by_text("on with your day").bounding_box()
    assert arrives["y"] > begins["y"] + 200
    sheet = Sheet(page)
    assert sheet.tail[:, 1].min() < 60
    assert np.ptp(sheet.tail[:, 1]) > 200
    if width == 375:
        button = page.get_by_role("button", name="Send 100 trips").bounding_box()
        assert button["y"] + button["height"] <= 667, "the first thing to touch is seen without scrolling"


@pytest.mark.parametrize("act", first(["steps", "trips", "window", "stories"]))
def test_nothing_is_cut_off_on_the_smallest_phone(opened, act: str):
    page = opened(width=320, height=640, reduced_motion="reduce")
    press(page, "Guess first")
    press(page, "Send 100 trips")
    if act != "trips":
        pick(page, WORDS["acts"][act])
        pick(page, WORDS["more"])
        press(page, WORDS["play"][act])
    beyond = """() => {
      const widget = document.querySelector(".hw-road-map"), edge = widget.getBoundingClientRect();
      return [...widget.querySelectorAll("label, button, p, span, legend, output")]
        .filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.closest(".hw-unseen"))
        .filter((el) => { const box = el.getBoundingClientRect(); return box.right > edge.right || box.left < edge.left; })
        .map((el) => el.textContent);
    }"""
    assert page.evaluate(beyond) == []


def test_a_finger_sends_and_scrubs(opened):
    page = opened(width=375, has_touch=True, reduced_motion="reduce")
    page.get_by_role("button", name="Send 100 trips").tap()
    expect(say(page)).to_contain_text("75 of 100 got caught")
    page.locator(".hw-road-map").get_by_text(WORDS["acts"]["stories"]).tap()
    page.locator(".hw-timeline").tap()
    expect(say(page)).to_contain_text(re.compile(r"Day [56]\d\."))


def test_the_dark_is_seen_at_once(opened):
    page = opened(color_scheme="light")
    pixels = """() => {
      const map = document.querySelector(".hw-paper canvas");
      const copy = new OffscreenCanvas(map.width, map.height).getContext("2d", { willReadFrequently: true });
      copy.drawImage(map, 0, 0);
      const { data } = copy.getImageData(0, 0, map.width, map.height);
      const seen = new Set();
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
      return [...seen];
    }"""
    assert "184,72,15" in page.evaluate(pixels), "the highway in its light colour"
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    frames(page, 6)
    assert "240,128,60" in page.evaluate(pixels)


def test_paper_and_pages_without_javascript_get_the_still(address, open_page):
    page = open_page(address("index.html"), java_script_enabled=False)
    picture = page.get_by_role("img", name=re.compile("Three maps of a small town"))
    expect(picture).to_be_visible()
    assert picture.bounding_box()["height"] > 300


@pytest.mark.parametrize("act", first(["steps", "trips", "grow", "window", "stories"]))
def test_axe_finds_nothing_in_any_act(opened, act: str):
    page = opened(width=375)
    press(page, "Guess first")
    press(page, "Send 100 trips")
    if act != "trips":
        pick(page, WORDS["acts"][act])
        pick(page, WORDS["more"])
        press(page, WORDS["play"][act])
    assert axe_in_both(page) == []
