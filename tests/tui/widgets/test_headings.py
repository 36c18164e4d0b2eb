"""Headings: what stands in them where room is short, and how the one with the keys is told."""

from __future__ import annotations

from rich.style import Style

from tui.widgets.headings import Heading, heading_line


def drawn(heading: Heading, cells: int, *, has_keys: bool = False) -> str:
    """A heading as it is read."""
    segments = heading_line(heading, cells, lambda _: Style(), has_keys=has_keys)
    return "".join(each.text for each in segments)


def test_the_pane_with_the_keys_has_a_heavy_rule() -> None:
    assert drawn(Heading("All", ("5 papers",)), 24) == "─ All · 5 papers ───────"
    assert drawn(Heading("All", ("5 papers",)), 24, has_keys=True) == "━ All · 5 papers ━━━━━━━"


def test_what_is_said_last_goes_first_and_then_the_title_is_cut() -> None:
    heading = Heading("Saved for later", ("5 papers", "by title", "3 unread"))
    assert drawn(heading, 60).strip("─ ") == "Saved for later · 5 papers · by title · 3 unread"
    assert drawn(heading, 44).strip("─ ") == "Saved for later · 5 papers · by title"
    assert drawn(heading, 24).strip("─ ") == "Saved for later"
    assert drawn(heading, 14).strip("─ ") == "Saved for…"


def test_what_is_over_the_right_edge_goes_where_there_is_no_room() -> None:
    assert drawn(Heading("Library", aside="unread"), 24) == "─ Library ───── unread ─"
    assert drawn(Heading("Library", aside="unread"), 14) == "─ Library ────"


def test_a_heading_is_as_wide_as_its_pane() -> None:
    heading = Heading("論文 of a long name", ("1 paper", "best first"), "unread")
    for cells in range(4, 60):
        segments = heading_line(heading, cells, lambda _: Style(), has_keys=True)
        assert sum(each.cell_length for each in segments) == cells
