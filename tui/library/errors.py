"""What can go wrong with a library, in words for the person it belongs to."""

from __future__ import annotations

from collections.abc import Callable


class LibraryError(Exception):
    """Something could not be kept or read; the message says what, where and what to do."""


def complaint(check: Callable[[str], object], typed: str) -> str:
    """What is wrong with something typed, in the words of its check; empty when nothing is.

    Args:
        check: raises a `LibraryError` when it is wrong.
    """
    try:
        check(typed)
    except LibraryError as error:
        return str(error)
    return ""


class NoPaper(LibraryError):  # noqa: N818
    """Nothing answers: what was asked for is well put, and there is nothing to do it to."""


class Refused(LibraryError):  # noqa: N818
    """What a person gave is no page: they are told, and nothing that was done is lost."""


class Damaged(LibraryError):  # noqa: N818 - it is the file that is said to be so
    """A database that is not whole: nothing may be written to it or copied over another."""


class Unsure(LibraryError):  # noqa: N818
    """A file that was to be made is there, but a power cut may still take it away."""


class Taken(LibraryError):  # noqa: N818
    """A file that was to be made is there already."""
