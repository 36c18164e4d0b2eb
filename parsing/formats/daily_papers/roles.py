"""Deciding what every line of a listing is, when the page is not plain.

Content alone is fooled by an abstract of one short sentence, counting alone by an abstract in two
paragraphs. So both are priced, and the cheapest reading of the whole page is taken: the algorithm
of Viterbi (1967), in time linear in the number of lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from math import inf
from typing import TYPE_CHECKING

from parsing.formats.daily_papers.heading import HeadingKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_START = len(Role)
_ROLES = tuple(Role)
_NO_ABSTRACT = 4.25
_HEADING_BELOW = 1.5  # the heading of a second page, copied below the first one

# What may stand above what, and its price. What is not named here cannot be: above all, no
# abstract stands below anything but its title, so that what is followed by an abstract is a title
# even when its wording is that of a heading.
_ABOVE: dict[Role, dict[int, float]] = {
    Role.HEADING: {
        _START: 0,
        Role.HEADING: 0,
        Role.STRAY: 0,
        Role.ORPHAN: _HEADING_BELOW,
        Role.TITLE: _HEADING_BELOW + _NO_ABSTRACT,
        Role.ABSTRACT: _HEADING_BELOW,
        Role.MORE: _HEADING_BELOW,
    },
    Role.STRAY: {_START: 3, Role.HEADING: 3, Role.STRAY: 0.5},
    Role.LABEL: {Role.HEADING: 2.5},
    Role.ORPHAN: {_START: 4, Role.ORPHAN: 1},
    Role.TITLE: {
        _START: 0,
        Role.HEADING: 0,
        Role.LABEL: 0,
        Role.ORPHAN: 0,
        Role.TITLE: _NO_ABSTRACT,
        Role.ABSTRACT: 0,
        Role.MORE: 0,
    },
    Role.ABSTRACT: {Role.TITLE: 0},
    Role.MORE: {Role.ABSTRACT: 2, Role.MORE: 0.5},
}
_STEPS = [[(int(above), step) for above, step in _ABOVE[role].items()] for role in Role]
_LAST: dict[int, float] = {
    Role.STRAY: inf,
    Role.LABEL: inf,
    Role.TITLE: _NO_ABSTRACT - 0.5,  # a copy often ends there
}

_COLONS = (":", "：")
_SENTENCE_END = re.compile(r"[.!?。！？;][\"'”’)\]}$]*$")
_FULL_STOP = re.compile(r"(?<!\.)[.。][\"'”’)\]}$]*$")
_BREAK = re.compile(r"[^.\s]{2}[.。][\"'”’)\]]*(?:(?<=。)|\s+(?=[\"'“‘($\\]*[A-Z0-9]))")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_VOICE = re.compile(
    r"\b(?:we|our|this (?:paper|work|article|study|survey)|(?:is|are) available)\b", re.IGNORECASE
)
_NOTE = re.compile(
    r"https?://|^(?:key\s?words|index terms|code|data|demo|project(?: page)?|website)\s?:",
    re.IGNORECASE,
)
_READ = 600  # characters of a line that are enough to judge it by


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Evidence of where a line stands."""

    believed: bool
    """It may be a heading line."""
    labelled: bool
    """A label stands among the heading lines right above it."""
    goes_on: bool
    """It begins in the middle of a sentence."""
    in_block: bool
    """No blank line stands before it, on a page that has some."""
    broken: bool
    """Its sentence goes on in the next line, in the same block."""
    doubt: float
    """How odd a title-like abstract is here; more so where others are plainly abstracts."""


def assign_roles(
    texts: Sequence[str], spaced: Sequence[bool], headings: Sequence[HeadingKind]
) -> list[Role]:
    """Assign a role to every line of a page, in order.

    Args:
        texts: the lines that are not blank.
        spaced: which of them have a blank line before them.
        headings: what each says by its wording.
    """
    if not texts:
        return []
    mixed = len(set(spaced[1:])) > 1
    in_block = [mixed and not gap for gap in spaced]
    goes_on = [
        line[0].islower() and not _SENTENCE_END.search(before[-10:])
        for before, line in pairwise(("", *texts))
    ]
    inside = [block and on for block, on in zip(in_block, goes_on, strict=True)]
    broken = [*inside[1:], False]
    scores = [likeness(text) for text in texts]
    doubt = 1.5 if 4 * sum(score > 3 for score in scores) >= len(scores) else 1.0
    signs = (_believed(headings), _labelled(headings), goes_on, in_block, broken, repeat(doubt))
    evidence = map(_Evidence, *signs)
    before = chain(("",), texts)
    return _cheapest(map(_line_prices, texts, before, scores, headings, evidence))


def likeness(text: str) -> float:
    """Return how a line reads: -3 just like a title, 0 like neither, 3 or more like an abstract.

    Only several sentences at a length that no title has give more than 3, up to 6.
    """
    head = text[:_READ]
    length = len(text)
    score = 3.0 if length > 320 else 1.5 if length > 240 else 0.5 if length > 160 else -1.0
    if text.endswith(_COLONS):
        score += 4
    elif _FULL_STOP.search(text[-10:]):
        score += 2.5
    elif length <= 240:
        score -= 1.5
    breaks = min(len(_BREAK.findall(head)), 2)
    score += breaks
    if length > 320 and breaks:
        return min(score, 6.0)  # whatever the words are
    if words := _LONG_WORD.findall(head):
        capitals = sum(not word[0].islower() for word in words) / len(words)
        if capitals >= 0.6:
            score -= 1.5
        elif capitals <= 0.25 and len(words) >= 3:
            score += 0.5
    score += _VOICE.search(head) is not None
    score += 3 * (_NOTE.search(head) is not None)
    return max(-3.0, min(score, 3.0))


def _believed(headings: Sequence[HeadingKind]) -> list[bool]:
    """Return which lines may be heading lines.

    At the top of a page every line that is worded as one; further down only a run of them with a
    label or an unmistakable line in it, since a paper may have any title.
    """
    believed: list[bool] = []
    while len(believed) < len(headings):
        first = end = len(believed)
        while end < len(headings) and headings[end]:
            end += 1
        certain = max(headings[first:end], default=HeadingKind.NONE) >= HeadingKind.LABEL
        believed += [first == 0 or certain] * (end - first)
        believed += [False] * (end < len(headings))
    return believed


def _labelled(headings: Sequence[HeadingKind]) -> list[bool]:
    """Return which lines have a label among the heading lines right above them."""
    labelled, below_label = [], False
    for heading in headings:
        labelled.append(below_label)
        below_label = bool(heading) and (below_label or heading is HeadingKind.LABEL)
    return labelled


def _line_prices(
    text: str, before: str, score: float, heading: HeadingKind, evidence: _Evidence
) -> list[float]:
    """Return what each role, in the order of their numbers, would cost for one line."""
    like_title, like_abstract = max(0.0, -score), max(0.0, score)
    short = not heading and len(text) <= 30 and len(text.split()) <= 5 and score < 0
    if evidence.broken:
        like_title = 0.0  # half a sentence says nothing
    goes_on = evidence.goes_on or before.endswith(_COLONS)
    # Worded as a heading line, it had better be one.
    odd = 3.0 if heading is HeadingKind.INBOX else 2.0 if heading else 0.0
    prices = {
        Role.HEADING: 0 if evidence.believed else inf,
        Role.STRAY: 0 if short else inf,
        Role.LABEL: 0 if short and not evidence.labelled else inf,
        Role.ORPHAN: odd + like_title,
        Role.TITLE: odd + like_abstract + (3 if evidence.goes_on and evidence.in_block else 0),
        Role.ABSTRACT: odd + like_title * evidence.doubt,
        Role.MORE: odd + (0 if goes_on else 2 * like_title),
    }
    return [prices[role] for role in Role]


def _cheapest(prices: Iterable[list[float]]) -> list[Role]:
    """Return the roles of all lines that cost least together.

    Prices are taken one by one, and where each role came from is a byte: a line costs seven bytes.
    """
    best = [inf] * _START + [0.0]
    back = bytearray()
    for own in prices:
        now = [inf] * (_START + 1)
        came = [_START] * _START
        for role, steps in enumerate(_STEPS):
            if own[role] < inf:
                now[role], came[role] = min((best[above] + step, above) for above, step in steps)
                now[role] += own[role]
        best = now
        back += bytes(came)
    _, role = min((cost + _LAST.get(role, 0.0), role) for role, cost in enumerate(best))
    roles = [Role(role)]
    for line in range(len(back) // _START - 1, 0, -1):
        roles.append(_ROLES[back[line * _START + roles[-1]]])
    return roles[::-1]
