"""The JavaScript models, one call at a time."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def call_twin() -> Iterator[Callable[..., object]]:
    """``call_twin(model, method, *args, parameters={})``: what the twin answers; infinity comes as a float."""
    node = Path(sys.executable).parent / "node"
    driver = Path(__file__).with_name("driver.mjs")
    process = subprocess.Popen([node, driver], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def call(model: str, method: str, *args: object, parameters: dict | None = None) -> object:
        request = json.dumps({"model": model, "method": method, "args": args, "parameters": parameters or {}})
        process.stdin.write(request.replace(" Infinity", ' "Infinity"') + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        return math.inf if answer == "Infinity" else answer

    yield call
    process.stdin.close()
    process.wait()
