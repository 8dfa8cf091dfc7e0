"""The evidence base: what is known, how sure anyone can be, and where it was read. One door for every page.

    >>> from highways import evidence
    >>> evidence.claim("s1-27").verdict
    'not-shown'
    >>> evidence.trials(measure="MD on MADRS", comparator_class="midazolam")
    ...

`records.py` describes the fields, `rules.py` says what may reach a reader, and ``python -m highways.evidence`` checks it all.
"""

from __future__ import annotations

from .base import Evidence, NotShownError, load
from .records import (
    FOREST,
    Activity,
    Answer,
    Approval,
    Choice,
    Claim,
    Line,
    Parameter,
    Phase,
    Records,
    RedFlag,
    Route,
    Safety,
    Scenario,
    SeriesFact,
    Sign,
    Source,
    Span,
    Term,
    Trial,
)
from .tables import EvidenceError

__all__ = [
    "FOREST",
    "Activity",
    "Answer",
    "Approval",
    "Choice",
    "Claim",
    "Evidence",
    "EvidenceError",
    "Line",
    "NotShownError",
    "Parameter",
    "Phase",
    "Records",
    "RedFlag",
    "Route",
    "Safety",
    "Scenario",
    "SeriesFact",
    "Sign",
    "Source",
    "Span",
    "Term",
    "Trial",
    "activities",
    "answers",
    "claim",
    "claims",
    "lines",
    "load",
    "parameters",
    "phases",
    "routes",
    "safety",
    "scenarios",
    "series",
    "signs",
    "source",
    "terms",
    "trial",
    "trials",
]


def trials(**values: object) -> Records[Trial]:
    """Trials whose fields have these values: ``trials(measure="MD on MADRS")``. Raises as `Records.where` does."""
    return load().trials.where(**values)


def claims(**values: object) -> Records[Claim]:
    """Claims whose fields have these values: ``claims(verdict="not-tested")``. Raises as `Records.where` does."""
    return load().claims.where(**values)


def safety(**values: object) -> Records[Safety]:
    """Safety rows whose fields have these values: ``safety(topic="interaction")``. Raises as `Records.where` does."""
    return load().safety.where(**values)


def parameters(**values: object) -> Records[Parameter]:
    """Parameters whose fields have these values: ``parameters(model="PK")``. Raises as `Records.where` does."""
    return load().parameters.where(**values)


def routes(**values: object) -> Records[Route]:
    """Routes whose fields have these values: ``routes(stoppable=True)``. Raises as `Records.where` does."""
    return load().routes.where(**values)


def phases(**values: object) -> Records[Phase]:
    """Phases of a session, in order: ``phases(lead="nurse")``. Raises as `Records.where` does."""
    return load().phases.where(**values)


def series(**values: object) -> Records[SeriesFact]:
    """Facts about a series of sessions: ``series(id="relapse-trd")``. Raises as `Records.where` does."""
    return load().series.where(**values)


def lines(**values: object) -> Records[Line]:
    """Who to call in a crisis: ``lines(region="Canada")``. Raises as `Records.where` does."""
    return load().lines.where(**values)


def activities(**values: object) -> Records[Activity]:
    """What clients ask of a coach: ``activities(level="may")``. Raises as `Records.where` does."""
    return load().activities.where(**values)


def signs(**values: object) -> Records[RedFlag]:
    """Signs that a coach may meet: ``signs(action="now")``. Raises as `Records.where` does."""
    return load().signs.where(**values)


def scenarios(**values: object) -> Records[Scenario]:
    """Scenes to rehearse: ``scenarios(id="s04")``. Raises as `Records.where` does."""
    return load().scenarios.where(**values)


def terms(**values: object) -> Records[Term]:
    """Words explained: ``terms(id="off-label")``. Raises as `Records.where` does."""
    return load().terms.where(**values)


def answers(**values: object) -> Records[Answer]:
    """Questions that people ask, with their answers. Raises as `Records.where` does."""
    return load().answers.where(**values)


def trial(id: str) -> Trial:
    """One trial, by its id. Raises as `Evidence.find` does."""
    return load().trial(id)


def claim(id: str) -> Claim:
    """One claim, by its id. Raises as `Evidence.find` does."""
    return load().claim(id)


def source(key: str) -> Source:
    """One publication, by its key. Raises as `Evidence.find` does."""
    return load().source(key)
