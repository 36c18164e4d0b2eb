"""JSON as services give it and programs write it, each with names and holders of its own."""

from __future__ import annotations

import json

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, read

ANN, BOB = Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")
SERVICES: dict[str, tuple[object, Meta]] = {
    "ads": (
        {
            "responseHeader": {"status": 0},
            "response": {
                "numFound": 2,
                "docs": [
                    {
                        "bibcode": "2026arXiv260100001D",
                        "title": [LANTERN],
                        "author": ["Doe, Ann", "Roe, Bob"],
                        "abstract": FOG,
                        "pubdate": "2026-01-00",
                        "identifier": ["arXiv:2601.00001", "2026arXiv260100001D"],
                        "doi": ["10.1000/ABC"],
                        "pub": "arXiv e-prints",
                        "year": "2026",
                    },
                    {"title": [RUDDERS], "author": ["Poe, Cy"], "pub": "Boats", "year": "2025"},
                ],
            },
        },
        Meta(
            kind=Kind.PREPRINT,
            authors=(ANN, BOB),
            published="2026-01",
            arxiv="2601.00001",
            doi="10.1000/abc",
        ),
    ),
    "inspire": (
        {
            "hits": {
                "hits": [
                    {
                        "id": "17",
                        "created": "2026-02-01T00:00:00",
                        "metadata": {
                            "titles": [{"title": LANTERN, "source": "arXiv"}],
                            "authors": [
                                {"full_name": "Doe, Ann", "inspire_roles": ["author"]},
                                {"full_name": "Poe, Cy", "inspire_roles": ["supervisor"]},
                                {"full_name": "Roe, Bob"},
                            ],
                            "abstracts": [{"value": FOG, "source": "arXiv"}],
                            "arxiv_eprints": [{"value": "2601.00001", "categories": ["hep-xx"]}],
                            "dois": [{"value": "10.1000/abc"}],
                            "publication_info": [
                                {
                                    "journal_title": "J.Lamps",
                                    "journal_volume": "12",
                                    "page_start": "10",
                                    "page_end": "19",
                                    "year": 2026,
                                }
                            ],
                            "preprint_date": "2026-01-05",
                            "document_type": ["article"],
                        },
                    },
                    {"id": "18", "metadata": {"titles": [{"title": RUDDERS}], "authors": [
                        {"full_name": "Poe, Cy"}]}},
                ]
            }
        },
        Meta(
            kind=Kind.ARTICLE,
            authors=(ANN, BOB),
            published="2026-01-05",
            arxiv="2601.00001",
            arxiv_class="hep-xx",
            doi="10.1000/abc",
            venue="J.Lamps",
            volume="12",
            pages="10-19",
        ),
    ),
    "datacite": (
        {
            "data": [
                {
                    "id": "10.1000/abc",
                    "type": "dois",
                    "attributes": {
                        "doi": "10.1000/abc",
                        "creators": [
                            {"name": "Doe, Ann", "givenName": "Ann", "familyName": "Doe"},
                            {"name": "Roe, Bob"},
                        ],
                        "titles": [{"title": LANTERN}],
                        "publisher": "Quay Archive",
                        "container": {"type": "Journal", "title": "Journal of Lamps"},
                        "publicationYear": 2026,
                        "dates": [
                            {"date": "2025-12-01", "dateType": "Submitted"},
                            {"date": "2026-01-05", "dateType": "Issued"},
                        ],
                        "descriptions": [
                            {"description": "Nine figures.", "descriptionType": "Other"},
                            {"description": FOG, "descriptionType": "Abstract"},
                        ],
                        "types": {"resourceTypeGeneral": "JournalArticle"},
                        "url": "https://quay.example/1",
                    },
                },
                {"attributes": {"doi": "10.1000/b", "titles": [{"title": RUDDERS}]}},
            ]
        },
        Meta(
            kind=Kind.ARTICLE,
            authors=(ANN, BOB),
            published="2026-01-05",
            doi="10.1000/abc",
            url="https://quay.example/1",
            venue="Journal of Lamps",
            publisher="Quay Archive",
        ),
    ),
    "zenodo": (
        {
            "hits": {
                "hits": [
                    {
                        "created": "2026-02-02T10:00:00+00:00",
                        "doi": "10.5281/zenodo.17",
                        "title": LANTERN,
                        "metadata": {
                            "title": LANTERN,
                            "publication_date": "2026-01-05",
                            "description": f"<p>{FOG}</p>",
                            "creators": [{"name": "Doe, Ann"}, {"name": "Roe, Bob"}],
                            "keywords": ["fog", "lamps"],
                            "resource_type": {"title": "Preprint", "type": "publication"},
                        },
                    },
                    {"doi": "10.5281/zenodo.18", "metadata": {"title": RUDDERS}},
                ]
            }
        },
        Meta(
            kind=Kind.PREPRINT,
            authors=(ANN, BOB),
            published="2026-01-05",
            doi="10.5281/zenodo.17",
            keywords=("fog", "lamps"),
        ),
    ),
    "europe pmc": (
        {
            "version": "6.9",
            "resultList": {
                "result": [
                    {
                        "id": "17",
                        "source": "MED",
                        "pmid": "17",
                        "doi": "10.1000/abc",
                        "title": f"{LANTERN}.",
                        "authorString": "Doe A, Roe B.",
                        "journalInfo": {
                            "volume": "12",
                            "issue": "3",
                            "journal": {"title": "Journal of Lamps"},
                        },
                        "pageInfo": "10-19",
                        "pubYear": "2026",
                        "abstractText": FOG,
                        "firstPublicationDate": "2026-01-05",
                        "keywordList": {"keyword": ["fog"]},
                    },
                    {"id": "PPR1", "source": "PPR", "doi": "10.1000/b", "title": RUDDERS},
                ]
            },
        },
        Meta(
            authors=(Author("Doe A"), Author("Roe B")),
            published="2026-01-05",
            doi="10.1000/abc",
            pubmed="17",
            venue="Journal of Lamps",
            volume="12",
            issue="3",
            pages="10-19",
            keywords=("fog",),
        ),
    ),
    "pubmed's summaries": (
        {
            "header": {"type": "esummary"},
            "result": {
                "uids": ["17", "18"],
                "17": {
                    "uid": "17",
                    "pubdate": "2026 Jan 5",
                    "source": "J Lamps",
                    "authors": [{"name": "Doe A", "authtype": "Author"}, {"name": "Roe B"}],
                    "title": f"{LANTERN}.",
                    "volume": "12",
                    "issue": "3",
                    "pages": "10-19",
                    "fulljournalname": "Journal of Lamps",
                    "articleids": [
                        {"idtype": "pubmed", "idtypen": 1, "value": "17"},
                        {"idtype": "doi", "idtypen": 3, "value": "10.1000/abc"},
                    ],
                    "pubtype": ["Journal Article"],
                },
                "18": {
                    "uid": "18",
                    "title": f"{RUDDERS}.",
                    "authors": [{"name": "Poe C"}],
                    "articleids": [{"idtype": "pubmed", "value": "18"}],
                },
            },
        },
        Meta(
            kind=Kind.ARTICLE,
            authors=(Author("Doe A"), Author("Roe B")),
            published="2026-01-05",
            doi="10.1000/abc",
            pubmed="17",
            venue="Journal of Lamps",
            volume="12",
            issue="3",
            pages="10-19",
        ),
    ),
    "biorxiv": (
        {
            "messages": [{"status": "ok"}],
            "collection": [
                {
                    "doi": "10.1101/2026.01.05.1",
                    "title": LANTERN,
                    "authors": "Doe, A.; Roe, B.",
                    "author_corresponding": "Ann Doe",
                    "date": "2026-01-05",
                    "version": "1",
                    "category": "light sciences",
                    "abstract": FOG,
                    "published": "NA",
                },
                {"doi": "10.1101/2026.01.06.2", "title": RUDDERS, "authors": "Poe, C."},
            ],
        },
        Meta(
            authors=(Author(family="Doe", given="A."), Author(family="Roe", given="B.")),
            published="2026-01-05",
            doi="10.1101/2026.01.05.1",
            subjects=("light sciences",),
        ),
    ),
    "hal": (
        {
            "response": {
                "docs": [
                    {
                        "docid": "17",
                        "uri_s": "https://hal.example/hal-17",
                        "title_s": [LANTERN],
                        "authFullName_s": ["Ann Doe", "Bob Roe"],
                        "abstract_s": [FOG],
                        "publicationDate_s": "2026-01-05",
                        "doiId_s": "10.1000/abc",
                        "journalTitle_s": "Journal of Lamps",
                    },
                    {"docid": "18", "title_s": [RUDDERS], "authFullName_s": ["Cy Poe"],
                     "journalTitle_s": "Boats"},
                ]
            }
        },
        Meta(
            authors=(Author("Ann Doe"), Author("Bob Roe")),
            published="2026-01-05",
            doi="10.1000/abc",
            url="https://hal.example/hal-17",
            venue="Journal of Lamps",
        ),
    ),
    "springer": (
        {
            "records": [
                {
                    "contentType": "Article",
                    "identifier": "doi:10.1000/abc",
                    "url": [{"format": "", "platform": "", "value": "http://dx.doi.org/10.1000/abc"}],
                    "title": LANTERN,
                    "creators": [{"creator": "Doe, Ann"}, {"creator": "Roe, Bob"}],
                    "publicationName": "Journal of Lamps",
                    "publicationDate": "2026-01-05",
                    "abstract": FOG,
                },
                {"title": RUDDERS, "identifier": "doi:10.1000/b", "creators": []},
            ]
        },
        Meta(
            authors=(ANN, BOB), published="2026-01-05", doi="10.1000/abc", venue="Journal of Lamps"
        ),
    ),
    "ieee xplore": (
        {
            "total_records": 2,
            "articles": [
                {
                    "doi": "10.1000/abc",
                    "title": LANTERN,
                    "publisher": "IEEE",
                    "abstract": FOG,
                    "authors": {"authors": [{"full_name": "Ann Doe"}, {"full_name": "Bob Roe"}]},
                    "publication_title": "Journal of Lamps",
                    "publication_year": "2026",
                    "start_page": "10",
                    "end_page": "19",
                    "pdf_url": "https://ieee.example/stamp?arnumber=17",
                },
                {"doi": "10.1000/b", "title": RUDDERS},
            ],
        },
        Meta(
            authors=(Author("Ann Doe"), Author("Bob Roe")),
            published="2026",
            doi="10.1000/abc",
            pdf="https://ieee.example/stamp?arnumber=17",
            venue="Journal of Lamps",
            pages="10-19",
            publisher="IEEE",
        ),
    ),
    "scopus": (
        {
            "search-results": {
                "entry": [
                    {
                        "@_fa": "true",
                        "link": [{"@ref": "self", "@href": "https://scopus.example/api/17"}],
                        "dc:identifier": "SCOPUS_ID:17",
                        "dc:title": LANTERN,
                        "dc:creator": "Doe A.",
                        "prism:publicationName": "Journal of Lamps",
                        "prism:volume": "12",
                        "prism:pageRange": "10-19",
                        "prism:coverDate": "2026-01-05",
                        "prism:doi": "10.1000/abc",
                        "dc:description": FOG,
                    },
                    {"dc:title": RUDDERS, "prism:doi": "10.1000/b"},
                ]
            }
        },
        Meta(
            authors=(Author("Doe A."),),
            published="2026-01-05",
            doi="10.1000/abc",
            url="https://scopus.example/api/17",
            venue="Journal of Lamps",
            volume="12",
            pages="10-19",
        ),
    ),
    "mendeley": (
        [
            {
                "title": LANTERN,
                "type": "journal",
                "authors": [
                    {"first_name": "Ann", "last_name": "Doe"},
                    {"first_name": "Bob", "last_name": "Roe"},
                ],
                "year": 2026,
                "identifiers": {"doi": "10.1000/abc", "arxiv": "2601.00001", "pmid": "17"},
                "keywords": ["fog"],
                "abstract": FOG,
            },
            {"title": RUDDERS, "authors": [{"last_name": "Poe"}], "identifiers": {"pmid": "18"}},
        ],
        Meta(
            kind=Kind.ARTICLE,
            authors=(ANN, BOB),
            published="2026",
            arxiv="2601.00001",
            doi="10.1000/abc",
            pubmed="17",
            keywords=("fog",),
        ),
    ),
    "a conference's site": (
        {
            "count": 2,
            "results": [
                {
                    "id": 17,
                    "name": LANTERN,
                    "authors": [
                        {"id": 1, "fullname": "Ann Doe", "institution": "Quay"},
                        {"id": 2, "fullname": "Bob Roe"},
                    ],
                    "abstract": FOG,
                    "decision": "Accept (poster)",
                    "paper_url": "https://openreview.net/forum?id=rJ4km2R5t7",
                },
                {"id": 18, "name": RUDDERS, "authors": [], "abstract": TIDE},
            ],
        },
        Meta(authors=(Author("Ann Doe"), Author("Bob Roe")), openreview="rJ4km2R5t7"),
    ),
    "lists of a conference": (
        [
            {
                "id": "rJ4km2R5t7",
                "title": LANTERN,
                "status": "Poster",
                "keywords": "fog;lamps",
                "abstract": FOG,
                "author": "Ann Doe;Bob Roe",
                "aff": "Quay;Harbour",
                "site": "https://openreview.net/forum?id=rJ4km2R5t7",
                "pdf": "/pdf/17.pdf",
            },
            {"id": "b", "title": RUDDERS, "abstract": TIDE, "author": "Cy Poe"},
        ],
        Meta(
            authors=(Author("Ann Doe"), Author("Bob Roe")),
            openreview="rJ4km2R5t7",
            keywords=("fog", "lamps"),
        ),
    ),
    "orcid": (
        {
            "group": [
                {
                    "work-summary": [
                        {
                            "title": {"title": {"value": LANTERN}, "subtitle": None},
                            "external-ids": {
                                "external-id": [
                                    {
                                        "external-id-type": "doi",
                                        "external-id-value": "10.1000/abc",
                                        "external-id-relationship": "self",
                                    }
                                ]
                            },
                            "type": "journal-article",
                            "publication-date": {
                                "year": {"value": "2026"},
                                "month": {"value": "01"},
                                "day": None,
                            },
                            "journal-title": {"value": "Journal of Lamps"},
                        },
                        {"title": {"title": {"value": LANTERN.upper()}}},
                    ]
                },
                {"work-summary": [{"title": {"title": {"value": RUDDERS}}, "journal-title": {
                    "value": "Boats"}}]},
            ]
        },
        Meta(
            kind=Kind.ARTICLE,
            published="2026-01",
            doi="10.1000/abc",
            venue="Journal of Lamps",
        ),
    ),
    "papers by their ids": (
        {
            "2601.00001v2": {"title": LANTERN, "authors": ["Ann Doe", "Bob Roe"], "abstract": FOG},
            "2601.00002": {"title": RUDDERS, "authors": ["Cy Poe"], "abstract": TIDE},
        },
        Meta(
            kind=Kind.PREPRINT,
            authors=(Author("Ann Doe"), Author("Bob Roe")),
            arxiv="2601.00001",
            arxiv_version=2,
        ),
    ),
}  # fmt: skip
WITHOUT_ABSTRACT = {"pubmed's summaries", "orcid"}


@pytest.mark.parametrize("name", SERVICES)
def test_the_answer_of_a_service_is_read(name: str) -> None:
    answer, meta = SERVICES[name]
    page = read(json.dumps(answer))
    assert (page.format, page.problems) == ("plain_json", ())
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]
    assert page.entries[0].abstract == ("" if name in WITHOUT_ABSTRACT else FOG)
    assert page.entries[0].meta == meta


def test_a_library_of_zotero_brings_tags_and_notes_and_leaves_out_what_is_attached() -> None:
    library = {
        "config": {"label": "BetterBibTeX JSON"},
        "collections": {"A1": {"name": "Fog", "items": [1]}},
        "items": [
            {
                "itemID": 1,
                "itemType": "conferencePaper",
                "citationKey": "doe2026lantern",
                "title": LANTERN,
                "creators": [
                    {"creatorType": "author", "firstName": "Ann", "lastName": "Doe"},
                    {"creatorType": "editor", "firstName": "Cy", "lastName": "Poe"},
                    {"creatorType": "author", "name": "Lamp Group"},
                ],
                "abstractNote": FOG,
                "date": "2026-01-05",
                "DOI": "10.1000/abc",
                "proceedingsTitle": "Proceedings of Lamps",
                "tags": [{"tag": "to read"}, {"tag": "Optics", "type": 1}],
                "notes": [{"itemType": "note", "note": "<p>Good.</p>"}],
                "attachments": [{"itemType": "attachment", "title": "Full Text PDF"}],
            },
            {"itemType": "attachment", "title": "Snapshot", "url": "https://a.example/1"},
            {"itemType": "preprint", "title": RUDDERS, "extra": "arXiv: 2601.00002 [cs]\nSeen."},
        ],
    }
    page = read(json.dumps(library, indent=2))
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]
    entry = page.entries[0]
    assert entry.meta == Meta(
        kind=Kind.CONFERENCE,
        authors=(ANN, Author("Lamp Group")),
        published="2026-01-05",
        doi="10.1000/abc",
        venue="Proceedings of Lamps",
        keywords=("Optics",),
        cite_key="doe2026lantern",
    )
    assert (entry.annotations.tags, entry.annotations.note) == (("to read",), "Good.")
    assert page.entries[1].meta.arxiv == "2601.00002"


def test_a_paper_alone_is_read_and_not_what_it_cites() -> None:
    paper = {"title": LANTERN, "doi": "10.1000/abc", "authors": ["Ann Doe"],
             "references": [{"title": RUDDERS, "doi": "10.1000/b"}]}  # fmt: skip
    assert [entry.title for entry in read(json.dumps(paper)).entries] == [LANTERN]


def test_a_title_above_a_list_is_that_of_the_list() -> None:
    papers = [{"title": each, "abstract": FOG} for each in (LANTERN, RUDDERS)]
    page = read(json.dumps({"title": "Papers of January", "date": "2026-01-05", "papers": papers}))
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]


def test_records_without_a_title_are_told() -> None:
    page = read(json.dumps([{"title": LANTERN, "doi": "10.1000/abc"}, {"doi": "10.1000/b"}, 7]))
    assert [entry.title for entry in page.entries] == [LANTERN]
    assert [problem.seen for problem in page.problems] == [
        "record 2 has no title",
        "record 3 has no title",
    ]


@pytest.mark.parametrize(
    "value",
    [
        [{"title": "The Lighthouse at Dusk", "authors": ["Ann Doe"], "publisher": "Quay"}],
        {"items": [{"volumeInfo": {"title": "The Lighthouse at Dusk", "authors": ["Ann Doe"]}}]},
        {"articles": [{"title": "Fog Stops All Ferries", "author": "Ann Doe", "source": {
            "name": "Harbour News"}, "description": FOG, "publishedAt": "2026-01-05"}]},
        [{"title": "The Lantern Keeper", "year": 2026, "director": "Ann Doe", "genres": ["Drama"]}],
        [{"name": "lantern", "description": FOG, "doi": None, "authors": ["Ann Doe"]}],
    ],
)  # fmt: skip
def test_books_news_films_and_packages_are_no_papers(value: object) -> None:
    page = read(json.dumps(value))
    assert page.entries == ()
    assert [problem.seen for problem in page.problems] == [
        "this is JSON of a kind that carrel does not know"
    ]
