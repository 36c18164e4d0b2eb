"""Identifiers in text and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.ids import arxiv_month, find_arxiv, find_doi, find_openreview
from parsing.meta import Meta


@pytest.mark.parametrize(
    ("text", "arxiv", "version"),
    [
        ("https://arxiv.org/abs/2401.12345v2", "2401.12345", 2),
        ("http://arxiv.org/pdf/2401.12345.pdf", "2401.12345", 0),
        ("https://www.arxiv.org/html/2401.12345v11", "2401.12345", 11),
        ("https://huggingface.co/papers/2401.12345", "2401.12345", 0),
        ("see arXiv:2401.12345.", "2401.12345", 0),
        ("arXiv: 2401.12345v1 [cs.XX]", "2401.12345", 1),
        ("oai:arXiv.org:2401.12345v1", "2401.12345", 1),
        ("https://doi.org/10.48550/arXiv.2401.12345", "2401.12345", 0),
        ("arXiv:hep-th/9901001", "hep-th/9901001", 0),
        ("https://arxiv.org/abs/math.GT/0309136v1", "math.GT/0309136", 1),
        ("https://arxiv.org/list/cs.XX/new", "", 0),
        ("arXiv:2413.12345", "", 0),
        ("2401.12345", "", 0),
        ("https://example.org/2401.12345", "", 0),
        ("", "", 0),
    ],
)
def test_what_text_calls_an_arxiv_id_is_found(text: str, arxiv: str, version: int) -> None:
    assert find_arxiv(text) == (arxiv, version)


@pytest.mark.parametrize(
    ("text", "arxiv", "version"),
    [
        ("2401.12345v3", "2401.12345", 3),
        ("0704.0001", "0704.0001", 0),
        (" hep-th/9901001 ", "hep-th/9901001", 0),
        ("24010.12345", "", 0),
        ("2401.12345 and more", "", 0),
    ],
)
def test_an_id_alone_counts_where_nothing_else_can_stand(
    text: str, arxiv: str, version: int
) -> None:
    assert find_arxiv(text, bare=True) == (arxiv, version)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/XYZ.1", "10.1000/xyz.1"),
        ("https://doi.org/10.1000/xyz", "10.1000/xyz"),
        ("doi:10.1000/xyz.", "10.1000/xyz"),
        ("(doi: 10.1000/xyz)", "10.1000/xyz"),
        ("10.1000/a(b)c", "10.1000/a(b)c"),
        ("10.1016/S0000-0000(24)00001-2", "10.1016/s0000-0000(24)00001-2"),
        ("https://doi.org/10.1000%2Fxyz", "10.1000/xyz"),
        ("https://doi.org/10%2E1000%2Fxyz", "10.1000/xyz"),
        ("10.1000/xyz [pii]", "10.1000/xyz"),
        ("110.1000/xyz", ""),
        ("10.10/xyz", ""),
        ("no doi", ""),
    ],
)
def test_a_doi_is_found_and_is_in_lower_case(text: str, doi: str) -> None:
    assert find_doi(text) == doi


def test_an_openreview_forum_is_found_in_its_address() -> None:
    assert find_openreview("https://openreview.net/forum?id=aB-c_1&noteId=x") == "aB-c_1"
    assert find_openreview("https://openreview.net/group?id=x") == ""


@given(st.text() | st.from_regex(r"(arxiv:|10\.)[0-9a-z/.()%]{0,40}"))
def test_no_text_is_too_odd(text: str) -> None:
    find_arxiv(text)
    find_arxiv(text, bare=True)
    assert find_doi(find_doi(text)) == find_doi(text)


@pytest.mark.parametrize(
    ("arxiv", "month"),
    [
        ("2611.01234", "2026-11"),
        ("0704.0001", "2007-04"),
        ("math/0309136", "2003-09"),
        ("hep-th/9901001", "1999-01"),
        ("hep-th/9108001", "1991-08"),
        ("", ""),
        ("2613.00001", ""),
        ("lamp", ""),
    ],
)
def test_an_arxiv_id_states_its_month(arxiv: str, month: str) -> None:
    assert arxiv_month(arxiv) == month


def test_a_date_that_a_source_gives_is_before_that_of_the_id() -> None:
    assert Meta(arxiv="2611.01234").date == "2026-11"
    assert Meta(arxiv="2611.01234", published="2026-10-31").date == "2026-10-31"
    assert Meta(listed="2026-11-27").date == ""
