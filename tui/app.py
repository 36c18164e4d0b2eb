"""App: theme, keys, and the screen it opens with."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import events
from textual.app import App
from textual.filter import LineFilter
from textual.keys import _character_to_key, _normalize_key_list
from textual.screen import Screen
from textual.timer import Timer

from parsing.text import clean_block
from tui.actions.commands import BY_NAME
from tui.console import say
from tui.copying import Copying
from tui.library.desk import Desk
from tui.library.phrases import plural
from tui.messages import GroundTold
from tui.screens.command_screen import CommandScreen
from tui.settings import Settings
from tui.terminal.ground import is_dark_by_environment, name_of_terminal
from tui.theme import NAMES
from tui.theming import Theming
from tui.widgets.line_view import PLAIN
from tui.widgets.steady import Steady
from tui.workers import Workers

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tui.actions.drafting import Typing
    from tui.library.cancellation import Rest
    from tui.library.locations import Locations
    from tui.library.storage.doctor import Finding
    from tui.reopening import Again


_prepare_timer = Timer.__init__


def _prepare(timer: Timer, *given: Any, **named: Any) -> None:
    # Textual skips what comes late, and nothing is left of a timer that rings but once: where the
    # machine stopped for 8 ms at that moment, no further size of the window would ever be heeded.
    named.setdefault("skip", named.get("repeat") != 0)
    _prepare_timer(timer, *given, **named)


setattr(Timer, "__init__", _prepare)  # noqa: B010
SHOW_CURSOR = "\x1b[?25h"
First = Callable[[Desk, Workers, Mapping[str, str]], CommandScreen]
"""Makes the screen that an app opens with, given the keys of each command by its name."""


class Carrel(Copying, Theming, App[None]):
    """Reader over one desk.

    Args:
        desk: what is read, and where it is marked.
        settings: the person's theme, layout and keys.
        first: makes the screen that stays.
    """

    TITLE = "carrel"
    CSS_PATH = "carrel.tcss"
    ENABLE_COMMAND_PALETTE = False  # the reader has its own

    def __init__(self, desk: Desk, settings: Settings, first: First) -> None:
        super().__init__()
        self._first = first
        self.desk = desk
        self._settings = settings
        self.threads = Workers()
        self.fault: BaseException | None = None
        """What ended the reader, when that was a fault of its own."""
        self.typing: Typing | None = None
        """What was being typed when the reader ended."""
        self.again: Again | None = None
        """What it is left for, if it is to be opened again."""
        self._last_filters: list[LineFilter] = [Steady()]
        if settings.plain:
            from tui.widgets.plain import Undrawn

            self.set_class(True, PLAIN, update=False)
            self._last_filters.append(Undrawn())
        self.default = settings.theme
        self.begin_with(self._chosen_theme(), on_dark=self._ground_known())
        changed = {name: keys for name, keys in settings.keys.items() if keys != BY_NAME[name].keys}
        self.set_keymap(changed)
        self._bound = frozenset(_normalize_key_list(",".join(settings.keys.values())).split(","))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what all that is drawn goes through; all terminals agree how wide it comes out."""
        return [*super().get_line_filters(), *self._last_filters]

    def _chosen_theme(self) -> str:
        """Return what was chosen last, on the screen or in the settings."""
        session, settings = self.desk.session, self._settings
        is_newer = session.theme in NAMES and session.theme_in_settings == settings.theme
        return session.theme if is_newer else settings.theme

    def _ground_known(self) -> bool:
        """Tell whether the terminal is dark, as far as is known without an answer."""
        told = self.desk.session.grounds.get(name_of_terminal())
        by_environment = is_dark_by_environment() is not False
        return by_environment if told is None else told == "dark"

    def on_ground_told(self, event: GroundTold) -> None:
        """Be light or dark as the terminal is, now and at the next start."""
        self.show_ground(dark=event.dark)
        told = {name_of_terminal(): "dark" if event.dark else "light"}
        self.desk.remember(grounds={**self.desk.session.grounds, **told})

    def get_default_screen(self) -> Screen[None]:
        """Return the one screen that stays."""
        return self._first(self.desk, self.threads, self._settings.keys)

    async def on_event(self, event: events.Event) -> None:
        """Let the reader look at each key first; what is pasted comes through the door."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = clean_block(event.text)
        if isinstance(event, events.Key) and not event.is_forwarded and self._settings.layout:
            event = self._in_place(event)
        if isinstance(event, events.Key):
            self.threads.last_key = time.monotonic()
        screen = self.screen if self.screen_stack else None
        if (
            not isinstance(event, events.Key)
            or event.is_forwarded
            or not isinstance(screen, CommandScreen)
        ):
            await super().on_event(event)
        elif not screen.take_key(event):
            await super().on_event(event)
            screen.end_key()

    def _in_place(self, event: events.Key) -> events.Key:
        """A key of the second layout as the one that a US keyboard has in its place.

        What is typed stays what it is, and so does a sign that is a command's own key.
        """
        held, plus, key = event.key.rpartition("+")
        meant = self._settings.layout.get(event.character or key)
        typed_in = self.focused if self.screen_stack else None
        if (
            meant is None
            or event.key in self._bound
            or (typed_in and typed_in.check_consume_key(event.key, event.character))
        ):
            return event
        name = _character_to_key(meant.lower() if held else meant)
        return events.Key(held + plus + name, meant if event.character else None)

    def on_mount(self) -> None:
        """Leave when told to stop: what was asked for is saved, the terminal put back."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self.exit, None, 128 + number)
        # Nothing has changed while it was suspended, but the terminal was another's.
        self.app_resume_signal.subscribe(self, lambda _: self._resume())
        self._show_cursor()

    def _resume(self) -> None:
        self.refresh(layout=True)
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Show the terminal's cursor in plain mode: it is what a screen reader follows."""
        if self._settings.plain and self._driver is not None:
            self._driver.write(SHOW_CURSOR)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave; what is being typed is kept."""
        for screen in self.screen_stack:
            if isinstance(screen, CommandScreen):
                screen.leaving()
        self._keep_typed()
        super().exit(result, return_code, message)

    def _keep_typed(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, CommandScreen) and screen.context.typing is not None:
                self.typing = screen.context.typing
                self.typing.leave()

    def _fatal_error(self) -> None:
        """Leave at a fault; it is told when the terminal is as it was, and not in a hundred lines.

        Textual's own prints the values of all variables, among them what the person reads.
        """
        self.fault = self.fault or sys.exception()
        self._keep_typed()
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """Tell what Textual gives up over like any other fault."""
        # Of what ended the thread that reads the keys, Textual hands on the words alone.
        traces = [getattr(each, "trace", None) for each in renderables]
        why = "".join(f": {t.stacks[0].exc_type}: {t.stacks[0].exc_value}" for t in traces if t)
        unread = RuntimeError(f"the terminal cannot be read{why}")
        self.fault = self.fault or sys.exception() or unread
        self._keep_typed()
        self._close_messages_no_wait()

    async def action_quit(self) -> None:
        """Leave, from anywhere; what is being written and not saved is asked about first."""
        # Dialogs are imported when one opens.
        if getattr(self.screen, "unsaved", False):
            await self.screen.run_action("leave")
        else:
            self.exit()

    def action_help_quit(self) -> None:
        """Leave nothing at ^c: say what does."""
        if isinstance(self.screen, CommandScreen):
            context = self.screen.context
            context.say(f"{context.key_of('leave')} leaves, ^q from anywhere.")

    def reopen(self, again: Again) -> None:
        """Leave, and have it opened again; what was asked for before that is saved."""
        self.again = again
        self.exit()

    def make_settings(self, path: Path) -> None:
        """Write a settings file with all there is, if there is none."""
        from tui.settings_text import make_settings

        make_settings(path)

    def checks(self, paths: Locations, rest: Rest) -> Iterator[Finding]:
        """Check a library and the settings beside it."""
        from tui.checkup import findings

        return findings(paths, rest)

    @property
    def lost(self) -> int:
        """Return how many changes could not be saved at the end, or failed unseen by anybody."""
        return self.threads.lost

    @property
    def forgotten(self) -> int:
        """Return how many changes were made in a library that is only in memory."""
        return self.threads.made if self.desk.library.paths is None else 0

    async def on_unmount(self) -> None:
        """Finish all that was asked for."""
        self.threads.close()
        # By then no screen was there to stop at it.
        self.fault = self.fault or self.threads.fault


class LeftReader(NamedTuple):
    """How the reader was left."""

    status: int
    """The exit status."""
    again: Again | None = None
    """What it is to be opened again for, if it is."""

    def after(self, earlier: LeftReader) -> LeftReader:
        """Return it with the status of the reader before, where its own is good."""
        return self._replace(status=self.status or earlier.status)


def run(desk: Desk, settings: Settings, first: First) -> LeftReader:
    """Open a screen and stay until the person leaves.

    Raises whatever ended it, when that was a fault of its own; the terminal is as it was.
    """
    app = Carrel(desk, settings, first)
    app.run()
    app.threads.finish_deliveries(say)
    if app.lost:
        why = desk.library.not_saving if desk.library.paths else ""
        say(f"carrel: {plural(app.lost, 'change')} could not be saved{why and ': '}{why}")
    if app.typing is not None and app.typing.outcome:
        say(f"carrel: {app.typing.outcome}")
    if app.fault is not None:
        raise app.fault
    if desk.library.paths is None:
        what = f": {plural(app.forgotten, 'change')}" if app.forgotten else ""
        say(f"carrel: nothing was saved{what}. {desk.library.not_saving}")
    status = app.return_code or (1 if app.lost or app.forgotten else 0)
    return LeftReader(status, app.again)
