"""Tags and notes by keys alone: on the row, beside the abstract, in the filter, on disk."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, numbered, on_disk
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.locations import locations


@pytest.fixture
def desk() -> Desk:
    """Three papers."""
    return desk_of(numbered(3))


async def tag(person: Person, name: str) -> None:
    """Type a tag for the paper under the cursor."""
    await person.press("t")
    await person.type(name)
    await person.press("enter")


async def note(person: Person, text: str) -> None:
    """Type at the end of the note of the paper under the cursor, and save it."""
    await person.press("e")
    await person.type(text)
    await person.press("ctrl+s")


@pytest.mark.parametrize(("name", "typed"), [("fine", "fi\u200bne"), ("á", "a\u0301")])
async def test_a_tag_is_taken_away_by_a_name_that_looks_like_it(
    desk: Desk, name: str, typed: str
) -> None:
    async with reading(desk) as person:
        await tag(person, name)
        await person.until(f"Tagged #{name}")
        await person.press("t")
        await person.paste(typed)
        await person.until(lambda: "New tag" not in person.text)
        await person.press("enter")
        await person.until(f"Not tagged #{name} any more")
        assert tags_on_disk() == []


def tags_on_disk() -> list[tuple[str, str]]:
    """Each paper's title with its tags."""
    found = on_disk("SELECT title, name FROM tag JOIN paper USING (key) ORDER BY title, folded")
    return [(title, name) for title, name in found]


def notes_on_disk() -> list[str]:
    """The notes."""
    return [text for (text,) in on_disk("SELECT text FROM note ORDER BY key")]


# Tags


async def test_t_with_a_new_name_tags_the_paper(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("j", "t")
        await person.type("graphs")
        assert "New tag “graphs”" in person.dialog
        await person.press("enter")
        await person.until("Tagged #graphs: Paper 02")
        assert tags_on_disk() == [("Paper 02", "graphs")]
        assert "#graphs" in person.pane("papers")
        assert "Tag    #graphs" in person.pane("paper")


async def test_a_few_letters_find_a_tag_that_is_there(desk: Desk) -> None:
    async with reading(desk) as person:
        await tag(person, "attention")
        await tag(person, "graphs")
        await person.until("#attention #graphs")
        await person.press("G", "t")
        assert "graphs 1 paper" in person.dialog
        await person.type("gra")
        await person.press("enter")
        await person.until("Tagged #graphs: Paper 03")
        assert tags_on_disk()[-1] == ("Paper 03", "graphs")


async def test_choosing_a_tag_that_the_paper_has_takes_it_away_and_says_so(desk: Desk) -> None:
    async with reading(desk) as person:
        await tag(person, "graphs")
        await person.until(lambda: "#graphs" in person.pane("papers"))
        await person.press("t")
        assert "graphs has it: Enter takes it away" in person.dialog
        await person.press("enter")
        await person.until("Not tagged #graphs any more: Paper 01")
        assert tags_on_disk() == []
        assert "#graphs" not in person.pane("papers") + person.pane("paper")


async def test_a_tag_the_paper_has_is_taken_away_however_it_is_typed(desk: Desk) -> None:
    async with reading(desk) as person:
        await tag(person, "graphs")
        await person.until(lambda: "#graphs" in person.pane("papers"))
        await tag(person, "#Graphs")
        await person.until("Not tagged #graphs any more")
        assert tags_on_disk() == []


async def test_enter_at_once_gives_the_tag_used_most_and_takes_none_away(desk: Desk) -> None:
    async with reading(desk) as person:
        await tag(person, "apart")
        await person.until("Tagged #apart: Paper 01")
        for _ in range(2):
            await person.press("j")
            await tag(person, "much")
            await person.until("Tagged #much")
        await person.press("g", "t", "enter")
        await person.until("Tagged #much: Paper 01")
        assert tags_on_disk()[:2] == [("Paper 01", "apart"), ("Paper 01", "much")]


async def test_a_tag_that_cannot_be_is_refused_in_words(desk: Desk) -> None:
    async with reading(desk) as person:
        await tag(person, "a" * 51)
        assert "A tag has at most 50 characters" in person.dialog
        assert tags_on_disk() == []
        await person.press("backspace", "enter")
        await person.until(f"Tagged #{'a' * 50}")


async def test_a_tag_that_begins_with_a_plus_can_be_given_and_taken(desk: Desk) -> None:
    async with reading(desk) as person:
        await tag(person, "+1")
        await person.until("Tagged #+1: Paper 01")
        await person.press("j", "t", "enter")
        await person.until("Tagged #+1: Paper 02")
        await person.press("t", "enter")
        await person.until("Not tagged #+1 any more: Paper 02")
        assert tags_on_disk() == [("Paper 01", "+1")]


async def test_a_tag_of_markup_shows_as_it_was_typed(desk: Desk) -> None:
    async with reading(desk) as person:
        for name in ("[/b]", "[red]x", "{}", "$x"):
            await tag(person, name)
            await person.until(f"Tagged #{name}: Paper 01")
            assert f"#{name}" in person.pane("papers")
        await person.press("t")
        assert "[red]x" in person.dialog


async def test_the_filter_finds_tags(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("j")
        await tag(person, "state space")
        await person.until("Tagged #state space")
        await person.filter('tag:"state space"')
        await person.until("1 of 3 papers")
        assert person.cursor() == "Paper 02"


# Notes


async def test_a_long_note_shows_three_lines_until_one_wants_all(desk: Desk) -> None:
    paper = desk.store.papers[desk.view.keys[0]]
    desk.apply(desk.library.set_note(paper, "one\ntwo\nthree\nfour\nfive", ""))
    async with reading(desk) as person:
        assert "three\n         … 2 more lines · Enter" in person.pane("paper")
        await person.press("l", "enter")
        assert "five" in person.pane("paper")
        await person.press("enter")
        assert "four" not in person.pane("paper")


async def test_at_40_by_12_title_and_facts_take_two_lines_until_one_wants_all() -> None:
    title = "A Title of so Many Words that It Wants Two Lines or More"
    async with reading(desk_of(page("one", (title, "Words."), label="Mar 11")), (40, 12)) as person:
        await person.press("l")
        await person.until(lambda: "✓ Mar 11\n Words." in person.pane("paper"))
        assert person.reading.endswith("…")
        await person.press("enter")
        assert "Two Lines or More" in " ".join(person.pane("paper").split())


async def test_e_writes_a_note(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("e")
        assert "Note on “Paper 01”" in person.dialog
        assert "^s save   Esc leave" in person.text
        await person.type("Read ")
        await person.press("enter")
        await person.type("again")
        await person.press("ctrl+s")
        await person.until("Note kept: Paper 01")
        assert notes_on_disk() == ["Read\nagain"]
        assert "Note   Read\n" in person.pane("paper")


async def test_a_note_is_changed_where_it_ended(desk: Desk) -> None:
    async with reading(desk) as person:
        await note(person, "one")
        await person.until("Note kept")
        await note(person, " two")
        await person.until("Note   one two")
        assert notes_on_disk() == ["one two"]


async def test_an_emptied_note_is_taken_away(desk: Desk) -> None:
    async with reading(desk) as person:
        await note(person, "one")
        await person.until("Note kept")
        await person.press("e", *["backspace"] * 3, "ctrl+s")
        await person.until("Note taken away: Paper 01")
        assert notes_on_disk() == []
        assert "Note" not in person.pane("paper")


async def test_escape_leaves_an_unchanged_note_without_asking(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("e", "escape")
        assert person.dialog == ""
        await person.press("j")
        assert person.cursor() == "Paper 02"


async def test_escape_asks_before_it_loses_what_was_written(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("e")
        await person.type("precious")
        await person.press("escape")
        assert "Leave without saving what you wrote?" in person.text
        await person.press("n")
        assert "precious" in person.dialog
        await person.press("escape", "y")
        assert person.dialog == ""
        assert notes_on_disk() == []


async def test_a_note_pasted_from_a_stranger_is_cleaned(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("e")
        await person.paste("[/b] \x1b[31mred\x07\r\nnext")
        assert "[/b] red" in person.dialog
        await person.press("ctrl+s")
        await person.until("Note kept")
        assert notes_on_disk() == ["[/b] red\nnext"]
        assert "[/b] red" in person.pane("paper")


async def test_a_note_that_another_reader_wrote_meanwhile_is_kept_too(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("e")
        other = Library(locations())
        other.set_note(desk.store.papers[desk.view.keys[0]], "Theirs.")
        other.close()
        await person.paste("Mine.")
        await person.press("ctrl+s")
        await person.until("The note was changed elsewhere meanwhile; it has both now")
        assert notes_on_disk() == ["Theirs.\n\nMine."]
        assert "Theirs." in person.pane("paper")


async def test_a_note_too_long_says_so_and_stays_in_the_editor(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("e")
        await person.paste("x" * 20_001)
        await person.press("ctrl+s")
        assert "at most 20,000 characters" in person.dialog
        await person.press("backspace", "ctrl+s")
        await person.until("Note kept")
        assert notes_on_disk() == ["x" * 20_000]


async def test_the_editor_fits_the_smallest_screen(desk: Desk) -> None:
    async with reading(desk, (40, 12)) as person:
        await person.press("e")
        await person.type("small")
        assert "small" in person.dialog
        assert "^s save" in person.text


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (40, 12)])
async def test_the_note_is_written_where_the_abstract_stays_in_sight(size: tuple[int, int]) -> None:
    words = " ".join(f"word{number}" for number in range(140))
    async with reading(desk_of(page("one", ("A Paper", words))), size) as person:
        await person.press("l", "e")
        await person.type("Mine.")
        assert "Mine." in person.dialog
        seen = person.text
        assert "word0 word1 " in seen
        while "word139" not in person.text:
            await person.press("ctrl+down")
        await person.press("ctrl+s")
        await person.until("Note kept")
        assert len(person.strips("paper")) >= size[1] - 3


async def test_in_reading_mode_the_note_stands_in_the_margin_or_below(desk: Desk) -> None:
    async with reading(desk, (160, 40)) as person:
        await person.press("z", "e")
        assert "Line 1 of abstract 01." in person.text
        await person.resize(120, 40)
        assert "Line 1 of abstract 01." in person.text


async def test_the_filter_finds_notes(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("G")
        await note(person, "compare with mamba")
        await person.until("Note kept")
        await person.filter("note:mamba is:noted")
        await person.until("1 of 3 papers")
        assert person.cursor() == "Paper 03"


async def test_without_a_paper_there_is_nothing_to_write_on(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.choose("Starred")
        for key in ("t", "e"):
            await person.press(key)
            assert person.dialog == ""
            assert person.status.startswith("There is no paper under the cursor.")


async def test_leaving_from_anywhere_asks_about_a_note_that_is_not_saved() -> None:
    async with reading(desk_of(numbered(2))) as person:
        await person.press("e")
        await person.type("half a thought")
        await person.press("ctrl+q")
        assert "Leave without saving what you wrote?" in person.text
        await person.press("n")
        assert "half a thought" in person.text
