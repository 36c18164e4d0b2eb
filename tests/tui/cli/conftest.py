"""What the tests of the command line share: pages, lists, and a library that is open elsewhere."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from parsing.paper import Paper, paper_key
from tests.tui.cli.carrel import ABSTRACT, Ended, page
from tests.tui.cli.test_open import ENTRIES
from tui.cli import main
from tui.library.library import Library
from tui.library.locations import locations

SPARSE, DENSE, LONG = "Sparse Attention in Practice", "Dense Retrieval at Scale", "Long Contexts"
LANTERN, BOATS, OARS = "A Lantern in Fog", "Boats", "Oars and Boats"
Run = Callable[..., Ended]


@pytest.fixture
def monday(tmp_path: Path) -> Path:
    """A page of two papers."""
    path = tmp_path / "monday.txt"
    path.write_text(page(SPARSE, DENSE), encoding="utf-8")
    return path


@pytest.fixture
def tuesday(tmp_path: Path) -> Path:
    """A page of two papers, one of them monday's."""
    path = tmp_path / "tuesday.md"
    path.write_text(page(LONG, SPARSE, label="Mar 12"), encoding="utf-8")
    return path


@pytest.fixture
def keep() -> Callable[..., None]:
    """Puts papers, by title, into a list of the library, or stars them."""

    def keep(titles: Sequence[str], *, in_list: str = "") -> None:
        library = Library(locations())
        papers = [Paper(paper_key(title), title, ABSTRACT) for title in titles]
        if in_list:
            library.make_list(in_list, papers)
        else:
            library.set_starred(papers, True)
        library.close()

    return keep


@pytest.fixture
def library(scratch_home: object) -> Iterator[Library]:
    """An open reader's library, with a bibliography of three papers."""
    with closing(Library(locations())) as library:
        library.add_page("mine", ENTRIES.encode())
        yield library


@pytest.fixture
def run(
    library: Library, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run ``carrel`` in this process, fed with a text."""

    def run(*arguments: str, fed: str = "") -> Ended:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(fed.encode())))
        try:
            status = main(arguments)
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = capfdbinary.readouterr()
        return Ended(status, out.decode(), err.decode())

    return run


@pytest.fixture
def no_reader() -> Iterator[int]:
    """A pipe that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)
