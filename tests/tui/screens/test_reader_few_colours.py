"""Terminals of 16 and of 8 colours: what is written is told from its ground, whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyte.screens import Char
from rich.style import Style

from tests.tui.screens.test_reader_terminals import reader
from tests.tui.test_theme import linux_console
from tui.colours import READABLE
from tui.contrast import contrast

ORNAMENT = {"▐", "▌", "─", "│", "╭", "╮", "╰", "╯"}
"""Signs that tell nothing by themselves."""


def style_of(cell: Char) -> Style:
    """The style that a cell was written in; pyte has an own name for what is yellow to others."""
    front, back = (name.replace("brown", "yellow") for name in (cell.fg, cell.bg))
    return Style(
        color=front,
        bgcolor=back,
        bold=cell.bold,
        italic=cell.italics,
        underline=cell.underscore,
        reverse=cell.reverse,
    )


@pytest.mark.parametrize("name", ["screen", "linux", "vt100"])
def test_all_that_is_on_the_screen_can_be_read(tmp_path: Path, name: str) -> None:
    with reader(tmp_path, TERM=name, COLORTERM="") as terminal:
        terminal.wait_for("These are the sample pages")

        def check() -> None:
            terminal.until_idle()
            for row in range(terminal.screen.lines):
                for cell in terminal.cells(row):
                    if cell.data.strip() and cell.data not in ORNAMENT:
                        seen = contrast(*linux_console(style_of(cell)))
                        assert seen >= READABLE, (cell, terminal.lines[row])

        check()
        assert any(cell.reverse for row in range(40) for cell in terminal.cells(row))
        terminal.send("/mask")
        terminal.wait_for("51 of 511")
        check()
        terminal.send("<enter>")
        terminal.wait_gone("to the list")
        for key, words in {
            "a": "which reading list",
            "t": "Which tag",
            "x": "Export 51",
            "?": "In the list",
        }.items():
            terminal.send(key)
            terminal.wait_for(words)
            check()
            terminal.send("<escape>")
            terminal.wait_gone(words)
        terminal.send("T")
        terminal.wait_for("too few colours")
        assert (b"\x1b]11;?" in terminal.raw) is (name == "screen"), "who prints it is not asked"
        terminal.send("Q")
        assert terminal.exit_status() == 0
