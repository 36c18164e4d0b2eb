"""What is there in place of what went: the tag or the list that it is a part of by now.

A tag is nothing but what papers have, and has no number of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from tui.library.change import Change
from tui.library.names import folded_name
from tui.library.sources import ALL, Source, SourceKind

Tags = Mapping[str, tuple[str, ...]]
"""The tags of papers, by their keys."""


def instead_of(source: Source, before: Tags, change: Change) -> Source:
    """Return what to open in place of a source that is gone: what it is a part of now, or all.

    Args:
        source: that is gone.
        before: the tags of each paper that the change touched with which it went, as they were.
        change: that one.
    """
    match source.kind:
        case SourceKind.TAG:
            new = renamed_tag(source.of, before, change.tags, is_renamed=change.renames_tag)
            return Source(SourceKind.TAG, new) if new else ALL
        case SourceKind.LIST:
            number, there = source.of, {each.id for each in change.lists or ()}
            while number in change.merged:  # one that went may have gone into one that went too
                number = change.merged[number]
            return Source(SourceKind.LIST, number) if number in there else ALL
        case _:
            return ALL


def renamed_tag(tag: str, before: Tags, after: Tags, *, is_renamed: bool = False) -> str:
    """Return the tag that papers have in place of another; empty where there is no such one.

    Args:
        tag: that is gone, as names are compared.
        before: the tags of each paper that a change touched, as they were.
        after: the same as they are now.
        is_renamed: whether it is known that there is one.

    Returns:
        The one tag that all papers of the other have now and some did not have before, as names
        are compared; where it is known that there is one, the only tag that all of them have.
    """
    gained: set[str] = set()
    shared: set[str] | None = None
    for key, tags in before.items():
        had, has = set(map(folded_name, tags)), set(map(folded_name, after.get(key, ())))
        if tag in had:
            gained |= has - had
            shared = has if shared is None else shared & has
    shared = shared or set()
    new = gained & shared or (shared if is_renamed else set())
    return new.pop() if len(new) == 1 else ""
