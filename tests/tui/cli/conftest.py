"""What the tests of the command line share: two pages, and lists in the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from parsing.paper import Paper, paper_key
from tests.tui.cli.carrel import ABSTRACT, page
from tui.library.library import Library
from tui.library.locations import locations

SPARSE, DENSE, LONG = "Sparse Attention in Practice", "Dense Retrieval at Scale", "Long Contexts"


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
