"""``carrel lists`` and ``export``: what can be carried out without a screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tui.cli.carrel import carrel

SPARSE, DENSE, LONG = "Sparse Attention in Practice", "Dense Retrieval at Scale", "Long Contexts"


def papers(*arguments: str) -> list[Any]:
    """The papers of an export in JSON."""
    ended = carrel("export", "-f", "json", *arguments)
    assert ended.err == ""
    found = json.loads(ended.out)
    assert ended.status == (0 if found["papers"] else 1)
    return list(found["papers"])


def titles(*arguments: str) -> list[str]:
    return [each["title"] for each in papers(*arguments)]


# Lists


def test_without_a_list_it_is_said_how_to_make_one() -> None:
    ended = carrel("lists")
    assert (ended.status, ended.out) == (1, "")
    assert "You have no reading list yet" in ended.err


def test_lists_are_named_with_their_numbers_of_papers(keep: Callable[..., None]) -> None:
    keep([SPARSE, DENSE], in_list="Later")
    keep([], in_list="[/b]")
    ended = carrel("lists")
    assert (ended.status, ended.err) == (0, "")
    assert [line.split("\t")[:2] for line in ended.out.splitlines()] == [
        ["Later", "2"],
        ["[/b]", "0"],
    ]


def test_tabs_stand_between_a_lists_name_its_papers_what_is_done_and_when_it_is_due(
    keep: Callable[..., None],
) -> None:
    keep([SPARSE], in_list="To read 2")
    assert carrel("lists").out == "To read 2\t1\t0\t\n"


def test_no_list_is_nothing_found() -> None:
    ended = carrel("lists")
    assert (ended.status, ended.out) == (1, "")


# What goes out


def test_all_papers_go_out_with_the_newest_page_first(monday: Path, tuesday: Path) -> None:
    carrel("add", monday, tuesday)
    assert titles() == [LONG, SPARSE, DENSE]


def test_a_list_goes_out_in_its_own_order(monday: Path, keep: Callable[..., None]) -> None:
    carrel("add", monday)
    keep([DENSE, "Kept from Elsewhere", SPARSE], in_list="To read")
    assert titles("To read") == [DENSE, "Kept from Elsewhere", SPARSE]


@pytest.mark.parametrize("name", ["to READ [/b]", "To read [/b]"])
def test_a_list_is_found_by_its_name_whatever_the_case(
    keep: Callable[..., None], name: str
) -> None:
    keep([DENSE], in_list="To read [/b]")
    assert titles(name) == [DENSE]


def test_starred_papers_go_out_with_the_time_of_the_star(
    monday: Path, keep: Callable[..., None]
) -> None:
    carrel("add", monday)
    keep([DENSE])
    (only,) = papers("--starred")
    assert only["title"] == DENSE
    assert "T" in json.dumps(only)


def test_without_pages_the_samples_go_out_and_are_said_to_be_no_own_ones() -> None:
    for arguments in (("export", "-f", "json"), ("search", "-f", "json", "attention")):
        ended = carrel(*arguments)
        assert ended.status == 0
        assert ended.out
        assert "sample pages" in ended.err
        assert "carrel add" in ended.err
    assert len(json.loads(carrel("export", "-f", "json").out)["papers"]) == 511


def test_after_a_first_page_that_failed_the_papers_are_said_to_be_the_samples(
    tmp_path: Path,
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Nothing of a page.\n", encoding="utf-8")
    for wrong in (notes, tmp_path / "not-there.txt"):
        assert carrel("add", wrong).status == 2
        for arguments in (("export", "-f", "json"), ("search", "attention")):
            ended = carrel(*arguments)
            assert (ended.status, ended.err.count("\n")) == (0, 1)
            assert "your library has no page yet; these are the papers of the sample" in ended.err
        ended = carrel("lists")
        assert (ended.status, ended.out) == (1, "")
        assert "You have no reading list yet" in ended.err


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Später", "Spa\u0308ter"), ("Spa\u0308ter", "SPÄTER"), ("x y", "x\u200b  y")],
)
def test_a_list_goes_out_by_a_name_that_looks_like_its_own(
    keep: Callable[..., None], name: str, typed: str
) -> None:
    keep([SPARSE], in_list=name)
    assert titles(typed) == [SPARSE]


def test_what_is_nearly_the_name_of_a_list_is_told(keep: Callable[..., None]) -> None:
    keep([DENSE], in_list="Nowhere")
    ended = carrel("export", "Nowhre")
    assert (ended.status, ended.out) == (2, "")
    assert "no reading list is called Nowhre (did you mean “Nowhere”?)" in ended.err
    assert "--query Nowhre searches for it" in ended.err


@pytest.mark.parametrize("what", ["Empty", "--starred"])
def test_nothing_to_write_is_nothing_found(keep: Callable[..., None], what: str) -> None:
    keep([], in_list="Empty")
    ended = carrel("export", "-f", "json", what)
    assert (ended.status, json.loads(ended.out)["papers"]) == (1, [])
    assert ended.err == f"No such paper stands in “{what.strip('-').title()}”.\n"


def test_an_export_says_which_page_is_missing_from_it(
    monday: Path, tuesday: Path, scratch_home: Path
) -> None:
    carrel("add", monday, tuesday)
    for each in (scratch_home / "pages").iterdir():
        if each.read_bytes() == monday.read_bytes():
            each.unlink()
    ended = carrel("export")
    assert LONG in ended.out
    assert "monday" in ended.err


def test_what_is_no_list_is_a_query_and_the_best_papers_go_out_first(
    monday: Path, tuesday: Path, keep: Callable[..., None]
) -> None:
    carrel("add", monday, tuesday)
    keep([DENSE], in_list="Dense ones")
    assert titles("sparse", "atention") == [SPARSE]
    assert titles("title:d | title:l", "!title:sparse") == [LONG, DENSE]
    assert titles("--query", "long") == [LONG]
    ended = carrel("export", "dense", "-f", "bibtex")
    assert (
        "taken for the reading list “Dense ones”; --query dense searches for the words" in ended.err
    )
    assert DENSE in ended.out


def test_a_query_with_no_answer_is_said_to_be_one_and_an_empty_export_is_written(
    monday: Path,
) -> None:
    carrel("add", monday)
    ended = carrel("export", "title:zzqq", "-f", "csl")
    assert (ended.status, ended.out) == (1, "[]\n")
    assert ended.err == "No paper answers title:zzqq.\n"


def test_two_scopes_at_once_are_refused() -> None:
    for more in (["--starred"], ["--query", "x"]):
        ended = carrel("export", "attention", *more)
        assert (ended.status, ended.out) == (2, "")
        assert "give one of them" in ended.err


def test_an_empty_name_does_not_mean_all_papers() -> None:
    ended = carrel("export", "")
    assert (ended.status, ended.out) == (2, "")
    assert "the list or query is empty" in ended.err


# In which format


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("markdown", "# To read"),
        ("bibtex", "% To read"),
        ("json", "{"),
        ("text", "To read"),
        ("csv", '"key","title",'),
        ("ris", "TY  - GEN"),
        ("csl", "["),
    ],
)
def test_a_format_is_chosen_by_name(keep: Callable[..., None], form: str, begins: str) -> None:
    keep([DENSE], in_list="To read")
    ended = carrel("export", "To read", "--format", form)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(begins)
    assert "Dense" in ended.out
    assert ended.out.endswith("\n")


def test_without_a_format_it_is_markdown(keep: Callable[..., None]) -> None:
    keep([DENSE], in_list="To read")
    assert carrel("export", "To read").out == carrel("export", "To read", "-f", "markdown").out


def test_an_unknown_format_is_wrong_and_the_known_ones_are_named() -> None:
    ended = carrel("export", "-f", "word")
    assert (ended.status, ended.out) == (2, "")
    assert (
        "word: no such format; there are markdown, bibtex, biblatex, json, text, csv, tsv, "
        "ris, csl, ndjson, org, html" in ended.err
    )


# Where to


@pytest.mark.parametrize("suffix", [".md", ".bib", ".json", ".txt", ".csv", ".ris", ".csl.json"])
def test_a_files_suffix_tells_the_format(
    keep: Callable[..., None], tmp_path: Path, suffix: str
) -> None:
    keep([DENSE], in_list="To read")
    ended = carrel("export", "To read", "-o", f"out{suffix}", cwd=tmp_path)
    assert ended == (0, "", f"Wrote 1 paper to out{suffix}\n")
    written = (tmp_path / f"out{suffix}").read_bytes().decode()
    assert written == carrel("export", "To read", "-f", suffix).out


def test_a_format_that_was_named_counts_more_than_the_suffix(
    keep: Callable[..., None], tmp_path: Path
) -> None:
    keep([DENSE], in_list="To read")
    carrel("export", "To read", "-f", "json", "-o", tmp_path / "out.md")
    assert json.loads((tmp_path / "out.md").read_text("utf-8"))


@pytest.mark.parametrize("name", ["papers", "für später", ".papers"])
def test_a_name_without_a_suffix_gets_what_standard_output_gets(
    keep: Callable[..., None], tmp_path: Path, name: str
) -> None:
    keep([DENSE], in_list="To read")
    ended = carrel("export", "To read", "-o", name, cwd=tmp_path)
    assert ended == (0, "", f"Wrote 1 paper to {name}\n")
    assert (tmp_path / name).read_bytes().decode() == carrel("export", "To read").out


def test_a_suffix_that_tells_nothing_is_wrong_and_writes_nothing(tmp_path: Path) -> None:
    ended = carrel("export", "-o", "out.pdf", cwd=tmp_path)
    assert ended.status == 2
    assert "out.pdf: no such format; there are markdown, bibtex, " in ended.err
    assert "; -f chooses one, whatever the file's name" in ended.err
    assert not (tmp_path / "out.pdf").exists()


def test_a_file_that_is_there_is_overwritten_only_by_force(
    keep: Callable[..., None], tmp_path: Path
) -> None:
    keep([DENSE], in_list="To read")
    (tmp_path / "out.md").write_text("mine")
    ended = carrel("export", "To read", "-o", "out.md", cwd=tmp_path)
    assert ended.status == 2
    assert "out.md is there already; --force overwrites it" in ended.err
    assert (tmp_path / "out.md").read_text() == "mine"
    assert carrel("export", "To read", "-o", "out.md", "--force", cwd=tmp_path).status == 0
    assert DENSE in (tmp_path / "out.md").read_text()


def test_a_folder_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    ended = carrel("export", "-o", tmp_path / "gone" / "out.md")
    assert ended.status == 2
    assert "the folder is missing; create it, or choose another" in ended.err


OWN = ["library.db", "pages/new.md", "backups/one.db", "cache/new.md", "carrel.log"]
OWN += ["settings.toml", "pages/../settings.toml"]


@pytest.mark.parametrize("command", ["export", "dump", "backup"])
@pytest.mark.parametrize("name", OWN)
def test_nothing_is_written_over_the_library_itself(
    monday: Path, keep: Callable[..., None], scratch_home: Path, command: str, name: str
) -> None:
    carrel("add", monday)
    keep([DENSE], in_list="To read")
    carrel("search", "sparse")
    (scratch_home / "settings.toml").write_text("[keys]")
    (scratch_home / "carrel.log").write_text("what went wrong")
    path = scratch_home / name
    before = {each: each.read_bytes() for each in scratch_home.rglob("*") if each.is_file()}
    where = ("-f", "json", "-o", path) if command == "export" else (path,)
    for force in ((), ("--force",)):
        ended = carrel(command, *where, *force)
        assert (ended.status, ended.out) == (2, "")
        assert f"{path} is a part of your library; give another name." in ended.err
    after = {each: each.read_bytes() for each in scratch_home.rglob("*") if each.is_file()}
    assert after == before


@pytest.mark.parametrize("command", [["export", "-f", "json", "-o"], ["dump"], ["backup"]])
def test_another_name_of_a_page_is_given_to_what_is_written_and_the_page_stays(
    monday: Path, tmp_path: Path, scratch_home: Path, command: list[str]
) -> None:
    carrel("add", monday)
    (copy,) = (scratch_home / "pages").iterdir()
    (tmp_path / "mine").hardlink_to(copy)
    assert carrel(*command, "mine", "--force", cwd=tmp_path).status == 0
    assert copy.read_bytes() == monday.read_bytes()
    assert (tmp_path / "mine").read_bytes() != monday.read_bytes()


@pytest.mark.parametrize(("form", "tab"), [("csv", ","), ("tsv", "\t")])
def test_a_table_can_be_raw_and_begin_as_excel_wants_it(
    keep: Callable[..., None], form: str, tab: str
) -> None:
    keep(["=1+1"])
    assert f'{tab}"\'=1+1"' in carrel("export", "--starred", "-f", form).out
    ended = carrel("export", "--starred", "-f", form, "--raw", "--bom")
    assert f'{tab}"=1+1"' in ended.out
    assert ended.out.startswith(f'\ufeff"key"{tab}')


@pytest.mark.parametrize("option", ["--raw", "--bom"])
def test_what_is_for_tables_alone_is_refused_elsewhere(option: str) -> None:
    ended = carrel("export", "-f", "json", option)
    assert (ended.status, ended.out) == (2, "")
    assert "--raw and --bom are for csv and tsv, not for json" in ended.err


# What of it, and as what


def test_abstracts_notes_and_read_papers_stay_where_it_is_wished(monday: Path) -> None:
    carrel("add", monday)
    carrel("note", SPARSE, "Mine.")
    carrel("mark", "read", DENSE)
    (only,) = papers("--unread", "--no-abstracts")
    assert (only["title"], only["abstract"], only["note"]) == (SPARSE, "", "Mine.")
    assert [each["note"] for each in papers("--no-notes")] == ["", ""]


def test_citations_in_a_style_go_out_by_its_name_its_suffix_or_its_path(
    monday: Path, tmp_path: Path
) -> None:
    carrel("add", monday)
    cited = f"{DENSE}. (n.d.).\n\n{SPARSE}. (n.d.).\n"
    assert carrel("export", "-f", "apa").out == cited
    assert carrel("search", "title:sparse", "-f", "apa").out == f"{SPARSE}. (n.d.).\n"
    assert carrel("export", "-o", "cited.apa.txt", cwd=tmp_path).status == 0
    assert (tmp_path / "cited.apa.txt").read_text() == cited
    ended = carrel("export", "-f", "/no/such/style.csl")
    assert (ended.status, ended.out) == (2, "")
    assert "/no/such/style.csl: no such file" in ended.err


def test_a_folder_has_a_file_a_paper_and_a_file_a_list(monday: Path, tmp_path: Path) -> None:
    carrel("add", monday)
    carrel("list", "new", "Later", SPARSE)
    ended = carrel("export", "-f", "folder", "-o", "out", cwd=tmp_path)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "3 files (3 new) in out\n"
    names = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert names == [f"{DENSE}.md", "Later.md", f"{SPARSE}.md"]
    assert carrel("export", "-f", "folder").status == 2


@pytest.mark.parametrize(("mode", "told"), [(0o755, True), (0o700, False)])
def test_a_folder_with_notes_that_others_may_read_is_told(
    monday: Path, tmp_path: Path, mode: int, told: bool
) -> None:
    carrel("add", monday)
    carrel("note", SPARSE, "Between us.")
    (tmp_path / "out").mkdir()
    (tmp_path / "out").chmod(mode)
    ended = carrel("export", "-f", "folder", "-o", "out", cwd=tmp_path)
    assert ("others on this computer may read it: chmod 700 ends that" in ended.err) == told


def test_no_folder_of_the_librarys_own_is_written_to(monday: Path, scratch_home: Path) -> None:
    carrel("add", monday)
    ended = carrel("export", "-f", "folder", "-o", scratch_home / "pages")
    assert ended.status == 2
    assert "is a part of your library" in ended.err
