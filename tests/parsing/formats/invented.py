"""The invented papers of the cases, and how the cases are read."""

from __future__ import annotations

from pathlib import Path

from parsing import Page
from parsing.formats import parse_text

CASES = Path(__file__).parents[1] / "cases"
LANTERN = "Lantern: Finding a Path in Fog with One Lamp"
RUDDERS = "Rudders That Learn from the Tide"
FOG = (
    "We study how a small lantern finds its way through fog. Two lamps are compared on nine hills,"
    " and the second one is brighter by half. The measure is simple, cheap and repeatable, and we"
    " publish all of the numbers so that others can check them. A third lamp was left at home"
    " because of the rain."
)
TIDE = (
    "Boats drift when nobody steers them. We propose a rudder that learns from the tide alone and"
    " needs no chart. On four harbours it halves the drift at equal cost. The plans, the logs and"
    " the tide tables are free, and a model of the rudder fits into one hand."
)


def case(name: str) -> str:
    """Return the text of a case, by its whole file name."""
    return (CASES / name).read_text(encoding="utf-8")


def read(text: str) -> Page:
    """Return the page that a text is, in the format that it looks like."""
    return parse_text(text, "page")


def names(page: Page) -> list[list[str]]:
    """Return the names of the authors of each entry."""
    return [[author.name for author in entry.meta.authors] for entry in page.entries]
