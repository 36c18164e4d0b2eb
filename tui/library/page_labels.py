"""What pages are called on screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsing.formats import FORMATS
from parsing.paper import Page
from parsing.patterns import pattern
from parsing.sources import unused_name
from tui.library.lists import SavedPage

_SAYS_NOTHING = r"""(?xi)
    (?:exports?|exported\sitems|downloads?|untitled|unnamed|documents?|file|page|index|data|output
      |results?|response|paste|new|temp|tmp|savedrecs|citations?)(?:[\s_-]*\(?\d{1,4}\)?)?
  | tmp[\w-]{6,}
  | (?=.*\d)(?=.*[a-f])[0-9a-f]{8,} | [0-9]{15,} | [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}
"""
"""Names that programs give: words for any file, and hashes."""
_HEX = frozenset("0123456789abcdef")
_SHORTEST_HASH = 12
"""Characters that the end of a name has at least when it is cut off as a hash."""
_PAGE = "Page "


def page_labels(pages: Sequence[Page], saved: Sequence[SavedPage] = ()) -> dict[str, str]:
    """Return what each page is called on screen, by its name: no two are called the same.

    That is what the person calls it, else the label as printed, else its name, without the hash
    that a program put behind it (``Page 001`` for ``001_3f9a0c1d5e7b``), and where that says
    nothing (``export``, ``3f9a0c1d``) what it was read as and when it was added. Pages of one label
    have the year behind it where their papers tell it, and a number where that does not do.

    Args:
        pages: in the order in which they are read.
        saved: those that the library has, in the order in which they were added, which is that in
            which they are numbered: what is added later takes no label from what is there.
    """
    called = {page.name: page.called for page in saved}
    added = {page.name: number for number, page in enumerate(saved)}
    pages = sorted(pages, key=lambda page: added.get(page.name, 0))
    added_at = {page.name: page.added_at for page in saved}
    labels = {
        page.name: called.get(page.name) or page.label or _named(page, added_at.get(page.name, 0))
        for page in pages
    }
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


def only_counts(label: str) -> bool:
    """Tell whether a label says no more of a page than the how manieth it is."""
    return label.startswith(_PAGE) and label.removeprefix(_PAGE).isdecimal()


def _named(page: Page, added_at: int) -> str:
    """Return the name of a page, or what was added when if that name tells a person nothing."""
    if short := _without_hash(page.name):
        return f"{_PAGE}{short}" if short.isdecimal() else short
    if not (added_at and page.format in FORMATS and pattern(_SAYS_NOTHING).fullmatch(page.name)):
        return page.name
    from datetime import date  # hardly a page needs it, and a start does without

    from tui.library.bylines import day_in_words

    noun = FORMATS[page.format].noun
    day = day_in_words(date.fromtimestamp(added_at / 1000).isoformat())
    return f"{noun[0].upper()}{noun[1:]}, {day}"


def _without_hash(name: str) -> str:
    """Return what stands before the hash at the end of a name; empty where there is none."""
    tail = name[max(name.rfind("_"), name.rfind("-")) + 1 :]
    is_hash = len(tail) >= _SHORTEST_HASH and _HEX.issuperset(tail)
    if not is_hash or tail.isdecimal() or tail.isalpha():
        return ""
    short = name.removesuffix(tail).rstrip("_-")
    # A part of a UUID is all of a hash.
    return "" if _HEX.issuperset(short.replace("-", "")) and not short.isdecimal() else short


def _year_of(page: Page) -> str:
    """Return the year in which a page was, empty where its first paper does not tell it."""
    first = page.entries[0] if page.entries else None
    return (first.reception.date or first.meta.listed)[:4] if first else ""
