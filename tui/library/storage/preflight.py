"""The database's file from outside: what can be told of it before SQLite sees it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from parsing.files import words_of
from tui.library.errors import Damaged, LibraryError
from tui.library.locations import BESIDE
from tui.library.storage.faults import BACK, needs_lock, reason

AT_REST = "immutable"
"""How to open a database that nobody can be writing: https://sqlite.org/uri.html#uriimmutable"""
NEW = ".library-"
"""How the name of a new database begins for as long as it is not whole, and of a file that is made
to see whether one could be: what a killed program left of these is taken away."""
UNLOCKED = "unlocked"
"""How to read a database with a log beside it where files cannot be locked."""
LOGS = ("-wal", "-journal")
"""How what is beside a database ends that holds changes, or what undoes half of one."""

HEADER, HEADER_BYTES, LARGEST_PAGE = b"SQLite format 3\0", 100, 65536
"""How every SQLite database begins, and the page size that it writes as 1 or 0:
https://sqlite.org/fileformat.html#the_database_header"""


def why_read_only(path: Path) -> str:
    """Return why nothing can be written, as far as can be told before trying; empty when it can."""
    for each in (path, path.parent):
        if not os.access(each, os.W_OK):
            return f"{each} may not be written."
    return why_no_locks(path.parent)


def why_no_locks(folder: Path) -> str:
    """Return why no file in a folder can be locked, as on some network disks; empty when one can.

    SQLite takes an answer of such a disk for another program's lock: it would wait for nobody. A
    new file is asked, since to close one of a database ends the locks that this process has on it.
    """
    if sys.platform == "win32":
        return ""
    import fcntl

    from tui.library.atomic_file import scratch_file

    try:
        with scratch_file(folder, NEW) as scratch, scratch.open("wb") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                return (
                    f"files cannot be locked in {folder} ({words_of(error).own}), as on some"
                    " network disks. Move the library to another disk, or name one in CARREL_HOME."
                )
    except OSError:
        pass  # that nothing can be made there says nothing of locks
    return ""


def reason_there(folder: Path, error: Exception) -> str:
    """Return what is wrong with a database in a folder, in words that say what to do."""
    return (needs_lock(error) and why_no_locks(folder)) or reason(error)


def how_to_open(path: Path) -> str:
    """Return how a database that is there is opened: ``rw``, ``ro``, `UNLOCKED` or `AT_REST`.

    One that may be written is opened so, or SQLite leaves files beside it. One that may not cannot
    be read in any other way than as one at rest: to read it as one that somebody may be writing,
    SQLite makes an index of its log beside it (https://sqlite.org/wal.html#read_only_databases).
    With a log there, which holds changes, it is not at rest.
    """
    if not why_read_only(path):
        return "rw"
    if not has_log(path):
        return AT_REST
    return UNLOCKED if why_no_locks(path.parent) else "ro"


def has_log(path: Path) -> bool:
    """Tell whether changes lie beside a database that are not yet in its file."""
    return any(Path(f"{path}{log}").exists() for log in LOGS)


def require_file(path: Path) -> None:
    """Check that a file looks as every SQLite database does, before SQLite looks at it.

    Where one begins otherwise, SQLite would remove the log beside it, which may hold the newest
    changes; where one ends within a page, it would take the rest of that page for zeros.

    Raises:
        Damaged: it looks otherwise.
        LibraryError: it is not a file.
        OSError: it cannot be read.
    """
    if not path.is_file():
        raise LibraryError(
            f"{path} is not a file; move it away{with_beside(path)}, then try again."
        )
    with path.open("rb") as file:
        header = file.read(HEADER_BYTES)
        size = os.fstat(file.fileno()).st_size
    if not size:
        raise Damaged(
            f"{path} is empty, so what it held is lost; {BACK}, or remove the"
            f" file{with_beside(path)} to begin anew."
        )
    page = int.from_bytes(header[16:18], "big")
    wrong = ""
    if not header.startswith(HEADER) or len(header) < HEADER_BYTES:
        wrong = "it is not a database"
    elif size % (page if page > 1 else LARGEST_PAGE) and not Path(f"{path}-wal").exists():
        # With a log beside it, an interrupted write is still to be done again.
        wrong = "its end is missing"
    if wrong:
        raise Damaged(
            f"{path} cannot be used: the file is damaged ({wrong}). It was left as it is; {BACK}."
        )


def files_beside(path: Path) -> list[Path]:
    """Return what there is of a database beside its file, whether or not that is there itself."""
    beside = (Path(f"{path}{suffix}") for suffix in BESIDE)
    return [each for each in beside if os.path.lexists(each)]


def with_beside(path: Path) -> str:
    """Return what else is to be moved with a database, in words after its name; or nothing."""
    names = " and ".join(each.name for each in files_beside(path))
    return f", together with {names} beside it" if names else ""
