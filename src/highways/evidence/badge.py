"""A verdict as a word, a shape and a colour, and the small card behind it: HTML that needs no script.

A badge is a button that opens its card, a popover, by mouse, finger or keyboard. Paper shows the cards at the page's end.
"""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files

from .base import load
from .records import Claim

WORDS: dict = json.loads(files(__package__).joinpath("words.en.json").read_text("utf-8"))

# Drawn in a box of 16 by 16, outlines first; no two look alike in grey.
_RING = '<circle cx="8" cy="8" r="6.5"/>'
_SHAPES = {
    "holds": '<circle cx="8" cy="8" r="7" class="hw-fill"/><path class="hw-cut" d="M4.5 8.5l2.5 2.5 4.5-5.5"/>',
    "limits": f'{_RING}<path class="hw-fill" d="M8 1.5a6.5 6.5 0 0 0 0 13z"/>',
    "disputed": '<path d="M5 13V3M2 6l3-3 3 3M11 3v10M8 10l3 3 3-3"/>',
    "too-simple": '<path d="M8 2L15 14H1z"/>',
    "not-tested": '<circle cx="8" cy="8" r="6.5" stroke-dasharray="2.6 2.5"/>',
    "not-shown": f'{_RING}<path d="M4.5 8h7"/>',
    "wrong": '<rect x="1.5" y="1.5" width="13" height="13"/><path d="M5 5l6 6M11 5l-6 6"/>',
    "value": '<path d="M2 3h12v8H8l-4 3v-3H2z"/>',
}
CLAIMS_PAGE, WORDS_PAGE = "book/evidence/claims-checked", "book/evidence/how-to-read-a-claim"


def shape(verdict: str) -> str:
    """The verdict's shape; the word beside it says the same."""
    return f'<svg class="hw-shape" viewBox="0 0 16 16" aria-hidden="true">{_SHAPES[verdict]}</svg>'


def label(verdict: str) -> str:
    """The verdict to read, where nothing opens."""
    return f'<span class="hw-verdict hw-v-{verdict}">{shape(verdict)}{escape(word(verdict))}</span>'


def word(verdict: str) -> str:
    """The verdict's word."""
    return WORDS["verdicts"][verdict][0]


def badge(claim: Claim) -> str:
    """The button that opens the claim's card. Its page must hold `card` of the same claim."""
    return (
        f'<button type="button" class="hw-badge hw-verdict hw-v-{claim.verdict}" popovertarget="card-{claim.id}">'
        f'<span class="hw-unseen">{WORDS["verdict_of"]}</span>{shape(claim.verdict)}{escape(word(claim.verdict))}</button>'
    )


def card(claim: Claim, to_claims: str, to_words: str) -> str:
    """The card: claim, verdict, how sure, why, sources, and where to read more. `to_...` are addresses of those pages."""
    return (
        f'<div popover id="card-{claim.id}" class="hw-card" role="group" aria-label="{WORDS["why_of"]}">'
        f'<p class="hw-claim-text">{escape(claim.claim)}</p>{reasons(claim)}'
        f'<p class="hw-more-on"><a href="{to_claims}#{claim.id}">{WORDS["in_the_list"]}</a> '
        f'<a href="{to_words}#verdict-{claim.verdict}">{WORDS["words_mean"]}</a></p>'
        f'<button type="button" class="hw-close" popovertarget="card-{claim.id}" popovertargetaction="hide">'
        f"{WORDS['close']}</button></div>"
    )


def reasons(claim: Claim) -> str:
    """Verdict, how sure, why, and the sources with their addresses."""
    listed = f'<p class="hw-claim-sources">{sources(claim.sources)}</p>' if claim.sources else ""
    return (
        f'<p class="hw-claim-verdict">{label(claim.verdict)}{_certainty(claim)}</p>'
        f'<p class="hw-claim-why">{escape(claim.why)}</p>{listed}'
    )


def _certainty(claim: Claim) -> str:
    # A view of ours has no evidence to be sure by, and of what was not tested the verdict says it all.
    if not claim.certainty or not claim.sources or claim.verdict == "not-tested":
        return ""
    sure = WORDS["certain"].format(certainty=WORDS["certainties"][claim.certainty][0])
    return f' <span class="hw-certainty">{sure}</span>'


def sources(keys: tuple[str, ...]) -> str:
    """Each source by its short name, linked to where it is; one from memory says so."""
    links = []
    for key in keys:
        source = load().source(key)
        name = escape(source.short)
        link = (
            f'<a href="{escape(source.address)}" title="{escape(source.title)}">{name}</a>' if source.address else name
        )
        links.append(f"{link} ({WORDS['from_memory']})" if source.status == "recalled" else link)
    return f"{WORDS['sources']} {', '.join(links)}"
