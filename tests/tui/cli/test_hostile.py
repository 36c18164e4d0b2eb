"""Strangers' bytes: names, titles and arguments never reach the terminal as control characters.

`carrel` looks for these in everything that it runs; here they are put where they could come from.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.cli.carrel import carrel, page

EVIL = "a\x1b]0;owned\x07b\x1b[31mc\x9b2Jd\x08\u202ee"
SHOWN = "abcde"
BYTES = b"bad\xff\x1b[31m.txt"


def named(folder: Path, name: str | bytes, content: str) -> Path:
    """A file with a name that somebody thought of."""
    path = folder / os.fsdecode(name)
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        if error.errno not in {errno.EILSEQ, errno.EINVAL}:
            raise
        pytest.skip("this disk has no such names")
    return path


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (f"{EVIL}.txt", SHOWN),
        (BYTES, "bad\ufffd"),
        ("two\nlines.txt", "two lines"),
        ("[red]b [MASK].txt", "[red]b [MASK]"),
        ("--help.txt", "--help"),
    ],
)
def test_a_hostile_file_name_is_shown_clean(tmp_path: Path, name: str | bytes, shown: str) -> None:
    ended = carrel("add", named(tmp_path, name, page("Sparse Attention in Practice")))
    assert ended.status == 0
    assert ended.out.startswith(f"{shown}")
    assert carrel("pages").out == ended.out


def test_a_hostile_page_can_be_removed_by_the_name_that_is_shown(tmp_path: Path) -> None:
    carrel("add", named(tmp_path, f"{EVIL}.txt", page("Sparse Attention in Practice")))
    assert carrel("remove", SHOWN).status == 0
    assert carrel("pages").status == 1


def test_a_missing_file_with_a_hostile_name_is_named_clean(tmp_path: Path) -> None:
    ended = carrel("add", EVIL, os.fsdecode(BYTES), cwd=tmp_path)
    assert ended.status == 2
    assert ended.err == (
        f"carrel: {SHOWN}: no such file; not added\n"
        "carrel: bad\ufffd.txt: no such file; not added\n"
    )


def test_a_hostile_file_without_papers_is_named_clean(tmp_path: Path) -> None:
    ended = carrel("add", named(tmp_path, f"{EVIL}.txt", ""))
    assert ended.status == 2
    assert f"{SHOWN}.txt: no paper was found in it" in ended.err


def test_the_same_hostile_page_twice_is_named_clean(tmp_path: Path) -> None:
    path = named(tmp_path, f"{EVIL}.txt", page("Sparse Attention in Practice"))
    carrel("add", path)
    assert f"{SHOWN}.txt: your library has this page already" in carrel("add", path).err


@pytest.mark.parametrize("form", ["markdown", "bibtex", "json", "text"])
def test_hostile_titles_and_labels_go_out_clean(tmp_path: Path, form: str) -> None:
    title = f"Sparse {EVIL} Attention in Practice"
    carrel("add", named(tmp_path, "page.txt", page(title, label="Mar\x1b[31m 11")))
    ended = carrel("export", "-f", form)
    assert ended.status == 0
    assert f"Sparse {SHOWN} Attention" in ended.out
    assert "owned" not in ended.out


def test_hostile_list_names_go_out_clean(keep: Callable[..., None]) -> None:
    keep(["Sparse"], in_list=f"{EVIL} [/b]")
    assert carrel("lists").out.startswith(f"{SHOWN} [/b]")
    assert carrel("export", f"{SHOWN} [/b]").status == 0


@pytest.mark.parametrize(
    "arguments", [["remove", EVIL], ["list", "show", EVIL], ["export", "-f", EVIL], [EVIL]]
)
def test_hostile_arguments_are_refused_in_clean_words(arguments: list[str]) -> None:
    ended = carrel(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err


@pytest.mark.parametrize("arguments", [["pages", EVIL], ["list", "show", "a", EVIL], [f"--{EVIL}"]])
def test_hostile_arguments_that_are_too_many_are_refused_in_clean_words(
    arguments: list[str],
) -> None:
    assert carrel(*arguments).status == 2


@pytest.mark.parametrize("command", ["export", "search"])
def test_a_hostile_query_goes_out_clean(monday: Path, command: str) -> None:
    carrel("add", monday)
    for form in ("markdown", "bibtex", "html"):
        ended = carrel(command, f"{EVIL} | dense", "-f", form)
        assert "Dense" in ended.out


def test_a_hostile_output_file_that_is_there_is_named_clean(tmp_path: Path) -> None:
    named(tmp_path, f"{EVIL}.md", "mine")
    ended = carrel("export", "-o", f"{EVIL}.md", cwd=tmp_path)
    assert ended.status == 2
    assert f"{SHOWN}.md is there already" in ended.err
    assert (tmp_path / f"{EVIL}.md").read_text() == "mine"


def test_a_hostile_home_is_named_clean(tmp_path: Path) -> None:
    home = tmp_path / EVIL
    home.mkdir()
    (home / "library.db").write_text("mine")
    ended = carrel("pages", CARREL_HOME=str(home))
    assert ended.status == 2
    assert f"{SHOWN}/library.db" in ended.err


def test_a_hostile_home_is_named_clean_by_what_takes_care_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keep: Callable[..., None]
) -> None:
    """Names of files are data here, and go to standard output."""
    monkeypatch.setenv("CARREL_HOME", str(tmp_path / "x\x1b[6661m\u202ey"))
    keep(["Sparse"])
    paths = [line.split("\t") for line in carrel("paths").out.splitlines()]
    assert {Path(path).relative_to(tmp_path).parts[0] for _, path in paths} == {"xy"}
    assert carrel("backup").out.startswith(f"{tmp_path}/xy/backups/000001-")
    assert carrel("backup", f"{EVIL}.db", cwd=tmp_path).out == f"{SHOWN}.db\n"
    assert f"{tmp_path}/xy/library.db is whole" in carrel("doctor").out
    assert "1 starred" in carrel("restore").out
    assert f"{tmp_path}/xy/backups/000001-" in carrel("restore", "1").err
