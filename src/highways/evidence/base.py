"""The one door: read every file, check it, and hand on what a reader may see."""

from __future__ import annotations

import codecs
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import latexcodec  # noqa: F401 - makes the codec known

from . import rules, schema
from .records import (
    Activity,
    Answer,
    Approval,
    Changing,
    Choice,
    Claim,
    Line,
    ListedSign,
    Parameter,
    Phase,
    Record,
    Records,
    RedFlag,
    Route,
    Safety,
    Scenario,
    SeriesFact,
    Sign,
    Source,
    Span,
    Tell,
    Term,
    Trial,
    Wording,
)
from .signs import Signs
from .tables import EvidenceError, Row, read_bibliography, read_csv, read_yaml

DATA = Path(str(files(__package__))) / "data"
"""Where the files lie."""


ORDINARY = re.compile(r"[^\\{}~$`'\"%&#^_<>*\n\t-]*")
"""What reads the same in BibTeX. Four fields of five are such, and decoding them took half of the time of a load."""


class NotShownError(EvidenceError):
    """The record is there, and the rules keep it from readers."""


@dataclass(frozen=True)
class Evidence:
    """All that a reader may see, checked.

    Attributes:
        trials, claims, safety, parameters, routes, phases, series, lines, activities, signs, scenarios, terms, answers,
            changing, sources: the records, in the order of their files.
        to_ring: the signs to ring about and what to tell the clinic, as every page writes them.
        held_back: for each file, the ids of rows that readers do not see, and why.
    """

    trials: Records[Trial]
    claims: Records[Claim]
    safety: Records[Safety]
    parameters: Records[Parameter]
    routes: Records[Route]
    phases: Records[Phase]
    series: Records[SeriesFact]
    lines: Records[Line]
    activities: Records[Activity]
    signs: Records[RedFlag]
    scenarios: Records[Scenario]
    terms: Records[Term]
    answers: Records[Answer]
    changing: Records[Changing]
    sources: Records[Source]
    to_ring: Signs
    held_back: Mapping[str, Mapping[str, str]] = field(repr=False)

    def trial(self, id: str) -> Trial:
        """The trial with this id. Raises as `find` does."""
        return self.find("trials", id)

    def claim(self, id: str) -> Claim:
        """The claim with this id. Raises as `find` does."""
        return self.find("claims", id)

    def source(self, key: str) -> Source:
        """The publication with this key. Raises as `find` does."""
        return self.find("sources", key)

    def find(self, kind: str, name: str) -> Any:
        """The record of `kind` (an attribute, such as 'trials' or 'phases') that is called `name`.

        Raises:
            NotShownError: it is held back; the sentence says why, and what would let it through.
            EvidenceError: there is none of that name; the sentence names the nearest.
        """
        records = {getattr(one, "id", None) or one.key: one for one in getattr(self, kind)}
        if name in records:
            return records[name]
        if name in self.held_back[kind]:
            why = self.held_back[kind][name]
            raise NotShownError(
                f"{name} may not be shown: {why}; verify it and mark it so in the data, or leave it out."
            )
        near = difflib.get_close_matches(name, records, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "look it up in the data file."
        one = {
            "safety": "safety row",
            "series": "fact of a series",
            "activities": "activity",
            "changing": "changing fact",
        }.get(kind, kind.removesuffix("s"))
        raise EvidenceError(f"There is no {one} {name!r}: {hint}")


@cache
def load(folder: Path = DATA) -> Evidence:
    """Read and check every file of the evidence base.

    Raises:
        EvidenceError: a file is missing or broken: one sentence with the file, the line and the mend.
    """
    status: dict[str, str] = {}
    dois: dict[str, str] = {}
    sources = []
    for line, key, entry in read_bibliography(folder / "references.bib"):
        rules.check_source("references.bib", line, key, dict(entry.fields), dois)
        status[key] = entry.fields["status"]
        sources.append(_source(key, entry))

    trials = read_csv(folder / "trials.csv", schema.TRIALS)
    claims = read_yaml(folder / "claims.yml", schema.CLAIMS)
    changing = read_yaml(folder / "changing.yml", schema.CHANGING)
    signs_file = folder / "signs.json"  # JSON is YAML as well, and the widgets read this file too
    listed_signs, wordings, tell = (
        read_yaml(signs_file, columns, section)
        for section, columns in (
            ("signs", schema.LISTED_SIGNS),
            ("wordings", schema.WORDINGS),
            ("tell", schema.TELL),
        )
    )
    to_ring = Signs(
        *(
            tuple(record(**row.values) for row in rows)
            for record, rows in ((ListedSign, listed_signs), (Wording, wordings), (Tell, tell))
        )
    )
    safety = read_csv(folder / "safety.csv", schema.SAFETY)
    parameters = read_csv(folder / "parameters.csv", schema.PARAMETERS)
    session = folder / "session.yml"
    routes, phases, series, lines = (
        to_ring.rows(read_yaml(session, columns, section))
        for section, columns in (
            ("routes", schema.ROUTES),
            ("phases", schema.PHASES),
            ("series", schema.SERIES),
            ("lines", schema.LINES),
        )
    )
    coaching = folder / "coaching.yml"
    activities, signs, scenarios, terms, answers = (
        to_ring.rows(read_yaml(coaching, columns, section))
        for section, columns in (
            ("activities", schema.ACTIVITIES),
            ("signs", schema.SIGNS),
            ("scenarios", schema.SCENARIOS),
            ("terms", schema.TERMS),
            ("answers", schema.ANSWERS),
        )
    )
    for rows, check in (
        (trials, rules.check_trial),
        (claims, rules.check_claim),
        (safety, rules.check_safety),
        (parameters, rules.check_parameter),
        (routes, rules.check_route),
        (phases, rules.check_phase),
        (series, lambda row: None),
        (lines, rules.check_line),
        (listed_signs, rules.check_listed),
        (wordings, lambda row: None),
        (tell, rules.check_listed),
        (changing, rules.check_changing),
        (activities, rules.check_coaching),
        (signs, rules.check_coaching),
        (scenarios, rules.check_scenario),
        (terms, rules.check_coaching),
        (answers, rules.check_coaching),
    ):
        rules.check_unique(rows)
        for row in rows:
            rules.check_keys(row, status)
            check(row)
    rules.check_answers(answers, claims, changing)

    held = {
        name: {row["id"]: why for row in rows if (why := rules.why_not(row, status))}
        for name, rows in (
            ("trials", trials),
            ("claims", claims),
            ("safety", safety),
            ("parameters", parameters),
            ("routes", routes),
            ("phases", phases),
            ("series", series),
            ("lines", lines),
            ("activities", activities),
            ("signs", signs),
            ("scenarios", scenarios),
            ("terms", terms),
            ("answers", answers),
            ("changing", changing),
        )
    }
    short = {source.key: source.short for source in sources}

    def shown(record: type[Record], rows: list[Row], name: str, more: Any = lambda row: {}) -> Records[Record]:
        return Records(
            record(**(rules.for_reader(row, status) | more(row))) for row in rows if row["id"] not in held[name]
        )

    return Evidence(
        trials=shown(Trial, trials, "trials", lambda row: {"short": short[row["key"]]}),
        claims=shown(Claim, claims, "claims"),
        safety=shown(Safety, safety, "safety"),
        parameters=shown(Parameter, parameters, "parameters"),
        routes=shown(Route, routes, "routes", lambda row: _with_parts(rules.for_reader(row, status))),
        phases=shown(Phase, phases, "phases", lambda row: _with_parts(rules.for_reader(row, status))),
        series=shown(SeriesFact, series, "series"),
        lines=shown(Line, lines, "lines"),
        activities=shown(Activity, activities, "activities"),
        signs=shown(RedFlag, signs, "signs"),
        scenarios=shown(
            Scenario, scenarios, "scenarios", lambda row: {"options": tuple(Choice(**one) for one in row["options"])}
        ),
        terms=shown(Term, terms, "terms"),
        answers=shown(Answer, answers, "answers"),
        changing=shown(Changing, changing, "changing"),
        sources=Records(sources),
        to_ring=to_ring,
        held_back={**held, "sources": {}},
    )


def _with_parts(values: dict[str, object]) -> dict[str, object]:
    """The parts of a row that are records of their own: spans, an approval, warning signs."""
    parts: dict[str, object] = {
        name: (Approval if name == "approval" else Span)(**value)
        for name, value in values.items()
        if isinstance(value, dict)
    }
    if "warnings" in values:
        parts["warnings"] = tuple(Sign(sign, call) for sign, call in values["warnings"])
    return parts


def _source(key: str, entry: Any) -> Source:
    fields = entry.fields
    people = entry.persons.get("author", [])
    name = " ".join([*people[0].prelast_names, *people[0].last_names]) if people else fields.get("author", key)
    doi = fields.get("doi", "")
    where = next((fields[one] for one in ("journal", "publisher", "institution", "howpublished") if one in fields), "")
    return Source(
        key=key,
        short=f"{_plain(name)} {fields['year']}",
        title=_plain(fields["title"]),
        year=int(fields["year"]),
        where=_plain(where),
        address=f"https://doi.org/{doi}" if doi else fields.get("url", ""),
        status=fields["status"],
    )


def _plain(tex: str) -> str:
    """BibTeX as it reads: accents as letters, and no braces that keep capitals."""
    if ORDINARY.fullmatch(tex):
        return tex
    return codecs.decode(tex.replace("\\&", "&"), "ulatex").replace("{", "").replace("}", "")
