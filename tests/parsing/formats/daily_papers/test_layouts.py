"""Every way a listing may look, one fact a test, both with and without blank lines."""

from __future__ import annotations

import pytest

from parsing import Page, parse_page

HEADING = (
    "new",
    "Get trending papers in your email inbox!",
    "Subscribe",
    "byAK and the research community",
)
INBOX = (
    "Get trending papers in your email inbox once a day!",
    "Get trending papers in your email inbox!",
)
FIRST = "Sparse Attention for Very Long Contexts"
SECOND = "Do Models Dream? A Study of Sleep"
THIRD = "RaftMLP: Do Less"
LONG = (
    "Large language models have become the standard. We show that they can be compressed "
    "without loss, and that [MASK] is not what it seems. Experiments on five benchmarks with "
    "two families of models support this, and an ablation tells which part matters most. "
    "Code is available at https://github.com/a/b."
)
OTHER = (
    "In this work we present a method for sparse attention, which improves long-context "
    "reasoning. It needs no training. On three tasks out of four it is as good as full "
    "attention at a tenth of its cost, and on the fourth it is better. The reason is not known, "
    "although we offer one."
)
HEADING_WORDS = ["new", "Subscribe", "Weekly", "Daily Papers", "Trending Papers", "Mar 11", "Today"]

pytestmark = pytest.mark.parametrize("separator", ["\n\n", "\n"], ids=["spaced", "compact"])


def read(separator: str, *lines: str) -> Page:
    return parse_page(separator.join(lines), "page")


def pairs(page: Page) -> list[tuple[str, str]]:
    return [(entry.title, entry.abstract) for entry in page.entries]


def test_titles_and_abstracts_alternate(separator: str) -> None:
    page = read(separator, *HEADING, "Mar 11", FIRST, LONG, SECOND, OTHER)
    assert pairs(page) == [(FIRST, LONG), (SECOND, OTHER)]
    assert page.label == "Mar 11"
    assert page.problems == ()


def test_a_page_without_any_heading_is_read(separator: str) -> None:
    assert pairs(read(separator, FIRST, LONG, SECOND, OTHER)) == [(FIRST, LONG), (SECOND, OTHER)]


@pytest.mark.parametrize(
    "label",
    [
        "Mar 11",
        "March 11, 2025",
        "11 Mar",
        "2025-03-11",
        "Week 11",
        "Mar 10 - Mar 14",
        "Mar 10–14",
        "March 2025",
        "Today",
        "Tuesday",
        "Tue, Mar 11",
        "Week eleven",
        "Today's picks",
        "Weekly",
    ],
)
@pytest.mark.parametrize("abstract", [LONG, "We do it."])
def test_a_label_is_kept_as_printed(separator: str, label: str, abstract: str) -> None:
    page = read(separator, *HEADING, label, FIRST, abstract, SECOND, OTHER)
    assert page.label == label
    assert pairs(page) == [(FIRST, abstract), (SECOND, OTHER)]
    assert page.problems == ()


@pytest.mark.parametrize("line", ["by AK and the research community", "byAK", "by AK", "BYAK"])
@pytest.mark.parametrize("name", ["Daily Papers", "Trending Papers", "daily papers"])
def test_a_heading_may_be_worded_otherwise(separator: str, name: str, line: str) -> None:
    page = read(separator, name, line, "Sep 9", FIRST, LONG)
    assert pairs(page) == [(FIRST, LONG)]
    assert page.problems == ()


def test_a_tab_in_the_heading_is_no_label(separator: str) -> None:
    page = read(separator, "Daily", "Weekly", "Monthly", *HEADING, FIRST, LONG)
    assert page.label == ""
    assert pairs(page) == [(FIRST, LONG)]


def test_a_label_leaves_no_room_for_a_second_one(separator: str) -> None:
    page = read(separator, *HEADING, "Mar 11", THIRD, FIRST, LONG)
    assert page.label == "Mar 11"
    assert pairs(page) == [(THIRD, ""), (FIRST, LONG)]


@pytest.mark.parametrize("word", HEADING_WORDS)
@pytest.mark.parametrize("abstract", [LONG, "We study a thing."])
def test_a_first_paper_may_have_a_heading_word_for_a_title(
    separator: str, word: str, abstract: str
) -> None:
    page = read(separator, *HEADING, "Sep 9", word, abstract, SECOND, OTHER)
    assert pairs(page) == [(word, abstract), (SECOND, OTHER)]
    assert page.label == "Sep 9"


@pytest.mark.parametrize("word", HEADING_WORDS)
def test_so_it_may_on_a_page_without_a_heading(separator: str, word: str) -> None:
    assert pairs(read(separator, word, LONG, SECOND, OTHER)) == [(word, LONG), (SECOND, OTHER)]


@pytest.mark.parametrize("word", HEADING_WORDS)
@pytest.mark.parametrize("abstract", [LONG, "We study a thing."])
def test_so_may_a_paper_in_the_middle(separator: str, word: str, abstract: str) -> None:
    page = read(separator, *HEADING, FIRST, LONG, word, abstract, SECOND, OTHER)
    assert pairs(page) == [(FIRST, LONG), (word, abstract), (SECOND, OTHER)]
    assert page.problems == ()


def test_a_glued_subscribe_is_taken_off(separator: str) -> None:
    page = read(separator, *INBOX, f"Subscribe{FIRST}", LONG, SECOND, OTHER)
    assert pairs(page) == [(FIRST, LONG), (SECOND, OTHER)]


@pytest.mark.parametrize(
    "title",
    ["Subscribe to Attention", "γ-MoD", "t5x", "[MASK] It", "$R^2$", "2D or 3D", "rStar-Math"],
)
def test_a_glued_subscribe_is_taken_off_whatever_the_title(separator: str, title: str) -> None:
    assert pairs(read(separator, *INBOX, f"Subscribe{title}", LONG)) == [(title, LONG)]


@pytest.mark.parametrize(
    "title",
    [
        "Subscribe",
        "Subscribe to Attention",
        "Subscribers Leave",
        "Subscriber Churn",
        "Subscribed and Forgotten",
        "Subscribe: A Data Set",
        "Subscribe's Law",
        "Subscribe-and-Save",
    ],
)
def test_a_title_that_begins_with_subscribe_keeps_it(separator: str, title: str) -> None:
    assert pairs(read(separator, *INBOX, title, LONG)) == [(title, LONG)]


def test_nothing_is_taken_off_below_a_separate_subscribe(separator: str) -> None:
    above = ("Subscribe", INBOX[1])
    assert pairs(read(separator, *above, "SubscribeNet", LONG)) == [("SubscribeNet", LONG)]


def test_nothing_is_taken_off_without_the_invitation(separator: str) -> None:
    page = read(separator, FIRST, LONG, "SubscribeNet", OTHER)
    assert pairs(page) == [(FIRST, LONG), ("SubscribeNet", OTHER)]


@pytest.mark.parametrize("short", ["We do it.", "A new data set.", "It works", "See the paper."])
def test_an_abstract_may_be_one_short_sentence(separator: str, short: str) -> None:
    page = read(separator, *HEADING, "Mar 11", FIRST, LONG, SECOND, short, THIRD, OTHER)
    assert pairs(page) == [(FIRST, LONG), (SECOND, short), (THIRD, OTHER)]
    assert page.problems == ()


def test_every_abstract_may_be_one_short_sentence(separator: str) -> None:
    page = read(separator, *HEADING, FIRST, "We do it.", SECOND, "It works.", THIRD, "It pays.")
    assert pairs(page) == [(FIRST, "We do it."), (SECOND, "It works."), (THIRD, "It pays.")]


@pytest.mark.parametrize(
    "title",
    [
        ("On the Length of Titles and What It Means " * 6)[:250],
        ("on the length of titles and what it means " * 6)[:250],
        "Attention is all you need? Good embeddings are enough: without BERTs/ or ....",
        "Attention is all you need.",
        "Is It? It Is! A Reply",
        "Towards Dr. Who vs. St. Nicholas",
        "A",
    ],
)
@pytest.mark.parametrize("abstract", [LONG, "We do it."])
def test_a_title_may_be_odd(separator: str, title: str, abstract: str) -> None:
    page = read(separator, *HEADING, "Mar 11", title, abstract, SECOND, OTHER)
    assert pairs(page) == [(title.strip(), abstract), (SECOND, OTHER)]


def test_an_abstract_in_paragraphs_stays_one(separator: str) -> None:
    last = ["Code: https://a.org/b", "Code is available at https://a.org/b.", "Keywords: Sparsity"]
    for paragraphs in ([LONG, OTHER], [LONG, OTHER, LONG], *([OTHER, line] for line in last)):
        page = read(separator, FIRST, *paragraphs, SECOND, OTHER)
        assert pairs(page) == [(FIRST, separator.join(paragraphs)), (SECOND, OTHER)]
        assert page.problems == ()


def test_a_short_line_that_ends_in_a_colon_belongs_to_its_abstract(separator: str) -> None:
    paragraphs = [LONG, "Our contributions are as follows:", OTHER]
    page = read(separator, FIRST, *paragraphs, SECOND, OTHER)
    assert pairs(page) == [(FIRST, separator.join(paragraphs)), (SECOND, OTHER)]


def test_a_last_title_without_an_abstract_is_kept_with_a_problem(separator: str) -> None:
    page = read(separator, *HEADING, FIRST, LONG, SECOND)
    assert pairs(page) == [(FIRST, LONG), (SECOND, "")]
    (problem,) = page.problems
    assert SECOND in problem.seen
    assert problem.line == page.entries[1].line


@pytest.mark.parametrize("title", [THIRD, "Attention is all you need", "Weekly"])
def test_so_is_one_in_the_middle(separator: str, title: str) -> None:
    page = read(separator, *HEADING, FIRST, LONG, title, SECOND, OTHER)
    assert pairs(page) == [(FIRST, LONG), (title, ""), (SECOND, OTHER)]
    assert len(page.problems) == 1


@pytest.mark.parametrize("rest", [LONG, "and outperform all others by a margin."])
def test_an_abstract_above_all_titles_is_left_out_with_a_problem(separator: str, rest: str) -> None:
    page = read(separator, rest, FIRST, LONG, SECOND, OTHER)
    assert pairs(page) == [(FIRST, LONG), (SECOND, OTHER)]
    (problem,) = page.problems
    assert problem.line == 1
    assert rest[:38] in problem.seen
    assert problem.done == "left out"


def test_a_part_cut_at_both_ends_does_not_shift(separator: str) -> None:
    page = read(separator, LONG, FIRST, OTHER, SECOND, LONG, THIRD)
    assert pairs(page) == [(FIRST, OTHER), (SECOND, LONG), (THIRD, "")]


def test_pages_one_below_the_other_are_read_as_one(separator: str) -> None:
    second = (*HEADING, "Mar 11", SECOND, OTHER)
    page = read(separator, *HEADING, "Mar 11", FIRST, LONG, *second)
    assert pairs(page) == [(FIRST, LONG), (SECOND, OTHER)]
    assert page.problems == ()


def test_a_second_label_is_passed_over_with_a_problem(separator: str) -> None:
    for heading in (HEADING, ("Daily Papers",), ()):
        page = read(separator, *HEADING, "Mar 11", FIRST, LONG, *heading, "Mar 12", SECOND, OTHER)
        assert page.label == "Mar 11"
        assert pairs(page) == [(FIRST, LONG), (SECOND, OTHER)]
        (problem,) = page.problems
        assert "Mar 12" in problem.seen


def test_a_glued_subscribe_is_taken_off_further_down_too(separator: str) -> None:
    page = read(separator, *INBOX, f"Subscribe{FIRST}", LONG, *INBOX, f"Subscribe{SECOND}", OTHER)
    assert pairs(page) == [(FIRST, LONG), (SECOND, OTHER)]


def test_unknown_lines_above_the_heading_are_left_out_with_a_problem(separator: str) -> None:
    page = read(separator, "Hugging Face", "Models", *HEADING, "Mar 11", FIRST, LONG)
    assert pairs(page) == [(FIRST, LONG)]
    assert len(page.problems) == 2


def test_the_same_title_twice_stays_two_entries(separator: str) -> None:
    page = read(separator, FIRST, LONG, FIRST, LONG, FIRST, OTHER)
    assert pairs(page) == [(FIRST, LONG), (FIRST, LONG), (FIRST, OTHER)]


def test_entries_know_the_line_of_their_title(separator: str) -> None:
    page = read(separator, *HEADING, FIRST, LONG, SECOND, OTHER)
    step = len(separator)
    assert [entry.line for entry in page.entries] == [4 * step + 1, 6 * step + 1]


def test_a_page_with_only_a_heading_says_so(separator: str) -> None:
    page = read(separator, *HEADING, "Mar 11")
    assert page.entries == ()
    assert page.label == "Mar 11"
    assert [problem.seen for problem in page.problems] == ["only heading lines"]


def test_plain_words_for_titles_and_abstracts_are_paired(separator: str) -> None:
    for count in (1, 2, 5):
        toys = [f"{kind} {number}" for number in range(count) for kind in ("Title", "Abstract")]
        page = read(separator, "new", "Subscribe", *toys)
        assert [entry.title for entry in page.entries] == toys[::2]


def test_traps_in_the_text_are_kept(separator: str) -> None:
    title = 'γ-MoD, [CLS] and GlobalCom^2: $\\texttt{t5x}$ "as is" [/b]'
    assert pairs(read(separator, title, LONG)) == [(title, LONG)]


def test_hostile_characters_are_cleaned_away(separator: str) -> None:
    page = read(separator, "Mar\x1b[31m 11", f"\u202e{FIRST}\x00", f"{LONG}\x1b]0;x\x07")
    assert page.label == "Mar 11"
    assert pairs(page) == [(FIRST, LONG)]
    assert page.problems == ()
