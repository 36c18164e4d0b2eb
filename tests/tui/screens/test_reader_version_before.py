"""The reader on a library and settings of the version before."""

from __future__ import annotations

import pytest

from tests.tui.library.earlier import bring
from tests.tui.screens.desks import own_desk, starred_on_disk
from tests.tui.screens.person import reading
from tui.library.locations import locations
from tui.library.search.index import build_index
from tui.settings import load_settings

SIZE = (120, 40)


@pytest.fixture(autouse=True)
def before() -> None:
    """That library is the person's own."""
    bring(locations())


async def test_what_it_held_is_on_the_screen() -> None:
    desk = own_desk()
    desk.use_index(build_index(desk.store.papers.values()))
    async with reading(desk, SIZE) as person:
        counts = {
            "All": "4",
            "Starred": "4",
            "To read [/b]": "1",
            "Später": "1",
            "From another l…": "1",
            "Graphs": "1",
            "Graphs (2)": "1",
            "Jan 5": "1",
            "Jan 6": "2",
        }
        assert {source: person.count(source) for source in counts} == counts, person.text
        assert "✓ ★ Sparse Attention in Practice" in person.text
        await person.press("j")
        shown = " ".join(person.pane("paper").split())
        for says in ("Tags #für später #Methods", "Note First line. • second line"):
            assert says in shown
        assert "1 Jan 2026" in shown
        await person.press("G")
        shown = " ".join(person.pane("paper").split())
        assert person.reading == "Kept from Elsewhere"
        lists = "Später (2 of 3), From another library (1 of 1)"
        for says in ("Asked.", "Theirs.", "#methods", lists):
            assert says in shown, person.text


async def test_its_settings_are_understood_and_its_keys_do_what_they_did() -> None:
    settings = load_settings(locations().settings)
    assert settings.problems == ()
    assert settings.theme == "carrel-light"
    async with reading(own_desk(), SIZE, settings) as person:
        await person.press("g", "ctrl+n")
        title = "Sparse Attention in Practice"
        assert person.reading == title
        was = title in starred_on_disk()
        await person.press("s")
        assert (title in starred_on_disk()) == was
        await person.press("asterisk")
        await person.until(lambda: (title in starred_on_disk()) != was)
        await person.press("backspace")
        await person.until(lambda: (title in starred_on_disk()) == was)
