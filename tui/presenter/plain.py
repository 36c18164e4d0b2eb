"""A row of the list in plain mode: what else is told by signs, in words."""

from __future__ import annotations

from tui.library.desk import Desk
from tui.library.marks import HALVES
from tui.library.phrases import plural
from tui.presenter.rows import row_of
from tui.widgets import glyphs
from tui.widgets.paper_list import Part, Row


def plain_row_of(desk: Desk, key: str) -> Row:
    """Return a paper as the list pane shows it, its state in words before its title."""
    row, mark = row_of(desk, key), desk.library.state.mark(key)
    says = [half.set if mark.has(each) else half.unset for each, half in HALVES.items()]
    state = ", ".join(filter(None, says)).lower()
    about = tuple(map(_in_words, row.about))
    return row._replace(title=f"{state}: {row.title}", sign="", about=about)


def _in_words(part: Part) -> Part:
    sign, _, rest = part.text.partition(" ")
    if sign == glyphs.VOTES:
        return part._replace(text=plural(int(rest.replace(",", "")), "vote"))
    if sign == glyphs.LIST:
        return part._replace(text=f"in {rest}")
    if part.ink == "sign":
        told = {glyphs.NOTE: "note", glyphs.LINKS: "links"}
        words = ", ".join(word for each, word in told.items() if each in part.text)
        return part._replace(text=words, ink="quiet")
    return part
