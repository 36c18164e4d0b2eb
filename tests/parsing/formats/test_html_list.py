"""Lists of papers on any web page; the texts are invented."""

from __future__ import annotations

import pytest

from parsing.formats import parse_text
from parsing.paper import Page

LANTERN, FOGHORNS = "Lanterns in Fog: Finding a Path with One Lamp", "Quiet Foghorns from Silence"
ACCEPTED = f"""<!DOCTYPE html>
<html><head><title>FOG 2024 - Accepted Papers</title><style>li {{ margin: 0 }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/cfp">Call for Papers</a></li></ul></nav>
<h1>Accepted Papers</h1><h2>Long papers</h2>
<ul><li><strong>{LANTERN}</strong><br><em>Ann Doe, Bob Roe</em></li>
<li><strong>{FOGHORNS}</strong><br><em>Cy Poe</em></li></ul>
<footer><p>Contact: chairs@fog.example</p></footer></body></html>"""
PARAGRAPHS = f"""<html><head><title>Accepted Main Conference Papers - FOG</title></head><body>
<h2>Short Papers</h2><div><div><p><strong>{LANTERN}</strong> <br /><em>Ann Doe, Bob Roe</em></p>
<p><strong>{FOGHORNS}</strong> <br /><em>Cy Poe</em></p></div></div></body></html>"""
TABLE = f"""<html><body><table><thead><tr><th>Title</th><th>Authors</th></tr></thead>
<tr><td>{LANTERN}</td><td>Ann Doe, Bob Roe</td></tr>
<tr><td>{FOGHORNS}</td><td>Cy Poe</td></tr></table></body></html>"""
BOOKMARKS = f"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks Menu</H1><DL><p><DT><H3>Papers</H3><DL><p>
<DT><A HREF="https://arxiv.org/abs/2405.00001">[2405.00001] {LANTERN}</A>
<DT><A HREF="https://arxiv.org/abs/2402.11111">[2402.11111] {FOGHORNS}</A>
</DL><p></DL><p>"""


def read(text: str) -> Page:
    return parse_text(text, "page")


@pytest.mark.parametrize("text", [ACCEPTED, PARAGRAPHS, TABLE])
def test_titles_of_a_page_are_papers_with_their_authors(text: str) -> None:
    page = read(text)
    assert page.problems == ()
    assert [
        (entry.title, [author.name for author in entry.meta.authors]) for entry in page.entries
    ] == [(LANTERN, ["Ann Doe", "Bob Roe"]), (FOGHORNS, ["Cy Poe"])]


def test_bookmarks_of_papers_are_papers() -> None:
    assert [(entry.title, entry.meta.arxiv) for entry in read(BOOKMARKS).entries] == [
        (LANTERN, "2405.00001"),
        (FOGHORNS, "2402.11111"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><ul><li><strong>Boil the soup</strong></li><li>Eat it</li></ul></body></html>",
        (
            "<html><body><p>About <a href='https://arxiv.org/abs/2405.00001'>a paper</a>.</p>"
            "<ul><li><a href='/1'>Home</a></li><li><a href='/2'>Jobs at the harbour</a></li></ul>"
            "</body></html>"
        ),
        "<html><body>" + "<div>" * 400 + "<li><b>Deep</b></li></body></html>",
        ACCEPTED.replace("Accepted Papers", "Our Soups"),
    ],
)
def test_any_other_page_is_refused(text: str) -> None:
    page = read(text)
    assert page.entries == ()
    assert "HTML" in page.problems[0].seen


def test_a_description_belongs_to_the_term_above_it() -> None:
    host = "https://openaccess.thecvf.com/content"
    page = read(
        "<html><body><dl>"
        f"<dt><a href='{host}/a.html'>{LANTERN}</a></dt><dd>Ann Doe, Bob Roe</dd>"
        f"<dd>[<a href='{host}/a.pdf'>pdf</a>]</dd>"
        f"<dt><a href='{host}/b.html'>{FOGHORNS}</a></dt><dd>Cy Poe, Dee Noe</dd></dl></html>"
    )
    assert page.problems == ()
    assert [
        (entry.title, [author.name for author in entry.meta.authors], entry.meta.pdf)
        for entry in page.entries
    ] == [
        (LANTERN, ["Ann Doe", "Bob Roe"], f"{host}/a.pdf"),
        (FOGHORNS, ["Cy Poe", "Dee Noe"], ""),
    ]
