"""Earlier queries: what was asked in the filter bar, for asking again on a later day too.

They are kept in one small file of the library, a line each, the newest last. Nothing in it is
anybody's work: what cannot be read or written is as if it had never been asked.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from parsing.files import Unreadable, read_file
from parsing.text import clean_line

MOST = 300
"""Queries that are kept."""
LARGEST = 2**21
"""Bytes of the file that are read."""
ROOM = 2**16
"""Bytes of the file from which it is written anew, with no more queries than are kept."""


class QueryHistory:
    """Queries that were asked, here and by other readers of the library.

    Args:
        path: of the file; None keeps them for as long as the reader is open.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._own: list[str] = []

    def earlier(self) -> list[str]:
        """Return the queries, the newest first, each once."""
        return list(dict.fromkeys((*reversed(self._own), *reversed(self._kept()))))[:MOST]

    def add(self, query: str) -> None:
        """Keep a query that was asked, for its owner alone."""
        query = clean_line(query).strip()
        if not query or self._own[-1:] == [query]:
            return
        self._own.append(query)
        if self._path is None:
            return
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW
        with suppress(OSError), os.fdopen(os.open(self._path, flags, 0o600), "ab") as file:
            file.write(f"{query}\n".encode())
            is_full = file.tell() > ROOM
            if is_full:
                file.flush()
                self._tidy(self._path)

    def _kept(self) -> list[str]:
        with suppress(Unreadable, OSError, ValueError):
            if self._path is not None:
                lines = read_file(self._path, LARGEST).decode().splitlines()
                return [line for each in lines if (line := clean_line(each).strip())]
        return []

    def _tidy(self, path: Path) -> None:
        from tui.library.atomic_file import scratch_file

        with scratch_file(path.parent, ".history-") as scratch:
            lines = reversed(self.earlier())
            scratch.write_text("".join(f"{line}\n" for line in lines), "utf-8")
            scratch.replace(path)
