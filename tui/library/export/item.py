"""Data of an export: papers as a person keeps them, gathered under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from parsing.paper import Paper
    from tui.library.lists import ReadingList
    from tui.library.marks import Half

PageLabel: TypeAlias = tuple[str, str]
"""A page's name, and its label as printed on it (``Mar 11``) or an empty string."""


@dataclass(frozen=True, slots=True)
class Item:
    """One paper with what a person did to it.

    Times are ISO 8601 in UTC: ``2026-11-21T08:30:00Z``.
    """

    paper: Paper
    pages: tuple[PageLabel, ...] = ()
    """The pages that carry the paper."""
    lists: tuple[str, ...] = ()
    """The reading lists it stands in."""
    marked: Mapping[Half, str] = field(default_factory=dict)
    """When each half of its mark was set; missing or empty where it is not."""
    tags: tuple[str, ...] = ()
    note: str = ""
    done: bool | None = None
    """Whether it is done in the reading list that is written; None where none is."""
    done_in: tuple[str, ...] = ()
    """Those of its lists in which it is done."""
    done_at: Mapping[str, str] = field(default_factory=dict)
    """Since when, by the names of those."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A view, a reading list or a selection: its name, and its papers in order."""

    title: str
    items: tuple[Item, ...]
    lists: Mapping[str, ReadingList] = field(default_factory=dict)
    """The reading lists that any of them stands in, by name, with those of its keys alone."""
    description: str = ""
    """What it is for, where it is a reading list."""
    due: str = ""
    """The day it is due, as 2026-12-31; nothing where it is not."""
    more: int = 0
    """Papers that belong to it beside those, where these are the first ones alone."""

    @property
    def has_notes(self) -> bool:
        """Tell whether a person's own notes are in it: they are nobody else's affair."""
        return any(item.note for item in self.items)
