"""What stands behind a text stays where it belongs, however wide the terminal takes that for."""

from __future__ import annotations

import re
from unicodedata import category

import pytest

from tui.terminal.columns import keep_columns

WIDE, NARROW = (2, 3), (0, 1)
"""Cells of a mark and of any other sign beyond ASCII, in two terminals that go far apart."""
TEXTS = ["किताब हिन्दी", "🇩🇪 flag", "🫠 new", "e\u0301", "תמיד", "ခ္မေ"]


class Screen:
    """A terminal of one line, which knows to go to a column and to write."""

    def __init__(self, widths: tuple[int, int]) -> None:
        self.cells, self.at, self.widths = [" "] * 40, 0, widths

    def feed(self, data: str) -> str:
        """Write, and return what is seen."""
        for column, _, text in re.findall(r"\x1b\[(?:1;)?(\d+)[GH]|(\x1b\[[?\d]*[a-z])|(.)", data):
            if column:
                self.at = int(column) - 1
            elif text:
                for cell in range(self._width(text)):
                    self.cells[self.at + cell] = "" if cell else text
                self.at += self._width(text)
        return "".join(self.cells)

    def _width(self, text: str) -> int:
        mark, other = self.widths
        return 1 if text.isascii() or text in "│✓" else mark if category(text)[0] == "M" else other


@pytest.mark.parametrize("widths", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("text", TEXTS)
def test_what_stands_behind_a_text_stays_in_its_column(text: str, widths: tuple[int, int]) -> None:
    screen = Screen(widths)
    screen.cells = ["x"] * 40
    screen.feed(keep_columns(f"\x1b[1;2H\x1b[1m{text}\x1b[0m{' ' * 12}│ ok\x1b[1;39H✓"))
    assert screen.cells[-2] == "✓"
    assert "".join(screen.cells[-40:]).endswith("xxx✓x") or "│ ok" in "".join(screen.cells)
    assert "x" not in "".join(screen.cells[1 : screen.cells.index("│")])


def test_what_is_as_wide_everywhere_is_written_as_it_was() -> None:
    plain = "\x1b[1;1H\x1b[1m● Größe 日本 한국 ≥ …\x1b[0m\n\x1b[2;1Htext"
    assert keep_columns(plain) == plain


def test_other_lines_are_written_as_they_were() -> None:
    before, after = "\x1b[1;1H│ first", "\x1b[3;1H│ third"
    written = keep_columns(f"{before}\n\x1b[2;1Hहि\n{after}")
    assert written.startswith(f"{before}\n")
    assert written.endswith(f"\n{after}")
