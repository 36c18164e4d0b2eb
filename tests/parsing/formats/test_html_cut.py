"""HTML that is cut out of a page, that has lost its address, or is nested deep; invented texts."""

from __future__ import annotations

import pytest

from tests.parsing.formats.invented import LANTERN, RUDDERS, names, read

TITLES = (LANTERN, RUDDERS)
ROWS = "".join(
    f"<tr><td><a href='https://arxiv.org/abs/2405.0000{n}'>{title}</a></td>"
    "<td>Ann Doe, Bob Roe</td></tr>"
    for n, title in enumerate(TITLES)
)
HEADER = "<tr><th>Title</th><th>Authors</th></tr>"
ITEMS = "".join(
    f"<li><a href='https://arxiv.org/abs/2405.0000{n}'>{title}</a><br>Ann Doe, Bob Roe</li>\n"
    for n, title in enumerate(TITLES)
)


@pytest.mark.parametrize(
    "text",
    [
        f"<table>{HEADER}{ROWS}</table>",
        f"<table>{ROWS}</table>",
        f"{HEADER}{ROWS}",
        ROWS,
        f"\n  <tbody>{ROWS}</tbody>",
        f"<thead>{HEADER}</thead><tbody>{ROWS}</tbody>",
        f"<ol>{ITEMS}</ol>",
        ITEMS,
        f"<h2>Papers</h2><ul>{ITEMS}</ul>",
        f"<p>See these:</p><ul>{ITEMS}</ul>",
        f"<!-- cut out --><!-- by hand --><ul>{ITEMS}</ul>",
        f"<details><summary>2024</summary><ul>{ITEMS}</ul></details>",
    ],
)
def test_a_piece_of_a_page_is_read_as_html(text: str) -> None:
    page = read(text)
    assert page.problems == ()
    assert [(entry.title, entry.meta.arxiv) for entry in page.entries] == [
        (title, f"2405.0000{n}") for n, title in enumerate(TITLES)
    ]
    assert names(page) == [["Ann Doe", "Bob Roe"]] * 2


@pytest.mark.parametrize(
    "above",
    [
        "<p align=center>Of fog</p>\n\n# Papers\n",
        "<h1>Of fog</h1>\n<p>a</p>\n<p>b</p>\n<p>c</p>\n",
        "<!-- made by hand -->\n# Papers\n",
        "<details>\n<summary>Papers</summary>\n",
        "<table>\n<tr><td>\n",
    ],
)
def test_markdown_may_begin_with_html(above: str) -> None:
    items = "".join(f"- [{each}](https://arxiv.org/abs/2405.0000{len(each)})\n" for each in TITLES)
    page = read(f"{above}\n{items}")
    assert page.format == "markdown_list"
    assert [entry.title for entry in page.entries] == list(TITLES)


LINKED = "".join(
    f"<li><b>{title}</b><br><i>Ann Doe, Bob Roe</i> <a href='{{}}{n}.pdf'>PDF</a></li>"
    for n, title in enumerate(TITLES)
)


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("papers/", "https://fog.example/2024/papers/"),
        ("/files/", "https://fog.example/files/"),
        ("../", "https://fog.example/"),
        ("//pdf.example/", "https://pdf.example/"),
        ("http://else.example/", "http://else.example/"),
    ],
)
@pytest.mark.parametrize(
    "page",
    [
        (
            "<!DOCTYPE html>\n<!-- saved from url=(0036)https://fog.example/2024/index.html -->\n"
            "<html><head></head><body>{}</body></html>"
        ),
        (
            "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: "
            "https://fog.example/2024/index.html \n saved date: x\n--><body>{}</body></html>"
        ),
        "<html><head><base href='https://fog.example/2024/'></head><body>{}</body></html>",
        (
            "<!-- saved from url=(0020)https://fog.example/ --><html><head><base href='/2024/'>"
            "</head><body>{}</body></html>"
        ),
        (
            "<html><head><link rel='canonical' href='https://fog.example/2024/'></head>"
            "<body>{}</body></html>"
        ),
        (
            "<html><head><meta property='og:url' content='https://fog.example/2024/'></head>"
            "<body>{}</body></html>"
        ),
    ],
)
def test_a_relative_address_is_that_of_where_the_page_stood(
    page: str, address: str, whole: str
) -> None:
    lists = f"<h1>Accepted Papers</h1><ul>{LINKED.replace('{}', address)}</ul>"
    assert [(entry.title, entry.meta.pdf) for entry in read(page.format(lists)).entries] == [
        (title, f"{whole}{n}.pdf") for n, title in enumerate(TITLES)
    ]


@pytest.mark.parametrize("base", ["", "<base href='file:///home/ann/'>", "<base href='http://['>"])
def test_where_nothing_says_where_a_page_stood_no_address_is_made_up(base: str) -> None:
    lists = f"<h1>Accepted Papers</h1><ul>{LINKED.replace('{}', 'papers/')}</ul>"
    page = read(f"<html><head>{base}</head><body>{lists}</body></html>")
    assert [(entry.title, entry.meta.pdf) for entry in page.entries] == [
        (title, "") for title in TITLES
    ]


@pytest.mark.parametrize("inside", ["<ul>{}</ul>", "<table>{}</table>"])
def test_what_stands_too_deep_is_told(inside: str) -> None:
    deep = "<div>" * 120 + "<ul><li>A paper more</li></ul>" + "</div>" * 120
    lists = inside.format(ITEMS if "ul" in inside else ROWS)
    page = read(f"<html><body>{lists}{deep}</body></html>")
    assert [entry.title for entry in page.entries] == list(TITLES)
    assert [str(each) for each in page.problems] == [
        "page: elements within more than 100 others; left out"
    ]
    assert read(f"<html><body>{lists}{'<div>' * 40}</body></html>").problems == ()
