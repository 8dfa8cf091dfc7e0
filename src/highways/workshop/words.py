"""Every word that the slides, agendas and the print pack say by themselves."""

from __future__ import annotations

import json
from importlib.resources import files

WORDS: dict = json.loads((files(__package__) / "words.en.json").read_text(encoding="utf-8"))
