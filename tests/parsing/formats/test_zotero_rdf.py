"""Zotero's export as RDF."""

from __future__ import annotations

from parsing.meta import Annotations, Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, read

HEAD = """<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">"""


def people(role: str, *names: tuple[str, str]) -> str:
    each = "".join(
        f"<rdf:li><foaf:Person><foaf:surname>{family}</foaf:surname>"
        + (f"<foaf:givenName>{given}</foaf:givenName>" if given else "")
        + "</foaf:Person></rdf:li>"
        for family, given in names
    )
    return f"<bib:{role}><rdf:Seq>{each}</rdf:Seq></bib:{role}>"


ZOTERO = f"""{HEAD}
<bib:Article rdf:about="https://fog.example/7">
  <z:itemType>journalArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:0000-0000"/>
  {people("authors", ("Doe", "Ann"), ("Fog Group", ""))}
  <dcterms:isReferencedBy rdf:resource="#item_3"/><dcterms:isReferencedBy rdf:resource="#item_4"/>
  <link:link rdf:resource="#item_2"/>
  <dc:subject><z:AutomaticTag><rdf:value>weather</rdf:value></z:AutomaticTag></dc:subject>
  <dc:subject>to read</dc:subject>
  <dc:subject><dcterms:LCC><rdf:value>QA76</rdf:value></dcterms:LCC></dc:subject>
  <dc:title>Lantern: Finding a Path in &lt;i&gt;Fog&lt;/i&gt; with One Lamp</dc:title>
  <dcterms:abstract>{FOG}</dcterms:abstract>
  <dc:date>2024-03-05</dc:date>
  <z:language>en</z:language>
  <dc:identifier><dcterms:URI><rdf:value>https://fog.example/7</rdf:value></dcterms:URI></dc:identifier>
  <dcterms:dateSubmitted>2026-01-05 10:00:00</dcterms:dateSubmitted>
  <dc:description>PMID: 90000001
Citation Key: doe2024</dc:description>
  <bib:pages>12–34</bib:pages>
</bib:Article>
<bib:Journal rdf:about="urn:issn:0000-0000"><dc:identifier>DOI 10.1000/ABC</dc:identifier>
  <prism:volume>3</prism:volume><prism:number>4</prism:number><dc:title>Journal of Fog</dc:title>
  <dcterms:alternative>J. Fog</dcterms:alternative><dc:identifier>ISSN 0000-0000</dc:identifier>
</bib:Journal>
<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title>
  <rdf:resource rdf:resource="files/2/a.pdf"/></z:Attachment>
<bib:Memo rdf:about="#item_3"><rdf:value>&lt;p&gt;Wet &amp;amp; cold.&lt;/p&gt;</rdf:value>
</bib:Memo>
<bib:Memo rdf:about="#item_4"><rdf:value>Comment: 9 pages</rdf:value></bib:Memo>
<rdf:Description rdf:about="http://arxiv.org/abs/2601.00001">
  <z:itemType>preprint</z:itemType>
  <dc:publisher><foaf:Organization><foaf:name>arXiv</foaf:name></foaf:Organization></dc:publisher>
  {people("authors", ("Poe", "Cy"))}<dc:title>{RUDDERS}</dc:title><dc:date>2026</dc:date>
  <prism:number>arXiv:2601.00001</prism:number>
  <dc:description>arXiv:2601.00001 [cs.RO]</dc:description>
  <dc:identifier>DOI 10.48550/arXiv.2601.00001</dc:identifier>
</rdf:Description>
<rdf:Description rdf:about="#item_9"><z:itemType>conferencePaper</z:itemType>
  <dcterms:isPartOf><bib:Proceedings><dc:title>Tides of Today</dc:title>
  <dc:identifier>DOI 10.1000/tide</dc:identifier></bib:Proceedings></dcterms:isPartOf>
  <dcterms:isPartOf><bib:Series><dc:title>Harbours</dc:title></bib:Series></dcterms:isPartOf>
  <dc:publisher><foaf:Organization><foaf:name>Rope Press</foaf:name></foaf:Organization>
</dc:publisher>
  {people("editors", ("Noe", "Dee"))}<dc:title>Knots that Hold</dc:title>
  <z:citationKey>noe</z:citationKey><dc:date>May 2025</dc:date>
  <bib:presentedAt><bib:Conference><dc:title>TIDE</dc:title></bib:Conference></bib:presentedAt>
</rdf:Description>
<bib:Document rdf:about="#item_10"><z:itemType>document</z:itemType></bib:Document>
<z:Collection rdf:about="#collection_1"><dc:title>Lamps</dc:title>
  <dcterms:hasPart rdf:resource="https://fog.example/7"/><dcterms:hasPart rdf:resource="#gone"/>
</z:Collection>
</rdf:RDF>"""


def test_all_that_an_item_says_is_kept() -> None:
    page = read(ZOTERO)
    entry = page.entries[0]
    assert page.format == "zotero_rdf"
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author(family="Doe", given="Ann"), Author(literal="Fog Group")),
        published="2024-03-05",
        doi="10.1000/abc",
        pubmed="90000001",
        url="https://fog.example/7",
        venue="Journal of Fog",
        volume="3",
        issue="4",
        pages="12-34",
        keywords=("weather",),
        comment="9 pages",
        cite_key="doe2024",
    )
    assert entry.annotations == Annotations(tags=("to read",), lists=("Lamps",), note="Wet & cold.")


def test_a_preprint_is_one_of_arxiv() -> None:
    entry = read(ZOTERO).entries[1]
    assert entry.title == RUDDERS
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(Author(family="Poe", given="Cy"),),
        published="2026",
        arxiv="2601.00001",
        arxiv_class="cs.RO",
        doi="10.48550/arxiv.2601.00001",
    )


def test_what_an_item_is_part_of_may_stand_in_it() -> None:
    entry = read(ZOTERO).entries[2]
    assert entry.title == "Knots that Hold"
    assert entry.meta == Meta(
        kind=Kind.CONFERENCE,
        authors=(Author(family="Noe", given="Dee"),),
        published="2025-05",
        doi="10.1000/tide",
        venue="Tides of Today",
        series="Harbours",
        editors=("Noe, Dee",),
        publisher="Rope Press",
        cite_key="noe",
    )


def test_journals_notes_and_attachments_are_no_papers() -> None:
    page = read(ZOTERO)
    assert len(page.entries) == 3
    assert [problem.seen for problem in page.problems] == ["record 4 has no title"]


def test_an_export_of_notes_alone_has_no_paper() -> None:
    page = read(f'{HEAD}<bib:Memo rdf:about="#a"><rdf:value>Wet.</rdf:value></bib:Memo></rdf:RDF>')
    assert page.entries == ()
    assert [problem.seen for problem in page.problems] == ["no paper"]
