"""What is known of a paper beside its title and its abstract: all optional, nothing invented."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of publication a paper is."""

    UNKNOWN = ""
    PREPRINT = "preprint"
    ARTICLE = "article"
    CONFERENCE = "conference"
    THESIS = "thesis"
    REPORT = "report"
    BOOK = "book"


class Author(NamedTuple):
    """One author: family and given name where the source splits them, else the name as it stands.

    Exactly one of `family` and `literal` is filled.
    """

    literal: str = ""
    family: str = ""
    given: str = ""

    @property
    def name(self) -> str:
        """The whole name in the order it is read: given name first."""
        return self.literal or f"{self.given} {self.family}".strip()


class Meta(NamedTuple):
    """The metadata of a paper. Empty means that no source gave it.

    Dates are ISO 8601, as exact as the source: ``2024``, ``2024-03`` or ``2024-03-05``.
    """

    kind: Kind = Kind.UNKNOWN
    authors: tuple[Author, ...] = ()
    author_count: int = 0
    """How many authors the source says there are, where it says so; it may name fewer or none."""
    et_al: bool = False
    """The source names the first authors alone, and says that there are more: ``et al.``."""
    published: str = ""
    updated: str = ""
    listed: str = ""
    """The day on which a listing shows it first."""
    arxiv: str = ""
    """Without version: ``2401.12345`` or ``hep-th/9901001``."""
    arxiv_version: int = 0
    arxiv_class: str = ""
    """The primary class: ``cs.CL``."""
    doi: str = ""
    """In lower case, without resolver: ``10.1000/xyz``."""
    openreview: str = ""
    semantic_scholar: str = ""
    openalex: str = ""
    pubmed: str = ""
    url: str = ""
    """Address of the paper's own page, when it is more than what an id above gives."""
    pdf: str = ""
    code: str = ""
    project: str = ""
    venue: str = ""
    """Journal or proceedings, as the source calls it; of a chapter the book that it stands in."""
    series: str = ""
    """Of the book or the proceedings."""
    editors: tuple[str, ...] = ()
    """Of the book or the proceedings, family name first where it is known apart: ``Doe, Ann``."""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    """First and last page, joined by a hyphen: ``12-34``."""
    publisher: str = ""
    organisation: str = ""
    """Who stands behind it, where a listing names a group in place of the authors."""
    subjects: tuple[str, ...] = ()
    """Of a classification: arXiv classes, MeSH headings."""
    keywords: tuple[str, ...] = ()
    comment: str = ""
    """The authors' own remark: ``12 pages, accepted at …``."""
    machine_summary: str = ""
    """A summary that a machine made; never shown as the abstract."""
    cite_key: str = ""
    """The key under which a bibliography cites it."""

    @property
    def date(self) -> str:
        """When it was published: as a source says, else the month that the arXiv id states.

        Of what appeared elsewhere too the id does not tell when.
        """
        if self.published or self.venue or not self.arxiv:
            return self.published
        from parsing.ids import arxiv_month  # a start with plain pages has no such paper

        return arxiv_month(self.arxiv)


def of_whole_book(meta: Meta) -> Meta:
    """Return the metadata of a whole book: what a source says that it stands in is a series."""
    return meta._replace(series=meta.series or meta.venue, venue="")


class Reception(NamedTuple):
    """How a paper was received on the page that lists it, on the day of the page."""

    date: str = ""
    votes: int | None = None
    comments: int | None = None
    stars: int | None = None
    """Of the paper's code repository."""
    submitter: str = ""


class Annotations(NamedTuple):
    """What a person wrote to a paper in the tool that the page was exported from."""

    tags: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    note: str = ""
    read: bool = False
    starred: bool = False
    done_in: tuple[str, ...] = ()
    """Those of the lists in which it is done."""
    read_at: str = ""
    """Since when, as ISO 8601 with its zone; nothing where that is not said."""
    starred_at: str = ""
    done_at: tuple[tuple[str, str], ...] = ()
    """Lists in which it is done, and since when, where that is said."""


class WrittenList(NamedTuple):
    """A reading list of the tool that the page was exported from."""

    name: str
    description: str = ""
    due: str = ""
    """The day it is due, as 2026-12-31, or what stands there in its place."""
    entries: tuple[int, ...] = ()
    """The numbers of the page's entries that stand in it, from 0, in its order."""


NO_META = Meta()
NO_RECEPTION = Reception()
NO_ANNOTATIONS = Annotations()
