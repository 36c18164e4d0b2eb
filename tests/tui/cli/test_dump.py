"""``carrel dump`` and ``carrel load``, as a person runs them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.cli.carrel import carrel
from tui.library.locations import Locations
from tui.library.storage.dump.parse import LARGEST

Keep = Callable[..., None]


def test_a_library_is_carried_to_another_home(
    keep: Keep, monday: Path, tmp_path: Path, scratch_home: Path
) -> None:
    carrel("add", monday)
    keep(["A", "B"], in_list="To read")
    assert carrel("dump", "all.json", cwd=tmp_path).status == 0
    text = (tmp_path / "all.json").read_text("utf-8")
    assert carrel("dump").out == text
    elsewhere = str(tmp_path / "elsewhere")
    ended = carrel("load", tmp_path / "all.json", CARREL_HOME=elsewhere)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "Loaded 1 reading list, 2 papers in lists, 1 page.\n"
    assert carrel("dump", CARREL_HOME=elsewhere).out == text
    assert carrel("pages", CARREL_HOME=elsewhere).out == carrel("pages").out
    again = carrel("load", "-", stdin=text.encode(), CARREL_HOME=elsewhere)
    assert (again.status, again.err) == (0, "Your library has all of it already.\n")


def test_a_dump_overwrites_nothing_unasked_and_never_the_library(
    keep: Keep, tmp_path: Path, scratch_home: Path
) -> None:
    keep(["A"])
    (tmp_path / "all.json").write_text("mine")
    ended = carrel("dump", "all.json", cwd=tmp_path)
    assert ended.status == 2
    assert "--force overwrites it" in ended.err
    assert (tmp_path / "all.json").read_text() == "mine"
    assert carrel("dump", "all.json", "--force", cwd=tmp_path).status == 0
    database = Locations(scratch_home).database
    before = database.read_bytes()
    assert carrel("dump", "--force", database).status == 2
    assert database.read_bytes() == before


def test_a_page_that_is_gone_is_told(monday: Path, scratch_home: Path) -> None:
    carrel("add", monday)
    next((scratch_home / "pages").iterdir()).unlink()
    ended = carrel("dump")
    assert ended.status == 2
    assert "the page monday is without its text" in ended.err
    assert json.loads(ended.out)["page"][0]["name"] == "monday"


@pytest.mark.parametrize("content", ["hello", '{"format": "\x1b[31m"}'])
def test_what_is_no_dump_is_told_and_makes_no_library(
    tmp_path: Path, scratch_home: Path, content: str
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(content)
    ended = carrel("load", bad)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.endswith("Nothing was loaded\n")
    assert not scratch_home.exists()


def test_what_is_no_file_is_told_at_once(tmp_path: Path, scratch_home: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    for name in ("pipe.json", ".", ""):
        ended = carrel("load", name, cwd=tmp_path)
        assert ended.status == 2, name
        assert ended.err.startswith("carrel: ")
    assert not scratch_home.exists()


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    ended = carrel("load", large)
    assert ended.status == 2
    assert "larger than 512 MiB" in ended.err
