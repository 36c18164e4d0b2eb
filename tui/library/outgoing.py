"""What an export carries: a view or a list with everything the desk knows of its papers."""

from __future__ import annotations

from collections.abc import Iterable

from tui.library.desk import Desk
from tui.library.export.item import Collection, Item
from tui.library.marks import Half, iso_time


def collection(desk: Desk, title: str, keys: Iterable[str]) -> Collection:
    """Papers by key, in this order, under a title."""
    labels = {page.name: page.label for page in desk.store.pages}
    items = []
    for key in keys:
        paper, mark = desk.store.papers[key], desk.library.state.mark(key)
        pages = dict.fromkeys(
            (sighting.page, labels[sighting.page]) for sighting in paper.sightings
        )
        items.append(
            Item(
                paper=paper,
                pages=tuple(pages),
                lists=tuple(each.name for each in desk.library.state.lists_with(key)),
                marked={half: iso_time(mark.at(half)) for half in Half},
                tags=desk.library.state.tags_of(key),
                note=desk.library.state.note_of(key),
            )
        )
    return Collection(title, tuple(items))
