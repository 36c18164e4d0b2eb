"""Record the daily loop as a cast that asciinema plays: ``make cast``.

The reader runs in a terminal of its own, a person's keys come at a person's pace, and what it
writes is kept with its times. The format is version 2 of asciicast:
https://docs.asciinema.org/manual/asciicast/v2/
"""

from __future__ import annotations

import codecs
import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

COLUMNS, ROWS = 120, 34
PAPERS = Path(__file__).parent / "pictures" / "2026-03-14.json"
LOOP = (
    *("", "", "j", "j", " ", " ", "s", "", "a", *"to read", "\r", ""),
    *("n", "t", *"memory", "\r", "", "/", *"atention", "", "\r", "", "z", "", " ", "z"),
    *(".", "", "\x1b", "", "u", "", "x", "", "", "\x1b", "", "?", "", "\x1b", "", "q", "q"),
)
"""Keys of the daily loop; an empty one is a moment to look."""
TYPING, LOOKING = 0.22, 1.1
"""Seconds after a key, and for a look."""


def record(path: Path) -> None:
    """Record the daily loop and write it to a file."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "CARREL_HOME": home, "TERM": "xterm-256color"}
        environment |= {"COLORTERM": "truecolor"}
        carrel = [sys.executable, "-m", "tui"]
        subprocess.run([*carrel, "add", str(PAPERS)], env=environment, check=True)
        child, screen = pty.fork()
        if child == 0:
            os.execvpe(carrel[0], carrel, environment)
        fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.kill(child, signal.SIGWINCH)
        began, events = time.monotonic(), list[str]()
        decoder = codecs.getincrementaldecoder("utf-8")("replace")

        def watch(seconds: float) -> None:
            until = time.monotonic() + seconds
            while (left := until - time.monotonic()) > 0:
                if select.select([screen], [], [], left)[0]:
                    try:
                        said = os.read(screen, 2**16)
                    except OSError:
                        return  # it has ended
                    at = round(time.monotonic() - began, 3)
                    events.append(json.dumps([at, "o", decoder.decode(said)]))

        watch(3 * LOOKING)
        for key in LOOP:
            if key:
                os.write(screen, key.encode())
            watch(TYPING if key else LOOKING)
        watch(LOOKING)
        os.waitpid(child, 0)
        os.close(screen)
    head = {"version": 2, "width": COLUMNS, "height": ROWS, "title": "carrel: the daily loop"}
    path.write_text("\n".join([json.dumps(head), *events]) + "\n", "utf-8")


if __name__ == "__main__":
    record(Path(sys.argv[1]))
