"""How the room is shared: nothing squeezed, nothing empty, and no pane made too narrow by hand."""

from __future__ import annotations

import pytest

from tui.screens.layout import LEAST, LIST, NARROW_PAPER, layout_for
from tui.widgets.paper_list import MARGIN
from tui.widgets.paper_view import MEASURE

LOST = MARGIN + 2
"""Cells of a list that are no title's: before it, after it, and the scroll bar's."""


def test_a_third_pane_comes_only_where_titles_keep_45_columns() -> None:
    for columns in range(80, 261):
        sidebar, papers, paper = layout_for(columns, 40, "papers")
        assert sidebar + papers + paper == columns
        assert not sidebar or papers - LOST >= 45, columns


def test_beside_a_paper_alone_a_list_has_what_titles_want_and_the_paper_enough() -> None:
    for columns in range(80, 120):
        _, papers, paper = layout_for(columns, 24, "papers")
        assert papers >= min(LIST, columns - NARROW_PAPER)
        assert paper >= NARROW_PAPER


@pytest.mark.parametrize("columns", [160, 200, 240, 300])
def test_no_paper_is_wider_than_what_is_set_in_it(columns: int) -> None:
    assert layout_for(columns, 50, "papers").paper <= MEASURE + 10


@pytest.mark.parametrize("columns", [80, 119, 120, 200])
@pytest.mark.parametrize("wanted", [-5, 1, 60, 500])
def test_no_pane_is_made_too_narrow_by_hand(columns: int, wanted: int) -> None:
    widths = {"sidebar": wanted, "papers": wanted, "half": wanted}
    for pane in ("sidebar", "papers"):
        layout = layout_for(columns, 40, pane, widths)
        assert sum(layout) == columns
        for name, cells in layout._asdict().items():
            assert cells == 0 or cells >= LEAST[name]
