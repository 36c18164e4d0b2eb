"""The search as its docstring tells it to whoever reads it first."""

from __future__ import annotations

import pkgutil

import tui.library.search


def test_each_room_of_the_search_is_told_with_its_question() -> None:
    told = (tui.library.search.__doc__ or "").split("Its rooms:")[1].splitlines()
    rooms = {line.split()[0]: line for line in told if line}
    assert set(rooms) == {each.name for each in pkgutil.iter_modules(tui.library.search.__path__)}
    assert len(rooms) <= 17
    assert all("?" in line for line in rooms.values())
