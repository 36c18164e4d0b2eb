"""The real program in a terminal, as `tests.terminal` has it, without a start of Python."""

from __future__ import annotations

import sys

from tests.terminal import Process, Terminal
from tests.tui.cli.forked import start

PROGRAM = (sys.executable, "-m", "tui")
READ_LATER = {"PYTHONPATH", "CARREL_HOME", "TERM", "COLORTERM", "NO_COLOR", "BROWSER"}
"""What of the environment nothing asks for while it is imported."""


class Reader(Terminal):
    """A terminal whose program, if that is the reader, comes from one that has imported it."""

    def _start(self, slave: int) -> Process:
        if tuple(self.command[:3]) != PROGRAM or self.added.keys() - READ_LATER:
            return super()._start(slave)
        return start([*self.command[3:]], slave, self.cwd, self.environment)
