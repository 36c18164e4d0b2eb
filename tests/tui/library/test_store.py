"""The store: entries of many pages merged into papers, in page order."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from parsing.paper import Page, Sighting, paper_key
from tests.tui.library.made import keys, page, paper
from tui.library.store import Store, build_store, with_kept_papers

DOLPHIN = "Dolphin: Long Context as a New Modality for Energy-Efficient On-Device Language Models"


def abstract(*abstracts: str) -> str:
    """What is shown of one paper whose abstract differs from page to page."""
    pages = [page(str(number), ("A title", text)) for number, text in enumerate(abstracts)]
    (only,) = build_store(pages).papers.values()
    return only.abstract


# The seed pages


def test_the_five_pages_have_511_papers(seed_store: Store) -> None:
    assert len(seed_store.pages) == 5
    assert len(seed_store) == len(seed_store.papers) == 511


def test_57_papers_stand_on_two_pages_or_more_and_two_on_all_five(seed_store: Store) -> None:
    pages_with = Counter(
        len({place.page for place in each.sightings}) for each in seed_store.papers.values()
    )
    assert sum(count for pages, count in pages_with.items() if pages > 1) == 57
    assert pages_with[5] == 2


def test_the_dolphin_paper_stands_on_three_pages(seed_store: Store) -> None:
    dolphin = seed_store.papers[paper_key(DOLPHIN)]
    assert [(place.page[:3], place.position) for place in dolphin.sightings] == [
        ("000", 32),
        ("001", 86),
        ("002", 82),
    ]


def test_the_dolphin_paper_shows_the_address_that_two_of_its_pages_give(seed_store: Store) -> None:
    dolphin = seed_store.papers[paper_key(DOLPHIN)]
    assert dolphin.title == DOLPHIN
    assert dolphin.abstract.endswith("available at https://huggingface.co/NexaAIDev/Dolphin.")


def test_every_place_of_a_paper_is_where_it_stands(
    seed_store: Store, seed_pages: tuple[Page, ...]
) -> None:
    entries = {
        Sighting(each.name, position): paper_key(entry.title)
        for each in seed_pages
        for position, entry in enumerate(each.entries)
    }
    assert len(entries) == 595
    assert entries == {
        place: key for key, each in seed_store.papers.items() for place in each.sightings
    }


# Order


def test_papers_come_in_page_order_each_once() -> None:
    store = build_store([page("first", "A", "B"), page("second", "C", "B", "D", "A")])
    assert store.on_pages == keys("A", "B", "C", "D")


def test_pages_stay_in_the_order_given() -> None:
    store = build_store([page("z"), page("a")])
    assert [each.name for each in store.pages] == ["z", "a"]


def test_a_page_keeps_its_own_order() -> None:
    store = build_store([page("first", "A", "B"), page("second", "C", "B", "A")])
    assert store.by_page["second"] == keys("C", "B", "A")


def test_a_paper_twice_on_a_page_is_one_paper_with_two_places() -> None:
    store = build_store([page("only", "A", "B", "a!")])
    assert store.by_page["only"] == store.on_pages == keys("A", "B")
    assert store.papers[paper_key("A")].sightings == (Sighting("only", 0), Sighting("only", 2))


def test_titles_that_differ_in_case_and_spacing_are_one_paper() -> None:
    store = build_store([page("first", "Sparse Attention"), page("second", "SPARSE  ATTENTION")])
    assert len(store) == 1


# Which text is shown


def test_the_text_that_most_pages_carry_is_shown_though_it_is_shorter() -> None:
    assert abstract("a much longer text", "short", "short") == "short"


def test_of_texts_on_as_many_pages_the_longer_is_shown() -> None:
    assert abstract("short", "a longer text", "", "mid") == "a longer text"


def test_of_texts_as_long_the_first_seen_is_shown() -> None:
    assert abstract("one", "two", "six") == "one"


def test_a_page_that_carries_a_text_twice_counts_once() -> None:
    pages = [page("first", ("A", "short"), ("A", "short")), page("second", ("A", "a longer text"))]
    assert build_store(pages).papers[paper_key("A")].abstract == "a longer text"


def test_titles_are_chosen_as_abstracts_are() -> None:
    pages = [
        page("1", "SPARSE ATTENTION!"),
        page("2", "Sparse attention"),
        page("3", "Sparse attention"),
    ]
    (only,) = build_store(pages).papers.values()
    assert only.title == "Sparse attention"


def test_a_title_and_an_abstract_may_come_from_different_pages() -> None:
    pages = [page("1", ("A, b", "")), page("2", ("A b", "Text.")), page("3", ("A, b", "Text."))]
    (only,) = build_store(pages).papers.values()
    assert (only.title, only.abstract) == ("A, b", "Text.")


# Pages


def test_a_page_is_found_by_its_name() -> None:
    monday = page("monday", "A")
    store = build_store([monday])
    assert store.page("monday") is monday
    assert store.page("friday") is None


def test_no_page_is_an_empty_store() -> None:
    assert len(build_store([])) == 0


# Papers from elsewhere


def test_kept_papers_are_there_and_not_counted_among_those_on_pages() -> None:
    store = with_kept_papers(build_store([page("only", "A")]), [paper("Z"), paper("Y")])
    assert store.kept == keys("Z", "Y")
    assert store.on_pages == keys("A")
    assert len(store) == 1
    assert store.papers[paper_key("Z")].title == "Z"


def test_a_kept_paper_that_a_page_carries_is_that_of_the_page() -> None:
    store = build_store([page("only", ("A", "from the page"))])
    store = with_kept_papers(store, [paper("A", "from elsewhere")])
    assert store.kept == ()
    assert store.papers[paper_key("A")].abstract == "from the page"


names = st.sampled_from("ABCDEF")


@given(
    st.lists(st.lists(st.tuples(names, st.sampled_from(["", "x", "yz"])), max_size=6), max_size=4)
)
def test_whatever_the_pages_each_paper_is_there_once_with_all_its_places(
    contents: list[list[tuple[str, str]]],
) -> None:
    store = build_store([page(str(number), *each) for number, each in enumerate(contents)])
    assert len(set(store.on_pages)) == len(store.on_pages)
    assert set(store.on_pages) == set(store.papers)
    assert sum(len(each.sightings) for each in store.papers.values()) == sum(map(len, contents))
    for each in store.papers.values():
        assert each.abstract in {
            text for some in contents for title, text in some if title == each.title
        }
