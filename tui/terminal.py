"""The terminal as Textual should find it, whatever the environment says."""

from __future__ import annotations

import codecs
import os
import sys
from functools import partial


def prepare_terminal() -> None:
    """Have Textual draw on the terminal, in its own size, and live on whatever it sends."""
    for name in ("COLUMNS", "LINES"):
        # Textual would believe them rather than the terminal, whose size changes.
        os.environ.pop(name, None)
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        # It draws on standard error, which may go to a file: messages do, the screen cannot.
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    _forgive_input()


def _forgive_input() -> None:
    """Have bytes that are no UTF-8 taken for replacement characters.

    Textual's thread that reads the keyboard decodes strictly, and ends the app at the first such
    byte: a letter of a terminal in Latin-1, or an old mouse report. It has no setting for this.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[assignment,attr-defined]


def _forgiving(encoding: str) -> partial[codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
