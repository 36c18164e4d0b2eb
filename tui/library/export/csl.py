"""Papers as CSL-JSON, what citation processors such as pandoc and Zotero read: an array of items.

The names are those of the Citation Style Language's schema,
https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json.

An item says what the sources said and no more; where they named no kind of publication the type
is ``article``, which claims no journal. ``URL`` and ``DOI`` are the paper's own: most links in
abstracts lead to code and some to other people's work, and stand in ``note``.

==================  ============================================================================
``id``              what it is cited by: an imported key, or one of author and year; without either
                    the paper's own key, which else stands in ``custom``
``citation-key``    where an author and a year are known, or a bibliography gave one
``type``            ``article``, ``article-journal``, ``paper-conference``, ``thesis`` …
``title``
``author issued …`` as far as they are known
``abstract``        its paragraphs parted by line feeds
``keyword``         its own, then the names of its reading lists, then its tags, parted by commas;
                    one within a name becomes a space, and so does a semicolon
``note``            the authors' comment, and the links in the abstract, which it says they are
``annote``          the person's own note
==================  ============================================================================
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from parsing.authors import split_name
from parsing.meta import Author, Kind
from parsing.prose import one_line
from tui.library.addresses import page_address
from tui.library.bylines import family_apart
from tui.library.export.reference import (
    arxiv_name,
    citation_keys,
    date_parts,
    is_chapter,
    is_cited_by_name,
    kind_of,
)
from tui.library.export.wording import keywords, remarks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.library.export.item import Collection, Item

_TYPES = {
    Kind.UNKNOWN: "article",
    Kind.PREPRINT: "article",
    Kind.ARTICLE: "article-journal",
    Kind.CONFERENCE: "paper-conference",
    Kind.THESIS: "thesis",
    Kind.REPORT: "report",
    Kind.BOOK: "book",
}


def write(collection: Collection) -> str:
    """Write one JSON array; a paper that stands in the collection twice is written once."""
    return json.dumps(references(collection.items), ensure_ascii=False, indent=2) + "\n"


def references(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Return the papers as items of CSL, each once."""
    once = tuple({item.paper.key: item for item in items}.values())
    return list(map(_item, once, citation_keys([item.paper for item in once])))


def _item(item: Item, citation_key: str) -> dict[str, Any]:
    paper, meta = item.paper, item.paper.meta
    named = meta.cite_key or is_cited_by_name(meta)
    parts = date_parts(meta.date)
    fields = {
        "id": citation_key if named else paper.key,
        "citation-key": citation_key if named else "",
        "type": "chapter" if is_chapter(meta) else _TYPES[kind_of(meta)],
        "title": one_line(paper.title),
        "author": list(map(_name, meta.authors)),
        "editor": list(map(_name, map(split_name, meta.editors))),
        "issued": {"date-parts": [list(parts)]} if parts else None,
        "container-title": meta.venue,
        "collection-title": meta.series,
        "volume": meta.volume,
        "issue": meta.issue,
        "page": meta.pages,
        "publisher": meta.publisher,
        "number": arxiv_name(meta) if kind_of(meta) is Kind.PREPRINT else "",
        "archive": "arXiv" if meta.arxiv else "",
        "archive_location": meta.arxiv,
        "DOI": meta.doi,
        "PMID": meta.pubmed,
        "URL": page_address(meta),
        "abstract": paper.abstract,
        "keyword": ", ".join(keywords(item)),
        "note": remarks(item),
        "annote": item.note,
        "custom": {"carrel_key": paper.key} if named else None,
    }
    return {name: value for name, value in fields.items() if value}


def _name(author: Author) -> dict[str, str]:
    author = family_apart(author)
    if not author.family:
        return {"literal": author.literal}
    return {"family": author.family} | ({"given": author.given} if author.given else {})
