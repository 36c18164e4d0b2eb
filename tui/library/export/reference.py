"""What a reference needs of a paper's metadata, for all formats that cite: names, dates, keys."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from parsing.meta import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsing.meta import Meta
    from parsing.paper import Paper

_SILENT = re.compile(
    "an?|and|are|as|at|be|by|can|do|does|for|from|how|in|into|is|its?|of|on|or|the|their|to"
    "|towards?|using|via|what|when|with|you|your"
)
_WORD = re.compile(r"[a-z0-9]+")
_KEY = re.compile(r"[^\s{}(),\"'#%=~\\@]+")
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)


def citation_keys(papers: Sequence[Paper]) -> list[str]:
    """Return the key that each paper is cited by, that of a bibliography before one of our own.

    Where several of these papers would have one key, the digits of theirs follow it. A key depends
    on nothing else: in every export it is the same.
    """
    wanted = [citation_key(paper) for paper in papers]
    uses: dict[str, int] = {}
    for key in wanted:
        uses[key] = uses.get(key, 0) + 1
    keys = []
    for paper, key in zip(papers, wanted, strict=True):
        if uses[key] == 1:
            keys.append(key)
        elif paper.meta.cite_key == key or is_cited_by_name(paper.meta):
            keys.append(f"{key}-{paper.key}")
        else:
            keys.append(citation_key(paper, digits=16))
    return keys


def is_cited_by_name(meta: Meta) -> bool:
    """Return whether an author and a year are known, so that a key can be made of them."""
    return bool(meta.authors and meta.date and family_name(meta))


def citation_key(paper: Paper, digits: int = 8) -> str:
    """Return the key by which a paper is cited.

    With authors and a year it is ``vaswani2017attention``: the first family name, the year and the
    first word of the title that says something. Without, it is the first three such words and
    *digits* of the paper's own key: ``mask-all-need-12fa2ee7``.
    """
    meta = paper.meta
    if meta.cite_key and _KEY.fullmatch(meta.cite_key):
        return meta.cite_key
    telling = _telling_words(paper.title)
    if is_cited_by_name(meta):
        return f"{family_name(meta)}{meta.date[:4]}{telling[0]}"
    return "-".join((*telling[:3], paper.key[:digits]))


def _telling_words(title: str) -> list[str]:
    words = _WORD.findall(_ascii(title).replace("'", ""))
    return [word for word in words if not _SILENT.fullmatch(word)] or words or ["paper"]


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.lower())
    return folded.encode("ascii", "ignore").decode()


def family_name(meta: Meta) -> str:
    """Return the first author's family name as ASCII letters, empty where it has none."""
    first = meta.authors[0]
    name = first.family or first.literal.rpartition(" ")[2]
    return "".join(_WORD.findall(_ascii(name.lower().translate(_UNDECOMPOSED))))


def date_parts(date: str) -> tuple[int, ...]:
    """Return the year, month and day of a partial ISO date, as many as it has."""
    return tuple(int(part) for part in date.split("-") if part.isdecimal())


def arxiv_name(meta: Meta) -> str:
    """Return the arXiv id with its version and class as it is cited, or empty."""
    if not meta.arxiv:
        return ""
    version = f"v{meta.arxiv_version}" if meta.arxiv_version else ""
    return f"arXiv:{meta.arxiv}{version}" + (f" [{meta.arxiv_class}]" if meta.arxiv_class else "")


def kind_of(meta: Meta) -> Kind:
    """Return the kind of publication, as far as the metadata alone lets no doubt."""
    if meta.kind:
        return meta.kind
    return Kind.PREPRINT if meta.arxiv and not meta.venue else Kind.UNKNOWN


def is_chapter(meta: Meta) -> bool:
    """Return whether a paper is a part of a book."""
    return kind_of(meta) is Kind.BOOK and bool(meta.venue)


def names_all(meta: Meta) -> bool:
    """Return whether every author is named, as far as the source tells."""
    return meta.author_count <= len(meta.authors) and not meta.et_al
