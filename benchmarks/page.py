"""Measure a page in a browser: what it weighs, when it is ready, what a step costs, when the picture is there.

Ready is the first animation frame in which a control of the page's first widget is in the document and visible.

Not measured: rasterising on the graphics thread, and other browsers, screens and machines than this one.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page

from tools.process import ROOT


def _words(name: str) -> dict:
    return json.loads((ROOT / f"src/highways/{name}words.en.json").read_text("utf-8"))


ROADS, GLUTAMATE, DMN = _words("roads/"), _words("glutamate/"), _words("dmn/")
SESSION, SERIES, WINDOW = _words("session/"), _words("series/"), _words("series/window.")
EVIDENCE = _words("evidence/explorer.")

# 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
CPU_SLOWDOWN = 4

_READY = """
(function look() {
  const seen = (el) => el.checkVisibility({ visibilityProperty: true }) && el.getClientRects().length > 0;
  if ([...document.querySelectorAll(".hw-live :is(input, button)")].some(seen)) window.benchReady = performance.now();
  else requestAnimationFrame(look);
})();
"""

# The widget draws while it hears the event, so the event's way through the window brackets all the work.
_WORK = """
window.benchSteps = [];
window.benchFrames = [];
let start;
addEventListener("input", () => (start = performance.now()), true);
addEventListener("input", () => benchSteps.push(performance.now() - start));
const ask = window.requestAnimationFrame;
window.requestAnimationFrame = (callback) => ask((now) => {
  const start = performance.now();
  callback(now);
  benchFrames.push(performance.now() - start);
});
"""

# For each key press: when the new picture was in the page, and when the frame that first shows it was over, which is when
# the frame after it begins.
PICTURES = """
window.benchPictures = [];
let pressed;
addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
const whenDrawn = () => {
  const since = pressed;
  const drawn = performance.now() - since;
  const shown = () => benchPictures.push([drawn, performance.now() - since]);
  // The frame that shows it begins, and the first task after that frame finds it painted.
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = shown;
    port2.postMessage(0);
  });
};
"""


@dataclass(frozen=True)
class Weight:
    """What came over the network: kB and requests before the widget was ready, and after it."""

    before: float
    requests: int
    later: float
    later_requests: int
    foreign: int
    """Requests of both kinds to other hosts than the page's own."""


@contextmanager
def opened(
    browser: Browser, url: str, script: str = "", slow_cpu: bool = False, slow_net: bool = False, still: bool = False
) -> Iterator:
    """Open `url` with a cold cache; gives the page and a list of what the network told while it is open."""
    motion = "reduce" if still else "no-preference"
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion=motion)
    try:
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.add_init_script(_READY + script)
        cdp = context.new_cdp_session(page)
        told = _listen(cdp)
        if slow_net:
            cdp.send("Network.emulateNetworkConditions", SLOW_4G)
        if slow_cpu:
            cdp.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
        page.goto(url, wait_until="commit")
        page.wait_for_function("window.benchReady", polling=50)
        yield page, told
    finally:
        context.close()


def _listen(cdp: CDPSession) -> list[tuple[str, dict]]:
    told: list[tuple[str, dict]] = []
    for name in ("requestWillBeSent", "responseReceived", "loadingFinished", "loadingFailed"):
        cdp.on(f"Network.{name}", lambda event, name=name: told.append((name, event)))
    cdp.send("Network.enable")
    return told


def ready(browser: Browser, url: str, n: int) -> list[float]:
    """Seconds until the widget is ready on slow 4G with the processor slowed four times, `n` visits with a cold cache."""
    times = []
    for _ in range(n):
        with opened(browser, url, slow_cpu=True, slow_net=True) as (page, _):
            times.append(page.evaluate("benchReady") / 1000)
    return times


def weight(browser: Browser, url: str) -> Weight:
    """Count a visit at full speed: a request that began before the widget was ready counts as needed, all of it.

    What comes later is what came until the network was still, the page was scrolled to its end, and it was still again.

    A miss on the page's own host is left in: require.js looks for anywidget.js beside the stock page before it asks a CDN.

    Raises:
        SystemExit: another host did not give what the page asked for; half a page would be compared.
    """
    with opened(browser, url) as (page, told):
        page.wait_for_load_state("networkidle")
        _scroll(page)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1500)
        moment = page.evaluate("(performance.timeOrigin + benchReady) / 1000")
    asked = {event["requestId"]: event for name, event in told if name == "requestWillBeSent"}
    asked = {key: event for key, event in asked.items() if event["request"]["url"].startswith("http")}
    home = urlsplit(url).hostname
    foreign = {key for key, event in asked.items() if urlsplit(event["request"]["url"]).hostname != home}
    failed = {event["requestId"] for name, event in told if name == "loadingFailed" or _status(event) >= 400}
    if foreign & failed:
        raise SystemExit(f"{url} lacks {', '.join(asked[key]['request']['url'] for key in foreign & failed)}.")
    size = {event["requestId"]: event["encodedDataLength"] / 1000 for name, event in told if name == "loadingFinished"}
    early = [key for key, event in asked.items() if event["wallTime"] <= moment]
    late = asked.keys() - early
    return Weight(
        sum(size.get(key, 0) for key in early),
        len(early),
        sum(size.get(key, 0) for key in late),
        len(late),
        len(foreign),
    )


def _status(event: dict) -> int:
    return event.get("response", {}).get("status", 0)


def _scroll(page: Page) -> None:
    for _ in range(100):
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(50)
        if page.evaluate("innerHeight + scrollY >= document.documentElement.scrollHeight - 2"):
            return


def step_work(browser: Browser, url: str, act: str, n: int, still: bool = False) -> tuple[list[float], list[float]]:
    """Milliseconds of work with the processor slowed four times: for each of `n` slider steps, and for each frame of the
    movement that follows a step.

    A step lasts from the input event until its last listener is done: the model, the words and all drawing calls. What
    the browser then does to lay out and paint is part of `pictures`. `act` names the slider, one of `SLIDERS`, or is
    'points' for the list of trials on one scale. A `still` page is for a reader who asks for less motion: there each step
    goes at once to where the movement would end.
    """
    with opened(browser, url, script=_WORK, slow_cpu=True, still=still) as (page, _):
        ends = _forest(page) if act == "points" else _slider(page, act)
        page.evaluate("benchFrames.length = 0")
        _zigzag(page, ends, n, "benchSteps")
        return page.evaluate("benchSteps"), page.evaluate("benchFrames")


def pictures(browser: Browser, url: str, act: str, n: int) -> list[tuple[float, float]]:
    """Milliseconds, unslowed, from each of `n` key presses on the slider of `act` until the new picture is in the page, and
    until the frame that first shows it is over.

    The second holds a wait for the screen's clock, which ticks every 17 ms: half of that, on average, is not our doing.
    """
    script = PICTURES + 'addEventListener("input", whenDrawn);'
    with opened(browser, url, script=script) as (page, _):
        _zigzag(page, _slider(page, act), n, "benchPictures")
        return page.evaluate("benchPictures")


@dataclass(frozen=True)
class Slider:
    """A slider of a widget: its label, and what is pressed before it can be moved."""

    widget: str
    label: str
    presses: tuple[str, ...] = ("Show me anyway",)


_TWO, _MAP, _CASCADE = ROADS["two_roads"], ROADS["road_map"], GLUTAMATE["cascade"]
SLIDERS = {
    "turn": Slider("roads.TwoRoads", _TWO["strictness"]),
    "steps": Slider("roads.TwoRoads", _TWO["window_days"], ("Show me anyway", _TWO["acts"]["steps"], _TWO["more"])),
    "stories": Slider("roads.RoadMap", _MAP["day"], (_MAP["send"], _MAP["acts"]["stories"])),
    "clock": Slider("glutamate.Cascade", _CASCADE["clock"]),
    "cascade dose": Slider("glutamate.Cascade", _CASCADE["dose"], ("Show me anyway", _CASCADE["more"])),
    "voltage": Slider("glutamate.Receptor", GLUTAMATE["receptor"]["voltage"], ()),
    "network dose": Slider("dmn.DefaultMode", DMN["dose"], ("Show me anyway", DMN["acts"]["dose"])),
    "field": Slider("series.Window", WINDOW["length_slider"], ("Show me anyway", WINDOW["more"])),
    "session": Slider("session.SessionTimeline", SESSION["time"]),
    "course": Slider("series.SeriesView", SERIES["series_view"]["day"]),
}
"""By act, the slider that is moved."""


def _slider(page: Page, act: str) -> int:
    """Put the focus on the slider of `act`, at its lower end; gives the number of steps to the other."""
    which = SLIDERS[act]
    widget = page.locator(f'[data-hw-widget="{which.widget}"]').first
    widget.scroll_into_view_if_needed()
    for text in which.presses:
        widget.get_by_text(text, exact=True).first.click()
    slider = widget.get_by_role("slider", name=which.label)
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(500)
    return slider.evaluate("el => Math.round((el.max - el.min) / el.step)")


def _forest(page: Page) -> int:
    """Put the focus on the first trial on the scale; gives the number of steps to the last."""
    widget = page.locator(".hw-explorer").first
    widget.get_by_text(EVIDENCE["views"]["points"], exact=True).click()
    trials = widget.locator(".hw-result:visible input")
    trials.first.check(force=True)
    trials.first.focus()
    return trials.count() - 1


def _zigzag(page: Page, steps: int, n: int, times: str) -> None:
    """Press keys `n` times, `steps` from end to end and then back, not in step with the screen; empties `times` first."""
    page.evaluate(f"{times}.length = 0")
    chance = random.Random(3)
    for i in range(n):
        page.keyboard.press("ArrowRight" if i // steps % 2 == 0 else "ArrowLeft")
        page.wait_for_timeout(chance.uniform(40, 70))
    page.wait_for_timeout(200)
    if (count := page.evaluate(f"{times}.length")) != n:
        raise SystemExit(f"{n} keys were pressed and {count} steps seen.")
