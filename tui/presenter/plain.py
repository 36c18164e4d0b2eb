"""A row of the list in plain mode: what else is told by signs, in words."""

from __future__ import annotations

from tui.library.desk import Desk
from tui.library.marks import HALVES
from tui.presenter.rows import row_of
from tui.widgets.paper_list import Row


def plain_row_of(desk: Desk, key: str) -> Row:
    """Return a paper as the list pane shows it, its state in words before its title."""
    row, mark = row_of(desk, key), desk.library.state.mark(key)
    says = [half.set if mark.has(each) else half.unset for each, half in HALVES.items()]
    state = ", ".join(filter(None, says)).lower()
    return row._replace(title=f"{state}: {row.title}", sign="")
