"""Merging what several sources say of one paper: the one rule by which a value is chosen.

Sources come in the order of their weight: a person's word before an import before a page before a
service, and of pages the one that is open first (`tui.library.facts` orders the others). Each field
has the value of the first source that gives one, but for these:

- The authors are those of the source that names most of them: a list that ends in "et al." gives
  way to a longer one. Of lists equally long the first with family names apart is taken.
- A date is the most exact one that does not contradict the first; `listed` is the earliest day.
  The month that the arXiv id states is no more than that: it gives way to any date but its year.
- `arxiv_version` and `updated` are the latest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsing.ids import arxiv_month
from parsing.meta import NO_META, NO_RECEPTION, Author, Meta, Reception


def merge_meta(metas: Iterable[Meta]) -> Meta:
    """Return what the sources say together, a field at a time.

    Args:
        metas: what each source says, that of most weight first.
    """
    said = [meta for meta in dict.fromkeys(metas) if meta != NO_META]
    if len(said) < 2:
        return said[0] if said else NO_META
    first = (
        next((value for value in values if value), values[0]) for values in zip(*said, strict=True)
    )
    authors = _fullest([meta.authors for meta in said])
    merged = Meta(*first)
    return merged._replace(
        authors=authors,
        et_al=all(meta.et_al for meta in said if meta.authors == authors),
        author_count=max(meta.author_count for meta in said),
        published=_published([meta.published for meta in said if meta.published], merged.arxiv),
        listed=min((meta.listed for meta in said if meta.listed), default=""),
        updated=max(meta.updated for meta in said),
        arxiv_version=max(meta.arxiv_version for meta in said),
    )


def merge_reception(receptions: Iterable[Reception]) -> Reception:
    """Return the reception that was told last: by its date, else in the order they come in."""
    told = [each for each in receptions if each != NO_RECEPTION]
    return max(reversed(told), key=lambda each: each.date, default=NO_RECEPTION)


def _fullest(lists: Sequence[tuple[Author, ...]]) -> tuple[Author, ...]:
    return max(lists, key=lambda authors: (len(authors), all(each.family for each in authors)))


def _published(dates: Sequence[str], arxiv: str) -> str:
    """The date, where exports may have written down the month that its arXiv id states."""
    month = arxiv_month(arxiv)
    date = _most_exact([each for each in dates if each != month])
    return month if month in dates and month.startswith(date) else date


def _most_exact(dates: Sequence[str]) -> str:
    first = dates[0] if dates else ""
    return max((date for date in dates if date.startswith(first)), key=len, default="")
