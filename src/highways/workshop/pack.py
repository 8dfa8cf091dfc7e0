"""The print pack: which pages of the built book go into it, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from . import agenda
from .words import WORDS

FILE = "book/workshop/pack.yml"
"""Where the list stands, from the root of the book."""


class PackError(ValueError):
    """The list is broken; the sentence says where, and how to mend it."""


@dataclass(frozen=True)
class Page:
    """A page to print: its title, its address from the root of the built book, and how many, where its part does not say."""

    title: str
    address: str
    copies: str = ""


@dataclass(frozen=True)
class Part:
    """Some pages under one title."""

    title: str
    pages: tuple[Page, ...]


def load(root: str | Path) -> list[Part]:
    """Read and check the list of the book whose root is `root`.

    Raises:
        PackError: it is missing or broken, or names a page that the book does not have.
    """
    from .pages import contents, title_of  # they read the same book, and list this one

    root = Path(root)
    path = root / FILE
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise PackError(f"{FILE}: there is no such file.") from None
    except yaml.YAMLError as error:
        raise PackError(f"{path.name} is no YAML: {' '.join(str(error).split())}.") from None
    days = agenda.load(root / agenda.FILE) if (root / agenda.FILE).exists() else {}
    known, parts = set(contents(root)), []
    for entry in data:
        pages = []
        for one in entry["pages"]:
            ((name, copies),) = one.items() if isinstance(one, dict) else [(one, "")]
            if name.startswith("slides/"):
                deck = name.removeprefix("slides/").removesuffix("-notes")
                if deck not in days or not name.endswith("-notes"):
                    raise PackError(
                        f"{path.name}, {entry['part']}: there are no notes {name!r}; write slides/half-day-notes."
                    )
                pages.append(Page(WORDS["notes_title"].format(title=days[deck].title), f"{name}.html", copies))
            elif name in known:
                pages.append(Page(title_of(root, name), f"{name}.html", copies))
            else:
                raise PackError(
                    f"{path.name}, {entry['part']}: the book has no page {name!r}; check it against _toc.yml."
                )
        parts.append(Part(entry["part"], tuple(pages)))
    return parts
