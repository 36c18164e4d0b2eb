"""``carrel doctor``: looks whether all is well, a line a check; nothing is altered."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator

from tui.console import DONE, NOTHING, put, say
from tui.library.locations import Locations, locations
from tui.library.phrases import plural
from tui.library.storage.doctor import Finding, examine

EXAMPLES = """\
  carrel doctor
  carrel doctor | grep WRONG"""


def run(_: Namespace) -> int:
    """Check, and return the exit status."""
    paths = locations()
    wrong = 0
    for finding in _findings(paths):
        put("WRONG" if finding.wrong else "ok", finding.check, finding.found)
        wrong += finding.wrong
    if wrong:
        say(f"{plural(wrong, 'check')} found something wrong; nothing was altered.")
        return NOTHING
    return DONE


def _findings(paths: Locations) -> Iterator[Finding]:
    """Check one after another, so that what comes before a fault is told."""
    yield from examine(paths)
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
