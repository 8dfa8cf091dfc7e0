"""The widgets of this room: the traits, and nothing else."""

from __future__ import annotations

import traitlets as t

from highways.ui.widget import Widget

from . import figure, map_figure
from .parameters import MAP_STEPS, PARAMETERS, STEPS, STORIES

_P = PARAMETERS["two_roads"]


class TwoRoads(Widget):
    """The seesaw of two roads: turn, let go, open a window, take small steps.

    Attributes:
        act: 'turn', 'let-go', 'window' or 'steps'.
        beta: how strictly trips follow the wider road (0.2 to 6).
        kappa: extra pull of the old road (0.5 to 2).
        u: where the marble is, which is the width of the new road (0 to 1).
        window_days: how long the window stays open (0 to 14).
        practice: 'none', 'a little', 'some' or 'a lot' of small steps; parameters.json says what the model takes for each.
        keep: 'two weeks' or 'kept up'.
        day: the day that is shown once a window has opened (0 to 120).
        predict: a question to guess first, from `highways.learning.prediction`; empty for none.
        guess: the guess: '' before, then an option's value, or 'skipped'.

    Raises:
        ValueError: a value outside its range.
        TypeError: a setting that this widget does not have.
    """

    act = t.Enum(["turn", "let-go", "window", "steps"], "turn").tag(sync=True)
    beta = t.Float(0.5, min=_P["beta"]["range"][0], max=_P["beta"]["range"][1]).tag(sync=True)
    kappa = t.Float(_P["kappa"]["value"], min=_P["kappa"]["range"][0], max=_P["kappa"]["range"][1]).tag(sync=True)
    u = t.Float(0.48, min=0, max=1).tag(sync=True)
    window_days = t.Float(_P["window_days"]["value"], min=0, max=_P["window_days"]["range"][1]).tag(sync=True)
    practice = t.Enum(list(STEPS), "none").tag(sync=True)
    keep = t.Enum(["two weeks", "kept up"], "two weeks").tag(sync=True)
    day = t.Float(0, min=0, max=120).tag(sync=True)
    predict = t.Dict().tag(sync=True)
    guess = t.Unicode("").tag(sync=True)

    def still(self) -> str:
        """The same story as one picture."""
        return figure.two_roads(kappa=self.kappa, window_days=self.window_days)._repr_html_()


class RoadMap(Widget):
    """The map of a small town: send trips, watch roads grow, open a window, take small steps, compare stories.

    Attributes:
        act: 'trips', 'grow', 'window', 'steps' or 'stories'.
        ask: the act in which a guess is asked, 'trips' or 'grow'.
        guess: the guess, of 100; -1 before there is one.
        counted: of the hundred trips that were sent, how many were caught; -1 before.
        day: the day that is shown (0 to 240 while roads grow, 0 to 120 in a life).
        steps: 'none', 'a little', 'some' or 'a lot' of small steps; parameters.json says what the model takes for each.
        keep: 'two weeks' or 'kept up'.
        start: when steps begin, 'the next day' or 'after ten days'.
        dose: whether a window opens first, 'yes' or 'no'.
        story: one of the eight lives of `highways.roads.STORIES`.
        speed: 'slow', 'normal' or 'fast'.

    Raises:
        ValueError: a value outside its range.
        TypeError: a setting that this widget does not have.
    """

    act = t.Enum(["trips", "grow", "window", "steps", "stories"], "trips").tag(sync=True)
    ask = t.Enum(["trips", "grow"], "trips").tag(sync=True)
    guess = t.Int(-1, min=-1, max=100).tag(sync=True)
    counted = t.Int(-1, min=-1, max=100).tag(sync=True)
    day = t.Float(0, min=0, max=240).tag(sync=True)
    steps = t.Enum(list(MAP_STEPS), "some").tag(sync=True)
    keep = t.Enum(["two weeks", "kept up"], "two weeks").tag(sync=True)
    start = t.Enum(["the next day", "after ten days"], "the next day").tag(sync=True)
    dose = t.Enum(["yes", "no"], "yes").tag(sync=True)
    story = t.Enum(list(STORIES), "window and two weeks").tag(sync=True)
    speed = t.Enum(["slow", "normal", "fast"], "normal").tag(sync=True)

    def still(self) -> str:
        """The same story as one picture."""
        return map_figure.road_map()._repr_html_()
