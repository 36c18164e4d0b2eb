"""Papers as a table with tabs between the cells; what is in it is told in `csv_`.

Cells are in quotes as they are there, for abstracts and lists have several lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.export import csv_

if TYPE_CHECKING:
    from tui.library.export.item import Collection


def write(collection: Collection, *, raw: bool = False) -> str:
    """Write one table; *raw* leaves cells alone that a spreadsheet would run as formulas."""
    return csv_.write(collection, raw=raw, delimiter="\t")
