"""The widgets of this room: the traits, and nothing else."""

from __future__ import annotations

import traitlets as t

from highways.ui.widget import Widget

from . import explorer, figure, risks

_ALL = "all"


def _one_of(rows: list[dict[str, object]], name: str, what: str) -> str:
    """`name`, when a row has it as its id.

    Raises:
        TraitError: none has; the sentence lists those there are.
    """
    known = [str(row["id"]) for row in rows]
    if name not in known:
        raise t.TraitError(f"there is no {what} {name!r}; choose one of {', '.join(known)}")
    return name


class EvidenceExplorer(Widget):
    """What the trials found, three ways: 100 people, on one scale, how long it lasts. One trial is picked in all of them.

    Attributes:
        view: 'people', 'points' or 'time'.
        trial: the id of the picked result, such as 'wilkinson2019-saline'.
        trials: the results, from `highways.evidence.explorer.rows`; given once.
        group, drug, against: which trials stand on the scale; 'all', or a value of that field.
        years: 'all', 'to 2019' or 'from 2020'.
        order: 'year', 'effect' or 'against'.
        all: count those who were not seen at the end as no better, where a result says how many they were.
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: a value outside its range, or a trial that is not among the results.
        TypeError: a setting that this widget does not have.
    """

    view = t.Enum(["people", "points", "time"], "people").tag(sync=True)
    trial = t.Unicode("wilkinson2019-saline").tag(sync=True)
    trials = t.List(t.Dict()).tag(sync=True)
    group = t.Unicode(_ALL).tag(sync=True)
    drug = t.Unicode(_ALL).tag(sync=True)
    against = t.Unicode(_ALL).tag(sync=True)
    years = t.Enum([_ALL, "to 2019", "from 2020"], _ALL).tag(sync=True)
    order = t.Enum(["year", "effect", "against"], "year").tag(sync=True)
    all = t.Bool(False).tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    @t.default("trials")
    def _from_the_evidence(self) -> list[dict[str, object]]:
        return explorer.rows()

    @t.validate("trial")
    def _is_there(self, proposal: t.Bunch) -> str:
        return _one_of(self.trials, proposal["value"], "result")

    def still(self) -> str:
        """The three views as two pictures."""
        return figure.comparison()._repr_html_() + figure.one_scale()._repr_html_()


class RiskPicture(Widget):
    """A hundred people given the nasal spray beside a hundred given a dummy, for each common unwanted effect.

    Attributes:
        effect: the id of the picked effect, a row of safety.csv.
        effects: the effects, from `highways.evidence.risks.rows`; given once.
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: an effect that is not among the rows.
        TypeError: a setting that this widget does not have.
    """

    effect = t.Unicode("se-dissociation-reported-as-an-adverse-event").tag(sync=True)
    effects = t.List(t.Dict()).tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    @t.default("effects")
    def _from_the_evidence(self) -> list[dict[str, object]]:
        return risks.rows()

    @t.validate("effect")
    def _is_there(self, proposal: t.Bunch) -> str:
        return _one_of(self.effects, proposal["value"], "effect")

    def still(self) -> str:
        """A bar for each effect with its two numbers."""
        return figure.risks()._repr_html_()
