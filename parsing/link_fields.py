"""What links say of a paper: the identifiers in their addresses, and what they open."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsing.ids import find_arxiv, find_doi, find_openreview
from parsing.meta import NO_META, Meta
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsing.markup import MarkupLink

_FROM_LINKS = ("arxiv", "arxiv_version", "openreview", "doi", "code", "project", "pdf", "url")
_CODE = ("github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/")
_OTHER_LINKS = (
    r"(?i)(?:slides?|video|talk|poster|blog|blogpost|bib(?:tex)?|cite|supp\w*|appendix|data(?:sets?)?"
    r"|colab|notebook|models?|weights|checkpoints?|tweet|twitter|x|youtube|bilibili|zhihu|demo|award"
    r"|media|news|reviews?|discussion|translate|read|kimi|papers\.cool|#.*|🤗.*)"
)
_CODE_WORDS = (
    r"(?i)(?:official\s)?(?:code|github|repo(?:sitory)?|pytorch|tensorflow|jax|implementation)\b.*"
)
_PROJECT_WORDS = (
    r"(?i)(?:project|web)\s?(?:page|site)?|website|homepage|home page|page|site|webpage"
)
_DOI_HOSTS = r"(?i)doi\.org/|dl\.acm\.org/doi/|link\.springer\.com/(?:article|chapter)/|/doi/"


def is_code(url: str) -> bool:
    """Return whether an address leads to where people keep their code."""
    return any(host in url for host in _CODE)


def with_links(meta: Meta, links: Iterable[MarkupLink], field: str = "") -> Meta:
    """Return metadata with the addresses that links lead to, each where it belongs.

    Identifiers are taken from addresses; what is given already stays.

    Args:
        meta: that they are added to.
        links: with what they say, which tells the code from the project's page.
        field: of the column or label that they stand in, if it says what they are.
    """
    given = {name: value for name in _FROM_LINKS if (value := getattr(meta, name))}
    known = len(given)
    add_links(given, links, field)
    return meta._replace(**given) if len(given) > known else meta


def meta_with(given: dict[str, object], links: Iterable[MarkupLink]) -> Meta:
    """Return metadata of values, by their names in `Meta`, and of what links lead to."""
    add_links(given, links, "")
    given = {field: value for field, value in given.items() if value}
    return Meta(**given) if given else NO_META  # type: ignore[arg-type]


def add_links(given: dict[str, object], links: Iterable[MarkupLink], field: str) -> None:
    """Add to the values of fields of `Meta` what links say; what is filled already stays."""
    for said, url in links:
        if not url[:8].lower().startswith(("http://", "https://")):
            continue
        target: str
        value: str
        known = given.get("arxiv")
        if known and isinstance(known, str) and known in url and "arxiv.org/" in url:
            continue  # found already, as most are that stand behind a label
        if (found := find_arxiv(url)).id:
            if not given.get("arxiv"):
                given["arxiv"], given["arxiv_version"] = found
            continue
        if "openreview" in url and (forum := find_openreview(url)):
            target, value = "openreview", forum
        elif doi := _doi_of(url):
            target, value = "doi", doi
        else:
            target, value = _target(said, url, field), url
        if target and not given.get(target):
            given[target] = value


def _doi_of(url: str) -> str:
    """The DOI in the address of a publisher's page or of the resolver."""
    if "10." not in url or not pattern(_DOI_HOSTS).search(url):
        return ""
    return find_doi(url.partition("?")[0]).removesuffix(".pdf")


def _target(said: str, url: str, field: str) -> str:
    """The field of an address that is no identifier; nothing for slides, videos and such."""
    if field in {"pdf", "code", "project"}:
        return field
    meant = _meant_by(said)
    if meant == "code" or is_code(url):
        return "code"
    if meant != "project" and url.lower().partition("?")[0].endswith(".pdf"):
        return "pdf"
    return meant


@lru_cache(maxsize=4096)  # most lists call their links alike
def _meant_by(said: str) -> str:
    """The field of an address by what its link says; `url` where that says nothing."""
    words = pattern(r"[^\W_](?:.*[^\W_])?").search(said)
    said = words[0] if words else ""
    if pattern(_CODE_WORDS).fullmatch(said):
        return "code"
    if pattern(_PROJECT_WORDS).fullmatch(said):
        return "project"
    if said.lower() == "pdf":
        return "pdf"
    return "" if pattern(_OTHER_LINKS).fullmatch(said) else "url"
