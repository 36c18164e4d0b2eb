"""A tag that went with a change: by which other name it is there now, if by any."""

from __future__ import annotations

import pytest

from tui.library.change import Change
from tui.library.lists import ReadingList
from tui.library.renamed import instead_of, renamed_tag
from tui.library.sources import ALL, Source, SourceKind


@pytest.mark.parametrize(
    ("before", "after", "now"),
    [
        (
            {"a": ("rl", "x"), "b": ("RL",)},
            {"a": ("study", "x"), "b": ("study",)},
            "study",
        ),
        ({"a": ("rl",), "b": ("rl", "new")}, {"a": ("new",), "b": ("new",)}, "new"),
        ({"a": ("rl",)}, {"a": ()}, ""),
        ({"a": ("rl", "x")}, {"a": ("x",)}, ""),
        ({"a": ("rl",), "b": ("rl",)}, {"a": ("one",), "b": ("two",)}, ""),
    ],
    ids=["renamed", "made one with another", "taken away", "another is left", "two others"],
)
def test_it_is_followed_where_all_its_papers_have_one_other_in_its_place(
    before: dict[str, tuple[str, ...]], after: dict[str, tuple[str, ...]], now: str
) -> None:
    assert renamed_tag("rl", before, after) == now
    tag = Source(SourceKind.TAG, "rl")
    assert instead_of(tag, before, Change(tags=after)) == (
        Source(SourceKind.TAG, now) if now else ALL
    )


def test_one_of_which_all_papers_had_the_other_is_followed_where_it_was_renamed() -> None:
    before, after = {"a": ("rl", "x"), "b": ("rl", "x", "y")}, {"a": ("x",), "b": ("x", "y")}
    tag = Source(SourceKind.TAG, "rl")
    assert instead_of(tag, before, Change(tags=after)) == ALL
    renamed = Change(tags=after, renames_tag=True)
    assert instead_of(tag, before, renamed) == Source(SourceKind.TAG, "x")


def test_a_list_is_followed_into_the_one_that_the_other_went_into_itself() -> None:
    last = ReadingList(3, "Last", ())
    change = Change(lists=(last,), merged={1: 2, 2: 3})
    assert instead_of(Source(SourceKind.LIST, 1), {}, change) == Source(SourceKind.LIST, 3)
    assert instead_of(Source(SourceKind.LIST, 4), {}, change) == ALL


def test_what_is_no_tag_and_no_list_gives_way_to_all_papers() -> None:
    assert instead_of(Source(SourceKind.FILTER, 1), {}, Change()) == ALL
