"""The room's widgets on paper, and for readers without JavaScript: first all that is asked, then the answers."""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from typing import Any

WORDS: dict[str, str] = json.loads((files(__package__) / "words.en.json").read_text(encoding="utf-8"))
OWN: dict[str, dict] = json.loads((files(__package__) / "own.words.en.json").read_text(encoding="utf-8"))

LESSONS = "<!-- the lessons of the course -->"
"""Where the book puts the list of its lessons (pages.py): no widget knows it while its page is read."""


def sheet(questions: list[dict[str, Any]]) -> str:
    """HTML with every question, every answer and every reason."""
    asked = "".join(f"<li><p>{escape(one['ask'])}</p>{_ASK[one['kind']](one)}</li>" for one in questions)
    answers = "".join(f"<li>{_ANSWER[one['kind']](one)}</li>" for one in questions)
    return f"<ol>{asked}</ol><p><strong>{WORDS['still_answers']}</strong></p><ol>{answers}</ol>"


def guess(prediction: dict[str, Any]) -> str:
    """HTML with the question of a guess, its options, and the answer."""
    options = prediction["options"]
    answer = "".join(f"<p>✓ {_because(one['text'], one['why'])}</p>" for one in options if one.get("right"))
    return f"<p><strong>{escape(prediction['ask'])}</strong></p>{_ask_choose(prediction)}{answer}"


def progress() -> str:
    """HTML with the lessons of the course, by part."""
    return f"<p>{OWN['progress']['still']}</p>{LESSONS}"


def finished() -> str:
    """HTML of the page to print, to be filled in by hand."""
    words = OWN["finished"]
    lines = "".join(_by_hand(words[name]) for name in ("by", "date"))
    room = '<div class="hw-room-to-write"></div>'
    prompts = "".join(
        f'<div class="hw-finish-prompt"><p>{prompt}</p>{room}</div>' for prompt in words["prompts"].values()
    )
    return (
        f'<p class="hw-finish-title">{words["title"]}</p><p class="hw-finish-course">{words["course"]}</p>{lines}'
        f'<p>{words["says"]}</p><p class="hw-do">{words["lessons"]}</p><p>{words["still_lesson"]}</p>'
        f'<div class="hw-tick-by-hand">{LESSONS}</div><p class="hw-do">{words["keep"]}</p>{prompts}'
    )


def _by_hand(label: str) -> str:
    return f'<p class="hw-by-hand"><span>{label}</span><span class="hw-line-to-write"></span></p>'


def kept() -> str:
    """HTML that says what the page would list."""
    return f"<p>{OWN['kept']['still']}</p>"


def shuffled(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items in the order of the alphabet, which gives nothing away; backwards where that would be right.

    The browser does the same (order.js), so paper and page agree.
    """
    mixed = sorted(items, key=lambda item: item["text"])
    return mixed[::-1] if mixed == items else mixed


def _list(entries: list[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{entry}</li>' for entry in entries)}</{tag}>"


def _because(text: str, why: str) -> str:
    stop = "" if text.rstrip().endswith((".", "?", "!")) else "."
    return f"<strong>{escape(text)}{stop}</strong> {escape(why)}"


def _not(text: str) -> str:
    return WORDS["still_not"].format(text=escape(text))


def _number(value: float) -> str:
    # As the browser writes it: 75.0 is 75.
    return str(int(value)) if value == int(value) else str(value)


def _ask_choose(question: dict[str, Any]) -> str:
    return _list([escape(option["text"]) for option in question["options"]])


def _ask_order(question: dict[str, Any]) -> str:
    items = [escape(item["text"]) for item in shuffled(question["items"])]
    return f"<p>{WORDS['still_order']}</p>{_list(items)}"


def _ask_sort(question: dict[str, Any]) -> str:
    bins = escape(" / ".join(question["bins"]))
    items = [escape(item["text"]) for item in question["items"]]
    return f"<p>{WORDS['still_sort'].format(bins=bins)}</p>{_list(items)}"


def _ask_estimate(question: dict[str, Any]) -> str:
    scale = {"from": _number(question["from"]), "to": _number(question["to"]), "unit": escape(question["unit"])}
    return f"<p>{WORDS['still_estimate'].format(**scale)}</p>"


def _answer_choose(question: dict[str, Any]) -> str:
    options = question["options"]
    right = next(option for option in options if option.get("right"))
    # What is not so must not stand there like a statement.
    others = [f"{_not(option['text'])} {escape(option['why'])}" for option in options if option is not right]
    return f"<p>✓ {_because(right['text'], right['why'])}</p>{_list(others)}"


def _answer_order(question: dict[str, Any]) -> str:
    items = [_because(item["text"], item["why"]) for item in question["items"]]
    return f"<p>{WORDS['still_in_order']}</p>{_list(items, 'ol')}"


def _answer_sort(question: dict[str, Any]) -> str:
    items = [_because(f"{item['text'].rstrip('.')}: {item['bin']}", item["why"]) for item in question["items"]]
    return f"<p>{WORDS['still_in_place']}</p>{_list(items)}"


def _answer_estimate(question: dict[str, Any]) -> str:
    near = WORDS["still_near"].format(within=_number(question["within"]))
    answer = _because(f"{_number(question['answer'])} {question['unit']}", question["why"])
    sides = [f"{WORDS['still_low']} {escape(question['low'])}", f"{WORDS['still_high']} {escape(question['high'])}"]
    return f"<p>{answer} {near}</p>{_list(sides)}"


_ASK = {"choose": _ask_choose, "order": _ask_order, "sort": _ask_sort, "estimate": _ask_estimate}
_ANSWER = {"choose": _answer_choose, "order": _answer_order, "sort": _answer_sort, "estimate": _answer_estimate}
