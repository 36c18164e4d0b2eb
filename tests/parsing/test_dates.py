"""Dates as sources write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.dates import date_label, iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-03-05", "2024-03-05"),
        ("2024-3-5", "2024-03-05"),
        ("2024-03-05T10:00:00.000Z", "2024-03-05"),
        ("2024-03-05 10:00", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("2024/03/05/", "2024-03-05"),
        ("2024/10//", "2024-10"),
        ("2024///", "2024"),
        ("2024/10/07/Fall", "2024-10-07"),
        ("5 Mar 2024", "2024-03-05"),
        ("5-Mar-2024", "2024-03-05"),
        ("5th of May", ""),
        ("Tue, 5 Mar 2024 10:00:00 GMT", "2024-03-05"),
        ("Tue, 05 Mar 2024 00:00:00 -0500", "2024-03-05"),
        ("Friday, 17 March 2023", "2023-03-17"),
        ("March 5, 2024", "2024-03-05"),
        ("Sept. 5, 2024", "2024-09-05"),
        ("March 2024", "2024-03"),
        ("2024 Mar", "2024-03"),
        ("2024 Mar 5", "2024-03-05"),
        ("2024 Oct-Nov", "2024"),
        ("2024 Spring", "2024"),
        ("  2024\n", "2024"),
        ("2024-02-30", ""),
        ("2024-13", ""),
        ("31 Feb 2024", ""),
        ("5 Foo 2024", ""),
        ("12024", ""),
        ("1234", ""),
        ("in press", ""),
        ("", ""),
    ],
)
def test_a_date_is_as_exact_as_its_source(text: str, date: str) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("iso", "label"),
    [
        ("2026-01-05", "Jan 5, 2026"),
        ("2026-01", "January 2026"),
        ("2026-W02", "Week 2, 2026"),
        ("2026", "2026"),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_label_is_as_a_person_writes_it(iso: str, label: str) -> None:
    assert date_label(iso) == label


@given(st.text() | st.from_regex(r"[0-9]{4}[-/. ][0-9a-zA-Z]{1,9}[-/. ]?[0-9]{0,2}"))
def test_no_text_is_too_odd_and_a_date_stays_itself(text: str) -> None:
    assert iso_date(iso_date(text)) == iso_date(text)
    date_label(text)
