"""Many reading lists that come with one paper."""

from __future__ import annotations

from collections.abc import Iterator

from parsing.meta import Annotations
from tests.tui.library.made import papers
from tui.library.library import Library
from tui.library.storage.importing_lists import Written, WrittenOn


class _Looked(tuple[tuple[str, str], ...]):
    """Pairs that count how often all of them are gone through."""

    times = 0

    def __iter__(self) -> Iterator[tuple[str, str]]:
        type(self).times += 1
        return super().__iter__()


def test_since_when_it_is_done_in_each_is_gone_through_once() -> None:
    (paper,) = papers("A")
    names = tuple(f"List {n}" for n in range(50))
    since = _Looked((name, "2020-01-02T03:04:05Z") for name in names)
    wrote = Annotations(lists=names, done_in=names, done_at=since)
    work = Library(None).import_pages([], WrittenOn([Written(paper, wrote)]), dry_run=True)
    assert work.counted == ("50 new lists", "50 done in lists")
    assert _Looked.times == 1
