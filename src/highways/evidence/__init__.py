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
from .records import FOREST, Claim, Parameter, Records, Safety, Source, Trial
from .tables import EvidenceError

__all__ = [
    "FOREST",
    "Claim",
    "Evidence",
    "EvidenceError",
    "NotShownError",
    "Parameter",
    "Records",
    "Safety",
    "Source",
    "Trial",
    "claim",
    "claims",
    "load",
    "parameters",
    "safety",
    "source",
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


def trial(id: str) -> Trial:
    """One trial, by its id. Raises as `Evidence.find` does."""
    return load().trial(id)


def claim(id: str) -> Claim:
    """One claim, by its id. Raises as `Evidence.find` does."""
    return load().claim(id)


def source(key: str) -> Source:
    """One publication, by its key. Raises as `Evidence.find` does."""
    return load().source(key)
