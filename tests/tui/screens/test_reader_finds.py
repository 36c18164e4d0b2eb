"""Saved filters, other orders and similar papers, by keys alone."""

from __future__ import annotations

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, on_disk, own_desk
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk
from tui.library.sources import Source, SourceKind

SHELF = page("shelf", ("beta mamba", "xx"), ("alpha", "mamba, and longer"), ("Gamma", ""))


def order(person: Person, *titles: str) -> bool:
    """Whether these titles stand in the list in this order, and no others of the shelf."""
    text = person.pane("papers")
    places = [text.find(title) for title in titles]
    others = {"beta mamba", "alpha", "Gamma"}.difference(titles)
    return places == sorted(places) and min(places) >= 0 and not any(o in text for o in others)


async def save(person: Person, query: str, name: str) -> None:
    """Type a filter and save it under a name."""
    await person.filter(query)
    await person.press("F")
    await person.type(name)
    await person.press("enter")
    await person.until(f"Saved the filter “{name}”")


def shelf() -> Desk:
    """Three papers."""
    return desk_of(SHELF)


async def test_a_filter_is_saved_under_a_name_and_stands_in_the_sidebar() -> None:
    async with reading(shelf()) as person:
        await save(person, "mamba", "State spaces")
        assert on_disk("SELECT name, query FROM filter") == [("State spaces", "mamba")]
        assert person.count("State spaces") == "2"


async def test_f_opens_a_saved_filter() -> None:
    async with reading(shelf()) as person:
        await save(person, "mamba", "State spaces")
        await person.press("escape", "f", "enter")
        await person.until("Filter State spaces · 2 papers")
        assert order(person, "beta mamba", "alpha")


async def test_a_filter_of_an_earlier_day_has_its_count_once_the_words_are_read() -> None:
    desk = shelf()
    desk.apply(desk.library.save_filter("State spaces", "mamba"))
    async with reading(desk) as person:
        await person.until(lambda: person.count("State spaces") == "2")


async def test_a_filter_opened_before_the_words_are_read_is_filled_when_they_are() -> None:
    desk = shelf()
    desk.apply(desk.library.save_filter("State spaces", "mamba"))
    desk.choose(Source(SourceKind.FILTER, 1))
    async with reading(desk) as person:
        await person.until("Filter State spaces · 2 papers")
        assert order(person, "beta mamba", "alpha")


async def test_f_says_how_to_make_a_filter_when_there_is_none() -> None:
    async with reading(shelf()) as person:
        await person.press("f")
        await person.until("There is no saved filter yet")


async def test_there_is_nothing_to_save_without_a_filter() -> None:
    async with reading(shelf()) as person:
        await person.press("F")
        await person.until("Type a filter after / first")


async def test_a_saved_filter_is_renamed_and_deleted_from_the_sidebar() -> None:
    async with reading(shelf()) as person:
        await save(person, "mamba", "old")
        await person.press("escape")
        await person.choose("old")
        await person.press("R")
        await person.press("backspace", "backspace", "backspace")
        await person.type("new")
        await person.press("enter")
        await person.until("“old” is “new” now")
        await person.press("d")
        await person.until("Delete the saved filter “new”?")
        await person.press("y")
        await person.until("Deleted the filter “new”")
        assert on_disk("SELECT * FROM filter") == []


async def test_another_order_is_chosen_and_shown() -> None:
    async with reading(shelf()) as person:
        await person.press("S", "/")
        await person.type("title")
        await person.press("enter")
        await person.until("All · 3 papers · by title")
        assert order(person, "alpha", "beta mamba", "Gamma")
        await person.press("S", "/")
        assert "by title now; again: by title, Z first" in person.dialog
        await person.type("title")
        await person.press("enter")
        await person.until("All · 3 papers · by title, Z first")
        assert order(person, "Gamma", "beta mamba", "alpha")


async def test_the_cursor_stays_on_its_paper_through_another_order() -> None:
    async with reading(shelf()) as person:
        await person.press("j", "S", "/")
        await person.type("shortest")
        await person.press("enter")
        await person.until("shortest first")
        assert person.cursor() == "alpha"


async def test_similar_papers_come_with_the_words_that_bind_them() -> None:
    async with reading(own_desk()) as person:
        await person.filter("clover regressive")
        await person.press("full_stop")
        await person.until("shares clover")
        assert person.cursor().startswith("Clover-2")


async def test_escape_comes_back_from_similar_papers_to_where_one_was() -> None:
    async with reading(own_desk()) as person:
        await person.press("j", "j")
        before = person.cursor()
        await person.until(lambda: person.reader.desk.indexed)
        await person.press("full_stop")
        await person.until("shares")
        await person.press("j", "escape")
        await person.until("All · 511 papers")
        assert person.cursor() == before


async def test_q_comes_back_from_similar_papers_and_does_not_quit() -> None:
    async with reading(own_desk()) as person:
        await person.until(lambda: person.reader.desk.indexed)
        await person.press("full_stop")
        await person.until("shares")
        await person.press("q")
        await person.until("All · 511 papers")


async def test_escape_goes_back_from_like_to_like_and_to_what_was_typed() -> None:
    async with reading(own_desk()) as person:
        await person.filter("clover")
        await person.until("511 papers · best first")
        cursor = person.cursor()
        await person.press("full_stop", "j", "full_stop", "escape")
        assert person.heading().startswith("Like “Clover")
        await person.press("escape")
        assert person.heading().startswith("All · ")
        assert "of 511 papers · best first" in person.heading()
        assert person.text.split("\n")[0].strip() == "clover"
        assert person.cursor() == cursor
