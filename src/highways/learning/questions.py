"""The questions of a lesson: what their file may hold, and one clear sentence when it does not."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from highways import lengths

FEWEST, MOST = 3, 5
"""How many questions a lesson asks: enough to be worth it, few enough to finish."""


@dataclass(frozen=True)
class Lesson:
    """What a file asks, as plain data: `predict` before the picture moves (or None), `check` at the end (or nothing)."""

    predict: dict[str, Any] | None
    check: list[dict[str, Any]]


def load(path: str | Path) -> Lesson:
    """Read and check the questions beside a lesson.

    Raises:
        ValueError: the file is missing or broken; the sentence says where, what is wrong and how to mend it.
    """
    path = Path(path)
    data = _read(path)
    fields = _fields(data, path.name, "the file", {}, {"predict": _MAPPING, "check": _LIST})
    if not fields:
        _broken(path.name, "it asks nothing", "add a 'predict', a 'check', or both")
    if "predict" in fields:
        check_prediction(fields["predict"], f"{path.name}, predict")
    if "check" in fields:
        check_questions(fields["check"], path.name)
    return Lesson(predict=fields.get("predict"), check=fields.get("check", []))


def prediction(path: str | Path) -> dict[str, Any]:
    """The prediction of a lesson, for the `predict` setting of another widget.

    Raises:
        ValueError: the file is missing or broken, or asks for no prediction.
    """
    lesson = load(path)
    if lesson.predict is None:
        _broken(Path(path).name, "it has no 'predict'", "add one, or leave this widget's `predict` out")
    return lesson.predict


def check_questions(questions: list[Any], file: str = "") -> None:
    """Check the list of questions of one lesson.

    Raises:
        ValueError: a question is not one that can be asked; the sentence says which, and the mend.
    """
    number = len(questions)
    if not FEWEST <= number <= MOST:
        what = f"there {'is' if number == 1 else 'are'} {number} question{'' if number == 1 else 's'}"
        _broken(file, what, f"ask {FEWEST} to {MOST} in a lesson")
    for n, question in enumerate(questions, start=1):
        _question(question, f"{file}, question {n}" if file else f"question {n}")


def check_prediction(predict: Any, where: str = "predict") -> None:
    """Check a prediction: at least two options, each with the value that a widget draws; at most one is right.

    Raises:
        ValueError: the prediction cannot be asked; the sentence says why, and the mend.
    """
    fields = _fields(predict, where, "the prediction", {"ask": _TEXT, "options": _LIST})
    needs = {"text": _TEXT, "value": _TEXT, "why": _TEXT}
    options = _rows(fields["options"], where, "option", needs, {"right": _FLAG})
    values = [option["value"] for option in options]
    for n, value in enumerate(values, start=1):
        if value in values[: n - 1]:
            _broken(where, f"option {n} has the same value as option {values.index(value) + 1}", "make them differ")
    if sum(option.get("right", False) for option in options) > 1:
        _broken(where, "more than one option is right", "keep 'right: true' on one of them or on none")
    _fair(options, where)


# One question, by kind.


def _question(question: Any, where: str) -> None:
    kind = question.get("kind") if isinstance(question, dict) else None
    if kind is None:
        _broken(where, "it has no 'kind'", f"use one of {_listed(_KINDS)}")
    # A kind may be anything that YAML can hold, so it need not be hashable.
    if not isinstance(kind, str) or kind not in _KINDS:
        _broken(where, f"the kind {kind!r} is not known", f"use one of {_listed(_KINDS)}")
    _KINDS[kind](question, where)


def _choose(question: dict, where: str) -> None:
    fields = _fields(question, where, "the question", {"kind": _TEXT, "ask": _TEXT, "options": _LIST})
    options = _rows(fields["options"], where, "option", {"text": _TEXT, "why": _TEXT}, {"right": _FLAG})
    right = sum(option.get("right", False) for option in options)
    if right == 0:
        _broken(where, "no option is right", "add 'right: true' to one of them")
    if right > 1:
        _broken(where, f"{right} options are right", "keep 'right: true' on one of them")
    _fair(options, where)


def _fair(options: list[dict[str, Any]], where: str) -> None:
    for n, option in enumerate(options, start=1):
        others = [other["text"] for other in options if other is not option]
        if option.get("right") and (what := lengths.given_away(option["text"], others)):
            _broken(where, f"option {n} is the right one, and it {what}", lengths.MEND)


def _order(question: dict, where: str) -> None:
    fields = _fields(question, where, "the question", {"kind": _TEXT, "ask": _TEXT, "items": _LIST})
    _rows(fields["items"], where, "item", {"text": _TEXT, "why": _TEXT})


def _sort(question: dict, where: str) -> None:
    fields = _fields(question, where, "the question", {"kind": _TEXT, "ask": _TEXT, "bins": _LIST, "items": _LIST})
    bins = fields["bins"]
    _at_least_two(bins, where, "bin")
    for n, name in enumerate(bins, start=1):
        _TEXT.check(name, where, f"bin {n}", "the name")
    _differ(bins, where, "bin")
    items = _rows(fields["items"], where, "item", {"text": _TEXT, "bin": _TEXT, "why": _TEXT})
    for n, item in enumerate(items, start=1):
        if item["bin"] not in bins:
            what = f"item {n} goes into {item['bin']!r}, which is not among the bins"
            _broken(where, what, f"use one of {_listed(bins)}, or add it to 'bins'")


def _estimate(question: dict, where: str) -> None:
    numbers = dict.fromkeys(("from", "to", "step", "answer", "within"), _NUMBER)
    texts = dict.fromkeys(("kind", "ask", "unit", "why", "low", "high"), _TEXT)
    fields = _fields(question, where, "the question", texts | numbers)
    low, high, step, answer, within = (fields[name] for name in numbers)
    if low >= high:
        _broken(where, f"'from' ({low}) is not below 'to' ({high})", "make the scale run from small to large")
    if step <= 0:
        _broken(where, f"'step' is {step}", "make it larger than 0")
    if within <= 0:
        _broken(where, f"'within' is {within}", "make it larger than 0: how far off is still near enough")
    if not low <= answer <= high:
        _broken(where, f"the answer {answer} is not between {low} and {high}", "change the answer or widen the scale")
    # A scale with coarse steps may have no place where a reader could be right.
    steps = (answer - low) / step
    places = [low + step * n for n in (math.floor(steps), math.ceil(steps)) if low + step * n <= high]
    if min(abs(place - answer) for place in places) > within:
        _broken(where, f"no step of the scale comes within {within} of the answer", "make 'step' smaller")


_KINDS: dict[str, Callable[[dict, str], None]] = {
    "choose": _choose,
    "order": _order,
    "sort": _sort,
    "estimate": _estimate,
}


# Fields: what a value has to be, and what to say when it is not.


@dataclass(frozen=True)
class _Kind:
    """A kind of value: how it is called, how it is known, and how a wrong one is mended."""

    name: str
    holds: Callable[[Any], bool]
    mend: str

    def check(self, value: Any, where: str, who: str, field: str) -> None:
        if not self.holds(value):
            _broken(where, f"{field} of {who} is not {self.name}", self.mend)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


# YAML reads a bare No, 75 or 2024-01-31 as something else than text.
_TEXT = _Kind("text", _text, "write some, in quotes if it is a number or a word such as yes or no")
_NUMBER = _Kind("a number", _number, "write it in digits, without a unit")
_FLAG = _Kind("true or false", lambda value: isinstance(value, bool), "write 'right: true', or leave it out")
_LIST = _Kind("a list", lambda value: isinstance(value, list), "start each entry on a line of its own with '- '")
_MAPPING = _Kind("a set of named fields", lambda value: isinstance(value, dict), "write each field as 'name: value'")

_MENDS = {
    "ask": "write the question in a sentence",
    "text": "write what the reader sees",
    "value": "say what the widget draws for it",
    "bin": "say where it goes",
    "check": f"ask {FEWEST} to {MOST} questions under 'check:'",
    "low": "write what to say to an estimate that is too low",
    "high": "write what to say to an estimate that is too high",
}


def _mend(field: str, who: str) -> str:
    if field == "why":
        if who.startswith("option"):
            return "give each option a sentence that says why it is right or not"
        return "give a sentence that says why"
    return _MENDS.get(field, f"add a line '{field}: ...'")


def _fields(
    value: Any, where: str, who: str, needs: dict[str, _Kind], allows: dict[str, _Kind] | None = None
) -> dict[str, Any]:
    _MAPPING.check(value, where, who, "the content")
    known = needs | (allows or {})
    for field in value:
        if field not in known:
            _broken(where, f"{who} has a field {field!r} that is not known", f"use {_listed(known)}")
    for field in needs:
        if field not in value:
            _broken(where, f"{who} has no '{field}'", _mend(field, who))
    for field, content in value.items():
        known[field].check(content, where, who, f"'{field}'")
    return value


def _rows(
    rows: list[Any], where: str, noun: str, needs: dict[str, _Kind], allows: dict[str, _Kind] | None = None
) -> list[dict[str, Any]]:
    _at_least_two(rows, where, noun)
    for n, row in enumerate(rows, start=1):
        _fields(row, where, f"{noun} {n}", needs, allows)
    _differ([row["text"] for row in rows], where, noun)
    return rows


def _at_least_two(entries: list[Any], where: str, noun: str) -> None:
    if len(entries) < 2:
        _broken(where, f"it has fewer than two {noun}s", "add more, so that there is something to decide")


def _differ(texts: list[str], where: str, noun: str) -> None:
    seen: dict[str, int] = {}
    for n, text in enumerate(texts, start=1):
        # What looks the same to a reader is the same.
        key = " ".join(text.split()).casefold()
        if key in seen:
            _broken(where, f"{noun} {n} says the same as {noun} {seen[key]}", "make their texts differ")
        seen[key] = n


def _listed(names: Iterable[str]) -> str:
    names = [f"'{name}'" for name in names]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _broken(where: str, what: str, mend: str) -> NoReturn:
    raise ValueError(f"{where}: {what}; {mend}." if where else f"{what}; {mend}.")


# The file.


class _Loader(yaml.SafeLoader):
    """YAML in which a field may not be written twice: the second would silently replace the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        keys = [key.value for key, _ in node.value]
        for n, (key, _) in enumerate(node.value):
            if key.value in keys[:n]:
                problem = f"'{key.value}' stands here a second time"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
        return super().construct_mapping(node, deep)


def _read(path: Path) -> Any:
    if not path.is_file():
        _broken(path.name, f"there is no such file in {path.parent}", "check the name and the folder")
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except UnicodeDecodeError:
        _broken(path.name, "it is not text in UTF-8", "save it as UTF-8")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "a character that YAML does not allow"
        mend = "mend that line or the one above it; a text that holds ': ' needs quotes"
        _broken(f"{path.name}{line}", f"this is not YAML ({problem})", mend)
