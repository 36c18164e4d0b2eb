"""What pages are called on screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsing.paper import Page
from parsing.sources import unused_name
from tui.library.lists import SavedPage


def page_labels(pages: Sequence[Page], saved: Sequence[SavedPage] = ()) -> dict[str, str]:
    """Return what each page is called on screen, by its name: no two are called the same.

    That is what the person calls it, else the label as printed, else its name. Pages of one label
    have the year behind it where their papers tell it, and a number where that does not do.

    Args:
        pages: in the order in which they are read.
        saved: those that the library has, in the order in which they were added, which is that in
            which they are numbered: what is added later takes no label from what is there.
    """
    called = {page.name: page.called for page in saved}
    added = {page.name: number for number, page in enumerate(saved)}
    pages = sorted(pages, key=lambda page: added.get(page.name, 0))
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
