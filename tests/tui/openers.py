"""Programs that stand in for a browser, and tell what they were given."""

from __future__ import annotations

import json
import shlex
import sys
import time
from pathlib import Path
from typing import Any

_RECORDER = """
import json, os, sys
streams = [os.readlink(f"/proc/self/fd/{number}") for number in range(3)] \\
    if os.path.exists("/proc/self/fd/0") else [os.devnull] * 3
call = {"arguments": sys.argv[2:], "streams": streams, "session": os.getsid(0)}
with open(sys.argv[1] + ".tmp" + str(os.getpid()), "w") as file:
    json.dump(call, file)
os.rename(file.name, sys.argv[1] + "." + str(os.getpid()))
"""


class Opener:
    """A folder of programs, the only one on the path.

    Args:
        folder: where they are; it is made.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self._calls = folder / "call"
        recorder = folder / "recorder.py"
        recorder.write_text(_RECORDER)
        words = (sys.executable, "-S", str(recorder), str(self._calls))
        self._records = f'exec {" ".join(map(shlex.quote, words))} "$@"'

    def make(self, name: str, does: str = "") -> None:
        """Make a program, of what a shell shall do; else it records how it was called."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{does or self._records}\n")
        path.chmod(0o755)

    @property
    def called(self) -> list[dict[str, Any]]:
        """How the programs were called so far."""
        found = self.folder.glob("call.*[0-9]")
        return [json.loads(path.read_text()) for path in found if "tmp" not in path.name]

    def calls(self, count: int) -> list[dict[str, Any]]:
        """Wait for so many calls."""
        deadline = time.monotonic() + 60
        while len(self.called) < count and time.monotonic() < deadline:
            time.sleep(0.01)
        return self.called
