"""The database: opened once, every change one transaction."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.library.errors import Damaged, LibraryError, Unsure
from tui.library.locations import Locations
from tui.library.storage.connection import BUSY_SECONDS, READ_ONLY, open_database
from tui.library.storage.faults import BACK, FAULTS, OWN_FAULTS, is_busy, reason
from tui.library.storage.preflight import reason_there, why_read_only
from tui.library.storage.schema import VERSION
from tui.library.storage.tables import LATEST

if TYPE_CHECKING:
    from tui.library.storage.transaction import Transaction

STILL_BUSY_SECONDS = 0.2
"""How long a change waits for another program that an earlier one has waited for in vain."""

RETRY_SECONDS = 10 * 60.0
"""After a backup that failed: changes wait for no other one meanwhile."""


class Database:
    """An open library database. One thread at a time may use it.

    Raises:
        LibraryError: the file cannot be opened, is not carrel's, is damaged, or is newer than
            this program. The file is left as it was.
    """

    def __init__(self, path: Path | None, reader: str = "") -> None:
        self.path = path
        """None for one in memory, which keeps nothing."""
        self._connection, mode = open_database(path)
        try:
            self._opened = None if path is None else _identity(path)
            self._shape = self._shape_now()
        except (OSError, *FAULTS) as error:
            self._connection.close()
            raise LibraryError(f"{path} cannot be opened: {reason(error)}") from error
        self.reader = reader or os.urandom(8).hex()
        """Tells what is done through this door from what is done through others."""
        # That it may be written need not be asked twice.
        self.read_only = "" if path is None or mode == "rw" else why_read_only(path)
        """Why nothing can be written, as far as can be told before trying; empty when it can."""
        self._at_rest = mode in READ_ONLY
        self.backup_problem = ""
        """Why there is no backup of today; empty when there is one, or nothing was changed yet."""
        self.refused = ""
        """Why changes are refused since another program altered the library; else empty."""
        self.hears: Callable[[Transaction], bool] | None = None
        """Hears of each change when it is made, and says whether it is to be kept."""
        self._patience = BUSY_SECONDS
        self._backed_up_on = ""
        """The day of the last backup, or on which there was nothing to lose."""
        self._back_up_after = 0.0
        """When a backup that failed may be tried again, by the monotonic clock."""

    def close(self) -> None:
        """Close the file; further use is an error."""
        self._connection.close()

    @contextmanager
    def change(self, action: str) -> Iterator[Transaction]:
        """Make one change, on disk when the block ends; undone whole when it raises.

        Raises:
            LibraryError: it could not be written.
        """
        from tui.library.storage.transaction import Transaction

        self.require_writable()
        try:
            self._back_up()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self.require_known()
                at = min(max(time.time_ns() // 1_000_000, 0), LATEST)
                transaction = Transaction(self._connection, action, at, self.reader)
                yield transaction
                keeps = self.hears is None or self.hears(transaction)
                self._connection.execute("COMMIT" if keeps else "ROLLBACK")
                self._wait(BUSY_SECONDS)
            except BaseException:
                # A full disk may have rolled the transaction back already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except OWN_FAULTS:
            raise
        except FAULTS as error:
            if is_busy(error):
                # Changes that queue up behind this one need not wait as long, one after another.
                self._wait(STILL_BUSY_SECONDS)
            raise LibraryError(f"Not saved: {self._why(error)}") from error

    def require_writable(self) -> None:
        """Check that changes can be made, as far as that is known before one is.

        Raises:
            LibraryError: none can.
        """
        self.require_known()
        if self._at_rest:
            raise LibraryError(f"Not saved: {self.read_only}")

    def _why(self, error: Exception) -> str:
        return reason(error) if self.path is None else reason_there(self.path.parent, error)

    def _wait(self, seconds: float) -> None:
        """Have changes wait so long for another program that is writing."""
        if seconds != self._patience:
            self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
            self._patience = seconds

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Have all that is read within it be of one moment, whatever others write meanwhile.

        Raises:
            LibraryError: the file cannot be read.
        """
        self.select("BEGIN")
        try:
            yield
        finally:
            self._end("COMMIT")

    @contextmanager
    def past(self) -> Iterator[Transaction]:
        """Have what was done be read within it, as a transaction does that writes nothing.

        Raises:
            LibraryError: the file cannot be read.
        """
        from tui.library.storage.transaction import Transaction

        with self.moment(), self._reading():
            yield Transaction(self._connection, "", 0, self.reader)

    @contextmanager
    def nobody_writing(self) -> Iterator[None]:
        """Within it no other program can write; it is not waited for.

        Raises:
            LibraryError: another one is writing, or this is no longer the library's file.
        """
        patience = self.select("PRAGMA busy_timeout")[0][0]
        self.select("PRAGMA busy_timeout = 0")
        try:
            self.select("BEGIN IMMEDIATE")
            try:
                self.require_known()
                yield
            finally:
                self._end("ROLLBACK")
        finally:
            self.select(f"PRAGMA busy_timeout = {patience}")

    def _end(self, how: str) -> None:
        """End a transaction, unless a fault has ended it already: that is what is to be told."""
        if self._connection.in_transaction:
            self.select(how)

    def require_known(self) -> None:
        """Check that this is still the library that was opened, with the tables it had.

        Within a transaction of a writer it stays so to the end of that.

        Raises:
            LibraryError: it is not; until it is again, `refused` says so.
        """
        try:
            self._require_in_place()
            if self._at_rest or (now := self._shape_now()) == self._shape:
                self.refused = ""
                return
            application, version, _ = now
            if version > VERSION:
                raise LibraryError(
                    f"Not saved: the library was altered by a newer carrel (version {version};"
                    f" this program knows {VERSION}). Start again with that."
                )
            # Imported late: seldom are the tables others, and then they may be equal, but packed.
            from tui.library.storage.integrity import schema_faults

            wrong = (application, version) != self._shape[:2]
            if wrong or (amiss := schema_faults(self._connection, VERSION)):
                why = "" if wrong else f" ({amiss[0]})"
                raise LibraryError(
                    f"Not saved: the library was altered by another program{why}; start again."
                )
            self._shape, self.refused = now, ""
        except OWN_FAULTS:
            raise
        except FAULTS as error:
            raise LibraryError(f"Not saved: {reason(error)}") from error
        except LibraryError as error:
            self.refused = str(error).removeprefix("Not saved: ")
            raise

    def _shape_now(self) -> tuple[int, int, int]:
        """Return whose the file is, its tables' version, and a count of changes to them."""
        application, version, schema = (
            int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("application_id", "user_version", "schema_version")
        )
        return application, version, schema

    def _require_in_place(self) -> None:
        """Check that the file that is open still has its name: what is written to another, which
        was replaced, moved or deleted, would be found by nobody."""
        if self.path is None:
            return
        try:
            there = _identity(self.path)
        except FileNotFoundError:
            there = None
        except OSError as error:
            raise LibraryError(f"Not saved: {self.path}: {reason(error)}") from error
        if there != self._opened:
            what = "replaced" if there else "moved or deleted"
            raise LibraryError(f"Not saved: the library was {what}; start again.")

    def _back_up(self) -> None:
        """Keep a copy of what there is, before the first change of a day."""
        today = time.strftime("%Y-%m-%d")
        if self.path is None or self._backed_up_on == today:
            return
        if time.monotonic() < self._back_up_after:
            return
        if self._connection.execute("SELECT 1 FROM journal LIMIT 1").fetchone() is None:
            self._backed_up_on = today  # there is nothing to lose yet
            return
        # Imported late: a start need not wait for what only the first change of a day needs.
        from tui.library.storage.backup import back_up_daily

        try:
            back_up_daily(self.path, Locations(self.path.parent).backups)
        except Damaged as error:
            # Nothing may be written to it until it is whole again.
            raise LibraryError(f"Not saved: {error} {BACK}.") from error
        except Unsure as error:
            self.backup_problem = str(error)
            self._backed_up_on = today
        except LibraryError as error:
            self.backup_problem = f"No backup was made today: {error}"
            self._back_up_after = time.monotonic() + RETRY_SECONDS
        else:
            self._backed_up_on = today
            self.backup_problem = ""

    def select(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows that a question gives.

        Raises:
            LibraryError: the file cannot be read.
        """
        with self._reading():
            return self._connection.execute(question, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Say in words, within it, why the file cannot be read."""
        try:
            yield
        except OWN_FAULTS:
            raise
        except FAULTS as error:
            raise LibraryError(f"{self.path} cannot be read: {self._why(error)}") from error


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from any other that has or had the same name."""
    status = path.stat()
    return status.st_dev, status.st_ino
