"""What several sources say of one paper becomes one thing by one rule."""

from __future__ import annotations

from parsing.meta import NO_META, NO_RECEPTION, Author, Kind, Meta, Reception
from tui.library.metadata import merge_meta, merge_reception

ANN, BOB = Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")


def test_without_a_source_nothing_is_known() -> None:
    assert merge_meta([]) == NO_META
    assert merge_meta([NO_META, NO_META]) == NO_META
    assert merge_reception([NO_RECEPTION]) == NO_RECEPTION


def test_each_value_is_that_of_the_first_source_that_gives_one() -> None:
    one = Meta(kind=Kind.PREPRINT, venue="Harbour Letters")
    two = Meta(kind=Kind.ARTICLE, venue="Tide Review", doi="10.1/x")

    assert merge_meta([one, two]) == Meta(kind=Kind.PREPRINT, venue="Harbour Letters", doi="10.1/x")


def test_the_longer_list_of_authors_stays_and_of_equals_the_one_that_splits_names() -> None:
    short = Meta(authors=(Author("Ann Doe"),))
    loose = Meta(authors=(Author("Ann Doe"), Author("Bob Roe")))
    split = Meta(authors=(ANN, BOB))

    assert merge_meta([short, loose]).authors == loose.authors
    assert merge_meta([loose, split]).authors == (ANN, BOB)
    assert merge_meta([split, loose]).authors == (ANN, BOB)


def test_dates_become_more_exact_but_never_another() -> None:
    year = Meta(published="2024")

    assert merge_meta([year, Meta(published="2024-03-05")]).published == "2024-03-05"
    assert merge_meta([year, Meta(published="2023-03-05")]).published == "2024"


def test_the_month_that_an_arxiv_id_states_gives_way_to_what_a_source_says() -> None:
    # As an export writes it down, and an import brings it back with the weight of one.
    stated = Meta(arxiv="2401.00001", published="2024-01")

    assert merge_meta([stated, Meta(published="2023-12-30")]).published == "2023-12-30"
    assert merge_meta([Meta(published="2025"), stated]).published == "2025"
    assert merge_meta([stated, Meta(published="2024")]).published == "2024-01"
    assert merge_meta([stated, Meta(venue="Harbour Letters")]).published == "2024-01"


def test_the_last_version_and_the_first_listing_are_told() -> None:
    one = Meta(arxiv="2401.00001", arxiv_version=1, updated="2024-01-02", listed="2024-02-02")
    two = Meta(arxiv="2401.00001", arxiv_version=3, updated="2024-05-02", listed="2024-01-03")
    both = merge_meta([one, two])

    assert (both.arxiv_version, both.updated, both.listed) == (3, "2024-05-02", "2024-01-03")


def test_the_reception_is_that_of_the_last_day() -> None:
    old, new = Reception("2024-01-01", votes=90), Reception("2024-01-09", votes=12)

    assert merge_reception([new, old]) == new
    assert merge_reception([old, Reception(votes=7)]) == old
    assert merge_reception([Reception(votes=7), Reception(votes=8)]) == Reception(votes=8)
