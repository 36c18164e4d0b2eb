"""Whether an answer is whole is seen from its bytes, in a time that grows with its length alone."""

from __future__ import annotations

import pytest

from tests.tui.fetch.service import arxiv_answer
from tui.fetch.errors import FetchError
from tui.fetch.wholeness import entries_in, has_no_paper, require_whole, title_of, total_of

PAPER = ("2611.00001", "Lanterns", "About lanterns.")


@pytest.mark.parametrize(
    "data",
    [
        b'[{"a": 1}]\n',
        b'\xef\xbb\xbf {"a": []}',
        arxiv_answer(PAPER),
        b"<feed></feed> <!-- made by a machine --> \n",
        b"<a><b></b></a ><!----><!-- > -->",
        b"any text, which nobody can know the end of",
        b"",
    ],
)
def test_what_ends_as_it_should_is_whole(data: bytes) -> None:
    require_whole(data, "service")


@pytest.mark.parametrize(
    "data",
    [
        b'[{"a": 1}',
        b'{"a": "b',
        b"[1]]",
        arxiv_answer(PAPER)[:-5],
        b"<feed><entry></entry><entry",
        b"<feed></feed><!-- cut",
        b"</a>" + b"<!---->" * 500 + b"<",
    ],
)
def test_what_ends_in_its_middle_is_not(data: bytes) -> None:
    with pytest.raises(FetchError, match="the answer of service is damaged or breaks off"):
        require_whole(data, "service")


def test_every_cut_of_a_feed_is_noticed() -> None:
    whole = arxiv_answer(PAPER).rstrip()
    closing = [at for at in range(1, len(whole)) if whole[:at].endswith(b">")]
    for at in set(range(1, len(whole))) - set(closing):
        with pytest.raises(FetchError):
            require_whole(whole[:at], "service")


@pytest.mark.parametrize("data", [b"", b" [] ", b"{}", b"<feed></feed>", b"<rdf><items/></rdf>"])
def test_an_answer_can_say_that_there_is_nothing(data: bytes) -> None:
    assert has_no_paper(data)


@pytest.mark.parametrize("data", [b"[1]", b"a", b"<rss><item>x</item></rss>", arxiv_answer(PAPER)])
def test_anything_else_may_have_papers(data: bytes) -> None:
    assert not has_no_paper(data)


def test_a_feed_is_counted_and_named() -> None:
    data = arxiv_answer(PAPER, PAPER, total=70)
    assert (entries_in(data), total_of(data), title_of(data)) == (2, 70, "arXiv Query")
    assert total_of(b"<feed></feed>") is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("<title>Fog &amp; Lanterns</title>", "Fog & Lanterns"),
        ("<title type='text'>\n Fog\n of  Autumn </title>", "Fog of Autumn"),
        ("<title><![CDATA[Fog <i>]]></title>", ""),
        ("<title><![CDATA[Fog]]></title>", "Fog"),
        ("<title>\u202eFog\u0007</title>", "Fog"),
        ("<title></title>", ""),
        ("<title>" + " " * 16_000, ""),
        ("<title>" * 2000, ""),
    ],
)
def test_the_title_of_a_feed_is_a_line_that_can_be_shown(title: str, name: str) -> None:
    shown = title_of(f"<feed>{title}".encode())
    assert shown == name or (shown.isprintable() and name and name in shown)
