"""What carrel exports is read back, as far as the format can hold it."""

from __future__ import annotations

import pytest

from parsing.authors import split_name
from parsing.formats import parse_text
from parsing.meta import NO_META, NO_RECEPTION, Annotations, Author, Kind, Meta, Reception
from parsing.paper import Entry, Paper, paper_key
from tui.library.bylines import family_apart
from tui.library.export import FORMATS, Collection, Item
from tui.library.marks import Half

ABSTRACT = (
    "We study how a small lantern finds its way through fog; see https://lamps.example/a_b.\n\n"
    "It is bright, and the harbour is found again in nine of ten nights."
)
ANN, BOB = Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")
GROUP = Author("The Lamp, Rope and Sail Group")
PREPRINT = Meta(
    kind=Kind.PREPRINT,
    authors=(ANN, BOB),
    published="2026-01-05",
    arxiv="2601.00001",
    arxiv_version=2,
    arxiv_class="cs.XX",
)
ARTICLE = Meta(
    kind=Kind.ARTICLE,
    authors=(ANN, GROUP),
    published="2024-03",
    doi="10.1000/fog_1",
    venue="Harbour & Tide Letters 2000",
    volume="7",
    issue="2",
    pages="12-34",
    url="https://lamps.example/fog_1",
)
LONG = "A Rather Long Title About Lanterns in the Fog by Which Every Ship of the Harbour Is Found"


def item(title: str, meta: Meta, number: int, note: str = "") -> Item:
    paper = Paper(paper_key(title), title, ABSTRACT, (), meta, Reception(votes=41))
    return Item(
        paper,
        pages=(("monday", "Mar 11"),),
        lists=("To read", "Fog"),
        marked=dict.fromkeys(Half, "2026-03-05T10:00:00Z") if number % 2 else {},
        tags=("dusk",),
        note=note,
    )


WITH = (
    item(LONG, PREPRINT, 0),
    item("The Lantern and the Rudder", ARTICLE, 1, "Ask Ann about the tide."),
    item("Rudders Without Any Metadata at All", NO_META, 2),
    item("Sails Whose Year Alone Is Known", Meta(published="2020"), 3),
    item("Lamps of Many Hands", Meta(authors=(ANN,), et_al=True, published="2021"), 5),
    item("Ropes Whose Harbour Alone Is Known", Meta(venue="Rope 2021"), 4),
)
WITHOUT = tuple(item(each.paper.title, NO_META, at) for at, each in enumerate(WITH))
BACK = [name for name in FORMATS if name not in {"org", "html"} and not FORMATS[name].is_cited]
"""Formats that are read again: the others are for looking at."""
ALONE = {"markdown", "text", "bibtex", "biblatex", "ris", "csl"}
"""Formats without a column for votes."""
WORDS = {"markdown", "text", "csv", "tsv"}
"""Formats that have names as they are read, and no kind but what the rest says."""
KEYWORDS = {"bibtex", "biblatex", "ris", "csl"}
"""Formats in which lists and tags are one, and nobody has read or starred anything."""


def read(form: str, items: tuple[Item, ...]) -> tuple[Entry, ...]:
    page = parse_text(FORMATS[form].write(Collection("All", items)), "page")
    assert page.problems == ()
    return page.entries


def held(form: str, meta: Meta) -> Meta:
    """The metadata that a format can hold."""
    if form == "json":
        return meta
    if form in {"ris", "csl"}:
        meta = meta._replace(et_al=False)
    if form in WORDS:
        meta = meta._replace(authors=tuple(Author(each.name) for each in meta.authors))
    if form == "bibtex":
        return meta._replace(published=meta.published[:7], arxiv_version=0)
    if form == "biblatex":
        return meta._replace(arxiv_version=0)
    if form == "ris":  # which has no other sign for a name as a whole than that it has no comma
        return meta._replace(authors=tuple(split_name(_ris_name(each)) for each in meta.authors))
    if form in {"csv", "tsv"}:
        return meta._replace(arxiv_class="")
    if form == "csl":  # whose styles print a name as a whole like that of an institution
        return meta._replace(authors=tuple(map(family_apart, meta.authors)))
    return meta


def _ris_name(author: Author) -> str:
    return author.literal or f"{author.family}, {author.given}"


def told(entry: Entry) -> Meta:
    """What came back but for what a format says in other words: the kind, its own key."""
    return entry.meta._replace(kind=Kind.UNKNOWN, cite_key="")


@pytest.mark.parametrize("form", BACK)
@pytest.mark.parametrize("items", [WITH, WITHOUT], ids=["with", "without"])
def test_titles_abstracts_and_metadata_come_back(form: str, items: tuple[Item, ...]) -> None:
    entries = read(form, items)
    assert [entry.title for entry in entries] == [each.paper.title for each in items]
    for entry, each in zip(entries, items, strict=True):
        assert entry.abstract.split() == each.paper.abstract.split()
        assert told(entry) == held(form, each.paper.meta)._replace(kind=Kind.UNKNOWN)
        votes = NO_RECEPTION if form in ALONE else Reception(votes=41)
        assert entry.reception == votes


@pytest.mark.parametrize("form", BACK)
def test_what_a_person_did_comes_back(form: str) -> None:
    for entry, each in zip(read(form, WITH), WITH, strict=True):
        is_marked = bool(each.marked)
        mine = Annotations(each.tags, each.lists, each.note, is_marked, is_marked)
        if form in {"json", "ndjson"}:
            read_at, starred_at = (each.marked.get(half, "") for half in Half)
            mine = mine._replace(read_at=read_at, starred_at=starred_at)
        if form in KEYWORDS:
            mine = Annotations(tags=(*each.lists, *each.tags), note=each.note)
        assert entry.annotations == mine


@pytest.mark.parametrize("form", ["json", "ndjson", "bibtex", "biblatex", "ris", "csl"])
@pytest.mark.parametrize("comment", ["", "12 pages, 3 figures"])
@pytest.mark.parametrize("note", ["", "Ask Ann."])
@pytest.mark.parametrize("code", ["", " Code at https://code.example/fog and https://b.example."])
def test_the_authors_comment_does_not_come_back_as_a_persons_note(
    form: str, comment: str, note: str, code: str
) -> None:
    meta = Meta(authors=(ANN,), comment=comment)
    paper = Paper(paper_key(LONG), LONG, f"We say it.{code}", (), meta)
    (entry,) = read(form, (Item(paper, note=note),))
    assert (entry.meta.comment, entry.annotations.note) == (comment, note)


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "tsv", "bibtex", "biblatex", "csl"])
def test_the_key_that_a_paper_is_cited_by_comes_back(form: str) -> None:
    paper = Paper(paper_key(LONG), LONG, ABSTRACT, (), Meta(authors=(ANN,), cite_key="doe:fog"))
    (entry,) = read(form, (Item(paper),))
    assert entry.meta.cite_key == "doe:fog"


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "bibtex", "biblatex", "ris", "csl"])
def test_the_kind_of_publication_comes_back(form: str) -> None:
    assert [entry.meta.kind for entry in read(form, WITH)[:2]] == [Kind.PREPRINT, Kind.ARTICLE]
