"""The database file: opened once, every change one transaction and its rows in the journal."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from parsing.paper import Paper
from tui.library.errors import Damaged, LibraryError
from tui.library.locations import Locations
from tui.library.schema import APPLICATION_ID, MIGRATIONS, ROWS, VERSION

BUSY_SECONDS = 5.0
"""How long a change waits for another program that is writing."""

HEADER, HEADER_BYTES, LARGEST_PAGE = b"SQLite format 3\0", 100, 65536
"""How every SQLite database begins, and the page size that it writes as 1 or 0:
https://sqlite.org/fileformat.html#the_database_header"""

FAULTS = (sqlite3.Error, UnicodeError)
"""What asking SQLite may raise; the second when what it complains of is not even text."""

Values = tuple[Any, ...]


class Step:
    """One change while it is being made: writes rows and journals what they were before."""

    def __init__(self, connection: sqlite3.Connection, action: str, at: int) -> None:
        self._connection = connection
        self._action = action
        self.at = at
        """The time of the change, in milliseconds since 1970 UTC."""
        row = connection.execute("SELECT coalesce(max(step), 0) + 1 FROM journal").fetchone()
        self._number: int = row[0]

    def get(self, place: str, row: Values) -> Values | None:
        """A row's values, or None when there is no such row."""
        keys, columns = ROWS[place]
        found = self._connection.execute(
            f"SELECT {', '.join(columns)} FROM {place} WHERE {_all_equal(keys)}",  # noqa: S608
            row,
        ).fetchone()
        return None if found is None else tuple(found)

    def put(self, place: str, row: Values, values: Values | None) -> None:
        """Give a row these values; None takes the row out."""
        before = self.get(place, row)
        if before == values:
            return
        keys, columns = ROWS[place]
        if values is None:
            self._connection.execute(
                f"DELETE FROM {place} WHERE {_all_equal(keys)}",  # noqa: S608
                row,
            )
        else:
            names = (*keys, *columns)
            self._connection.execute(
                f"REPLACE INTO {place} ({', '.join(names)}) "  # noqa: S608
                f"VALUES ({', '.join('?' * len(names))})",
                (*row, *values),
            )
        self._connection.execute(
            "INSERT INTO journal (step, at, action, place, row, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self._number, self.at, self._action, place, *map(_written, (row, before, values))),
        )

    def keep(self, papers: Iterable[Paper]) -> None:
        """Store the texts of papers that something will hang on."""
        self._connection.executemany(
            "INSERT INTO paper (key, title, abstract) VALUES (?, ?, ?) ON CONFLICT (key)"
            " DO UPDATE SET abstract = excluded.abstract WHERE paper.abstract = ''",
            ((paper.key, paper.title, paper.abstract) for paper in papers),
        )

    def select(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a question gives, as they stand within this change."""
        return self._connection.execute(question, values).fetchall()


class Database:
    """An open library database. One thread at a time may use it.

    Raises:
        LibraryError: the file cannot be opened, is not carrel's, is damaged, or is newer than
            this program. The file is left as it was.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        """None for one in memory, which keeps nothing."""
        self._connection = _connect(path)
        self.read_only = "" if path is None else _read_only(path)
        """Why nothing can be written, as far as can be told before trying; empty when it can."""
        self.backup_problem = ""
        """Why there is no backup of today; empty when there is one, or nothing was changed yet."""
        self._backed_up_on = ""

    def close(self) -> None:
        """Close the file; further use is an error."""
        self._connection.close()

    @contextmanager
    def change(self, action: str) -> Iterator[Step]:
        """One change, on disk when the block ends; undone whole when it raises.

        Raises:
            LibraryError: it could not be written.
        """
        try:
            self._back_up()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield Step(self._connection, action, time.time_ns() // 1_000_000)
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk may have rolled the transaction back already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except FAULTS as error:
            raise LibraryError(f"Not saved: {reason(error)}") from error

    @contextmanager
    def moment(self) -> Iterator[None]:
        """What is read within it is of one moment, whatever others write meanwhile.

        Raises:
            LibraryError: the file cannot be read.
        """
        self.select("BEGIN")
        try:
            yield
        finally:
            self.select("COMMIT")

    def _back_up(self) -> None:
        """Before the first change of a day, keep a copy of what there is."""
        today = time.strftime("%Y-%m-%d")
        if self.path is None or self._backed_up_on == today:
            return
        self._backed_up_on = today
        if self._connection.execute("SELECT 1 FROM journal LIMIT 1").fetchone() is None:
            return  # there is nothing to lose yet
        # Imported late: a start need not wait for what only the first change of a day needs.
        from tui.library.backups import back_up_daily

        try:
            back_up_daily(self.path, Locations(self.path.parent).backups)
        except Damaged as error:
            self._backed_up_on = ""  # nothing may be written to it until it is whole again
            raise LibraryError(f"Not saved: {error} `carrel restore` lists backups.") from error
        except LibraryError as error:
            self.backup_problem = f"No backup was made today: {error}"
        else:
            self.backup_problem = ""

    def select(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a question gives.

        Raises:
            LibraryError: the file cannot be read.
        """
        try:
            return self._connection.execute(question, values).fetchall()
        except FAULTS as error:
            raise LibraryError(f"{self.path} cannot be read: {reason(error)}") from error


def _connect(path: Path | None) -> sqlite3.Connection:
    if path is None:
        connection = _open(":memory:")
        _migrate(connection)
        return connection
    try:
        _require_home(path.parent)
        if not path.exists():
            _create(path)
        _require_database(path)
        connection = _open(path)
    except (OSError, *FAULTS) as error:
        raise LibraryError(f"{path} cannot be opened: {reason(error)}") from error
    try:
        _prepare(connection, path)
    except FAULTS as error:
        connection.close()
        raise LibraryError(f"{path} cannot be used: {reason(error)}") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _read_only(path: Path) -> str:
    for place in (path, path.parent):
        if not os.access(place, os.W_OK):
            return f"{place} may not be written."
    return ""


def _open(path: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def _require_home(home: Path) -> None:
    if home.exists() and not home.is_dir():
        raise LibraryError(f"{home} is not a folder; a library needs one of its own.")
    home.mkdir(parents=True, exist_ok=True)


def _require_database(path: Path) -> None:
    if not path.is_file():
        raise LibraryError(f"{path} is not a file; move it away, then start again.")
    if path.stat().st_size == 0:
        raise LibraryError(
            f"{path} is empty, so what it held is lost. `carrel restore` lists backups; or remove"
            " the file to begin anew."
        )
    require_header(path)


def require_header(path: Path) -> None:
    """Check that a file looks as every SQLite database does, before SQLite looks at it.

    Where one begins otherwise, SQLite would remove the log beside it, which may hold the newest
    changes; where one ends within a page, it would take the rest of that page for zeros.

    Raises:
        Damaged: it looks otherwise.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        header = file.read(HEADER_BYTES)
        size = os.fstat(file.fileno()).st_size
    page = int.from_bytes(header[16:18], "big")
    wrong = ""
    if not header.startswith(HEADER) or len(header) < HEADER_BYTES:
        wrong = "it is not a database"
    elif size % (page if page > 1 else LARGEST_PAGE) and not Path(f"{path}-wal").exists():
        # With a log beside it, an interrupted write is still to be done again.
        wrong = "its end is missing"
    if wrong:
        raise Damaged(
            f"{path} cannot be used: the file is damaged ({wrong}). It was left as it is;"
            " `carrel restore` lists backups."
        )


def _create(path: Path) -> None:
    """Make a new database whole before it gets its name, so that an empty one is never ours."""
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".library-")
    os.close(handle)
    try:
        connection = _open(scratch)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            _migrate(connection)
        finally:
            connection.close()
        try:
            os.link(scratch, path)
        except FileExistsError:
            return  # another reader was faster, and theirs is as good
        except OSError:
            # A file system without links: renaming could replace another reader's, but only
            # one that is as new as this.
            Path(scratch).rename(path)
    finally:
        for leftover in (scratch, f"{scratch}-wal", f"{scratch}-shm"):
            Path(leftover).unlink(missing_ok=True)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise LibraryError(f"{path} is another program's database; move it away, then start again.")
    if version > VERSION:
        raise LibraryError(
            f"{path} was written by a newer carrel (version {version} of the library;"
            f" this program knows {VERSION}). Update carrel; the file was left as it is."
        )
    # A commit is on disk when it returns, and readers never wait for the writer.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if version < VERSION:
        _migrate(connection, path)


def _migrate(connection: sqlite3.Connection, path: Path | None = None) -> None:
    """Bring the tables to this version; what is at ``path`` is kept as it was first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another reader may have migrated it while this one waited for the lock.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version >= VERSION:
            connection.execute("ROLLBACK")
            return
        if path is not None and version > 0:
            _back_up_before(path)
        for migration in MIGRATIONS[version:]:
            for statement in _statements(migration):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up_before(path: Path) -> None:
    from tui.library.backups import BEFORE, make_backup

    try:
        make_backup(path, Locations(path.parent).backups, f"{BEFORE}{VERSION}")
    except LibraryError as error:
        raise LibraryError(
            f"{path} is an older carrel's, and no backup could be made before bringing it up to"
            f" date: {error} It was left as it is."
        ) from error


def _statements(script: str) -> Iterator[str]:
    """The statements of a script: ``executescript`` would commit before it begins."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement) and statement.strip(" \n;"):
            yield statement
            statement = ""


def _all_equal(columns: Sequence[str]) -> str:
    return " AND ".join(f"{column} = ?" for column in columns)


def _written(values: Values | None) -> str | None:
    import json

    return None if values is None else json.dumps(values, ensure_ascii=False)


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
