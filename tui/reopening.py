"""Leaving the reader to open it again at once: over other settings, or over a backup.

What knows of settings is the app's: they know of actions, which ask for it here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.app import App

    from tui.library.locations import Locations
    from tui.library.storage.doctor import Finding

    _Base = App[None]
else:
    # A further class that Textual looks through takes a hundredth of a start.
    _Base = object


class Again(NamedTuple):
    """What the reader is opened again for."""

    said: str = ""
    """What was done, which is said when it is open, unless the settings have faults to tell."""
    backup: Path | None = None
    """The backup that is brought back before, if any."""


class Reopening(_Base):
    """Part of an app that can be opened again."""

    again: Again | None = None
    """What it is left for, if it is to be opened again."""

    def make_settings(self, path: Path) -> None:
        """Write a settings file with all there is, if there is none."""
        raise NotImplementedError

    def checks(self, paths: Locations) -> Iterator[Finding]:
        """Check a library and the settings beside it; asked on any thread."""
        raise NotImplementedError

    def reopen(self, again: Again) -> None:
        """Leave, and have it opened again; what was asked for before that is saved."""
        self.again = again
        self.exit()
