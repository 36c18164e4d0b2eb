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
SENTENCES = "Learned gauges for small rivers", "A study of bells in the fog"
SIGNED = "Ann Doe (Univ. of Quay), Bob Roe (Fog Labs); Cy Poe (Univ. of Quay)"
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


@pytest.mark.parametrize(
    "item",
    [
        "<p><b>{}</b><br>{}</p>",
        "<ul><li><strong>{}</strong><br><em>{}</em></li></ul>",
        "<ul><li><strong>{}</strong>. {}</li></ul>",
        "<ul><li><b>{}</b> <span>Best Short Paper</span><br>{}</li></ul>",
        "<ul><li>{}<br>{}</li></ul>",
        "<table><tr><td><b>{}</b><br>{}</td></tr></table>",
    ],
)
def test_authors_vouch_for_a_title_in_small_letters_below_such_a_heading(item: str) -> None:
    items = "".join(item.format(title, SIGNED) for title in SENTENCES)
    dates = "<h2>Important Dates</h2><ul><li>Camera Ready Copy: 1 September 2026</li></ul>"
    page = read(f"<html><body><h1>Accepted Papers</h1>{items}{dates}</body></html>")
    assert [
        (entry.title, [author.name for author in entry.meta.authors]) for entry in page.entries
    ] == [(title, ["Ann Doe", "Bob Roe", "Cy Poe"]) for title in SENTENCES]
    assert "HTML" in read(f"<html><body><h1>Our Crew</h1>{items}</body></html>").problems[0].seen


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
        ACCEPTED.replace("Accepted Papers", "Our Soups").replace("Long papers", "Of fish"),
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


def test_a_title_may_be_the_heading_of_an_item_with_its_authors_below() -> None:
    items = "".join(
        f'<li><h3><a href="https://doi.org/10.1000/{title[:3]}">{title}</a></h3>'
        "<p>Ann Doe, Bob Roe</p></li>"
        for title in ("Lanterns in Deep Fog", "Rudders That Learn")
    )
    page = read(f"<html><body><h1>Volume 3</h1><ul>{items}</ul></body></html>")
    assert [entry.title for entry in page.entries] == ["Lanterns in Deep Fog", "Rudders That Learn"]
    assert [entry.meta.doi for entry in page.entries] == ["10.1000/lan", "10.1000/rud"]
    assert {author.name for author in page.entries[0].meta.authors} == {"Ann Doe", "Bob Roe"}


def test_a_title_in_a_cell_ends_where_its_link_does() -> None:
    rows = "".join(
        f'<tr><td><a href="/{year}">A Lamp in Fog {year}</a><div>A Doe, B Roe</div></td>'
        f"<td>3</td><td>{year}</td></tr>"
        for year in (2024, 2025)
    )
    head = "<tr><th>Title</th><th>Cited by</th><th>Year</th></tr>"
    page = read(f"<html><body><table>{head}{rows}</table></body></html>")
    assert [(entry.title, entry.meta.published) for entry in page.entries] == [
        ("A Lamp in Fog 2024", "2024"),
        ("A Lamp in Fog 2025", "2025"),
    ]


def test_titles_of_a_list_of_references_lose_their_quotation_marks() -> None:
    items = "".join(
        f'<li><cite>Doe, A. (200{n}). <a href="https://doi.org/10.1000/{n}">"A History of Lamps'
        f' {n}"</a>.</cite></li>'
        for n in (1, 2)
    )
    page = read(f"<html><body><h2>References</h2><ol>{items}</ol></body></html>")
    assert [entry.title for entry in page.entries] == [
        "A History of Lamps 1",
        "A History of Lamps 2",
    ]


BLOCKS = {
    "heading and paragraphs": "<h3>{0}</h3><p>{1}</p><p>{2}</p>",
    "card": (
        "<article class=card><div>2026</div><h4 class=name>{0}</h4><p class=by>By {1}</p>"
        "<p><em>Proceedings of Fog</em></p><div>{2}</div><div><a href=/x>PDF</a></div></article>"
    ),
    "proceedings": (
        "<div><p class=title>{0}</p><p><span>{1}</span>; <span>Fog Research 3:1-9</span></p>"
        "<p>[<a href=/a>abs</a>][<a href=/b>Download PDF</a>]</p></div>"
    ),
    "headings": "<div><h5>{0}</h5><h6>{1}</h6><p>{2}</p></div>",
    "divs": "<div><div>{0}</div><div>{1}</div><div>{2}</div></div>",
    "line ends": "<div>{0}<br>{1}<br><a href='https://doi.org/10.1000/1'>doi</a></div>",
    "spans": "<div><a href=/p>{0}</a> <span>{1}</span></div>",
    "row": "<table><tr><td>3</td><td>{0}</td><td>{1}</td><td><a href=/a>pdf</a></td></tr></table>",
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_blocks_of_a_title_and_its_authors_are_papers(block: str) -> None:
    page = read(f"<html><body><h1>Volume 3</h1>{_blocks(block)}</body></html>")
    assert page.problems == ()
    assert [entry.title for entry in page.entries] == [LONG, "Foghorns Made Quiet by Silence Alone"]
    assert {tuple(each.name for each in entry.meta.authors) for entry in page.entries} == {
        ("Ann Doe", "Bob Roe")
    }
    has_abstract = "{2}" in block and "<a href='" not in block
    assert all(bool(entry.abstract) == has_abstract for entry in page.entries)


LONG = "Lanterns in Fog: Finding a Path with One Lamp"


def _blocks(block: str, authors: str = "Ann Doe, Bob Roe") -> str:
    abstract = "We study lamps in fog. " * 8
    rows = "".join(
        block.format(title, authors, abstract)
        for title in (LONG, "Foghorns Made Quiet by Silence Alone")
    )
    return rows.replace("</table><table>", "")


@pytest.mark.parametrize("block", [BLOCKS["heading and paragraphs"], BLOCKS["divs"]])
@pytest.mark.parametrize("authors", ["Ann Doe", "3 minutes to read", "Lamps and ropes, from 3.99"])
def test_a_headline_with_one_name_or_none_is_no_paper(block: str, authors: str) -> None:
    assert read(f"<html><body><h1>Today</h1>{_blocks(block, authors)}</body>").entries == ()


def test_a_link_to_a_paper_vouches_for_a_title_that_stands_out() -> None:
    cards = "".join(
        f"<div class=c><div class=paper-title><a href='https://arxiv.org/abs/2405.0000{n}'>Fog {n}"
        f" and Lamps</a></div><div>2026-05-0{n}</div></div>"
        for n in (1, 2)
    )
    page = read(f"<html><body>{cards}</body></html>")
    assert [(entry.title, entry.meta.arxiv) for entry in page.entries] == [
        ("Fog 1 and Lamps", "2405.00001"),
        ("Fog 2 and Lamps", "2405.00002"),
    ]


@pytest.mark.parametrize(
    "item",
    [
        "<li>(<a href='https://x.example'>FOG 2021</a>) {0}. <a href='https://doi.org/10.1/1'>PDF</a>",
        "<li>Doe, A. (2021), <i>&quot;{0}&quot;</i>, In Proc. <a href='https://doi.org/10.1/1'>PDF</a>",
        "<p>Doe, A., &amp; Roe, B. (2021). {0}. <i>Journal of Fog</i>, 3(4), 1–9.</p>",
    ],
)
def test_a_title_is_told_from_what_stands_around_it(item: str) -> None:
    items = item.format(LONG) + item.format("Foghorns Made Quiet by Silence Alone")
    page = read(f"<html><body><h2>Reading</h2>{items}</body></html>")
    assert [entry.title for entry in page.entries] == [LONG, "Foghorns Made Quiet by Silence Alone"]
    assert {entry.meta.published for entry in page.entries} <= {"2021"}


def test_a_heading_above_prose_that_links_to_papers_is_no_paper() -> None:
    prose = "The crew of the harbour has long known <a href='https://arxiv.org/abs/2101.00001'>lamps</a>"
    parts = "".join(
        f"<h2>{t}</h2><p>{prose} and ropes that bind at night.</p>"
        for t in ("What to Expect", "The Way")
    )
    assert read(f"<html><body><h1>Workshop</h1>{parts}</body></html>").entries == ()


def test_a_home_page_has_pictures_beside_its_papers_and_links_on_the_names() -> None:
    rows = "".join(
        f'<tr><td><img src="a.png"></td><td><a href="https://a.example/{number}">'
        f'<span class="papertitle">{title}</span></a><br><a href="https://b.example">Ann Doe</a>,'
        f' <strong>Bob Roe</strong>, <a href="https://c.example">Cy Poe</a><br><em>CVPR</em>, 2024'
        f'<br><a href="https://arxiv.org/abs/2401.0000{number}">arXiv</a> / <a href="b">bibtex</a>'
        "<p>We make boats seen in the fog.</p></td></tr>"
        for number, title in enumerate((LANTERN, FOGHORNS), 1)
    )
    page = parse_text(f"<!DOCTYPE html><html><body><table>{rows}</table></body></html>", "page")
    assert [
        (entry.title, [author.name for author in entry.meta.authors], entry.meta.arxiv)
        for entry in page.entries
    ] == [
        (LANTERN, ["Ann Doe", "Bob Roe", "Cy Poe"], "2401.00001"),
        (FOGHORNS, ["Ann Doe", "Bob Roe", "Cy Poe"], "2401.00002"),
    ]


def test_references_of_an_encyclopedia_have_their_names_before_the_link() -> None:
    page = parse_text(
        "<!DOCTYPE html><html><body><p>A lamp is a device.</p><h2>References</h2><ol>"
        '<li><b><a href="#r1">^</a></b> <cite>Doe, Ann; Roe, Bob (2024). <a href="https://doi.org/'
        f'10.1000/abc">"{LANTERN}"</a>. <i>Journal of Lamps</i>. <b>12</b> (3): 10–19.</cite></li>'
        '<li><b><a href="#r2">^</a></b> <cite>Poe, Cy (2023). '
        f'"{FOGHORNS}". <a href="/wiki/ArXiv">arXiv</a>:<a href="https://arxiv.org/abs/2401.00002">'
        '2401.00002</a> [<a href="https://arxiv.org/archive/cs.RO">cs.RO</a>].</cite></li></ol>'
        "</body></html>",
        "page",
    )
    assert [
        (entry.title, [author.name for author in entry.meta.authors], entry.meta.published)
        for entry in page.entries
    ] == [(LANTERN, ["Ann Doe", "Bob Roe"], "2024"), (FOGHORNS, ["Cy Poe"], "2023")]
