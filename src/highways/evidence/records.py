"""What the evidence base holds: one record for each kind of fact. Here, and only here, its fields are described.

A record has what a reader may see. What is for the makers (where a figure was read, whether it was verified, whether it
may be shown) stands in the data files and stays there; `rules.py` decides on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from textwrap import fill
from typing import TypeVar


class _Record:
    """A record prints as its fields, a line each, without those that are empty."""

    def __repr__(self) -> str:
        said = [type(self).__name__]
        for one in fields(self):
            value = getattr(self, one.name)
            if value not in ("", None, ()):
                text = ", ".join(value) if isinstance(value, tuple) else str(value)
                said.append(fill(f"{one.name}: {text}", width=76, initial_indent="  ", subsequent_indent="    "))
        return "\n".join(said)


@dataclass(frozen=True, repr=False)
class Source(_Record):
    """A publication, from references.bib.

    Attributes:
        key: first author and year, such as 'murrough2013'.
        short: how a sentence names it, such as 'Murrough 2013'.
        title, year, where: its title, its year, and the journal or publisher.
        address: a link to it, by DOI where there is one; empty when none is known.
        status: how its record was confirmed: 'verified' (read at its publisher's, an index's or its own page), 'secondary'
            (through reference lists, mirrors or news) or 'recalled' (from memory: it may stand beside another source only).
    """

    key: str
    short: str
    title: str
    year: int
    where: str
    address: str
    status: str

    def __str__(self) -> str:
        return f"{self.short}. {self.title}. {self.where}. {self.address}".rstrip(" .") + "."


@dataclass(frozen=True, repr=False)
class Trial(_Record):
    """One result of a trial, a review or a cohort, from trials.csv.

    Attributes:
        id: the row; key: its source, a key of references.bib; short: how a sentence names it.
        title: what it did, in a line; design: how; blinding: who knew what.
        group: who took part, for choosing: 'depression', 'older' (65 and over), 'young' (13 to 17), 'crisis' (suicidal
            thoughts), 'bipolar', 'childbirth', 'ptsd', 'anxiety', 'ocd', 'addiction' or 'other'; population: in words.
        n: people in the analysis, None when not known.
        intervention, route, n_doses: what was given; dose: the amount in a study description, None where no amount may stand.
        comparator: what it was compared with; comparator_class: 'inert-placebo', 'midazolam' (a sedative),
            'masked-by-anaesthesia', 'other-treatment', 'ketamine-both-arms', 'mixed' or 'none'.
        primary_outcome: what the trial set out to measure; timepoint: when `effect` was measured.
        measure: the scale of `effect`, with its signs; effect, ci_low, ci_high: the figure and its 95 % interval.
        outcome: what the percentages count: 'response', 'remission', 'relapse', 'episode' or 'abstinence'.
        treated_pct, control_pct: of 100 people in each group (0 to 100); counted: when, if not at `timepoint`.
        median_days: days after treatment by which `median_of` was so: half had relapsed, or had lost the response.
        p_value: as printed; direction: 'positive', 'negative' or 'mixed'.
        happened: what came of it, in plain words; limits: what to bear in mind.
        forest: 'bar' when it belongs on the forest plot with its interval, 'point' when its interval is not known, or 'no'.
    """

    id: str
    key: str
    short: str
    title: str
    design: str
    group: str
    population: str
    n: int | None
    intervention: str
    dose: str | None
    route: str
    n_doses: str
    comparator: str
    comparator_class: str
    primary_outcome: str
    timepoint: str
    measure: str
    effect: float | None
    ci_low: float | None
    ci_high: float | None
    outcome: str
    treated_pct: float | None
    control_pct: float | None
    counted: str
    median_days: float | None
    median_of: str
    p_value: str
    direction: str
    blinding: str
    happened: str
    limits: str

    @property
    def forest(self) -> str:
        if self.measure != FOREST or self.effect is None:
            return "no"
        return "point" if self.ci_low is None else "bar"

    def __str__(self) -> str:
        figure = "" if self.effect is None else f" {self.effect:g}"
        interval = "" if self.ci_low is None else f" ({self.ci_low:g} to {self.ci_high:g})"
        return f"{self.id}: {self.measure}{figure}{interval}, {self.timepoint}"


FOREST = "MD on MADRS"
"""The one measure that stands on one axis: the mean difference on the Montgomery-Asberg scale, negative favours ketamine."""


@dataclass(frozen=True, repr=False)
class Claim(_Record):
    """A sentence of one of three articles, in our words, and how far it can carry a reader. From claims.yml.

    Attributes:
        id: such as 's1-27'; article: 'A', 'B' or 'C'; topic: what it is about.
        claim: the sentence, in our words.
        verdict: 'holds', 'limits' (holds with limits), 'disputed', 'too-simple', 'not-tested' (not tested yet), 'not-shown'
            (tested, not shown), 'wrong' or 'value' (a value, no claim that a study could check).
        certainty: how sure we are of the verdict: 'high', 'moderate', 'low', 'very-low', or '' for a value.
        why: the reason, which first says what the sentence gets right.
        sources: keys of references.bib; without any, `why` is the course's view and says so.
    """

    id: str
    article: str
    topic: str
    claim: str
    verdict: str
    certainty: str
    why: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.id}, {self.verdict}: {self.claim}"


@dataclass(frozen=True, repr=False)
class Safety(_Record):
    """A side effect, caution, interaction, rule or warning, from safety.csv.

    Attributes:
        id, topic, item: the row, its kind, and its name.
        statement: what is known, in plain words.
        figure: the number behind it with its unit and comparison, None where it may not be shown; population: of whom.
        applies_to: the forms of ketamine it was found for.
        layer: for who should not: 'label', 'consensus' (of experts) or 'clinic' (habit); otherwise ''.
        treated_pct, control_pct: of 100 people with the drug and with a dummy, where both are known.
        strength: the kind of source; note: what must be said beside the figure.
        sources: keys of references.bib.
    """

    id: str
    topic: str
    item: str
    statement: str
    figure: str | None
    population: str
    applies_to: tuple[str, ...]
    layer: str
    treated_pct: float | None
    control_pct: float | None
    strength: str
    note: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.item}: {self.statement}"


@dataclass(frozen=True, repr=False)
class Parameter(_Record):
    """A number or a finding behind the models, from parameters.csv.

    Attributes:
        id, model, symbol, meaning: the row, the model it serves ('PK', 'SESSION', 'GLUT', 'ROADS', 'DMN' or 'CLIN'), its
            sign in the equations, and what it is.
        kind: 'measured' or 'finding' (a fact with a source), or 'calibrated', 'assumed' or 'computed' (a model choice).
        value, low, high, unit: the number and its range; value_text: a finding in words.
        conditions: in whom and how; key: its source, '' for a model choice; note: what to bear in mind.
    """

    id: str
    model: str
    symbol: str
    kind: str
    meaning: str
    value: float | None
    value_text: str
    unit: str
    low: float | None
    high: float | None
    conditions: str
    key: str
    note: str

    def __str__(self) -> str:
        number = self.value_text if self.value is None else f"{self.value:g} {self.unit}".strip()
        return f"{self.id} ({self.kind}): {self.meaning}: {number}"


Record = TypeVar("Record", Source, Trial, Claim, Safety, Parameter)


class Records(tuple[Record, ...]):
    """Records in order; a notebook shows a line for each."""

    def __new__(cls, records: Iterable[Record] = ()) -> Records:
        return super().__new__(cls, records)

    def where(self, **values: object) -> Records:
        """Those whose fields have these values: ``trials.where(group='ptsd', direction='negative')``.

        Raises:
            ValueError: a field that these records do not have.
        """
        if not self:
            return self
        known = {one.name for one in fields(self[0])} | ({"forest"} if isinstance(self[0], Trial) else set())
        for name in values:
            if name not in known:
                raise ValueError(f"There is no field {name!r}; choose by {', '.join(sorted(known))}.")
        return Records(one for one in self if all(getattr(one, name) == value for name, value in values.items()))

    def __repr__(self) -> str:
        return "\n".join(map(str, self)) or "nothing"
