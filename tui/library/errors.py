"""What can go wrong with a library, in words for the person it belongs to."""

from __future__ import annotations


class LibraryError(Exception):
    """Something could not be kept or read; the message says what, where and what to do."""


class Damaged(LibraryError):  # noqa: N818 - it is the file that is said to be so
    """A database that is not whole: nothing may be written to it or copied over another."""


class Taken(LibraryError):  # noqa: N818
    """A file that was to be made is there already."""
