"""Pages by keys alone: added from a path or a paste, removed, and all of it undone."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.tui.cli.carrel import page
from tests.tui.screens.desks import desk_of, numbered, on_disk, own_desk
from tests.tui.screens.person import Person, reading
from tui.library.cancellation import Rest
from tui.library.drafts import Draft, DraftFile
from tui.library.library import Library
from tui.library.locations import locations
from tui.library.pending_pages import LoadedPages, PendingPages

BIB = "@article{a, title={Lamps in Large Corpora}, author={Quill, Ann}}\n"


def pages_on_disk() -> list[str]:
    return [name for (name,) in on_disk("SELECT name FROM page ORDER BY position")]


def library_with(*pages: tuple[str, str]) -> None:
    """A library of pages: each a name, and what is on it."""
    library = Library(locations())
    for name, text in pages:
        library.add_page(name, text.encode())
    library.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder one is in, with some files."""
    place = tmp_path / "papers"
    place.mkdir()
    (place / "monday.txt").write_text(page("Sparse Attention", "Dense Retrieval"))
    (place / "mountains.bib").write_text(BIB)
    (place / "novel.txt").write_text("\n")
    monkeypatch.chdir(place)
    return place


async def ask(person: Person) -> None:
    await person.press("+")
    await person.until("Which file or folder")


async def add(person: Person, path: str) -> None:
    await ask(person)
    await person.type(path)
    await person.press("enter")


# Added


async def test_a_file_is_added_and_what_it_was_read_as_is_said(folder: Path) -> None:
    library_with(("one", page("A Paper of Mine", label="Mar 10")))
    async with reading(own_desk()) as person:
        await add(person, "mountains.bib")
        await person.until("Added “mountains”: 1 paper as BibTeX")
        await person.until(lambda: person.count("mountains") == "1")
        assert "Lamps in Large Corpora" in person.pane("papers")
        assert person.count("Mar 10") == "1"
        assert pages_on_disk() == ["one", "mountains"]
        await person.press("u")
        await person.until("Undone: added the page “mountains”")
        await person.until(lambda: not person.count("mountains"))
        await person.press("ctrl+r")
        await person.until(lambda: person.count("mountains") == "1")


async def test_a_page_is_said_to_be_added_when_its_papers_are_in_view(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, begun, read = threading.Event(), threading.Event(), PendingPages.read

    def read_later(pending: PendingPages, rest: Rest, *more: Any) -> LoadedPages:
        begun.set()
        while not gate.wait(0.002):
            rest()
        return read(pending, rest, *more)

    monkeypatch.setattr(PendingPages, "read", read_later)
    library_with(("one", page("A Paper of Mine", label="Mar 10")))
    async with reading(own_desk()) as person:
        await add(person, "mountains.bib")
        await person.until(begun.is_set)
        assert "Added" not in person.status
        gate.set()
        await person.until("Added “mountains”")
        assert "Lamps in Large Corpora" in person.pane("papers")


async def test_the_sample_pages_give_way_to_the_first_page(folder: Path) -> None:
    async with reading(own_desk()) as person:
        assert "Sample pages" in person.pane("sidebar")
        await add(person, "monday.txt")
        await person.until("Added “monday”: 2 papers as Daily Papers page")
        await person.until(lambda: "Sample pages" not in person.pane("sidebar"))
        assert person.count("All") == "2"
        await person.press("u")
        await person.until(lambda: "Sample pages" in person.pane("sidebar"))


async def test_a_folder_is_added_at_once_and_taken_back_at_once(folder: Path) -> None:
    (folder / "tuesday.txt").write_text(page("Long Contexts", label="Mar 12"))
    library_with(("one", page("A Paper of Mine", label="Mar 10")))
    async with reading(own_desk()) as person:
        await add(person, str(folder))
        await person.until("Added 3 pages, 4 papers; novel.txt: an empty page")
        assert pages_on_disk() == ["one", "monday", "mountains", "tuesday"]
        await person.press("u")
        await person.until("Undone: added 3 pages")
        assert pages_on_disk() == ["one"]


async def test_a_page_that_is_there_is_not_added_again(folder: Path) -> None:
    library_with(("monday", (folder / "monday.txt").read_text()))
    async with reading(own_desk()) as person:
        await add(person, "monday.txt")
        await person.until("Your library has this page already: monday")
        assert pages_on_disk() == ["monday"]


async def test_what_holds_no_paper_is_told_and_not_added(folder: Path) -> None:
    (folder / "binary").write_bytes(bytes(range(256)) * 4)
    async with reading(own_desk()) as person:
        await add(person, "novel.txt")
        await person.until("Not added: novel.txt: an empty page")
        await add(person, "binary")
        await person.until("Not added: binary: looks like a binary file")
        assert "Sample pages" in person.pane("sidebar")


@pytest.mark.parametrize("typed", ["nowhere.txt", "-", "~nobody-at-all/x", "a\u0000b"])
async def test_a_path_that_leads_nowhere_is_told_while_one_can_mend_it(
    typed: str, folder: Path
) -> None:
    async with reading(own_desk()) as person:
        await ask(person)
        await person.paste(typed)
        await person.press("enter")
        assert "There is no" in person.dialog or "cannot be" in person.dialog
        await person.press("escape")
        assert "Which file" not in person.text


async def test_tab_completes_a_name_as_far_as_it_is_clear(folder: Path) -> None:
    (folder / "morning").mkdir()
    (folder / "morning" / "first page.txt").write_text(page("Long Contexts"))
    (folder / ".hidden").write_text("x")
    async with reading(own_desk()) as person:
        await ask(person)
        await person.type("m")
        await person.press("tab")
        assert "monday.txt morning/ mountains.bib" in person.dialog
        assert ".hidden" not in person.dialog
        await person.type("r")
        await person.press("tab", "tab")
        assert "morning/first page.txt" in person.dialog
        assert "mountains.bib" not in person.dialog
        await person.press("enter")
        await person.until("Added “first page”: 1 paper")


async def test_tab_where_nothing_begins_so_leaves_what_was_typed(folder: Path) -> None:
    async with reading(own_desk()) as person:
        await ask(person)
        for typed in ("zebra", "/nowhere/at/all/", "~nobody-at-all/"):
            await person.type(typed)
            await person.press("tab")
            assert typed in person.dialog
            await person.press(*["backspace"] * len(typed))


async def test_a_path_below_the_home_and_one_in_quotes_are_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.chdir("/")
    async with reading(own_desk()) as person:
        await ask(person)
        await person.type("~/mon")
        await person.press("tab")
        assert "~/monday.txt" in person.dialog
        await person.press("enter")
        await person.until("Added “monday”")
        await ask(person)
        await person.paste(f"'{folder / 'mountains.bib'}'")
        await person.press("enter")
        await person.until("Added “mountains”")


async def test_an_address_is_told_to_be_fetched(folder: Path) -> None:
    async with reading(own_desk()) as person:
        await add(person, "https://arxiv.org/abs/2401.12345")
        assert "carrel fetch" in person.dialog


# Pasted


async def test_data_in_one_line_is_a_page() -> None:
    async with reading(own_desk()) as person:
        await ask(person)
        await person.paste(BIB.strip())
        await person.until(": 1 paper as BibTeX")


async def test_a_page_that_is_pasted_is_called_by_its_label() -> None:
    async with reading(own_desk()) as person:
        await ask(person)
        await person.paste(page("Sparse Attention", label="Mar 14").replace("\n", "\r\n"))
        await person.until("Added “Mar 14”: 1 paper as Daily Papers page")
        await person.until(lambda: person.count("Mar 14") == "1")
        assert pages_on_disk() == ["Mar 14"]
        await person.press("u")
        await person.until("Undone: added the page “Mar 14”")


async def test_a_page_without_a_label_is_called_by_the_day() -> None:
    async with reading(own_desk()) as person:
        await ask(person)
        await person.paste(BIB + BIB.replace("Lamps", "Owls"))
        await person.until(": 2 papers as BibTeX")
        (name,) = pages_on_disk()
        day, month, year = name.split()
        assert day.isdecimal()
        assert month.isalpha()
        assert len(year) == 4


async def test_what_is_copied_in_the_reader_can_be_pasted_as_a_page() -> None:
    async with reading(own_desk()) as person:
        await ask(person)
        person.app.copy_to_clipboard(BIB + BIB.replace("Lamps", "Owls"))
        await person.press("ctrl+v")
        await person.until(": 2 papers as BibTeX")


async def test_pasted_text_that_is_no_page_is_told() -> None:
    async with reading(own_desk()) as person:
        await ask(person)
        await person.paste("Dear Ann,\n\x1b]0;x\x07\nsee you at eight.\n\nBen\n")
        await person.until("Not added: what was pasted: ")
        assert person.app.lost == 0, "it was told, and is said to be unsaved on leaving"
        assert "Sample pages" in person.pane("sidebar")


# Removed


async def test_d_in_the_sidebar_removes_a_page_and_undo_brings_it_back() -> None:
    library_with(
        ("one", page("A Paper of Mine", label="Mar 10")),
        ("two", page("Another One", "And a Third", label="Mar 11")),
    )
    async with reading(own_desk()) as person:
        await person.choose("Mar 11")
        await person.press("d")
        assert "Remove the page “Mar 11” (2 papers)?" in person.dialog
        await person.press("n")
        assert pages_on_disk() == ["one", "two"]
        await person.press("d", "y")
        await person.until("Removed the page “Mar 11”")
        await person.until(lambda: not person.count("Mar 11"))
        assert person.count("All") == "1"
        await person.press("u")
        await person.until("Undone: removed the page “two”")
        await person.until(lambda: person.count("Mar 11") == "2")
        assert pages_on_disk() == ["one", "two"]


async def test_what_was_marked_on_a_page_that_is_removed_stays() -> None:
    library_with(
        ("one", page("A Paper of Mine", label="Mar 10")),
        ("two", page("Another One", "And a Third", label="Mar 11")),
    )
    async with reading(own_desk()) as person:
        await person.choose("Mar 11")
        await person.press("l", "s")
        await person.until(lambda: person.count("Starred") == "1")
        await person.press("h", "d", "y")
        await person.until(lambda: not person.count("Mar 11"))
        await person.until(lambda: person.count("Starred") == "1")
        assert person.count("All") == "2"


@pytest.mark.parametrize("own", [True, False])
async def test_d_on_a_page_that_is_not_the_librarys_says_so(own: bool) -> None:
    desk = own_desk() if own else desk_of(numbered(2))
    async with reading(desk) as person:
        await person.press("h", "G", "d")
        assert "This page is not in your library" in person.status
        assert "y yes" not in person.text


async def test_the_sidebar_hints_at_removing_for_pages_of_the_library_alone() -> None:
    library_with(("one", page("A Paper of Mine", label="Mar 10")))
    async with reading(own_desk()) as person:
        await person.choose("All")
        assert "d delete" not in person.status
        await person.choose("Mar 10")
        assert "d delete" in person.status


async def test_adding_a_page_is_in_the_palette() -> None:
    async with reading(own_desk()) as person:
        await person.press(":")
        await person.type("add a page")
        await person.press("enter")
        await person.until("Which file or folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "mine.txt").write_text(page("Long Contexts"))
    (folder / "mine.txt").chmod(0)
    async with reading(own_desk()) as person:
        await add(person, "mine.txt")
        await person.until("Not added: mine.txt: permission denied")


# Called


async def test_pages_of_one_label_are_told_apart_wherever_they_are_shown() -> None:
    library_with(
        ("one", page("A Paper of Mine", label="Mar 11")),
        ("two", page("Another One", "And a Third", label="Mar 11")),
    )
    async with reading(own_desk()) as person:
        assert person.count("Mar 11") == "1"
        assert person.count("Mar 11 (2)") == "2"
        assert person.below("Another One") == "Mar 11 (2)"
        await person.choose("Mar 11 (2)")
        assert person.heading().startswith("Mar 11 (2) · 2 papers")
        assert "Mar 11 (2) (1 of 2)" in person.pane("paper").replace("\u00a0", " ")
        await person.press("d")
        assert "Remove the page “Mar 11 (2)” (2 papers)?" in person.dialog


async def test_r_renames_a_page_wherever_it_is_shown_and_undo_gives_the_label_back() -> None:
    library_with(
        ("one", page("A Paper of Mine", label="Mar 10")),
        ("two", page("Another One", label="Mar 11")),
    )
    async with reading(own_desk()) as person:
        await person.choose("Mar 11")
        assert "R rename" in person.status
        await person.press("R")
        assert "Another name for the page “Mar 11”" in person.dialog
        await person.press(*["backspace"] * 6)
        await person.type("Reading group")
        await person.press("enter")
        await person.until("The page “Mar 11” is “Reading group” now")
        assert person.count("Reading group") == "1"
        assert not person.count("Mar 11")
        assert person.heading().startswith("Reading group · 1 paper")
        assert "Reading group (1 of 1)" in person.pane("paper").replace("\u00a0", " ")
        assert pages_on_disk() == ["one", "two"]
        await person.choose("All")
        assert person.below("Another One") == "Reading group"
        await person.filter('page:"reading gr"')
        assert "Another One" in person.pane("papers")
        assert "A Paper of Mine" not in person.pane("papers")
        await person.press("escape")
        await person.press("u")
        await person.until("Undone: renamed the page “two” to “Reading group”")
        assert person.count("Mar 11") == "1"
        assert person.below("Another One") == "Mar 11"
        await person.press("ctrl+r")
        await person.until("Redone: renamed the page “two” to “Reading group”")
        assert person.count("Reading group") == "1"
    async with reading(own_desk()) as person:
        assert person.count("Reading group") == "1"


@pytest.mark.parametrize("typed", ["", " ", "x" * 101, "Mar 10", "mar  10"])
async def test_a_name_that_a_page_cannot_have_is_refused_in_words(typed: str) -> None:
    library_with(
        ("one", page("A Paper of Mine", label="Mar 10")),
        ("two", page("Another One", label="Mar 11")),
    )
    async with reading(own_desk()) as person:
        await person.choose("Mar 11")
        await person.press("R")
        await person.press(*["backspace"] * 6)
        await person.paste(typed)
        await person.press("enter")
        assert "There is a page “Mar 10” already" in person.dialog or "name" in person.dialog
        assert "Another name for the page" in person.dialog
        await person.press("escape")
        assert person.count("Mar 11") == "1"


def leave_typed(text: str) -> Path:
    """What a reader left that ended while a page was being renamed; gives its file."""
    ((digest,),) = on_disk("SELECT digest FROM page")
    path = locations().drafts / "rename_page-00000001.json"
    draft = DraftFile(path)
    draft.write(Draft("rename_page", digest, "Mar 10", "Mar 10", text))
    draft.close()
    return path


async def test_a_name_that_was_being_typed_is_offered_at_the_next_start() -> None:
    library_with(("one", page("A Paper of Mine", label="Mar 10")))
    path = leave_typed("Lamps")
    async with reading(own_desk()) as person:
        await person.until("Another name for the page “Mar 10”")
        assert "Lamps" in person.dialog
        await person.press("enter")
        await person.until(lambda: person.count("Lamps") == "1")
        await person.until(lambda: not path.exists())


async def test_a_name_that_was_saved_is_not_offered_again() -> None:
    library_with(("one", page("A Paper of Mine", label="Mar 10")))
    library = Library(locations())
    library.rename_page(library.state.pages[0], "Lamps")
    library.close()
    path = leave_typed("Lamps")
    async with reading(own_desk()) as person:
        await person.until(lambda: not path.exists())
        assert not person.dialog


async def test_a_page_that_is_not_the_librarys_has_no_name_to_change() -> None:
    async with reading(desk_of(numbered(2))) as person:
        await person.press("h", "G", "R")
        assert "This view has no name of yours to change." in person.status


async def test_what_another_reader_calls_a_page_shows_by_itself() -> None:
    library_with(("one", page("A Paper of Mine", label="Mar 10")))
    async with reading(own_desk()) as person:
        other = Library(locations())
        other.rename_page(other.state.pages[0], "Lamps")
        other.close()
        await person.until(lambda: person.count("Lamps") == "1")


async def test_what_was_understood_stays_to_be_read_where_a_page_has_problems(
    folder: Path,
) -> None:
    (folder / "broken.bib").write_text(BIB + "@article{b, author={Nobody}}\n")
    library_with(("one", page("A Paper of Mine", label="Mar 10")))
    async with reading(own_desk()) as person:
        await add(person, "broken.bib")
        await person.until(lambda: person.count("broken") == "1")
        assert "Added “broken”: 1 paper as BibTeX, 1 problem" in person.status
