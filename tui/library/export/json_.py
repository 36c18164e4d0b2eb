"""Papers as JSON (RFC 8259), with everything carrel knows about them, for other programs.

UTF-8, indented by two spaces, nothing escaped that need not be::

    {
      "format": "carrel-papers",
      "version": 1,
      "title": "To read",                     name of the view, list or selection
      "description": "…",                     of a list that has one
      "due": "2026-12-31",                    of a list that is due by a day
      "lists": [                              those in which any of the papers stands, if any
        {
          "name": "To read",
          "description": "…",                 where it has one
          "due": "2026-12-31",                where it is due by a day
          "papers": ["0d9f4b2c7a61e835"]      keys of those of the papers in it, in its order
        }
      ],
      "papers": [
        {
          "key": "0d9f4b2c7a61e835",          the paper's identity, the same for ever
          "title": "…",
          "abstract": "…",                    paragraphs parted by "\\n"; "" when the page has none
          "links": ["https://…"],             found in the abstract
          "pages": [
            {"name": "000", "label": "Mar 11", "position": 0}
          ],
          "read": true,
          "read_at": "2026-11-21T08:30:00Z",  ISO 8601 in UTC, null while unread
          "starred": false,
          "starred_at": null,
          "lists": ["To read"],
          "done_in": [],                      those of them in which it is done
          "done_at": {"To read": "2026-…Z"},  since when, by their names; where it is done in any
          "tags": [],
          "note": "",
          "meta": {                           what else its sources say; nothing that none gave
            "authors": [{"family": "Doe", "given": "Ann"}, {"literal": "The Lamp Group"}],
            "published": "2026-01-05",        ISO 8601, as exact as it is known
            "arxiv": "2601.00001"
          },
          "reception": {"votes": 41},         on the last page that tells of any
          "other_titles": [],                 of other versions
          "done": true                        in the list that is written; only there
        }
      ]
    }

``docs/papers.schema.json`` is a JSON Schema of it. The names in ``meta`` and ``reception`` are
those of `parsing.meta`. ``label`` is what the page prints, or ``""``; ``position`` counts from 0,
and is ``null`` when it is not known. Fields may be added to version 1; one that goes or changes its
meaning makes a new version.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from parsing.meta_json import given_values
from parsing.urls import find_links
from tui.library.marks import Half

if TYPE_CHECKING:
    from tui.library.export.item import Collection, Item
    from tui.library.lists import ReadingList

FORMAT = "carrel-papers"
VERSION = 1

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def write(collection: Collection) -> str:
    """Write the collection as one JSON object."""
    lists: Json = [_list_of(each) for each in collection.lists.values()]
    document: Json = {
        "format": FORMAT,
        "version": VERSION,
        "title": collection.title,
        **_said(collection.description, collection.due),
        **({"lists": lists} if lists else {}),
        "papers": [values_of(item) for item in collection.items],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _said(description: str, due: str) -> dict[str, Json]:
    """Return what is said of a reading list, as far as anything is."""
    return {
        **({"description": description} if description else {}),
        **({"due": due} if due else {}),
    }


def _list_of(reading_list: ReadingList) -> Json:
    """Return a reading list as it stands in ``lists``."""
    return {
        "name": reading_list.name,
        **_said(reading_list.description, reading_list.due),
        "papers": list(reading_list.keys),
    }


def values_of(item: Item) -> dict[str, Json]:
    """Return a paper as it stands in ``papers``."""
    paper = item.paper
    return {
        "key": paper.key,
        "title": paper.title,
        "abstract": paper.abstract,
        "links": list(find_links(paper.abstract)),
        "pages": _pages(item),
        **_marks(item),
        "lists": list(item.lists),
        "done_in": list(item.done_in),
        **({"done_at": dict(item.done_at)} if item.done_at else {}),
        "tags": list(item.tags),
        "note": item.note,
        "meta": given_values(paper.meta._replace(published=paper.meta.date)),
        "reception": given_values(paper.reception),
        "other_titles": list(paper.other_titles),
        **({} if item.done is None else {"done": item.done}),
    }


def _marks(item: Item) -> dict[str, Json]:
    """Return whether each half of the paper's mark is set, and since when."""
    marks: dict[str, Json] = {}
    for half in Half:
        at = item.marked.get(half)
        marks |= {half.value: bool(at), half.column: at or None}
    return marks


def _pages(item: Item) -> list[Json]:
    """Return every sighting of the paper, then the pages where its position is not known."""
    labels = dict(item.pages)
    sightings = item.paper.sightings
    placed = {sighting.page for sighting in sightings}
    seen: list[Json] = [
        {
            "name": sighting.page,
            "label": labels.get(sighting.page, ""),
            "position": sighting.position,
        }
        for sighting in sightings
    ]
    seen.extend(
        {"name": name, "label": label, "position": None}
        for name, label in labels.items()
        if name not in placed
    )
    return seen
