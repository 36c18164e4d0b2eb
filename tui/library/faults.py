"""What SQLite and the disk complain of, in words that say what to do."""

from __future__ import annotations

import sqlite3

FAULTS = (sqlite3.Error, UnicodeError)
"""What asking SQLite may raise; the second when what it complains of is not even text."""


def reason(error: Exception) -> str:
    """An error in words that say what to do, where there is something to do."""
    text = str(error)
    if isinstance(error, OSError):
        return error.strerror or text
    if "locked" in text or "busy" in text:
        return "another program is writing to the library. Try again in a moment."
    if "full" in text:
        return "the disk is full. Make room, then try again."
    if "readonly" in text or "read-only" in text:
        return "the file or its folder may not be written."
    if "disk I/O" in text:
        return f"the disk cannot be written or read ({text}). It may be full, or going bad."
    damaged = ("not a database", "malformed", "no such", "decode")
    if isinstance(error, UnicodeError) or any(each in text for each in damaged):
        text = text.encode("ascii", "replace").decode()
        return (
            f"the file is damaged ({text}). It was left as it is; `carrel restore` lists backups."
        )
    return text
