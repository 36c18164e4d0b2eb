"""Answers of services: Semantic Scholar, OpenAlex, Crossref, OpenReview."""

from __future__ import annotations

import json

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, read

DOE, ROE = Author(literal="Ann Doe"), Author(literal="Bob Roe")

S2 = {
    "paperId": "0123456789abcdef0123456789abcdef01234567",
    "externalIds": {"ArXiv": "2601.00001", "DOI": "10.1000/ABC", "CorpusId": 1, "PubMed": "12345"},
    "title": LANTERN,
    "abstract": FOG,
    "venue": "Fog Conference",
    "year": 2024,
    "publicationDate": "2024-03-05",
    "publicationTypes": ["Conference"],
    "journal": {"name": "Proceedings of Fog", "volume": "3", "pages": "12 - 34"},
    "authors": [{"authorId": "1", "name": "Ann Doe"}, {"authorId": None, "name": "Bob Roe"}],
    "fieldsOfStudy": ["Fog"],
    "tldr": {"model": "tldr@v2.0.0", "text": "A lamp is tried in fog."},
    "openAccessPdf": {"url": "https://example.org/fog.pdf", "status": "GREEN"},
    "citationCount": 3,
}
S2_META = Meta(
    kind=Kind.CONFERENCE,
    authors=(DOE, ROE),
    published="2024-03-05",
    arxiv="2601.00001",
    doi="10.1000/abc",
    semantic_scholar="0123456789abcdef0123456789abcdef01234567",
    pubmed="12345",
    pdf="https://example.org/fog.pdf",
    venue="Proceedings of Fog",
    volume="3",
    pages="12-34",
    subjects=("Fog",),
    machine_summary="A lamp is tried in fog.",
)

OPENALEX = {
    "id": "https://openalex.org/W123",
    "doi": "https://doi.org/10.1000/ABC",
    "title": LANTERN,
    "display_name": LANTERN,
    "publication_year": 2024,
    "publication_date": "2024-03-05",
    "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/12345"},
    "type": "article",
    "primary_location": {
        "landing_page_url": "https://doi.org/10.1000/ABC",
        "pdf_url": "https://example.org/fog.pdf",
        "source": {
            "display_name": "Journal of Fog",
            "host_organization_name": "Example Press",
            "type": "journal",
        },
    },
    "locations": [{"landing_page_url": "https://arxiv.org/abs/2601.00001"}],
    "authorships": [
        {"author": {"display_name": "Ann Doe"}},
        {"author": None, "raw_author_name": "Bob Roe"},
    ],
    "biblio": {"volume": "3", "issue": "4", "first_page": "12", "last_page": "34"},
    "topics": [{"display_name": "Fog"}],
    "keywords": [{"display_name": "Lamps"}],
    "abstract_inverted_index": {"fog": [1, 3], "In": [0], "and": [2]},
}
OPENALEX_META = Meta(
    kind=Kind.ARTICLE,
    authors=(DOE, ROE),
    published="2024-03-05",
    arxiv="2601.00001",
    doi="10.1000/abc",
    openalex="W123",
    pubmed="12345",
    pdf="https://example.org/fog.pdf",
    venue="Journal of Fog",
    volume="3",
    issue="4",
    pages="12-34",
    publisher="Example Press",
    subjects=("Fog",),
    keywords=("Lamps",),
)

CROSSREF = {
    "DOI": "10.1000/ABC",
    "type": "journal-article",
    "reference-count": 3,
    "member": "1",
    "title": [f"<i>{LANTERN}</i>"],
    "container-title": ["Journal of Fog &amp; Rain"],
    "abstract": f"<jats:title>Abstract</jats:title><jats:p>{FOG}</jats:p>",
    "author": [{"given": "Ann", "family": "Doe"}, {"name": "Example Lab"}],
    "published": {"date-parts": [[2024, 3]]},
    "volume": "3",
    "issue": "4",
    "page": "12-34",
    "publisher": "Example Press",
    "link": [{"URL": "https://example.org/fog.pdf", "content-type": "application/pdf"}],
    "resource": {"primary": {"URL": "https://example.org/fog"}},
}
CROSSREF_META = Meta(
    kind=Kind.ARTICLE,
    authors=(Author(family="Doe", given="Ann"), Author(literal="Example Lab")),
    published="2024-03",
    doi="10.1000/abc",
    url="https://example.org/fog",
    pdf="https://example.org/fog.pdf",
    venue="Journal of Fog & Rain",
    volume="3",
    issue="4",
    pages="12-34",
    publisher="Example Press",
)

CONTENT = {
    "title": LANTERN,
    "abstract": FOG,
    "authors": ["Ann Doe", "Bob Roe"],
    "authorids": ["~Ann_Doe1", "~Bob_Roe1"],
    "keywords": ["fog"],
    "venue": "Fog 2024 poster",
    "venueid": "Fog/2024",
    "pdf": "/pdf/abc.pdf",
}
NOTE = {
    "id": "aB-c_1",
    "forum": "aB-c_1",
    "invitations": ["Fog/2024/Submission"],
    "signatures": ["x"],
    "cdate": 1709596800000,
    "content": {key: {"value": value} for key, value in CONTENT.items()},
}
OPENREVIEW_META = Meta(
    kind=Kind.CONFERENCE,
    authors=(DOE, ROE),
    published="2024-03-05",
    openreview="aB-c_1",
    pdf="https://openreview.net/pdf/abc.pdf",
    venue="Fog 2024 poster",
    keywords=("fog",),
)


@pytest.mark.parametrize(
    ("answer", "name", "meta"),
    [
        (S2, "semantic_scholar", S2_META),
        ([S2], "semantic_scholar", S2_META),
        ({"total": 1, "offset": 0, "data": [S2]}, "semantic_scholar", S2_META),
        ({"recommendedPapers": [S2]}, "semantic_scholar", S2_META),
        ({"offset": 0, "data": [{"citingPaper": S2}]}, "semantic_scholar", S2_META),
        (OPENALEX, "openalex", OPENALEX_META),
        ({"meta": {"count": 1}, "results": [OPENALEX]}, "openalex", OPENALEX_META),
        ({"status": "ok", "message-type": "work", "message": CROSSREF}, "crossref", CROSSREF_META),
        (
            {"status": "ok", "message-type": "work-list", "message": {"items": [CROSSREF]}},
            "crossref",
            CROSSREF_META,
        ),
        ([CROSSREF], "crossref", CROSSREF_META),
        ({"notes": [NOTE], "count": 1}, "openreview", OPENREVIEW_META),
        ([{**NOTE, "content": CONTENT}], "openreview", OPENREVIEW_META),
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_an_answer_is_read_with_all_that_it_says(
    answer: object, name: str, meta: Meta, indent: int | None
) -> None:
    page = read(json.dumps(answer, indent=indent))
    (entry,) = page.entries
    assert page.format == name
    assert page.problems == ()
    assert entry.title == LANTERN
    assert entry.abstract == ("In fog and fog" if name == "openalex" else FOG)
    assert entry.meta == meta


@pytest.mark.parametrize("record", [S2, OPENALEX, CROSSREF, NOTE])
def test_lines_of_records_are_read_one_by_one(record: object) -> None:
    page = read(f"{json.dumps(record)}\n\n{json.dumps(record)}\nbroken\n")
    assert [entry.line for entry in page.entries] == [1, 3]
    assert [problem.line for problem in page.problems] == [4]


def test_a_preprint_has_no_venue() -> None:
    paper = {**S2, "journal": {"name": "ArXiv", "volume": "abs/2601.00001"}, "venue": "arXiv.org"}
    (entry,) = read(json.dumps(paper)).entries
    assert (entry.meta.kind, entry.meta.venue, entry.meta.volume) == (Kind.PREPRINT, "", "")


def test_answers_to_a_submission_are_no_papers() -> None:
    review = {**NOTE, "id": "r", "replyto": "aB-c_1"}
    page = read(json.dumps({"notes": [NOTE, review]}))
    assert len(page.entries) == 1
    why = "has no title, or is an answer to a submission"
    assert page.problems[0].seen == f"record 2 {why}"
