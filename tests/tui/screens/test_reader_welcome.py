"""The card of the first start: once, closed by any key, which does nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.cli.carrel import PROGRAM, ROOT
from tests.tui.reader import Reader
from tests.tui.screens.desks import desk_of, numbered, read_on_disk
from tests.tui.screens.person import reading
from tui.library.desk import Desk
from tui.library.session import load_session

CARD = "Welcome to carrel"


@pytest.fixture
def desk() -> Desk:
    """Six papers that nobody saw yet."""
    desk = desk_of(numbered(6))
    desk.greets = True
    return desk


@pytest.mark.parametrize("size", [(120, 30), (40, 12)])
async def test_it_says_what_a_page_is_where_papers_come_from_and_five_keys(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with reading(desk, size) as person:
        await person.until(CARD)
        said = person.dialog
        assert "A page is a saved listing of papers: from the web, a feed, BibTeX …" in said
        assert "+ adds one, as `carrel add` does; w fetches what you subscribed to." in said
        for line in ("Space read on", "/ filter", "s star", "a put into a", "? all keys"):
            assert line in said
        await person.press("r")
        await person.until_gone(CARD)
        assert read_on_disk() == []
        await person.press("j")
        assert person.cursor() == "Paper 02"
        assert desk.session.welcomed


def test_it_comes_at_the_first_start_alone(tmp_path: Path) -> None:
    for first in (True, False):
        with Reader([*PROGRAM], tmp_path, cwd=ROOT) as terminal:
            if first:
                (tmp_path / "carrel" / "session.json").unlink()
            terminal.wait_for("These are the sample pages")
            if first:
                terminal.wait_for(CARD)
                terminal.send("q")
                terminal.wait_for(lambda seen: CARD not in seen.text)
            terminal.send("j")
            terminal.wait_for("511 papers")
            assert CARD not in terminal.text
            terminal.send("Q")
            assert terminal.exit_status() == 0
        assert load_session(tmp_path / "carrel" / "session.json").welcomed
