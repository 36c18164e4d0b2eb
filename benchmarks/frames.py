"""From starting the program to the last byte of its first frame."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.contestants import BUSY, EMPTY_APP, QUIT, ROOT, Contestant, Library
from benchmarks.figures import NotMeasuredError, Row, Sample
from tests.terminal import Screen, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GAP = 0.010
"""Seconds between two bytes that belong to different bursts."""
QUIET = 0.150
"""Seconds without a byte after which a program has said all it has to say."""
PATIENCE = 60.0
"""Seconds that a program may take to start."""


def measure(library: Library, rounds: int, folder: Path) -> Iterator[Row]:
    """Start the empty app and carrel in turns, after one start of each to compile and warm up."""
    samples: dict[Contestant, list[tuple[float, float]]] = {EMPTY_APP: [], library.reader: []}
    for turn in range(rounds + 1):
        for number, (contestant, times) in enumerate(samples.items()):
            found = first_frame(contestant, home(folder, f"start {number}"))
            if turn:
                times.append(found)
    (bare_first, bare_last), (first, last) = (
        [Sample(values) for values in zip(*times, strict=True)] for times in samples.values()
    )
    yield Row(f"first frame, {library.name}", bare_first, first, library.first_frame)
    yield Row(f"start until all is quiet, {library.name}", bare_last, last)


def first_frame(contestant: Contestant, place: Path) -> tuple[float, float]:
    """Milliseconds from the start to the end of the first frame, and to the last byte before quiet.

    Bytes are drawn only once all of them are in, so that drawing takes no time from the program.
    """
    with Terminal(contestant.command, place, cwd=ROOT) as terminal:
        start_up(terminal, contestant, contestant.ready)
        last = terminal.chunks[-1].moment
        frame = frame_end(terminal, contestant.ready)
        leave(terminal)
    return (frame - terminal.started) * 1000, (last - terminal.started) * 1000


def start_up(
    terminal: Terminal, contestant: Contestant, sign: str, patience: float = PATIENCE
) -> None:
    """Read until `sign` is on the screen and nothing follows; that may take so many seconds."""
    while sign not in terminal.text or (sign == contestant.complete and BUSY in terminal.text):
        waited = time.perf_counter() - terminal.started
        if waited > patience or terminal.process.poll() is not None:
            command = " ".join(contestant.command[1:])
            message = f"{command} never showed {sign!r}; its screen:\n{terminal.text}"
            raise NotMeasuredError(message.rstrip())
        terminal.settle(QUIET)


def frame_end(terminal: Terminal, ready: str) -> float:
    """The moment of the last byte of the burst with which `ready` came on the screen."""
    screen, end = Screen(terminal.screen.lines, terminal.screen.columns), None
    for moment, written in terminal.chunks:
        if end is not None and moment - end > GAP:
            break
        screen.write(written)
        if end is not None or ready in screen.text:
            end = moment
    if end is None:
        raise NotMeasuredError(f"{ready!r} was on the screen and yet never came there")
    return end


def home(folder: Path, name: str) -> Path:
    """A home for one program: a library of its own, and the index cache that all of them share."""
    own = folder / name / "carrel"
    own.mkdir(parents=True, exist_ok=True)
    if not (own / "cache").is_symlink():
        (folder / "cache").mkdir(exist_ok=True)
        (own / "cache").symlink_to(folder / "cache", target_is_directory=True)
    return own.parent


def leave(terminal: Terminal) -> None:
    """Ask the program to end, so that it puts its files away; kill it if it will not."""
    try:
        terminal.send(QUIT)
        terminal.exit_status(3)
    except AssertionError:
        terminal.kill()
