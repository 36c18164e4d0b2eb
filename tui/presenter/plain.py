"""Plain mode: what the list and the paper tell by signs, in words before the title."""

from __future__ import annotations

from tui.library.desk import Desk
from tui.library.marks import HALVES
from tui.library.phrases import plural
from tui.presenter.paper import detail_of
from tui.presenter.rows import row_of
from tui.widgets import glyphs
from tui.widgets.cells import Part
from tui.widgets.paper_lines import Detail
from tui.widgets.paper_row import Row


def plain_row_of(desk: Desk, key: str) -> Row:
    """Return a paper as the list pane shows it."""
    row = row_of(desk, key)
    about = tuple(map(_in_words, row.about))
    done = "" if row.done is None else "done" if row.done else "to do"
    return row._replace(
        title=f"{', '.join(filter(None, (_state(desk, key), done)))}: {row.title}",
        sign="",
        about=about,
        selected=False,
        done=None,
    )


def plain_detail_of(desk: Desk, key: str) -> Detail:
    """Return a paper as the detail pane shows it."""
    detail = detail_of(desk, key)
    return detail._replace(title=f"{_state(desk, key)}: {detail.title}", signs="")


def _state(desk: Desk, key: str) -> str:
    mark = desk.library.state.mark(key)
    says = [half.set if mark.has(each) else half.unset for each, half in HALVES.items()]
    chosen = "selected" if key in desk.selection else ""
    return ", ".join(filter(None, (chosen, *says))).lower()


def _in_words(part: Part) -> Part:
    sign, _, rest = part.text.partition(" ")
    if sign == glyphs.VOTES:
        return part._replace(text=plural(int(rest.replace(",", "")), "vote"))
    if sign == glyphs.LIST:
        return part._replace(text=f"in {rest}")
    if part.ink == "sign":
        return part._replace(text="note", ink="quiet")
    return part
