"""What an app promises that can be left to be opened again, over other settings or over a backup.

What knows of settings is the app's: they know of actions, which ask for it here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from tui.library.cancellation import Rest
from tui.library.locations import Locations
from tui.library.storage.doctor import Finding


class Again(NamedTuple):
    """What the reader is opened again for."""

    said: str = ""
    """What was done, which is said when it is open, unless the settings have faults to tell."""
    backup: Path | None = None
    """The backup that is brought back before, if any."""


@runtime_checkable
class Reopening(Protocol):
    """An app that can be opened again."""

    def make_settings(self, path: Path) -> None:
        """Write a settings file with all there is, if there is none."""

    def checks(self, paths: Locations, rest: Rest) -> Iterator[Finding]:
        """Check a library and the settings beside it; asked on any thread."""

    def reopen(self, again: Again) -> None:
        """Leave, and have it opened again; what was asked for before that is saved."""
