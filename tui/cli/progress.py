"""How far a command is, shown on a terminal."""

from __future__ import annotations

import os
import sys

from parsing.text import clean_line


def show_progress(words: str) -> None:
    """Show on a terminal how far it is, in place of what was shown before."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return
    try:
        room = os.get_terminal_size(sys.stderr.fileno()).columns - 1
        sys.stderr.write(f"\r\x1b[K{clean_line(words)[:room]}")
        sys.stderr.flush()
    except OSError:
        return  # nobody is there to be shown anything
