"""How long one life on the map takes to compute, in both languages: the median of many, after some to warm up."""

from __future__ import annotations

import time
from statistics import median

from highways.roads import STORIES, Scenario, Town, simulate
from tools.process import ROOT, run

STORY = "window and two weeks"
WARM, RUNS = 5, 30

_SCRIPT = """
import {{ STORIES, simulate }} from "{model}";
const times = [];
for (let i = 0; i < {warm} + {runs}; i++) {{
  const start = performance.now();
  simulate(STORIES["{story}"], 120);
  if (i >= {warm}) times.push(performance.now() - start);
}}
console.log(times.sort((a, b) => a - b)[times.length >> 1]);
"""


def python() -> float:
    """Milliseconds for 120 days in steps of half a day."""
    town, scenario, times = Town.load(), Scenario(**STORIES[STORY]), []
    for _ in range(WARM + RUNS):
        start = time.perf_counter()
        simulate(scenario, town)
        times.append(time.perf_counter() - start)
    return 1000 * median(times[WARM:])


def javascript() -> float:
    """The same in Node, which has the engine of the browser."""
    model = (ROOT / "src/highways/roads/network.js").as_uri()
    script = _SCRIPT.format(model=model, warm=WARM, runs=RUNS, story=STORY)
    return float(run(["node", "--input-type=module", "--eval", script], ROOT).said.split()[-1])
