"""The one door: nothing of the corpus gets through it, by whatever way it comes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing import clean_block, clean_line
from parsing.sources import parse_bytes
from tests.hostile.corpus import ALL, BYTES, MARKUP, SEQUENCES, Hostile
from tests.hostile.sequences import take_apart

PIECES = st.sampled_from(
    [*(each.text for each in SEQUENCES), *"\x1b\x9b\x9d\x90[]P;0m\\\x07\x9c\n\r\x00\u202eaß\ud800"]
)


def obeyed(text: str) -> frozenset[str]:
    """The kinds of sequences that a terminal finds in a text; line feeds are none."""
    return take_apart(text.encode()).kinds - {ascii("\n")}


@pytest.mark.parametrize("hostile", [*SEQUENCES, *MARKUP], ids=lambda each: each.name)
def test_a_person_sees_all_but_what_a_terminal_would_have_obeyed(hostile: Hostile) -> None:
    assert hostile.broke
    assert clean_line(hostile.text) == hostile.left
    assert clean_block(f"{hostile.text}\n{hostile.text}") == f"{hostile.left}\n{hostile.left}"


@pytest.mark.parametrize("hostile", SEQUENCES, ids=lambda each: each.name)
def test_what_the_corpus_holds_would_be_obeyed(hostile: Hostile) -> None:
    assert obeyed(hostile.text)


@pytest.mark.parametrize("data", [data for data, _ in BYTES], ids=[odd for _, odd in BYTES])
@pytest.mark.parametrize("layout", [b"%b\n\n%b", b"new\n\nMar 11\n\n%b\n\n%b. We do.", b"%b%b"])
def test_whatever_the_bytes_of_a_page_are_it_is_safe(data: bytes, layout: bytes) -> None:
    page = parse_bytes(layout % (data, data), "page")
    shown = [page.label, *(str(problem) for problem in page.problems)]
    for entry in page.entries:
        shown += [entry.title, entry.abstract]
    assert [obeyed(each) for each in shown] == [frozenset()] * len(shown)


def test_all_sequences_at_once_in_every_part_of_a_page_are_taken_away() -> None:
    text = f"new{ALL}\n\nMar{ALL} 11\n\nA title {ALL}\n\nAn abstract {ALL} with an end."
    page = parse_bytes(text.encode(), "page")
    assert page.entries
    for each in (page.label, *page.entries[0][:2], *map(str, page.problems)):
        assert obeyed(each) == frozenset()


@given(st.lists(PIECES).map("".join))
def test_whatever_is_put_together_of_sequences_none_comes_out(text: str) -> None:
    assert obeyed(clean_line(text)) == frozenset()
    assert obeyed(clean_block(text)) == frozenset()
    page = parse_bytes(text.encode("utf-8", "surrogatepass"), "page")
    for entry in page.entries:
        assert obeyed(entry.title) == frozenset()
        assert obeyed(entry.abstract) == frozenset()


@given(st.lists(st.sampled_from([data for data, _ in BYTES]) | st.binary(max_size=3)).map(b"".join))
def test_no_bytes_make_a_sequence(data: bytes) -> None:
    page = parse_bytes(data, "page")
    assert [obeyed(each.title + each.abstract) for each in page.entries] == [frozenset()] * len(
        page.entries
    )
