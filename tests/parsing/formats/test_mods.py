"""Bibliographies in MODS."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, read

ROLE = '<role><roleTerm authority="marcrelator" type="text">{}</roleTerm></role>'
AUTHOR, EDITOR = ROLE.format("author"), ROLE.format("editor")
MODS = f"""<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3">
<mods ID="doe2024">
  <titleInfo type="abbreviated"><title>Lant.</title></titleInfo>
  <titleInfo><nonSort>A</nonSort><title>Lantern</title><subTitle>Finding a Path in Fog with One
    Lamp</subTitle></titleInfo>
  <name type="personal"><namePart type="given">Ann</namePart><namePart type="given">B</namePart>
    <namePart type="family">Doe</namePart><namePart type="suffix">Jr</namePart>{AUTHOR}</name>
  <name type="personal"><namePart>Roe, Bob</namePart><namePart type="date">1970-</namePart>
    <role><roleTerm type="code">aut</roleTerm></role></name>
  <name type="corporate"><namePart>Fog, Inc.</namePart>{AUTHOR}</name>
  <name type="personal"><namePart>Reader, A.</namePart>{ROLE.format("funder")}</name>
  <originInfo><dateIssued>2024-03</dateIssued></originInfo>
  <typeOfResource>text</typeOfResource>
  <relatedItem type="host"><titleInfo><title>Journal of Fog</title></titleInfo>
    <originInfo><issuance>continuing</issuance><publisher>Fog Press</publisher></originInfo>
    <genre authority="marcgt">periodical</genre></relatedItem>
  <abstract>{FOG}</abstract><note>Wet.</note><note type="statement of responsibility">x</note>
  <subject><topic>fog, lamps; hills</topic></subject>
  <identifier type="citekey">doe2024</identifier><identifier type="doi">10.1000/ABC</identifier>
  <identifier type="issn">0000-0000</identifier>
  <location><url>https://fog.example/7</url></location>
  <part><date>2024-03</date><detail type="volume"><number>3</number></detail>
    <detail type="issue"><number>4</number></detail>
    <extent unit="page"><start>12</start><end>34</end></extent></part>
</mods>
<mods><titleInfo><title>{RUDDERS}</title></titleInfo>
  <name type="personal"><namePart type="family">Poe</namePart>
<namePart type="given">Cy</namePart></name>
  <genre authority="marcgt">conference publication</genre>
  <relatedItem type="host"><titleInfo><title>Tides of Today</title></titleInfo>
    <name type="personal"><namePart type="given">Dee</namePart>
<namePart type="family">Noe</namePart>
      {EDITOR}</name>
    <originInfo><publisher>Rope Press</publisher><dateIssued>2023</dateIssued></originInfo>
    <part><extent unit="pages"><start>1</start><end>9</end></extent></part>
    <relatedItem type="host"><titleInfo><title>Harbours</title></titleInfo></relatedItem>
</relatedItem>
  <subject><topic>tides</topic></subject><subject><topic>rudders, wooden</topic></subject>
</mods>
<mods><abstract>Nothing.</abstract></mods>
</modsCollection>"""


def test_all_that_a_record_says_is_kept() -> None:
    page = read(MODS)
    entry = page.entries[0]
    assert page.format == "mods"
    assert (entry.title, entry.abstract) == (f"A {LANTERN}", FOG)
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(
            Author(family="Doe Jr", given="Ann B"),
            Author(family="Roe", given="Bob"),
            Author(literal="Fog, Inc."),
        ),
        published="2024-03",
        doi="10.1000/abc",
        url="https://fog.example/7",
        venue="Journal of Fog",
        volume="3",
        issue="4",
        pages="12-34",
        publisher="Fog Press",
        keywords=("fog", "lamps", "hills"),
        comment="Wet.",
        cite_key="doe2024",
    )


def test_what_a_host_says_is_the_papers_too() -> None:
    page = read(MODS)
    assert len(page.entries) == 2
    entry = page.entries[1]
    assert (entry.title, entry.abstract) == (RUDDERS, "")
    assert entry.meta == Meta(
        kind=Kind.CONFERENCE,
        authors=(Author(family="Poe", given="Cy"),),
        published="2023",
        venue="Tides of Today",
        series="Harbours",
        editors=("Noe, Dee",),
        pages="1-9",
        publisher="Rope Press",
        keywords=("tides", "rudders, wooden"),
    )
    assert [problem.seen for problem in page.problems] == ["record 3 has no title"]


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("Ph.D. thesis", Kind.THESIS),
        ("technical report", Kind.REPORT),
        ("book", Kind.BOOK),
        ("journal article", Kind.ARTICLE),
        ("miscellaneous", Kind.UNKNOWN),
    ],
)
def test_a_record_alone_is_read_and_its_genre_is_its_kind(genre: str, kind: Kind) -> None:
    (entry,) = read(
        f'<m:mods xmlns:m="http://www.loc.gov/mods/v3"><m:titleInfo><m:title>{LANTERN}</m:title>'
        f"</m:titleInfo><m:genre>{genre}</m:genre><m:name><m:namePart>Harbour University"
        '</m:namePart><m:role><m:roleTerm type="text">degree grantor</m:roleTerm></m:role></m:name>'
        "</m:mods>"
    ).entries
    assert entry.title == LANTERN
    assert entry.meta == Meta(kind=kind, organisation="Harbour University")


def test_a_book_of_a_library_is_one() -> None:
    (entry,) = read(
        f"<mods><titleInfo><title>{LANTERN}</title></titleInfo><name type='personal'><namePart>Doe,"
        " Ann,</namePart><namePart type='date'>1970-</namePart></name><originInfo><dateIssued>c2011"
        "</dateIssued><dateIssued encoding='marc'>2011</dateIssued><issuance>monographic</issuance>"
        "</originInfo></mods>"
    ).entries
    assert entry.meta == Meta(
        kind=Kind.BOOK, authors=(Author(family="Doe", given="Ann"),), published="2011"
    )
