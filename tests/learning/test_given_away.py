"""No question and no scene of the course gives its answer away by the length or the place of an option.

A reader who knows nothing, and always takes the longest, or always the second, must be wrong most of the time. Counted is
the text as a reader sees it, in the order in which it is shown.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from highways.coaching.scenarios import IDS, scene
from highways.learning import load
from highways.lengths import shown
from tools.process import ROOT

FILES = sorted([*ROOT.glob("notebooks/*.questions.yml"), *ROOT.glob("book/**/*.questions.yml")])
MOST = Fraction(40, 100)
"""The share of questions in which the right option may be the longest, or the shortest."""


def lengths(options: list[dict]) -> list[int]:
    return [shown(option["text"]) for option in options]


def asked() -> dict[str, tuple[list[int], int]]:
    """Of each check question with one right option: how long its options are, and which is right."""
    found = {}
    for path in FILES:
        for n, question in enumerate(load(path).check, start=1):
            if question["kind"] == "choose":
                options = question["options"]
                right = next(n for n, option in enumerate(options) if option.get("right"))
                found[f"{path.name}, question {n}"] = lengths(options), right
    return found


def guessed() -> dict[str, tuple[list[int], int]]:
    """The same of each guess that has a right option, and whose options are not mere numbers."""
    found = {}
    for path in FILES:
        options = (load(path).predict or {"options": []})["options"]
        right = [n for n, option in enumerate(options) if option.get("right")]
        if right and not all(option["text"].isdigit() for option in options):
            found[f"{path.name}, predict"] = lengths(options), right[0]
    return found


def played() -> dict[str, tuple[list[int], int]]:
    """The same of each scene, in the order in which its choices are shown."""
    found = {}
    for one in map(scene, IDS):
        best = [option["id"] for option in one["options"]].index(one["best"])
        found[f"scene {one['id']}"] = lengths(one["options"]), best
    return found


KINDS = {"questions": asked(), "guesses": guessed(), "scenes": played()}
ALL = {where: one for kind in KINDS.values() for where, one in kind.items()}


def test_every_file_is_looked_at():
    assert len(FILES) >= 21
    assert len(KINDS["questions"]) >= 39
    assert len(KINDS["scenes"]) == 12


@pytest.mark.parametrize("where", ALL)
def test_the_right_one_is_nowhere_much_longer_than_the_next(where: str):
    options, right = ALL[where]
    rest = max(length for n, length in enumerate(options) if n != right)
    assert options[right] <= rest + rest / 3, f"{where}: {options}, and option {right + 1} is the right one"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("word", "most"), [("longest", max), ("shortest", min)])
def test_the_right_one_is_the_longest_or_the_shortest_in_at_most_40_of_100(kind: str, word: str, most):
    telling = [
        where
        for where, (options, right) in KINDS[kind].items()
        if options[right] == most(options) and options.count(options[right]) == 1
    ]
    assert Fraction(len(telling), len(KINDS[kind])) <= MOST, f"the right one is the {word} in {telling}"


@pytest.mark.parametrize("kind", ["questions", "scenes"])
def test_the_right_one_has_no_place_of_its_own(kind: str):
    """With three options each place is right in about a third; guesses keep the order of their numbers and words."""
    places = Counter(right for options, right in KINDS[kind].values() if len(options) == 3)
    for place in range(3):
        assert Fraction(1, 5) <= Fraction(places[place], places.total()) <= Fraction(45, 100), places
