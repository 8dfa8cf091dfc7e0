"""What asks, and what shows one's own way through the course.

The sheet of questions at the end of a lesson, and a guess that stands by itself; then the map of the course, the page to print
at its end, and what the browser keeps. The last three have no settings: they read the memory of the book, which outside the
book is empty.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets

from ..ui.widget import Widget
from .ids import lesson_of
from .questions import check_prediction, check_questions, load
from .reflection import Reflection
from .review import Review, Waiting
from .still import finished, guess, kept, progress, sheet

__all__ = ["Check", "Finished", "Kept", "Predict", "Progress", "Reflection", "Review", "Waiting"]


class Check(Widget):
    """Ask the questions of a lesson: ``Check("03-when-roads-harden.questions.yml")``.

    The path is relative to the notebook. A host that has the questions already gives them as ``questions=[...]``.

    Raises:
        TypeError: both a path and questions are given, or neither.
        ValueError: the questions cannot be asked; the sentence says which, and the mend.
    """

    lesson = traitlets.Unicode("", help="The stem of the file's name, under which tries are remembered.").tag(sync=True)
    questions = traitlets.List(traitlets.Any(), help="The 'check' questions of a lesson, as plain data.").tag(sync=True)

    def __init__(self, path: str | Path | None = None, **settings: Any) -> None:
        if (path is None) == ("questions" not in settings):
            raise TypeError("Check takes either the path of a lesson's questions or `questions`, a list.")
        if path is not None:
            settings |= {"questions": load(path).check, "lesson": lesson_of(path)}
        super().__init__(**settings)

    @traitlets.validate("questions")
    def _can_be_asked(self, proposal: traitlets.Bunch) -> list[dict[str, Any]]:
        try:
            check_questions(proposal["value"])
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error
        return proposal["value"]

    def still(self) -> str:
        return sheet(self.questions)

    def __repr__(self) -> str:
        return f"Check: {len(self.questions)} questions"


class Predict(Widget):
    """A guess on a page whose picture does not ask for one: the question, then the answer with its reason.

    Attributes:
        predict: the question, from `highways.learning.prediction`.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: the question cannot be asked; the sentence says why, and the mend.
    """

    predict = traitlets.Dict().tag(sync=True)
    guess = traitlets.Unicode("").tag(sync=True)

    @traitlets.validate("predict")
    def _can_be_asked(self, proposal: traitlets.Bunch) -> dict[str, Any]:
        try:
            check_prediction(proposal["value"])
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error
        return proposal["value"]

    def still(self) -> str:
        return guess(self.predict)


class Progress(Widget):
    """The map of the course: a road for each part, which widens as its lessons are finished."""

    def still(self) -> str:
        return progress()


class Finished(Widget):
    """A page to print: the lessons that were finished, a line for a name, and room to write."""

    def still(self) -> str:
        return finished()


class Kept(Widget):
    """What this browser keeps of the course: the list of it, a copy to save and bring back, and its end."""

    def still(self) -> str:
        return kept()
