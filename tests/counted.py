"""What the picture counts, worked out again from the model: trips that end in the loop or arrive."""

from __future__ import annotations

import numpy as np

from highways.roads import Life, Scenario, Town
from highways.roads.network import choice, rumination


def traffic(life: Life, scenario: Scenario, day: float, town: Town) -> np.ndarray:
    """M, passes along each lane in an average trip of those that the picture draws on a day.

    A free trip that ends on the way is drawn anew, so free trips have the chances of one that is known to be counted.
    """
    now = life.moment(day)
    beta = scenario.beta - (scenario.beta - scenario.beta_window) * life.window[now]
    stay = (1 - scenario.ending) * choice(town, life.strength[now], beta, scenario.kappa)
    ends = np.zeros(len(town.places))
    ends[town.ring], ends[town.destinations] = scenario.ending, 1
    onward = np.zeros((len(ends), len(ends)))
    onward[town.tail, town.head] = stay
    # The chance, from each place, that a trip comes to be counted; and the walk of those that are.
    counted = np.linalg.solve(np.eye(len(ends)) - onward, ends)
    chance = stay * counted[town.head] / counted[town.tail]
    onward[town.tail, town.head] = chance
    start = town.source * counted / (town.source @ counted)
    visits = np.linalg.solve(np.eye(len(ends)) - onward.T, start)
    free = visits[town.tail] * chance
    steered, drawn = life.steered[now], life.drawn_in[now]
    return (1 - steered - drawn) * free + steered * town.practised + drawn * rumination(town, scenario.ending)
