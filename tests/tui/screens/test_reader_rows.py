"""The rows of the list pane: a title on two lines, and what stands beside its end."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, numbered
from tests.tui.screens.person import Person, reading
from tui.library.library import Library
from tui.library.locations import locations

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


async def test_what_was_found_is_marked_where_it_stands_not_where_the_same_letters_do() -> None:
    title = "Concatenate all of the many things that are no longer a cat"
    async with reading(desk_of(page("p", title))) as person:
        await person.filter("concatenate")
        assert person.matched("papers") == ["Concatenate"]


async def test_a_phrase_that_a_line_ends_within_is_marked_on_both_lines() -> None:
    title = "Learning to plan with several agents by the deep Learning of plans"
    async with reading(desk_of(page("p", title))) as person:
        await person.filter('"several agents"')
        assert " ".join(person.matched("papers")) == "several agents"


@pytest.mark.parametrize(
    "title",
    [
        "\u200d\u200dAn interesting title of a paper about things",
        "An interesting title of a paper \u200d\u200d\u200d about things",
        "e\u0301\u0301\u0301" * 40,
        "\ufe0f" * 60,
        "論" * 50,
        "a" * 300,
    ],
)
async def test_no_title_is_too_odd_for_its_row(title: str) -> None:
    async with reading(desk_of(page("p", title, "Another"))) as person:
        for width in (40, 44, 50, 57, 80):
            await person.resize(width, 24)
            assert person.row("Another") == "●   Another"
            await person.press("s")
            await person.until(lambda: "★" in person.pane("papers"))
            await person.press("s")
            await person.until(lambda: "★" not in person.pane("papers"))


async def test_a_row_that_another_reader_changed_out_of_sight_is_drawn_anew() -> None:
    desk = desk_of(numbered(60))
    async with reading(desk, size=(80, 24)) as person:
        await person.press("G", "g")
        other = Library(locations())
        other.set_starred([desk.store.papers[key] for key in desk.view.keys], True)
        other.close()
        await person.until(lambda: person.row("Paper 01") == "● ★ Paper 01")
        await person.press("G")
        assert person.row("Paper 60") == "● ★ Paper 60"


async def test_names_are_told_apart_beside_a_long_note() -> None:
    async with reading(desk_of(page("p", "A"))) as person:
        await person.filter("a " * 60)
        await person.press("F", *"mine", "enter")
        await person.until("Saved the filter")
        await person.press("f")
        assert "mine" in person.dialog
