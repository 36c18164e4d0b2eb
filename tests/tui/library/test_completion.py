"""Paths as people give them: typed, dragged into the terminal, copied from a file manager."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.library.completion import path_of


@pytest.mark.parametrize(
    "given", ["{}", " {} ", "'{}'", '"{}"', "file://{quoted}", "{escaped}"], ids=str
)
def test_a_path_is_found_as_programs_give_it(given: str, tmp_path: Path) -> None:
    path = tmp_path / "my page.txt"
    path.write_text("x")
    text = str(path)
    typed = given.format(text, quoted=path.as_uri()[7:], escaped=text.replace(" ", "\\ "))
    assert path_of(typed) == path


def test_a_backslash_that_is_in_a_name_stays(tmp_path: Path) -> None:
    path = tmp_path / "my\\ page.txt"
    path.write_text("x")
    assert path_of(str(path)) == path
