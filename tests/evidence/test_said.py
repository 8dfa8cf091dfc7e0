"""What pages say in numbers is what the evidence base holds."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from highways import evidence
from highways.evidence.base import DATA, load
from tools.process import ROOT

LESSON = ROOT / "notebooks/09-what-the-trials-show.ipynb"
CLOSE_LOOKS = [ROOT / f"notebooks/{name}.ipynb" for name in ("05-the-glutamate-story", "06-the-default-mode-network")]
SESSION = [
    *(
        ROOT / f"notebooks/{name}.ipynb"
        for name in ("04-the-window", "07-inside-a-session", "08-a-course-of-treatment")
    ),
    ROOT / "book/brain/what-is-ketamine-therapy.md",
    ROOT / "book/session/preparation.md",
    ROOT / "book/session/integration.md",
]
COACHING = sorted((ROOT / "book/coaching").glob("*.md"))
PAGES = [LESSON, *CLOSE_LOOKS, *SESSION, *COACHING, *sorted((ROOT / "book/evidence").glob("*.md"))]


def prose(path: Path) -> str:
    """The Markdown of a page or a notebook, without its code and its directives that draw."""
    text = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        text = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return re.sub(
        r"```\{(?:anywidget|check|safety|claims|verdicts|claim-counts|footbibliography)\}.*?```", "", text, flags=re.S
    )


def flat(path: Path) -> str:
    return re.sub(r"\s+", " ", prose(path))


def paragraphs(path: Path) -> Iterator[str]:
    for block in re.split(r"\n\s*\n|\n(?=- |\d\. )", prose(path)):
        if block.strip():
            yield re.sub(r"\s+", " ", block)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_number_of_people_has_its_source_in_the_same_breath(page: Path):
    """'41 of 100 people' without a source is the defect that this course fears most."""
    counting = re.compile(r"\b\d+(?:\.\d+)? (?:of|in) (?:100|1,000|\d{2,})\b(?! trips)|\b\d[\d,]* people\b")
    bare = [
        paragraph
        for paragraph in paragraphs(page)
        if counting.search(paragraph)
        and "{footcite:p}" not in paragraph
        and not paragraph.startswith(
            ("Below are 100 people", "A client says", "Never quote", "*Number needed", "Of the 139")
        )
    ]
    assert bare == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_page_on_effects_cites(page: Path):
    wanted = 0 if page.stem == "claims-checked" else 2  # its claims bring their own sources
    assert prose(page).count("{footcite:p}") >= wanted


def test_the_counts_of_claims_are_those_of_the_data():
    claims = load().claims
    page = flat(ROOT / "book/evidence/claims-checked.md")
    count = {verdict: len(claims.where(verdict=verdict)) for verdict in {claim.verdict for claim in claims}}
    words = {10: "10", 11: "Eleven", 9: "Nine", 1: "one"}
    nothing = count["not-tested"] + count["not-shown"] + count["wrong"]
    views = [one for one in claims if one.verdict in ("holds", "limits") and not one.sources]
    assert f"Of the {len(claims)} claims" in page
    assert f"**{count['holds'] + count['limits']} hold, fully or with limits** (two of these rest on our view" in page
    assert len(views) == 2
    assert f"{words[count['disputed']]} are disputed and {count['too-simple']} are too simple" in page
    assert f"Of the {nothing} that nothing bears out so far, **{count['not-tested']} have not been tested yet**" in page
    assert f"{words[count['not-shown']]} were tested and not shown, and {words[count['wrong']]} is wrong" in page
    assert f"{words[count['value']]} are values" in page


def test_the_page_on_method_counts_what_is_kept_back():
    base = load()
    page = flat(ROOT / "book/reference/about.md")
    for name, called in (("trials", "results"), ("safety", "safety notes"), ("parameters", "model parameters")):
        held = len(base.held_back[name])
        assert f"{held} of {held + len(getattr(base, name))} {called}" in page
    with (DATA / "safety.csv").open(encoding="utf-8") as file:
        bare = sum(row["show"] == "learner-no-numbers" for row in csv.DictReader(file))
    assert f"{bare} safety notes are told without their figure" in page


def test_the_lesson_tells_the_forest_as_it_is():
    rows = evidence.trials(measure=evidence.FOREST)
    clear = [row for row in rows if row.ci_high is not None and row.ci_high < 0]
    crosses = [row for row in rows if row.ci_high is not None and row.ci_high >= 0]
    assert (len(rows), len(clear), len(crosses)) == (13, 7, 5)
    lesson = flat(LESSON)
    assert (
        "Of thirteen trials, seven have a bar that keeps clear of no difference, five have one that includes it"
        in lesson
    )
    assert f"Takahashi 2021, from Japan, at −{-evidence.trial('takahashi2021').effect}" in lesson


def test_the_lesson_counts_the_people_that_the_data_counts():
    lesson = flat(LESSON)
    sedative, salt = evidence.trial("wilkinson2019"), evidence.trial("wilkinson2019-saline")
    assert (sedative.treated_pct, salt.treated_pct, sedative.control_pct, salt.control_pct) == (45, 46, 18, 1)
    assert "about 1 of 100 with salt water (0 to 11), and about 18 of 100 with midazolam (6 to 30)" in lesson
    lii, spray, crisis = (evidence.trial(name) for name in ("lii2023", "daly2019", "grunebaum2018"))
    assert f"{lii.treated_pct:.0f} and {lii.control_pct:.0f} of 100 had responded" in lesson
    assert f"{spray.treated_pct:.0f} of 100 relapsed by the end of the study when they went on" in lesson
    assert f"{spray.control_pct:.0f} of 100 when they changed to a dummy" in lesson
    assert f"{crisis.treated_pct:.0f} of 100 people had responded" in lesson
    assert f"beside {crisis.control_pct:.0f} of 100 after a sedative" in lesson
    assert f"relapsed within {evidence.trial('murrough2013b').median_days:.0f} days" in lesson


@pytest.mark.parametrize("trial", [one for one in load().trials if one.happened], ids=lambda trial: trial.id)
def test_a_plain_account_says_the_numbers_of_its_row(trial):
    """Every share of 100 that an account tells is in the row, or in the limits as the source gives them."""
    told = {int(n) for n in re.findall(r"\b(\d+) of 100\b", trial.happened)}
    row = {int(value + 0.5) for value in (trial.treated_pct, trial.control_pct) if value is not None}
    elsewhere = {"zarate2006": {35}}  # 35 of 100 a week later: the source's second figure
    assert told - elsewhere.get(trial.id, set()) <= row
    if trial.control_pct is not None and trial.forest == "no" and told:
        assert row - told <= {0}


EVERY_PAGE = [
    *(ROOT / "book").rglob("*.md"),
    *(ROOT / "book").rglob("*.yml"),
    *(ROOT / "notebooks").glob("0*.ipynb"),
    *(ROOT / "notebooks").glob("0*.yml"),
]


@pytest.mark.parametrize(
    "page", [one for one in EVERY_PAGE if "wilkinson2019" in one.read_text("utf-8")], ids=lambda path: path.name
)
def test_an_estimate_has_its_range_in_the_same_breath(page: Path):
    """45, 46, 18 and 1 of 100 come from a model; a page that tells one says how far it may be off."""
    bare = [
        block
        for block in paragraphs(page)
        if "{footcite:p}`wilkinson2019`" in block
        and re.search(r"\b(?:45|46|18|55) (?:of 100|had)", block)
        and not re.search(r"\(?\b(?:34|6|44) to (?:56|58|30|66)\b", block)
    ]
    assert bare == []


def test_the_lesson_counts_the_missing_as_the_data_does():
    lesson = flat(LESSON)

    def all_who_began(id: str) -> tuple[int, int]:
        row = evidence.trial(id)
        groups = (
            (row.treated_pct, row.treated_seen, row.treated_n),
            (row.control_pct, row.control_seen, row.control_n),
        )
        return tuple(int(100 * round(pct * seen / 100) / began + 0.5) for pct, seen, began in groups)

    assert "69 and 52 of 100, of 201 people, where 223 had begun" in lesson
    assert f"it is {' and '.join(map(str, all_who_began('popova2019')))} " in lesson
    assert f"53 and 39 become {' and '.join(map(str, all_who_began('fedgchin2019')))} " in lesson
    assert f"27 and 13 become {' and '.join(map(str, all_who_began('ochsross2020')))} " in lesson


def test_the_rows_against_a_sedative_lie_further_from_zero_as_the_note_says():
    """The note for those who filter by comparison is true of the rows, and of the one that compares like with like."""
    words = json.loads((ROOT / "src/highways/evidence/explorer.words.en.json").read_text("utf-8"))
    assert "further from zero, on average, than those against salt water" in words["against_note"]

    def mean(kind: str) -> float:
        rows = evidence.trials(measure=evidence.FOREST, comparator_class=kind)
        return sum(row.effect for row in rows) / len(rows)

    assert mean("midazolam") < mean("inert-placebo") < 0
    assert evidence.trial("wilkinson2019").effect < evidence.trial("wilkinson2019-saline").effect


def test_the_guesses_have_the_right_answers():
    from highways.learning import prediction

    def right(path: str) -> str:
        return next(one["value"] for one in prediction(ROOT / path)["options"] if one.get("right"))

    assert (
        float(right("notebooks/09-what-the-trials-show.questions.yml")) == evidence.trial("wilkinson2019").control_pct
    )
    detached = load().find("safety", "se-dissociation-reported-as-an-adverse-event")
    assert float(right("book/evidence/risks.questions.yml")) == detached.treated_pct
    assert int(right("book/evidence/claims-checked.questions.yml")) == len(evidence.claims(verdict="holds")) + len(
        evidence.claims(verdict="limits")
    )
