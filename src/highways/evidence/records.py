"""What the evidence base holds: one record for each kind of fact. Here, and only here, its fields are described.

A record has what a reader may see. What is for the makers (where a figure was read, whether it was verified, whether it
may be shown) stands in the data files and stays there; `rules.py` decides on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from textwrap import fill
from typing import TypeVar


class _Record:
    """A record prints as its fields, a line each, without those that are empty."""

    def __repr__(self) -> str:
        said = [type(self).__name__]
        for one in fields(self):
            value = getattr(self, one.name)
            if value not in ("", None, ()):
                text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
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
        treated_pct, control_pct: of 100 people in each group (0 to 100); counted_at: when, if not at `timepoint`.
        treated_low, treated_high, control_low, control_high: the 95 % range of a percentage that is an estimate and no count.
        treated_n, control_n: people who began in each group; treated_seen, control_seen: those the percentage is of, where
            some who began were not seen at the end. None where they are not known, or, for a single group, where `n` says it.
        counted: who the percentages are of, in words, where that is not everybody who began, and how the numbers were found;
            it begins with 'N of M' where people were missing.
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
    treated_low: float | None
    treated_high: float | None
    control_low: float | None
    control_high: float | None
    treated_n: int | None
    control_n: int | None
    treated_seen: int | None
    control_seen: int | None
    counted: str
    counted_at: str
    median_days: float | None
    median_of: str
    p_value: str
    direction: str
    blinding: str
    happened: str
    limits: str

    @property
    def missing(self) -> bool:
        """Whether people who began were not counted, and it is known in which group."""
        groups = ((self.treated_n, self.treated_seen), (self.control_n, self.control_seen))
        return all(n for n, _ in groups) and any(seen is not None and seen < n for n, seen in groups)

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


@dataclass(frozen=True, repr=False)
class Span(_Record):
    """A typical range.

    Attributes:
        low, typical, high: in minutes, or per cent where it says so.
        note: what it was measured on; sources: keys of references.bib.
    """

    low: float
    typical: float
    high: float
    note: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}" if self.low < self.high else f"{self.low:g}"


@dataclass(frozen=True, repr=False)
class Approval(_Record):
    """Where a route is approved for depression, from session.yml.

    Attributes:
        us, eu_uk, au_nz: in the United States; in the European Union and the United Kingdom; in Australia and New Zealand.
        sources: keys of references.bib.
    """

    us: str
    eu_uk: str
    au_nz: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"US: {self.us} EU, UK: {self.eu_uk} Australia, New Zealand: {self.au_nz}"


@dataclass(frozen=True, repr=False)
class Route(_Record):
    """A way in which ketamine is given, from session.yml. Minutes run from its start; None where nobody verified them.

    Attributes:
        id: 'drip', 'injection', 'lozenge', 'nasal-esketamine' or 'swallowed'; name, medicine, plain: in plain words.
        where: where it is given; stoppable: whether it can be stopped halfway; sources: behind these.
        approval: an `Approval`, None where it was not verified.
        dose: what studies or the label gave, None where no amount may stand; dose_sources: behind it.
        onset, peak, lasts, watched: minutes until effects begin, until the peak, until acute effects are over, and under
            observation.
        gets_in: of 100 parts, how many reach the blood.
        driving: when a person may drive again; driving_sources: behind it.
    """

    id: str
    name: str
    medicine: str
    plain: str
    where: str
    stoppable: bool
    sources: tuple[str, ...]
    approval: Approval | None
    dose: str | None
    dose_sources: tuple[str, ...]
    onset: Span | None
    peak: Span | None
    lasts: Span | None
    watched: Span | None
    gets_in: Span | None
    driving: str
    driving_sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.id}: {self.plain}"


@dataclass(frozen=True, repr=False)
class Sign(_Record):
    """A warning sign and who to call.

    Attributes:
        sign, call: in words.
    """

    sign: str
    call: str

    def __str__(self) -> str:
        return f"{self.sign}: {self.call}"


@dataclass(frozen=True, repr=False)
class Phase(_Record):
    """A phase of a session, from screening to the next treatment, from session.yml.

    Attributes:
        id: such as 'going-home'; name; when: in words.
        minutes: how long it typically takes, None where nobody verified it. A range, and no target.
        lead: who is responsible; others: who else takes part.
        happens: what happens; may, may_not: what a coach may do, and may not.
        warnings: each sign with who to call; prompts: questions that a person may ask themselves.
        sources: keys of references.bib.
    """

    id: str
    name: str
    when: str
    minutes: Span | None
    lead: str
    others: tuple[str, ...]
    happens: tuple[str, ...]
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    warnings: tuple[Sign, ...]
    prompts: tuple[str, ...]
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.id}: {self.name} ({self.lead})"


@dataclass(frozen=True, repr=False)
class SeriesFact(_Record):
    """What is known of a series of sessions, from session.yml.

    Attributes:
        id; plain: in plain words; figures: the numbers behind it; note: what to bear in mind.
        sources: keys of references.bib.
    """

    id: str
    plain: str
    figures: str
    note: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.id}: {self.plain}"


@dataclass(frozen=True, repr=False)
class Line(_Record):
    """Who to call in a crisis, from session.yml. Check every number again on the day of a release.

    Attributes:
        id; region: where; call: what to ring or write to; note: hours and languages; sources: keys of references.bib.
    """

    id: str
    region: str
    call: str
    note: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.region}: {self.call}"


@dataclass(frozen=True, repr=False)
class ListedSign(_Record):
    """A sign to ring about, from signs.json. `highways.evidence.signs` says how it is written onto pages.

    Attributes:
        id: such as 'fainting'; sign: in words that fit into a list, such as 'a seizure'; sources: keys of references.bib.
        list: 'emergency-body', 'emergency-head' or 'emergency-taken' (the emergency number, now); 'today-mind', 'today-body' or
            'today-news' (the clinic, today).
    """

    id: str
    list: str
    sign: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return self.sign


@dataclass(frozen=True, repr=False)
class Wording(_Record):
    """A sentence, or a part of one, that reads the same on every page, from signs.json.

    Attributes:
        id: such as 'ring-thoughts-you'; text: in small letters, as in the middle of a sentence.
    """

    id: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, repr=False)
class Tell(_Record):
    """Something that the clinic should hear before a treatment, from signs.json.

    Attributes:
        id: such as 'lungs'; short: in a word or two; tell: as a line of a list, in Markdown; sources: keys of references.bib.
    """

    id: str
    short: str
    tell: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return self.short


@dataclass(frozen=True, repr=False)
class Changing(_Record):
    """A fact that can go out of date, from changing.yml.

    Attributes:
        id: such as 'us-telemedicine'; fact: in words; sources: keys of references.bib.
        as_of: the day up to which it was looked up; review_by: the day by which somebody should look again.
    """

    id: str
    fact: str
    as_of: date
    review_by: date
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.review_by}: {self.fact}"


@dataclass(frozen=True, repr=False)
class Activity(_Record):
    """Something that a client may ask of a coach, from coaching.yml.

    Attributes:
        id: such as 'sit'; activity: in words.
        level: 'may' (a coach may), 'agreed' (with the clinician's agreement) or 'licensed' (not for a coach).
        why: the reason; sources: keys of references.bib.
    """

    id: str
    activity: str
    level: str
    why: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.level}: {self.activity}"


@dataclass(frozen=True, repr=False)
class RedFlag(_Record):
    """A sign that a coach may meet, and what to do about it, from coaching.yml.

    Attributes:
        id: such as 'urine'; sign: in words.
        action: 'now' (emergency), 'same-day' (the prescriber today), 'refer' (to a therapist) or 'carry-on' (and note it).
        contact: whom to ring or tell; says: words that a coach can use; sources: keys of references.bib.
    """

    id: str
    sign: str
    action: str
    contact: str
    says: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.action}: {self.sign}"


@dataclass(frozen=True, repr=False)
class Choice(_Record):
    """One way on in a scenario.

    Attributes:
        id: a letter; text: what the coach does; outcome: what comes of it; feedback: why.
    """

    id: str
    text: str
    outcome: str
    feedback: str

    def __str__(self) -> str:
        return f"{self.id}: {self.text}"


@dataclass(frozen=True, repr=False)
class Scenario(_Record):
    """An invented scene to rehearse, from coaching.yml.

    Attributes:
        id: 's01' to 's12'; title; setting: where; situation: what happens.
        options: three choices; best: the id of the one best choice; principle: what to keep.
        sources: keys of references.bib.
    """

    id: str
    title: str
    setting: str
    situation: str
    options: tuple[Choice, ...]
    best: str
    principle: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.id}: {self.title}"


@dataclass(frozen=True, repr=False)
class Term(_Record):
    """A word explained, from coaching.yml.

    Attributes:
        id: such as 'off-label'; term; definition: in plain words; sources: keys of references.bib.
    """

    id: str
    term: str
    definition: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.term}: {self.definition}"


@dataclass(frozen=True, repr=False)
class Answer(_Record):
    """A question that people ask, and its answer, from coaching.yml.

    Attributes:
        id: such as 'can-i-drive-home'; question, answer: in plain words.
        claims: ids of claims whose verdicts belong beside it; sources: keys of references.bib.
        changing: ids of facts in it that can go out of date, from changing.yml.
    """

    id: str
    question: str
    answer: str
    claims: tuple[str, ...]
    changing: tuple[str, ...]
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return self.question


Record = TypeVar(
    "Record",
    Source, Trial, Claim, Safety, Parameter, Route, Phase, SeriesFact, Line, ListedSign, Wording, Tell, Changing,
    Activity, RedFlag, Scenario, Term, Answer,
)  # fmt: skip


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
