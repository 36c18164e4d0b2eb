"""A pseudo-terminal that drives a program as a person would: keys go in, a screen comes out.

Shared by the tests and the benchmarks. No read is without a limit, and drawing is kept apart from
reading: bytes are stamped as they arrive and reach the emulated screen only when somebody looks at
it, so that looking does not slow down what is being measured.
"""

from __future__ import annotations

import codecs
import contextlib
import copy
import os
import re
import select
import signal
import subprocess
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pyte.screens import Char

KEYS = {f"ctrl+{chr(96 + code)}": chr(code) for code in range(1, 27)} | {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": "\x1b", "space": " ",
    "backspace": "\x7f", "insert": "\x1b[2~", "delete": "\x1b[3~",
    "escape": "\x1b[27u", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "f1": "\x1bOP", "lt": "<",
}  # fmt: skip
INHERITED = ("PATH", "PYTHONPATH", "TMPDIR", "VIRTUAL_ENV")
# Opening the terminal by name makes it the session's own, which signals such as SIGWINCH need. The
# shell does it because running Python between fork and exec is not safe beside threads.
TAKE_TERMINAL = 'exec "$@" 0<>"$0" 1>&0 2>&0'
# What pyte misreads or prints in part: private CSI other than modes (the kitty keyboard, queries),
# CSI with intermediate bytes, colons in SGR, and the strings of DCS, APC, PM and SOS.
FOREIGN = re.compile(
    r"\x1b\[(?:[<=>][0-?]*[ -/]*[@-~]|\?[0-?]*(?:[ -/]+[@-~]|[@-gi-km-~])|[0-?]*[ -/]+[@-~]"
    r"|[0-9;]*:[0-?]*m)|\x1b[PX^_][^\x1b]*\x1b\\"
)
PATIENCE = 30.0
"""Seconds until a program that does not come to what is waited for is taken to hang."""
MOMENT = 0.03
"""Seconds that a program without anything to do is watched."""
RUNNING = re.compile(r"^State:\s*[RD]", re.MULTILINE)
SWITCHES = re.compile(r"ctxt_switches:\s*(\d+)")
UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[PX^_][^\x1b]*\x1b?)?\Z")


class Chunk(NamedTuple):
    """Some bytes, and when they arrived (``time.perf_counter``)."""

    moment: float
    data: bytes


class Screen(pyte.Screen):
    """A pyte screen fed with bytes, which also knows the alternate screen (mode 1049)."""

    def __init__(self, rows: int, cols: int) -> None:
        super().__init__(cols, rows)
        self._stream, self._tail = pyte.Stream(self), ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._aside: tuple[dict[int, Any], Any] | None = None
        self._rows: list[str] = []

    def write(self, data: bytes) -> None:
        """Draw what `data` says, less the sequences that pyte does not know."""
        text = FOREIGN.sub("", self._tail + self._decode(data))
        unfinished = UNFINISHED.search(text)
        self._tail = unfinished[0] if unfinished else ""
        self._stream.feed(text.removesuffix(self._tail))

    def set_mode(self, *modes: int, **private: Any) -> None:
        """Set modes; 1049 puts the screen aside and begins an empty one."""
        if 1049 in modes and self._aside is None:
            self._aside = dict(self.buffer), copy.copy(self.cursor)
            self.buffer.clear()
            self.dirty.update(range(self.lines))
        super().set_mode(*modes, **private)

    def reset_mode(self, *modes: int, **private: Any) -> None:
        """Reset modes; 1049 brings back the screen that was put aside."""
        if 1049 in modes and self._aside is not None:
            self.buffer.clear()
            self.buffer.update(self._aside[0])
            self.cursor, self._aside = self._aside[1], None
            self.dirty.update(range(self.lines))
        super().reset_mode(*modes, **private)

    @property
    def rows(self) -> list[str]:
        """The rows of the screen, without the blanks at their ends."""
        if len(self._rows) != self.lines:
            self._rows = [""] * self.lines
            self.dirty.update(range(self.lines))
        # Tests look often, and little has changed since.
        for row in self.dirty & set(range(self.lines)):
            cells = self.buffer[row]
            self._rows[row] = "".join(cells[col].data for col in range(self.columns)).rstrip()
        self.dirty.clear()
        return self._rows.copy()

    @property
    def text(self) -> str:
        """The rows of the screen as one string."""
        return "\n".join(self.rows)

    @property
    def private_modes(self) -> set[int]:
        """Private modes that are on: 25 when the cursor shows, 1049 for the alternate screen ..."""
        return {mode >> 5 for mode in self.mode if mode > 31}


class Process(Protocol):
    """A running program, as `subprocess.Popen` has it."""

    @property
    def pid(self) -> int:
        """Its number, and that of its group."""

    @property
    def returncode(self) -> int | None:
        """Its status, when it has ended."""

    def poll(self) -> int | None:
        """Return the status, if it has ended."""

    def wait(self, timeout: float | None = None) -> int:
        """Return the status when it has ended."""

    def send_signal(self, sent: int, /) -> None:
        """Send it a signal."""


def _welcome(folder: Path) -> None:
    """Have carrel's first start been before, with its card: any key would only close that."""
    with contextlib.suppress(OSError):
        folder.mkdir(0o700, parents=True, exist_ok=True)
        with (folder / "session.json").open("x") as session:
            session.write('{"welcomed": true}')


class Terminal:
    """A program in a terminal of `rows` x `cols`; leaving the context kills its process group.

    `home` stands in for all that is the caller's own: HOME, the XDG folders and CARREL_HOME.
    `environment` is added last; the program starts in the folder `cwd`.
    """

    def __init__(
        self,
        command: Sequence[str],
        home: Path,
        *,
        rows: int = 40,
        cols: int = 120,
        environment: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        own = {name: os.environ[name] for name in INHERITED if name in os.environ}
        own |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        own |= {"HOME": str(home), "CARREL_HOME": str(home / "carrel")}
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            own[f"XDG_{name}_HOME"] = str(home / name.lower())
        self.added = environment or {}
        self.command, self.environment, self.cwd = command, {**own, **self.added}, cwd
        self._screen, self._drawn = Screen(rows, cols), 0
        _welcome(home / "carrel")
        self.chunks: list[Chunk] = []
        """Everything the program wrote, as it arrived."""

    def __enter__(self) -> Self:
        # The end of the terminal that the person sits at.
        self.master, slave = os.openpty()
        self._open = True
        try:
            termios.tcsetwinsize(slave, (self._screen.lines, self._screen.columns))
            os.set_blocking(self.master, False)
            self.started = time.perf_counter()
            self.process = self._start(slave)
        except BaseException:
            self.hang_up()
            raise
        finally:
            os.close(slave)
        return self

    def _start(self, slave: int) -> Process:
        return subprocess.Popen(
            ["/bin/sh", "-c", TAKE_TERMINAL, os.ttyname(slave), *self.command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=self.environment,
            cwd=self.cwd,
            start_new_session=True,
        )

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.hang_up()

    @property
    def raw(self) -> bytes:
        """Every byte written so far."""
        return b"".join(chunk.data for chunk in self.chunks)

    @property
    def screen(self) -> Screen:
        """The emulated screen, as of the bytes read so far."""
        for chunk in self.chunks[self._drawn :]:
            self._screen.write(chunk.data)
        self._drawn = len(self.chunks)
        return self._screen

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, without the blanks at their ends."""
        return self.screen.rows

    @property
    def text(self) -> str:
        """The rows of the screen as one string."""
        return self.screen.text

    def cells(self, row: int) -> list[Char]:
        """The cells of a 0-based row, each with its data, fg, bg, bold, reverse and so on."""
        return [self.screen.buffer[row][col] for col in range(self.screen.columns)]

    def cells_of(self, text: str) -> list[Char]:
        """The cells of the first place where `text`, of narrow characters, stands on the screen."""
        for row in range(self.screen.lines):
            cells = self.cells(row)
            for col in range(len(cells)):
                if "".join(cell.data for cell in cells[col : col + len(text)]) == text:
                    return cells[col : col + len(text)]
        raise AssertionError(self._complaint(f"{text!r} is not on the screen"))

    def send(self, keys: str | bytes) -> float:
        """Type `keys`, with ``<enter>`` and the other names of KEYS; the moment just before.

        Bytes go as they are.

        An <esc> and what follows it at once may be taken for one key, as in any terminal; an
        <escape> is what kitty sends, and no part of another key.
        """
        if isinstance(keys, str):
            keys = re.sub(r"<([a-z0-9+]+)>", lambda name: KEYS.get(name[1], name[0]), keys).encode()
        data = keys
        moment = time.perf_counter()
        while data:
            if not select.select([], [self.master], [], 0.05)[1]:
                self._read(0)
                if not self._open or time.perf_counter() > moment + 10:
                    raise AssertionError(self._complaint(f"nobody reads {keys!r}"))
                continue
            data = data[os.write(self.master, data) :]
        return moment

    def wait_for(self, wanted: str | Callable[[Self], bool], timeout: float = PATIENCE) -> None:
        """Read until the screen shows a text, or a question about this terminal is answered yes."""
        self._wait(wanted, True, f"waited {timeout} s for {wanted!r}", timeout)

    def wait_gone(self, text: str, timeout: float = PATIENCE) -> None:
        """Read until a text is no longer on the screen."""
        self._wait(text, False, f"waited {timeout} s for {text!r} to go", timeout)

    def _wait(
        self, wanted: str | Callable[[Self], bool], outcome: bool, complaint: str, timeout: float
    ) -> None:
        deadline = time.perf_counter() + timeout
        while (wanted in self.text if isinstance(wanted, str) else wanted(self)) is not outcome:
            if not self._open or time.perf_counter() > deadline:
                raise AssertionError(self._complaint(complaint))
            # Looking is dear, so look when a burst is over, or is at it for long.
            look = time.perf_counter() + 0.2
            more = self._read(0.05)
            while more and time.perf_counter() < look:
                more = self._read(0.005)

    def settle(self, quiet: float = 0.1, first: float | None = None) -> float | None:
        """Read until nothing came for `quiet` seconds; the moment of the last byte, or None.

        The first byte may take `first` seconds, if given. To be never quiet is an error.
        """
        last, deadline = None, time.perf_counter() + 30
        while self._read(first if first is not None and last is None else quiet):
            last = self.chunks[-1].moment
            if last > deadline:
                raise AssertionError(self._complaint("never quiet"))
        return last

    def until_idle(self) -> None:
        """Read until the program has done all that was typed, and waits for more.

        All its threads sleep by then, and none has run for a moment: a busy machine only makes this
        longer. Where there is no /proc, a moment without a byte must do. A lone <esc> is not over
        by then, as more may come that makes it another key; an <escape> is.
        """
        deadline = time.perf_counter() + PATIENCE
        before: object = None
        while (now := self._switches()) is None or now != before or self._read(0):
            before = now
            while self._read(MOMENT):
                pass
            if time.perf_counter() > deadline:
                raise AssertionError(self._complaint("never idle"))

    def _switches(self) -> dict[str, list[str]] | None:
        """How often each thread of the program was at rest; None while one is not."""
        switches = {}
        for task in Path(f"/proc/{self.process.pid}/task").glob("*/status"):
            with contextlib.suppress(OSError):  # it has ended meanwhile
                status = task.read_text()
                if RUNNING.search(status):
                    return None
                switches[task.parent.name] = SWITCHES.findall(status)
        return switches

    def resize(self, rows: int, cols: int) -> None:
        """Change the size of the window; the program is told by SIGWINCH."""
        self.screen.resize(rows, cols)
        termios.tcsetwinsize(self.master, (rows, cols))

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the window: the program is told by SIGHUP, and nothing more can be read."""
        if self._open:
            self._open = False
            os.close(self.master)

    def exit_status(self, timeout: float = PATIENCE) -> int:
        """Read until the program has ended; its status, or minus the signal that ended it."""
        deadline = time.perf_counter() + timeout
        while (status := self.process.poll()) is None:
            if time.perf_counter() > deadline:
                raise AssertionError(self._complaint(f"still running after {timeout} s"))
            if not self._read(0.02) and not self._open:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.process.wait(deadline - time.perf_counter())
        while self._read(0):
            pass
        return status

    def _read(self, seconds: float) -> bool:
        """Wait at most `seconds` for bytes and keep them; whether any came."""
        if not self._open or not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:  # Linux fails when the last writer has gone, others give no bytes
            data = b""
        if data:
            self.chunks.append(Chunk(time.perf_counter(), data))
        else:
            self.hang_up()
        return bool(data)

    def _complaint(self, what: str) -> str:
        edge = "-" * self.screen.columns
        if not self._open:
            # Who let go of the terminal is about to end.
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(1)
        state = self.process.poll()
        running = "the program is running" if state is None else f"it ended with status {state}"
        return "\n".join([f"{what}; {running}; the screen:", edge, *self.lines, edge])
