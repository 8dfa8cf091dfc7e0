"""Private prompts: a box under each, and nothing is kept unless the reader switches it on."""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from typing import Any

import traitlets

from ..ui.widget import Widget

WORDS: dict[str, Any] = json.loads((files(__package__) / "reflection.words.en.json").read_text(encoding="utf-8"))
GROUPS = [group["id"] for group in WORDS["groups"]]
_FIELDS = {"id", "group", "ask", "like"}


class Reflection(Widget):
    """Prompts to write to, in groups; what is written stays on the page, or in this browser when the reader says so.

    Attributes:
        prompts: ``[{"id", "ask", "group", "like"}]``: `group` is 'before', 'after' (without one) or 'coach'; `like` is a
            vague example inside the empty box. The course's own ten without any.

    Raises:
        ValueError: a prompt lacks its id or its question, has one that another has, or belongs to no group.
    """

    prompts = traitlets.List(traitlets.Dict(), help="What is asked; see above.").tag(sync=True)

    @traitlets.default("prompts")
    def _our_own(self) -> list[dict[str, str]]:
        return WORDS["prompts"]

    @traitlets.validate("prompts")
    def _can_be_asked(self, proposal: traitlets.Bunch) -> list[dict[str, str]]:
        seen: set[str] = set()
        for n, prompt in enumerate(proposal["value"], start=1):
            if not set(prompt) <= _FIELDS or not all(isinstance(one, str) for one in prompt.values()):
                raise traitlets.TraitError(f"prompt {n} may have {', '.join(sorted(_FIELDS))}, each of them text.")
            if not prompt.get("id") or not prompt.get("ask"):
                raise traitlets.TraitError(f"prompt {n} needs an 'id' and an 'ask'.")
            if prompt["id"] in seen:
                raise traitlets.TraitError(
                    f"prompt {n} has the id {prompt['id']!r} of an earlier one; make them differ."
                )
            if prompt.get("group", "after") not in GROUPS:
                raise traitlets.TraitError(
                    f"prompt {n} belongs to {prompt['group']!r}; use one of {', '.join(GROUPS)}."
                )
            seen.add(prompt["id"])
        return proposal["value"]

    def still(self) -> str:
        """The prompts with lines to write on."""
        parts = []
        for group in WORDS["groups"]:
            asked = [one for one in self.prompts if one.get("group", "after") == group["id"]]
            rows = "".join(f'<p>{escape(one["ask"])}</p><div class="hw-lines"></div>' for one in asked)
            parts.append(f"<p><strong>{escape(group['label'])}</strong></p>{rows}" if asked else "")
        return f"<p>{escape(WORDS['leave_out'].format(help=WORDS['help']))}</p>{''.join(parts)}"
