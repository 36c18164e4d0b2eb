"""The reader of rows: whatever a database holds is checked by its table's declaration, and text is
made safe to show, for a restored library may be anybody's."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn, Protocol

from parsing.patterns import pattern
from tui.library.errors import Damaged
from tui.library.storage.faults import BACK
from tui.library.storage.tables import LONGEST_WRITTEN, ROWS, Column, columns_of, table_of

Values = tuple[Any, ...]
_SURROGATE = "[\ud800-\udfff]"


class Queryable(Protocol):
    """What answers questions: a database, or a change within it."""

    def select(self, question: str, values: Sequence[Any] = ()) -> list[Values]:
        """Return the rows that a question gives."""
        ...


def read(
    database: Queryable,
    table: str,
    names: Sequence[str],
    more: str = "",
    values: Values = (),
) -> list[Values]:
    """Return rows of a table, checked, with every text that is shown safe to show.

    Args:
        database: the database, or a change within it.
        table: its name.
        names: the columns that are wanted.
        more: what follows the table's name in the question, such as an order.
        values: what stands for the question marks in it.

    Raises:
        Damaged: a value is not as its column says.
        LibraryError: the file cannot be read.
    """
    return cleaned(table, names, _select(database, table, names, more, values))


def cleaned(table: str, names: Sequence[str], rows: list[Values]) -> list[Values]:
    """Return rows that a question gave, checked, with every text that is shown safe to show.

    Raises:
        Damaged: a value is not as its column says.
    """
    checked(table, names, rows)
    columns = columns_of(table, names)
    if not rows or not any(column.cleaned for column in columns):
        return rows
    clean = [
        map(column.clean, values) if column.cleaned else values
        for column, values in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    return list(zip(*clean, strict=True))


def read_raw(
    database: Queryable,
    table: str,
    names: Sequence[str],
    more: str = "",
    values: Values = (),
) -> list[Values]:
    """Return rows of a table, checked, to the byte: for what writes them again, or elsewhere."""
    return checked(table, names, _select(database, table, names, more, values))


def _select(
    database: Queryable, table: str, names: Sequence[str], more: str, values: Values
) -> list[Values]:
    return database.select(f"SELECT {', '.join(names)} FROM {table} {more}", values)  # noqa: S608


def checked(table: str, names: Sequence[str], rows: list[Values]) -> list[Values]:
    """Return rows as they are, when every value is as its column says.

    Raises:
        Damaged: one is not; the message names the table, the row and the column.
    """
    columns = columns_of(table, names)
    for column, values in zip(columns, zip(*rows, strict=True), strict=False):
        if not column.all_fit(values):
            for row, value in zip(rows, values, strict=True):
                if needed := column.needs(value):
                    damaged(f"{table}.{column.name} is not {needed}{where(columns, row)}")
    return rows


def where(columns: Sequence[Column], row: Values) -> str:
    """Return which row it is, in words that follow what is wrong with it; or nothing."""
    keys = [value for column, value in zip(columns, row, strict=True) if column.key]
    return f", in the row of {', '.join(f'{key!r:.40}' for key in keys)}" if keys else ""


def last_number(
    database: Queryable, table: str, name: str, more: str = "", values: Values = ()
) -> int:
    """Return the largest number in a column, 0 when there is none.

    Raises:
        Damaged: it is none that carrel could have given.
    """
    rows = database.select(f"SELECT max({name}) FROM {table} {more}", values)  # noqa: S608
    return int(checked(table, (name,), rows)[0][0]) if rows[0][0] is not None else 0


def row_of(table: object, written: object) -> Values:
    """Return the key columns of a row that the journal names.

    Args:
        table: the table's name, as the journal has it.
        written: the values, as JSON.

    Raises:
        Damaged: the journal is not as carrel writes it.
    """
    if table not in ROWS or not isinstance(table, str):
        damaged(f"the journal tells of a table {table!r:.40}, which is not known")
    keys = tuple(column for column in table_of(table).columns if column.key)
    return _written(table, keys, written)


def values_of(table: str, written: object) -> Values | None:
    """Return what the journal says a row of a known table was; None when it was not there.

    Raises:
        Damaged: the journal is not as carrel writes it.
    """
    if written is None:
        return None
    others = tuple(column for column in table_of(table).columns if not column.key)
    return _written(table, others, written)


def _written(table: str, columns: Sequence[Column], written: object) -> Values:
    # A start has no use for it.
    import json

    values: object = None
    if isinstance(written, str) and len(written) <= LONGEST_WRITTEN:
        with suppress(ValueError, RecursionError):
            values = json.loads(written)
    if isinstance(values, list):
        values = with_defaults(columns, values)
    if not isinstance(values, list) or len(values) != len(columns):
        damaged(f"the journal has what is no row of {table}: {written!r:.40}")
    for column, value in zip(columns, values, strict=True):
        needed = column.needs(value)
        # A lone surrogate can be written in JSON, and nowhere else.
        if isinstance(value, str) and not needed and pattern(_SURROGATE).search(value):
            needed = "whole Unicode"
        if needed:
            damaged(f"the journal has a {table}.{column.name} that is not {needed}")
    return tuple(values)


def with_defaults(columns: Sequence[Column], values: list[Any]) -> list[Any]:
    """Return the values of a row as the journal has it, with those that an older carrel lacked.

    What a later version adds to a table always stands last, and has a default or may be missing.
    """
    later = (
        each for each in columns[len(values) :] if each.default is not None or not each.required
    )
    return [*values, *(column.default for column in later)]


def damaged(what: str) -> NoReturn:
    """Say what is wrong with what a library holds.

    Raises:
        Damaged: always.
    """
    raise Damaged(f"The library is damaged: {what}. It was left as it is; {BACK}.")
