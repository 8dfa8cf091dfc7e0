"""Tables of words on a narrow screen: each cell learns the name of its column, so that style can stack them."""

from __future__ import annotations

import html
import re

LONG = 40
"""A cell with more letters than this makes a table one of words, which is read and not compared."""

_TABLE = re.compile(r"<table\b.*?</table>", re.S)
_TAG = re.compile(r"<[^>]+>")


def labelled(body: str) -> str:
    """The HTML of a page, with a `data-label` on each cell of its tables of words that have three columns or more."""
    return _TABLE.sub(lambda found: _label(found[0]), body)


def _label(table: str) -> str:
    head, found, rest = table.partition("</thead>")
    names = [_plain(cell) for cell in re.findall(r"<th\b.*?</th>", head, re.S)]
    cells = [_plain(cell) for cell in re.findall(r"<td\b.*?</td>", rest, re.S)]
    if not found or len(names) < 3 or max(map(len, cells), default=0) <= LONG:
        return table
    rows = re.split(r"(?=<tr\b)", rest)
    for i, row in enumerate(rows):
        left = iter(names)
        rows[i] = re.sub(r"<td\b", lambda _, left=left: f'<td data-label="{html.escape(next(left, ""))}"', row)
    return head + found + "".join(rows)


def _plain(cell: str) -> str:
    return html.unescape(" ".join(_TAG.sub("", cell).split()))
