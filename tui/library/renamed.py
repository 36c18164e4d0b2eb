"""What a tag is called by now: it is nothing but what papers have, and has no number of its own."""

from __future__ import annotations

from collections.abc import Mapping

from tui.library.names import folded_name
from tui.library.sources import ALL, Source, SourceKind

Tags = Mapping[str, tuple[str, ...]]
"""The tags of papers, by their keys."""


def instead_of(source: Source, before: Tags, after: Tags) -> Source:
    """Return what to open in place of a source that is gone: a tag by its other name, or all.

    Args:
        source: that is gone.
        before: the tags of each paper that the change touched with which it went, as they were.
        after: the same as they are now.
    """
    new = renamed_tag(source.of, before, after) if source.kind is SourceKind.TAG else ""
    return Source(SourceKind.TAG, new) if new else ALL


def renamed_tag(tag: str, before: Tags, after: Tags) -> str:
    """Return the tag that papers have in place of another; empty where there is no such one.

    Args:
        tag: that is gone, as names are compared.
        before: the tags of each paper that a change touched, as they were.
        after: the same as they are now.

    Returns:
        The one tag that all papers of the other have now and some did not have before, as names
        are compared.
    """
    gained: set[str] = set()
    shared: set[str] | None = None
    for key, tags in before.items():
        had, has = set(map(folded_name, tags)), set(map(folded_name, after.get(key, ())))
        if tag in had:
            gained |= has - had
            shared = has if shared is None else shared & has
    new = gained & (shared or set())
    return new.pop() if len(new) == 1 else ""
