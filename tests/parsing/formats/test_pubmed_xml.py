"""PubMed's records as XML."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, read

PUBMED = f"""<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "pubmed.dtd">
<PubmedArticleSet>
<PubmedArticle>
    <MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">90000001</PMID>
        <DateCompleted><Year>2025</Year><Month>02</Month><Day>01</Day></DateCompleted>
        <Article PubModel="Print-Electronic">
            <Journal><ISSN IssnType="Electronic">0000-0000</ISSN>
                <JournalIssue CitedMedium="Internet"><Volume>12</Volume><Issue>3</Issue>
                    <PubDate><Year>2024</Year><Month>Mar</Month><Day>5</Day></PubDate></JournalIssue>
                <Title>Journal of fog</Title><ISOAbbreviation>J Fog</ISOAbbreviation></Journal>
            <ArticleTitle>Lantern: Finding a Path in <i>Fog</i> with One
                Lamp&#xa0;&amp; a Coat of H<sub>2</sub>O.</ArticleTitle>
            <Pagination><StartPage>112</StartPage><EndPage>119</EndPage>
                <MedlinePgn>112-9</MedlinePgn></Pagination>
            <ELocationID EIdType="pii" ValidYN="Y">S0000-1</ELocationID>
            <ELocationID EIdType="doi" ValidYN="N">10.1000/WRONG</ELocationID>
            <ELocationID EIdType="doi" ValidYN="Y">10.1000/ABC</ELocationID>
            <Abstract>
                <AbstractText Label="AIM" NlmCategory="OBJECTIVE">To see <b>far</b>.</AbstractText>
                <AbstractText Label="UNLABELLED">Nine hills were
                    climbed.</AbstractText>
                <AbstractText Label="RESULTS:"/>
                <CopyrightInformation>The hills.</CopyrightInformation>
            </Abstract>
            <AuthorList CompleteYN="N">
                <Author ValidYN="Y"><LastName>Doe</LastName><ForeName>Ann B</ForeName>
                    <Initials>AB</Initials><Suffix>Jr</Suffix>
                    <AffiliationInfo><Affiliation>Harbour</Affiliation></AffiliationInfo></Author>
                <Author ValidYN="Y"><LastName>Roe</LastName><Initials>B</Initials></Author>
                <Author ValidYN="N"><LastName>Rowe</LastName><Initials>B</Initials></Author>
                <Author ValidYN="Y"><CollectiveName>Fog <i>Study</i> Group</CollectiveName></Author>
            </AuthorList>
            <PublicationTypeList>
                <PublicationType UI="D1">Randomized Controlled Trial</PublicationType>
                <PublicationType UI="D2">Journal Article</PublicationType></PublicationTypeList>
            <ArticleDate DateType="Electronic"><Year>2023</Year><Month>12</Month></ArticleDate>
        </Article>
        <MeshHeadingList>
            <MeshHeading><DescriptorName UI="D3" MajorTopicYN="N">Weather</DescriptorName>
</MeshHeading>
            <MeshHeading><DescriptorName UI="D4" MajorTopicYN="N">Lighting</DescriptorName>
                <QualifierName UI="Q1" MajorTopicYN="Y">methods</QualifierName></MeshHeading>
        </MeshHeadingList>
        <KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">lamps</Keyword>
            <Keyword MajorTopicYN="N">hills</Keyword></KeywordList>
    </MedlineCitation>
    <PubmedData>
        <ArticleIdList><ArticleId IdType="pubmed">90000001</ArticleId>
            <ArticleId IdType="pmc">PMC900001</ArticleId></ArticleIdList>
        <ReferenceList><Reference><Citation>Another.</Citation><ArticleIdList>
            <ArticleId IdType="pubmed">90000099</ArticleId></ArticleIdList></Reference>
</ReferenceList>
    </PubmedData>
</PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>90000002</PMID><Article><Journal><JournalIssue><PubDate>
    <MedlineDate>2023 Nov-Dec</MedlineDate></PubDate></JournalIssue>
    <ISOAbbreviation>Tide Lett</ISOAbbreviation></Journal><ArticleTitle>{RUDDERS}...</ArticleTitle>
    <Abstract><AbstractText>{FOG}</AbstractText></Abstract></Article></MedlineCitation>
    <PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/late</ArticleId></ArticleIdList>
    </PubmedData></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>90000003</PMID><Article><ArticleTitle/></Article>
    </MedlineCitation></PubmedArticle>
</PubmedArticleSet>"""


def test_all_that_a_record_says_is_kept() -> None:
    page = read(PUBMED)
    entry = page.entries[0]
    assert page.format == "pubmed_xml"
    assert entry.title == f"{LANTERN} & a Coat of H2O"
    assert entry.abstract == "AIM: To see far.\nNine hills were climbed."
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(
            Author(family="Doe Jr", given="Ann B"),
            Author(family="Roe", given="B"),
            Author(literal="Fog Study Group"),
        ),
        et_al=True,
        published="2024-03-05",
        doi="10.1000/abc",
        pubmed="90000001",
        venue="Journal of fog",
        volume="12",
        issue="3",
        pages="112-119",
        subjects=("Weather", "Lighting/methods"),
        keywords=("lamps", "hills"),
    )


def test_a_record_that_says_little_is_kept_and_one_without_a_title_told() -> None:
    page = read(PUBMED)
    assert len(page.entries) == 2
    entry = page.entries[1]
    assert (entry.title, entry.abstract) == (f"{RUDDERS}...", FOG)
    assert entry.meta == Meta(
        published="2023", doi="10.1000/late", pubmed="90000002", venue="Tide Lett"
    )
    assert [problem.seen for problem in page.problems] == ["record 3 has no title"]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("<Year>2024</Year><Season>Spring</Season>", "2024"),
        ("<Year>2024</Year><Month>02</Month>", "2024-02"),
        ("<Year>2024</Year><Month>Feb</Month><Day>30</Day>", "2024-02"),
        ("<Year>2024</Year><Day>3</Day>", "2024"),
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "1998"),
        ("<MedlineDate>1998-1999</MedlineDate>", "1998"),
        ("<MedlineDate>Winter</MedlineDate>", ""),
    ],
)
def test_a_date_is_as_exact_as_its_parts_are(date: str, published: str) -> None:
    (entry,) = read(
        "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><JournalIssue><PubDate>"
        f"{date}</PubDate></JournalIssue></Journal><ArticleTitle>{LANTERN}</ArticleTitle></Article>"
        "</MedlineCitation></PubmedArticle>"
    ).entries
    assert entry.meta.published == published


@pytest.mark.parametrize("root", ["MedlineCitationSet", "PubmedArticleSet"])
def test_a_citation_alone_is_a_record(root: str) -> None:
    (entry,) = read(
        f"<{root}><MedlineCitation><PMID>90000004</PMID><Article><ArticleTitle/>"
        f"<VernacularTitle>{RUDDERS}.</VernacularTitle></Article><OtherAbstract Type='plain'>"
        f"<AbstractText>{FOG}</AbstractText></OtherAbstract></MedlineCitation></{root}>"
    ).entries
    assert (entry.title, entry.abstract) == (RUDDERS, FOG)
    assert entry.meta == Meta(pubmed="90000004")


BOOK = f"""<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>90000005</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>Rope Press</PublisherName></Publisher>
<BookTitle book="ropes">Handbook of <i>Ropes</i></BookTitle>
<PubDate><Year>2021</Year></PubDate><AuthorList Type="editors" CompleteYN="Y"><Author>
<LastName>Poe</LastName><ForeName>Cy</ForeName></Author></AuthorList>
<CollectionTitle>Harbours</CollectionTitle></Book>CHAPTER
<Abstract><AbstractText>{FOG}</AbstractText></Abstract>
<PublicationType UI="D5">Review</PublicationType></BookDocument>
<PubmedBookData><ArticleIdList><ArticleId IdType="doi">10.1000/knot</ArticleId></ArticleIdList>
</PubmedBookData></PubmedBookArticle></PubmedArticleSet>"""


def test_a_chapter_stands_in_its_book() -> None:
    chapter = (
        f"<ArticleTitle>{LANTERN}</ArticleTitle><AuthorList Type='authors'><Author><LastName>Doe"
        "</LastName><ForeName>Ann</ForeName></Author></AuthorList><ContributionDate><Year>2022"
        "</Year><Month>6</Month></ContributionDate>"
    )
    (entry,) = read(BOOK.replace("CHAPTER", chapter)).entries
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == Meta(
        kind=Kind.BOOK,
        authors=(Author(family="Doe", given="Ann"),),
        published="2022-06",
        doi="10.1000/knot",
        pubmed="90000005",
        venue="Handbook of Ropes",
        series="Harbours",
        editors=("Poe, Cy",),
        publisher="Rope Press",
    )


def test_a_whole_book_is_a_paper_of_its_own() -> None:
    (entry,) = read(BOOK.replace("CHAPTER", "")).entries
    assert entry.title == "Handbook of Ropes"
    assert (entry.meta.venue, entry.meta.published) == ("", "2021")
    assert (entry.meta.authors, entry.meta.editors) == ((), ("Poe, Cy",))
    (entry,) = read(BOOK.replace("CHAPTER", "").replace("Review", "Technical Report")).entries
    assert entry.meta.kind is Kind.REPORT


def test_a_preprint_of_arxiv_is_known() -> None:
    (entry,) = read(
        f"<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>{LANTERN}"
        "</ArticleTitle><ELocationID EIdType='pii'>arXiv:2401.00001v2</ELocationID>"
        "<PublicationTypeList><PublicationType>Journal Article</PublicationType><PublicationType>"
        "Preprint</PublicationType></PublicationTypeList></Article></MedlineCitation></PubmedArticle>"
    ).entries
    assert (entry.meta.arxiv, entry.meta.arxiv_version) == ("2401.00001", 2)
    assert entry.meta.kind is Kind.PREPRINT
