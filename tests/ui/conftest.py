"""Small pages with one figure, for the static host."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

BODY = """<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="highways.css">{script}{before}
<figure class="hw-widget" id="it" data-hw-widget="{name}"><script type="application/json">{state}</script>
<div class="hw-still">the still picture</div></figure>"""


@pytest.fixture
def page_with(static: Path, tmp_path: Path) -> Callable[..., str]:
    """Write a page that holds the widget `name`, whose bundle is `script` (text of a classic script), and say where."""

    def write(name: str, state: dict, script: str | None = None, before: str = "") -> str:
        shutil.copytree(static, tmp_path, dirs_exist_ok=True)
        if script is not None:
            (tmp_path / f"{name}.js").write_text(script, "utf-8")
        host = '<script defer src="host.js"></script>'
        page = BODY.format(name=name, state=json.dumps(state), before=before, script=host)
        (tmp_path / "page.html").write_text(page, "utf-8")
        return (tmp_path / "page.html").as_uri()

    return write
