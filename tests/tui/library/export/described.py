"""Papers with invented metadata, of every kind that a source may give."""

from __future__ import annotations

from collections.abc import Mapping

from parsing.meta import Author, Kind, Meta, Reception
from tui.library.export import Collection, Item
from tui.library.marks import Half

KINDS = tuple(Kind)
AUTHORS = (
    Author(family="Doe", given="Ann B."),
    Author(family="van der Berg", given="Jan"),
    Author(literal="The Lamp & Fog Group"),
    Author(literal="李 明"),
    Author(family="O'Néill", given="Seán"),
    Author(family="Müller-Lüdenscheidt"),
)
DATES = ("2024", "2024-03", "2024-03-05", "")
MARKED: Mapping[Half, str] = {Half.READ: "2026-11-21T08:30:00Z", Half.STARRED: ""}


def described(item: Item, number: int) -> Item:
    """Return a paper with metadata that differ from number to number."""
    paper, kind = item.paper, KINDS[number % len(KINDS)]
    is_preprint = kind in {Kind.PREPRINT, Kind.UNKNOWN}
    meta = Meta(
        kind=kind,
        authors=tuple(AUTHORS[at % len(AUTHORS)] for at in range(number, number + number % 4)),
        et_al=number % 5 == 3,
        published=DATES[number % len(DATES)],
        arxiv=f"2403.{number:05}" if is_preprint else "",
        arxiv_version=2 * is_preprint,
        arxiv_class="cs.CL" if is_preprint else "",
        doi="" if is_preprint else f"10.1000/a_b<{number}>(c)",
        url=f"https://a.example/{number}?b=c&d=%20#e_f" if number % 3 else "",
        venue="" if is_preprint else "Annals of Fog & Lamps, 50% #1_a",
        volume="12",
        issue="3",
        pages=f"{number + 1}-{number + 12}",
        publisher="Fog {Press}",
        subjects=("cs.CL", "cs.LG"),
        keywords=("fog, lamps", "R^2"),
        comment="12 pages; 50% & more",
        cite_key=f"key{number}" if number % 7 == 0 else "",
    )
    return Item(
        paper._replace(meta=meta, reception=Reception(date="2026-03-14", votes=number)),
        item.pages,
        lists=("To read", "Fog: & lamps") if number % 2 else (),
        marked=MARKED if number % 3 else {},
        tags=("nlp", "to do"),
        note=f"**Mine** {number}\n\n- one" if number % 4 == 0 else "",
    )


def with_metadata(papers: Collection) -> Collection:
    """Return the papers with metadata."""
    items = tuple(described(item, number) for number, item in enumerate(papers.items))
    return Collection(papers.title, items)
