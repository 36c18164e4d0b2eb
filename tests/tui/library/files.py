"""Files, and system calls that fail."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def refuse(error: int) -> Callable[..., None]:
    """A system call that fails with that error."""

    def call(*arguments: object, **options: object) -> None:
        raise OSError(error, os.strerror(error))

    return call


def names_in(folder: Path) -> list[str]:
    """The names of what lies in a folder, in order."""
    return sorted(path.name for path in folder.iterdir())
