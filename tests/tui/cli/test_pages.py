"""``carrel add``, ``pages`` and ``remove``: data on one stream, messages on the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.cli.carrel import carrel, page

KEPT = "What you marked, listed, tagged or noted is kept; `carrel undo` brings a page back.\n"


def copies(home: Path) -> list[bytes]:
    """What the library has in its folder of pages."""
    return sorted(each.read_bytes() for each in (home / "pages").iterdir())


def names() -> list[str]:
    """The pages as `carrel pages` lists them."""
    return [line.split()[0] for line in carrel("pages").out.splitlines()]


# Add


def test_an_added_page_is_copied_and_named_on_stdout(monday: Path, scratch_home: Path) -> None:
    ended = carrel("add", monday)
    assert ended.status == 0
    assert ended.out.split() == ["monday", "2", "Mar", "11"]
    assert "Your library has 2 papers on 1 page" in ended.err
    assert "The sample pages give way to yours" in ended.err
    assert copies(scratch_home) == [monday.read_bytes()]


def test_several_pages_are_added_in_order(monday: Path, tuesday: Path) -> None:
    ended = carrel("add", tuesday, monday)
    assert ended.status == 0
    assert [line.split()[0] for line in ended.out.splitlines()] == ["tuesday", "monday"]
    assert "3 papers on 2 pages" in ended.err


def test_fields_stand_between_tabs_so_that_names_with_blanks_can_be_told(
    tmp_path: Path, monday: Path
) -> None:
    renamed = monday.rename(tmp_path / "my monday page.txt")
    assert carrel("add", renamed).out == "my monday page\t2\tMar 11\n"
    assert carrel("pages").out == "my monday page\t2\tMar 11\n"


def test_one_paper_on_one_page_is_said_in_the_singular(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(page("Sparse Attention in Practice"))
    assert "Your library has 1 paper on 1 page." in carrel("add", tmp_path / "one.txt").err


def test_the_same_bytes_are_not_added_twice(
    monday: Path, tmp_path: Path, scratch_home: Path
) -> None:
    carrel("add", monday)
    (tmp_path / "copy.txt").write_bytes(monday.read_bytes())
    ended = carrel("add", tmp_path / "copy.txt")
    assert (ended.status, ended.out) == (0, "")
    assert "copy.txt: your library has this page already" in ended.err
    assert names() == ["monday"]
    assert len(copies(scratch_home)) == 1


def test_one_file_named_twice_is_added_once(monday: Path) -> None:
    assert carrel("add", monday, monday).out.count("monday") == 1
    assert names() == ["monday"]


def test_another_page_of_the_same_name_gets_a_number(monday: Path) -> None:
    carrel("add", monday)
    monday.write_text(page("Another Paper Altogether"))
    assert carrel("add", monday).out.startswith("monday (2)")


def test_a_folder_means_the_pages_in_it(monday: Path, tuesday: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.7")
    ended = carrel("add", tmp_path)
    assert ended.status == 0
    assert names() == ["monday", "tuesday"]


def test_a_folder_without_pages_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = carrel("add", tmp_path / "empty")
    assert (ended.status, ended.out) == (2, "")
    assert "empty: has no file of papers (.txt, .md, " in ended.err
    assert ended.err.endswith("); not added\n")


def test_a_folder_means_bibliographies_and_data_too(tmp_path: Path) -> None:
    entry = "@article{a,\n  title = {Lanterns in the Fog of the Harbour},\n  year = {2024}\n}\n"
    for name in ("saved.bib", "~saved.bib", ".saved.bib"):
        (tmp_path / name).write_text(entry)
    (tmp_path / "settings.json").write_text('{"colour": "blue"}')
    ended = carrel("add", tmp_path)
    assert (ended.status, ended.out) == (2, "saved\t1\t\n")
    assert "settings" in ended.err


def test_what_is_refused_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "diff.txt").write_text("git status\n\nOn branch main\n\ngit push\n\nUp-to-date\n")
    ended = carrel("add", tmp_path / "diff.txt")
    assert ended.status == 2
    assert "nothing taken" in ended.err
    assert "no paper was found" not in ended.err


def test_a_dash_means_standard_input_and_what_comes_there_is_named_by_its_label(
    monday: Path, scratch_home: Path
) -> None:
    ended = carrel("add", "-", stdin=monday.read_bytes())
    assert (ended.status, ended.out) == (0, "Mar 11\t2\tMar 11\n")
    assert copies(scratch_home) == [monday.read_bytes()]


def test_an_empty_standard_input_has_no_paper(scratch_home: Path) -> None:
    ended = carrel("add", "-", stdin=b"")
    assert (ended.status, ended.out) == (2, "")
    assert "no paper was found in it; not added" in ended.err
    assert not (scratch_home / "pages").exists()


def test_a_missing_file_does_not_keep_good_ones_out(
    monday: Path, tuesday: Path, tmp_path: Path
) -> None:
    ended = carrel("add", monday, tmp_path / "gone.txt", tuesday)
    assert ended.status == 2
    assert [line.split()[0] for line in ended.out.splitlines()] == ["monday", "tuesday"]
    assert "gone.txt: no such file; not added" in ended.err
    assert names() == ["monday", "tuesday"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no paper was found in it"),
        (b"\n\n  \n", "no paper was found in it"),
        (b"\x7fELF\x00\x01\x00\x00", "looks like a binary file"),
    ],
)
def test_a_file_without_papers_is_not_added(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "odd.txt").write_bytes(content)
    ended = carrel("add", tmp_path / "odd.txt")
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert carrel("pages").status == 1


def test_what_was_not_understood_is_told_and_the_page_is_added(
    monday: Path, scratch_home: Path
) -> None:
    monday.write_bytes(monday.read_bytes().replace(b"We", "γγ W".encode() + b"\xff"))
    ended = carrel("add", monday)
    assert ended.status == 0
    assert "carrel: monday: 2 bytes were not UTF-8 and were replaced" in ended.err
    assert copies(scratch_home) == [monday.read_bytes()]


def test_what_a_page_was_read_as_is_said(monday: Path, tmp_path: Path) -> None:
    assert "monday: 2 papers as Daily Papers page\n" in carrel("add", monday).err


def test_junk_is_not_added_unless_forced_and_stays_then(tmp_path: Path) -> None:
    junk = tmp_path / "junk.txt"
    junk.write_text("git status\n\nOn branch main\n\ngit push\n\nEverything up-to-date\n")
    refused = carrel("add", junk)
    assert refused.status == 2
    assert "`carrel add --force` takes them all" in refused.err
    assert carrel("pages").out == ""
    forced = carrel("add", "--force", junk)
    assert (forced.status, forced.out) == (0, "junk\t2\t\n")
    assert carrel("pages").out == "junk\t2\t\n"


def test_nothing_to_add_is_wrong_use() -> None:
    ended = carrel("add")
    assert (ended.status, ended.out) == (2, "")
    assert "usage: carrel add" in ended.err


# Pages


def test_pages_are_listed_on_stdout_in_the_order_added(monday: Path, tuesday: Path) -> None:
    carrel("add", tuesday, monday)
    ended = carrel("pages")
    assert (ended.status, ended.err) == (0, "")
    assert [line.split() for line in ended.out.splitlines()] == [
        ["tuesday", "2", "Mar", "12"],
        ["monday", "2", "Mar", "11"],
    ]


def test_no_page_is_nothing_found_and_says_how_to_add_one() -> None:
    ended = carrel("pages")
    assert (ended.status, ended.out) == (1, "")
    assert "carrel add PAGE" in ended.err


def test_a_page_whose_copy_is_gone_is_named_beside_the_others(
    monday: Path, tuesday: Path, scratch_home: Path
) -> None:
    carrel("add", monday, tuesday)
    for each in (scratch_home / "pages").iterdir():
        if each.read_bytes() == monday.read_bytes():
            each.unlink()
    ended = carrel("pages")
    assert ended.status == 2
    assert ended.out.startswith("tuesday")
    assert "carrel: monday: " in ended.err
    assert "no such file" in ended.err


# Remove


def test_a_removed_page_is_gone(monday: Path, tuesday: Path) -> None:
    carrel("add", monday, tuesday)
    ended = carrel("remove", "monday")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == f"Removed the page “monday”\n{KEPT}"
    assert names() == ["tuesday"]


def test_a_page_is_meant_by_what_the_screen_calls_it(monday: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(page("Another Paper Altogether"))
    carrel("add", monday, tmp_path / "other.txt")
    assert carrel("pages").out == "monday\t2\tMar 11\nother\t1\tMar 11 (2)\n"
    assert carrel("__complete", "words", "remove", "Mar").out == (
        "Mar 11\tmonday\nMar 11 (2)\tother\n"
    )
    assert carrel("remove", "Mar 11 (2)").status == 0
    assert names() == ["monday"]
    assert carrel("page", "rename", "Mar 11", "Lamps").status == 0
    assert carrel("pages").out == "monday\t2\tLamps\n"
    assert "did you mean “Lamps”?" in carrel("remove", "Lamp").err


def test_what_a_removed_page_was_copied_from_stays(monday: Path) -> None:
    before = monday.read_bytes()
    carrel("add", monday)
    carrel("remove", "monday")
    assert monday.read_bytes() == before


def test_an_unknown_name_does_not_keep_the_others_from_being_removed(
    monday: Path, tuesday: Path
) -> None:
    carrel("add", monday, tuesday)
    ended = carrel("remove", "friday", "tuesday")
    assert ended.status == 2
    assert "no page is called friday; `carrel pages` lists them" in ended.err
    assert "Removed the page “tuesday”\n" in ended.err
    assert ended.err.endswith(KEPT)
    assert names() == ["monday"]


def test_a_name_is_gone_after_it_was_removed_once(monday: Path) -> None:
    carrel("add", monday)
    ended = carrel("remove", "monday", "monday")
    assert ended.status == 2
    assert "no page is called monday" in ended.err


def test_removing_a_page_keeps_starred_papers_for_export(
    monday: Path, keep: Callable[..., None]
) -> None:
    carrel("add", monday)
    keep(["Sparse Attention in Practice"])
    carrel("remove", "monday")
    ended = carrel("export", "--starred", "-f", "text")
    assert ended.status == 0
    assert "Sparse Attention in Practice" in ended.out
    assert "We show that it works well" in ended.out


# A page's file that is not what was added


ALTERED = "carrel: monday: its file was altered since it was added; read as it is by now\n"


@pytest.mark.parametrize("arguments", [["pages"], ["search", "retrieval"], ["export"]])
def test_a_page_that_was_edited_is_read_and_told(
    monday: Path, scratch_home: Path, arguments: list[str]
) -> None:
    carrel("add", monday)
    (copy,) = (scratch_home / "pages").iterdir()
    copy.write_text(page("Dense Retrieval, by Hand"), encoding="utf-8")
    ended = carrel(*arguments)
    assert (ended.status, ended.err) == (0, ALTERED)
    assert "by Hand" in ended.out or ended.out == "monday\t1\tMar 11\n"
    assert carrel("add", monday).status == 0
    assert carrel(*arguments).err == ""


@pytest.mark.parametrize("arguments", [["pages"], ["export"]])
def test_a_link_in_a_pages_place_is_not_followed(
    monday: Path, tuesday: Path, scratch_home: Path, arguments: list[str]
) -> None:
    carrel("add", monday)
    (copy,) = (scratch_home / "pages").iterdir()
    copy.unlink()
    copy.symlink_to(tuesday)
    ended = carrel(*arguments)
    assert ended.status == 2
    assert "is a link, not a file of its own" in ended.err
    assert "Long Contexts" not in ended.out
