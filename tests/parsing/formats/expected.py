"""The two papers that most of the small test inputs list, and the inputs."""

from __future__ import annotations

from pathlib import Path

from parsing import Page
from parsing.sources import parse_bytes

CASES = Path(__file__).parents[1] / "cases"
LANTERN = "Lantern: Finding a Path in Fog with One Lamp"
RUDDERS = "Rudders That Learn from the Tide"
LANTERN_ABSTRACT = (
    "We study how a small lantern finds its way through fog. Two lamps are compared on nine hills,"
    " and the second one is brighter by half. The measure is simple, cheap and repeatable, and we"
    " publish all of the numbers so that others can check them. A third lamp was left at home"
    " because of the rain."
)
LANTERN_SHORT = (
    "We study how a small lantern finds its way through fog. Two lamps are compared on nine hills,"
    " and the second one is brighter by half. The measure is simple, cheap and repeatable, and we"
    " publish all of the numbers."
)
RUDDERS_ABSTRACT = (
    "Boats drift when nobody steers them. We propose a rudder that learns from the tide alone and"
    " needs no chart. On four harbours it halves the drift at equal cost. The plans, the logs and"
    " the tide tables are free, and a model of the rudder fits into one hand."
)
RUDDERS_SHORT = RUDDERS_ABSTRACT.partition(" The plans")[0]
BOTH = [(LANTERN, LANTERN_ABSTRACT), (RUDDERS, RUDDERS_ABSTRACT)]
TITLES = [(LANTERN, ""), (RUDDERS, "")]


def case(begins: str) -> Page:
    """Return the page that the test input is whose name begins so."""
    (path,) = CASES.glob(f"{begins}[_.]*")
    return parse_bytes(path.read_bytes(), path.stem)


def read(text: str) -> Page:
    """Return the page that a text is."""
    return parse_bytes(text.encode(), "page")


def papers(page: Page) -> list[tuple[str, str]]:
    """Return the titles and abstracts of a page, which has no problem."""
    assert page.problems == ()
    return [(entry.title, entry.abstract) for entry in page.entries]
