"""What carrel wrote as Markdown or plain text comes back whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing import Page
from parsing.meta import Annotations, Author, Meta
from parsing.paper import Paper
from parsing.sources import parse_bytes
from tests.parsing.formats.expected import BOTH, LANTERN, RUDDERS, case, papers
from tui.library.export import FORMATS, Collection, Item
from tui.library.marks import Half

ABSTRACT = (
    "We study *lamps* in [fog], with $x_i < y$ & a_b_c; see https://lamps.example/a_b for code."
    " - It is `bright`.\n\n1. First of all, # nothing. 100% \\{x\\} ~ ok."
)
ITEMS = (
    Item(
        Paper("1", LANTERN, ABSTRACT),
        pages=(("monday", "Mar 11"),),
        lists=("To read", "Fog"),
        tags=("lamp_1", "b*c"),
        note="Mine:\n\n- [ ] see <b>bold</b>\n\n`a < b` and more",
        marked={Half.READ: "2026-03-05T10:00:00Z", Half.STARRED: "2026-03-05T10:00:00Z"},
    ),
    Item(Paper("2", "# 3. *Rudders* <learn> from_the_tide: 1 < 2", ""), lists=("Fog, mostly",)),
)


def back(form: str, items: tuple[Item, ...]) -> Page:
    return parse_bytes(FORMATS[form].write(Collection("All", items)).encode(), "page")


def test_an_export_of_before_is_read() -> None:
    page = case("m22")
    assert page.format == "carrel_markdown"
    assert papers(page) == BOTH


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_titles_abstracts_and_annotations_come_back(form: str) -> None:
    page = back(form, ITEMS)
    assert page.format == f"carrel_{form}"
    assert [(entry.title, entry.abstract) for entry in page.entries] == [
        (LANTERN, ABSTRACT),
        ("# 3. *Rudders* <learn> from_the_tide: 1 < 2", ""),
    ]
    lantern, rudders = (entry.annotations for entry in page.entries)
    assert lantern._replace(note="") == Annotations(
        tags=("lamp_1", "b*c"), lists=("To read", "Fog"), read=True, starred=True
    )
    assert lantern.note.split() == ITEMS[0].note.split()
    assert rudders == Annotations(lists=("Fog, mostly",))


METAS = (
    Meta(
        authors=tuple(map(Author, ("Ann Quill", "Ben Inkwell", "The Lamp Group"))),
        published="2024-03-05",
        arxiv="2403.01234",
        arxiv_version=2,
        arxiv_class="cs.CL",
        venue="Journal of Lamps",
        volume="12",
        pages="34-56",
        doi="10.1000/lamps.7",
    ),
    Meta(authors=(Author("Ann Quill"),), author_count=9, url="https://lamps.example/paper/7"),
    Meta(published="2024"),
    Meta(
        authors=tuple(Author(f"Author Number {n} with a Name") for n in range(200)),
        venue="ICFL 2024",
    ),
)


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_who_wrote_it_when_and_where_comes_back(form: str) -> None:
    title = "A Title of So Many Words That It Goes on in a Second Line of Text, and Even in a Third"
    items = tuple(Item(Paper(str(n), f"{title} {n}", "", meta=m)) for n, m in enumerate(METAS))
    page = back(form, items)
    assert page.format == f"carrel_{form}"
    assert [entry.title for entry in page.entries] == [item.paper.title for item in items]
    for entry, meta in zip(page.entries, METAS, strict=True):
        # How many there are is not written, only that there are more.
        assert entry.meta == meta._replace(author_count=0, et_al=bool(meta.author_count))


def test_a_note_in_markdown_comes_back_to_the_letter() -> None:
    assert back("markdown", ITEMS).entries[0].annotations.note == ITEMS[0].note


WORDS = st.text(
    st.characters(min_codepoint=33, max_codepoint=126) | st.sampled_from("äßλ雾"), min_size=1
)
LINES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


@given(LINES, st.lists(LINES, max_size=3))
def test_any_words_come_back_from_markdown(title: str, paragraphs: list[str]) -> None:
    items = (Item(Paper("1", LANTERN, "")), Item(Paper("2", title, "\n".join(paragraphs))))
    text = FORMATS["markdown"].write(Collection("All", items))
    entry = parse_bytes(text.encode(), "page", force=True).entries[1]
    assert (entry.title, entry.abstract) == (title, "\n\n".join(paragraphs))


def test_a_word_of_a_later_version_is_understood_by_its_name() -> None:
    text = f"# All\n\n1 paper\n\n## {RUDDERS}\n\nUnread · authors: Ann Doe, Bob Roe · year: 2026\n"
    meta = parse_bytes(text.encode(), "page").entries[0].meta
    assert [author.name for author in meta.authors] == ["Ann Doe", "Bob Roe"]
    assert meta.published == "2026"


def test_code_and_project_come_back_from_bibtex() -> None:
    meta = Meta(code="https://github.com/doe/lamps", project="https://lamps.example/{a}")
    page = back("bibtex", (Item(Paper("1", LANTERN, ABSTRACT, meta=meta)),))
    assert page.entries[0].meta.code == meta.code
    assert page.entries[0].meta.project == "https://lamps.example/%7Ba%7D"
