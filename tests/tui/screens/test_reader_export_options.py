"""What the export dialog lets a person choose: papers, what of them, and what stands there next."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk

TITLES = ["Lanterns", "On figs", "Snow in the north"]
WIDE = (120, 40)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the reader was started in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def desk() -> Desk:
    """Three papers: the first is read, the second has a note."""
    desk = desk_of(page("fruit", *((title, f"Of {title}.") for title in TITLES)))
    first, second, _ = (desk.store.papers[key] for key in desk.view.keys)
    desk.apply(desk.library.set_read([first], True))
    desk.apply(desk.library.set_note(second, "between us"))
    return desk


async def move(person: Person, option: str, value: str) -> None:
    """Have an option say something; the options have the keys."""
    for _ in range(9):
        if person.line(option).lstrip("│ ").startswith("▌"):
            break
        await person.press("j")
    for _ in range(9):
        if f"‹ {value} ›" in person.line(option):
            return
        await person.press("right")
    pytest.fail(f"{option} never says {value}")


async def test_what_is_chosen_is_what_goes_out_and_stands_there_the_next_time(
    desk: Desk, here: Path
) -> None:
    async with reading(desk, WIDE) as person:
        await person.press("x")
        await person.type("plain")
        await person.press("tab")
        await move(person, "Of them", "only unread ones")
        await move(person, "Abstracts", "no")
        await move(person, "Notes", "no")
        await person.press("enter", "enter")
        await person.until("Wrote 2 papers to All.txt")
        await person.press("x")
        assert "▌ Plain text" in person.dialog
        for option, value in {"Of them": "only unread ones", "Abstracts": "no"}.items():
            assert f"‹ {value} ›" in person.line(option)
    text = (here / "All.txt").read_text()
    assert "1.  On figs" in text
    assert "2.  Snow in the north" in text
    assert "Of " not in text
    assert "between us" not in text


async def test_one_paper_a_list_or_the_selection_can_be_what_goes_out(
    desk: Desk, here: Path
) -> None:
    keys = desk.view.keys
    desk.apply(desk.library.make_list("Later", [desk.store.papers[keys[2]]]))
    async with reading(desk, WIDE) as person:
        await person.press("m", "j", "x")
        assert "Export 1 paper selected" in person.dialog
        await person.press("tab")
        for value in ("1 selected", "3 in view", "the one under the cursor", "1 of “Later”"):
            assert f"‹ {value} ›" in person.line("Papers")
            await person.press("right")
        await move(person, "Papers", "the one under the cursor")
        assert "Export “On figs”" in person.dialog
        await move(person, "Papers", "1 of “Later”")
        assert "Export 1 paper of “Later”" in person.dialog
        await move(person, "Of them", "only unread ones")
        assert "Export the unread of 1 paper of “Later”" in person.dialog
        await person.press("enter")
        assert "Later.md" in person.dialog
        await person.press("enter")
        await person.until("Wrote 1 paper to Later.md")
    assert "Snow in the north" in (here / "Later.md").read_text()


async def test_the_first_entries_are_shown_as_one_moves_over_the_formats(desk: Desk) -> None:
    async with reading(desk, WIDE) as person:
        await person.press("x")
        await person.until("# All")
        await person.press("down")
        await person.until("@misc{lanterns")
        await person.type("apa")
        await person.until("Lanterns. (n.d.).")
        await person.press("ctrl+u")
        await person.type("folder")
        await person.until("carrel-id:")


async def test_the_first_entries_come_into_room_that_is_theirs_and_nothing_moves() -> None:
    many = [(f"Paper {number}", f"Of {number}.") for number in range(9)]
    async with reading(desk_of(page("fruit", *many)), WIDE) as person:
        await person.press("x")
        before = frame(person)
        await person.until("9 papers")
        assert frame(person) == before
        await person.type("csv")
        await person.until("Excel")
        await person.until("Paper 2")
        assert frame(person) == before


async def test_the_first_entries_are_those_of_the_papers_that_would_go_out(desk: Desk) -> None:
    desk.apply(desk.library.set_read([desk.store.papers[key] for key in desk.view.keys[:2]], True))
    async with reading(desk, WIDE) as person:
        await person.press("x", "tab")
        await person.until("3 papers")
        await move(person, "Of them", "only unread ones")
        await person.until("1 paper")
        assert "## Snow in the north" in person.dialog
        assert "## Lanterns" not in person.dialog


def frame(person: Person) -> list[tuple[int, str]]:
    """The rows of the screen where the dialog begins and ends, each with what stands there."""
    lines = enumerate(person.text.split("\n"))
    return [(row, line) for row, line in lines if "╭" in line or "╰" in line or "Enter" in line]


async def test_tables_can_be_left_as_they_are_and_marked_for_excel(desk: Desk, here: Path) -> None:
    desk.apply(desk.library.set_note(desk.store.papers[desk.view.keys[0]], "=1+1"))
    async with reading(desk, WIDE) as person:
        await person.press("x")
        assert "Excel" not in person.dialog
        await person.type("csv")
        await person.press("tab")
        await move(person, "Formulas", "left as they are")
        await move(person, "For Excel", "yes: marked as UTF-8")
        await person.press("enter", "enter")
        await person.until("Wrote 3 papers to All.csv")
    text = (here / "All.csv").read_text("utf-8")
    assert text.startswith("\ufeff")
    assert '"=1+1"' in text


async def test_a_folder_is_asked_for_and_says_what_became_of_it(desk: Desk, here: Path) -> None:
    async with reading(desk, (250, 40)) as person:
        for said in ("3 files (3 new)", "3 files (3 as they were)"):
            await person.press("x")
            await person.type("folder")
            await person.press("enter")
            assert "Write 3 papers as files into which folder?" in person.dialog
            await person.press("enter")
            await person.until(said)
            await person.until("it has your notes, and others on this")
    assert len([*(here / "All").iterdir()]) == 3


async def test_esc_gives_up_an_export_that_takes_long(
    desk: Desk, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def for_ever(*_: object) -> Iterator[str]:
        while True:
            yield "A citation."
            threading.Event().wait(0.001)

    async with reading(desk, WIDE) as person:
        await person.press("x")
        await person.type("apa")
        await person.press("enter")
        monkeypatch.setattr("tui.library.export.citations.citations", for_ever)
        await person.press("enter")
        await person.until("writing Citations, APA: 3 papers… 3 done (Esc stops)")
        await person.press("escape")
        assert person.status.startswith("Stopped; nothing was written.")
        assert "writing" not in person.text
        await person.press("j")
        assert "Stopped" not in person.text
    assert not [*here.glob("*.txt")]


async def test_y_cites_in_a_style_and_offers_it_from_then_on(desk: Desk, here: Path) -> None:
    style = here / "mine.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><bibliography><layout>'
        '<text variable="title" suffix="!"/></layout></bibliography></style>'
    )
    async with reading(desk, WIDE) as person:
        await person.press("y", "/")
        await person.type("in a style")
        await person.press("enter", "/")
        await person.type("another")
        await person.press("enter")
        await person.type(str(style))
        await person.press("enter")
        await person.until("1 paper as Citations, mine")
        assert person.app.clipboard == "Lanterns!"
        await person.press("j", "y", "/")
        await person.type("citations, mine")
        await person.press("enter")
        await person.until(lambda: person.app.clipboard == "On figs!")


async def test_where_no_style_can_be_set_the_line_says_what_to_install(
    desk: Desk, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "citeproc", None)
    async with reading(desk, WIDE) as person:
        await person.press("x")
        await person.type("apa")
        assert "Citations, APA not here: pipx inject carrel citeproc-py" in person.dialog
        await person.press("enter")
        await person.until("Citations in a style need citeproc-py: pip install")
        await person.press("y")
        assert "Citation in a style not here: pipx inject carrel citeproc-py" in person.dialog
        await person.press("j", "j", "enter")
        await person.until("Citations in a style need citeproc-py: pip install")
    assert not [*here.glob("*.txt")]


async def test_where_no_format_is_left_nothing_of_one_is_shown(desk: Desk) -> None:
    async with reading(desk, WIDE) as person:
        await person.press("x")
        await person.type("plain")
        await person.until("1.  Lanterns")
        await person.type("zz")
        assert "nothing by that name" in person.dialog
        assert "1. Lanterns" not in person.dialog
        await person.press("backspace", "backspace")
        await person.until("1.  Lanterns")
