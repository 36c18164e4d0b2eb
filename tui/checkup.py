"""All checks of a library and of the settings beside it, as shell and reader tell them."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tui.library.cancellation import Rest, no_rest
from tui.library.locations import Locations
from tui.library.storage.doctor import Finding, examine


def findings(paths: Locations, rest: Rest = no_rest) -> Iterator[Finding]:
    """Check one after another, so that what comes before a fault is told; nothing is altered.

    Args:
        paths: of the library.
        rest: called again and again.
    """
    yield from examine(paths, rest)
    yield _settings(paths)


def _settings(paths: Locations) -> Finding:
    if not os.path.lexists(paths.settings):
        return Finding("settings", f"none in {paths.settings}")
    if not paths.settings.is_file():
        says = f"{paths.settings} is no file, or a link to none, and is passed over; move it away"
        return Finding("settings", says, wrong=True)
    # The names of the commands are the reader's: only whoever has settings waits for it.
    from tui.settings import load_settings

    problems = load_settings(paths.settings).problems
    if problems:
        return Finding("settings", "; ".join(problems), wrong=True)
    return Finding("settings", f"{paths.settings} is understood")
