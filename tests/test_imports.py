"""Who knows whom: what an import brings with it, asked of a fresh interpreter each time."""

from __future__ import annotations

import os
import pkgutil
import shutil
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import tui.cli
import tui.library

ROOT = Path(__file__).parent.parent
SCREEN = {"textual", "rich"}
MOST_AT_START = 108
"""Own modules that are read before the first frame. Each takes a four-hundredth of that time; a
further one is worth it when the first frame shows something by it."""


def brought(*modules: str) -> set[str]:
    """The modules that are there after these were imported, and the packages above them."""
    program = f"import sys, {', '.join(modules)}; print('\\n'.join(sys.modules))"
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    names = ended.stdout.split()
    return {name[: at or None] for name in names for at in _ends(name)}


def _ends(name: str) -> list[int]:
    return [0, *(at for at, char in enumerate(name) if char == ".")]


def modules_of_the_library() -> list[str]:
    """Every module of the library, exports included."""
    found = pkgutil.walk_packages(tui.library.__path__, "tui.library.")
    return ["tui.library", *(module.name for module in found)]


def test_parsing_brings_nothing_of_the_reader_the_screen_or_the_database() -> None:
    there = brought("parsing")
    assert "parsing.formats.daily_papers.listing" in there
    assert not there & {"tui", "sqlite3", "rapidfuzz", "platformdirs", *SCREEN}


def test_the_library_brings_no_screen() -> None:
    modules = modules_of_the_library()
    assert "tui.library.export.bibtex" in modules
    there = brought(*modules)
    assert set(modules) <= there
    assert not there & SCREEN


def test_the_library_brings_nothing_of_tui_but_itself() -> None:
    there = {name for name in brought(*modules_of_the_library()) if name.startswith("tui.")}
    assert {name for name in there if not f"{name}.".startswith("tui.library.")} == set()


def test_the_command_line_brings_neither_a_screen_nor_the_search() -> None:
    commands = pkgutil.walk_packages(tui.cli.__path__, "tui.cli.")
    there = brought("tui.cli", *(module.name for module in commands))
    assert "tui.library.loader" in there
    assert not there & {"rapidfuzz", "httpx", *SCREEN}


def test_a_start_brings_no_dialog_and_no_draft() -> None:
    there = brought("tui.app")
    assert not [name for name in there if name.startswith("tui.dialogs.")]
    assert not there & {"tui.library.drafts", "tui.actions.drafting", "tui.actions.offering"}


def test_a_start_imports_nothing_that_its_first_frame_can_do_without() -> None:
    there = brought("tui.cli", "tui.startup", "tui.app", "tui.settings", "tui.terminal.driver")
    assert {"tui.screens.reader", "tui.library.loader", "tui.actions.commands"} <= there
    # Of the search a view has the values of its query, which is empty.
    assert {name for name in there if name.startswith("tui.library.search.")} == {
        "tui.library.search.terms"
    }
    own = [name for name in there if name.partition(".")[0] in {"parsing", "tui"}]
    assert len(own) <= MOST_AT_START, "what a start needs not is imported where it is needed"
    assert not there & {"tui.dialogs", "tui.library.export", "tui.watch", "rapidfuzz"}
    assert "tui.library.mathematics.prose" not in there
    assert not there & {"tui.fetch", "httpx"}
    # These are dear; should Textual itself bring one, it costs nothing more.
    assert not (there - brought("benchmarks.bare")) & {"argparse", "hashlib", "json", "tomllib"}


def test_the_package_itself_brings_nothing() -> None:
    assert {name for name in brought("tui") if name.startswith("tui.")} == set()


def test_no_module_imports_itself_by_a_way_round() -> None:
    """Imports within functions count too, and so do those for types alone, and of packages."""
    grimp = pytest.importorskip("grimp", reason="grimp comes with import-linter")
    graph = grimp.build_graph("parsing", "tui", cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert "tui.startup" in imports["tui.cli"], "it is imported within a function"
    assert "tui.workers" in imports["tui.actions.context"], "it is imported for its types alone"
    # A package is imported with each of its modules; that it gathers what they offer is no cycle.
    for name, others in imports.items():
        above = {name[:at] for at, char in enumerate(name) if char == "."}
        assert not others & above, f"{name} imports a package that it is in"
    order = TopologicalSorter(imports)
    order.prepare()  # raises a CycleError that names the modules


def test_the_import_contracts_hold() -> None:
    pytest.importorskip("importlinter", reason="import-linter is not installed")
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("lint-imports is not beside this Python")
    ended = subprocess.run(
        [command, "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout
    assert " 0 broken" in ended.stdout
