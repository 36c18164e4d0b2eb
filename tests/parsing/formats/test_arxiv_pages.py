r"""arXiv's listing pages, saved and copied, its mailings, its pages of one paper, lists of ids."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta, Reception
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, case, names, read

DOE, ROE = Author(literal="Ann Doe"), Author(literal="Bob Roe")

LISTING = f"""<!DOCTYPE html><html lang="en"><head><title>Computation and Fog</title></head><body>
<div id='content'><h1>Computation and Fog</h1>
<h3>Showing new listings for Friday, 17 March 2023</h3>
<dl id='articles'><h3>New submissions (showing 2 of 2 entries)</h3>
<dt><a name='item1'>[1]</a> <a href ="/abs/2601.00001" title="Abstract" id="2601.00001">
 arXiv:2601.00001 </a> [<a href="/pdf/2601.00001">pdf</a>]</dt>
<dd><div class='meta'>
<div class='list-title mathjax'><span class='descriptor'>Title:</span> {LANTERN}</div>
<div class='list-authors'><a href="/search/1">Ann Doe</a>, <a href="/search/2">Bob Roe</a></div>
<div class='list-comments mathjax'><span class='descriptor'>Comments:</span> 9 pages</div>
<div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span> Fog 3</div>
<div class='list-subjects'><span class='descriptor'>Subjects:</span>
<span class="primary-subject">Fog (cs.XX)</span>; Lamps (stat.YY)</div>
<p class='mathjax'> {FOG} </p></div></dd>
<dt><a href="https://arxiv.org/abs/hep-th/9901001">arXiv:hep-th/9901001</a></dt>
<dd><div class="meta"><div class="list-title">Title: {RUDDERS}</div>
<div class="list-authors">Authors: Bob Roe</div></div></dd>
</dl></div></body></html>"""


def test_a_saved_listing_is_read() -> None:
    page = read(LISTING)
    assert page.format == "arxiv_list"
    assert (page.label, page.problems) == ("Mar 17, 2023", ())
    assert [(entry.title, entry.abstract) for entry in page.entries] == [
        (LANTERN, FOG),
        (RUDDERS, ""),
    ]
    assert page.entries[0].meta == Meta(
        kind=Kind.PREPRINT,
        authors=(DOE, ROE),
        listed="2023-03-17",
        arxiv="2601.00001",
        arxiv_class="cs.XX",
        venue="Fog 3",
        subjects=("cs.XX", "stat.YY"),
        comment="9 pages",
    )
    assert page.entries[1].meta == Meta(
        kind=Kind.PREPRINT, authors=(ROE,), listed="2023-03-17", arxiv="hep-th/9901001"
    )


def test_a_recent_listing_has_a_day_for_each_of_its_parts() -> None:
    page = read(
        LISTING.replace("New submissions", "Fri, 17 Mar 2023").replace(
            '<dt><a href="https', '<h3>Thu, 16 Mar 2023 (showing 1 of 1)</h3><dt><a href="https'
        )
    )
    assert [entry.meta.listed for entry in page.entries] == ["2023-03-17", "2023-03-16"]
    assert page.label == "Mar 17, 2023"


def test_the_answer_of_a_search_is_read() -> None:
    page = read(
        "<html><head><title>Search | arXiv e-print repository</title></head><body><ol>"
        "<li class='arxiv-result'><p class='list-title'>"
        "<a href='https://arxiv.org/abs/2601.00001'>arXiv:2601.00001</a></p>"
        "<div class='tags'><span class='tag is-small'>cs.XX</span></div>"
        f"<p class='title is-5'> {LANTERN} </p>"
        "<p class='authors'>Authors: <a>Ann Doe</a>, <a>Bob Roe</a></p>"
        f"<p class='abstract'><span class='abstract-full'>{FOG} <a>△ Less</a></span></p>"
        "<p><span>Submitted</span> 5 January, 2026; <span>originally announced</span></p>"
        "</li></ol></body></html>"
    )
    (entry,) = page.entries
    assert page.format == "arxiv_list"
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(DOE, ROE),
        published="2026-01-05",
        arxiv="2601.00001",
        arxiv_class="cs.XX",
        subjects=("cs.XX",),
    )


def test_a_copied_listing_is_read() -> None:
    page = read(case("m21_arxiv_list_copied.txt"))
    assert page.format == "arxiv_copied"
    assert (page.label, page.problems) == ("Mar 17, 2023", ())
    assert [(entry.title, entry.abstract, entry.line) for entry in page.entries] == [
        (LANTERN, FOG, 6),
        (RUDDERS, TIDE, 14),
    ]
    assert page.entries[0].meta == Meta(
        kind=Kind.PREPRINT,
        authors=(DOE, ROE),
        listed="2023-03-17",
        arxiv="2601.00001",
        arxiv_class="cs.XX",
        subjects=("cs.XX", "stat.YY"),
        comment="9 pages",
    )
    assert names(page) == [["Ann Doe", "Bob Roe"], ["Bob Roe"]]


COPIED = f"""Cross submissions (showing 2 of 2 entries)
[1] arXiv:2601.00001 (cross-list from math.XX) [pdf, html, other]
Title:
   {LANTERN}
Authors: Ann Doe, Bob Roe, ((1) Example Lab)
Journal-ref: Fog 3
Subjects: Fog (cs.XX)

We study how a small lantern
finds its way.

Replacement submissions (showing 1 of 1 entries)
[2] arXiv:2601.00002 (replaced) [pdf, other]
Title: {RUDDERS}
Bob Roe
Subjects: Boats (cs.YY)

{TIDE}

Total of 2 entries
Showing up to 2000 entries per page: fewer | more | all
About arXiv
Help
"""


def test_what_stands_around_the_entries_of_a_copied_listing_is_left_out() -> None:
    page = read(COPIED)
    assert [(entry.title, entry.abstract) for entry in page.entries] == [
        (LANTERN, "We study how a small lantern finds its way."),
        (RUDDERS, TIDE),
    ]
    assert names(page) == [["Ann Doe", "Bob Roe"], ["Bob Roe"]]
    assert page.entries[0].meta.venue == "Fog 3"


def test_a_mailing_is_read() -> None:
    page = read(case("m20_arxiv_mail.txt"))
    (entry,) = page.entries
    assert page.format == "arxiv_mail"
    assert (page.label, page.problems) == ("Mar 16, 2023", ())
    assert (entry.title, entry.line) == (LANTERN, 5)
    assert entry.abstract == (
        "We study how a small lantern finds its way through fog. Two lamps are compared on nine"
        " hills, and the second one is brighter by half. The measure is simple, cheap and"
        " repeatable."
    )
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(DOE, ROE),
        published="2023-03-15",
        arxiv="2601.00001",
        arxiv_class="cs.XX",
        subjects=("cs.XX", "stat.YY"),
        comment="9 pages",
    )


NINETIES = r"""------------------------------------------------------------------------------
\\
Paper: hep-th/9901001
From: ann@example.org (Ann Doe)
Date: Thu, 2 JAN 92 12:17 N   (6kb)
Date (revised): Mon, 10 Feb 1992 17:24:38 GMT

Title: Strings of Schr\"odinger
  in Fog
Authors: Ann Doe (1), Bob R\'oe (1 and 2) ((1) Example Lab, (2)
  Another Lab)
Comments: 5 pages, revised to correct a sign:
  all is well
Report-no: EX-92-1
Journal-ref: Fog 3 (1992) 12-34
\\
  We study strings. They are
long.
  A second paragraph with $\alpha\'$ in it.
\\
------------------------------------------------------------------------------
\\
arXiv:2601.00002
replaced with revised version Mon, 13 Mar 2023 18:00:00 GMT   (1234kb)

Title: Rudders That Learn from the Tide
Authors: Bob Roe
Categories: cs.YY
\\ ( https://arxiv.org/abs/2601.00002 ,  1234kb)
"""


def test_a_mailing_that_says_no_day_is_of_the_last_of_its_papers() -> None:
    head = "\\\\\narXiv:2601.0000{0}\nDate: {1} Jan 2026 18:34:08 GMT\n\n"
    record = f"{head}Title: Lamps {{0}}\n\\\\\n  We look.\n"
    page = read("".join(record.format(n, day) for n, day in ((1, "Tue, 6"), (2, "Mon, 5"))))
    assert page.format == "arxiv_mail"
    assert page.label == "Jan 6, 2026"


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_the_lines_of_a_mailing_are_one_paragraph_however_they_are_indented(indent: str) -> None:
    lines = ["We study few lamps. Prior", "methods need", "many hills and a chart."]
    head = "\\\\\narXiv:2601.00001\nDate: Tue, 6 Jan 2026 18:34:08 GMT\n\nTitle: Lamps\n\\\\\n"
    page = read(head + "".join(f"{indent}{line}\n" for line in lines) + "\\\\ ( 2kb)\n")
    assert [entry.abstract for entry in page.entries] == [" ".join(lines)]


def test_a_mailing_of_the_nineties_is_read() -> None:
    first, second = read(NINETIES).entries
    assert first.title == "Strings of Schrödinger in Fog"
    assert first.abstract == (
        "We study strings. They are long.\nA second paragraph with $\\alpha\\'$ in it."
    )
    assert first.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(DOE, Author(literal="Bob Róe")),
        published="1992-01-02",
        updated="1992-02-10",
        arxiv="hep-th/9901001",
        venue="Fog 3 (1992) 12-34",
        comment="5 pages, revised to correct a sign: all is well",
    )
    assert first.reception == Reception(submitter="Ann Doe")
    assert (second.title, second.abstract, second.meta.arxiv) == (RUDDERS, "", "2601.00002")


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Ann Doe <ann@example.org>", "Ann Doe"),
        ("ann@example.org (Ann Doe)", "Ann Doe"),
        ("ANN%EXAMPLE.ORG@EXAMPLE", ""),
    ],
)
def test_an_address_of_mail_is_never_kept(sender: str, name: str) -> None:
    (entry, _) = read(NINETIES.replace("ann@example.org (Ann Doe)", sender)).entries
    assert entry.reception.submitter == name
    assert "@" not in repr(entry)


ABSTRACT_PAGE = f"""<!DOCTYPE html><html><head><title>[2601.00001] Lantern</title>
<meta name="citation_title" content="{LANTERN}" /><meta name="citation_author" content="Doe, Ann" />
<meta name="citation_author" content="Roe, Bob" />
<meta name="citation_date" content="2026/01/01" />
<meta name="citation_pdf_url" content="https://arxiv.org/pdf/2601.00001" />
<meta name="citation_arxiv_id" content="2601.00001" /></head><body>
<blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>{FOG}</blockquote>
</body></html>"""


def test_the_page_of_a_paper_on_arxiv_is_read() -> None:
    page = read(ABSTRACT_PAGE)
    (entry,) = page.entries
    assert page.format == "citation_page"
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")),
        published="2026-01-01",
        arxiv="2601.00001",
    )


def test_the_page_of_a_publisher_is_read() -> None:
    (entry,) = read(
        "<html><head>"
        f'<meta content="{RUDDERS}" name="citation_title">'
        '<meta name="citation_author" content="Bob Roe">'
        f'<meta name="citation_abstract" content="&lt;p&gt;{TIDE}&lt;/p&gt;">'
        '<meta name="citation_publication_date" content="2024/10">'
        '<meta name="citation_conference_title" content="Tides 2024">'
        '<meta name="citation_firstpage" content="12"><meta name="citation_lastpage" content="34">'
        '<meta name="citation_doi" content="10.1000/TIDE">'
        '<meta name="citation_publisher" content="Example Press">'
        '<meta name="citation_keywords" content="tides; boats">'
        '<meta name="citation_pdf_url" content="https://example.org/tides.pdf">'
        "</head><body></body></html>"
    ).entries
    assert (entry.title, entry.abstract) == (RUDDERS, TIDE)
    assert entry.meta == Meta(
        kind=Kind.CONFERENCE,
        authors=(ROE,),
        published="2024-10",
        doi="10.1000/tide",
        pdf="https://example.org/tides.pdf",
        venue="Tides 2024",
        pages="12-34",
        publisher="Example Press",
        keywords=("tides", "boats"),
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2401.12345\n2401.12346v2\n", "2 arXiv ids and no titles"),
        ("https://arxiv.org/abs/2401.12345", "1 arXiv id and no title"),
        ("# mine\n- arXiv:2401.12345\n- hep-th/9901001\n* <https://arxiv.org/pdf/2401.1234>\n",
         "3 arXiv ids and no titles"),
    ],
)  # fmt: skip
def test_ids_alone_say_how_to_have_their_papers(text: str, count: str) -> None:
    page = read(text)
    assert page.format == "arxiv_ids"
    assert page.entries == ()
    assert page.problems[0].seen == count
    assert "carrel fetch arxiv" in page.problems[0].done


@pytest.mark.parametrize(
    "text",
    [
        "[1] arXiv:2601.00001 is a reference.\n[2] arXiv:2601.00002 is another one.\n",
        "A title\n2401.12345\nmore\n",
        "\\\\ a comment\nPaper: is burning\n",
        f"# A tool\n\nReads mailings:\n\n```\n{NINETIES}```\n",
        "<html><head><title>A page about arXiv</title></head><body><p>Hello</p></body></html>",
    ],
)
def test_what_only_speaks_of_arxiv_is_none_of_these(text: str) -> None:
    assert not read(text).format.startswith(("arxiv", "citation"))
