"""What a person has marked a paper as."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple


class Half(StrEnum):
    """One half of a mark: each is set and taken away by itself."""

    READ = "read"
    STARRED = "starred"


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
        return self.read if half is Half.READ else self.starred

    def with_half(self, half: Half, at: int | None) -> Mark:
        """Return the mark with one half set at a time, or taken away."""
        return self._replace(read_at=at) if half is Half.READ else self._replace(starred_at=at)

    @property
    def latest(self) -> int:
        """When the paper was last marked, 0 when it is not.

        By the clock, which is what the sort by it means: when. It decides nothing but that order.
        The journal's numbers would not do: a mark that was undone has its old time back, and the
        newest row; and the database is another thread's to ask.
        """
        return max(self.read_at or 0, self.starred_at or 0)


UNMARKED = Mark()


def iso_time(milliseconds: int | None) -> str:
    """Return a time as ISO 8601 in UTC (``2026-11-21T08:30:00Z``), or nothing for None."""
    if milliseconds is None:
        return ""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Count(NamedTuple):
    """How many papers a source has, and how many of them are unread."""

    papers: int = 0
    unread: int = 0
