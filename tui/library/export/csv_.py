"""Papers as a table: comma-separated values (RFC 4180) in UTF-8, with a row of names on top.

===============  ===============================================================================
``key``          the paper's identity, the same for ever
``title``
``abstract``     its paragraphs parted by line feeds
``pages``        the label printed on each page that carries it, or the page's name
``read_at``      ISO 8601 in UTC; empty while it is unread
``starred_at``   the same of its star
``lists``        the reading lists it stands in
``tags``
``note``         the person's own
``authors``      a line each, as they are read; ``et al.`` where more are known to be there
``published``    ISO 8601, as exact as it is known
``kind``         preprint, article, conference, thesis, report, book
``venue``        where it appeared
``arxiv``        the id with its version
``doi``
``url``          of the paper's own page; ``pdf`` and ``code`` likewise
``keywords``     its own
``votes``        on the last page that tells of any
``volume`` …     ``issue``, ``page_range``, ``publisher``: of the venue; ``cite_key``: as imported
``done_in``      those of the lists in which it is done
===============  ===============================================================================

Several pages, lists or tags stand in one cell, a line each. Every cell is in quotes: programs that
guess what parts the cells (Python's ``csv.Sniffer``, csvkit) take the blank for it otherwise.
`tui.library.export.tsv` is the same table with tabs.

A spreadsheet runs a cell that begins with a certain sign as a formula, in quotes or not, and a
title is a stranger's. Such a cell gets an apostrophe in front, which spreadsheets take for "this is
text" (OWASP, *CSV Injection*, https://owasp.org/www-community/attacks/CSV_Injection); so does one
in which blanks or quotes stand before the sign. That alters the text for other programs: those that
need it to the letter have the JSON, or the table written *raw*. No rule for cells helps where a
program takes another sign than the comma for what parts them: it finds cells where there are none.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tui.library.addresses import page_address
from tui.library.export.reference import kind_of, names_all
from tui.library.marks import Half

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsing.meta import Meta
    from tui.library.export.item import Collection, Item

COLUMNS = (
    "key",
    "title",
    "abstract",
    "pages",
    *(half.column for half in Half),
    "lists",
    "tags",
    "note",
    "authors",
    "published",
    "kind",
    "venue",
    "arxiv",
    "doi",
    "url",
    "pdf",
    "code",
    "keywords",
    "votes",
    "volume",
    "issue",
    "page_range",
    "publisher",
    "cite_key",
    "done_in",
)

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula, and what some spreadsheets drop before they look."""
_BEFORE = " \u00a0\"'"


def write(collection: Collection, *, raw: bool = False, delimiter: str = ",") -> str:
    """Write one table, its lines ended by CR and LF as RFC 4180 has it.

    Args:
        collection: what is written.
        raw: leaves cells alone that a spreadsheet would run as formulas.
        delimiter: stands between two cells.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, quoting=csv.QUOTE_ALL, delimiter=delimiter)
    table.writerow(COLUMNS)
    rows = map(_row, collection.items)
    table.writerows(rows if raw else (map(harmless, row) for row in rows))
    return text.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, with an apostrophe if one might."""
    return f"'{cell}" if cell.lstrip(_BEFORE).startswith(_SIGNS) else cell


def _row(item: Item) -> tuple[str, ...]:
    paper, meta = item.paper, item.paper.meta
    votes = paper.reception.votes
    version = f"v{meta.arxiv_version}" if meta.arxiv_version else ""
    return (
        paper.key,
        paper.title,
        paper.abstract,
        _lines(label or name for name, label in item.pages),
        *(item.marked.get(half, "") for half in Half),
        _lines(item.lists),
        _lines(item.tags),
        item.note,
        _lines([*(author.name for author in meta.authors), *_more(meta)]),
        meta.date,
        kind_of(meta),
        meta.venue,
        meta.arxiv and meta.arxiv + version,
        meta.doi,
        page_address(meta),
        meta.pdf,
        meta.code,
        _lines(meta.keywords),
        "" if votes is None else str(votes),
        meta.volume,
        meta.issue,
        meta.pages,
        meta.publisher,
        meta.cite_key,
        _lines(item.done_in),
    )


def _more(meta: Meta) -> tuple[str, ...]:
    return ("et al.",) if meta.authors and not names_all(meta) else ()


def _lines(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(names))
