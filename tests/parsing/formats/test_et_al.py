"""That a source names the first authors alone is kept, and never made a number."""

from __future__ import annotations

import pytest

from parsing.formats import parse_text
from parsing.meta import Author, Meta
from tui.library.bylines import all_authors, short_authors
from tui.library.metadata import merge_meta

TITLE = "Lanterns in the Fog of the Harbour"
ANN = Author("Ann Doe")
FIRST = Meta(authors=(ANN,), et_al=True)


@pytest.mark.parametrize(
    "text",
    [
        f"@article{{a,\n  title = {{{TITLE}}},\n  author = {{Doe, Ann and others}},\n}}\n",
        f"Title,Authors,Year\n{TITLE},Ann Doe et al.,2024\n",
        f"Title: {TITLE}\nAuthors: Ann Doe et al.\nPDF: https://arxiv.org/pdf/2601.00001\n",
        f"- **{TITLE}**, Ann Doe et al. [[pdf]](https://arxiv.org/pdf/2601.00001)\n" * 2,
        f"[1] arXiv:2601.00001 [pdf]\nTitle: {TITLE}\nAuthors: Ann Doe et al.\nSubjects: (cs.CL)\n",
        (
            f'[{{"title": "{TITLE}", "abstract": "On fog.", "arxiv_id": "2601.00001",'
            ' "authors": ["Ann Doe", "et al."]}]'
        ),
        (
            f'[{{"title": "{TITLE}", "abstract": "On fog.", "arxiv_id": "2601.00001",'
            ' "authors": "Ann Doe et al."}]'
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/abs/2601.00001v1</id>"
            f"<title>{TITLE}</title><summary>On fog.</summary><author><name>Ann Doe</name></author>"
            "<author><name>et al.</name></author></entry></feed>"
        ),
        (
            "<html><body><dl id='articles'><dt><a href='/abs/2601.00001'>2601.00001</a></dt><dd>"
            f"<div class='list-title'>Title: {TITLE}</div><div class='list-authors'><a>Ann Doe</a>,"
            " <a>et al.</a></div></dd></dl></body></html>"
        ),
    ],
    ids=["bibtex", "table", "labels", "list", "copied", "json", "json text", "feed", "listing"],
)
def test_a_source_may_name_the_first_alone(text: str) -> None:
    meta = parse_text(text, "page").entries[0].meta
    assert [author.name for author in meta.authors] == ["Ann Doe"]
    assert (meta.et_al, meta.author_count) == (True, 0)


def test_it_is_shown_as_it_is_known() -> None:
    assert (short_authors(FIRST), all_authors(FIRST)) == ("Ann Doe et al.", "Ann Doe et al.")
    counted = FIRST._replace(author_count=4)
    assert (short_authors(counted), all_authors(counted)) == ("Ann Doe +3", "Ann Doe and 3 more")


def test_a_source_that_names_all_has_the_last_word() -> None:
    whole = Meta(authors=(ANN, Author("Bob Roe")))
    assert not merge_meta((FIRST, whole)).et_al
    assert not merge_meta((FIRST, Meta(authors=(ANN,)))).et_al
    assert merge_meta((FIRST, Meta(doi="10.1000/1"))).et_al
