"""Plain mode: what the list and the paper tell by signs, in words before the title."""

from __future__ import annotations

from tui.library.desk import Desk
from tui.library.marks import HALVES
from tui.presenter.paper import detail_of
from tui.presenter.rows import row_of
from tui.widgets.paper_lines import Detail
from tui.widgets.paper_list import Row


def plain_row_of(desk: Desk, key: str) -> Row:
    """Return a paper as the list pane shows it."""
    row = row_of(desk, key)
    return row._replace(title=f"{_state(desk, key)}: {row.title}", sign="")


def plain_detail_of(desk: Desk, key: str) -> Detail:
    """Return a paper as the detail pane shows it."""
    detail = detail_of(desk, key)
    return detail._replace(title=f"{_state(desk, key)}: {detail.title}", signs="")


def _state(desk: Desk, key: str) -> str:
    mark = desk.library.state.mark(key)
    says = [half.set if mark.has(each) else half.unset for each, half in HALVES.items()]
    return ", ".join(filter(None, says)).lower()
