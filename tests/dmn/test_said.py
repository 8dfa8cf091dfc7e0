"""Every model number of the lesson on the default mode network and of its card is what the model gives now."""

from __future__ import annotations

import re

import pytest
import yaml
from said import text

from highways.dmn import PEAK, after_effect, connectivity
from tools.process import ROOT

REST = connectivity()


@pytest.fixture(scope="module")
def lesson() -> str:
    return text(ROOT / "notebooks/06-the-default-mode-network.ipynb")


@pytest.fixture(scope="module")
def card() -> str:
    return text(ROOT / "book/reference/model-cards.md")


def percent(name: str, concentration: float = PEAK, after: float = 0, account: str = "default") -> str:
    change = 100 * connectivity(concentration, after, account).change(REST)[name]
    return f"{abs(change):.0f} % {'weaker' if change < 0 else 'stronger'}"


def test_a_fifth(lesson: str):
    assert "weaken by about a fifth at a dose of 1" in lesson
    assert connectivity(PEAK).change(REST)["default"] == pytest.approx(-0.2, abs=0.02)
    questions = yaml.safe_load((ROOT / "notebooks/06-the-default-mode-network.questions.yml").read_text("utf-8"))
    estimate = next(one for one in questions["check"] if one["kind"] == "estimate")
    assert estimate["answer"] == -round(100 * connectivity(PEAK).change(REST)["default"])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Default mode network, ketamine", percent("default")),
        ("The same, midazolam", percent("default", account="midazolam-like")),
        ("Salience network, ketamine", percent("salience")),
        ("Vision; movement and touch", f"{percent('visual')}; {percent('somatomotor')}"),
        ("A day later, back to front of the midline", percent("pcc_mpfc", 0, after_effect(1))),
        ("By day 10", percent("pcc_mpfc", 0, after_effect(10))),
        (
            "The opposite finding",
            f"all links {percent('everything', account='global-up')}, the default mode network "
            f"{percent('default', account='global-up')}",
        ),
    ],
)
def test_the_card(card: str, row: str, said: str):
    line = re.search(rf"\| {re.escape(row)} \|[^|]*\|([^|]*)\|", card)[1]
    assert said in line


def test_the_card_on_the_deep_dose(card: str):
    deep = connectivity(2000)
    assert f"{deep.mpfc_default / REST.mpfc_default:.2f} of it at 2,000 ng/mL" in card
    said = f"from −{-REST.default_attention_gsr:.3f} to −{-deep.default_attention_gsr:.3f} at 2,000 ng/mL"
    assert said in card
    assert f"A dose of 1 stands for {PEAK:g} ng/mL here" in card
