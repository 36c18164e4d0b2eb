"""Joining papers that have one identifier though their titles differ, as versions of a paper do.

The first of them in page order keeps its key; one under whose key something is kept comes before
it. An identifier on papers that are plainly different (neither their titles nor their abstracts
have enough in common) is an error of a source: it is told, and they stay apart. They stay apart
as well where something is kept under both keys: no mark may lose its paper.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from parsing.meta import Meta
from parsing.paper import Paper
from tui.library.identity import share_of_text
from tui.library.metadata import merge_meta, merge_reception

ALIKE = 60
"""Per cent that the words of two titles of one paper have in common, by rapidfuzz's token sort."""
SHARED = 0.3
"""Of the abstract of one version that is in the other; see `tui.library.identity.UNLIKE`."""


class Joined(NamedTuple):
    """What joining gives."""

    papers: dict[str, Paper]
    """By key, in the order they had."""
    keys: dict[str, str]
    """The key that a paper has now, by the one it had, for each that lost its own."""
    problems: tuple[str, ...]


def identifiers(meta: Meta) -> tuple[str, ...]:
    """Return what tells a paper apart whatever its title: its arXiv id, its DOI."""
    found = []
    if meta.arxiv:
        found.append(f"arXiv:{meta.arxiv}")
    if meta.doi:
        found.append(f"doi:{meta.doi}")
    return tuple(found)


def join_by_identifier(papers: Mapping[str, Paper], kept: Collection[str]) -> Joined:
    """Return the papers, those of one identifier joined.

    Args:
        papers: by key, in page order.
        kept: keys under which the library keeps something.
    """
    order = {key: number for number, key in enumerate(papers)}
    by_identifier: dict[str, list[str]] = {}
    for key, paper in papers.items():
        for identifier in identifiers(paper.meta):
            by_identifier.setdefault(identifier, []).append(key)
    merged = dict(papers)
    moved: dict[str, str] = {}
    problems = []
    for identifier, found in by_identifier.items():
        keys = sorted(
            {_now(key, moved) for key in found}, key=lambda key: (key not in kept, order[key])
        )
        for key in keys[1:]:
            first, other = merged[keys[0]], merged[key]
            if not are_versions(first, other):
                problems.append(
                    f"{identifier} stands at “{first.title}” and at “{other.title}”,"
                    " which are different papers; they are kept apart"
                )
            elif key in kept:
                problems.append(
                    f"{identifier} stands at “{first.title}” and at “{other.title}”; both have"
                    " marks, so they are kept apart"
                )
            else:
                merged[keys[0]] = _join(first, other)
                moved[key] = keys[0]
                del merged[key]
    return Joined(merged, {key: _now(key, moved) for key in moved}, tuple(problems))


def _now(key: str, moved: Mapping[str, str]) -> str:
    while key in moved:
        key = moved[key]
    return key


def _join(first: Paper, other: Paper) -> Paper:
    titles: Iterable[str] = (*first.other_titles, other.title, *other.other_titles)
    return first._replace(
        abstract=first.abstract or other.abstract,
        sightings=(*first.sightings, *other.sightings),
        meta=merge_meta((first.meta, other.meta)),
        reception=merge_reception((first.reception, other.reception)),
        other_titles=tuple(dict.fromkeys(title for title in titles if title != first.title)),
    )


def are_versions(one: Paper, other: Paper) -> bool:
    """Tell whether two papers of one identifier may be versions: titles or abstracts agree."""
    from rapidfuzz.fuzz import token_sort_ratio  # rarely needed

    titles = token_sort_ratio(one.title.casefold(), other.title.casefold())
    return titles >= ALIKE or share_of_text(one.abstract, other.abstract) >= SHARED
