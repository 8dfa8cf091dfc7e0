"""The agendas of the workshop: what their file may hold, and one clear sentence when it does not add up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .words import WORDS

FILE = "book/workshop/agendas.yml"
"""Where the agendas stand, from the root of the book."""


class AgendaError(ValueError):
    """The file is broken; the sentence says where, and how to mend it."""


def clock(minutes: int) -> str:
    """Hours and minutes from the start of the day: 75 is '1:15'."""
    return f"{minutes // 60}:{minutes % 60:02}"


@dataclass(frozen=True)
class Segment:
    """One part of a day.

    Attributes:
        id: its name in the file, and the address of its first slide.
        title, aim: what it is called, and what people have at its end.
        do: what the facilitator does, in one or two sentences.
        materials: what lies on the table.
        slides: the file in `slides/parts` that holds its slides, without its ending.
        scenarios: the scenes that are played, by id.
        start: the minute at which it begins.
        minutes: how long it takes.
    """

    id: str
    title: str
    aim: str
    do: str
    materials: tuple[str, ...]
    slides: str
    scenarios: tuple[str, ...]
    start: int
    minutes: int

    @property
    def end(self) -> int:
        """The minute at which it is over."""
        return self.start + self.minutes

    @property
    def span(self) -> str:
        """From when to when, counted from the start of the day: '1:05 to 1:20'."""
        return WORDS["span"].format(start=clock(self.start), end=clock(self.end))


@dataclass(frozen=True)
class Agenda:
    """A day: its name, its length in minutes, and its parts in order."""

    id: str
    title: str
    minutes: int
    segments: tuple[Segment, ...]

    def segment(self, id: str) -> Segment:
        """The part that is called `id`.

        Raises:
            AgendaError: there is none.
        """
        for one in self.segments:
            if one.id == id:
                return one
        raise AgendaError(f"{self.id}: there is no part {id!r}; it has {', '.join(one.id for one in self.segments)}.")


_TEXTS, _LISTS = ("title", "aim", "do", "slides"), ("materials", "scenarios")


def load(path: str | Path) -> dict[str, Agenda]:
    """Read and check the agendas.

    Raises:
        AgendaError: the file is missing or broken, or an agenda does not add up to the length that it states.
    """
    path = Path(path)
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise AgendaError(f"{path.name}: there is no such file in {path.parent}; check the name.") from None
    except yaml.YAMLError as error:
        raise AgendaError(f"{path.name} is no YAML: {' '.join(str(error).split())}.") from None
    if not isinstance(data, dict) or set(data) != {"segments", "agendas"}:
        raise AgendaError(f"{path.name}: write 'segments' and 'agendas', and nothing else, at its top.")
    return {id: _agenda(id, entry, data["segments"], path.name) for id, entry in data["agendas"].items()}


def _agenda(id: str, entry: dict[str, Any], known: dict[str, Any], file: str) -> Agenda:
    segments: list[Segment] = []
    for item in entry["segments"]:
        name, start = item["segment"], segments[-1].end if segments else 0
        if name not in known:
            raise AgendaError(f"{file}, {id}: there is no segment {name!r}; the file has {', '.join(known)}.")
        if any(one.id == name for one in segments):
            raise AgendaError(f"{file}, {id}: {name!r} comes twice; give the second a name of its own.")
        segments.append(_segment(name, {**known[name], **item}, start, f"{file}, {id}, {name}"))
    total = segments[-1].end if segments else 0
    if total != entry["minutes"]:
        raise AgendaError(
            f"{file}, {id}: the parts add up to {total} minutes and the agenda says {entry['minutes']}; change a part or the sum."
        )
    return Agenda(id, entry["title"], total, tuple(segments))


def _segment(name: str, entry: dict[str, Any], start: int, where: str) -> Segment:
    unknown = sorted(set(entry) - {*_TEXTS, *_LISTS, "segment", "minutes"})
    if unknown:
        raise AgendaError(f"{where}: {unknown[0]!r} is not a field; use {', '.join((*_TEXTS, *_LISTS, 'minutes'))}.")
    for field in _TEXTS:
        if not isinstance(entry.get(field), str):
            raise AgendaError(f"{where}: {field!r} is missing; write it as text.")
    for field in _LISTS:
        if not isinstance(entry.get(field, []), list):
            raise AgendaError(f"{where}: {field!r} is no list; write it as [one, another].")
    minutes = entry.get("minutes")
    if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes < 1:
        raise AgendaError(f"{where}: 'minutes' is {minutes!r}; write a whole number from 1 on.")
    texts = {field: entry[field].strip() for field in _TEXTS}
    lists = {field: tuple(entry.get(field, [])) for field in _LISTS}
    return Segment(id=name, start=start, minutes=minutes, **texts, **lists)
