"""Exporting by keys: to files, which are never overwritten unasked, and to the clipboard."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import bibtexparser
import pytest
import rispy
from markdown_it import MarkdownIt

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, own_desk
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk
from tui.library.export import FORMATS

OWN = ["settings.toml", "carrel.log", "cache/out.md"]
TITLES = ["Masks [MASK] & more", "On figs", "Snow ☃ in the north"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the reader was started in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def desk() -> Desk:
    """Three papers."""
    return desk_of(page("fruit", *((title, f"Of {title}.") for title in TITLES)))


def unbroken(person: Person) -> str:
    """What stands in the dialog without blanks: where a line of it ends is as long as a path is."""
    return person.dialog.replace(" ", "")


async def export(person: Person, form: str, path: str | None = None) -> None:
    """Choose a format by the beginning of its name, and a path in place of the one offered."""
    await person.press("x")
    await person.type(form)
    await person.press("enter")
    if path is not None:
        await person.press("ctrl+u")
        await person.type(path)
        await person.press("enter")


async def test_x_offers_every_format_the_papers_and_where_to(desk: Desk) -> None:
    async with reading(desk, (120, 40)) as person:
        await person.press("x")
        assert "Export 3 papers of “All”" in person.dialog
        for words in ("Papers", "‹ 3 in view ›", "To", "‹ a file ›", "Abstracts", "Notes"):
            assert words in person.dialog
        labels = [form.label for form in FORMATS.values()]
        for label in (*labels, "Folder of Markdown", "Citations, another style"):
            await person.type(label)
            assert f"▌ {label}" in person.dialog
            await person.press("ctrl+u")


async def test_a_path_in_the_folder_of_the_start_is_offered(desk: Desk, here: Path) -> None:
    async with reading(desk, (160, 50)) as person:
        await export(person, "bib")
        assert "Write BibTeX to which file?" in person.text
        assert "All.bib" in person.text
        await person.press("enter")
        await person.until("Wrote 3 papers to All.bib")
    assert [each.name for each in here.iterdir()] == ["All.bib"]


async def test_markdown_holds_the_titles_and_abstracts_in_order(desk: Desk, here: Path) -> None:
    async with reading(desk) as person:
        await export(person, "mar", "out.md")
        await person.until("Wrote 3 papers to out.md")
    tokens = MarkdownIt().parse((here / "out.md").read_text("utf-8"))
    said = ["".join(child.content for child in each.children or ()) for each in tokens]
    assert [text for text in said if text in TITLES] == TITLES
    assert all(f"Of {title}." in said for title in TITLES)


async def test_bibtex_holds_an_entry_a_paper(desk: Desk, here: Path) -> None:
    async with reading(desk) as person:
        await export(person, "bib", "out.bib")
        await person.until("Wrote 3 papers to out.bib")
    entries = bibtexparser.loads((here / "out.bib").read_text("utf-8")).entries
    assert [entry["abstract"] for entry in entries][1] == "Of On figs."
    assert len(entries) == 3
    assert not {"author", "year"} & {field for entry in entries for field in entry}


async def test_json_holds_titles_marks_and_lists(desk: Desk, here: Path) -> None:
    async with reading(desk) as person:
        await person.press("s", "a")
        await person.type("Later")
        await person.press("enter")
        await person.until("Added to the new list “Later”")
        await export(person, "js", "out.json")
        await person.until("Wrote 3 papers to out.json")
    papers = json.loads((here / "out.json").read_text("utf-8"))["papers"]
    assert [paper["title"] for paper in papers] == TITLES
    assert [paper["starred"] for paper in papers] == [True, False, False]
    assert [paper["lists"] for paper in papers] == [["Later"], [], []]


async def test_tables_and_references_hold_every_paper(desk: Desk, here: Path) -> None:
    async with reading(desk) as person:
        for form, name in {"csv": "out.csv", "ris": "out.ris", "csl": "out.csl.json"}.items():
            await export(person, form, name)
            await person.until(f"Wrote 3 papers to {name}")
    with (here / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["title"] for row in csv.DictReader(file)] == TITLES
    assert [each["title"] for each in rispy.loads((here / "out.ris").read_text())] == TITLES
    assert [each["title"] for each in json.loads((here / "out.csl.json").read_text())] == TITLES


async def test_what_the_filter_found_is_what_goes_out(desk: Desk, here: Path) -> None:
    async with reading(desk) as person:
        await person.filter("figs")
        await export(person, "js", "out.json")
        await person.until("Wrote 1 paper to out.json")
    written = json.loads((here / "out.json").read_text("utf-8"))
    assert [paper["title"] for paper in written["papers"]] == ["On figs"]
    assert written["title"] == "All: figs"


async def test_all_511_sample_papers_go_out(here: Path) -> None:
    async with reading(own_desk()) as person:
        await export(person, "js", "out.json")
        await person.until("Wrote 511 papers to out.json")
    assert len(json.loads((here / "out.json").read_text("utf-8"))["papers"]) == 511


async def test_a_file_that_is_there_is_asked_about(desk: Desk, here: Path) -> None:
    (here / "out.md").write_text("mine")
    async with reading(desk) as person:
        await export(person, "mar", "out.md")
        assert "out.mdistherealready.Overwriteit?" in unbroken(person)
        assert (here / "out.md").read_text() == "mine"


async def test_a_link_is_asked_about_with_what_it_leads_to(desk: Desk, here: Path) -> None:
    (here / "other.txt").write_text("mine")
    (here / "out.md").symlink_to("other.txt")
    async with reading(desk) as person:
        await export(person, "mar", "out.md")
        assert "out.md,alinkto" in unbroken(person)
        assert "other.txt,istherealready.Overwriteit?" in unbroken(person)
        assert (here / "other.txt").read_text() == "mine"


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_declining_keeps_the_old_file(desk: Desk, here: Path, key: str) -> None:
    (here / "out.md").write_text("mine")
    async with reading(desk) as person:
        await export(person, "mar", "out.md")
        await person.press(key)
        assert "Overwrite" not in person.text
        assert "Wrote" not in person.status
    assert (here / "out.md").read_text() == "mine"


async def test_declining_asks_for_another_name(desk: Desk, here: Path) -> None:
    (here / "out.md").write_text("mine")
    async with reading(desk) as person:
        await export(person, "mar", "out.md")
        await person.press("n")
        assert "Not overwritten; another name?" in person.dialog
        await person.press("ctrl+u")
        await person.type("other.md")
        await person.press("enter")
        await person.until("Wrote 3 papers to other.md")


async def test_agreeing_overwrites_the_file(desk: Desk, here: Path) -> None:
    (here / "out.md").write_text("mine")
    async with reading(desk) as person:
        await export(person, "mar", "out.md")
        await person.press("y")
        await person.until("Wrote 3 papers to out.md")
    assert "On figs" in (here / "out.md").read_text("utf-8")


async def test_a_folder_is_refused_in_the_dialog_which_stays(desk: Desk, here: Path) -> None:
    (here / "shelf").mkdir()
    async with reading(desk) as person:
        await export(person, "mar", "shelf")
        assert "That is a folder; name a file in it." in person.text
        await person.type("/out.md")
        await person.press("enter")
        await person.until(f"Wrote 3 papers to out.md in {here / 'shelf'}"[:90])


@pytest.mark.parametrize(("umask", "told"), [(0o022, True), (0o077, False)])
async def test_a_file_with_notes_that_others_may_read_is_told(
    desk: Desk, umask: int, told: bool
) -> None:
    first = desk.store.papers[desk.view.keys[0]]
    desk.apply(desk.library.set_note(first, "between us"))
    before = os.umask(umask)
    try:
        async with reading(desk, (160, 50)) as person:
            await export(person, "mar", "out.md")
            await person.until("Wrote 3 papers to out.md")
            assert (
                "it has your notes, and others on this computer may read it" in person.text
            ) == told
    finally:
        os.umask(before)


async def test_no_path_is_refused_in_the_dialog(desk: Desk) -> None:
    async with reading(desk) as person:
        await export(person, "mar", "  ")
        assert "A file needs a name." in person.text


@pytest.mark.parametrize("name", ["library.db", "pages/out.md", "backups/out.md", *OWN])
async def test_the_library_itself_is_refused_in_the_dialog(
    desk: Desk, here: Path, scratch_home: Path, name: str
) -> None:
    (here / "home").symlink_to(scratch_home)
    async with reading(desk) as person:
        await export(person, "mar", f"home/{name}")
        assert f"home/{name}isapartofyourlibrary;giveanothername." in unbroken(person)
        assert "Write Markdown to which file?" in person.dialog


async def test_a_folder_that_is_missing_is_said(desk: Desk, here: Path) -> None:
    async with reading(desk) as person:
        await export(person, "mar", "no/such/out.md")
        await person.until(lambda: "the folder is missing" in person.dialog)
    assert list(here.iterdir()) == []


async def test_a_tilde_is_the_home_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    async with reading(desk) as person:
        await export(person, "mar", "~/out.md")
        await person.until("Wrote 3 papers")
    assert (tmp_path / "home" / "out.md").exists()


@pytest.mark.parametrize(
    "typed",
    ["'{}/my papers.md'", '"{}/my papers.md"', "{}/my\\ papers.md", "file://{}/my%20papers.md"],
)
async def test_a_path_as_a_terminal_or_a_file_manager_gives_it_is_understood(
    desk: Desk, here: Path, typed: str
) -> None:
    async with reading(desk) as person:
        await export(person, "mar", typed.format(here))
        await person.until("Wrote 3 papers to my papers.md")
    assert [each.name for each in here.iterdir()] == ["my papers.md"]


async def test_tab_completes_the_path(desk: Desk, here: Path) -> None:
    (here / "a shelf of papers").mkdir()
    async with reading(desk) as person:
        await export(person, "mar", None)
        await person.press("ctrl+u")
        await person.type("a sh")
        await person.press("tab")
        await person.type("out.md")
        await person.press("enter")
        await person.until("Wrote 3 papers to out.md")
    assert (here / "a shelf of papers" / "out.md").exists()


async def test_the_home_of_somebody_unknown_is_no_reason_to_fall(desk: Desk) -> None:
    async with reading(desk) as person:
        await export(person, "mar", "~nobody-of-that-name/out.md")
        await person.press("escape", "escape", "j")
        assert person.cursor() == "On figs"


async def test_a_name_too_long_for_the_disk_is_no_reason_to_fall(desk: Desk) -> None:
    async with reading(desk) as person:
        await export(person, "mar")
        await person.paste("x" * 400)
        await person.press("enter")
        assert "too long" in person.dialog


async def test_the_clipboard_gets_the_same_text_and_is_remembered(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("x", "tab", "down", "right", "tab", "escape")
        for form, begins in {"mar": "# All", "bib": "% All", "js": "{"}.items():
            await person.press("x")
            await person.type(form)
            if form == "mar":
                await person.press("tab", "down", "space")
            await person.press("enter")
            await person.until(": 3 papers as ")
            assert person.app.clipboard.startswith(begins)
            assert "On figs" in person.app.clipboard


async def test_an_empty_view_has_nothing_to_export(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.choose("Starred")
        await person.press("x")
        assert person.status.startswith("There is nothing in view to export.")


async def test_a_list_whose_name_is_a_path_offers_a_safe_file(desk: Desk) -> None:
    async with reading(desk) as person:
        await person.press("a")
        await person.type("../../etc/x")
        await person.press("enter")
        await person.until("Added to the new list")
        await person.choose("../../etc/x")
        await export(person, "mar")
        assert "etc x.md" in person.text
        assert "../../etc/x.md" not in person.text


async def test_at_40_by_12_every_choice_can_be_seen_when_chosen(desk: Desk) -> None:
    async with reading(desk, (40, 12)) as person:
        await person.press("x")
        for _ in range(2 * len(FORMATS)):
            assert person.text.count("▌") == 1
            await person.press("down")


async def test_at_40_by_12_a_list_among_many_can_be_seen_when_chosen(desk: Desk) -> None:
    for number in range(15):
        desk.apply(desk.library.make_list(f"List {number:02}"))
    async with reading(desk, (40, 12)) as person:
        await person.press("a")
        for number in range(15):
            assert f"▌ ☐ List {number:02}" in person.text
            await person.press("down")
