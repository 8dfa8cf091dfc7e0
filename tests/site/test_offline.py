"""The course without a network: one visit keeps all of it, a new version comes whole or not at all."""

from __future__ import annotations

import json
import re
import shutil
import struct
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from driving import axe, frames, tab_to
from playwright.sync_api import Browser, BrowserContext, Page, expect
from site_pages import MADE_BY_SPHINX, PAGES
from sweeping import first

from tools.process import run
from tools.serve import Quiet

LESSON = "notebooks/03-when-roads-harden.html"
OTHER = "book/start/how-to-use.html"
NEWER = "A newer version of this course is ready."
OLDER = "Another tab opened the newer version of this course."
# Set by the changed script of the second version, which a page asks for when its reader comes near to the questions.
MARK = "globalThis.secondVersion"
LAZY = "_static/highways/learning.Check.js"


class Host:
    """A web host whose folder can be changed, and which can go away."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.asked = folder, 0, []
        self.hook: Callable[[str], None] = lambda path: None
        self.start()

    def start(self) -> None:
        host = self

        class Answer(Quiet):
            def __init__(self, *args: object) -> None:
                super().__init__(*args, directory=str(host.folder))

            def do_GET(self) -> None:  # noqa: N802  (its base calls it so)
                host.asked.append(self.path)
                host.hook(self.path)
                self.directory = str(host.folder)
                super().do_GET()

            def log_request(self, *_: object) -> None:
                """Nothing: what is asked for is in `asked`."""

            log_error = log_request

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Answer)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def at(self, page: str = "") -> str:
        return f"http://127.0.0.1:{self.port}/{page}"


INSTALL = 60_000
"""Milliseconds: a busy machine needs a while to put a hundred and fifty files away."""
READY = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
SETTLED = "async () => !(await navigator.serviceWorker.getRegistration())?.installing"


@pytest.fixture(scope="module")
def second(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next version of the book: another sentence on two pages, and another script."""
    folder = tmp_path_factory.mktemp("second") / "site"
    shutil.copytree(book, folder)
    for page in (OTHER, LESSON):
        text = (folder / page).read_text("utf-8")
        (folder / page).write_text(text.replace("</h1>", " (second version)</h1>"), "utf-8")
    with (folder / LAZY).open("a", encoding="utf-8") as script:
        script.write(f";{MARK} = true;")
    run(["node", "tools/offline.mjs", folder])
    return folder


@pytest.fixture
def host(book: Path) -> Iterator[Host]:
    running = Host(book)
    yield running
    running.stop()


@pytest.fixture
def visit(host: Host, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """A first visit, until the course is kept on this device."""

    def opened(page: str = LESSON, **options: object) -> Page:
        one = open_page(host.at(page), workers=True, **options)
        one.wait_for_function(READY, timeout=INSTALL)
        return one

    return opened


def publish(host: Host, folder: Path, page: Page) -> None:
    """A new version is there, and the reader loads the page again."""
    host.folder = folder
    page.reload()


def take_the_newer(page: Page) -> None:
    """Use the version that the bar at the top offers, once it is fetched."""
    page.get_by_role("button", name="Use it now").click(timeout=INSTALL)
    page.get_by_role("heading", name="second version").first.wait_for(timeout=INSTALL)


def title(page: Page) -> str:
    return page.locator(".bd-article h1").inner_text()


def new_script(page: Page) -> bool:
    """Go to the questions at the end, whose script comes only now, and say whether it is the new one."""
    page.locator("figure[data-hw-widget='learning.Check']").scroll_into_view_if_needed()
    page.locator("figure[data-hw-widget='learning.Check'].is-live").wait_for()
    return page.evaluate(f"{MARK} === true")


def later(page: Page, address: str) -> None:
    """Open an address, and let its clock run past the time after which a first visit begins to keep the course."""
    page.clock.install()
    page.goto(address)
    page.locator(".is-live").first.wait_for()
    page.clock.run_for(20_000)
    frames(page, 10)


def wait_until(page: Page, true: Callable[[], bool]) -> None:
    for _ in range(100):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("It did not come to that in ten seconds.")


def stop_workers(context: BrowserContext, page: Page) -> None:
    """As browsers do with a worker that had nothing to do for a while: it forgets what it did not write down."""
    session = context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def kept(page: Page) -> list[str]:
    """The names of the versions that are on this device."""
    names = page.evaluate("caches.keys()")
    return [name for name in names if not name.endswith("notes")]


OF_A_CLOSED_TAB = """(async () => {
  const notes = await caches.open((await caches.keys()).find((name) => name.endsWith("notes")));
  await notes.put("/tab/closed", new Response("", { headers: { date: new Date(0).toUTCString() } }));
})()"""
SWEPT = "caches.match('/tab/closed').then((note) => !note)"


def age_the_notes(page: Page, minutes: int) -> None:
    """As if every tab had been opened so much earlier."""
    page.evaluate(
        """async (minutes) => {
          const notes = await caches.open((await caches.keys()).find((name) => name.endsWith("notes")));
          for (const { url } of await notes.keys()) {
            const note = await notes.match(url);
            const date = new Date(Date.parse(note.headers.get("date")) - minutes * 60_000).toUTCString();
            await notes.put(url, new Response(await note.text(), { headers: { date } }));
          }
        }""",
        minutes,
    )


def version(folder: Path) -> str:
    return re.search(r"hw-version-\w+", (folder / "sw.js").read_text("utf-8"))[0]


# --- one visit


@pytest.mark.parametrize("nth", first([6, 1]))
def test_after_one_visit_every_page_opens_without_a_network(host: Host, visit: Callable[..., Page], nth: int):
    """One page of six; all of them in the sweep."""
    page = visit("index.html")
    host.stop()
    stop_workers(page.context, page)
    for name, sentence in list(PAGES.items())[::nth]:
        page.goto(host.at(name))
        expect(page.locator("h1 + p").first).to_have_text(sentence)
        assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length)"), name
        broken = (
            "[...document.images].filter((one) => one.loading !== 'lazy' && !one.naturalWidth).map((one) => one.src)"
        )
        assert page.evaluate(broken) == [], name
    for name in MADE_BY_SPHINX:
        page.goto(host.at(name))
        expect(page).to_have_title(re.compile("Roads Become Highways"))
    page.goto(host.at())  # a folder is its index
    expect(page.locator("h1 + p").first).to_have_text(PAGES["index.html"])
    host.start()


def test_without_a_network_a_widget_answers_and_search_finds(host: Host, visit: Callable[..., Page]):
    page = visit("index.html")
    host.stop()
    page.goto(host.at(LESSON))
    page.get_by_role("button", name="Show me anyway").click()
    page.get_by_role("slider", name="Strictness").fill("2.5")
    expect(page.locator(".hw-two-roads .hw-say")).to_contain_text("Two valleys")
    page.goto(host.at("search.html?q=ketamine"))
    page.locator(".hw-search-found a").first.wait_for()
    page.locator(".hw-search-found a").first.click()
    page.locator(".bd-article h1").wait_for()
    host.start()


@pytest.mark.sweep
def test_the_page_of_the_first_visit_goes_on_without_a_network(host: Host, visit: Callable[..., Page]):
    """It came before its worker; what it asks for later is of the same version."""
    page = visit(LESSON)
    page.wait_for_function(
        "caches.keys().then((names) => names.some((name) => name.endsWith('notes')))", timeout=INSTALL
    )
    host.stop()
    assert new_script(page) is False
    host.start()


def test_without_a_network_a_page_that_is_not_there_says_so(
    host: Host, visit: Callable[..., Page], open_page: Callable
):
    page = visit("index.html")
    host.stop()
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.goto(host.at("book/start/no-such-page.html"))
        expect(page.get_by_role("heading", name="This page is not on this device")).to_be_visible()
        assert axe(page) == []
    page.get_by_role("link", name="Help now").click()
    expect(page).to_have_url(host.at("book/start/safety-first.html#help-now"))
    page.goto(host.at("book/no-such-page.html"))
    page.get_by_role("link", name="Go to the start of the course").click()
    expect(page.locator("h1 + p").first).to_have_text(PAGES["index.html"])
    host.start()
    # The browser's console says that the address gave no page, and nothing else.
    assert all("503" in one for one in open_page.complaints), open_page.complaints
    open_page.complaints.clear()


def test_the_rest_of_the_course_waits_for_the_first_page(host: Host, open_page: Callable[..., Page]):
    page = open_page(host.at(LESSON), workers=True)
    page.locator(".is-live").first.wait_for()
    frames(page, 20)  # a third of a second, of the three seconds that it waits
    assert not [path for path in host.asked if path.startswith("/sw.js")]
    assert "/notebooks/04-the-window.html" not in host.asked


@pytest.mark.sweep
def test_a_device_that_is_full_opens_every_page(host: Host, visit: Callable[..., Page]):
    page = visit("index.html")
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.at().rstrip("/"), "quotaSize": 1000})
    page.goto(host.at("book/start/safety-first.html"))
    assert title(page).startswith("Safety first")
    host.stop()
    page.goto(host.at(LESSON))
    assert new_script(page) is False
    host.start()


@pytest.mark.sweep
def test_a_page_that_comes_back_is_whole_without_a_network(host: Host, launch: Callable[..., Browser]):
    """Browsers keep the last pages for the Back button, and do not tell the worker that they do."""
    off = "--disable-back-forward-cache"  # one of Playwright's own
    browser = launch(ignore_default_args=[off])
    page = browser.new_page()
    page.goto(host.at("index.html"))
    page.wait_for_function(READY, timeout=INSTALL)
    page.goto(host.at(LESSON))
    page.evaluate("addEventListener('pageshow', ({ persisted }) => { globalThis.cameBack = persisted })")
    page.goto(host.at(OTHER))
    age_the_notes(page, minutes=10)
    page.evaluate(OF_A_CLOSED_TAB)
    page.goto(host.at("index.html"))
    page.wait_for_function(SWEPT)
    stop_workers(page.context, page)
    host.stop()
    page.evaluate("history.go(-2)")
    page.wait_for_function("globalThis.cameBack")
    assert new_script(page) is False
    browser.close()
    host.start()


# --- a new version


def test_a_reader_keeps_a_whole_version_until_they_take_the_next(host: Host, second: Path, visit: Callable[..., Page]):
    page = visit(LESSON)
    before = title(page)
    publish(host, second, page)
    expect(page.get_by_role("status").filter(has_text=NEWER)).to_be_visible(timeout=INSTALL)
    assert title(page) == before
    assert new_script(page) is False
    page.goto(host.at(OTHER))
    assert "second" not in title(page)
    expect(page.get_by_text(NEWER)).to_be_visible()

    loads: list[str] = []
    page.on("load", lambda one: loads.append(one.url))
    tab_to(page, "Use it now")
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    assert "second version" in title(page)
    expect(page.get_by_text(NEWER)).to_be_hidden()
    page.goto(host.at(LESSON))
    assert "second version" in title(page)
    assert new_script(page) is True
    assert len(loads) == 2, "once for the new version, once for the other page"
    age_the_notes(page, minutes=61)  # for an hour it takes a closed tab for one that may come back
    page.goto(host.at("index.html"))
    page.wait_for_function("caches.keys().then((names) => names.length === 2)", timeout=INSTALL)
    assert [name.split("|")[-1] for name in kept(page)] == [version(second)]


@pytest.mark.sweep
def test_only_what_changed_is_fetched_again(host: Host, second: Path, visit: Callable[..., Page]):
    page = visit("index.html")
    host.asked.clear()
    publish(host, second, page)
    expect(page.get_by_text(NEWER)).to_be_visible(timeout=INSTALL)
    assert {*host.asked} - {"/sw.js"} == {f"/{OTHER}", f"/{LESSON}", f"/{LAZY}", "/_static/highways/offline.page.js"}


@pytest.mark.sweep
def test_two_tabs_never_mix_versions(host: Host, second: Path, visit: Callable[..., Page]):
    """One takes the new version; the other keeps its own, whole, until its reader reloads it."""
    first = visit(LESSON)
    first.reload()
    writing = first.context.new_page()
    writing.goto(host.at(LESSON))
    writing.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { value: 'my note' }))")
    publish(host, second, first)
    first.bring_to_front()
    take_the_newer(first)

    writing.bring_to_front()
    expect(writing.get_by_text(OLDER)).to_be_visible()
    assert writing.locator("textarea").last.input_value() == "my note"
    # The worker forgets, and a third tab opens: neither takes the old tab's version away.
    stop_workers(first.context, first)
    first.goto(host.at(OTHER))
    assert len(kept(first)) == 2
    writing.bring_to_front()
    assert new_script(writing) is False
    assert new_script_of(first, host) is True

    writing.bring_to_front()
    writing.get_by_role("button", name="Reload this page").click()
    writing.get_by_role("heading", name="second version").first.wait_for()
    assert new_script(writing) is True


def new_script_of(page: Page, host: Host) -> bool:
    page.bring_to_front()
    page.goto(host.at(LESSON))
    return new_script(page)


@pytest.mark.sweep
def test_the_older_tab_is_whole_without_a_network_too(host: Host, second: Path, visit: Callable[..., Page]):
    first = visit(LESSON)
    first.reload()
    older = first.context.new_page()
    older.goto(host.at(LESSON))
    publish(host, second, first)
    first.bring_to_front()
    take_the_newer(first)
    host.stop()
    stop_workers(first.context, first)
    older.bring_to_front()
    older.get_by_role("button", name="Not now").click()
    for _ in range(2):  # an eye that comes back to the tab is not told again
        older.evaluate("dispatchEvent(new Event('focus'))")
        assert new_script(older) is False
    expect(older.get_by_text(OLDER)).to_be_hidden()
    first.bring_to_front()
    assert new_script(first) is True
    host.start()


# --- never half


@pytest.mark.sweep
@pytest.mark.parametrize("first_time", [True, False], ids=["first version", "second version"])
def test_a_file_that_is_not_the_one_that_was_built_stops_an_install(
    host: Host, book: Path, second: Path, tmp_path: Path, open_page: Callable, visit: Callable, first_time: bool
):
    """As when somebody publishes while the course is being fetched."""
    torn, lazy = tmp_path / "torn", f"/{LAZY}"
    shutil.copytree(book if first_time else second, torn)
    with (torn / LAZY).open("a", encoding="utf-8") as script:
        script.write("/* from yet another version */")
    if first_time:
        host.folder = torn
        page = open_page(host.at("index.html"), workers=True)
    else:
        page = visit(LESSON)
        host.asked.clear()
        publish(host, torn, page)
    wait_until(page, lambda: lazy in host.asked)
    page.wait_for_function(SETTLED, timeout=INSTALL)
    expect(page.get_by_text(NEWER)).to_be_hidden()
    page.goto(host.at(LESSON))
    assert "second version" not in title(page)
    assert new_script(page) is False

    # When the site is whole again, the next visit takes it up: the worker looks for it on its own, a while after a visit.
    page.wait_for_function(SETTLED, timeout=INSTALL)
    host.folder = second
    page.reload()
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one?.update())")
    if first_time:
        page.wait_for_function(READY, timeout=INSTALL)
        page.reload()
        assert "second version" in title(page)
    else:
        take_the_newer(page)
    assert new_script(page) is True


@pytest.mark.sweep
def test_publishing_in_the_middle_of_an_install_leaves_no_mix(host: Host, second: Path, open_page: Callable[..., Page]):
    def swap(path: str) -> None:
        if path == "/book/evidence/risks.html":
            host.folder = second

    host.hook = swap
    page = open_page(host.at("index.html"), workers=True)
    wait_until(page, lambda: host.folder == second)
    page.wait_for_function(SETTLED, timeout=INSTALL)
    assert page.evaluate("navigator.serviceWorker.controller") is None
    page.goto(host.at(LESSON))
    page.wait_for_function(READY, timeout=INSTALL)
    host.stop()
    page.goto(host.at(LESSON))
    assert "second version" in title(page)
    assert new_script(page) is True
    host.start()


# --- the bar


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("theme", "width"),
    [
        ("light", 320),
        ("dark", 1280),
        ("light", 1280),
        ("dark", 320),
    ],
)
def test_the_bar_covers_nothing_and_can_be_put_off(
    host: Host, second: Path, visit: Callable[..., Page], width: int, theme: str
):
    page = visit(OTHER, width=width, color_scheme=theme)
    publish(host, second, page)
    bar = page.locator(".hw-newer")
    expect(bar.get_by_role("status")).to_have_text(NEWER, timeout=INSTALL)
    box = bar.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    for other in (page.locator(".bd-header-article").first, page.locator(".bd-article h1")):
        there = other.bounding_box()
        apart = there["y"] + there["height"] <= box["y"] + 1 or box["y"] + box["height"] <= there["y"] + 1
        assert apart, "in the flow of the page: it lies over nothing"
    for one in bar.get_by_role("button").all():
        assert one.bounding_box()["height"] >= 44
    assert axe(page) == []
    page.emulate_media(media="print")
    expect(bar.get_by_role("status")).to_be_hidden()
    page.emulate_media(media="screen")

    tab_to(page, "Not now")
    page.keyboard.press("Enter")
    expect(page.get_by_text(NEWER)).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "MAIN", "the focus stays on the page"
    page.goto(host.at(LESSON))
    frames(page, 30)
    expect(page.get_by_text(NEWER)).to_be_hidden()
    assert "second" not in title(page)


# --- where there can be no worker


@pytest.mark.parametrize(
    "forbidden",
    first(
        [
            "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })",
            "Object.defineProperty(Navigator.prototype, 'serviceWorker', "
            "{ get() { throw new DOMException('', 'SecurityError') } })",
            "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('', 'SecurityError'))",
        ]
    ),
    ids=["unknown", "named in vain", "refused"],
)
def test_a_browser_that_forbids_it_shows_the_course_as_ever(host: Host, open_page: Callable, forbidden: str):
    page = open_page("about:blank", workers=True)
    page.context.add_init_script(forbidden)
    later(page, host.at(LESSON))
    assert new_script(page) is False
    expect(page.locator(".hw-newer")).to_have_count(0)


def test_from_a_disk_nothing_is_kept(book: Path, open_page: Callable[..., Page]):
    page = open_page("about:blank", workers=True)
    later(page, (book / LESSON).as_uri())
    assert page.locator("link[rel=manifest]").count() == 0
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_a_site_that_was_not_finished_keeps_nothing(host: Host, book: Path, tmp_path: Path, open_page: Callable):
    """`jupyter-book build` alone writes no worker, and its pages do not ask for one."""
    host.folder = tmp_path / "unfinished"
    shutil.copytree(book, host.folder)
    (host.folder / "sw.js").unlink()
    script = host.folder / "_static/highways/offline.page.js"
    script.write_text(re.sub(r"hw-version-\w+", "hw-version-none", script.read_text("utf-8")), "utf-8")
    page = open_page("about:blank", workers=True)
    later(page, host.at("index.html"))
    assert "/sw.js" not in host.asked


# --- at hand


def test_it_can_be_put_on_a_home_screen(host: Host, book: Path, open_page: Callable[..., Page]):
    page = open_page(host.at(LESSON))
    address = page.evaluate("document.querySelector('link[rel=manifest]').href")
    assert address == host.at("manifest.webmanifest")
    manifest = json.loads((book / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"] == "Roads Become Highways"
    assert (book / manifest["start_url"]).is_file()
    for icon in manifest["icons"]:
        data = (book / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "{}x{}".format(*struct.unpack(">II", data[16:24])) == icon["sizes"]
    assert {icon["purpose"] for icon in manifest["icons"] if "purpose" in icon} == {"any", "maskable"}
    session = page.context.new_cdp_session(page)
    assert session.send("Page.getAppManifest")["errors"] == []
    touch = page.evaluate("document.querySelector('link[rel=apple-touch-icon]').href")
    assert (book / touch.removeprefix(host.at())).is_file()
    assert page.locator("meta[name=theme-color]").count() == 2


def test_every_file_of_the_list_is_there(book: Path):
    listed = re.findall(r'url:"([^"]+)",revision:"\w+",integrity:"sha256-', (book / "sw.js").read_text("utf-8"))
    assert {*PAGES, "_static/highways/search-index.js", "offline.html", "manifest.webmanifest"} <= {*listed}
    assert not [url for url in listed if url.endswith((".mjs", ".map")) or url == "sw.js"]
    assert [url for url in listed if not (book / url).is_file()] == []
