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
OTHER = page("Mar 12", "Another")
NARROW = (80, 20)
TALL = (120, 30)


async def labelled(person: Person, title: str) -> None:
    """Put a paper into a list and tag it."""
    await person.filter(f'"{title}"')
    await person.press("a", *"later", "enter", "t", *"fruit", "enter")
    await person.until("Tagged #fruit")
    await person.press("escape")


async def test_a_short_title_has_a_line_and_where_it_stands_the_other() -> None:
    async with reading(desk_of(SHELF, OTHER)) as person:
        assert person.row(SHORT) == f"●   {SHORT}"
        assert person.below(SHORT) == "Mar 11"


async def test_a_page_that_all_rows_share_is_left_out_and_takes_no_line() -> None:
    async with reading(desk_of(SHELF, OTHER)) as person:
        await person.choose("Mar 11")
        assert person.below(SHORT).startswith("●   Forty Ways")
    async with reading(desk_of(SHELF)) as person:
        assert person.below(SHORT).startswith("●   Forty Ways")


async def test_a_long_title_goes_on_where_it_stands() -> None:
    async with reading(desk_of(SHELF, OTHER), NARROW) as person:
        assert person.row("Forty Ways") == "●   Forty Ways of Growing Apples and"
        assert person.below("Forty Ways").startswith("Pears in Gardens that are Small")


async def test_where_a_list_is_high_a_title_has_two_lines_and_what_is_known_of_it_the_third() -> (
    None
):
    async with reading(desk_of(SHELF, OTHER), (TALL[0], 40)) as person:
        lines = [line.strip("▌ ●") for line in person.pane("papers").split("\n")]
        at = lines.index("Forty Ways of Growing Apples and Pears in")
        assert lines[at + 1 : at + 3] == ["Gardens that are Small", "Mar 11"]


async def test_where_a_list_is_less_high_what_is_known_stands_behind_a_title_that_leaves_room() -> (
    None
):
    async with reading(desk_of(SHELF, OTHER), TALL) as person:
        lines = [line.strip("▌ ●") for line in person.pane("papers").split("\n")]
        at = lines.index("Forty Ways of Growing Apples and Pears in")
        assert " ".join(lines[at + 1].split()) == "Gardens that are Small Mar 11"
        assert person.style("Forty Ways", "papers") == person.style("Gardens that", "papers")


async def test_a_title_that_needs_the_third_line_too_is_whole_and_the_rest_stands_behind_it() -> (
    None
):
    title = f"{LONG}, Dark, Wet and Cold in Winter"
    async with reading(desk_of(page("Mar 11", title), OTHER), TALL) as person:
        lines = [line.strip("▌ ●") for line in person.pane("papers").split("\n")]
        at = lines.index("Forty Ways of Growing Apples and Pears in")
        assert lines[at + 1] == "Gardens that are Small, Dark, Wet and Cold in"
        assert lines[at + 2].split() == ["Winter", "Mar", "11"]


async def test_what_would_be_cut_to_a_few_letters_behind_a_title_is_left_out() -> None:
    title = "Seventy Ways of Growing Pears in Gardens that are All Dark"
    async with reading(desk_of(page("March the eleventh", title), OTHER), (40, 12)) as person:
        lines = [line.strip("▌ ●") for line in person.pane("papers").split("\n")]
        assert lines[:2] == ["Seventy Ways of Growing Pears in", "Gardens that are All Dark"]


async def test_of_several_pages_the_first_stands_where_there_is_no_room_for_two() -> None:
    title = "Eighty Ways of Growing Pears in Gardens that are Deep"
    shelves = [page(f"March {day}", title, f"Other {day}") for day in ("1", "2", "3")]
    async with reading(desk_of(*shelves), (46, 12)) as person:
        assert person.below("Eighty Ways").endswith(" Deep       March 1 +2")
        await person.resize(56, 12)
        assert person.below("Eighty Ways").endswith("March 1, March 2 +1")


async def test_a_title_is_strong_on_both_lines_until_it_is_read() -> None:
    async with reading(desk_of(page("Mar 11", LONG)), TALL) as person:
        assert person.style("Forty Ways", "papers").bold
        assert person.style("Gardens that", "papers").bold
        await person.press("r")
        await person.until(lambda: person.row("Forty Ways").startswith("✓"))
        assert not person.style("Forty Ways", "papers").bold
        assert not person.style("Gardens that", "papers").bold


async def test_lists_and_tags_stand_before_the_page_where_the_title_leaves_little_room() -> None:
    async with reading(desk_of(SHELF, OTHER)) as person:
        await labelled(person, SHORT)
        assert person.below(SHORT) == "Mar 11 · ≡ later · #fruit"
        await labelled(person, LONG)
        assert person.below("Forty Ways").endswith(" ≡ later · #fruit")


async def test_a_note_has_a_sign_and_a_link_that_most_papers_have_none() -> None:
    linked = page("p", ("Linked", "See https://example.org/a for more."))
    async with reading(desk_of(linked)) as person:
        assert person.below("Linked") == ""
        await person.press("e", "x", "ctrl+s")
        await person.until(lambda: person.below("Linked") == "✎")


async def test_rows_of_one_line_come_and_go_with_a_key_and_are_remembered() -> None:
    desk = desk_of(SHELF, OTHER)
    async with reading(desk) as person:
        await person.press("G", "Z")
        assert [line[6:] for line in person.pane("papers").split("\n")[:4]] == [
            f"{SHORT}                                 Mar 11",
            "Forty Ways of Growing Apples and Pears in Gar…",
            "Forty Ways of Growing Apples and Pears in Gar…",
            "Another                                 Mar 12",
        ]
        assert person.cursor().startswith("Another")
        assert desk.session.density == "compact"
        await person.press("Z")
        assert person.below("Another") == "Mar 12"
        assert desk.session.density == ""


async def test_partial_finds_stand_under_a_line_that_says_how_many_have_all_words() -> None:
    shelf = page("p", ("Apples", "pears"), ("Pears galore", "x"), ("Apples and pears", "x"))
    async with reading(desk_of(shelf)) as person:
        await person.filter("apples pears")
        lines = person.pane("papers").split("\n")
        divider = next(n for n, line in enumerate(lines) if "2 with all words" in line)
        assert "2 with all words · 1 with some ──" in lines[divider]
        assert lines[divider + 1].split() == ["●", "Pears", "galore"]
        assert not person.style("galore", "papers").bold
        await person.press("3", "G")
        assert person.cursor() == "Pears galore"
        await person.press("k")
        assert lines.index(person.pane("papers").split("\n")[divider]) == divider


async def test_where_no_paper_has_all_words_the_heading_says_so() -> None:
    async with reading(desk_of(page("p", ("Apples", "x"), ("Pears", "x")))) as person:
        await person.filter("apples pears")
        assert "All · 2 of 2 papers · none with all words" in person.text
        await person.press("escape")
        await person.until(lambda: "none with all words" not in person.text)


async def test_what_was_found_is_marked_on_both_lines_of_a_title() -> None:
    async with reading(desk_of(page("p", LONG))) as person:
        await person.filter("forty gardens")
        assert person.matched("papers") == ["Forty", "Gardens"]


async def test_a_word_that_is_cut_is_marked_as_far_as_it_is_seen() -> None:
    async with reading(desk_of(page("p", LONGER))) as person:
        await person.filter("gardens dark")
        assert person.matched("papers") == ["Gardens", "Dark"]
        await person.resize(45, 20)
        assert person.matched("papers") == ["Gardens", "Dar…"]


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


@pytest.mark.parametrize("keys", ["a", "x", "H", "?", "+"])
async def test_no_hint_of_a_dialog_is_cut_on_the_smallest_screen(keys: str) -> None:
    async with reading(desk_of(SHELF, OTHER), (40, 12)) as person:
        await person.press("s", keys)
        await person.until("Esc")
        hints = next(line for line in person.text.split("\n") if "Esc" in line)
        assert "…" not in hints
