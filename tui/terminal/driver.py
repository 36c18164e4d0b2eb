"""Terminal as Textual should find it, whatever the environment says."""

from __future__ import annotations

import codecs
import itertools
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual._xterm_parser import XTermParser
    from textual.app import App
    from textual.drivers.linux_driver import LinuxDriver
    from textual.message import Message

    from tui.keyboard import Keyboard

ESCAPE_DELAY = 0.03
"""Seconds after which an ESC that nothing follows is the key, unless ESCDELAY says otherwise; over
SSH it is Textual's longer time.

What a terminal sends for another key comes at once; what comes later is still put together.
"""
MOST_WRITTEN_DOWN = 100
"""Lines in the log on what was passed over, in one run."""


def prepare_terminal() -> None:
    """Have Textual draw on the terminal, in its own size, and live on whatever it sends."""
    for name in ("COLUMNS", "LINES"):
        # Textual would believe them rather than the terminal, whose size changes.
        os.environ.pop(name, None)
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        # It draws on standard error, which may go to a file: messages do, the screen cannot.
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    _guard_input()


def _guard_input() -> None:
    """Have whatever comes from the keyboard come through the door before Textual parses it.

    Textual's thread that reads the keyboard decodes strictly, and ends the app at the first byte
    that is no UTF-8 and at the first sequence on which its parser raises. There is no setting.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[assignment,attr-defined]
        linux_driver.XTermParser = _guarded_parser()  # type: ignore[attr-defined]
        linux_driver.selectors = _selectors()  # type: ignore[assignment,attr-defined]
        if linux_driver.LinuxDriver.__module__ != __name__:  # as a reader finds it, opened again
            linux_driver.LinuxDriver = _asking_driver()  # type: ignore[misc]


def _asking_driver() -> type[LinuxDriver]:
    from textual.drivers.linux_driver import LinuxDriver

    from tui.terminal import ground
    from tui.terminal.columns import keep_columns
    from tui.terminal.output import TerminalOutput

    class AskingDriver(LinuxDriver):
        """Textual's driver, which also asks the terminal for its ground, and keeps columns."""

        _asked = False

        def __init__(self, app: App[object], **options: Any) -> None:
            super().__init__(app, **options)
            if self._file is not None and self._file.isatty():
                self._file = TerminalOutput(self._file)  # type: ignore[assignment]

        def write(self, data: str) -> None:
            super().write(keep_columns(data))

        def start_application_mode(self) -> None:
            # A window that is closed wakes the program too, which is not to begin anew then.
            if not os.isatty(self.fileno) or (self._key_thread and self._key_thread.is_alive()):
                return
            super().start_application_mode()  # type: ignore[no-untyped-call]
            # It did nothing if another has the terminal.
            self._asked = self._key_thread is not None and ground.answers()
            if self._asked:
                self.write(ground.ASK)

        def stop_application_mode(self) -> None:
            if self._asked:
                self.write(ground.ASK_NO_MORE)
            super().stop_application_mode()

    return AskingDriver


def _forgiving(encoding: str) -> partial[codecs.IncrementalDecoder]:
    codecs.register_error(__name__, _kept_control)
    return partial(codecs.getincrementaldecoder(encoding), errors=__name__)


def _kept_control(error: UnicodeError) -> tuple[str, int]:
    """Replace bytes that are no UTF-8; a control of eight bits begins what is not to be typed."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return chr(wrong[0]) if b"\x80" <= wrong <= b"\x9f" else "\ufffd", error.end


def _escape_delay() -> float:
    from textual import constants

    # Over a network what belongs together comes in pieces, and Textual waits longer.
    told = not {"ESCDELAY", "SSH_CONNECTION", "SSH_TTY"}.isdisjoint(os.environ)
    return constants.ESCAPE_DELAY if told else ESCAPE_DELAY


def _guarded_parser() -> type[XTermParser]:
    from textual import events
    from textual._parser import Parser
    from textual._time import get_time
    from textual._xterm_parser import XTermParser

    from tui.keyboard import PASTE, PASTE_END, Keyboard, key_of
    from tui.messages import GroundTold
    from tui.terminal.ground import is_dark

    class GuardedParser(XTermParser):
        """Textual's parser, which is given whole sequences only, and made anew if it fails."""

        def __init__(self, debug: bool = False) -> None:
            super().__init__(debug)
            self._keyboard = Keyboard(_escape_delay())
            _reading[:] = [self._keyboard]

        def feed(self, data: str) -> Iterable[Message]:
            if not data:  # the end
                yield from super().feed(data)
                return
            for piece in self._keyboard.feed(data, get_time()):
                yield from self._parse(piece)

        def tick(self) -> Iterable[Message]:
            for piece in self._keyboard.tick(get_time()):
                yield from self._parse(piece)

        def _parse(self, piece: str) -> Iterator[Message]:
            if piece.startswith(PASTE):
                text = piece.removeprefix(PASTE).removesuffix(PASTE_END)
                yield events.Paste(text.replace("\x00", ""))
                return
            if (dark := is_dark(piece)) is not None:
                yield GroundTold(dark=dark)
                return
            known = key_of(piece)
            if known is None:
                pass_over(piece)
            elif known:
                try:
                    yield from list(super().feed(known))
                    # It is whole: nothing that comes later belongs to it.
                    if self._timeout_time is not None:
                        self._timeout_time = 0.0
                        yield from list(super().tick())
                except Exception as error:  # noqa: BLE001 - no input may end the reader
                    Parser.__init__(self)
                    pass_over(piece, error)

    return GuardedParser


_reading: list[Keyboard] = []
"""The keyboard that is read, once there is one."""


def _selectors() -> SimpleNamespace:
    """Return what Textual's driver has of `selectors`, which it waits with for the keyboard.

    It waits no longer than an ESC may, and leaves when the terminal is gone. Who started the
    program may be told of that alone: Textual would read nothing from it for ever, without a rest.
    """
    import selectors

    class KeyboardSelector(selectors.SelectSelector):
        def select(self, timeout: float | None = None) -> list[Any]:
            if _reading and _reading[0].is_unsure:
                timeout = _escape_delay() if timeout is None else min(timeout, _escape_delay())
            ready = super().select(timeout)
            if all(os.isatty(key.fd) for key, _ in ready):
                return ready
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(timeout or _escape_delay())
            return []

    return SimpleNamespace(SelectSelector=KeyboardSelector, EVENT_READ=selectors.EVENT_READ)


_passed_over = itertools.count()


def pass_over(piece: str, error: Exception | None = None) -> None:
    """Write down what a terminal sent and nobody understands, as long as it is not too often."""
    if next(_passed_over) < MOST_WRITTEN_DOWN:
        from tui.crash import write_down

        why = f" ({type(error).__name__}: {error})" if error else ""
        write_down(f"passed over from the terminal: {piece[:100]!a}{why}")
