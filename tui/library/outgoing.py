"""What an export carries: a view or a list with everything the desk knows of its papers."""

from __future__ import annotations

from collections.abc import Iterable

from tui.library.desk import Desk
from tui.library.export.item import Collection, Item
from tui.library.lists import ReadingList
from tui.library.marks import Half, iso_time


def collection(
    desk: Desk, title: str, keys: Iterable[str], reading_list: ReadingList | None = None
) -> Collection:
    """Gather papers by key, in this order, under a title.

    Args:
        desk: has them.
        title: names them.
        keys: which they are.
        reading_list: the list that they are of, if they are of one: what is done there is said.
    """
    labels = {page.name: page.label for page in desk.store.pages}
    listed, done = set(), frozenset[str]()
    if reading_list is not None:
        listed, done = set(reading_list.keys), reading_list.done
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
                done=key in done if key in listed else None,
            )
        )
    said = () if reading_list is None else (reading_list.description, reading_list.due)
    return Collection(title, tuple(items), *said)
