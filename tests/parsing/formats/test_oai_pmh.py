"""Answers of repositories to harvesters."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, names, read

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><responseDate>2026-01-05T00:00:00Z'
    '</responseDate><request verb="ListRecords">https://oai.example/</request><ListRecords>'
)
FOOT = "<resumptionToken>1|2</resumptionToken></ListRecords></OAI-PMH>"


def answer(*metadata: str) -> str:
    """Return an answer with these records."""
    return "\n".join([HEAD, *map(record, metadata), FOOT])


def record(metadata: str) -> str:
    header = "<header><identifier>oai:a:1</identifier><datestamp>2026-01-04</datestamp></header>"
    return f"<record>{header}<metadata>{metadata}</metadata></record>"


DELETED = '<record><header status="deleted"><identifier>oai:a:9</identifier></header></record>'
ARXIV = """<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2601.00001</id>
<created>2026-01-01</created><updated>2026-01-03</updated><authors><author><keyname>Doe</keyname>
<forenames>Ann</forenames><suffix>Jr</suffix><affiliation>Harbour</affiliation></author><author>
<keyname>Fog Group</keyname></author></authors><title>Lantern: Finding a Path in Fog
  with One Lamp</title><categories>cs.CL math.PR</categories><comments>9 pages</comments>
<journal-ref>J. Fog 3 (2026) 12</journal-ref><doi>10.1000/ABC</doi><license>l</license>
<abstract>  We see $a &lt; b$ where b
is wide &lt;b and c&gt; d.
  A new paragraph.
</abstract></arXiv>"""
RAW = f"""<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>2601.00002</id><submitter>Cy Poe
</submitter><version version="v1"><date>Thu, 1 Jan 2026 22:22:10 GMT</date><size>9kb</size>
</version>
<version version="v2"><date>Sat, 3 Jan 2026 10:00:00 GMT</date><size>9kb</size></version>
<title>{RUDDERS}</title><authors>Bob Roe (Quay), Cy Poe and Dee van Noe</authors>
<categories>cs.RO</categories><abstract>{TIDE}</abstract></arXivRaw>"""


def dublin(inner: str, prefix: str = "oai_dc") -> str:
    return (
        f'<{prefix}:dc xmlns:{prefix}="http://www.openarchives.org/OAI/2.0/oai_dc/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/">{inner}</{prefix}:dc>'
    )


DUBLIN = dublin(f"""<dc:title>{LANTERN}</dc:title><dc:creator>Doe, Ann</dc:creator>
<dc:creator>Fog Group</dc:creator><dc:subject>Weather</dc:subject><dc:subject>Lamps</dc:subject>
<dc:description>&lt;p&gt;{FOG}&lt;/p&gt;</dc:description><dc:publisher>Harbour</dc:publisher>
<dc:date>2026-02-01T10:00:00Z</dc:date><dc:date>2025-12-31</dc:date>
<dc:type>info:eu-repo/semantics/article</dc:type><dc:format>application/pdf</dc:format>
<dc:identifier>https://fog.example/view/7</dc:identifier>
<dc:identifier>10.1000/fog.7</dc:identifier>
<dc:source>Journal of Fog; Vol. 3 No. 4 (2026): Mist; 12-34</dc:source>
<dc:source>0000-0000</dc:source>
<dc:relation>https://fog.example/view/7/9</dc:relation>""")
ARXIV_DC = dublin(f"""<dc:title>{RUDDERS}</dc:title><dc:creator>Roe, Bob</dc:creator>
<dc:subject>Computer Science - Robotics</dc:subject><dc:description>  {TIDE}
</dc:description><dc:description>Comment: 9 pages</dc:description><dc:date>2026-01-01</dc:date>
<dc:date>2026-01-03</dc:date><dc:type>text</dc:type>
<dc:identifier>http://arxiv.org/abs/2601.00002</dc:identifier>
<dc:identifier>doi:10.1000/tide</dc:identifier>""")
OAI = answer(ARXIV, RAW)
OAI_DC = answer(DUBLIN, ARXIV_DC)


def test_all_that_arxiv_says_is_kept() -> None:
    page = read(OAI)
    entry = page.entries[0]
    assert (page.format, page.problems) == ("oai_pmh", ())
    assert entry.title == LANTERN
    assert entry.abstract == "We see $a < b$ where b is wide <b and c> d.\nA new paragraph."
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(Author(family="Doe Jr", given="Ann"), Author(literal="Fog Group")),
        published="2026-01-01",
        updated="2026-01-03",
        arxiv="2601.00001",
        arxiv_class="cs.CL",
        doi="10.1000/abc",
        venue="J. Fog 3 (2026) 12",
        subjects=("cs.CL", "math.PR"),
        comment="9 pages",
    )


def test_all_versions_say_when_it_was_published_and_updated() -> None:
    entry = read(OAI).entries[1]
    assert (entry.title, entry.abstract) == (RUDDERS, TIDE)
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(Author("Bob Roe"), Author("Cy Poe"), Author("Dee van Noe")),
        published="2026-01-01",
        updated="2026-01-03",
        arxiv="2601.00002",
        arxiv_version=2,
        arxiv_class="cs.RO",
        subjects=("cs.RO",),
    )


def test_all_that_dublin_core_says_is_kept() -> None:
    page = read(OAI_DC)
    entry = page.entries[0]
    assert (page.format, page.problems) == ("oai_pmh", ())
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author(family="Doe", given="Ann"), Author(literal="Fog Group")),
        published="2025-12-31",
        doi="10.1000/fog.7",
        url="https://fog.example/view/7",
        venue="Journal of Fog",
        volume="3",
        issue="4",
        pages="12-34",
        publisher="Harbour",
        subjects=("Weather", "Lamps"),
    )


def test_arxiv_in_dublin_core_is_known() -> None:
    entry = read(OAI_DC).entries[1]
    assert (entry.title, entry.abstract) == (RUDDERS, TIDE)
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(Author(family="Roe", given="Bob"),),
        published="2026-01-01",
        updated="2026-01-03",
        arxiv="2601.00002",
        doi="10.1000/tide",
        subjects=("Computer Science - Robotics",),
        comment="9 pages",
    )


def test_what_was_deleted_is_told_and_the_others_are_read() -> None:
    page = read(OAI.replace("<ListRecords>", f"<ListRecords>{DELETED}{DELETED}"))
    assert len(page.entries) == 2
    assert [problem.seen for problem in page.problems] == [
        "record 1 was deleted",
        "record 2 was deleted",
    ]


def test_records_may_all_be_deleted_up_to_here() -> None:
    page = read(f"{HEAD}{DELETED * 300}{record(ARXIV)}{FOOT}")
    assert [entry.title for entry in page.entries] == [LANTERN]
    assert page.problems[-1].seen == "280 more records, each of which was deleted"


@pytest.mark.parametrize("prefix", ["oai_dc", "x"])
@pytest.mark.parametrize("root", ["records", "metadata", "searchRetrieveResponse"])
def test_records_need_no_answer_around_them(prefix: str, root: str) -> None:
    first, second = (dublin(f"<dc:title>{each}</dc:title>", prefix) for each in (LANTERN, RUDDERS))
    page = read(f"<{root}>{first}{second}</{root}>")
    assert page.format == "oai_pmh"
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]


def test_a_record_alone_is_read() -> None:
    assert [entry.title for entry in read(DUBLIN).entries] == [LANTERN]
    assert [entry.title for entry in read(ARXIV).entries] == [LANTERN]


def test_other_identifiers_of_the_same_are_its_own() -> None:
    relations = (
        "<dc:relation>info:eu-repo/semantics/altIdentifier/doi/10.1000/Same</dc:relation>"
        "<dc:relation>info:eu-repo/semantics/reference/doi/10.1000/other</dc:relation>"
    )
    (entry,) = read(answer(dublin(f"<dc:title>{LANTERN}</dc:title>{relations}"))).entries
    assert entry.meta == Meta(doi="10.1000/same")


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        ("info:eu-repo/semantics/doctoralThesis", Kind.THESIS),
        ("info:eu-repo/semantics/conferencePaper", Kind.CONFERENCE),
        ("info:eu-repo/semantics/preprint", Kind.PREPRINT),
        ("Technical Report", Kind.REPORT),
        ("text", Kind.UNKNOWN),
    ],
)
def test_a_type_is_known_by_its_last_word(kind: str, known: Kind) -> None:
    (entry,) = read(
        answer(
            dublin(
                f"<dc:title>{LANTERN}</dc:title><dc:type>text</dc:type><dc:type>{kind}</dc:type>"
            )
        )
    ).entries
    assert entry.meta.kind is known


def test_jats_and_mods_may_be_in_it() -> None:
    mods = f'<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>{LANTERN}</title></titleInfo></mods>'
    jats = (
        '<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/"><front><article-meta>'
        f"<title-group><article-title>{RUDDERS}</article-title></title-group><contrib-group><contrib>"
        "<name><surname>Roe</surname><given-names>Bob</given-names></name></contrib></contrib-group>"
        "</article-meta></front><body><p>Much.</p></body></article>"
    )
    page = read(answer(mods, jats))
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]
    assert names(page) == [[], ["Bob Roe"]]


@pytest.mark.parametrize(
    "inner",
    [f"<ListIdentifiers>{DELETED[8:-9]}</ListIdentifiers>",
     "<Identify><repositoryName>A</repositoryName></Identify>",
     f'<ListRecords>{record("<lom><title>A</title></lom>")}</ListRecords>'],
)  # fmt: skip
def test_other_answers_are_refused(inner: str) -> None:
    page = read(f'<?xml version="1.0"?><OAI-PMH>{inner}</OAI-PMH>')
    assert page.entries == ()
    assert [problem.seen for problem in page.problems] == [
        "this is XML of a kind that carrel does not know"
    ]


def test_records_of_another_kind_among_them_are_told() -> None:
    page = read(answer(DUBLIN, "<lom><title>A</title></lom>", dublin("<dc:title> </dc:title>")))
    assert [problem.seen for problem in page.problems] == [
        "record 2 is of a kind that carrel does not know",
        "record 3 has no title",
    ]
