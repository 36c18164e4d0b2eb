"""Facts: what sources beside the pages said of a paper, each value with where it came from."""

from typing import NamedTuple

from parsing.meta import Meta
from parsing.paper import Paper


class Fact(NamedTuple):
    """One value, and where it came from."""

    field: str
    """A field of `parsing.meta.Meta`."""
    source: str
    """Who said it: one of `BEFORE_PAGES`, or a service."""
    value: str
    """JSON, as in carrel's own export."""
    source_id: str
    """What the source knows the paper by: ``2401.12345``, ``10.1000/xyz``."""
    matched: str
    """How it was found that this is the paper, in words."""
    at: int
    """When it was written down, in milliseconds since 1970 UTC."""


Facts = tuple[Fact, ...]

BEFORE_PAGES = ("person", "import")
"""Sources whose word counts more than that of a page."""
SERVICES = ("crossref", "arxiv")
"""Sources whose word counts less, a publisher's first; others come behind them."""


def facts_of(meta: Meta, source: str, source_id: str, matched: str) -> Facts:
    """Return what a source gave as facts, a field each; their time is that of their writing.

    Args:
        meta: what it gave.
        source: who it is.
        source_id: what it knows the paper by.
        matched: how it was found that this is the paper, in words.
    """
    import json

    from parsing.meta_json import given_values

    return tuple(
        Fact(field, source, json.dumps(value, ensure_ascii=False), source_id, matched, 0)
        for field, value in given_values(meta).items()
    )


def pages_meta(paper: Paper) -> Meta:
    """Return what the pages alone say of a paper."""
    return paper.meta if paper.page_meta is None else paper.page_meta


def told(paper: Paper, facts: Facts) -> Paper:
    """Return a paper with what pages and facts say of it together, by the one rule of merging.

    Args:
        paper: with or without facts of before, which go.
        facts: what other sources say.
    """
    pages = pages_meta(paper)
    if not facts:
        return paper if paper.page_meta is None else paper._replace(meta=pages, page_meta=None)
    # A library without facts has no use for it.
    from tui.library.metadata import merge_meta

    said = _by_source(facts)
    order = [*BEFORE_PAGES, "", *SERVICES]
    order += sorted(said.keys() - set(order))
    said[""] = pages
    meta = merge_meta(said[source] for source in order if source in said)
    return paper._replace(meta=meta, page_meta=pages)


def sources_of(paper: Paper, facts: Facts) -> dict[str, str]:
    """Return who said the values of a paper that its pages do not give, by the field."""
    pages, said = pages_meta(paper), _by_source(facts) if facts else {}
    order = [*BEFORE_PAGES, *SERVICES]
    order += sorted(said.keys() - set(order))
    found: dict[str, str] = {}
    for source in filter(said.__contains__, order):
        for field, value in said[source]._asdict().items():
            shown = getattr(paper.meta, field)
            if value == shown and shown != getattr(pages, field):
                found.setdefault(field, source)
    return found


def _by_source(facts: Facts) -> dict[str, Meta]:
    """What each source said; a value that is none is passed over."""
    import json

    from parsing.clean import clean_meta
    from parsing.meta_json import meta_of

    given: dict[str, dict[str, object]] = {}
    for fact in facts:
        try:
            given.setdefault(fact.source, {})[fact.field] = json.loads(fact.value)
        except (ValueError, RecursionError):
            continue
    return {source: clean_meta(meta_of(values)) for source, values in given.items()}
