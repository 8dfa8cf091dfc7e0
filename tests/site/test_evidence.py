"""The evidence pages in a real browser: the numbers in the page are those of the data, and every way to them works."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from driving import at_rest, axe, every_look, tab_to
from playwright.sync_api import Page, expect
from site_pages import PAGES

from highways import evidence
from highways.evidence import risks
from highways.evidence.base import DATA, load

LESSON = "notebooks/09-what-the-trials-show.html"
RISKS = "book/evidence/risks.html"
CLAIMS = "book/evidence/claims-checked.html"
SAID = ".hw-explorer .hw-say"


def view(page: Page, name: str) -> None:
    page.locator(".hw-explorer").get_by_text(name, exact=True).click()


@pytest.fixture
def explorer(site: str, open_page):
    """The lesson, with the guess passed over."""

    def opened(**options: object) -> Page:
        page = open_page(f"{site}/{LESSON}", **options)
        page.get_by_role("button", name="Show me anyway").click()
        return page

    return opened


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def test_the_forest_in_the_page_is_the_forest_in_the_file(address, open_page):
    page = open_page(address(LESSON))
    page.locator(".hw-explorer").wait_for()
    view(page, "On one scale")
    with (DATA / "trials.csv").open(encoding="utf-8") as file:
        written = {row["id"]: row for row in csv.DictReader(file) if row["measure"] == "MD on MADRS"}
    shown = page.locator(".hw-result:visible").all()
    assert {row.get_attribute("data-id") for row in shown} == set(written)
    for row in shown:
        cells = written[row.get_attribute("data-id")]
        numbers = [number(one) for one in re.findall(r"−?\d+(?:\.\d+)?", row.locator(".hw-numbers").text_content())]
        wanted = [float(cells[name]) for name in ("effect", "ci_low", "ci_high") if cells[name]]
        assert numbers == wanted, cells["id"]
        # The marker and the ends of the bar stand where the numbers say, on an axis from -18 to 6.
        track = row.locator(".hw-track").bounding_box()

        def place(value: float, track: dict = track) -> float:
            return track["x"] + (value + 18) / 24 * track["width"]

        marker = row.locator(".hw-track .hw-marker").bounding_box()
        assert marker["x"] + marker["width"] / 2 == pytest.approx(place(wanted[0]), abs=1.5)
        bars = row.locator(".hw-bar")
        assert bars.count() == (1 if len(wanted) == 3 else 0)
        if bars.count():
            bar = bars.bounding_box()
            assert (bar["x"], bar["x"] + bar["width"]) == pytest.approx((place(wanted[1]), place(wanted[2])), abs=1.5)


def test_a_marker_has_the_shape_of_its_comparison(explorer):
    page = explorer()
    view(page, "On one scale")
    classes = {
        "murrough2013": "hw-vs-midazolam",
        "lii2023": "hw-vs-masked-by-anaesthesia",
        "popova2019": "hw-vs-inert-placebo",
    }
    drawn = set()
    for name, look in classes.items():
        marker = page.locator(f"[data-id={name}]:visible .hw-track .hw-marker")
        expect(marker).to_have_class(re.compile(look))
        drawn.add(marker.locator("path").get_attribute("d"))
    assert len(drawn) == 3
    view(page, "How long it lasts")
    for name, hollow in (("murrough2013b", True), ("salloum2019", True), ("feder2021", False)):
        classes = page.locator(f"[data-id={name}]:visible .hw-track .hw-marker").get_attribute("class")
        assert ("hw-vs-none" in classes) == hollow, name


def test_the_guess_is_drawn_beside_the_truth(site, open_page):
    page = open_page(f"{site}/{LESSON}")
    expect(page.locator(SAID)).to_be_hidden()
    expect(page.locator(".hw-hundred").nth(1)).to_have_attribute("data-n", "1")
    page.get_by_label("About 8").check()
    page.get_by_role("button", name="That is my guess").click()
    expect(page.get_by_text("Your guess: about 8.")).to_be_visible()
    expect(page.get_by_text("your guess: 8", exact=True)).to_be_visible()
    expect(page.locator(".hw-hundred").nth(1)).to_have_attribute("data-n", "18")
    expect(page.locator(".hw-hundred").nth(1).locator(".is-counted")).to_have_count(18)
    expect(page.locator(".hw-hundred").nth(0).locator(".is-counted")).to_have_count(45)


def test_keyboard_alone_changes_the_comparison_and_walks_the_forest(address, open_page):
    page = open_page(address(LESSON), reduced_motion="reduce")
    page.locator(".is-live .hw-predict").wait_for()
    tab_to(page, "Show me anyway")
    page.keyboard.press("Enter")
    said = page.locator(SAID)
    expect(said).to_have_text(
        "Of 100 people, about 45 (34 to 56) had responded with ketamine and about 18 (6 to 30) with a sedative, a day later. "
        "That is about 27 more. A number with a range is an estimate, and not a count. The study had 367 people in all."
    )
    tab_to(page, "A sedative (midazolam)")
    page.keyboard.press("ArrowLeft")
    expect(said).to_contain_text(
        "about 46 (34 to 58) had responded with ketamine and about 1 (0 to 11) with salt water, a day later. "
        "That is about 45 more."
    )
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("about 18 (6 to 30) with a sedative")

    page.get_by_role("radio", name="100 people").focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("All 13 trials are shown.")
    first = page.locator(".hw-result:visible input").first
    tab_to(page, first.evaluate("(input) => input.labels[0].textContent.trim()"))
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text(
        "Daly 2018, after 8 days: The nasal spray came out 10.5 points ahead of a dummy spray."
    )
    expect(page.locator(".hw-trial")).to_contain_text("Each dose was tested in only 11 or 12 people.")


def test_one_trial_is_picked_in_all_views(explorer):
    page = explorer()
    view(page, "On one scale")
    page.locator("[data-id=jelovac2025]:visible label").click()
    expect(page.locator(SAID)).to_contain_text("The bar includes no difference.")
    view(page, "100 people")
    expect(page.get_by_label("Trial", exact=True)).to_have_value("jelovac2025")
    expect(page.locator(SAID)).to_contain_text("47 had responded with ketamine and 33 with a sedative")
    page.get_by_label("Trial", exact=True).select_option("feder2021")
    view(page, "How long it lasts")
    expect(page.locator(SAID)).to_contain_text("Six drips, post-traumatic stress: by day 27.5, half of those")
    expect(page.locator(SAID)).to_contain_text("had lost the response.")


def test_every_counted_trial_can_be_seen_as_a_hundred_people(explorer):
    page = explorer(reduced_motion="reduce")
    offered = (
        page.get_by_label("Trial", exact=True).locator("option").evaluate_all("(all) => all.map((one) => one.value)")
    )
    counted = [row for row in load().trials if row.happened and row.control_pct is not None]
    assert set(offered) == {row.id for row in counted}
    for row in counted:
        page.get_by_label("Trial", exact=True).select_option(row.id)
        for place, share in ((0, row.treated_pct), (1, row.control_pct)):
            expect(page.locator(".hw-hundred").nth(place)).to_have_attribute("data-n", str(int(share + 0.5)))
        said = page.locator(SAID).text_content()
        assert "undefined" not in said + page.locator(".hw-trial").text_content()
        # Response, remission and relapse are never told as one another.
        words = {"response": "responded", "remission": "in remission", "relapse": "relapsed", "episode": "an episode"}
        word = words.get(row.outcome, "used no")
        assert word in said
        assert words.get(row.outcome, "used none") in page.locator(".hw-count").first.text_content()
        # A gap that may be none is not told as if it were one.
        null = row.ci_low is not None and row.ci_low <= (1 if row.measure.startswith("OR") else 0) <= row.ci_high
        assert ("cannot rule out no difference" in said) == null, row.id


def test_an_estimate_is_drawn_as_one_and_a_count_is_not(explorer):
    page = explorer(reduced_motion="reduce")
    sedative = page.locator(".hw-hundred").nth(1)
    expect(sedative.locator(".is-counted:not(.is-range)")).to_have_count(6)
    expect(sedative.locator(".is-counted.is-range")).to_have_count(12)
    expect(sedative.locator(".is-range:not(.is-counted)")).to_have_count(12)
    strength = [
        sedative.locator(look).first.evaluate("(one) => Number(getComputedStyle(one).fillOpacity)")
        for look in (".is-counted:not(.is-range)", ".is-counted.is-range", ".is-range:not(.is-counted)")
    ]
    assert strength == sorted(strength, reverse=True)
    assert len(set(strength)) == 3
    expect(sedative).to_have_attribute("aria-label", re.compile(r"about 18 of 100 responded \(6 to 30\)"))
    expect(page.locator(".hw-key").get_by_text("the range that fits the data")).to_be_visible()
    page.get_by_label("Trial", exact=True).select_option("grunebaum2018")
    expect(page.locator(".hw-hundred .is-range")).to_have_count(0)
    expect(page.locator(".hw-key").get_by_text("the range that fits the data")).to_be_hidden()
    assert "about" not in page.locator(SAID).text_content()


def test_those_who_were_missing_are_drawn_and_can_be_counted(explorer):
    page = explorer(reduced_motion="reduce")
    said, switch = page.locator(SAID), page.get_by_label("Count the missing as no better")
    expect(switch).to_be_hidden()  # nobody is known to be missing from the first trial
    page.get_by_label("Trial", exact=True).select_option("popova2019")
    expect(said).to_have_text(
        "Of 100 people who were seen at the end, 69 had responded with the nasal spray and 52 with a dummy spray, after 4 weeks. "
        "That is 17 more. Missing from these numbers are 13 of the 114 people who began and 9 of 109. "
        "The study had 223 people in all."
    )
    drawn = page.locator(".hw-hundred")
    expect(drawn.nth(0).locator(".is-absent:visible")).to_have_count(13)
    expect(drawn.nth(1).locator(".is-absent:visible")).to_have_count(9)
    expect(drawn.nth(0)).to_have_attribute(
        "aria-label", re.compile("69 of 100 responded; and 13 more were not seen at the end")
    )
    # Both pictures keep the same room above, so that the hundreds stand level.
    assert drawn.nth(0).get_attribute("viewBox") == drawn.nth(1).get_attribute("viewBox")
    expect(page.locator(".hw-trial")).to_contain_text("201 of 223: those still seen after four weeks.")

    switch.focus()
    page.keyboard.press("Space")
    expect(said).to_contain_text("With the missing counted as no better: of 100 people who began, 61 had responded")
    expect(said).to_contain_text("and 48 with a dummy spray")
    expect(said).to_contain_text("That is 13 more. Among those seen it was 69 and 52.")
    expect(drawn.nth(0)).to_have_attribute("data-n", "61")
    expect(drawn.nth(0).locator(".hw-someone:visible")).to_have_count(100)
    expect(drawn.nth(0).locator(".is-absent:visible")).to_have_count(11)
    # The switch stays where the reader put it, and asks nothing of a trial from which nobody is missing.
    for trial, shares in (("fedgchin2019", ("46", "37")), ("ochsross2020", ("24", "12")), ("anand2023", ("54", "34"))):
        page.get_by_label("Trial", exact=True).select_option(trial)
        for place, share in enumerate(shares):
            expect(drawn.nth(place)).to_have_attribute("data-n", share)
    page.get_by_label("Trial", exact=True).select_option("lii2023")
    expect(switch).to_be_hidden()
    expect(drawn.nth(0)).to_have_attribute("data-n", "60")
    assert "missing" not in said.text_content()


def test_whoever_filters_by_comparison_is_told_how_not_to_read_it(explorer):
    page = explorer()
    view(page, "On one scale")
    note = page.get_by_text("Do not compare the kinds of comparison here.")
    expect(note).to_be_hidden()
    page.get_by_text("Sort and choose").click()
    page.get_by_label("Order").select_option("against")
    expect(note).to_be_visible()
    page.get_by_label("Order").select_option("year")
    page.get_by_label("Compared with", exact=True).last.select_option("midazolam")
    expect(note).to_be_visible()
    expect(page.locator(SAID)).to_contain_text("3 of 13 trials are shown.")
    page.get_by_role("button", name="Show all").click()
    expect(note).to_be_hidden()


def test_the_forest_can_be_sifted_and_sorted(explorer):
    page = explorer()
    view(page, "On one scale")
    page.get_by_text("Sort and choose").click()
    rows = page.locator(".hw-result:visible")
    page.get_by_label("Compared with", exact=True).last.select_option("midazolam")
    assert {row.get_attribute("data-id") for row in rows.all()} == {"murrough2013", "jelovac2025", "dwyer2021"}
    expect(page.locator(SAID)).to_contain_text("3 of 13 trials are shown.")
    page.get_by_label("Form").select_option("spray")
    expect(page.locator(SAID)).to_have_text("No trial fits. Show all of them again.")
    expect(page.locator(".hw-trial")).to_be_hidden()
    page.get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(13)
    page.get_by_label("Years").select_option("from 2020")
    expect(rows).to_have_count(
        sum(load().source(row.key).year >= 2020 for row in evidence.trials(measure="MD on MADRS"))
    )
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Order").select_option("effect")
    effects = [evidence.trial(row.get_attribute("data-id")).effect for row in rows.all()]
    assert effects == sorted(effects)


def test_hover_shows_a_card_and_leaving_brings_the_picked_one_back(explorer):
    page = explorer()
    view(page, "On one scale")
    page.locator("[data-id=popova2019]:visible label").click()
    page.locator("[data-id=takahashi2021]:visible").hover()
    expect(page.locator(".hw-trial")).to_contain_text("In Japan the spray and the dummy spray ended alike")
    page.mouse.move(5, 5)
    expect(page.locator(".hw-trial")).to_contain_text("Popova 2019")


def test_a_trial_leads_to_its_source(explorer):
    page = explorer(width=375)
    view(page, "On one scale")
    page.locator("[data-id=lii2023]:visible label").click()
    card = page.locator(".hw-trial")
    expect(card.get_by_role("link")).to_have_attribute("href", evidence.source("lii2023").address)
    # On a phone the card opens under the row that was touched.
    row = page.locator("[data-id=lii2023]:visible").bounding_box()
    assert card.bounding_box()["y"] == pytest.approx(row["y"] + row["height"], abs=4)


def test_the_schematic_says_that_it_is_one(explorer):
    page = explorer()
    view(page, "How long it lasts")
    expect(page.get_by_text("A drawing: its three marks come from a review of nine trials")).to_be_visible()
    days = {row.id: row.median_days for row in load().trials if row.median_days is not None}
    for name, day in days.items():
        expect(page.locator(f"[data-id={name}]:visible .hw-numbers")).to_have_text(f"day {day:g}")
    assert {18, 20, 41} <= set(days.values())


def test_risks_are_counted_on_both_sides(site, open_page):
    page = open_page(f"{site}/{RISKS}", reduced_motion="reduce")
    page.locator("[data-hw-widget='evidence.RiskPicture']").scroll_into_view_if_needed()  # it wakes when it comes near
    page.get_by_label("41", exact=True).check()
    page.get_by_role("button", name="That is my guess").click()
    for row in risks.rows():
        page.locator(f"[data-id={row['id']}] label").click()
        people = page.locator(".hw-hundred")
        expect(people.nth(0)).to_have_attribute("data-n", f"{row['treated']:.0f}")
        expect(people.nth(1)).to_have_attribute("data-n", str(int(row["control"])))
        expect(page.locator(".hw-risks .hw-say")).to_contain_text(f"Of 100 people given the spray, {row['treated']:g} ")
    expect(page.locator(".hw-risks .hw-count").nth(1)).to_contain_text("fewer than 1 of 100")


@every_look
def test_axe_finds_nothing_in_any_view(explorer, colours: str, width: int):
    page = explorer(width=width, color_scheme=colours)
    for name in ("100 people", "On one scale", "How long it lasts"):
        view(page, name)
        assert axe(page) == [], name
    page.locator(".hw-badge").first.click()
    assert axe(page) == []


# Badges and claims ------------------------------------------------------------------------------------------------


def test_a_badge_opens_its_card_by_keyboard_and_closes(address, open_page):
    page = open_page(address(LESSON))
    badge = page.get_by_role("button", name="Verdict: Holds with limits").first
    badge.focus()
    page.keyboard.press("Enter")
    card = page.locator("#card-s1-09")
    expect(card).to_be_visible()
    expect(card).to_contain_text("benefit over placebo can start in about 40 minutes")
    expect(card).to_contain_text("How sure: very sure")
    links = card.get_by_role("link")
    assert links.nth(0).get_attribute("href") == evidence.source("kishimoto2016").address
    page.keyboard.press("Tab")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(badge).to_be_focused()


def test_a_card_leads_to_its_claim_and_to_the_words(address, open_page):
    page = open_page(address(LESSON))
    page.locator("[popovertarget=card-s1-41]").first.click()
    page.locator("#card-s1-41").get_by_role("link", name="What the verdicts mean").click()
    expect(page.locator("#verdict-too-simple")).to_be_in_viewport()
    page.go_back()
    page.locator("[popovertarget=card-s1-41]").first.click()
    page.locator("#card-s1-41").get_by_role("link", name="This claim in the list").click()
    expect(page.locator("#s1-41")).to_be_in_viewport()


def test_cards_stand_on_paper_and_not_on_the_screen(site, open_page):
    page = open_page(f"{site}/{LESSON}")
    card = page.locator("#card-s1-09")
    expect(card).to_be_hidden()
    page.emulate_media(media="print")
    expect(card).to_be_visible()
    expect(page.get_by_text("Claims graded on this page")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_card_stays_inside_the_window(site, open_page, width: int):
    page = open_page(f"{site}/{LESSON}", width=width, height=700)
    for badge in page.locator(".hw-badge").all():
        badge.scroll_into_view_if_needed()
        badge.click()
        box = page.locator(".hw-card:popover-open").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 700
        page.keyboard.press("Escape")


@pytest.mark.parametrize("name", [LESSON, RISKS, "notebooks/02-roads-become-highways.html"])
def test_the_first_tap_on_a_footnote_shows_it(address, open_page, name: str):
    """Widgets that start on the way down change their height; the footnote still has to be where the page stops."""
    page = open_page(address(name), width=375, height=800)
    link = page.locator("a.footnote-reference").first
    link.click()
    at_rest(page, "[scrollY, document.body.scrollHeight, document.querySelectorAll('.is-live').length]", drawn=40)
    expect(page.locator(link.get_attribute("href"))).to_be_in_viewport()


def test_every_key_on_every_page_resolves(book: Path):
    for name in PAGES:
        html = (book / name).read_text("utf-8")
        assert set(re.findall(r'href="#(footcite-[\w-]+)"', html)) == set(
            re.findall(r'id="(footcite-[\w-]+)"', html)
        ), name
        assert "problematic" not in html
        for opened in re.findall(r'popovertarget="([\w-]+)"', html):
            assert f'id="{opened}"' in html, f"{name}: {opened}"


def test_the_lessons_written_before_grade_what_articles_say(book: Path):
    for name in ("notebooks/02-roads-become-highways.html", "notebooks/03-when-roads-harden.html"):
        assert "hw-badge" in (book / name).read_text("utf-8"), name


def test_the_list_of_claims_is_whole_without_javascript(address, open_page):
    page = open_page(address(CLAIMS), java_script_enabled=False)
    claims = page.locator(".hw-claim")
    assert claims.count() == len(load().claims)
    expect(page.locator("#s2-34")).to_contain_text("The days after a session do matter to many people who have one.")
    expect(page.get_by_role("searchbox", name="Search the claims")).to_have_count(0)
    counts = dict(
        zip(*[iter(re.findall(r"[A-Z][\w, ]+|\d+", page.locator(".hw-counts").inner_text()))] * 2, strict=False)
    )
    assert {name.strip(): int(n) for name, n in counts.items()}["Not tested yet"] == 24


def test_claims_are_searched_and_filtered(address, open_page):
    page = open_page(address(CLAIMS))
    shown = page.locator(".hw-claim:visible")
    expect(shown).to_have_count(139)
    page.get_by_label("Search the claims").fill("memories hidden")
    expect(shown).to_have_count(1)
    expect(page.locator("#s2-32")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    page.get_by_role("button", name=re.compile("Not tested yet")).click()
    expect(shown).to_have_count(24)
    expect(page.get_by_text("24 of 139 claims are shown.")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Wrong")).click()
    expect(shown).to_have_count(25)
    page.get_by_label("Topic").select_option("safety")
    expect(shown).to_have_count(2)
    page.get_by_label("Search the claims").fill("zebra")
    expect(page.get_by_text("No claim fits.")).to_be_visible()
    # Empty topics go with their claims.
    assert page.locator(".hw-claims-topic:visible").count() == 0


def test_a_link_to_a_claim_leads_to_it_whatever_is_filtered(address, open_page):
    page = open_page(address(CLAIMS) + "#s1-27")
    expect(page.locator("#s1-27")).to_be_in_viewport()
    page.get_by_role("button", name=re.compile("^Wrong")).click()
    expect(page.locator("#s1-27")).to_be_hidden()
    page.evaluate("location.hash = '#s0-01'")
    expect(page.locator("#s0-01")).to_be_in_viewport()


def test_each_claim_shows_what_the_data_says(book: Path):
    html = (book / CLAIMS).read_text("utf-8")
    for claim in load().claims:
        entry = re.search(rf'<li class="hw-claim" id="{claim.id}"(.*?)</li>', html, re.S)[1]
        assert f'data-verdict="{claim.verdict}"' in entry
        for key in claim.sources:
            address = evidence.source(key).address
            assert not address or f'href="{address}"' in entry.replace("&amp;", "&"), (claim.id, key)


def test_nothing_for_staff_is_in_the_site(book: Path):
    """Where figures were read, rows that were not verified, and what the makers wrote to each other."""
    with (DATA / "trials.csv").open(encoding="utf-8") as file:
        trials = list(csv.DictReader(file))
    with (DATA / "safety.csv").open(encoding="utf-8") as file:
        safety = list(csv.DictReader(file))
    own = {source.address for source in load().sources}
    hidden = {row["read_at"] for row in [*trials, *safety]} - own - {""}
    hidden |= {row["limits"] for row in trials if row["show"] == "staff" and len(row["limits"]) > 20}
    hidden |= {row["statement"] for row in safety if row["show"] == "staff"}
    hidden |= {row["figure"] for row in safety if row["show"] == "learner-no-numbers" and len(row["figure"]) > 12}
    assert len(hidden) > 100
    for page in [*book.rglob("*.html"), book / "_static/highways/search-index.js"]:
        text = page.read_text("utf-8").replace("&amp;", "&").replace("&#x27;", "'")
        # A longer address of the bibliography may begin with one that is hidden.
        found = {one for one in hidden if one in text and not any(one in known for known in own)}
        assert found == set(), page.name


def test_the_references_say_how_each_record_was_confirmed(book: Path):
    html = (book / "book/reference/references.html").read_text("utf-8")
    for source in load().sources:
        assert f'<li id="{source.key}">' in html
    for status in ("verified", "secondary", "recalled"):
        section = html[html.index(f'<section id="{status}">') :]
        listed = set(re.findall(r'<li id="(\w+)">', section[: section.index("</section>")]))
        assert listed == {source.key for source in load().sources if source.status == status}


def test_a_footnote_of_a_record_that_was_not_read_at_its_source_says_so(book: Path):
    html = (book / "notebooks/09-what-the-trials-show.html").read_text("utf-8")
    note = html[html.index('id="footcite-glue2024"') :]
    assert "Record confirmed second-hand." in note[: note.index("</aside>")]
