"""What all tests share: a home of their own, and the seed pages."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from parsing.paper import Page
from parsing.sources import read_pages
from tests.doors import DATABASES, Connections
from tui.library.storage.database import Database

EXAMPLES = int(os.environ.get("EXAMPLES", "0"))
"""How many examples each test of hypothesis tries, if another number than its own."""
# How long an example takes is the machine's affair. A few, the same each time, tell what is broken
# for many inputs, and `make fuzz` looks for what is broken for few.
settings.register_profile(
    "any machine",
    max_examples=30,
    deadline=None,
    derandomize=not EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any machine")
# Where the tests run in the background of a shell, all that they start would never hear of a ^C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
PLACES = count(1)
SEEDS = Path(__file__).parent.parent / "seeds"
MEMORY = Path("/dev/shm")
ROOM = 1 << 30
# No test is about a power cut, and a disk takes longer over each change than all else.
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    tempfile.tempdir = str(MEMORY)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have hypothesis try as many examples as `make fuzz` wants, and coverage not watch them."""
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")  # or each example takes twice as long
        if not EXAMPLES:
            continue
        machine = getattr(getattr(item, "cls", None), "settings", None)
        test = getattr(item, "obj", None)
        own = getattr(test, "_hypothesis_internal_use_settings", None)
        if isinstance(machine, settings):
            item.cls.settings = settings(machine, max_examples=EXAMPLES)  # type: ignore[attr-defined]
        elif isinstance(own, settings):
            setattr(test, "_hypothesis_internal_use_settings", settings(own, max_examples=EXAMPLES))  # noqa: B010


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Have each worker run tests that stand together, and who is done early help the other."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not in what was imported: it takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def pytest_configure() -> None:
    """Note whatever database is opened, for the tests to ask it too, and for its end."""
    prepare = Database.__init__

    def remember(database: Database, path: Path | None, reader: str = "") -> None:
        prepare(database, path, reader)
        DATABASES.append(database)

    pytest.MonkeyPatch().setattr(Database, "__init__", remember)


@pytest.fixture(autouse=True)
def scratch_home(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Path]:
    """A carrel home for one test, which nobody's own library can be reached from.

    The home is not created: what is tested makes its own folders. Whatever library the test leaves
    open is closed behind it: Python 3.13 warns of it.
    """
    here = tmp_path_factory.getbasetemp() / f"{next(PLACES):05}"
    monkeypatch.setenv("HOME", str(here / "home"))
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(here / "home" / kind.lower()))
    # argparse looks for translations of each of its words anew, with each command.
    monkeypatch.setenv("LANGUAGE", "C")
    here.mkdir()
    home = here / "carrel"
    monkeypatch.setenv("CARREL_HOME", str(home))
    failed = request.session.testsfailed
    DATABASES.clear()
    yield home
    for database in DATABASES:
        database.close()
    if failed == request.session.testsfailed:
        try:
            here.rmdir()  # most tests write nothing
        except OSError:
            shutil.rmtree(here, ignore_errors=True)


@pytest.fixture
def tmp_path(scratch_home: Path) -> Path:
    """A folder for one test, which is kept when the test fails."""
    return scratch_home.parent


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> Connections:
    """The connections to databases that are opened from now on."""
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect
    opened = Connections()

    def remembered(*arguments: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*arguments, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", remembered)
    return opened


@pytest.fixture(scope="session")
def seed_pages() -> tuple[Page, ...]:
    """The five seed pages, parsed."""
    reading = read_pages([SEEDS])
    assert reading.problems == ()
    return reading.pages
