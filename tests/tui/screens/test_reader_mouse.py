"""The mouse: it works, and is never needed."""

from __future__ import annotations

from textual import events

from tests.tui.screens.desks import desk_of, numbered, own_desk
from tests.tui.screens.person import Person, reading

TALL = (120, 40)
DOWN, UP = events.MouseScrollDown, events.MouseScrollUp


async def click(person: Person, text: str, times: int = 1) -> None:
    """Click where a text stands on the screen."""
    rows = person.text.split("\n")
    row = next(number for number, line in enumerate(rows) if text in line)
    await person.pilot.click(offset=(rows[row].index(text), row), times=times)
    await person.settle()


async def wheel(person: Person, text: str, kind: type[events.MouseEvent]) -> None:
    """Turn the wheel where a text stands on the screen."""
    rows = person.text.split("\n")
    row = next(number for number, line in enumerate(rows) if text in line)
    place = rows[row].index(text), row
    await person.pilot._post_mouse_events([kind], offset=place)  # noqa: SLF001 - it has no wheel
    await person.settle()


async def test_a_click_puts_the_cursor_on_a_paper_and_shows_it() -> None:
    async with reading(desk_of(numbered(9))) as person:
        await click(person, "Paper 04")
        assert person.cursor() == "Paper 04"
        assert person.reading == "Paper 04"


async def test_a_click_on_a_papers_second_line_is_a_click_on_the_paper() -> None:
    async with reading(desk_of(numbered(9), numbered(9, name="other"))) as person:
        assert person.below("Paper 03") == "page, other"
        await person.pilot.click("#papers", offset=(8, 6))
        await person.settle()
        assert person.cursor() == "Paper 03"


async def test_a_click_marks_nothing() -> None:
    async with reading(desk_of(numbered(9))) as person:
        await click(person, "Paper 04")
        assert person.row("Paper 04") == "●   Paper 04"


async def test_a_double_click_opens_and_marks_read() -> None:
    async with reading(desk_of(numbered(9))) as person:
        await click(person, "Paper 04", times=2)
        assert person.keys_are_in == "paper"
        await person.until(lambda: person.row("Paper 04").startswith("✓"))


async def test_a_click_in_the_sidebar_opens_the_source() -> None:
    async with reading(own_desk()) as person:
        await click(person, "Sep 9")
        assert person.cursor("sidebar").startswith("Sep 9")
        assert person.cursor().startswith("BERT4Rec: Sequential")


async def test_a_click_ends_what_was_said_as_a_key_does() -> None:
    async with reading(own_desk()) as person:
        await click(person, "Sep 9")
        assert person.heading().startswith("Sep 9 · 67 papers")


async def test_a_click_on_a_heading_folds_what_is_below_it_or_shows_it_again() -> None:
    async with reading(own_desk()) as person:
        await person.press("j")
        await click(person, "▾ Sample pages")
        assert "▸ Sample pages" in person.pane("sidebar")
        assert "Mar 13" not in person.pane("sidebar")
        await click(person, "▸ Sample pages")
        assert "Mar 13" in person.pane("sidebar")
        assert person.heading().startswith("All · 511 papers")


async def test_a_click_below_the_last_paper_does_nothing() -> None:
    async with reading(desk_of(numbered(2))) as person:
        await person.pilot.click("#papers", offset=(5, 15))
        await person.settle()
        assert person.cursor() == "Paper 01"


async def test_a_click_in_the_filter_bar_lets_one_type() -> None:
    async with reading(desk_of(numbered(9))) as person:
        await click(person, "/ to filter")
        await person.type("07")
        await person.until(lambda: person.cursor() == "Paper 07")


async def test_the_wheel_scrolls_and_leaves_the_cursor_on_its_paper() -> None:
    async with reading(desk_of(numbered(60)), TALL) as person:
        await wheel(person, "Paper 10", DOWN)
        await wheel(person, "Paper 10", DOWN)
        assert "Paper 01" not in person.pane("papers")
        assert person.reading == "Paper 01"
        await wheel(person, "Paper 10", UP)
        await wheel(person, "Paper 10", UP)
        assert person.cursor() == "Paper 01"


async def test_a_key_after_the_wheel_brings_the_cursor_into_sight() -> None:
    async with reading(desk_of(numbered(60)), TALL) as person:
        for _ in range(9):
            await wheel(person, "Paper", DOWN)
        await person.press("j")
        assert person.cursor() == "Paper 02"


async def test_the_wheel_scrolls_the_pane_it_is_over() -> None:
    async with reading(desk_of(numbered(60, lines=90))) as person:
        await wheel(person, "Line 9 of abstract 01.", DOWN)
        assert person.tops["paper"] == 3
        assert person.tops["papers"] == 0
        assert person.keys_are_in == "papers"


async def test_the_scroll_bar_goes_where_it_is_pressed() -> None:
    async with reading(desk_of(numbered(60)), TALL) as person:
        width = person.strips("papers")[0].cell_length
        await person.pilot.click("#papers", offset=(width - 1, 37))
        await person.settle()
        assert "Paper 60" in person.pane("papers")
        assert person.reading == "Paper 01"


async def test_the_scroll_bar_follows_the_mouse_until_it_is_let_go() -> None:
    async with reading(desk_of(numbered(60)), TALL) as person:
        column = person.strips("papers")[0].cell_length - 1
        await person.pilot.mouse_down("#papers", offset=(column, 0))
        await person.pilot.hover("#papers", offset=(column, 37))
        assert "Paper 60" in person.pane("papers")
        await person.pilot.mouse_up("#papers", offset=(column, 37))
        await person.pilot.hover("#papers", offset=(column, 0))
        assert "Paper 60" in person.pane("papers")


async def test_the_edge_of_a_pane_is_dragged_within_limits_and_remembered() -> None:
    desk = desk_of(numbered(9))
    async with reading(desk, TALL) as person:
        for pane, to, sidebar, papers in (
            ("paper", 80, 22, 58),
            ("papers", 40, 40, 50),
            ("papers", 2, 14, 58),
            ("paper", 119, 14, 76),
        ):
            await drag_edge(person, pane, to)
            widths = [person.strips(name)[0].cell_length for name in ("sidebar", "papers")]
            assert widths == [sidebar, papers]
        assert person.cursor() == "Paper 01"
    assert set(desk.session.widths) == {"sidebar", "papers"}


async def drag_edge(person: Person, pane: str, column: int) -> None:
    """Drag the left edge of a pane to a column of the screen."""
    at = person.reader.query_one(f"#{pane}").region.x
    await person.pilot.mouse_down(offset=(at, 8))
    await person.pilot.hover(offset=(column, 8))
    await person.pilot.mouse_up(offset=(column, 8))
    await person.settle()


async def test_a_double_click_chooses_in_a_dialog() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("x", "tab", "down", "right", "tab")
        await person.type("json")
        await person.until("CSL-JSON")
        await click(person, "JSON  ", times=2)
        assert ": 3 papers as JSON" in person.status
