"""What a facilitator does minute by minute: the file, and one clear sentence when a part does not add up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from .agenda import Agenda, AgendaError, Segment, clock
from .words import WORDS

FILE = "book/workshop/runsheets.yml"
"""Where the run sheets stand, from the root of the book."""


@dataclass(frozen=True)
class Part:
    """One part of a day, with its steps.

    Attributes:
        segment: the part, as the agenda has it.
        steps: minutes and what to do, in order; the minutes add up to those of the segment.
        say: sentences that can be read aloud; watch: what to look out for, '' for nothing.
    """

    segment: Segment
    steps: tuple[tuple[int, str], ...]
    say: tuple[str, ...]
    watch: str


def load(path: str | Path, agenda: Agenda) -> list[Part]:
    """The parts of `agenda`, each with its steps.

    Raises:
        AgendaError: a part has no run sheet, or its steps do not add up to its minutes.
    """
    path = Path(path)
    sheets = yaml.safe_load(path.read_text("utf-8"))
    parts = []
    for segment in agenda.segments:
        sheet = sheets.get(segment.id)
        if sheet is None:
            raise AgendaError(f"{path.name}: the part {segment.id!r} of {agenda.id} has no run sheet; write one.")
        steps = sheet["steps"]
        if isinstance(steps, dict):
            steps = steps.get(agenda.id, [])
        total = sum(minutes for minutes, _ in steps)
        if total != segment.minutes:
            raise AgendaError(
                f"{path.name}, {agenda.id}, {segment.id}: the steps add up to {total} minutes and the part has "
                f"{segment.minutes}; change a step or the part."
            )
        parts.append(Part(segment, tuple(map(tuple, steps)), tuple(sheet.get("say", [])), sheet.get("watch", "")))
    return parts


def markdown(part: Part, slides: tuple[int, int]) -> str:
    """The part as a page shows it: its time, its first and last slide, what for, what with, each step with its minutes,
    words, and what to watch for.
    """
    words, segment = WORDS["runsheet"], part.segment
    first, last = slides
    shown = WORDS["slide"].format(n=first) if first == last else words["slides"].format(first=first, last=last)
    lines = [
        f"### {clock(segment.start)} {segment.title}",
        "",
        words["head"].format(minutes=segment.minutes, end=clock(segment.end), slides=shown, aim=segment.aim),
        "",
        f"| {words['from']} | {words['minutes']} | {words['do']} |",
        "| --- | --- | --- |",
    ]
    at = segment.start
    for minutes, do in part.steps:
        lines.append(f"| {clock(at)} | {minutes} | {do} |")
        at += minutes
    if segment.materials:
        lines += ["", f"**{words['materials']}** {'; '.join(segment.materials)}."]
    if part.say:
        lines += ["", f"**{words['say']}**", "", *(f"- ‘{one}’" for one in part.say)]
    if part.watch:
        lines += ["", f"**{words['watch']}** {part.watch}"]
    return "\n".join(lines) + "\n"
