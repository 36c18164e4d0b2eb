"""References in TEI."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, read

ARTICLE = f"""<biblStruct xml:id="b0"><analytic>
<title level="a" type="main">{LANTERN}</title><title level="a" type="sub">Never</title>
<author><persName><forename type="first">Ann</forename><forename type="middle">B</forename>
<surname>Doe</surname></persName><affiliation><orgName>Harbour</orgName></affiliation></author>
<author><persName><surname>Roe</surname></persName></author>
<author><orgName>Fog Group</orgName></author><author>Poe, Cy</author><author/>
<idno type="DOI">https://doi.org/10.1000/ABC</idno>
<idno type="arXiv">arXiv:2601.00001v2 [cs.CL]</idno>
</analytic><monogr><title level="j">Journal of Fog</title><imprint>
<biblScope unit="volume">3</biblScope><biblScope unit="issue">4</biblScope>
<biblScope unit="page" from="12" to="34"/><date type="accessed" when="2026-01-01"/>
<date type="published" when="2024-03-05">5 March 2024</date><publisher>Fog Press</publisher>
</imprint></monogr><idno type="PMID">90000001</idno><ptr target="https://fog.example/7"/>
<note type="raw_reference">Doe, A. B. …</note></biblStruct>"""
CHAPTER = f"""<biblStruct xml:id="b1"><analytic><title level="a" type="main">{RUDDERS}</title>
</analytic><monogr><title level="m">Tides of Today</title><title level="s">Harbours</title>
<editor><persName><forename>Dee</forename><surname>Noe</surname></persName></editor>
<meeting><address><addrLine>Quay</addrLine></address></meeting>
<imprint><biblScope unit="page">1–9</biblScope><date type="published">2023</date></imprint>
</monogr></biblStruct>"""
BOOK = """<biblStruct><analytic><title/></analytic><monogr><title level="m">Knots that Hold</title>
<author><persName><forename>Eve</forename><surname>Loe</surname></persName></author><imprint>
<publisher>Rope Press</publisher><date when="2020"/></imprint></monogr></biblStruct>"""
RAW = """<biblStruct><monogr><title/><imprint><date/></imprint></monogr>
<note type="raw_reference">[4] in preparation.</note></biblStruct>"""
HEADER = f"""<teiHeader><fileDesc><titleStmt><title level="a" type="main">A Paper of Its Own</title>
</titleStmt><sourceDesc><biblStruct><analytic><author><persName><forename>Gus</forename>
<surname>Foe</surname></persName></author></analytic><monogr><imprint><date when="2025"/></imprint>
</monogr><idno type="DOI">10.1000/own</idno></biblStruct></sourceDesc></fileDesc><profileDesc>
<textClass><keywords><term>fog</term><term>tide</term></keywords></textClass><abstract>
<div><p>{FOG}</p><p>{TIDE}</p></div></abstract></profileDesc></teiHeader>"""
NONE = '<teiHeader><fileDesc xml:id="_0"/></teiHeader>'


def tei(header: str, *references: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><TEI xml:space="preserve"'
        ' xmlns="http://www.tei-c.org/ns/1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{header}<text xml:lang='en'><body><div><head>One</head><p>Much.</p></div></body><back>"
        f"<div type='references'><listBibl>{''.join(references)}</listBibl></div></back></text>"
        "</TEI>"
    )


TEI = tei(HEADER, ARTICLE, CHAPTER, BOOK, RAW)


def test_the_paper_itself_comes_first() -> None:
    page = read(TEI)
    entry = page.entries[0]
    assert page.format == "tei"
    assert (entry.title, entry.abstract) == ("A Paper of Its Own", f"{FOG}\n{TIDE}")
    assert entry.meta == Meta(
        authors=(Author(family="Foe", given="Gus"),),
        published="2025",
        doi="10.1000/own",
        keywords=("fog", "tide"),
    )


def test_all_that_references_say_is_kept() -> None:
    page = read(tei(NONE, ARTICLE, CHAPTER, BOOK, RAW))
    assert [(entry.title, entry.meta) for entry in page.entries] == [
        (
            LANTERN,
            Meta(
                kind=Kind.ARTICLE,
                authors=(
                    Author(family="Doe", given="Ann B"),
                    Author(literal="Roe"),
                    Author(literal="Fog Group"),
                    Author(family="Poe", given="Cy"),
                ),
                published="2024-03-05",
                arxiv="2601.00001",
                arxiv_version=2,
                doi="10.1000/abc",
                pubmed="90000001",
                url="https://fog.example/7",
                venue="Journal of Fog",
                volume="3",
                issue="4",
                pages="12-34",
                publisher="Fog Press",
            ),
        ),
        (
            RUDDERS,
            Meta(
                kind=Kind.CONFERENCE,
                published="2023",
                venue="Tides of Today",
                series="Harbours",
                editors=("Noe, Dee",),
                pages="1-9",
            ),
        ),
        (
            "Knots that Hold",
            Meta(
                kind=Kind.BOOK,
                authors=(Author(family="Loe", given="Eve"),),
                published="2020",
                publisher="Rope Press",
            ),
        ),
    ]
    assert [problem.seen for problem in page.problems] == ["record 4 has no title"]


def test_a_list_alone_is_read() -> None:
    space = 'xmlns="http://www.tei-c.org/ns/1.0"'
    assert len(read(f"<listBibl {space}>{ARTICLE}{BOOK}</listBibl>").entries) == 2
    (entry,) = read(ARTICLE).entries
    assert entry.title == LANTERN


def test_a_paper_of_hal_has_its_abstract_beside_it() -> None:
    full = (
        f"<biblFull><titleStmt><title xml:lang='en'>{LANTERN}</title></titleStmt><sourceDesc>"
        f"{ARTICLE}</sourceDesc><profileDesc><textClass><keywords scheme='author'><term>fog</term>"
        f"</keywords></textClass><abstract xml:lang='en'>{FOG}</abstract></profileDesc></biblFull>"
    )
    page = read(tei("<teiHeader><fileDesc><titleStmt><title>Answer</title></titleStmt></fileDesc>"
                    "</teiHeader>", full))  # fmt: skip
    (entry,) = page.entries
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert (entry.meta.doi, entry.meta.keywords) == ("10.1000/abc", ("fog",))


@pytest.mark.parametrize("body", ["<p>A novel.</p>", "<listBibl><bibl>Doe, 2024</bibl></listBibl>"])
def test_a_text_without_references_in_parts_is_refused(body: str) -> None:
    page = read(f'<?xml version="1.0"?><TEI><text><body>{body}</body></text></TEI>')
    assert [problem.seen for problem in page.problems] == [
        "this is XML of a kind that carrel does not know"
    ]
