"""DBLP's XML: answers to a search, and records."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import LANTERN, RUDDERS, names, read

FOUND = f"""<?xml version="1.0"?>
<result><query id="1">fog</query><status code="200">OK</status><time unit="msecs">9</time>
<completions total="1" computed="1" sent="1"><c sc="2" dc="2" oc="2" id="1">fog</c></completions>
<hits total="2" computed="2" sent="2" first="0">
<hit score="3" id="1">
<info><authors><author pid="1/1">Ann Doe</author><author pid="2/2-1">Bob Roe 0001</author></authors>
<title>{LANTERN}.</title><venue>J. Fog</venue><volume>3</volume><number>4</number>
<pages>12-34</pages>
<year>2024</year><type>Journal Articles</type><access>open</access><key>journals/fog/DoeR24</key>
<doi>10.1000/ABC</doi><ee>https://doi.org/10.1000/ABC</ee>
<url>https://dblp.org/rec/journals/fog/DoeR24</url></info>
<url>URL#1</url></hit>
<hit score="3" id="2"><info><title>{RUDDERS}?</title><venue>CoRR</venue>
<volume>abs/2601.00002</volume>
<year>2026</year><type>Informal and Other Publications</type><key>journals/corr/abs-2601-00002</key>
<ee>https://doi.org/10.48550/arXiv.2601.00002</ee></info></hit>
</hits></result>"""
RECORDS = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp><article mdate="2026-01-01" key="journals/corr/abs-2601-00002" publtype="informal">
<author pid="1/1">Ann Doe</author><author orcid="0">J&ouml;rg R&#246;e 0042</author>
<title>{LANTERN} in <i>O</i>(<i>n</i><sup>2</sup>) Steps.</title><year>2026</year>
<month>January</month><volume>abs/2601.00002</volume><journal>CoRR</journal>
<ee type="oa">https://doi.org/10.48550/arXiv.2601.00002</ee><url>db/journals/corr/corr2601.html</url>
</article>
<inproceedings key="conf/tide/Poe25"><author>Cy Poe</author><title>{RUDDERS}.</title>
<pages>1-9</pages>
<year>2025</year><booktitle>TIDE</booktitle><ee>https://tide.example/papers/9</ee>
<ee>https://doi.org/10.1000/tide.9</ee><crossref>conf/tide/2025</crossref></inproceedings>
<proceedings key="conf/tide/2025"><editor>Dee Noe</editor><title>Tides of Today, 3rd of May</title>
<booktitle>TIDE</booktitle><publisher>Rope Press</publisher><year>2025</year></proceedings>
<phdthesis key="phd/Loe24"><author>Eve Loe</author><title>On Knots that Hold.</title>
<year>2024</year>
<school>Harbour University</school></phdthesis>
<www key="homepages/1/1"><author>Ann Doe</author><title>Home Page</title></www>
<article key="journals/fog/none"><title/></article>
</dblp>"""


def test_all_that_a_hit_says_is_kept() -> None:
    page = read(FOUND)
    first, second = page.entries
    assert (page.format, page.problems) == ("dblp_xml", ())
    assert (first.title, first.abstract) == (LANTERN, "")
    assert first.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author("Ann Doe"), Author("Bob Roe")),
        published="2024",
        doi="10.1000/abc",
        venue="J. Fog",
        volume="3",
        issue="4",
        pages="12-34",
        cite_key="DBLP:journals/fog/DoeR24",
    )
    assert second.title == f"{RUDDERS}?"
    assert second.meta == Meta(
        kind=Kind.PREPRINT,
        published="2026",
        arxiv="2601.00002",
        cite_key="DBLP:journals/corr/abs-2601-00002",
    )


def test_all_that_records_say_is_kept() -> None:
    page = read(RECORDS)
    assert page.format == "dblp_xml"
    assert [(entry.title, entry.meta) for entry in page.entries] == [
        (
            f"{LANTERN} in O(n2) Steps",
            Meta(
                kind=Kind.PREPRINT,
                authors=(Author("Ann Doe"), Author("Jörg Röe")),
                published="2026-01",
                arxiv="2601.00002",
                doi="10.48550/arxiv.2601.00002",
                cite_key="DBLP:journals/corr/abs-2601-00002",
            ),
        ),
        (
            RUDDERS,
            Meta(
                kind=Kind.CONFERENCE,
                authors=(Author("Cy Poe"),),
                published="2025",
                doi="10.1000/tide.9",
                url="https://tide.example/papers/9",
                venue="TIDE",
                pages="1-9",
                cite_key="DBLP:conf/tide/Poe25",
            ),
        ),
        (
            "Tides of Today, 3rd of May",
            Meta(
                kind=Kind.BOOK,
                authors=(Author("Dee Noe"),),
                published="2025",
                series="TIDE",
                publisher="Rope Press",
                cite_key="DBLP:conf/tide/2025",
            ),
        ),
        (
            "On Knots that Hold",
            Meta(
                kind=Kind.THESIS,
                authors=(Author("Eve Loe"),),
                published="2024",
                organisation="Harbour University",
                cite_key="DBLP:phd/Loe24",
            ),
        ),
    ]
    assert [problem.seen for problem in page.problems] == ["record 5 has no title"]


def test_a_persons_papers_are_read_and_none_of_the_person() -> None:
    page = read(
        '<dblpperson name="Ann Doe" pid="1/1" n="1"><person key="homepages/1/1"><author>Ann Doe'
        "</author></person><r><article key='journals/fog/D'><author>Ann Doe</author>"
        f"<title>{LANTERN}.</title><year>2024</year><journal>Fog</journal></article></r><r>"
        "<www key='w'><title>Home</title></www></r><coauthors n='1'><co><na>Bob Roe</na>"
        "</co></coauthors></dblpperson>"
    )
    assert [entry.title for entry in page.entries] == [LANTERN]
    assert names(page) == [["Ann Doe"]]


@pytest.mark.parametrize(
    "text", ["<result><hits total='1'><hit><name>a</name></hit></hits></result>", "<result/>"]
)
def test_other_results_are_refused(text: str) -> None:
    page = read(f'<?xml version="1.0"?>{text}')
    assert [problem.seen for problem in page.problems] == [
        "this is XML of a kind that carrel does not know"
    ]
