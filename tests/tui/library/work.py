"""Work, counted: what Python and SQLite do, the same in each run, whatever the computer's load."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
OURS = tuple(f"{ROOT / package}/" for package in ("tui", "parsing"))
STEPS = 20
"""How many steps of SQLite's machine count as much as a line of Python."""


def work_of(task: Callable[[], object]) -> int:
    """How much a task does: the lines of the program that are run, and SQLite's steps.

    Only databases that are opened meanwhile are counted.
    """
    count = 0

    def line(_frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, _event: str, _: object) -> Any:
        return line if frame.f_code.co_filename.startswith(OURS) else None

    def stepped() -> None:
        nonlocal count
        count += 1

    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def counting(*given: Any, **more: Any) -> sqlite3.Connection:
        connection = connect(*given, **more)
        connection.set_progress_handler(stepped, STEPS)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", counting)
        before = sys.gettrace()
        sys.settrace(call)
        try:
            task()
        finally:
            sys.settrace(before)
    return count
