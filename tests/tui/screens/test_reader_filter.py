"""The filter: what is typed narrows the list, best first, and what matched is marked."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, numbered, own_desk
from tests.tui.screens.person import reading
from tui.library.desk import Desk

FRUIT = page(
    "fruit",
    ("On pears", "Pears and apples."),
    ("On figs", "Figs alone."),
    ("Apples in the north", "Apples, apples, apples."),
    ("Of plums", "Plums, and an apple."),
    ("Apple trees", "Trees that bear apples."),
)


@pytest.fixture
def fruit() -> Desk:
    """Five papers, four of which have apples in them."""
    return desk_of(FRUIT)


async def test_slash_gives_the_keys_to_the_filter_bar(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("/")
        assert person.keys_are_in == "filter"


async def test_typing_narrows_the_list_at_once(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("/")
        await person.type("figs")
        await person.until(lambda: "On pears" not in person.pane("papers"))
        assert person.row("On figs")
        assert person.reading == "On figs"


async def test_letters_that_are_keys_elsewhere_are_typed_in_the_bar(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("/")
        await person.type("qQsr5?:/jG")
        assert person.text.split("\n")[0].strip() == "qQsr5?:/jG"


async def test_titles_come_before_abstracts_and_whole_words_before_beginnings(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("apple")
        titles = ("Apple trees", "Apples in the north", "Of plums", "On pears")
        rows = {title: person.pane("papers").index(title) for title in titles}
        assert min(rows, key=rows.__getitem__) == "Apple trees"
        assert max(rows, key=rows.__getitem__) == "On pears"


async def test_the_status_line_says_how_many_were_found_of_how_many(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("apple")
        assert person.heading().startswith("All · 4 of 5 papers · best first · 4 unread")


async def test_the_status_line_says_how_many_have_all_words(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("apple trees")
        assert person.heading().startswith("All · 4 of 5 papers · best first · ")


async def test_matches_are_marked_in_the_titles_of_the_list_or_else_in_a_piece_of_the_abstract(
    fruit: Desk,
) -> None:
    async with reading(fruit) as person:
        await person.filter("apple")
        assert person.matched("papers") == ["Apple", "apple", "Apple", "apple"]


async def test_matches_are_marked_in_the_title_and_the_abstract_of_the_paper(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("trees")
        assert person.matched("paper") == ["trees", "Trees"]


async def test_nothing_is_marked_without_a_query(fruit: Desk) -> None:
    async with reading(fruit) as person:
        assert person.matched("papers") == []
        assert person.matched("paper") == []


async def test_a_misspelt_word_is_found_and_marked(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("plumbs")
        assert person.cursor() == "Of plums"
        assert person.matched("papers") == ["plums"]


async def test_a_state_that_there_is_not_is_told_as_long_as_it_stands_in_the_bar(
    fruit: Desk,
) -> None:
    async with reading(fruit) as person:
        await person.filter("apple is:stared")
        assert person.status.startswith("no state “stared”: did you mean starred? ")
        await person.press("/", *["backspace"] * 9)
        assert person.heading().startswith("All · 4 of 5")
        await person.type("author:")
        assert person.status.startswith("author: takes a name ")


async def test_case_and_accents_do_not_matter() -> None:
    async with reading(desk_of(page("p", "À la Québécoise", "Other"))) as person:
        await person.filter("QUEBEC")
        assert person.cursor() == "À la Québécoise"
        assert person.matched("papers") == ["Québéc"]


async def test_the_keys_go_to_the_list_and_the_query_stays(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("/")
        await person.type("apple")
        assert person.keys_are_in == "filter"
        await person.press("enter")
        assert person.keys_are_in == "papers"
        assert person.text.split("\n")[0].strip() == "apple"


@pytest.mark.parametrize(
    ("down", "up"), [("down", "up"), ("ctrl+n", "ctrl+p"), ("ctrl+j", "ctrl+k")]
)
async def test_in_the_bar_the_cursor_moves_among_the_papers_found_and_one_types_on(
    fruit: Desk, down: str, up: str
) -> None:
    async with reading(fruit) as person:
        await person.press("/")
        await person.type("apple")
        await person.until(lambda: person.cursor() == "Apple trees")
        rows = [line for line in person.pane("papers").split("\n") if "●" in line]
        second = rows[1].lstrip(" ●")
        await person.press(down)
        assert person.cursor() == second
        await person.press(up)
        assert person.cursor() == "Apple trees"
        await person.type(" tr")
        assert person.keys_are_in == "filter"
        assert person.text.split("\n")[0].strip() == "apple tr"


async def test_pages_of_papers_found_go_by_from_the_bar(fruit: Desk) -> None:
    async with reading(fruit) as person:
        titles = [paper.title for paper in fruit.store.papers.values()]
        await person.press("/", "pagedown")
        assert person.cursor() == titles[-1]
        await person.press("pageup")
        assert person.cursor() == titles[0]
        assert person.keys_are_in == "filter"


async def test_each_pane_hints_at_its_own_keys(fruit: Desk) -> None:
    async with reading(fruit) as person:
        assert "Space read on" in person.status
        await person.press("h")
        assert "c new list" in person.status
        assert "d delete" not in person.status
        await person.press("c", *"later", "enter")
        await person.until(lambda: person.count("later") != "")
        await person.choose("later")
        await person.press("h")
        assert "R rename  d delete" in person.status
        await person.press("d", "y")
        await person.until(lambda: person.count("later") == "")
        assert "d delete" not in person.status.replace("Deleted", "")
        await person.choose("All")
        await person.press("l", "l")
        assert "h back" in person.status
        await person.press("/")
        assert "Esc clear" in person.status
        assert "Space" not in person.status
        await person.press("enter")
        assert person.status.endswith("q quit  ? keys")


async def test_in_little_room_the_first_hints_and_the_help_are_left(fruit: Desk) -> None:
    async with reading(fruit, size=(80, 24)) as person:
        assert person.status.endswith("? keys")
        assert "Enter open  Space read on  / filter" in person.status


async def test_escape_in_the_bar_clears_and_gives_the_keys_back(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("/")
        await person.type("figs")
        await person.until(lambda: "On pears" not in person.pane("papers"))
        await person.press("escape")
        assert "On pears" in person.pane("papers")
        assert person.keys_are_in == "papers"
        assert "/ to filter" in person.text


async def test_escape_in_the_list_clears(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("figs")
        await person.press("escape")
        assert person.heading().startswith("All · 5 papers")


async def test_escape_in_the_paper_goes_back_first_and_clears_then(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("figs")
        await person.press("l", "escape")
        assert person.keys_are_in == "papers"
        assert "On pears" not in person.pane("papers")
        await person.press("escape")
        assert "On pears" in person.pane("papers")


async def test_an_empty_query_keeps_the_order_of_the_page(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("apple")
        await person.press("/", *["backspace"] * 5)
        shown = person.pane("papers")
        assert shown.index("On pears") < shown.index("On figs") < shown.index("Apple trees")


async def test_a_query_narrows_the_page_that_is_open_and_no_other() -> None:
    desk = desk_of(FRUIT, page("trees", ("Oaks and apples", ""), ("Elms", "")))
    async with reading(desk) as person:
        await person.choose("trees")
        await person.filter("apples")
        assert "Apples in the north" not in person.pane("papers")
        assert person.cursor() == "Oaks and apples"


async def test_all_read_under_a_filter_marks_what_is_in_view(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.filter("apple")
        await person.press("A")
        assert "Mark 4 papers in view as read?" in person.text
        await person.press("y", "escape")
        await person.until(lambda: person.pane("papers").count("✓") == 4)
        assert person.row("On figs").startswith("●")


async def test_a_query_typed_before_the_words_are_read_is_answered_when_they_are() -> None:
    desk = own_desk()
    async with reading(desk) as person:
        await person.press("/")
        await person.type("mlp")
        await person.until(lambda: desk.indexed)
        await person.until("best first")


# Strange queries


async def test_signs_alone_never_fell_the_reader_or_blank_the_list() -> None:
    async with reading(desk_of(numbered(4))) as person:
        for query in ("[", "]", "[/b]", "[red]", "\\", "((", "*", '"', "'", "|", "!", "^", "$"):
            await person.filter(query)
            assert person.text.split("\n")[0].strip() == query
            assert person.row("Paper 01") or "No paper matches." in person.text
            await person.press("escape")


async def test_a_query_without_a_letter_or_digit_shows_all() -> None:
    async with reading(desk_of(numbered(4))) as person:
        for query in ("[", "\\", "|", "!", '"', "   ", "…"):
            await person.filter(query)
            assert all(person.row(f"Paper {number:02}") for number in range(1, 5)), query
            await person.press("escape")


async def test_what_stands_between_signs_is_found() -> None:
    title = "With $x$ and [MASK], R^2, \\texttt{t5x}$ and γ-MoD"
    async with reading(desk_of(page("p", "Quite another", title)), (200, 24)) as person:
        for query in ("$x", "[MASK]", "R^2", "texttt{t5x}", "γ-MoD"):
            await person.filter(query)
            assert person.cursor().startswith("With x and [MASK], R², t5x$"), query
            assert person.matched("papers"), query
            await person.press("escape")


async def test_a_query_of_ten_thousand_characters_is_taken() -> None:
    async with reading(own_desk()) as person:
        await person.until(lambda: person.app.desk.indexed)
        await person.press("/")
        await person.paste("neural networks " * 625)
        await person.until(lambda: "neural" in person.pane("papers").lower())
        await person.press("enter", "j")
        assert person.keys_are_in == "papers"


async def test_a_word_of_ten_thousand_letters_matches_nothing_and_is_cleared() -> None:
    async with reading(own_desk()) as person:
        await person.until(lambda: person.app.desk.indexed)
        await person.press("/")
        await person.paste("x" * 10_000)
        await person.until("No paper matches.")
        await person.press("escape")
        assert person.heading().startswith("All · 511 papers")


async def test_pasted_text_is_typed_once(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("/")
        await person.paste("figs")
        assert person.text.split("\n")[0].strip() == "figs"


async def test_pasted_controls_and_escape_sequences_are_cleaned(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("/")
        await person.paste("\x1b[31mfi\x07gs\x1b]0;title\x07\x9b2J\u202e")
        assert person.text.split("\n")[0].strip() == "figs"


async def test_pasted_lines_become_one(fruit: Desk) -> None:
    async with reading(fruit) as person:
        await person.press("/")
        await person.paste("apple\r\ntrees\tnorth")
        assert person.text.split("\n")[0].strip() == "apple trees north"


async def test_text_pasted_outside_the_bar_does_nothing(fruit: Desk) -> None:
    async with reading(fruit) as person:
        before = person.text
        await person.paste("qQs")
        assert person.text == before


async def test_a_paper_found_by_its_abstract_alone_shows_the_piece_of_it() -> None:
    far = "Nothing of interest stands here for a while. " * 5
    shelf = page("shelf", ("On pears", f"{far}Then quinces are praised."), "Quinces")
    async with reading(desk_of(shelf), size=(160, 50)) as person:
        await person.filter("quinces")
        assert person.below("On pears").startswith("…")
        assert person.matched("papers") == ["Quinces", "quinces"]
        await person.resize(120, 20)
        assert person.below("On pears").startswith("…")
        assert person.matched("papers") == ["Quinces", "quinces"]
