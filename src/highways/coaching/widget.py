"""The widgets of this room; each has a module of its own, with its traits and its still."""

from .agreement import Agreement
from .flags import RedFlags
from .scenarios import Scenarios
from .scope import Scope

__all__ = ["Agreement", "RedFlags", "Scenarios", "Scope"]
