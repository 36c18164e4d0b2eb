"""What the sources say of a paper beside title and abstract, as a person sees it."""

from __future__ import annotations

from parsing.meta import Author, Meta, Reception
from parsing.paper import Entry, Page, paper_key
from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import Person, reading
from tui.library.facts import facts_of
from tui.library.library import Library
from tui.library.locations import locations

LANTERN = Entry(
    "A Lantern in Fog",
    "We study how a small lantern finds its way.",
    1,
    Meta(
        authors=(Author(family="Doe", given="Ann"), Author("Bob Roe"), Author("Cy Poe")),
        author_count=9,
        published="2026-01-05",
        updated="2026-02-07",
        arxiv="2601.00001",
        arxiv_version=2,
        arxiv_class="cs.XX",
        doi="10.1000/fog",
        venue="Harbour Letters",
        volume="7",
        pages="12-34",
        code="https://github.com/example/lantern",
        comment="9 pages",
        machine_summary="A lamp is tried in fog.",
    ),
    Reception(votes=41, comments=3, stars=2),
)
PLAIN = Entry("Rudders and Tides", "Boats drift when nobody steers them.", 3)


SHELF = Page("one", "Jan 5", (LANTERN, PLAIN))


def shown(person: Person) -> str:
    """What stands in the detail pane, its lines joined by blanks."""
    return " ".join(person.pane("paper").split())


async def test_a_row_tells_who_wrote_a_paper_when_how_many_liked_it_and_that_it_has_code() -> None:
    async with reading(desk_of(SHELF), size=(160, 50)) as person:
        about = "▲ 41 · Ann Doe, Bob Roe +7 · 5 Jan 2026 · code"
        assert person.below("A Lantern in Fog") == about
        assert person.below("Rudders and Tides") == ""


async def test_votes_and_the_first_author_stay_where_there_is_little_room() -> None:
    async with reading(desk_of(SHELF), size=(60, 20)) as person:
        assert person.below("A Lantern in Fog") == "▲ 41 · Ann Doe, Bob Roe +7 · 5 Jan 2026 · code"
        await person.resize(44, 20)
        assert person.below("A Lantern in Fog") == "▲ 41 · Doe +8 · 5 Jan 2026 · code"
        await person.press("Z")
        assert person.row("A Lantern in Fog").endswith(" ▲ 41")


async def test_the_paper_shows_all_that_is_known_and_nothing_that_is_not() -> None:
    async with reading(desk_of(SHELF), size=(160, 50)) as person:
        for fact in (
            "Authors Ann Doe, Bob Roe, Cy Poe and 6 more",
            "Published 5 Jan 2026 · updated 7 Feb 2026",
            "In Harbour Letters 7, pp. 12-34",
            "arXiv 2601.00001v2 cs.XX",
            "DOI 10.1000/fog",
            "Votes 41 · 3 comments · 2 stars for its code",
            "Comment 9 pages",
            "By machine A lamp is tried in fog.",
            "1 page https://arxiv.org/abs/2601.00001",
            "2 PDF https://arxiv.org/pdf/2601.00001",
            "3 code https://github.com/example/lantern",
        ):
            assert fact in shown(person)
        await person.press("j")
        assert "Boats drift" in shown(person)
        assert "Authors" not in shown(person)
        assert "Votes" not in shown(person)


async def test_one_line_under_the_title_has_what_a_reader_wants_first() -> None:
    async with reading(desk_of(SHELF), size=(160, 50)) as person:
        line = "Ann Doe, Bob Roe +7 · 5 Jan 2026 · 41 votes · Harbour Letters"
        assert line in person.pane("paper")
        await person.resize(100, 30)
        assert "Ann Doe et al. · 5 Jan 2026 · 41 votes\n" in person.pane("paper")
        await person.press("s")
        await person.until(lambda: "★ Ann Doe et al." in person.pane("paper"))


async def test_the_abstract_comes_before_all_else_that_is_known() -> None:
    async with reading(desk_of(SHELF), size=(160, 50)) as person:
        words = shown(person)
        assert words.index("We study how") < words.index("State Unread") < words.index("DOI")


async def test_the_name_that_was_found_is_marked_in_the_row_and_in_the_paper() -> None:
    async with reading(desk_of(SHELF), size=(160, 50)) as person:
        await person.filter("roe")
        assert "Bob Roe" in person.below("A Lantern in Fog")
        assert person.matched("papers") == ["Roe"]
        assert person.matched("paper") == ["Roe", "Roe"]
        await person.filter("author:harbour")
        assert "A Lantern in Fog" not in person.text
        await person.filter("more")
        assert "more" not in person.matched("paper")


async def test_a_name_that_the_row_does_not_show_is_why_it_was_found() -> None:
    async with reading(desk_of(SHELF), size=(160, 50)) as person:
        await person.filter("author:poe")
        assert "Cy Poe" in person.below("A Lantern in Fog")
        assert person.matched("papers") == ["Poe"]


async def test_what_a_service_said_shows_while_reading_and_the_filter_goes_on() -> None:
    desk = desk_of(SHELF)
    async with reading(desk, size=(160, 50)) as person:
        other = Library(locations())
        paper = desk.store.papers[paper_key(PLAIN.title)]
        said = Meta(authors=(Author("Di Moe"),), doi="10.1000/tide")
        other.add_facts([(paper, facts_of(said, "crossref", "10.1000/tide", "DOI"))])
        other.close()
        await person.until(lambda: person.below("Rudders and Tides").startswith("Di Moe"))
        await person.press("j")
        assert "DOI 10.1000/tide (Crossref)" in shown(person)
        await person.press("k")
        await person.filter("doi:10.1000/tide")
        await person.until_gone("A Lantern in Fog")
        assert "Rudders and Tides" in person.pane("papers")


async def test_a_similar_paper_says_what_it_shares_and_with_which() -> None:
    words = "lanterns in fog at sea find harbours by night"
    pages = page("one", ("A Lantern", words), ("Another", words), ("Else", "nothing of this kind"))
    async with reading(desk_of(pages), size=(160, 50)) as person:
        await person.until(lambda: person.app.desk.indexed)
        await person.press(".")
        await person.until(lambda: person.cursor() == "Another")
        assert "Shares" in person.pane("paper")
        assert "with “A Lantern”" in person.pane("paper")
