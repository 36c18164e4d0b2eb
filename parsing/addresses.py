"""What the addresses that a source gives for a paper say of it: an identifier, a page, a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.ids import find_arxiv, find_doi, find_openreview

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsing.meta import Meta


def with_addresses(meta: Meta, addresses: Iterable[str]) -> Meta:
    """Return the metadata with what these addresses say: identifiers, page and PDF.

    Args:
        meta: what is known already, which stays.
        addresses: of the paper itself; what is no web address is left out. One that only leads to
            what an identifier gives is kept as that alone.
    """
    found: dict[str, object] = {}
    for each in addresses:
        address = each.strip()
        if not address[:8].lower().startswith(("http://", "https://")) or " " in address:
            continue
        arxiv = find_arxiv(address)
        doi = find_doi(address) if "doi.org/" in address else ""
        forum = find_openreview(address) if "openreview.net/" in address else ""
        if arxiv.id:
            found.setdefault("arxiv", arxiv.id)
            found.setdefault("arxiv_version", arxiv.version)
        if doi and not arxiv.id:
            found.setdefault("doi", doi)
        if forum:
            found.setdefault("openreview", forum)
        if not arxiv.id and not doi and not forum:
            path = address.partition("?")[0].lower()
            found.setdefault("pdf" if path.endswith(".pdf") else "url", address)
    if meta.arxiv:
        found.pop("arxiv_version", None) if meta.arxiv_version else None
        if found.get("arxiv", meta.arxiv) != meta.arxiv:
            found.pop("arxiv_version", None)
    new = {field: value for field, value in found.items() if not getattr(meta, field)}
    return meta._replace(**new) if new else meta  # type: ignore[arg-type]
