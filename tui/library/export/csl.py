"""Papers as CSL-JSON, what citation processors such as pandoc and Zotero read: an array of items.

The names are those of the Citation Style Language's schema,
https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json.

An item says what the page said and no more: there is no author and no date, and the type is
``article``, which claims no journal. ``URL`` and ``DOI`` are left out: they would claim that the
paper itself is found there, while most links in abstracts lead to code and some to other people's
work.

============  ==================================================================================
``id``        the paper's key
``type``      ``article``
``title``
``abstract``  its paragraphs parted by line feeds
``keyword``   the names of its reading lists, then its tags, parted by commas; one within a name
              becomes a space, and so does a semicolon
``note``      the links in the abstract, which it says they are
``annote``    the person's own note
============  ==================================================================================
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.library.export.wording import keywords, links_note, one_line

if TYPE_CHECKING:
    from tui.library.export.item import Collection, Item


def write(collection: Collection) -> str:
    """Write one JSON array; a paper that stands in the collection twice is written once."""
    items = {item.paper.key: item for item in collection.items}.values()
    return json.dumps([_item(item) for item in items], ensure_ascii=False, indent=2) + "\n"


def _item(item: Item) -> dict[str, str]:
    paper = item.paper
    fields = {
        "id": paper.key,
        "type": "article",
        "title": one_line(paper.title),
        "abstract": paper.abstract,
        "keyword": ", ".join(keywords(item)),
        "note": links_note(paper.abstract),
        "annote": item.note,
    }
    return {name: value for name, value in fields.items() if value}
