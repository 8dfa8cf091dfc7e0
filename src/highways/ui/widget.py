"""The base of every widget: an anywidget that also prints, and that lives in a page without a kernel."""

from __future__ import annotations

import html
import json
from importlib.resources import files
from pathlib import Path

import anywidget
import traitlets

STATIC = Path(str(files("highways"))) / "static"
"""Where the build puts the bundles; see tools/bundle.mjs."""


class Widget(anywidget.AnyWidget):
    """Base class: subclass it in a room's ``widget.py``, declare synced traits, and say what stands still.

    The bundle is found by name: class ``TwoRoads`` in ``highways.roads.widget`` uses ``roads.TwoRoads.mjs``.

    Raises:
        TypeError: a setting that the widget does not have.
        FileNotFoundError: the bundle was never built.
    """

    def __init_subclass__(cls, **kwargs: object) -> None:
        # anywidget subclasses on the fly to add its traits; those subclasses bring an _esm of their own.
        if "_esm" not in vars(cls):
            cls._esm = STATIC / f"{cls.bundle()}.mjs"
            if not cls._esm.exists():
                raise FileNotFoundError(f"{cls._esm.name} has not been built: run `make` or `pip install -e .` once.")
            cls._css = "".join((STATIC / f"{name}.css").read_text("utf-8") for name in ("highways", cls.room()))
        super().__init_subclass__(**kwargs)

    def __init__(self, **settings: object) -> None:
        unknown = sorted(set(settings) - set(self.settings()))
        if unknown:
            raise TypeError(
                f"{type(self).__name__} has no setting {', '.join(map(repr, unknown))}; "
                f"it has {', '.join(self.settings())}."
            )
        try:
            super().__init__(**settings)
        except traitlets.TraitError as error:
            raise ValueError(f"{type(self).__name__}: {error}") from error

    @classmethod
    def room(cls) -> str:
        """The folder that the class lives in."""
        return cls.__module__.split(".")[-2]

    @classmethod
    def bundle(cls) -> str:
        """The stem of the bundle's file names: ``room.Class``."""
        return f"{cls.room()}.{cls.__name__}"

    @classmethod
    def settings(cls) -> list[str]:
        """The names of the traits that the page and Python share, in alphabetical order."""
        ours = set(cls.class_traits(sync=True)) - set(anywidget.AnyWidget.class_traits(sync=True))
        return sorted(name for name in ours if not name.startswith("_"))

    def state(self) -> dict[str, object]:
        """The shared traits and their values, ready for JSON."""
        return {name: getattr(self, name) for name in self.settings()}

    def still(self) -> str:
        """HTML for paper and for readers without JavaScript. Each widget gives its own."""
        raise NotImplementedError(f"{type(self).__name__} needs a still: what does it show on paper?")

    def figure(self) -> str:
        """The ``<figure>`` that the static host brings to life: traits as JSON, and the still."""
        # '<' is escaped so that no text in a trait can end the script element.
        state = json.dumps(self.state(), ensure_ascii=False).replace("<", "\\u003c")
        return (
            f'<figure class="hw-widget" data-hw-widget="{html.escape(self.bundle())}">'
            f'<script type="application/json">{state}</script>'
            f'<div class="hw-still">{self.still()}</div></figure>'
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__} (a widget)"

    def _repr_mimebundle_(self, **kwargs: object) -> tuple[dict, dict] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        # The book shows the figure, Jupyter the live view, and nbval compares the plain text.
        return {**data, "text/plain": repr(self), "text/html": self.figure()}, metadata
