"""``carrel --version``: the versions and places that a report of a fault should have."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version

from tui.console import DONE, put
from tui.library.locations import locations
from tui.library.storage.connection import SQLITE


def put_version() -> int:
    """Print them, a name and what it is a line, and return the exit status."""
    put(f"carrel {_version('carrel')}")
    put(f"Python {platform.python_version()}")
    put(f"Textual {_version('textual')}")
    put(f"SQLite {SQLITE}")
    put(f"on {platform.platform()}, TERM={os.environ.get('TERM', '')}")
    paths = locations()
    put(f"library {paths.database}")
    put(f"settings {paths.settings}")
    put(f"log {paths.log}")
    return DONE


def _version(name: str) -> str:
    """Return a package's version, without importing it."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"
