"""What hangs or dies in the tests costs one test, not the run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from browsing import Contexts, Lasting
from playwright.sync_api import Error

TESTS = Path(__file__).parents[1]
NEVER = "new Promise(() => {})"
ONE_DIES = """
import os, pytest

@pytest.mark.parametrize("number", range({count}))
def test_{name}(number):
    if ({name!r}, number) == ("{dies}", {last}):
        os._exit(1)
"""
WITH_SHARES = """
from shares import Shared

def pytest_xdist_make_scheduler(config, log):
    return Shared(config, log)
"""


def test_a_browser_that_does_not_answer_is_stopped_and_the_next_test_has_another(launch):
    browser = Lasting(launch)
    contexts = Contexts(browser)
    kept = contexts.shared("file:///")
    page = kept.new_page()
    with pytest.raises(Error, match="browser has been closed"), browser.watched(0.3):
        page.evaluate(NEVER)
    contexts.give_back(kept, [])
    again = contexts.shared("file:///")
    with browser.watched():
        assert again.new_page().evaluate("6 * 7") == 42
    browser.close()


@pytest.mark.parametrize(("dies", "last"), [("first", 1), ("spread", 3)])
def test_what_a_worker_dies_of_is_tried_once_more_and_the_others_all_run(tmp_path: Path, dies: str, last: int):
    shutil.copy(TESTS / "shares.py", tmp_path)
    (tmp_path / "conftest.py").write_text(WITH_SHARES, "utf-8")
    (tmp_path / "shares.py").write_text(
        (TESTS / "shares.py").read_text("utf-8").replace("tests/site/test_every_page.py", "test_spread.py"), "utf-8"
    )
    for name, count in {"first": 4, "spread": 4}.items():
        text = ONE_DIES.format(name=name, count=count, dies=dies, last=last)
        (tmp_path / f"test_{name}.py").write_text(text, "utf-8")
    plugins = ["-p", "xdist", "-p", "rerunfailures", "-n", "2", "--reruns", "1"]
    command = [sys.executable, "-m", "pytest", *plugins, "-q", "--rootdir", tmp_path, tmp_path]
    alone = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    said = subprocess.run(
        command, cwd=tmp_path, env=alone, capture_output=True, text=True, timeout=60, check=False
    ).stdout
    assert "1 failed, 7 passed, 1 rerun" in said, said
