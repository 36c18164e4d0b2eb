r"""Papers as a BibLaTeX database (P. Lehman and others, *The biblatex Package*), in UTF-8.

The same as `tui.library.export.bibtex` but for these names, which biber takes without a guess:

=====================  =========================================================================
``@online``            a preprint; ``@thesis`` and ``@report`` have a ``type``, as they must
``date``               ISO 8601, as exact as it is known, instead of ``year`` and ``month``
``journaltitle …``     where it appeared: ``booktitle`` or ``institution`` in other types
``eprint …``           the arXiv id, with ``eprinttype`` and ``eprintclass``
``annotation``         the person's own note
=====================  =========================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.meta import Kind
from tui.library.export import bibtex
from tui.library.export.reference import date_parts, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsing.meta import Meta
    from tui.library.export.item import Collection

_NAMED = {Kind.THESIS: "Thesis", Kind.REPORT: "Report"}


def write(collection: Collection) -> str:
    """Write a database: a comment with the collection's title, then an entry a paper."""
    return bibtex.write(collection, _BIBLATEX)


def _published(meta: Meta) -> Iterator[tuple[str, str]]:
    year, *rest = date_parts(meta.date) or (0,)
    yield "date", "-".join((f"{year:04}", *(f"{part:02}" for part in rest))) if year else ""
    yield "type", _NAMED.get(kind_of(meta), "")


_BIBLATEX = bibtex.Dialect(
    types=bibtex.TYPES | {Kind.PREPRINT: "online", Kind.THESIS: "thesis", Kind.REPORT: "report"},
    venues=bibtex.VENUES | {Kind.ARTICLE: "journaltitle", Kind.THESIS: "institution"},
    published=_published,
    archive=("eprinttype", "arxiv"),
    archive_class="eprintclass",
    own_note="annotation",
)
