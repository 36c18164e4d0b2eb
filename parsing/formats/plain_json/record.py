"""One record of JSON: its values by the names that are in use for them, and the paper they make."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from parsing.addresses import with_addresses
from parsing.dates import iso_date
from parsing.fields import kind_of
from parsing.formats.csl_json import read_csl_date
from parsing.formats.plain_json.people import people
from parsing.ids import ArxivId, find_arxiv, find_doi
from parsing.json_values import LARGEST_COUNT, dict_of, dicts_of, list_of, text_of
from parsing.link_fields import with_links
from parsing.markup import MarkupLink
from parsing.meta import NO_ANNOTATIONS, NO_RECEPTION, Annotations, Kind, Meta
from parsing.paper import Entry
from parsing.patterns import pattern
from parsing.prose import strip_markup, unwrap, without_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = {
    "title": "title titles dctitle papertitle articletitle displaytitle",
    "abstract": "abstract abstracts abstracttext abstractnote paperabstract",
    "summary": "summary description descriptions dcdescription",
    "authors": "authorsparsed authorlist authors author creators authfullname zauthors"
    " authornames authorstring creator dccreator",
    "published": "published publishedat publisheddate publicationdate firstpublicationdate"
    " datepublished dates prismcoverdate coverdate preprintdate pubdate epubdate issued date"
    " submitteddate produceddate earliestdate publicationdateyi produceddateyi pubyear"
    " publicationyear yearpublished year created",
    "updated": "updated updatedat updatedate",
    "venue": "journalref journaltitle fulljournalname publicationtitle publicationname"
    " prismpublicationname proceedingstitle booktitle conferencename journalname journal journals"
    " container containertitle venue conference pub parent",
    "volume": "volume journalvolume prismvolume",
    "issue": "issue journalissue prismissueidentifier",
    "pages": "pages page pageinfo pagerange pagination prismpagerange",
    "first": "pagestart startpage firstpage",
    "last": "pageend endpage lastpage",
    "publisher": "publisher",
    "doi": "doi dois prismdoi doiid articledoi",
    "arxiv": "arxivid arxiv arxiveprints eprint",
    "pubmed": "pmid pubmedid",
    "ids": "serialnumber identifiers identifier externalids articleids paperid entryid id uid"
    " archiveid extra",
    "class": "primarycategory primaryclass arxivclass",
    "subjects": "categories category",
    "keywords": "keywords keyword keywordlist authorkeywords",
    "comment": "comments comment",
    "kind": "itemtype documenttype publicationtype pubtype resourcetype types type",
    "key": "citationkey citekey",
    "code": "codeurl githuburl github repourl officialcode",
    "pdf": "pdfurl urlpdf pdf pdflink downloadurl urlforpdf",
    "address": "url urls link links absurl urlabs arxivurl paperurl htmlurl site uri",
}
"""Fields, and the keys that are in use for them: the better ones first, by their letters alone."""
_PARTS = ("metadata", "attributes", "data", "worksummary", "source", "publicationinfo",
          "journalinfo", "bestoalocation", "parent")  # fmt: skip
"""Keys under which a record keeps what it says, or some of it."""
_SAID = ("value", "title", "name", "tag", "fullname", "displayname", "description", "journaltitle",
         "resourcetypegeneral", "date", "url", "href", "text")  # fmt: skip
"""Keys under which a value holds its text."""
_NO_PAPERS = frozenset(("attachment", "note", "annotation"))
"""Kinds of items of a library that are none."""
_BY_ID = r"(?i)(?:pmid|pubmed)\W{0,3}(\d{1,9})"


class JsonRecord:
    """One record, asked for what it says of a field.

    Args:
        value: of any shape.
    """

    def __init__(self, value: dict[str, object]) -> None:
        self._values = _by_letters(value)
        for name in _PARTS:
            part = _by_letters(dict_of(_first(self._values.get(name))))
            is_titled = bool(self._values.get("title"))
            for key, each in part.items():
                if not (is_titled and key in _OF_WHOLE):
                    self._values.setdefault(key, each)

    @cached_property
    def title(self) -> str:
        """The title on one line; empty for what is no paper."""
        if text_of(self._values.get("itemtype")) in _NO_PAPERS:
            return ""
        title = self.text("title")
        if not title and any(self.every("abstract")):
            title = text_of(self._values.get("name"))  # as sites of conferences call it
        return unwrap(strip_markup(title)).replace("\n", " ")

    @property
    def is_paper(self) -> bool:
        """Whether it has a title and something else that papers have."""
        has = chain(*map(self.every, ("authors", "doi", "abstract", "arxiv", "venue", "pubmed")))
        return bool(self.title) and any(has)

    def every(self, field: str) -> Iterator[object]:
        """Yield what stands under each key of a field."""
        return (value for name in _KEYS[field] if (value := self._values.get(name)))

    def text(self, field: str) -> str:
        """Return the first text of a field, whatever holds it."""
        return next(filter(None, map(_said, self.every(field))), "")

    def entry(self, line: int) -> Entry:
        """Return the paper.

        Args:
            line: 1-based, where it begins; 0 where that is not known.
        """
        meta, annotations = self._meta(), self._annotations()
        title = without_stop(self.title) if meta.pubmed else self.title
        abstract = self.text("abstract") or self._described(meta)
        text = strip_markup(abstract) if "<" in abstract else unwrap(abstract)
        return Entry(title, text, line, meta, NO_RECEPTION, annotations)

    def _described(self, meta: Meta) -> str:
        """What stands there for an abstract, of what an identifier says to be a paper."""
        if not (meta.arxiv or meta.doi or meta.openreview or meta.pubmed):
            return ""
        for value in self.every("summary"):
            parts = dicts_of(value)
            abstracts = [each for each in parts if each.get("descriptionType") == "Abstract"]
            if text := _said(abstracts or ("" if parts else value)):
                return text
        return ""

    def _meta(self) -> Meta:
        ids = [text for value in self.every("ids") for text in _identifiers(value)]
        arxiv = self._arxiv(ids)
        doi = next(filter(None, map(find_doi, (self.text("doi"), *ids))), "")
        by_id = (found[1] for each in ids if (found := pattern(_BY_ID).search(each)))
        pubmed = self.text("pubmed")
        kind = kind_of(self.text("kind"))
        venues = (_said(value) for value in self.every("venue"))
        authors, et_al = people(self.every("authors"))
        subjects = _listed(next(self.every("subjects"), ()), r"\s" if arxiv.id else r"[;,]")
        meta = Meta(
            kind=Kind.PREPRINT if arxiv.id and kind is Kind.UNKNOWN else kind,
            authors=authors,
            et_al=et_al,
            published=next(filter(None, map(_date, self.every("published"))), ""),
            updated=next(filter(None, map(_date, self.every("updated"))), ""),
            arxiv=arxiv.id,
            arxiv_version=arxiv.version,
            arxiv_class=self._class(subjects) if arxiv.id else "",
            doi=doi,
            pubmed=pubmed if pubmed.isdecimal() else next(by_id, ""),
            venue=next((each for each in venues if each and "arxiv" not in each.lower()), ""),
            volume=self.text("volume"),
            issue=self.text("issue"),
            pages=self.text("pages")
            or "-".join(filter(None, (self.text("first"), self.text("last")))),
            publisher=self.text("publisher"),
            subjects=subjects,
            keywords=(*_listed(next(self.every("keywords"), ()), r"[;,]"), *self._tags(1)),
            comment=text_of(next(self.every("comment"), "")),
            cite_key=self.text("key"),
        )
        for field in ("pdf", "code"):
            links = (MarkupLink("", _said(value)) for value in self.every(field))
            meta = with_links(meta, links, field)
        addresses = (url for value in self.every("address") for url in _texts(value))
        return with_addresses(meta, addresses)

    def _arxiv(self, ids: list[str]) -> ArxivId:
        named = [_said(value) for value in self.every("arxiv")]
        found = (find_arxiv(each, bare=True) for each in (*named, *ids) if each)
        return next((each for each in found if each.id), ArxivId())

    def _class(self, subjects: tuple[str, ...]) -> str:
        """The primary class; some keep the classes with the identifier."""
        beside = (dict_of(_first(value)).get("categories") for value in self.every("arxiv"))
        classes = (_said(value) for value in beside)
        return self.text("class") or next(iter(subjects), "") or next(filter(None, classes), "")

    def _annotations(self) -> Annotations:
        """A person's own tags and notes, as Zotero's libraries have them."""
        notes = (text_of(each.get("note")) for each in dicts_of(self._values.get("notes")))
        note = "\n\n".join(filter(None, map(strip_markup, notes)))
        tags = self._tags(0)
        return Annotations(tags=tags, note=note) if tags or note else NO_ANNOTATIONS

    def _tags(self, kind: int) -> tuple[str, ...]:
        """A library's tags: those that a person gave are 0, those that came along are 1."""
        tags = dicts_of(self._values.get("tags"))
        return tuple(text_of(each.get("tag")) for each in tags if each.get("type", 0) == kind)


def is_vouched(entry: Entry, record: JsonRecord) -> bool:
    """Return whether what a record says makes sure that it is of a paper."""
    meta = entry.meta
    identified = meta.arxiv or meta.doi or meta.openreview or meta.pubmed
    return bool(identified or record.text("abstract") or (meta.authors and meta.venue))


@lru_cache(maxsize=4096)
def _letters(name: str) -> str:
    """The letters of a key: services write one word, two or three in all manners."""
    return pattern(r"[^a-z]+").sub("", name.lower().removesuffix("_s"))


def _by_letters(value: dict[str, object]) -> dict[str, object]:
    return {_letters(name): each for name, each in value.items()}


def _first(value: object) -> object:
    return next(iter(value), None) if isinstance(value, list) else value


def _said(value: object, depth: int = 0) -> str:
    """The text that a value is, or holds; the first of several."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST_COUNT:
        return str(value)
    if depth > 3 or not isinstance(value, dict | list):
        return ""
    if isinstance(value, dict):
        named = _by_letters(value)
        value = [named.get(name) for name in _SAID]
    return next(filter(None, (_said(each, depth + 1) for each in value)), "")


def _texts(value: object) -> list[str]:
    """All texts that a value is or holds, one for each of its parts."""
    if isinstance(value, dict):
        value = next((each for each in value.values() if isinstance(each, list)), value)
    return list(filter(None, map(_said, value if isinstance(value, list) else [value])))


def _listed(value: object, between: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part for each in pattern(between).split(value) if (part := each.strip()))
    return tuple(_texts(value))


def _date(value: object) -> str:
    if isinstance(value, list):  # of DataCite, each with what it is the date of
        issued = [each for each in dicts_of(value) if each.get("dateType") == "Issued"]
        return _date(issued[0]) if issued else ""
    if "date-parts" in (date := dict_of(value)):
        return read_csl_date(date)
    parts = [_said(date.get(name)) for name in ("year", "month", "day")]
    text = "-".join(filter(None, parts)) or _said(value)
    return iso_date(text.replace("-00", ""))


def _identifiers(value: object) -> Iterator[str]:
    """Identifiers, each behind what it is called where that is told: ``doi:10.1000/1``."""
    for each in list_of(value) or [value]:
        if not isinstance(each, dict):
            yield _said(each)
            continue
        kind = next((_said(of) for name, of in each.items() if name.lower().endswith("type")), "")
        for name, text in each.items():
            if isinstance(text, list):
                yield from _identifiers(text)
            elif not kind or name.lower().endswith(("value", "identifier", "id")):
                yield f"{kind or name}:{_said(text)}"


_KEYS = {field: tuple(names.split()) for field, names in _NAMES.items()}
_OF_WHOLE = frozenset(_KEYS["title"])
"""What a part may call itself by, which is not what the record is called."""
