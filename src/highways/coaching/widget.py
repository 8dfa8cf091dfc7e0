"""The widgets of this room; each has a module of its own, with its traits and its still."""

from .agreement import Agreement
from .scenarios import Scenarios

__all__ = ["Agreement", "Scenarios"]
