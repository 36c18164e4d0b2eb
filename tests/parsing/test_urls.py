"""Web addresses in abstracts, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing import Page, find_links, link_spans


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("at https://github.com/a/b.", "https://github.com/a/b"),
        ("at https://github.com/a/b, and", "https://github.com/a/b"),
        ("at https://a.github.io/b/ .", "https://a.github.io/b/"),
        ("(https://a.github.io/b/).", "https://a.github.io/b/"),
        ('"http://a.org/b"', "http://a.org/b"),
        ("“https://a.org/b”", "https://a.org/b"),
        ("\\url{https://a.com/}.", "https://a.com/"),
        ("https://a.com/b.md{this https URL}", "https://a.com/b.md"),
        ("https://en.wikipedia.org/wiki/A_(b)", "https://en.wikipedia.org/wiki/A_(b)"),
        ("(see https://en.wikipedia.org/wiki/A_(b)).", "https://en.wikipedia.org/wiki/A_(b)"),
        ("[here](https://a.com/b_(c))", "https://a.com/b_(c)"),
        ("<https://a.com/b>", "https://a.com/b"),
        ("at~https://github.com/Med/Strip\\_MLP.", "https://github.com/Med/Strip_MLP"),
        ("https: //github.com/salesforce/CodeT5 .", "https://github.com/salesforce/CodeT5"),
        ("HTTPS://A.org/B", "https://A.org/B"),
        ("https://a.com/v1.0.", "https://a.com/v1.0"),
        ("https://a.com/x#y?z=1&w=2;", "https://a.com/x#y?z=1&w=2"),
        ("website:https://a.github.io/.", "https://a.github.io/"),
        ("**https://a.com/b**", "https://a.com/b"),
        ("代码：https://a.com/b。", "https://a.com/b"),
        ("https://a.com/b\nnext", "https://a.com/b"),
        ("at github.com/a/b.", "https://github.com/a/b"),
        ("at www.example.org/x,", "https://www.example.org/x"),
        ("as in arXiv:2401.12345v2, and", "https://arxiv.org/abs/2401.12345v2"),
        ("(doi:10.1000/ab_c).", "https://doi.org/10.1000/ab_c"),
        ("see arxiv.org/abs/2503.01234.", "https://arxiv.org/abs/2503.01234"),
    ],
)
def test_a_link_is_found_without_the_sentence_around_it(text: str, link: str) -> None:
    assert find_links(text) == (link,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no link here",
        "https://",
        "https://...",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.org/b",
        "me@github.com/x",
        "on github.com alone",
        "state.of/the.art",
        "e.g. www.",
        "notgithub.com/a",
        "arXiv:2401.12345678",
        "doi:10.1/a",
    ],
)
def test_what_is_no_web_address_is_left_alone(text: str) -> None:
    assert find_links(text) == ()


def test_links_come_in_order_and_each_once() -> None:
    text = "https://b.org, https://a.org and https://b.org."
    assert find_links(text) == ("https://b.org", "https://a.org")


def test_the_same_address_written_in_two_ways_is_one_link() -> None:
    text = "https://github.com/M/Strip_MLP{https://github.com/M/Strip\\_MLP."
    assert find_links(text) == ("https://github.com/M/Strip_MLP",)


def test_spans_say_where_every_address_stands() -> None:
    text = "a https://b.org. (github.com/c/d)"
    assert [text[start:end] for start, end, _ in link_spans(text)] == [
        "https://b.org",
        "github.com/c/d",
    ]


def test_the_seed_pages_hold_151_links(seed_pages: tuple[Page, ...]) -> None:
    links = {
        link for page in seed_pages for entry in page.entries for link in find_links(entry.abstract)
    }
    assert len(links) == 151
    assert not any(link.endswith((".", ",", ")", "}")) for link in links)


@given(st.text() | st.text(st.sampled_from("https:/ww.()\\_a{}[] githubcom~")))
def test_any_text_gives_only_web_addresses_within_it(text: str) -> None:
    end_before = 0
    for start, end, url in link_spans(text):
        assert end_before <= start < end <= len(text)
        assert url.startswith(("http://", "https://"))
        assert not any(char.isspace() for char in url)
        end_before = end
