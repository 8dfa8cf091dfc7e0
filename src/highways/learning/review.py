"""Questions from finished lessons, brought back when they are about to fade."""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from typing import Any

import traitlets

from ..ui.widget import Widget
from .questions import check_questions

WORDS: dict[str, Any] = json.loads((files(__package__) / "review.words.en.json").read_text(encoding="utf-8"))


class _FromBank(traitlets.HasTraits):
    """What asks from the bank of questions.

    Attributes:
        questions: ``{lesson id: {"title", "doc", "questions"}}``, in reading order; ``{}`` takes the book's own bank, which
            `highways.learning.bank` writes beside the bundles.

    Raises:
        ValueError: a lesson lacks a field, or asks what cannot be asked; the sentence says which, and the mend.
    """

    questions = traitlets.Dict(help="The lessons and their questions; empty for the book's own.").tag(sync=True)

    @traitlets.validate("questions")
    def _can_be_asked(self, proposal: traitlets.Bunch) -> dict[str, Any]:
        for lesson, entry in proposal["value"].items():
            if not isinstance(entry, dict) or not {"title", "doc", "questions"} <= set(entry):
                raise traitlets.TraitError(f"the lesson {lesson!r} needs a 'title', a 'doc' and 'questions'.")
            try:
                check_questions(entry["questions"], lesson)
            except ValueError as error:
                raise traitlets.TraitError(str(error)) from error
        return proposal["value"]


class Review(_FromBank, Widget):
    """A short daily round of questions from finished lessons, spaced by FSRS from the log of answers in this browser.

    In a notebook, where nothing is remembered, every lesson in `questions` counts as finished.
    """

    def still(self) -> str:
        return f"<p>{escape(WORDS['still'])}</p>"


class Waiting(_FromBank, Widget):
    """One line with a link to the review when questions wait there, and nothing at all when none do.

    Attributes:
        doc: the page with the review.
    """

    doc = traitlets.Unicode("book/learn/review").tag(sync=True)

    def still(self) -> str:
        return ""
