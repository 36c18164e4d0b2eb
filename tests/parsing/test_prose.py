"""Prose that was wrapped at a column becomes paragraphs; any other stays as it is."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.prose import part_remark, unwrap, unwrap_if_wrapped
from tests.parsing.formats.invented import FOG, RUDDERS, TIDE, read

ONE_EACH = "Lamps: they shine, and are cheap.\nRopes: they bind, and are dear.\nSails: both of it."


def wrapped(text: str, width: int = 72) -> str:
    return "\n".join(wrap(text, width))


@pytest.mark.parametrize("width", [50, 64, 72, 80, 100])
def test_what_was_wrapped_is_one_paragraph(width: int) -> None:
    assert unwrap_if_wrapped(wrapped(FOG, width)) == FOG


@given(
    st.lists(st.sampled_from([*FOG.split()[:30], "\n", "\n\n", "\n  ", "- ", "a)"]), max_size=60)
)
def test_done_twice_it_is_as_done_once(words: list[str]) -> None:
    once = unwrap_if_wrapped(" ".join(words).strip())
    assert unwrap_if_wrapped(once) == once


@pytest.mark.parametrize("between", ["\n\n", "\n   "])
def test_a_blank_line_and_an_indented_one_begin_a_paragraph(between: str) -> None:
    assert unwrap_if_wrapped(wrapped(FOG) + between + wrapped(TIDE)) == f"{FOG}\n{TIDE}"
    assert unwrap(wrapped(FOG) + between + wrapped(TIDE)) == f"{FOG}\n{TIDE}"


def test_two_lines_are_one_where_the_sentence_goes_on() -> None:
    text = "A lantern finds its way through the fog of nine hills\nand is cheap."
    assert unwrap_if_wrapped(text) == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        f"{FOG}\n{TIDE}",
        ONE_EACH,
        "We give three things:\n- a lamp that is new and bright\n- a rope\n- a sail",
        "A heading above that is longer than what is said\nLamps shine in the fog.",
        "Roses are red\nViolets are blue",
        (
            "the lamp is lit upon the hill of stones\nand nobody who walks there knows the way\n"
            "until the fog has come\nand gone again across the harbour and the quay"
        ),
        (
            "Upon the hill of stones the lamp is lit,\nand nobody who walks there knows the way\n"
            "until the fog has come and gone again,\nand all the boats lie still along the quay\n"
            "beneath the harbour wall where gulls have sat"
        ),
        (
            "We give a program that finds each of the lamps:\n"
            "lamps = sorted(harbour.lamps(), key=brightness)\nfor lamp in lamps:\n"
            "    if lamp.is_lit and not lamp.is_far:\n        yield lamp"
        ),
    ],
)
def test_paragraphs_of_a_line_each_stay(text: str) -> None:
    assert unwrap_if_wrapped(text) == text


@pytest.mark.parametrize(
    "page",
    [
        f'Title,Authors,Year,Abstract\n{RUDDERS},"Doe, Ann",2026,"{wrapped(TIDE)}"\n',
        (
            f"@misc{{a,\n title = {{{RUDDERS}}},\n author = {{Doe, Ann}},\n"
            f" abstract = {{{wrapped(TIDE)}}},\n}}\n"
        ),
        f"TY  - JOUR\nTI  - {RUDDERS}\nAU  - Doe, Ann\nAB  - {wrapped(TIDE)}\nER  - \n",
        f"PMID- 1\nTI  - {RUDDERS}\nFAU - Doe, Ann\nAB  - "
        + wrapped(TIDE).replace("\n", "\n      "),
        f"{RUDDERS}\n\n{wrapped(TIDE)}\n\nA Lantern in the Fog of Nine Hills\n\n{wrapped(FOG)}\n",
        (
            "<rss><channel><title>Tides</title><item>"
            f"<title>{RUDDERS}</title><link>https://doi.org/10.1000/1</link>"
            f"<description>{wrapped(TIDE)}</description></item></channel></rss>"
        ),
    ],
)
def test_every_format_gives_paragraphs(page: str) -> None:
    assert read(page).entries[0].abstract == TIDE


def test_one_remark_is_parted_from_a_note_and_nothing_of_it_is_lost() -> None:
    assert part_remark("Mine.\nComment: 9 pages\nComment: a talk") == (
        "Mine.\nComment: a talk",
        "9 pages",
    )
