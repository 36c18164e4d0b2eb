"""Tables of papers without a header: their columns are told by what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.authors import names_in
from parsing.fields import field_of
from parsing.formats.html_list.records import FEWEST, LONG
from parsing.formats.markdown_list.bullets import leads_to_paper
from parsing.markup import plain
from parsing.paper import Entry
from parsing.plausible import looks_like_paper, reads_as_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parsing.markup import Inline

_LOOKED_AT = 40
"""Rows that say what the columns are."""


def missing_header(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the header that a table of papers lacks; none where it has one, or is of other things.

    Names vouch for the titles beside them where they are long, and most have more than one author;
    else links to papers have to.

    Args:
        rows: cells of each, as Markdown.
    """
    width = max(map(len, rows), default=0)
    whole = [[plain(cell) for cell in row] for row in rows[:_LOOKED_AT] if len(row) == width]
    # The one column of the names that are known as such, such as *Title*, is a header.
    if len(whole) < FEWEST or any(field_of(cell.text) not in {"", "#"} for cell in whole[0]):
        return []
    columns = list(zip(*whole, strict=True))
    authors = _first(columns, lambda cell: bool(names_in(cell.text)[0]))
    title = _first(columns, _may_be_title, but=authors)
    if title is None:
        return []
    links = [[link for cell in row for link in cell.links] for row in whole]
    linked = sum(any(map(leads_to_paper, each)) for each in links)
    if 2 * linked < len(whole):
        if authors is None:
            return []
        several = sum(len(names_in(cell.text)[0]) > 1 for cell in columns[authors])
        long = sum(
            len(cell.text.split()) >= LONG and reads_as_title(cell.text) for cell in columns[title]
        )
        if 2 * several < len(whole) or 10 * long < 7 * len(whole):
            return []
    header = [""] * width
    for at, column in enumerate(columns):
        if at not in {title, authors} and any(cell.links for cell in column):
            header[at] = "Link"
            break
    header[title] = "Paper" if authors is None else "Title"
    if authors is not None:
        header[authors] = "Authors"
    return header


def _first(
    columns: Sequence[Sequence[Inline]], holds: Callable[[Inline], bool], but: int | None = None
) -> int | None:
    """The first column of which most cells are as asked."""
    for at, column in enumerate(columns):
        if at != but and 3 * sum(map(holds, column)) >= 2 * len(column):
            return at
    return None


def _may_be_title(cell: Inline) -> bool:
    return len(cell.text.split()) >= 3 and looks_like_paper(Entry(cell.text, "", 0))
