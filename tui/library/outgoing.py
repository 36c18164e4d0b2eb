"""What an export carries: a view or a list with everything the desk knows of its papers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.library.desk import Desk
from tui.library.export.item import Collection, Item
from tui.library.lists import GONE, ReadingList
from tui.library.marks import Half, iso_time


class Options(NamedTuple):
    """What of the papers goes out."""

    abstracts: bool = True
    notes: bool = True
    unread: bool = False
    """Whether those that are read stay."""


WHOLE = Options()


def collection(
    desk: Desk,
    title: str,
    keys: Iterable[str],
    options: Options = WHOLE,
    reading_list: ReadingList | None = None,
) -> Collection:
    """Return papers by key, in this order, under a title.

    Args:
        desk: has them.
        title: of the whole.
        keys: which; of one that stands there twice there are two items.
        options: what of them.
        reading_list: the list that they are of, if they are of one: what is done there is said.
    """
    state = desk.library.state
    labels = {page.name: page.label for page in desk.store.pages}
    of = reading_list or GONE
    listed, done = set(of.keys), of.done
    items = []
    for key in keys:
        paper, mark = desk.store.papers[key], state.mark(key)
        if options.unread and mark.read:
            continue
        stands_in = state.lists_with(key)
        pages = dict.fromkeys(
            (sighting.page, labels[sighting.page]) for sighting in paper.sightings
        )
        items.append(
            Item(
                paper=paper if options.abstracts else paper._replace(abstract=""),
                pages=tuple(pages),
                lists=tuple(each.name for each in stands_in),
                done_in=tuple(each.name for each in stands_in if key in each.done),
                done_at={
                    each.name: iso_time(each.done_at[key])
                    for each in stands_in
                    if key in each.done_at
                },
                marked={half: iso_time(mark.at(half)) for half in Half},
                tags=state.tags_of(key),
                note=state.note_of(key) if options.notes else "",
                done=key in done if key in listed else None,
            )
        )
    there = {item.paper.key for item in items}
    lists = {
        each.name: each._replace(keys=within)
        for each in state.lists
        if (within := tuple(key for key in each.keys if key in there))
    }
    return Collection(title, tuple(items), lists, of.description, of.due)
