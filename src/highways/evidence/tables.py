"""Reading the data files: rows with the line they stand on, and one clear sentence for a file that is broken."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml
from pybtex.database import BibliographyDataError, parse_string
from pybtex.scanner import PybtexSyntaxError


class EvidenceError(ValueError):
    """The evidence base is broken, or was asked for what it does not have. One sentence: where, what, and the mend."""


class Wrong(Exception):  # noqa: N818 - never leaves this package
    """What a cell holds, and what it should: the reader of the file adds the place."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


@dataclass(frozen=True)
class Row:
    """One record as it stands in its file, its values read by the columns' parsers."""

    file: str
    line: int
    values: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def broken(self, what: str, mend: str) -> NoReturn:
        broken(self.file, self.line, what, mend)


Parser = Callable[[Any], Any]


@dataclass(frozen=True)
class Optional:
    """The parser of a field that an entry may leave out."""

    parser: Parser
    default: Any

    def __call__(self, cell: Any) -> Any:
        return self.parser(cell)


Columns = Mapping[str, Parser]


# The reader in C, where PyYAML has it, takes a tenth of the time, and whoever imports the evidence waits for it.
class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Days stay text: YAML's own reader stops at one that is none without saying where it stands."""


_Loader.yaml_implicit_resolvers = {
    first: [one for one in resolvers if one[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def broken(file: str, line: int, what: str, mend: str) -> NoReturn:
    """Stop, and say where.

    Raises:
        EvidenceError: always.
    """
    raise EvidenceError(f"{file}, line {line}: {what}; {mend}.")


def read_csv(path: Path, columns: Columns) -> list[Row]:
    """The rows of a table whose header names exactly `columns`.

    Raises:
        EvidenceError: the file is missing, a column is missing or unknown, a row is short, or a cell cannot be read.
    """
    with _open(path) as file:
        reader = csv.DictReader(file, strict=True)
        header = reader.fieldnames or []
        for name in columns:
            if name not in header:
                broken(path.name, 1, f"there is no column {name!r}", "add it to the header and to each row")
        for name in header:
            if name not in columns:
                broken(path.name, 1, f"the column {name!r} is not known", "use the fields that records.py describes")
        rows = []
        try:
            for cells in reader:
                if None in cells or None in cells.values():
                    mend = f"give it {len(header)}, with quotes around a text that holds a comma"
                    broken(path.name, reader.line_num, "this row does not have the right number of cells", mend)
                rows.append(_row(path.name, reader.line_num, cells, columns))
        except csv.Error as error:
            broken(path.name, reader.line_num, f"this is not CSV ({error})", "mend its quotes")
    return rows


def read_yaml(path: Path, columns: Columns, section: str | None = None) -> list[Row]:
    """The entries of a YAML list of mappings with exactly the fields `columns`; of the list under `section`, if that is given.

    Raises:
        EvidenceError: the file is missing or no YAML, has no such section, or an entry lacks a field, has one too many, or
            cannot be read.
    """
    with _open(path) as file:
        text = file.read()
    try:
        loader = _Loader(text)
        root = loader.get_single_node()  # knows the lines
        entries = (loader.construct_document(root) if root else None) or []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        mend = "mend that line or the one above it; a text that holds ': ' needs quotes"
        broken(path.name, mark.line + 1 if mark else 1, "this is not YAML", mend)
    if section is not None:
        named = root.value if isinstance(entries, dict) else ()
        root = next((node for key, node in named if key.value == section), None)
        if root is None:
            broken(path.name, 1, f"there is no section {section!r}", f"add '{section}:' and its entries below")
        entries = entries[section]
    if not isinstance(entries, list):
        broken(path.name, 1, "this is not a list", "start each entry with '- '")
    rows = []
    for entry, node in zip(entries, root.value if root else [], strict=True):
        line = node.start_mark.line + 1
        if not isinstance(entry, dict):
            broken(path.name, line, "this entry has no named fields", "write each field as 'name: value'")
        for name, parser in columns.items():
            if name not in entry and isinstance(parser, Optional):
                entry[name] = parser.default
            elif name not in entry:
                broken(path.name, line, f"{entry.get('id', 'this entry')} has no {name!r}", f"add '{name}: ...'")
        for name in entry:
            if name not in columns:
                broken(path.name, line, f"the field {name!r} is not known", "use the fields that records.py describes")
        rows.append(_row(path.name, line, entry, columns))
    return rows


def read_bibliography(path: Path) -> Iterator[tuple[int, str, Any]]:
    """Line, key and pybtex entry of each publication.

    Raises:
        EvidenceError: the file is missing, no BibTeX, or has a key twice.
    """
    with _open(path) as file:
        text = file.read()
    lines: dict[str, int] = {}
    for n, line in enumerate(text.splitlines(), start=1):
        if found := re.match(r"@\w+\{([^,\s]+),", line):
            key = found[1]
            if key.lower() in lines:
                mend = "keep one entry for each publication"
                broken(path.name, n, f"the key {key} stands here a second time", mend)
            lines[key.lower()] = n
    try:
        entries = parse_string(text, "bibtex").entries
    except (BibliographyDataError, PybtexSyntaxError) as error:
        line = getattr(error, "lineno", None) or 1
        broken(
            path.name, line, f"this is not BibTeX ({str(error).splitlines()[0]})", "mend the braces and commas there"
        )
    for key, entry in entries.items():
        yield lines[key.lower()], key, entry


def _open(path: Path) -> Any:
    try:
        return path.open(newline="", encoding="utf-8")
    except FileNotFoundError:
        raise EvidenceError(f"{path.name}: there is no such file in {path.parent}; put it back.") from None


def _row(file: str, line: int, cells: Mapping[str, Any], columns: Columns) -> Row:
    values = {}
    for name, parse in columns.items():
        try:
            values[name] = parse(cells[name])
        except Wrong as wrong:
            broken(file, line, f"{name} {wrong.what}", wrong.mend)
    return Row(file, line, values)
