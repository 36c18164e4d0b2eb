"""The library as a whole, from the palette: copied, dumped, merged; other tools' files taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsing.paper import paper_key
from tests.tui.cli.carrel import carrel
from tests.tui.screens.desks import lists_on_disk, own_desk, starred_on_disk
from tests.tui.screens.person import Person, reading
from tui.library.locations import locations

PAPERS = "@misc{a, title={Boats at Night}, abstract={They drift when nobody steers them at all.}}\n"
ANNOTATED = (
    "@misc{b, title={Lanterns}, abstract={They are lit when it is dark.}, tags={fog, light}}\n"
)
WIDE = (160, 30)


@pytest.fixture(autouse=True)
def own_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with a paper that is starred, and the folder that the reader is started in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "papers.bib").write_text(PAPERS)
    assert carrel("add", tmp_path / "papers.bib").status == 0
    assert carrel("star", paper_key("Boats at Night")).status == 0
    return tmp_path


async def do(person: Person, words: str) -> None:
    """Find a command by its words, and do it."""
    await person.press(":")
    await person.type(words)
    await person.press("enter")


async def answer(person: Person, path: Path) -> None:
    """Type a path in place of the one that stands there."""
    await person.press("ctrl+u")
    await person.type(str(path))
    await person.press("enter")


async def test_the_library_is_copied_into_its_backups() -> None:
    async with reading(own_desk(), WIDE) as person:
        before = {*locations().backups.glob("*.db")}
        await do(person, "folder of backups")
        await person.until("Copied your library to ")
        assert len({*locations().backups.glob("*.db")} - before) == 1


async def test_the_library_is_dumped_and_merged_into_another(
    own_papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = own_papers / "all.json"
    async with reading(own_desk(), WIDE) as person:
        await do(person, "whole library to one file")
        assert "Write the whole library to which file? carrel.json" in person.dialog
        await answer(person, file)
        await person.until("Wrote your library to ")
    assert file.read_text() == carrel("dump").out
    assert file.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("CARREL_HOME", str(own_papers / "elsewhere"))
    async with reading(own_desk(), WIDE) as person:
        await do(person, "merge it into the library")
        await answer(person, file)
        await person.until("Loaded 1 mark, 1 page")
        await person.until(lambda: "★ Boats at Night" in person.text)
        await person.press("u")
        await person.until("Undone: loaded 1 mark, 1 page")
        await person.press("ctrl+r")
        await person.until("Redone: loaded 1 mark, 1 page")
        await do(person, "merge it into the library")
        await answer(person, file)
        await person.until("Your library has all of it already")
    assert starred_on_disk() == ["Boats at Night"]


async def test_the_library_is_checked_and_where_it_lies_is_told() -> None:
    async with reading(own_desk(), WIDE) as person:
        await do(person, "check that all is well")
        await person.until("All is well; nothing was altered.")
        assert "each as it was added" in person.dialog
        await person.press("escape")
        await do(person, "settings and log lie")
        assert str(locations().log) in person.dialog.replace(" ", "")
    locations().settings.write_text("stars = 1\n")
    async with reading(own_desk(), WIDE) as person:
        await do(person, "check that all is well")
        await person.until("WRONG")
        assert "there is no setting 'stars'" in person.dialog


async def test_a_backup_is_shown_with_what_it_has_and_asked_about() -> None:
    assert carrel("backup").status == 0
    assert carrel("star", "--off", paper_key("Boats at Night")).status == 0
    async with reading(own_desk(), WIDE) as person:
        await do(person, "restore a backup")
        await person.until("Which backup shall be brought back?")
        assert "asked 1 starred, 1 page" in person.dialog
        await person.press("enter")
        assert "It has 1 starred, 1 page. Now there is 1 page, which is kept" in person.dialog
        await person.press("n")
        assert person.app.again is None


async def test_what_is_no_dump_is_told(own_papers: Path) -> None:
    async with reading(own_desk(), WIDE) as person:
        await do(person, "merge it into the library")
        await answer(person, own_papers / "papers.bib")
        await person.until("Nothing was loaded")
        await do(person, "merge it into the library")
        await answer(person, own_papers / "nothing.json")
        assert "There is no " in person.dialog


async def test_a_dump_is_no_file_to_import_and_it_is_said_what_merges_it(own_papers: Path) -> None:
    assert carrel("dump", own_papers / "all.json").status == 0
    async with reading(own_desk(), WIDE) as person:
        await do(person, "import a file")
        await answer(person, own_papers / "all.json")
        await person.until(
            "Not imported: all.json: is a dump of a library, which the palette merges"
        )


async def test_a_file_of_another_tool_is_imported_as_one_step(own_papers: Path) -> None:
    (own_papers / "other.bib").write_text(ANNOTATED)
    (own_papers / "own.json").write_text(
        json.dumps(
            {
                "format": "carrel-papers",
                "version": 1,
                "title": "x",
                "papers": [{"title": "Lanterns", "abstract": "Lit.", "lists": ["Later"]}],
            }
        )
    )
    async with reading(own_desk(), WIDE) as person:
        await do(person, "import a file")
        await answer(person, own_papers / "other.bib")
        await person.until("Imported 1 paper: 1 new page, 2 tags on 1 paper")
        await person.until(lambda: person.row("Lanterns"))
        assert "#fog" in person.text
        await person.press("u")
        await person.until("Undone: imported")
        assert "#fog" not in person.text
        await do(person, "import a file")
        await answer(person, own_papers / "own.json")
        await person.until("Imported 1 paper")
        assert lists_on_disk() == {"Later": ["Lanterns"]}
