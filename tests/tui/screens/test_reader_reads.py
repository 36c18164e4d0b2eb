"""Reading: opening a paper and going on with Space marks it, on the screen and on disk."""

from __future__ import annotations

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, numbered, on_disk, read_on_disk, starred_on_disk
from tests.tui.screens.person import reading

# Opening


async def test_opening_marks_read_on_the_screen_and_on_disk() -> None:
    async with reading(desk_of(numbered(3))) as person:
        for number, key in enumerate(("enter", "l", "right"), 1):
            await person.press(key)
            await person.until(lambda: person.row(f"Paper 0{number}").startswith("✓"))  # noqa: B023
            assert f"Paper 0{number}" in read_on_disk()
            assert person.keys_are_in == "paper"
            await person.press("h", "j")


async def test_the_detail_pane_says_since_when_a_paper_is_read() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("l")
        await person.until(lambda: "State  Read, " in person.pane("paper"))


async def test_moving_over_papers_marks_nothing() -> None:
    async with reading(desk_of(numbered(9))) as person:
        await person.press("j", "G", "ctrl+u", "n", "p", "s")
        await person.until(lambda: "★" in person.pane("papers"))
        assert read_on_disk() == []


async def test_opening_a_read_paper_keeps_the_time_it_was_read() -> None:
    async with reading(desk_of(numbered(3))) as person:
        await person.press("l")
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        before = on_disk("SELECT read_at FROM mark")
        await person.press("h", "l", "s")
        await person.until(lambda: starred_on_disk() == ["Paper 01"])
        assert on_disk("SELECT read_at FROM mark") == before


async def test_back_from_the_paper_is_the_list_at_the_same_paper() -> None:
    async with reading(desk_of(numbered(9))) as person:
        await person.press("j", "j")
        for key in ("h", "left", "q", "escape"):
            await person.press("l")
            assert person.keys_are_in == "paper"
            await person.press(key)
            assert person.keys_are_in == "papers"
            assert person.cursor() == "Paper 03"


async def test_back_from_the_list_is_the_sidebar_at_the_open_source() -> None:
    async with reading(desk_of(numbered(9))) as person:
        await person.press("h")
        assert person.keys_are_in == "sidebar"
        assert person.cursor("sidebar").split()[0] == "All"


# Space


async def test_space_reads_on_through_a_long_abstract_and_marks_nothing_yet() -> None:
    async with reading(desk_of(numbered(3, lines=22))) as person:
        assert "Line 22 of abstract 01." not in person.pane("paper")
        await person.press("space")
        assert "Line 22 of abstract 01." in person.pane("paper")
        assert person.cursor() == "Paper 01"
        assert person.row("Paper 01").startswith("●")


async def test_space_at_the_end_marks_read_and_goes_to_the_next_unread() -> None:
    async with reading(desk_of(numbered(3, lines=22))) as person:
        await person.press("space", "space")
        assert person.reading == "Paper 02"
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        assert read_on_disk() == ["Paper 01"]


async def test_space_goes_over_papers_that_are_read() -> None:
    async with reading(desk_of(numbered(4))) as person:
        await person.press("j", "r", "g")
        await person.until(lambda: person.row("Paper 02").startswith("✓"))
        await person.press("space")
        assert person.cursor() == "Paper 03"


async def test_space_on_the_last_unread_paper_says_so_and_stays() -> None:
    async with reading(desk_of(numbered(1))) as person:
        await person.press("space")
        await person.until("That was the last unread paper in this view.")
        await person.until(lambda: person.row("Paper 01").startswith("✓"))
        assert read_on_disk() == ["Paper 01"]
        assert person.status.startswith("That was the last unread paper in this view.")
        await person.press("space")
        assert person.status.startswith("That was the last unread paper in this view.")


async def test_space_after_space_reads_a_whole_page() -> None:
    async with reading(desk_of(numbered(6))) as person:
        await person.press(*["space"] * 6)
        await person.until(lambda: person.pane("papers").count("✓") == 6)
        assert len(read_on_disk()) == 6


async def test_space_at_40_by_12_opens_the_paper_and_reads_on() -> None:
    async with reading(desk_of(numbered(3, lines=15)), (40, 12)) as person:
        await person.press("space")
        assert person.keys_are_in == "paper"
        assert person.reading == "Paper 01"
        await person.press("space", "space", "space")
        assert person.reading == "Paper 02"


async def test_space_reads_to_the_end_of_the_abstract_not_of_all_that_is_known() -> None:
    lines = "\n".join(f"Keyword {number} of many." for number in range(40))
    desk = desk_of(numbered(2))
    paper = desk.store.papers[desk.view.keys[0]]
    desk.apply(desk.library.set_note(paper, lines, ""))
    async with reading(desk) as person:
        await person.press("l", "enter")
        assert "Keyword 9 of many." in person.pane("paper")
        await person.press("space")
        assert person.reading == "Paper 02"


# One paper, two abstracts


async def test_an_abstract_of_another_page_that_is_not_the_one_shown_stands_below_it() -> None:
    short, other = "We look at graphs.", "We look at water."
    pages = [
        page("monday", ("A Survey", short), label="Mar 11"),
        page("tuesday", ("A Survey", other), label="Mar 12"),
        page("friday", ("A Survey", short.upper()), ("More", ""), label="Mar 15"),
        page("sunday", ("A Survey", "…look at…"), label="Mar 17"),
    ]
    async with reading(desk_of(*pages)) as person:
        shown = " ".join(person.pane("paper").split())
        assert f"{short} On Mar 12 it reads: {other}" in shown
        assert "On Mar 15" not in shown
        assert "On Mar 17" not in shown
        await person.press("j")
        assert "The page gives no abstract." in person.pane("paper")
        assert "it reads" not in person.pane("paper")


async def test_where_all_pages_have_one_abstract_nothing_more_is_said() -> None:
    pages = [page(name, ("A Survey", "We look."), label=name) for name in ("Mar 11", "Mar 12")]
    async with reading(desk_of(*pages)) as person:
        assert person.pane("paper").count("We look.") == 1
        assert "it reads" not in person.pane("paper")
