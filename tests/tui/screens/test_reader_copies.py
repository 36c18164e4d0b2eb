"""Copying from the paper: what is selected with the mouse, and what a paper is cited by."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Meta
from parsing.paper import Entry, Page
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk

WIDE = (160, 30)
ABSTRACT = (
    "We study how a small lantern finds its way through fog, and how long it takes to do so when"
    " nobody is there to carry it; see https://example.org/fog for more."
)
LANTERN = Entry(
    "A [Lantern] in Fog",
    ABSTRACT,
    1,
    Meta(
        authors=(Author(family="Doe", given="Ann"), Author("Bob Roe")),
        published="2026-01-05",
        arxiv="2601.00001",
        venue="Harbour Letters",
        volume="7",
    ),
)
PLAIN = Entry("Rudders and Tides", "船 Boats drift when nobody steers them.", 3)

CITATION = (
    "Ann Doe and Bob Roe (2026). A [Lantern] in Fog. Harbour Letters 7."
    " https://arxiv.org/abs/2601.00001"
)


@pytest.fixture
def desk() -> Desk:
    """A paper of which much is known, and one of which nothing is."""
    return desk_of(Page("one", "Jan 5", (LANTERN, PLAIN)))


def place(person: Person, text: str, after: str = "") -> tuple[int, int]:
    """The cell where a text begins on the screen, in a row that has another text too."""
    rows = person.text.split("\n")
    row = next(n for n, line in enumerate(rows) if text in line and after in line)
    from rich.cells import cell_len

    return cell_len(rows[row][: rows[row].rindex(text)]), row


async def drag(person: Person, first: str, last: str) -> None:
    """Select from the beginning of one text to the first letter of another."""
    await person.pilot.mouse_down(offset=place(person, first))
    await person.pilot.hover(offset=place(person, last))
    await person.pilot.mouse_up(offset=place(person, last))
    await person.settle()


async def copied(person: Person, *keys: str) -> str:
    """What is on the clipboard after some keys."""
    await person.press(*keys)
    await person.until(lambda: person.status.startswith(("Copied", "Handed")))
    return person.app.clipboard


async def test_y_copies_what_was_selected_without_the_breaks_of_lines(desk: Desk) -> None:
    async with reading(desk, WIDE) as person:
        await drag(person, "small lantern", "carry it")
        assert person.style("lantern finds", "paper").bgcolor != person.style("We st").bgcolor
        text = await copied(person, "y")
        assert ABSTRACT[ABSTRACT.index("small") :].startswith(text)
        assert text.endswith("there to c")
        assert "the selected text" in person.status
        assert person.style("lantern finds", "paper").bgcolor == person.style("We st").bgcolor


async def test_wide_characters_are_selected_where_they_stand(desk: Desk) -> None:
    async with reading(desk, WIDE) as person:
        await person.press("j")
        await drag(person, "Boats", "when")
        assert await copied(person, "ctrl+c") == "Boats drift w"


async def test_escape_ends_a_selection_and_so_does_another_paper(desk: Desk) -> None:
    async with reading(desk, WIDE) as person:
        await drag(person, "small lantern", "carry it")
        await person.press("escape", "y")
        assert "Copy what of" in person.dialog
        await person.press("escape")
        await drag(person, "small lantern", "carry it")
        await person.press("h", "j", "y")
        assert "Copy what of" in person.dialog


async def test_a_double_click_selects_a_word(desk: Desk) -> None:
    async with reading(desk, WIDE) as person:
        await person.pilot.click(offset=place(person, "lantern finds"), times=2)
        assert await copied(person, "y") == "lantern"


async def test_dragging_the_scroll_bar_selects_nothing(desk: Desk) -> None:
    async with reading(desk, (120, 12)) as person:
        await person.pilot.mouse_down(offset=(119, 3))
        await person.pilot.hover(offset=(119, 8))
        await person.pilot.mouse_up(offset=(119, 8))
        await person.press("y")
        assert "Copy what of" in person.dialog


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("title", "A [Lantern] in Fog"),
        ("cit", CITATION),
        ("markdown", r"[A \[Lantern\] in Fog](<https://arxiv.org/abs/2601.00001>)"),
        ("url", "https://arxiv.org/abs/2601.00001"),
    ],
)
async def test_y_copies_what_one_chooses_of_the_paper(desk: Desk, typed: str, text: str) -> None:
    async with reading(desk, WIDE) as person:
        await person.press("y", "/")
        await person.type(typed)
        assert await copied(person, "enter") == text


async def test_y_copies_a_bibtex_entry_and_nothing_around_it(desk: Desk) -> None:
    async with reading(desk, WIDE) as person:
        await person.press("y", "/")
        await person.type("bib")
        text = await copied(person, "enter")
        assert text.startswith("@misc{doe2026lantern,\n")
        assert text.endswith("}")


async def test_what_a_paper_has_not_is_not_offered(desk: Desk) -> None:
    async with reading(desk, WIDE) as person:
        await person.press("j", "y")
        assert "URL" not in person.dialog
        assert "Citation Rudders and Tides." in person.dialog


async def test_an_address_that_hides_where_it_leads_is_not_offered() -> None:
    trap = Meta(url=f"https://example.org{'-' * 200}@evil.example/x")
    desk = desk_of(Page("mine", "", (Entry("A Trap", "Of it.", 1, trap),)))
    async with reading(desk, WIDE) as person:
        await person.press("y")
        assert "URL" not in person.dialog
        assert "Markdown" not in person.dialog
        assert "Citation A Trap." in person.dialog


async def test_a_link_that_is_clicked_is_asked_about_as_o_does(desk: Desk) -> None:
    async with reading(desk, WIDE) as person:
        await person.pilot.click(offset=place(person, "https://example.org/fog"))
        await person.until("this address?")
        assert "https://example.org/fog" in person.dialog


async def test_a_click_on_a_list_a_tag_or_a_page_shows_its_papers(desk: Desk) -> None:
    paper = desk.store.papers[desk.view.keys[1]]
    desk.apply(desk.library.tag([paper], "sea side"))
    made = desk.library.make_list("Later", [paper])
    desk.apply(made)
    async with reading(desk, WIDE) as person:
        await person.until(lambda: desk.indexed)
        await person.press("j")
        await person.pilot.click(offset=place(person, "Later", "List "))
        await person.until(lambda: person.heading().startswith("List Later · 1 paper"))
        await person.pilot.click(offset=place(person, "#sea side", "Tag "))
        await person.until(lambda: person.heading().startswith("#sea side · 1 paper"))
        await person.pilot.click(offset=place(person, "Jan 5 (2", "Page "))
        await person.until(lambda: person.heading().startswith("Jan 5 · 2 papers"))
        assert person.cursor() == "Rudders and Tides"


async def test_a_menu_is_moved_in_by_letters_and_typed_in_after_a_slash(desk: Desk) -> None:
    async with reading(desk, WIDE) as person:
        await person.press("y")
        assert "type to narrow" not in person.dialog
        await person.press("G", "k", "g", "j")
        assert "▌ Citation" in person.dialog
        await person.press("/")
        await person.type("j")
        assert "nothing by that name" in person.dialog
        await person.press("escape")
        assert "▌ Title" in person.dialog
        await person.press("escape")
        await person.until(lambda: "Copy what of" not in person.text)
        assert await copied(person, "y", "j", "enter") == CITATION
