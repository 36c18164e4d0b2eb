"""A tag that went with a change: by which other name it is there now, if by any."""

from __future__ import annotations

import pytest

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
    assert instead_of(tag, before, after) == (Source(SourceKind.TAG, now) if now else ALL)


def test_what_is_no_tag_gives_way_to_all_papers() -> None:
    assert instead_of(Source(SourceKind.LIST, 1), {}, {}) == ALL
