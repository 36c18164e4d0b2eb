"""What a format read is made safe to show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsing.clean import LONGEST_TEXT, MOST_VALUES, clean_entry
from parsing.meta import Annotations, Author, Kind, Meta, Reception
from parsing.paper import Entry

ODD = "a\x1b[31m\u202eb\ud800\t\n c"
LINE = "ab\ufffd c"


def test_every_string_comes_through_the_door() -> None:
    entry = clean_entry(
        Entry(
            ODD,
            "one\r\ntwo\x07",
            1,
            Meta(
                kind=Kind.ARTICLE,
                authors=(Author(literal=ODD), Author(family="\x00"), Author(family=ODD, given="x")),
                published="2024\x00",
                arxiv_version=2,
                venue=ODD,
                keywords=(ODD, ODD, " "),
            ),
            Reception(submitter=ODD, votes=3),
            Annotations(tags=(ODD,), lists=(ODD,), note="one\r\ntwo\x1b", read=True),
        )
    )
    assert entry.title == LINE
    assert entry.abstract == "one\ntwo"
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author(literal=LINE), Author(family=LINE, given="x")),
        published="2024",
        arxiv_version=2,
        venue=LINE,
        keywords=(LINE,),
    )
    assert entry.reception == Reception(submitter=LINE, votes=3)
    assert entry.annotations == Annotations((LINE,), (LINE,), "one\ntwo", read=True)


def test_what_is_clean_stays_the_same() -> None:
    entry = Entry("T", "A", 1, Meta(venue="V", authors=(Author(literal="Ann Doe"),)))
    assert clean_entry(entry) == entry


def test_endless_values_are_cut() -> None:
    long = "x" * (LONGEST_TEXT + 1)
    many = tuple(map(str, range(MOST_VALUES + 1)))
    since = tuple((each, "2020") for each in many)
    wrote = Annotations(done_in=many, done_at=since)
    entry = clean_entry(Entry(long, long, 1, Meta(venue=long, keywords=many), annotations=wrote))
    assert len(entry.title) == len(entry.abstract) == len(entry.meta.venue) == LONGEST_TEXT
    assert len(entry.meta.keywords) == MOST_VALUES
    assert len(entry.annotations.done_in) == len(entry.annotations.done_at) == MOST_VALUES


@given(st.text(), st.text())
def test_cleaning_twice_is_cleaning_once(title: str, other: str) -> None:
    meta = Meta(venue=other, keywords=(title, other), authors=(Author(literal=other),))
    once = clean_entry(Entry(title, other, 1, meta))
    assert clean_entry(once) == once
    assert "\n" not in once.title
    assert "\x1b" not in once.abstract
