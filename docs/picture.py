"""Draws the README's picture from the reader itself: ``make picture``."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from tui.app import Carrel
from tui.library.library import Library
from tui.library.loader import library_desk
from tui.library.locations import Locations
from tui.settings import Settings
from tui.theme import textual_theme

FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
KEYS = (
    *("l", "h", "j", "s", "j", "r", "j"),
    *("a", *"to read", "enter", "j", "s", "a", "enter", "g", "j"),
    *("slash", *"sparse atention", "enter"),
)


async def draw(path: Path) -> None:
    """Use the reader for a moment and keep what it shows."""
    with tempfile.TemporaryDirectory() as home:
        library = Library(Locations(Path(home)))
        app = Carrel(library_desk(library), Settings())
        async with app.run_test(size=(132, 36)) as pilot:
            # In all its colours, wherever it is drawn.
            app.register_theme(textual_theme("carrel-dark"))
            app.theme = "carrel-dark"
            while not app.screen.desk.indexed:  # type: ignore[attr-defined]
                await pilot.pause(0.01)
            for key in KEYS:
                await pilot.press("space" if key == " " else key)
                await pilot.pause()
            await pilot.pause()
            picture = app.export_screenshot(title="carrel")
        library.close()
    # No font is fetched from anywhere: a reader's own monospaced one is right.
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    picture = re.sub(r"font-family: ?[^;]*;", f"font-family: {FONT};", picture)
    picture = picture.replace("<text ", '<text xml:space="preserve" ')
    path.write_text("\n".join(line.rstrip() for line in picture.splitlines()) + "\n")


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1])))
