"""The command that looks whether all is well."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator

from tui.library.locations import Locations, locations
from tui.library.phrases import plural
from tui.library.storage.health import examine
from tui.library.storage.health_database import Finding
from tui.output import DONE, NOTHING, put, say


def doctor(_: Namespace) -> int:
    """``carrel doctor``: a line a check; nothing is altered."""
    place = locations()
    wrong = 0
    for finding in _findings(place):
        put("WRONG" if finding.wrong else "ok", finding.check, finding.found)
        wrong += finding.wrong
    if wrong:
        say(f"{plural(wrong, 'check')} found something wrong; nothing was altered.")
        return NOTHING
    return DONE


def _findings(place: Locations) -> Iterator[Finding]:
    """One after another, so that what comes before a fault is told."""
    yield from examine(place)
    yield _settings(place)


def _settings(place: Locations) -> Finding:
    if not os.path.lexists(place.settings):
        return Finding("settings", f"none in {place.settings}")
    if not place.settings.is_file():
        says = f"{place.settings} is no file, or a link to none, and is passed over; move it away"
        return Finding("settings", says, wrong=True)
    # The names of the commands are the reader's: only whoever has settings waits for it.
    from tui.settings import load_settings

    problems = load_settings(place.settings).problems
    if problems:
        return Finding("settings", "; ".join(problems), wrong=True)
    return Finding("settings", f"{place.settings} is understood")
