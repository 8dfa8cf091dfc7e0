"""What Python says, for the JavaScript unit tests: the states that pages give their widgets, and numbers of models and studies.

``python tests/js/facts.py`` prints it as JSON. A sentence is tested against this, so that a twin that goes astray is seen twice.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import numpy as np

from highways import dmn, evidence, glutamate, roads, session
from highways.coaching import agreement, flags, scenarios, scope, widget
from highways.dmn.figure import ORDER
from highways.glutamate import widget as glutamate_widget
from highways.glutamate.figure import built
from highways.glutamate.parameters import PARAMETERS as GLUTAMATE
from highways.glutamate.parameters import WHAT_IFS
from highways.learning import load, prediction
from highways.learning.ids import question_id
from highways.learning.still import shuffled
from highways.learning.widget import Check, Reflection
from highways.roads import MAP_STEPS, Scenario
from highways.roads import widget as roads_widget
from highways.roads.map_figure import region
from highways.series import KEEPS, PATTERNS, STOPS, course, lived, regions, slow_road
from highways.session.figure import WORDS as SESSION_WORDS

LESSON = Path(__file__).parents[1] / "learning/lesson.questions.yml"
ASKS = [f"{lesson}{n}?" for lesson in ("one", "two", "three") for n in (1, 2, 3)]
STEPS = ("none", "a little", "some", "a lot")


def state(one: object) -> dict:
    """The traits of a widget as its figure carries them to the page."""
    return json.loads(re.search(r"<script[^>]*>(.*?)</script>", one.figure())[1])


def plain(value: object) -> object:
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(type(value).__name__)


def weeks(**choices: str) -> dict:
    """A course and its slow road on the days that are tried, and when half of the gain is gone."""
    series, slow = lived(**choices), slow_road(**choices)
    days = (0, *range(6, 91, 6), 7, 35, 61)
    return {
        "choices": choices,
        "caught": {day: series.at(day) if day else series.before for day in days},
        "slow": {day: slow.at(day) if day else slow.before for day in days},
        "halfway": series.halfway_back(),
    }


def window(length: float, practice: float, kept_up: bool = False, account: str = "window") -> dict:
    life = roads.simulate(regions.scenario(length, practice, kept_up, account))
    return {
        "at": [length, practice, kept_up, account],
        "region": region(life.at(120)),
        "caught": {day: life.at(day) for day in (0, 2, 14, 30, 40, 60, 120)},
        "alike": float(np.ptp([regions.ending(one, kept_up, length, practice) for one in regions.ACCOUNTS])),
    }


def form(route: str) -> dict:
    told = session.simulate(route=route)
    return {
        "level": told.level_shape.tolist(),
        "pressure": told.pressure and {edge: getattr(told.pressure, edge).tolist() for edge in ("low", "mid", "high")},
    }


def brain(dose: float = 0, **more: object) -> dict:
    found = dmn.connectivity(dose * dmn.PEAK, **more)
    return {
        "change": found.change(dmn.connectivity()),
        "networks": (np.diag(found.networks) / np.diag(dmn.connectivity().networks) - 1).tolist(),
    }


def links() -> dict:
    """Strengths of the 64 links that are drawn from the side, and of every cell of the square, as Python has them."""
    rest, one = dmn.connectivity().matrix, dmn.connectivity(dmn.PEAK).matrix
    left = [i for i, label in enumerate(dmn.load_connectome().labels) if label.startswith("l_")]
    pairs = sorted(((i, j) for i in left for j in left if i < j), key=lambda pair: -rest[pair])[:64]
    square = np.clip(one[np.ix_(ORDER, ORDER)] / 0.8, 0, 1) ** 1.5
    np.fill_diagonal(square, 0)
    return {
        "links": {"rest": [rest[pair] for pair in pairs], "one": [one[pair] for pair in pairs]},
        "square": square,
        "salience": int((dmn.load_connectome().fractions[:, 3] >= 0.25).sum()),
    }


def paper_order() -> list[str]:
    """The items of the second question in the order in which paper shows them."""
    items = next(one for one in load(LESSON).check if one["kind"] == "order")["items"]
    return [item["text"] for item in shuffled(items)]


def two_roads() -> dict:
    town = roads.TwoRoads()
    keeps = {"two weeks": 14, "kept up": np.inf}
    minutes = roads.STEPS
    return {
        "state": state(roads_widget.TwoRoads()),
        "beta": town.beta,
        "ridge": town.separatrix(),
        "middle": roads.TwoRoads(beta=0.5).resting_place(0.5),
        "peak": town.simulate().new.max(),
        "ends": {
            f"{name}, {keep}": town.simulate(practice=minutes[name], practice_days=days).at(120)
            for name in STEPS
            for keep, days in keeps.items()
        },
        "slow": {name: town.simulate(doses=(), practice=minutes[name]).at(120) for name in STEPS},
    }


def story() -> dict:
    course = glutamate.simulate()
    top = course.concentration.max()
    halves = {"brake": "half_interneuron", "go": "half_pyramidal"}
    channels = []
    for voltage, dose, where in ((-70, 0, "brake"), (-30, 1, "brake"), (0, 2, "go")):
        half = GLUTAMATE.default("block", halves[where])
        free = float(glutamate.open_of_magnesium(voltage))
        level = glutamate.free_level(dose * glutamate.simulate(days=1).concentration.max())
        shut = float(glutamate.blocked(level, half))
        channels.append(
            {"at": [voltage, dose, where], "counts": [100 * free * (1 - shut), 100 * (1 - free), 100 * free * shut]}
        )
    return {
        "cascade": state(glutamate_widget.Cascade()),
        "receptor": state(glutamate_widget.Receptor()),
        "course": {
            minutes: {name: course.at(name, minutes / 60) for name in ("glutamate", "brake", "spines")}
            | {"level": course.at("concentration", minutes / 60) / top}
            for minutes in (12, 30, 40, 300, 1440, 4320, 20160)
        },
        "built": {what: [built(one, what) for one in glutamate.MECHANISMS] for what in WHAT_IFS},
        "left": {what: glutamate.simulate(challenge=what).at("spines", 72) for what in WHAT_IFS},
        "unused": glutamate.simulate(practice=False).spines[-1],
        "channels": channels,
    }


def facts() -> dict:
    rest = dmn.connectivity().matrix
    trials = {one: evidence.trial(one).median_days for one in ("murrough2013b", "salloum2019")}
    return {
        "trials": trials,
        "series": {
            "weeks": [
                *(weeks(pattern=one, steps=steps) for one in PATTERNS if one != "spray" for steps in STEPS),
                *(weeks(pattern="spray", stop=stop) for stop in STOPS),
                *(weeks(pattern="infusions", steps="some", keep=keep) for keep in KEEPS),
            ],
            "days": {one: list(course(one, stop).days) for one in PATTERNS for stop in ("goes on",)},
            "stops": {stop: len([d for d in course("spray", stop).days if d <= 90]) for stop in STOPS},
            "ends": course("infusions").ends,
        },
        "window": {
            "usual": regions.USUAL,
            "steps": regions.STEPS,
            "glutamate": regions.glutamate_length(),
            "places": [
                window(*place)
                for place in [
                    (regions.USUAL, 0),
                    (0.5, regions.STEPS["a little"]),
                    (regions.USUAL, regions.STEPS["some"]),
                    (0, regions.STEPS["some"], True),
                    (0.5, 0.6, True, "flattening only"),
                    (round(regions.USUAL + 0.08, 3), 0.6),
                ]
                + [(a, b, True) for a in (0.2, regions.USUAL, 1) for b in (0.1, *list(regions.STEPS.values())[1:3])]
            ],
            "slow": {step: roads.simulate(Scenario(practice_minutes=MAP_STEPS[step])).at(120) for step in STEPS[1:]},
        },
        "session": {
            "begins": session.DAY["begins"],
            "signs": {phase: [sign for sign, _ in said["warnings"]] for phase, said in SESSION_WORDS["phases"].items()},
            "forms": {route: form(route) for route in session.DAY["begins"]},
        },
        "dmn": {
            **links(),
            "one": brain(1),
            "half up": brain(0.5, account="global-up"),
            "midazolam-like": brain(1, account="midazolam-like"),
            "global-up": brain(1, account="global-up"),
            "days": {day: dmn.connectivity(0, dmn.after_effect(day)).change(dmn.connectivity()) for day in (1, 5, 10)},
            "inside": [dmn.inside(rest, dmn.SHARPNESS), dmn.inside(rest, dmn.SHARPNESS, dmn.LOOP_PULL)],
        },
        "roads": {
            "stories": {name: roads.simulate(Scenario(**story)).at(120) for name, story in roads.STORIES.items()},
            "two": two_roads(),
            "grow": [roads.grow().at(day) for day in (0, 240)],
            "late": [
                roads.simulate(Scenario(practice_minutes=40, practice_start=10, doses=doses)).at(120)
                for doses in ((0,), ())
            ],
        },
        "glutamate": story(),
        "coaching": {
            "scope": state(widget.Scope()),
            "levels": scope.LEVELS,
            "flags": state(widget.RedFlags()),
            "actions": flags.ACTIONS,
            "scenes": [scenarios.scene(one) for one in scenarios.IDS],
            "agreement": state(widget.Agreement()),
            "licensed": list(agreement.LICENSED),
            "order": list(agreement.ORDER),
            "parts": agreement.PARTS,
            "lines": [{"id": one.id, "call": one.call, "region": one.region} for one in evidence.lines()],
        },
        "learning": {
            "check": state(Check(LESSON)),
            "questions": load(LESSON).check,
            "predict": prediction(LESSON),
            "paper": paper_order(),
            "reflection": state(Reflection()),
            "ids": {ask: question_id(ask.rstrip("?123"), ask) for ask in ASKS},
        },
    }


if __name__ == "__main__":
    json.dump(facts(), sys.stdout, default=plain)
