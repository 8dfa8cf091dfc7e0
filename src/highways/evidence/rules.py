"""What must hold between rows, and what may reach a reader. The rules stand here so that nobody has to remember them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from highways import lengths

from .schema import STATUSES
from .tables import Row, broken

_AMOUNT = re.compile(r"\d\s*mg\b", re.I)


def check_unique(rows: Iterable[Row]) -> None:
    """Each id once in a file."""
    lines: dict[str, int] = {}
    for row in rows:
        if row["id"] in lines:
            row.broken(
                f"the id {row['id']} stands here a second time (first in line {lines[row['id']]})", "give it another"
            )
        lines[row["id"]] = row.line


def check_source(file: str, line: int, key: str, fields: dict[str, str], dois: dict[str, str]) -> None:
    """A publication has what a reader needs to find it, and stands in the file once."""
    if not re.fullmatch(r"[a-z]+(19|20)\d\d[a-z0-9]*", key):
        broken(file, line, f"the key {key!r} is not an author and a year", "write it like murrough2013")
    for need in ("title", "year"):
        if not fields.get(need):
            broken(file, line, f"{key} has no {need}", f"add '{need} = {{...}}'")
    if not re.fullmatch(r"(19|20)\d\d", fields["year"]):
        broken(file, line, f"{key} has the year {fields['year']!r}", "write four digits")
    if fields.get("status") not in STATUSES:
        broken(file, line, f"{key} has the status {fields.get('status')!r}", f"use one of {', '.join(STATUSES)}")
    for staff in ("note", "annote", "abstract"):
        if staff in fields:
            broken(file, line, f"{key} has a field {staff!r}, which a bibliography would print", "take it out")
    doi = fields.get("doi", "").lower()
    if doi and not re.fullmatch(r"10\.\d{4,9}/\S+", doi):
        broken(file, line, f"{key} has the DOI {doi!r}", "write it from '10.' on, without an address before it")
    if doi in dois:
        broken(file, line, f"{key} has the same DOI as {dois[doi]}", "keep one entry for each publication")
    if doi:
        dois[doi] = key


def check_keys(row: Row, known: Mapping[str, str]) -> None:
    """Every source is in the bibliography, those of a part of the row too."""
    parts = [key for value in row.values.values() if isinstance(value, dict) for key in value["sources"]]
    others = [key for name, value in row.values.items() if name.endswith("_sources") for key in value]
    for key in (*keys_of(row), *parts, *others):
        if key not in known:
            row.broken(f"the source {key!r} is not in references.bib", "add it there, or mend the key")


def check_trial(row: Row) -> None:
    """An interval is whole and holds its effect; a forbidden amount stands nowhere."""
    low, effect, high = row["ci_low"], row["effect"], row["ci_high"]
    if (low is None) != (high is None):
        row.broken("this is half an interval", "give both ci_low and ci_high, or neither")
    if low is not None and (effect is None or not low <= effect <= high):
        row.broken(f"the effect {effect} lies outside its interval {low} to {high}", "mend the three numbers")
    if row["show"] == "learner" and row["treated_pct"] is not None and not row["outcome"]:
        row.broken("there are percentages, and nothing says of what", "fill in 'outcome'")
    for side in ("treated", "control"):
        _check_range(row, side)
        _check_seen(row, side)
    _check_counted(row)
    if row["show"] == "learner":
        for side in ("treated", "control"):
            _check_share(row, side)
    if row["show_dose"] != "study-context" and row["dose"]:
        row.broken("an amount stands here that may not be shown", "leave 'dose' empty")
    if row["show_dose"] == "never":
        _no_amount(row)
    _only_verified(row)


def _check_range(row: Row, side: str) -> None:
    """The range of an estimate is whole, runs upwards and holds its percentage."""
    low, share, high = row[f"{side}_low"], row[f"{side}_pct"], row[f"{side}_high"]
    if (low is None) != (high is None):
        row.broken(f"{side}_pct has half a range", f"give both {side}_low and {side}_high, or neither")
    if low is not None and (share is None or not low <= share <= high):
        row.broken(f"{side}_pct {share:g} lies outside its range {low:g} to {high:g}", "mend the three numbers")


def _check_seen(row: Row, side: str) -> None:
    """Nobody is counted who did not begin."""
    began, seen = row[f"{side}_n"], row[f"{side}_seen"]
    if began is not None and seen is not None and seen > began:
        row.broken(
            f"{side}_seen counts {seen} of {began} people", "no more can be seen than began: mend one of the two"
        )


_COUNTED = re.compile(r"(\d[\d,]*) of (?:the )?(\d[\d,]*)\b")


def _check_counted(row: Row) -> None:
    """What `counted` tells of people agrees with the numbers of its row."""
    seen = [one for one in (row["treated_seen"], row["control_seen"]) if one is not None]
    crossed = "crossover" in row["design"]
    if row["n"] is not None and not crossed and sum(seen) > row["n"]:
        row.broken(f"{sum(seen)} people are counted, and n is {row['n']}", "mend treated_seen, control_seen or n")
    if found := _COUNTED.match(row["counted"]):
        counted, began = (int(one.replace(",", "")) for one in found.groups())
        if counted > began or (row["n"] is not None and counted > row["n"]):
            most = began if row["n"] is None else min(began, row["n"])
            row.broken(f"counted tells of {counted} people, and {most} took part", "mend one of the two numbers")
    if seen and not found:
        row.broken("some who began were not seen, and nothing says so in words", "begin 'counted' with 'N of M'")


def _check_share(row: Row, side: str) -> None:
    """A percentage is so many of so many people, or the row says what else it is."""
    share = row[f"{side}_pct"]
    if share is None or row[f"{side}_low"] is not None:
        return
    of = row[f"{side}_seen"] or row[f"{side}_n"]
    if of is None and ("crossover" in row["design"] or None in (row["treated_pct"], row["control_pct"])):
        of = row["n"]
    if of is not None and _is_count(share, of):
        return
    # Who was seen is known to the last person, so no words can excuse a share that does not fit them.
    if row["counted"] and not row[f"{side}_seen"]:
        return
    what = f"{side}_pct {share:g} has no number of people behind it"
    if of is not None:
        what = f"{side}_pct {share:g} is no whole number of {of} people"
    row.broken(
        what, f"give those it is of in {side}_n or {side}_seen, a range if it is an estimate, or say why in 'counted'"
    )


def _is_count(share: float, of: int) -> bool:
    """Whether `share` is what so many of `of` people come to, rounded as it is written."""
    places = 0 if share == int(share) else len(str(share).split(".")[1])
    nearest = share * of / 100
    return any(abs(100 * k / of - share) <= 0.5 * 10**-places + 1e-9 for k in (int(nearest), int(nearest) + 1))


def check_claim(row: Row) -> None:
    """A value has no certainty, a verdict has; a claim without a source says that it is a view."""
    if (row["verdict"] == "value") != (row["certainty"] == ""):
        row.broken(
            f"{row['id']} has the certainty {row['certainty']!r}", "a value has none, every other verdict has one"
        )
    if not row["sources"] and not row["why"].startswith(VIEW):
        row.broken(f"{row['id']} has no source", f"add one, or begin its 'why' with '{VIEW}'")


VIEW = "Our view, without a source:"
"""How a 'why' begins that nothing in the bibliography stands behind."""


def check_safety(row: Row) -> None:
    """A percentage has its comparison; an amount of a form that is taken at home stands nowhere."""
    if (row["treated_pct"] is None) != (row["control_pct"] is None):
        row.broken("one percentage stands here without the other", "give both treated_pct and control_pct, or neither")
    if row["treated_pct"] is not None and not row["population"]:
        row.broken("the percentages do not say of whom", "fill in 'population'")
    if row["show"] != "staff" and {"oral-sublingual", "compounded ketamine nasal"} & set(row["applies_to"]):
        _no_amount(row, skip=() if row["show"] == "learner" else ("figure",))
    _only_verified(row, but=("emg-call-emergency-services",))


def check_parameter(row: Row) -> None:
    """A fact has a source and its number; a range runs upwards."""
    if row["kind"] in ("measured", "finding") and not row["key"]:
        row.broken(f"{row['id']} is {row['kind']} and has no source", "name its key, or call it assumed")
    if row["kind"] == "measured" and row["value"] is None:
        row.broken(f"{row['id']} is measured and has no value", "fill it in, or call it a finding")
    if None not in (row["low"], row["high"]) and row["low"] > row["high"]:
        row.broken(f"low ({row['low']}) is above high ({row['high']})", "swap them")


def check_route(row: Row) -> None:
    """A form that may be taken at home has no amount anywhere; an amount has its source."""
    if row["show_dose"] == "never":
        _no_amount(row)
        if row["dose"]:
            row.broken("an amount stands here that may not be shown", "leave 'dose' empty")
    elif row["dose"] and not row["dose_sources"]:
        row.broken("an amount stands here without its source", "name its keys in 'dose_sources'")
    if row["driving"] and not row["driving_sources"]:
        row.broken("nothing stands behind 'driving'", "name its keys in 'driving_sources'")


def check_phase(row: Row) -> None:
    """What happens in a phase, and what to look out for, rests on something."""
    for name in ("happens", "may_not", "warnings", "sources"):
        if not row[name]:
            row.broken(f"{row['id']} has no {name}", f"add '{name}', with at least one line")


def check_line(row: Row) -> None:
    """A line to call has somebody to vouch for it."""
    if not row["sources"]:
        row.broken(f"{row['id']} has no source", "name where the number was read")


def check_listed(row: Row) -> None:
    """A sign to ring about, and what to tell the clinic, rest on something."""
    if not row["sources"]:
        row.broken(f"{row['id']} has no source", "name where it was read, or leave it out")


def check_changing(row: Row) -> None:
    """A fact that can go out of date has a source, and a day after the last look by which to look again."""
    check_listed(row)
    if row["review_by"] <= row["as_of"]:
        row.broken(
            f"{row['id']} is to be looked at again on {row['review_by']}, and was looked at on {row['as_of']}",
            "put a later day into 'review_by'",
        )


def check_coaching(row: Row) -> None:
    """What a coach is told rests on something, and holds no amount."""
    if not row["sources"]:
        row.broken(f"{row['id']} has no source", "name where it was read, or leave it out")
    _no_amount(row)


def check_scenario(row: Row) -> None:
    """Three ways on, one of them the best, and not to be known by its length."""
    check_coaching(row)
    ids = [one["id"] for one in row["options"]]
    if len(ids) != 3 or len(set(ids)) != 3:
        row.broken(f"{row['id']} has the choices {', '.join(ids)}", "give it three, each with an id of its own")
    if row["best"] not in ids:
        row.broken(f"{row['id']} calls {row['best']!r} the best, which is none of its choices", "name one of them")
    texts = {one["id"]: one["text"] for one in row["options"]}
    if what := lengths.given_away(texts.pop(row["best"]), texts.values()):
        row.broken(f"the choice {row['best']!r} of {row['id']} is the best, and it {what}", lengths.MEND)


def check_answers(rows: Iterable[Row], claims: Iterable[Row], changing: Iterable[Row]) -> None:
    """A verdict beside an answer is that of a claim which is there, and so is the day of a fact that can change."""
    for field, name, others in (("claims", "claim", claims), ("changing", "changing fact", changing)):
        known = {one["id"] for one in others}
        for row in rows:
            for id in row[field]:
                if id not in known:
                    row.broken(f"the {name} {id!r} is not in {field}.yml", "add it there, or mend the id")


def _no_amount(row: Row, skip: tuple[str, ...] = ()) -> None:
    for name, value in row.values.items():
        if name not in skip and any(_AMOUNT.search(one) for one in _texts(value)):
            row.broken(f"{name} holds an amount of a form that is not for learners", "take the amount out")


def _texts(value: object) -> Iterable[str]:
    """Every text in a cell, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _only_verified(row: Row, but: tuple[str, ...] = ()) -> None:
    if row["show"] == "learner" and row["verified"] != "yes" and row["id"] not in but:
        row.broken(f"{row['id']} is marked for learners and is not verified", "verify it, or set show to staff")


# What may reach a reader ------------------------------------------------------------------------------------------


def keys_of(row: Row) -> tuple[str, ...]:
    """The sources that a row names."""
    if "sources" in row.values:
        return row["sources"]
    return (row["key"],) if row.values.get("key") else ()


def looked_up(keys: Iterable[str], status: Mapping[str, str]) -> bool:
    """Whether somebody looked up at least one of these sources: a recalled one may stand beside it, and never alone."""
    return any(status[key] != "recalled" for key in keys)


def why_not(row: Row, status: Mapping[str, str]) -> str | None:
    """Why this record may not be shown, as the end of a sentence; None when it may."""
    if row.values.get("show") == "staff":
        return "it is marked for the makers of the course alone"
    # A parameter that the course chose has nothing to verify; a fact has.
    if row.values.get("kind") in ("measured", "finding") and row["verified"] != "yes":
        return f"its figure was not verified ({row['verified']})"
    if row.file == "session.yml" and row.values.get("verified", "yes") != "yes":
        return f"it was not verified ({row['verified']})"
    keys = keys_of(row)
    if keys and not looked_up(keys, status):
        return f"nobody looked up its source ({', '.join(keys)})"
    return None


def for_reader(row: Row, status: Mapping[str, str]) -> dict[str, object]:
    """The values that a reader may see: no amounts that are not for learners, no figure that is not, no staff field."""
    values = {k: v for k, v in row.values.items() if k not in ("verified", "read_at", "show", "show_dose")}
    for name, part in row.values.items():
        if isinstance(part, dict):
            known = part["verified"] == "yes" and looked_up(part["sources"], status)
            values[name] = {k: v for k, v in part.items() if k != "verified"} if known else None
    if row.values.get("show_dose", "study-context") != "study-context":
        values["dose"] = None
    if row.values.get("show") == "learner-no-numbers":
        values.update(figure=None, treated_pct=None, control_pct=None)
    return values
