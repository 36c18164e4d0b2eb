"""Draw each picture, dark and light: the reader opens on a library of invented papers."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from tui.app import Carrel
from tui.library.adding import add_path
from tui.library.library import Library
from tui.library.loader import library_desk
from tui.library.locations import Locations
from tui.screens.reader import Reader
from tui.settings import Settings
from tui.theme import textual_theme

HERE = Path(__file__).parent
PAGES = (HERE.parent.parent / "seeds", HERE / "2026-03-14.json")
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
THEMES = {"dark": "carrel-dark", "light": "carrel-light"}


class Picture(NamedTuple):
    """What is shown."""

    name: str
    keys: str
    """What is pressed before: keys with blanks between, or a text in quotes that is typed."""
    size: tuple[int, int] = (120, 34)


BEFORE = 'j s j r j t "retrieval" enter j a "to read" enter j j s a enter g'
"""What the person did on the desk before any picture."""
PICTURES = (
    Picture("list", "j j"),
    Picture("search", '/ "sparse atention" enter'),
    Picture("reading", "j j z", (100, 34)),
    Picture("export", "j j x"),
    Picture("help", "?"),
)


def pressed(keys: str) -> list[str]:
    """Return the keys that are pressed, one by one."""
    found: list[str] = []
    for typed, key in re.findall(r'"([^"]*)"|(\S+)', keys):
        found += ["space" if each == " " else each for each in typed] if typed else [key]
    return found


async def draw(picture: Picture, theme: str) -> str:
    """Use the reader for a moment and return what it shows, as SVG."""
    with tempfile.TemporaryDirectory() as home:
        library = Library(Locations(Path(home)))
        for path in PAGES:
            library.apply(add_path(library, path.resolve()))
        app = Carrel(library_desk(library), Settings(theme=theme), Reader)
        async with app.run_test(size=picture.size) as pilot:
            app.register_theme(textual_theme(theme))
            app.theme = theme  # in all its colours, wherever it is drawn
            while not app.desk.indexed:
                await pilot.pause(0.01)
            for key in (*pressed(BEFORE), *pressed(picture.keys)):
                await pilot.press(key)
                await pilot.pause(0.05)
            await pilot.pause(0.2)
            drawn = app.export_screenshot(title="carrel")
        library.close()
    # No font is fetched from anywhere: a reader's own monospaced one is right.
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r"font-family: ?[^;]*;", f"font-family: {FONT};", drawn)
    # Names of clips and styles are made of what is drawn, and differ from run to run.
    drawn = re.sub(r"terminal-\d+", f"terminal-{picture.name}", drawn)
    drawn = drawn.replace("<text ", '<text xml:space="preserve" ')
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"


async def main() -> None:
    """Draw them all."""
    for picture in PICTURES:
        for name, theme in THEMES.items():
            path = HERE / f"{picture.name}-{name}.svg"
            path.write_text(await draw(picture, theme), "utf-8")


if __name__ == "__main__":
    asyncio.run(main())
