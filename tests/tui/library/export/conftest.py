"""The papers of the seed pages, and a file to be written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsing.paper import Paper, Sighting, paper_key
from parsing.sources import read_pages
from tui.library.export import Collection, Item

SEEDS = Path(__file__).parents[4] / "seeds"


@pytest.fixture(scope="session")
def seeds() -> Collection:
    """All 511 papers of the five pages in seeds/, each with every page it stands on."""
    items: dict[str, Item] = {}
    for page in read_pages([SEEDS]).pages:
        for position, entry in enumerate(page.entries):
            key = paper_key(entry.title)
            paper = Paper(key, entry.title, entry.abstract)
            before = items.get(key, Item(paper))
            sightings = (*before.paper.sightings, Sighting(page.name, position))
            items[key] = Item(
                Paper(key, before.paper.title, before.paper.abstract, sightings),
                (*before.pages, (page.name, page.label)),
            )
    assert len(items) == 511
    return Collection("Seeds", tuple(items.values()))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that somebody cares for."""
    path = tmp_path / "papers.md"
    path.write_text("old")
    return path
