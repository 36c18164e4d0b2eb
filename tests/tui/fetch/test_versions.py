"""Versions of answers are remembered, as a cache: never trusted for more than it can say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.fetch.client import NO_VALIDATORS, Validators
from tui.fetch.versions import MOST, Version, Versions

URL, SAID = "https://example.org/day", Validators('"7"', "Thu, 26 Nov 2026 06:00:00 GMT")


def test_a_version_is_known_as_long_as_its_page_is_there(tmp_path: Path) -> None:
    Versions(tmp_path / "cache" / "f.json").keep({URL: Version(SAID, "abc")})
    versions = Versions(tmp_path / "cache" / "f.json")
    assert versions.known(URL, {"abc"}) == SAID
    assert versions.known(URL, {"def"}) == NO_VALIDATORS
    assert versions.known(URL + "2", {"abc"}) == NO_VALIDATORS


def test_the_latest_version_counts_and_one_without_a_mark_is_forgotten(tmp_path: Path) -> None:
    versions = Versions(tmp_path / "f.json")
    versions.keep({URL: Version(SAID, "abc")})
    versions.keep({URL: Version(Validators('"8"'), "def")})
    assert versions.known(URL, {"abc", "def"}) == Validators('"8"')
    versions.keep({URL: Version(NO_VALIDATORS, "def")})
    assert versions.known(URL, {"abc", "def"}) == NO_VALIDATORS


def test_only_the_last_ones_are_remembered(tmp_path: Path) -> None:
    versions = Versions(tmp_path / "f.json")
    versions.keep({f"{URL}/{n}": Version(SAID, "abc") for n in range(MOST + 5)})
    assert versions.known(f"{URL}/4", {"abc"}) == NO_VALIDATORS
    assert versions.known(f"{URL}/5", {"abc"}) == SAID


@pytest.mark.parametrize(
    "text", [b"", b"{", b"{}", b"3", b"[3, [1, 2, 3, 4], [1]]", b"\xff", b"[" * 100_000]
)
def test_a_file_that_is_damaged_knows_nothing_and_is_written_anew(
    tmp_path: Path, text: bytes
) -> None:
    (tmp_path / "f.json").write_bytes(text)
    versions = Versions(tmp_path / "f.json")
    assert versions.known(URL, {"abc"}) == NO_VALIDATORS
    versions.keep({URL: Version(SAID, "abc")})
    assert versions.known(URL, {"abc"}) == SAID


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    versions = Versions(tmp_path / "file" / "f.json")
    versions.keep({URL: Version(SAID, "abc")})
    assert versions.known(URL, {"abc"}) == NO_VALIDATORS
