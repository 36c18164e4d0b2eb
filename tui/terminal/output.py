"""What is written to the terminal, which may be slow, be told not to wait, or be gone."""

from __future__ import annotations

import os
import select
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


class TerminalOutput:
    """A terminal to write to that outlives it.

    Textual's thread that writes ends at the first error, and whoever writes on waits for it for
    ever: when the window is closed, the reader would stay without one.
    """

    def __init__(self, file: TextIO) -> None:
        self._number = file.fileno()
        self._encoding, self._errors = file.encoding, file.errors or "strict"
        self._held: list[bytes] = []

    def fileno(self) -> int:
        """Return the number of the file."""
        return self._number

    def write(self, text: str) -> None:
        """Take a text that the next flush writes."""
        self._held.append(text.encode(self._encoding, self._errors))

    def flush(self) -> None:
        """Write what was taken; of a terminal that is gone nothing is said."""
        left = memoryview(b"".join(self._held))
        self._held.clear()
        with suppress(OSError):
            while left:
                try:
                    left = left[os.write(self._number, left) :]
                except BlockingIOError:  # another program that has the terminal wants no waiting
                    waiting = select.poll()
                    waiting.register(self._number, select.POLLOUT)
                    waiting.poll()
