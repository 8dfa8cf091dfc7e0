"""The widgets of this room; each has a module of its own, with its traits and its still."""

from .flags import RedFlags
from .scope import Scope

__all__ = ["RedFlags", "Scope"]
