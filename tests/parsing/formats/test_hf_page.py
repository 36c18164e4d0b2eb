"""A saved page of Hugging Face's papers, as HTML and as one file."""

from __future__ import annotations

import base64
import html
import json

import pytest

from parsing.html_tree import parse_html
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, case, read
from tests.parsing.formats.test_hf_api import META, PAPER, RECEPTION


def page_of(quote: str = '"', **props: object) -> str:
    escaped = html.escape(json.dumps({"dailyPapers": [{"paper": PAPER}], **props}))
    return (
        f"<!DOCTYPE html><html><head><title>Daily Papers - Hugging Face</title></head><body><main>"
        f"<div class=x data-target={quote}DailyPapers{quote} data-props={quote}{escaped}{quote}>"
        f"</div></main></body></html>"
    )


def wrapped(body: str, encoding: str) -> str:
    return (
        "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?Daily?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--X--"\r\n\r\n\r\n'
        "----X--\r\nContent-Type: text/css\r\n\r\np {}\r\n"
        f"----X--\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n----X----\r\n"
    )


def test_the_data_in_a_saved_page_is_read() -> None:
    page = read(case("m12_hf_page.html"))
    (entry,) = page.entries
    assert page.format == "hf_page"
    assert page.label == "Jan 5, 2026"
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == META
    assert entry.reception == RECEPTION._replace(date="2026-01-05")


@pytest.mark.parametrize(
    ("period", "date", "label", "day"),
    [
        ("day", "2026-01-05", "Jan 5, 2026", "2026-01-05"),
        ("week", "2026-W02", "Week 2, 2026", ""),
        ("month", "2026-01", "January 2026", ""),
    ],
)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_page_is_called_by_its_day_or_period(
    period: str, date: str, label: str, day: str, quote: str
) -> None:
    page = read(page_of(quote, periodType=period, dateString=date))
    assert page.label == label
    assert page.entries[0].reception.date == day
    assert page.entries[0].title == LANTERN


CARDS = f"""<!-- saved from url=(0029)https://huggingface.co/papers -->
<html><head><title>Daily Papers - Hugging Face</title></head><body><h1>Daily Papers</h1>
<p>by someone</p>
<article><h3><a href="/papers/2601.00001">Lantern: Finding a Path\n in Fog with One <b>Lamp</b></a>
</h3><div><p>{FOG}</p><p>Something else.</p></div></article>
<article><h3><a href="https://huggingface.co/papers/2601.00002">{RUDDERS}</a></h3></article>
</body></html>"""


def test_a_page_that_lost_its_data_has_cards() -> None:
    page = read(CARDS)
    assert [(entry.title, entry.abstract, entry.meta.arxiv) for entry in page.entries] == [
        (LANTERN, FOG, "2601.00001"),
        (RUDDERS, "", "2601.00002"),
    ]


def test_a_page_of_one_file_is_unwrapped() -> None:
    page = read(case("m13_page.mhtml"))
    (entry,) = page.entries
    assert page.format == "mhtml"
    assert entry.title == LANTERN
    assert entry.abstract == "We study how a small lantern finds its way through fog."
    assert entry.meta.arxiv == "2601.00001"


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_whatever_its_encoding(encoding: str) -> None:
    body = CARDS.replace(TIDE, "Größe")
    if encoding == "base64":
        body = base64.encodebytes(body.encode()).decode()
    elif encoding == "quoted-printable":
        body = body.replace("=", "=3D").replace("Lamp</b>", "La=\r\nmp</b>")
    page = read(wrapped(body, encoding))
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]


def test_a_saved_page_of_something_else_is_told() -> None:
    page = read(wrapped("<html><body><h3>Soup</h3><p>Boil it.</p></body></html>", "8bit"))
    assert page.entries == ()
    assert "no listing that is known" in page.problems[0].seen


@pytest.mark.parametrize("piece", ["<div>", "<ul><li>", "<p><a><li><dd>", "<b><i>", "<li><dd>"])
def test_html_nested_without_end_is_refused_in_good_time(piece: str) -> None:
    page = read(CARDS.replace("<h1>", piece * 100_000))
    assert page.entries == ()
    assert "deeply nested" in page.problems[0].seen


def test_html_that_leaves_its_items_open_is_no_fault() -> None:
    assert parse_html("<html><body>" + "<ul><li>one<li>two<p>three<br></ul>" * 2000) is not None


def test_giant_tags_are_left_out() -> None:
    tree = parse_html(f"<html><p><img src='{'x' * 50_000}'>one<b {'a ' * 50_000}>two</p>")
    assert tree is not None
    assert tree.css_first("img") is None
    assert tree.body is not None
    assert tree.body.text() == "onetwo"
