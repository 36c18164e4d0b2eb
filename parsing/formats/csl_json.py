"""CSL-JSON: bibliographies as Zotero, pandoc and citation processors write them.

https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json, with
Better BibTeX's keys, and the ``note`` in which Zotero keeps what CSL has no name for (``PMID: 1``).
"""

from __future__ import annotations

from parsing.addresses import with_addresses
from parsing.dates import iso_date
from parsing.ids import ArxivId, find_arxiv, find_arxiv_class, find_doi
from parsing.json_values import dict_of, dicts_of, list_of, load_values, number_text_of, text_of
from parsing.meta import NO_ANNOTATIONS, NO_RECEPTION, Annotations, Author, Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern
from parsing.prose import part_remark, strip_markup, without_links

_SIGNS = (
    r'"(?:issued|accessed|published-print)"\s*:\s*\{\s*"(?:date-parts|raw|literal|season)"',
    r'"author"\s*:\s*\[\s*\{\s*"(?:family|given|literal|non-dropping-particle)"\s*:',
    r'"container-title(?:-short)?"\s*:\s*"',
    r'"(?:citation-key|citekey)"\s*:\s*"',
    r'"type"\s*:\s*"(?:article|article-journal|paper-conference|chapter|thesis|report|book)"',
    r'"id"\s*:\s*(?:"|\d)',
)
_KINDS = {
    "article-journal": Kind.ARTICLE, "article-magazine": Kind.ARTICLE, "review": Kind.ARTICLE,
    "paper-conference": Kind.CONFERENCE, "thesis": Kind.THESIS, "report": Kind.REPORT,
    "book": Kind.BOOK, "chapter": Kind.BOOK, "standard": Kind.REPORT,
}  # fmt: skip
_NOTED = r"(?mi)^(arxiv|pmid|pmcid|doi|citation key|publisher|_eprint|issue|volume)\s*:\s*(.*)$"
_OWN_KEY = r"[0-9a-f]{16}"


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is CSL-JSON."""
    if '"message"' in head[:400] or '"title"' not in head:
        return 0.0
    signs = [pattern(sign).search(head) is not None for sign in _SIGNS]
    return 0.93 if sum(signs) >= 3 else 0.7 if signs[4] and signs[5] else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of items that have a title; the others are told."""
    values, problems = load_values(text, name)
    entries: list[Entry] = []
    for value, line in values:
        items = (
            value if isinstance(value, list) else list_of(dict_of(value).get("items")) or [value]
        )
        for number, item in enumerate(items, 1):
            entry = _entry(dict_of(item), line)
            if entry:
                entries.append(entry)
            elif len(problems) < 50:
                problems.append(Problem(name, line, f"item {number} has no title", "left out"))
    return Page(name, "", tuple(entries), tuple(problems))


def _entry(item: dict[str, object], line: int) -> Entry | None:
    title = strip_markup(text_of(item.get("title")))
    if not title:
        return None
    note = text_of(item.get("note"))
    noted, remark = read_noted(note)
    remark, comment = part_remark(without_links(remark))
    annote, other = part_remark(text_of(item.get("annote")))
    meta = _meta(item, noted)
    key = number_text_of(item.get("id"))
    own_key = text_of(dict_of(item.get("custom")).get("carrel_key")) or key
    is_own = pattern(_OWN_KEY).fullmatch(own_key) is not None
    if is_own:  # what a person wrote stands apart from it
        comment, remark = comment or remark, ""
    if comment or other:
        meta = meta._replace(comment=comment or other)
    annotations = Annotations(
        tags=meta.keywords if is_own else (),
        note="\n".join(filter(None, (remark, annote))),
    )
    if is_own:
        is_key = pattern(_OWN_KEY).fullmatch(meta.cite_key) is None
        meta = meta._replace(keywords=(), cite_key=meta.cite_key if is_key else "")
    abstract = strip_markup(text_of(item.get("abstract")))
    annotations = NO_ANNOTATIONS if annotations == NO_ANNOTATIONS else annotations
    return Entry(title, abstract, line, meta, NO_RECEPTION, annotations)


def _meta(item: dict[str, object], noted: dict[str, str]) -> Meta:
    def text(*names: str) -> str:
        return next(filter(None, (number_text_of(item.get(name)) for name in names)), "")

    publisher = text("publisher") or noted.get("publisher", "")
    named = f"arXiv:{noted.get('arxiv') or text('arxiv', 'arXiv')}"  # ``2401.12345 [cs.CL]``
    arxiv = find_arxiv(named)
    number = text("number")
    if not arxiv.id and (publisher.lower() == "arxiv" or "arxiv" in number.lower()):
        arxiv = find_arxiv(number, bare=True)
    doi = find_doi(text("DOI", "doi") or noted.get("doi", ""))
    arxiv = arxiv if arxiv.id else find_arxiv(doi) if doi else ArxivId()
    kind = _KINDS.get(text("type"), Kind.UNKNOWN)
    venue = text("container-title", "event-title")
    meta = Meta(
        kind=Kind.PREPRINT if arxiv.id and kind is Kind.UNKNOWN else kind,
        authors=read_csl_names(item.get("author")) or read_csl_names(item.get("editor")),
        published=read_csl_date(item.get("issued")),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        arxiv_class=find_arxiv_class(number) or find_arxiv_class(named),
        doi=doi,
        pubmed=text("PMID") or noted.get("pmid", ""),
        venue=venue,
        series=text("collection-title"),
        editors=tuple(
            ", ".join(filter(None, (each.family, each.given))) or each.literal
            for each in read_csl_names(item.get("editor"))
        )
        if "editor" in item
        else (),
        volume=text("volume"),
        issue=text("issue"),
        pages=text("page").replace("–", "-"),
        publisher=publisher,
        keywords=tuple(
            word for each in pattern(r"[;,]").split(text("keyword")) if (word := each.strip())
        ),
        cite_key=text("citation-key", "citekey") or noted.get("citation key", "") or _key(item),
    )
    return with_addresses(meta, [text("URL"), text("link")])


def _key(item: dict[str, object]) -> str:
    """The id of an item, unless it is the address that Zotero gives where there is no key."""
    key = number_text_of(item.get("id"))
    return "" if "://" in key else key


def read_noted(note: str) -> tuple[dict[str, str], str]:
    """Return what Zotero keeps in a note for want of a field, and what else stands there.

    Args:
        note: lines of any kind, of which some are ``PMID: 1`` or ``arXiv: 2401.00001``.

    Returns:
        The values by their names in small letters; the rest.
    """
    noted = {found[1].lower(): found[2].strip() for found in pattern(_NOTED).finditer(note)}
    return noted, pattern(_NOTED).sub("", note).strip()


def read_csl_names(value: object) -> tuple[Author, ...]:
    """Return the authors of a list of CSL names: split, literal, or Crossref's ``name``."""
    authors = []
    for name in dicts_of(value):
        match name:
            case {"family": str(family), "given": str(given)} if (
                len(name) == 2 and family.strip() and given.strip()
            ):  # nearly always
                authors.append(Author("", family, given))
                continue
        parts = (text_of(name.get("non-dropping-particle")), text_of(name.get("family")))
        family = " ".join(filter(None, (*parts, text_of(name.get("suffix")))))
        dropping = text_of(name.get("dropping-particle"))
        given = " ".join(filter(None, (text_of(name.get("given")), dropping)))
        literal = text_of(name.get("literal")) or text_of(name.get("name"))
        if family.strip() and given.strip() and not literal:
            authors.append(Author(family=family, given=given))
        elif whole := (literal or family or given).strip():
            authors.append(Author(literal=whole))
    return tuple(authors)


def read_csl_date(value: object) -> str:
    """Return a CSL date, as exact as its parts are; empty for none."""
    date = dict_of(value)
    parts = list_of(date.get("date-parts"))
    numbers = [number_text_of(part) for part in list_of(parts[0])] if parts else []
    if numbers and numbers[0]:
        return iso_date("-".join(filter(None, numbers[:3])))
    return iso_date(text_of(date.get("raw")) or text_of(date.get("literal")))
