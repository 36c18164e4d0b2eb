"""What an export carries: a view or a list with everything the desk knows of its papers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.library.desk import Desk
from tui.library.export.item import Collection, Item
from tui.library.marks import Half, iso_time


class Options(NamedTuple):
    """What of the papers goes out."""

    abstracts: bool = True
    notes: bool = True
    unread: bool = False
    """Whether those that are read stay."""


WHOLE = Options()


def collection(desk: Desk, title: str, keys: Iterable[str], options: Options = WHOLE) -> Collection:
    """Return papers by key, in this order, under a title.

    Args:
        desk: has them.
        title: of the whole.
        keys: which; of one that stands there twice there are two items.
        options: what of them.
    """
    labels = {page.name: page.label for page in desk.store.pages}
    items = []
    for key in keys:
        paper, mark = desk.store.papers[key], desk.library.state.mark(key)
        if options.unread and mark.read:
            continue
        pages = dict.fromkeys(
            (sighting.page, labels[sighting.page]) for sighting in paper.sightings
        )
        items.append(
            Item(
                paper=paper if options.abstracts else paper._replace(abstract=""),
                pages=tuple(pages),
                lists=tuple(each.name for each in desk.library.state.lists_with(key)),
                marked={half: iso_time(mark.at(half)) for half in Half},
                tags=desk.library.state.tags_of(key),
                note=desk.library.state.note_of(key) if options.notes else "",
            )
        )
    there = {item.paper.key for item in items}
    lists = {
        each.name: listed
        for each in desk.library.state.lists
        if (listed := tuple(key for key in each.keys if key in there))
    }
    return Collection(title, tuple(items), lists)
