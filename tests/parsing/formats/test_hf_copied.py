"""Pages of Hugging Face papers, copied by browsers and crawlers: papers and their facts."""

from __future__ import annotations

import pytest

from parsing.meta import Meta, Reception
from tests.parsing.formats.expected import (
    BOTH,
    LANTERN,
    LANTERN_ABSTRACT,
    LANTERN_SHORT,
    RUDDERS,
    RUDDERS_ABSTRACT,
    RUDDERS_SHORT,
    TITLES,
    case,
    papers,
    read,
)


def test_a_search_page_gives_its_cards_with_their_facts() -> None:
    page = case("m01")
    assert page.format == "hf_copied"
    assert papers(page) == BOTH
    assert page.label == "Mar 25"
    lantern, rudders = page.entries
    assert lantern.reception == Reception(votes=12, comments=3)
    assert lantern.meta == Meta(organisation="Example Lab")
    assert rudders.reception == Reception()
    assert rudders.meta == Meta(author_count=4, published="2024-10-07")


def test_a_day_without_abstracts_gives_titles_and_who_submitted_them() -> None:
    page = case("m02")
    assert papers(page) == TITLES
    assert page.label == "Jun 12"
    lantern, rudders = page.entries
    assert lantern.meta == Meta(author_count=5)
    assert lantern.reception == Reception(votes=41, comments=3, stars=120, submitter="someuser")
    assert rudders.meta == Meta(author_count=4, organisation="Example Lab")
    assert rudders.reception == Reception(votes=7, submitter="otheruser")


def test_links_of_a_crawler_become_text_and_identifiers() -> None:
    page = case("m03")
    assert papers(page) == [
        (LANTERN, LANTERN_ABSTRACT),
        (RUDDERS, RUDDERS_SHORT),
    ]
    assert page.label == "Oct 2"
    lantern, rudders = page.entries
    assert lantern.meta == Meta(arxiv="2601.00001", organisation="Example Lab")
    assert lantern.reception == Reception(votes=12, comments=6)
    assert rudders.meta == Meta(arxiv="2601.00002", author_count=4, published="2024-10-07")


def test_brackets_on_lines_of_their_own_are_links() -> None:
    page = case("m04")
    assert papers(page) == [(LANTERN, LANTERN_SHORT)]
    assert page.label == "Jun 29"
    assert page.entries[0].reception == Reception(votes=12, comments=6)
    assert page.entries[0].meta == Meta(author_count=3)


def test_addresses_below_each_line_belong_to_the_line() -> None:
    page = case("m05")
    assert papers(page) == [(LANTERN, LANTERN_ABSTRACT)]
    assert page.entries[0].meta == Meta(author_count=2, arxiv="2601.00001", published="2024-10-07")
    assert page.entries[0].reception == Reception(votes=1)


def test_titles_and_abstracts_over_several_lines_are_joined() -> None:
    page = case("m06")
    assert papers(page) == [
        (LANTERN, LANTERN_SHORT),
        (RUDDERS, RUDDERS_SHORT.partition(" and needs")[0] + "."),
    ]
    lantern, rudders = page.entries
    assert lantern.meta == Meta(author_count=8, code="https://github.com/example/lantern")
    assert lantern.reception == Reception(stars=1200)
    assert rudders.reception == Reception(stars=40)


def test_pager_and_footer_are_no_papers() -> None:
    page = case("m23")
    assert papers(page) == BOTH
    assert page.label == "Mar 25"
    assert [entry.line for entry in page.entries] == [4, 6]


@pytest.mark.parametrize(
    "label", ["Week of Jun 8 - Jun 14", "Jun 8 - Jun 14", "Week 24, 2026", "June 2026", "2026-W24"]
)
def test_labels_of_weeks_and_months(label: str) -> None:
    head = f"Daily Papers\nbyAK and the research community\nDaily\nWeekly\nMonthly\n{label}\n"
    page = read(f"{head}{LANTERN}\n{LANTERN_ABSTRACT}\n")
    assert papers(page) == [(LANTERN, LANTERN_ABSTRACT)]
    assert page.label == label


def test_a_page_with_a_year_in_its_label_dates_what_was_counted_on_it() -> None:
    text = "Daily Papers\nMar 5, 2026\nSubmitted by\nann\n41\n" + LANTERN + "\n·\n5 authors\n2\n"
    page = read(text)
    assert page.entries[0].reception == Reception(
        date="2026-03-05", votes=41, comments=2, submitter="ann"
    )


TRENDING = f"""\
Trending Papers
byAK and the research community
Trending Papers
Submitted by
ann
{LANTERN}
{LANTERN_ABSTRACT}
Example Lab
·
Published on Oct 4, 2026
Upvote
117
GitHub
3.29k
arXiv Page
{RUDDERS}
{RUDDERS_ABSTRACT}
9 authors
·
Published on Sep 12, 2023
Upvote
76
GitHub 86.1k
arXiv Page
System theme
Company
TOS
"""


def test_trending_gives_dates_and_stars() -> None:
    page = read(TRENDING)
    assert papers(page) == BOTH
    lantern, rudders = page.entries
    assert lantern.meta == Meta(organisation="Example Lab", published="2026-10-04")
    assert lantern.reception == Reception(votes=117, stars=3290, submitter="ann")
    assert rudders.meta == Meta(author_count=9, published="2023-09-12")
    assert rudders.reception == Reception(votes=76, stars=86100)


CRAWLED = f"""\
# Saved page

- Source URL: https://huggingface.co/papers/trending

## Extracted Text

<a id="section-0"></a>

new


[Subscribe](https://huggingface.co/login?next=%2Fpapers)


# Trending Papers


## by[[Image 1: face] AK](https://huggingface.co/ak) and the research community


-

-

Trending Papers


Submitted by

[Image 2: face]

ann


### [{LANTERN}](https://huggingface.co/papers/2610.00001)


{LANTERN_ABSTRACT}


[[Image 3: lab] Example Lab](https://huggingface.co/lab) · Published on Oct 4, 2026


[Upvote

117](https://huggingface.co/login?next=%2Fpapers%2F2610.00001)

[GitHub 3.29k](https://github.com/example/lantern) [arXiv Page](https://arxiv.org/abs/2610.00001)


Submitted by

[Image 2: face]

ann


### [{LANTERN}](https://huggingface.co/papers/2610.00001)


{LANTERN_ABSTRACT}


[Upvote

117](https://huggingface.co/login?next=%2Fpapers%2F2610.00001)


[[Image 4: paper]](https://huggingface.co/papers/2309.00002)

### [Rudders That Learn
from the Tide](https://huggingface.co/papers/2309.00002)


{RUDDERS_ABSTRACT}


-

- [Image 5: face]

- 9 authors

· Published on Sep 12, 2023


[Upvote

76](https://huggingface.co/login?next=%2Fpapers%2F2309.00002)
"""


def test_a_card_that_a_crawler_saw_twice_is_one_paper() -> None:
    page = read(CRAWLED)
    assert papers(page) == BOTH
    lantern, rudders = page.entries
    assert lantern.meta == Meta(
        arxiv="2610.00001",
        organisation="Example Lab",
        published="2026-10-04",
        code="https://github.com/example/lantern",
    )
    assert lantern.reception == Reception(votes=117, stars=3290, submitter="ann")
    assert rudders.meta == Meta(arxiv="2309.00002", author_count=9, published="2023-09-12")


def test_a_part_of_a_page_without_its_heading_is_read() -> None:
    text = TRENDING[TRENDING.index("Submitted by") : TRENDING.index("System theme")]
    assert papers(read(text)) == BOTH


def test_a_day_as_a_crawler_writes_it() -> None:
    text = f"""\
# Daily Papers

Mar 25

Submitted by

[![](https://cdn.example/face.png)\\\\
ann](https://huggingface.co/ann)

[12](https://huggingface.co/login?next=%2Fpapers%2F2601.00001)

### [{LANTERN}](https://huggingface.co/papers/2601.00001)

[· 5 authors](https://huggingface.co/papers/2601.00001)

[120](https://github.com/example) [3](https://huggingface.co/papers/2601.00001#community)

[Previous](https://huggingface.co/papers?date=1) [Next](https://huggingface.co/papers?date=2)

Company

[TOS](https://huggingface.co/tos)[Privacy](https://huggingface.co/privacy)
"""
    page = read(text)
    assert papers(page) == [(LANTERN, "")]
    assert page.entries[0].meta == Meta(arxiv="2601.00001", author_count=5)
    assert page.entries[0].reception == Reception(votes=12, comments=3, stars=120, submitter="ann")


def test_text_between_cards_that_is_not_known_is_told() -> None:
    page = read(TRENDING.replace("Upvote\n117", "What is this line about, then\nUpvote\n117"))
    assert [problem.line for problem in page.problems] == [11]
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]


@pytest.mark.parametrize("name", ["inf", "nan", "1e999", "12"])
def test_a_submitter_may_be_called_as_a_number_is(name: str) -> None:
    page = read(f"Daily Papers\nSubmitted by {name}\n41\n{LANTERN}\n·\n5 authors\n2\n")
    assert page.entries[0].reception == Reception(votes=41, comments=2, submitter=name)


def test_an_abstract_with_signs_that_are_no_markup_stays_as_it_is() -> None:
    said = f"{LANTERN_ABSTRACT} We say ``fog'' & ~3 lamps, see a_lamp and b_lamp; it costs 5\\% #1."
    page = read(f"Daily Papers\n12\n{LANTERN}\n{said}\n4 authors\n·\nOct 7, 2024\n3\n")
    assert papers(page) == [(LANTERN, said)]
