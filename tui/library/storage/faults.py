"""What SQLite and the disk complain of, in words that say what to do."""

from __future__ import annotations

import sqlite3

from parsing.files import words_of

FAULTS = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What asking SQLite may raise; the second when what it complains of is not even text."""
OWN_FAULTS = (sqlite3.ProgrammingError,)
"""Those of them that say nothing of a file: a closed database, a wrong number of values."""

BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
UNLOCKABLE = BUSY | {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_PROTOCOL}
"""What SQLite gives where a file cannot be locked, among other faults."""
BACK = "`carrel restore` brings a backup back"
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def is_busy(error: Exception) -> bool:
    """Tell whether it was another program at work that made it impossible."""
    return _code(error) in BUSY


def needs_lock(error: Exception) -> bool:
    """Tell whether it may be that no lock could be had."""
    return _code(error) in UNLOCKABLE


def is_damage(error: Exception) -> bool:
    """Tell whether it says that the file is not whole, so that a backup is of use."""
    text = str(error)
    # Some damage is only seen in the text: tables that are missing, or words that are none.
    return (
        _code(error) in DAMAGED
        or isinstance(error, UnicodeError)
        or any(each in text for each in ("no such", "malformed", "decode"))
    )


def _code(error: Exception) -> int:
    """Return what kind of fault SQLite gives, or 0: https://sqlite.org/rescode.html"""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF  # without what more it may say of the kind


def reason(error: Exception) -> str:
    """Return an error in words that say what to do, where there is something to do."""
    text = str(error)
    if isinstance(error, OSError):
        return words_of(error).own
    code = _code(error)
    if code in BUSY:
        return "another program is writing to the library. Try again in a moment."
    if code == sqlite3.SQLITE_FULL:
        return "the disk is full. Make room, then try again."
    if code == sqlite3.SQLITE_READONLY:
        return "the file or its folder may not be written."
    if code == sqlite3.SQLITE_IOERR:
        return f"the disk cannot be written or read ({text}). It may be full, or going bad."
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return f"you may not read or write it, or its folder ({text}). Change their permissions."
    if is_damage(error):
        text = text.encode("ascii", "replace").decode()
        return f"the file is damaged ({text}). It was left as it is; {BACK}."
    return text
