"""Crossref's metadata as XML."""

from __future__ import annotations

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, read

PEOPLE = """<contributors><person_name contributor_role="author" sequence="first">
<given_name>Ann</given_name><surname>Doe</surname><suffix>Jr</suffix></person_name>
<organization contributor_role="author" sequence="additional">Fog Group</organization>
<person_name contributor_role="reader"><surname>Moe</surname></person_name></contributors>"""
EDITORS = """<contributors><person_name contributor_role="editor" sequence="first">
<given_name>Dee</given_name><surname>Noe</surname></person_name></contributors>"""
JOURNAL = f"""<journal><journal_metadata language="en"><full_title>Journal of Fog</full_title>
<doi_data><doi>10.1000/journal</doi></doi_data></journal_metadata><journal_issue>
<publication_date media_type="print"><month>04</month><year>2024</year></publication_date>
<journal_volume><volume>3</volume></journal_volume><issue>4</issue></journal_issue>
<journal_article publication_type="full_text"><titles><title>Lantern: Finding a Path in <i>Fog</i>
with One Lamp</title><subtitle>A Trial</subtitle></titles>{PEOPLE}
<jats:abstract xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1"><jats:title>Abstract</jats:title>
<jats:p>{FOG}</jats:p></jats:abstract>
<publication_date media_type="online"><month>03</month><day>05</day><year>2024</year>
</publication_date>
<pages><first_page>12</first_page><last_page>34</last_page></pages>
<doi_data><doi>10.1000/ABC</doi><resource>https://fog.example/7</resource></doi_data>
<citation_list><citation key="1"><doi>10.1000/other</doi><article_title>Other</article_title>
</citation></citation_list></journal_article></journal>"""
CONFERENCE = f"""<conference><event_metadata><conference_name>TIDE</conference_name>
</event_metadata>
<proceedings_metadata><proceedings_title>Tides of Today</proceedings_title><publisher>
<publisher_name>Rope Press</publisher_name></publisher><publication_date><year>2023</year>
</publication_date></proceedings_metadata><conference_paper>{EDITORS.replace("editor", "author")}
<titles><title>{RUDDERS}</title></titles><pages><first_page>1</first_page></pages>
<doi_data><doi>10.1000/tide</doi></doi_data></conference_paper></conference>"""
CHAPTER = f"""<book book_type="edited_book"><book_metadata>{EDITORS}<titles><title>Handbook of Ropes
</title></titles><publication_date><year>2021</year></publication_date><publisher><publisher_name>
Rope Press</publisher_name></publisher></book_metadata><content_item component_type="chapter">
<titles><title>Knots that Hold</title></titles><doi_data><doi>10.1000/knot</doi></doi_data>
</content_item></book>"""
POSTED = f"""<posted_content type="preprint"><titles><title>Anchors</title></titles><posted_date>
<month>01</month><day>2</day><year>2026</year></posted_date><institution><institution_name>Server
</institution_name></institution><abstract><p>{TIDE}</p></abstract><doi_data><doi>10.1000/new</doi>
</doi_data></posted_content>"""


def records(*works: str) -> str:
    each = "".join(
        f'<doi_record owner="10.1000"><crossref>{work}</crossref></doi_record>' for work in works
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><doi_records>{each}</doi_records>'


UNIXREF = records(JOURNAL, CONFERENCE, CHAPTER, POSTED)


def test_all_that_works_say_is_kept() -> None:
    page = read(UNIXREF)
    assert (page.format, page.problems) == ("crossref_xml", ())
    assert [(entry.title, entry.abstract, entry.meta) for entry in page.entries] == [
        (
            f"{LANTERN}: A Trial",
            FOG,
            Meta(
                kind=Kind.ARTICLE,
                authors=(Author(family="Doe Jr", given="Ann"), Author(literal="Fog Group")),
                published="2024-03-05",
                doi="10.1000/abc",
                url="https://fog.example/7",
                venue="Journal of Fog",
                volume="3",
                issue="4",
                pages="12-34",
            ),
        ),
        (
            RUDDERS,
            "",
            Meta(
                kind=Kind.CONFERENCE,
                authors=(Author(family="Noe", given="Dee"),),
                published="2023",
                doi="10.1000/tide",
                venue="Tides of Today",
                pages="1",
                publisher="Rope Press",
            ),
        ),
        (
            "Knots that Hold",
            "",
            Meta(
                kind=Kind.BOOK,
                authors=(Author(family="Noe", given="Dee"),),
                published="2021",
                doi="10.1000/knot",
                venue="Handbook of Ropes",
                editors=("Noe, Dee",),
                publisher="Rope Press",
            ),
        ),
        (
            "Anchors",
            TIDE,
            Meta(
                kind=Kind.PREPRINT,
                published="2026-01-02",
                doi="10.1000/new",
                organisation="Server",
            ),
        ),
    ]


def test_a_whole_book_stands_in_nothing() -> None:
    book = CHAPTER[: CHAPTER.index("<content_item")] + "</book>"
    (entry,) = read(records(book)).entries
    assert entry.title == "Handbook of Ropes"
    assert (entry.meta.venue, entry.meta.kind) == ("", Kind.BOOK)


def test_an_answer_to_a_query_has_its_records_further_down() -> None:
    page = read(
        '<?xml version="1.0"?><crossref_result xmlns="http://www.crossref.org/qrschema/3.0">'
        '<query_result><head/><body><query status="resolved"><doi>10.1000/abc</doi>'
        f"{records(JOURNAL, '<journal/>').partition('?>')[2]}</query></body></query_result>"
        "</crossref_result>"
    )
    assert [entry.title for entry in page.entries] == [f"{LANTERN}: A Trial"]
    assert [problem.seen for problem in page.problems] == ["record 2 has no title"]
