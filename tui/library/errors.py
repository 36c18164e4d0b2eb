"""What can go wrong with a library, in words for the person it belongs to."""

from __future__ import annotations


class LibraryError(Exception):
    """Something could not be kept or read; the message says what, where and what to do."""
