"""The rows of the list pane: a title on two lines, and what stands beside its end."""

from __future__ import annotations

from tests.library.made import page
from tests.tui.desks import desk_of
from tests.tui.person import Person, reading

SHORT = "On figs"
LONG = "Forty Ways of Growing Apples and Pears in Gardens that are Small"
LONGER = LONG + ", Dark, Wet, Cold and without any Fence against Deer and Neighbours"
SHELF = page("Mar 11", SHORT, LONG, LONGER)


async def labelled(person: Person, title: str) -> None:
    """Put a paper into a list and tag it."""
    await person.filter(f'"{title}"')
    await person.press("a", *"later", "enter", "t", *"fruit", "enter")
    await person.until("Tagged #fruit")
    await person.press("escape")


async def test_a_short_title_has_a_line_and_where_it_stands_the_other() -> None:
    async with reading(desk_of(SHELF)) as person:
        assert person.row(SHORT) == f"●   {SHORT}"
        assert person.below(SHORT) == "Mar 11"


async def test_a_long_title_goes_on_where_it_stands() -> None:
    async with reading(desk_of(SHELF)) as person:
        assert person.row("Forty Ways") == "●   Forty Ways of Growing Apples and"
        below = person.below("Forty Ways")
        assert below.startswith("Pears in Gardens that")
        assert below.endswith("… · Mar 11")


async def test_a_title_with_room_for_all_of_it_is_not_cut() -> None:
    async with reading(desk_of(SHELF), size=(160, 50)) as person:
        first, rest = person.row("Forty Ways"), person.below("Forty Ways")
        assert f"{first.lstrip('● ')} {rest}" == f"{LONG} · Mar 11"


async def test_lists_and_tags_stand_before_the_page_where_the_title_leaves_little_room() -> None:
    async with reading(desk_of(SHELF)) as person:
        await labelled(person, SHORT)
        assert person.below(SHORT) == "Mar 11 · in later · #fruit"
        await labelled(person, LONG)
        assert person.below("Forty Ways").endswith(" · in later · #f…")


async def test_what_was_found_is_marked_on_both_lines_of_a_title() -> None:
    async with reading(desk_of(page("p", LONG))) as person:
        await person.filter("forty gardens")
        assert person.matched("papers") == ["Forty", "Gardens"]


async def test_a_word_that_is_cut_is_marked_as_far_as_it_is_seen() -> None:
    async with reading(desk_of(page("p", LONGER))) as person:
        await person.filter("gardens small")
        assert person.matched("papers") == ["Gardens", "Sma…"]
        await person.resize(160, 50)
        assert person.matched("papers") == ["Gardens", "Small"]


async def test_of_a_paper_found_by_likeness_the_words_in_common_are_shown() -> None:
    shelf = page("p", ("Apples in gardens", "x"), (LONG, "x"), ("Quantum chips", "y"))
    async with reading(desk_of(shelf)) as person:
        await person.until(lambda: person.reader.desk.indexed)
        await person.press("full_stop")
        assert person.below("Forty Ways").startswith("shares ")
