"""Articles in JATS."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, names, read

FRONT = """<front><journal-meta><journal-id journal-id-type="nlm-ta">J Fog</journal-id>
<journal-title-group><journal-title>Journal of Fog</journal-title></journal-title-group>
<issn pub-type="epub">0000-0000</issn><publisher><publisher-name>Fog Press</publisher-name>
</publisher>
</journal-meta><article-meta>
<article-id pub-id-type="pmid">90000001</article-id>
<article-id pub-id-type="pmc">900001</article-id>
<article-id pub-id-type="doi">10.1000/ABC</article-id>
<article-categories><subj-group subj-group-type="heading"><subject>Research Article</subject>
</subj-group></article-categories>
<title-group><article-title>Lantern<xref ref-type="fn" rid="fn1">*</xref>: Finding a Path in
<italic>Fog</italic> with One Lamp<fn id="f2"><p>Paid by the harbour.</p></fn></article-title>
<subtitle>H<sub>2</sub>O</subtitle><trans-title-group><trans-title>Lampe</trans-title>
</trans-title-group></title-group>
<contrib-group>
<contrib contrib-type="author" corresp="yes"><name name-style="western"><surname>Doe</surname>
<given-names>Ann B.</given-names><suffix>Jr</suffix></name><xref ref-type="aff" rid="a1">1</xref>
</contrib>
<contrib contrib-type="author"><name-alternatives><name><surname>Roe</surname>
<given-names>Bob</given-names></name><string-name>R. B.</string-name></name-alternatives></contrib>
<contrib contrib-type="author"><string-name>Cy Poe</string-name></contrib>
<contrib contrib-type="author"><collab>Fog Study Group<contrib-group><contrib><name><surname>Moe
</surname></name></contrib></contrib-group></collab></contrib>
<contrib contrib-type="author"><anonymous/></contrib>
</contrib-group>
<contrib-group><contrib contrib-type="editor"><name><surname>Noe</surname></name></contrib>
</contrib-group>
<pub-date pub-type="ppub"><month>3</month><year>2024</year></pub-date>
<pub-date pub-type="epub"><day>05</day><month>02</month><year>2024</year></pub-date>
<volume>3</volume><issue>4</issue><fpage>12</fpage><lpage>34</lpage>
<history><date date-type="received"><day>1</day><month>1</month><year>2023</year></date></history>
<abstract abstract-type="graphical"><p>A picture.</p></abstract>
<abstract><title>Abstract</title>
<sec><title>Background.</title><p>Lamps are <bold>small</bold>.</p><p>Hills are not.</p></sec>
<sec><title>Results</title><p>We find <inline-formula><alternatives><mml:math
 xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>x</mml:mi></mml:math>
<tex-math id="M1">\\documentclass{minimal}
\\usepackage{amsmath}
\\begin{document}$$x^2 &lt; 3$$\\end{document}</tex-math></alternatives></inline-formula>
as before [<xref ref-type="bibr" rid="B1">1</xref>].</p></sec></abstract>
<kwd-group kwd-group-type="author"><title>Keywords</title><kwd>fog</kwd><kwd>
<italic>lamps</italic></kwd>
</kwd-group></article-meta></front>"""
COLLECTION = '<pub-date pub-type="collection"><year>2024</year></pub-date>'
JATS = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3//EN" "j.dtd">
<article article-type="research-article" dtd-version="1.3">{FRONT}
<body><sec><title>Introduction</title><p>Text.</p></sec></body>
<back><ref-list><ref id="B1"><element-citation><article-title>Another Paper</article-title>
</element-citation></ref></ref-list></back>
<sub-article article-type="reply"><front-stub><title-group><article-title>Reply</article-title>
</title-group></front-stub></sub-article>
<response><front><article-meta><title-group><article-title>Answer</article-title></title-group>
</article-meta></front></response></article>"""


def small(title: str, inner: str = "") -> str:
    return (
        f"<article><front><article-meta><title-group><article-title>{title}</article-title>"
        f"</title-group>{inner}</article-meta></front><body><p>Much.</p></body></article>"
    )


def test_all_that_an_article_says_of_itself_is_kept_and_nothing_of_others() -> None:
    page = read(JATS)
    (entry,) = page.entries
    assert (page.format, page.problems) == ("jats", ())
    assert entry.title == f"{LANTERN}: H2O"
    assert entry.abstract == (
        "Background: Lamps are small.\nHills are not.\nResults: We find $x^2 < 3$ as before [1]."
    )
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(
            Author(family="Doe Jr", given="Ann B."),
            Author(family="Roe", given="Bob"),
            Author(literal="Cy Poe"),
            Author(literal="Fog Study Group"),
        ),
        published="2024-02-05",
        doi="10.1000/abc",
        pubmed="90000001",
        venue="Journal of Fog",
        volume="3",
        issue="4",
        pages="12-34",
        publisher="Fog Press",
        keywords=("fog", "lamps"),
    )


def test_an_article_needs_no_prolog() -> None:
    assert read(JATS[JATS.index("<article") :]).entries == read(JATS).entries


@pytest.mark.parametrize("root", ["pmc-articleset", "articles"])
def test_a_set_has_many_articles(root: str) -> None:
    other = small(RUDDERS, f"<abstract>{TIDE}</abstract><elocation-id>e12</elocation-id>")
    page = read(f"<{root}>{JATS[JATS.index('<article') :]}{other}{small('')}</{root}>")
    assert page.format == "jats"
    assert [entry.title for entry in page.entries] == [f"{LANTERN}: H2O", RUDDERS]
    assert page.entries[1].abstract == TIDE
    assert page.entries[1].meta == Meta(pages="e12")
    assert [problem.seen for problem in page.problems] == ["record 3 has no title"]


def test_an_article_that_is_cut_in_its_text_is_read() -> None:
    page = read(JATS[: JATS.index("Text.")])
    assert [entry.title for entry in page.entries] == [f"{LANTERN}: H2O"]
    assert [problem.seen for problem in page.problems] == ["the XML is broken here"]


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ('<pub-date date-type="pub" iso-8601-date="2024-01-05"/>', "2024-01-05"),
        (f'<pub-date pub-type="pmc-release"><year>2025</year></pub-date>{COLLECTION}', "2024"),
        ("<pub-date><season>Spring</season><year>2024</year></pub-date>", "2024"),
        ("<pub-date><month>May</month><year>2024</year></pub-date>", "2024-05"),
        ("", ""),
    ],
)
def test_the_date_of_publication_counts(dates: str, published: str) -> None:
    (entry,) = read(small(LANTERN, dates)).entries
    assert entry.meta.published == published


def test_a_preprint_is_known_by_its_server() -> None:
    server = "<front><journal-meta><journal-title>bioRxiv</journal-title></journal-meta>"
    (entry,) = read(small(LANTERN).replace("<front>", server)).entries
    assert (entry.meta.kind, entry.meta.venue) == (Kind.PREPRINT, "bioRxiv")


def test_names_of_elements_may_have_a_prefix() -> None:
    text = JATS[JATS.index("<article") :].replace("<mml:", "<").replace("</mml:", "</")
    for bracket in ("</", "<"):
        text = text.replace(bracket, f"{bracket}j:").replace("<j:/j:", "</j:")
    page = read(text.replace("<j:article ", '<j:article xmlns:j="https://jats.example/1.3" ', 1))
    assert page.entries == read(JATS).entries
    assert names(page)[0][0] == "Ann B. Doe Jr"


@pytest.mark.parametrize(
    "text",
    [
        "<article><title>A</title><section><title>B</title><para>C</para></section></article>",
        f"<article><info><title>{LANTERN}</title></info><para>{FOG}</para></article>",
    ],
)
def test_an_article_of_docbook_is_refused(text: str) -> None:
    page = read(f'<?xml version="1.0"?>{text}')
    assert [problem.seen for problem in page.problems] == [
        "this is XML of a kind that carrel does not know"
    ]
