"""What pages are called on screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from parsing.paper import Page
from parsing.sources import unused_name

NOTHING: Mapping[str, str] = MappingProxyType({})


def page_labels(pages: Sequence[Page], called: Mapping[str, str] = NOTHING) -> dict[str, str]:
    """Return what each page is called on screen, by its name: no two are called the same.

    That is what the person calls it, else the label as printed, else its name. Pages of one label
    have the year behind it where their papers tell it, and a number where that does not do.

    Args:
        pages: in the order in which they are numbered.
        called: what the person calls pages, by their names.
    """
    labels = {page.name: called.get(page.name) or page.label or page.name for page in pages}
    shared = Counter(labels.values())
    if len(shared) == len(labels):
        return labels
    for page in pages:
        label = labels[page.name]
        year = _year_of(page) if shared[label] > 1 and label == page.label else ""
        if year and year not in label:
            labels[page.name] = f"{label}, {year}"
    names: set[str] = set()
    last: dict[str, int] = {}
    return {name: unused_name(label, names, last) for name, label in labels.items()}


def _year_of(page: Page) -> str:
    """Return the year in which a page was, empty where its first paper does not tell it."""
    first = page.entries[0] if page.entries else None
    return (first.reception.date or first.meta.listed)[:4] if first else ""
