"""A person at the reader: opens it on a desk, presses keys, and sees what the screen shows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, closing

from rich.style import Style
from textual import events
from textual._context import visible_screen_stack
from textual.pilot import Pilot
from textual.strip import Strip

from tests.tui.screens.quick import painted, quick
from tui.app import Carrel
from tui.library.desk import Desk
from tui.screens.reader import Reader
from tui.settings import Settings
from tui.widgets.line_view import LineView

PATIENCE = 30.0
"""Seconds until a condition that never comes true fails a test."""
GLANCE = 0.05
"""Seconds after which whoever waits looks again although nothing was to be painted."""
TURNS = 6
"""Turns of the event loop without a message waiting anywhere until nothing is on its way."""

Size = tuple[int, int]
THREE_PANES = (120, 20)
"""Room for all panes, and no more rows than painting them often is worth."""


def screen_strips(app: Carrel) -> list[Strip]:
    """The rows of the screen as they are painted, dialogs and what they stand over included."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def screen_text(app: Carrel) -> str:
    """All that can be read on the screen, a line a row."""
    return "\n".join(strip.text for strip in screen_strips(app))


async def until(pilot: Pilot[None], true: Callable[[], object], what: str = "") -> None:
    """Let the app work until something is true; fail with the screen when it never is."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert isinstance(pilot.app, Carrel)
        if pilot.app._exception is not None:
            raise pilot.app._exception
        if time.monotonic() > deadline:
            raise AssertionError(f"never true: {what or true}\n{screen_text(pilot.app)}")
        await pilot._wait_for_screen()
        await asyncio.sleep(0.001)
        # What changed is laid out now, and not with the next frame.
        for screen in pilot.app.screen_stack:
            screen._on_timer_update()


class Person:
    """Someone at the reader.

    Args:
        app: the reader.
        pilot: presses its keys.
    """

    def __init__(self, app: Carrel, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.has_looked = False
        """Whether the whole screen was painted since anything was done."""
        self._waits = False
        self._glance = 0, 0.0, ""
        """What was seen last while waiting: how much was painted by then, until when, the text."""

    @property
    def reader(self) -> Reader:
        """The reader's screen, under whatever dialog is open."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, Reader)
        return screen

    # Doing

    async def press(self, *keys: str) -> None:
        """Press keys, by Textual's names or as characters, and let them take effect."""
        for key in keys:
            await self.type((key,))

    async def type(self, text: Iterable[str]) -> None:
        """Press the key of each character, as fast as the app takes them."""
        await self.app._press_keys(text)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste, as a terminal does with bracketed paste."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(columns, rows)
        await until(self.pilot, lambda: self._sizes() == {(columns, rows)}, "screens have the size")
        await self.settle()

    def _sizes(self) -> set[Size]:
        sizes = (each._compositor.size for each in self.app.screen_stack)
        return {(size.width, size.height) for size in sizes}

    async def filter(self, query: str) -> None:
        """Type a query in the filter bar and go to the papers found."""
        await self.press("/")
        await self.type(query)
        await self.until(lambda: self.app.desk.indexed and "reading the words" not in self.text)
        await self.press("enter")

    async def settle(self) -> None:
        """Let every message on its way arrive; changes on disk may take longer: see `until`."""
        self.has_looked = False
        await self._quiet()
        # A handler may still be at work on its last message.
        await self.pilot._wait_for_screen()
        # This lays out, which is dear, so it comes once; panes may get new sizes by it. What lies
        # below a dialog may have changed too.
        for screen in self.app.screen_stack:
            screen._on_timer_update()
        await self._quiet()
        if self.app._exception is not None:
            raise self.app._exception

    async def _quiet(self) -> None:
        turns = 0
        while turns < TURNS:
            await asyncio.sleep(0)
            turns = 0 if self._messages_wait() else turns + 1

    async def until(self, true: Callable[[], object] | str) -> None:
        """Let the app work until something is true, or a text is on the screen."""
        if isinstance(true, str):
            await self._until(lambda: true in self.text, f"{true!r} is on the screen")
        else:
            await self._until(true)

    async def until_gone(self, text: str) -> None:
        """Let the app work until a text is no longer on the screen."""
        await self._until(lambda: text not in self.text, f"{text!r} is gone")

    async def _until(self, true: Callable[[], object], what: str = "") -> None:
        self._waits, self._glance = True, (0, 0.0, "")
        try:
            await until(self.pilot, true, what)
        finally:
            self._waits = False

    async def choose(self, source: str) -> None:
        """Walk down the sidebar to a source and leave the keys there."""
        await self.press("h", "h", "g")
        while self.pointed != source:
            before = self.cursor("sidebar")
            await self.press("j")
            assert self.cursor("sidebar") != before, f"{source!r} is not there\n{self.text}"

    def _messages_wait(self) -> bool:
        # All screens are asked: of those below one has its size from the one above, which may go.
        everybody = (self.app, *self.app._registry)
        return any(not each._message_queue.empty() for each in everybody)

    # Seeing

    @property
    def text(self) -> str:
        """All that can be read on the screen."""
        self.has_looked = True
        # Painting is dear, and whoever waits looks a thousand times a second.
        times, limit, text = self._glance
        now = time.monotonic()
        if not self._waits or times != painted[0] or now > limit:
            text = screen_text(self.app)
            self._glance = painted[0], now + GLANCE, text
        return text

    @property
    def dialog(self) -> str:
        """What stands in the open dialog, its lines joined by blanks."""
        inside = [line.split("│")[1] for line in self.text.split("\n") if line.count("│") > 1]
        return " ".join(" ".join(inside).split())

    def line(self, text: str) -> str:
        """The first row of the screen that has a text."""
        return next(line for line in self.text.split("\n") if text in line)

    def pane(self, name: str) -> str:
        """What stands in the pane ``sidebar``, ``papers`` or ``paper``, under its heading, without
        its scroll bar.
        """
        return "\n".join(strip.text[:-1].rstrip() for strip in self.strips(name)[1:])

    def heading(self, name: str = "papers") -> str:
        """What stands over a pane: its title, and what is said of it."""
        strips = self.strips(name)
        return strips[0].text.strip("─━ ") if strips else ""

    def strips(self, name: str) -> list[Strip]:
        """The painted lines of a part of the reader; none when it is not shown."""
        widget = self.reader.query_one(f"#{name}")
        if not widget.display or not widget.region.area:
            return []
        return widget.render_lines(widget.size.region)

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that are on the screen, from left to right."""
        names = ("sidebar", "papers", "paper")
        return tuple(name for name in names if self.strips(name))

    def below(self, title: str) -> str:
        """The second line of the row whose first line has a text."""
        lines = self.pane("papers").split("\n")
        return next(lines[n + 1] for n, line in enumerate(lines) if title in line).strip("▌ ")

    @property
    def pointed(self) -> str:
        """The name under the sidebar's cursor, or that of a heading with its sign."""
        name, _, _ = self.cursor("sidebar").rpartition(" ")
        return name.rstrip("━─ ")

    def cursor(self, pane: str = "papers") -> str:
        """The first line of the row under a pane's cursor, without the signs before the text."""
        marked = [line for line in self.pane(pane).split("\n") if line.startswith("▌")]
        return marked[0].lstrip("▌ ●✓★☐☑") if marked else ""

    @property
    def reading(self) -> str:
        """The title in the detail pane, as far as its first line."""
        lines = self.pane("paper").split("\n")
        return next((line.strip() for line in lines if line.strip()), "")

    def row(self, title: str) -> str:
        """The line of the list that has a title, signs included and the cursor's bar left out.

        It is empty when no paper of that title is in sight.
        """
        lines = self.pane("papers").split("\n")
        return next((line.lstrip("▌ ").rstrip() for line in lines if title in line), "")

    def count(self, source: str) -> str:
        """What the sidebar counts beside a source: its unread papers, or ``✓`` when all are read;
        where there is room how many are read, of how many.

        It is empty when no source of that name is in sight.
        """
        for line in self.pane("sidebar").split("\n"):
            name, _, counted = line.lstrip("▌ ").removesuffix(" read").rpartition(" ")
            if name.rstrip("━─ ") == source:
                return counted
        return ""

    @property
    def status(self) -> str:
        """The status line, or the lines that a long message takes."""
        return " ".join(strip.text.strip() for strip in self.strips("status")).strip()

    @property
    def keys_are_in(self) -> str:
        """The name of the part of the reader that has the keys, or nothing."""
        focused = self.app.focused
        return "" if focused is None else str(focused.id)

    @property
    def tops(self) -> dict[str, int]:
        """The line at the top of each pane."""
        return {str(each.id): each.top for each in self.reader.query(LineView)}

    def style(self, text: str, pane: str = "") -> Style:
        """How the first cell of a text is painted, on the screen or in one pane."""
        strips = self.strips(pane) if pane else screen_strips(self.app)
        for strip in strips:
            at = strip.text.find(text)
            for segment in strip if at >= 0 else ():
                if at < len(segment.text):
                    return segment.style or Style()
                at -= len(segment.text)
        raise AssertionError(f"{text!r} is not on the screen\n{self.text}")

    def matched(self, pane: str) -> list[str]:
        """The texts in a pane that are painted as matches, in order."""
        return [
            segment.text
            for strip in self.strips(pane)
            for segment in strip
            if segment.style and segment.style.underline and segment.style.bold
        ]


@asynccontextmanager
async def reading(
    desk: Desk, size: Size = THREE_PANES, settings: Settings | None = None
) -> AsyncIterator[Person]:
    """The reader, open on a desk; when it is left, its library is closed."""
    with quick(), closing(desk.library):
        app = Carrel(desk, settings or Settings(), Reader)
        async with app.run_test(size=size) as pilot:
            person = Person(app, pilot)
            await person.settle()
            yield person
            # Nothing is painted that no test looks at, and what stands there now can be.
            assert not app.is_running or person.has_looked or screen_text(app)
