"""What the tests of parsing share: the seed pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsing import Page, read_pages

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seed_files() -> list[Path]:
    return sorted(SEEDS.glob("*.txt"))


@pytest.fixture(scope="session")
def seed_pages(seed_files: list[Path]) -> tuple[Page, ...]:
    reading = read_pages(seed_files)
    assert reading.problems == ()
    return reading.pages
