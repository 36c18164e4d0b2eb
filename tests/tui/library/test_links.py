"""Web addresses: which may be opened, and where they lead, whatever they look like."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.sources import read_pages
from parsing.urls import find_links
from tui.library.links import LONGEST, Address, UnsafeError, checked

SEEDS = Path(__file__).parents[3] / "seeds"
POSSIBLE = re.compile(r"https?://[a-z0-9_.\-:\[\]@!$&'()*+,;=%~A-Z/?#]+")
"""What every address that is opened is made of: RFC 3986, section 2."""


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com/a/b",
        "http://a.org",
        "https://a.org/x;y=1&z=$(id)'!*?a=b#c",
        "https://a.org:8080/x",
        "https://a.org./x",
        "https://a_b-.github.io/",
        "https://xn--80ak6aa92e.com/",
        "https://[::1]:80/x",
        "https://a.org/%20%zz",
        "https://en.wikipedia.org/wiki/A_(b)",
        "https://127.0.0.1/",
    ],
)
def test_an_ordinary_address_is_opened_as_it_stands(text: str) -> None:
    address = checked(text)
    assert address.url == text
    assert address.written == ""
    assert text[address.at :].startswith(address.host)


def test_every_link_of_the_seed_pages_is_opened_as_it_stands() -> None:
    entries = [entry for page in read_pages([SEEDS]).pages for entry in page.entries]
    links = [link for entry in entries for link in find_links(entry.abstract)]
    assert len(links) == 176
    assert [checked(link).url for link in links] == links


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JavaScript://a.org/%0aalert(1)",
        "file:///etc/passwd",
        "data:text/html,<b>",
        "ftp://a.org/",
        "httpss://a.org/",
        "//a.org/x",
        "a.org/x",
        "https:a.org",
        "https:/a.org",
        "-https://a.org",
        "--help",
        "",
    ],
)
def test_nothing_but_http_and_https_is_opened(text: str) -> None:
    with pytest.raises(UnsafeError, match="only addresses of http and https"):
        checked(text)


@pytest.mark.parametrize(
    "text", ["http:///x", "https://", "https://?x", "https://#x", "https://a@/x", "https://:80/"]
)
def test_an_address_without_a_host_is_not_opened(text: str) -> None:
    with pytest.raises(UnsafeError, match="it has no host"):
        checked(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://a.org/a b",
        " https://a.org/",
        "https://a.org/\n",
        "https://a.org/\tb",
        "https://a.org/\x1b[31m",
        "https://a.org/\x00",
        "https://a.org/\x9b",
        "https://a.org/\u202egro.b",
        "https://a.org/\u2066b",
        "https://a\u200d.org/",
        "https://a.org/\u200b",
        "https://a.org/\u00a0b",
        "https://a.org/\ud800",
        "https://a.org\\@evil.example/",
    ],
)
def test_what_cannot_be_seen_or_is_read_in_two_ways_is_not_opened(text: str) -> None:
    with pytest.raises(UnsafeError, match="a blank, a backslash or a character that cannot be"):
        checked(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://a..org/",
        "https://.org/",
        "https://./",
        "https://ex%61mple.com/",
        "https://a.org:x/",
        "https://a:80:80/",
        "https://a!b.org/",
        "https://℀.org/",
        "https://ü⒈.org/",
        "https://[::1/",
        "https://[::x]/",
        "https://[1.2]/",
        f"https://{'a' * 64}.org/",
        f"https://{'ü' * 70}.org/",
        f"https://{'a.' * 130}org/",
    ],
)
def test_a_host_that_is_no_possible_one_is_not_opened(text: str) -> None:
    with pytest.raises(UnsafeError, match="its host is no possible one"):
        checked(text)


def test_a_port_that_is_no_possible_one_is_not_opened() -> None:
    assert checked("https://a.org:65535/").url == "https://a.org:65535/"
    with pytest.raises(UnsafeError, match="its port is no possible one"):
        checked("https://a.org:65536/")


def test_an_address_that_nobody_could_read_is_not_opened() -> None:
    text = "https://a.org/" + "x" * (LONGEST - 14)
    assert checked(text).url == text
    with pytest.raises(UnsafeError, match="longer than 2,048"):
        checked(text + "x")


def test_scheme_and_host_become_small_letters() -> None:
    assert checked("HTTPS://GitHub.COM/A").url == "https://github.com/A"


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("аррӏе.com", "xn--80ak6aa92e.com"),  # Cyrillic
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("faß.de", "xn--fa-hia.de"),
        ("例え.jp", "xn--r8jz45g.jp"),
        ("ａ．example", "a.example"),
        ("a。example", "a.example"),
        ("\u212aa.example", "ka.example"),
    ],
)
def test_a_host_in_other_letters_is_opened_and_shown_as_it_goes_over_the_wire(
    written: str, host: str
) -> None:
    assert checked(f"https://{written}/x") == Address(f"https://{host}/x", host, 8, written)


@pytest.mark.parametrize(
    "text",
    [
        "https://arxiv.org@evil.example/x",
        "https://arxiv.org:443@evil.example",
        "https://a@evil.example@evil.example",
        "https://arxiv.org%2f@evil.example",
        "https://user:pass@evil.example/",
        "https://@evil.example/",
    ],
)
def test_a_name_to_log_in_with_is_refused_and_the_host_told(text: str) -> None:
    with pytest.raises(UnsafeError, match=r"leads to evil\.example, not to"):
        checked(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://0x7f.1/",
        "https://2130706433/",
        "https://0177.0.0.1/",
        "https://1.2.3.4.5/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://evil.0x10/",
        "https://１２７．１/",
        "https://a.org／b.example/",
        "https://a.org＠b.example/",
    ],
)
def test_a_host_that_browsers_read_as_another_is_not_opened(text: str) -> None:
    with pytest.raises(UnsafeError, match="its host is no possible one"):
        checked(text)


def test_an_at_sign_behind_the_host_is_a_part_of_the_path() -> None:
    assert checked("https://medium.com/@somebody").host == "medium.com"


def test_what_an_address_may_not_hold_is_written_in_percent() -> None:
    assert checked('https://a.org/é"<>`{|}^?ü#☃').url == (
        "https://a.org/%C3%A9%22%3C%3E%60%7B%7C%7D%5E?%C3%BC#%E2%98%83"
    )


@given(st.text() | st.from_regex(r"https?://[^/]{0,20}(/.{0,20})?", fullmatch=True))
def test_whatever_is_opened_is_plain_and_leads_where_it_is_said(text: str) -> None:
    try:
        address = checked(text)
    except UnsafeError:
        return
    assert POSSIBLE.fullmatch(address.url)
    assert address.url[address.at :].startswith(address.host)
    assert checked(address.url).host == address.host
