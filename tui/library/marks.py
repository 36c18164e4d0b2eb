"""What a person has marked a paper as."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple, Self

from parsing.structs import Struct


class HalfType(Struct):
    """What is said of a half of a mark, and what the journal calls it."""

    set: str
    """Says that a paper has it."""
    taken: str
    """Says that it was taken away."""
    actions: tuple[str, str]
    """What the journal calls setting it, and taking it away."""
    undo: tuple[str, str]
    """What either did, in words that follow ``Undone:``."""
    does: tuple[str, str]
    """What either does, as a question asks it."""
    sign: str = ""
    """What a row shows before the title."""
    unset: str = ""
    """Says that a paper does not have it; nothing where that is not worth a word."""


class Half(StrEnum):
    """One half of a mark: each is set and taken away by itself, and is a state of ``is:``."""

    READ = "read"
    STARRED = "starred"

    @property
    def type(self) -> HalfType:
        """Its declaration."""
        return HALVES[self]

    @property
    def column(self) -> str:
        """Name of the field of `Mark`, and of the column, that has the time it was set."""
        return f"{self}_at"


HALVES: Mapping[Half, HalfType] = {
    Half.READ: HalfType(
        "Read",
        "Unread",
        ("read", "unread"),
        ("marked {papers} read", "marked {papers} unread"),
        ("Mark {papers} read", "Mark {papers} unread"),
        unset="Unread",
    ),
    Half.STARRED: HalfType(
        "Starred",
        "No star any more",
        ("star", "unstar"),
        ("starred {papers}", "took the star from {papers}"),
        ("Star {papers}", "Take the star from {papers}"),
        sign="★",
    ),
}
"""All there are, each declared once: it needs a field of `Mark`, a column and a key beside this."""


class Mark(NamedTuple):
    """Read or unread, starred or not; each half with the time it was set.

    Times are milliseconds since 1970-01-01 UTC, or None where the mark is not set.
    """

    read_at: int | None = None
    starred_at: int | None = None

    @property
    def read(self) -> bool:
        """Whether the paper was read."""
        return self.read_at is not None

    @property
    def starred(self) -> bool:
        """Whether the paper is starred."""
        return self.starred_at is not None

    def has(self, half: Half) -> bool:
        """Tell whether a half is set."""
        return self.at(half) is not None

    def at(self, half: Half) -> int | None:
        """Return when a half was set, None when it is not."""
        time: int | None = getattr(self, half.column)
        return time

    def with_half(self, half: Half, at: int | None) -> Self:
        """Return the mark with one half set at a time, or taken away."""
        return self._replace(**{half.column: at})

    @property
    def latest(self) -> int:
        """When the paper was last marked, 0 when it is not.

        By the clock, which is what the sort by it means: when. It decides nothing but that order.
        The journal's numbers would not do: a mark that was undone has its old time back, and the
        newest row; and the database is another thread's to ask.
        """
        return max(time or 0 for time in self)


UNMARKED = Mark()


def iso_time(milliseconds: int | None) -> str:
    """Return a time as ISO 8601 in UTC (``2026-11-21T08:30:00Z``), or nothing for None."""
    if milliseconds is None:
        return ""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_in(iso: str) -> int:
    """Return an ISO 8601 time with its zone in milliseconds since 1970 UTC; 0 for what is none."""
    try:
        moment = datetime.fromisoformat(iso)
        return max(0, int(moment.timestamp() * 1000)) if moment.tzinfo else 0
    except (OverflowError, ValueError):
        return 0


class Count(NamedTuple):
    """How many papers a source has, and how many of them are unread."""

    papers: int = 0
    unread: int = 0
