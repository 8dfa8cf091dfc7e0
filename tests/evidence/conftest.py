"""A copy of the evidence base that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from highways.evidence.base import DATA


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    return folder
