"""Papers whose titles fold to the same letters and digits: told apart by their texts, and what a
person did stays with the paper it was done to."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.paper import Page, Paper, Sighting, further_key, paper_key
from tests.tui.library.dumps import Shelf
from tests.tui.library.made import page
from tui.library.cancellation import no_rest
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.loader import all_pages, files_desk, library_desk
from tui.library.locations import Locations
from tui.library.storage.doctor import examine
from tui.library.storage.dump.json import BadDump
from tui.library.store import Store, build_store

ROBOTS = "Learning C++ for Robots", "Learning C# for Robots", "Learning C for Robots"
MODELS = "1.5 Models", "15 Models"
SHIFTS = "−1 Shift", "+1 Shift", "1 Shift"

WHALES = (
    "Whales sing in cold water, and nobody has yet told one song from another by ear alone. We"
    " put nine hundred hours of recordings from two bays into a model that follows the pitch of a"
    " song over minutes, and find that neighbours share phrases while strangers share none."
)
BREAD = (
    "Sourdough rises unevenly because yeast and bacteria compete for sugar in every loaf. This"
    " article measures acidity each quarter of an hour, fits four equations to what was measured,"
    " and predicts within six minutes when a baker ought to open the oven and take it out."
)
REVISED = (
    "Whales sing in cold water, and telling one song from another by ear is hard. We put twelve"
    " hundred hours of recordings from three bays into a model that follows the pitch of a song"
    " over minutes, and find, as others did, that neighbours share phrases while strangers share"
    " none. All recordings can be had."
)
MOVED = WHALES.replace("none.", "none. See https://a.example/whales.")


def abstract_of(title: str) -> str:
    """A short abstract of its own for each title."""
    return f"We say what {title} is about."


def texts(store: Store) -> list[tuple[str, str]]:
    """What can be read of all papers."""
    return [(each.title, each.abstract) for each in store.papers.values()]


def only(title: str, *abstracts: str) -> list[Page]:
    """A page for each abstract of one title."""
    return [page(str(number), (title, each)) for number, each in enumerate(abstracts)]


def saved(*entries: tuple[str, str]) -> bytes:
    """A page as it is saved."""
    return ("Daily Papers\n\n" + "".join(f"{a}\n\n{b}\n\n" for a, b in entries)).encode()


# One page


@pytest.mark.parametrize("titles", [ROBOTS, MODELS, SHIFTS])
def test_entries_of_a_page_with_abstracts_of_their_own_are_papers_of_their_own(
    titles: tuple[str, ...],
) -> None:
    entries = [(title, abstract_of(title)) for title in titles]
    store = build_store([page("only", *entries)])
    assert texts(store) == entries
    assert len(store.by_page["only"]) == len(set(store.by_page["only"])) == len(entries)


def test_the_first_has_the_key_of_the_title_and_the_others_one_of_title_and_abstract() -> None:
    first, *others = [(title, abstract_of(title)) for title in ROBOTS]
    store = build_store([page("only", first, *others)])
    assert store.on_pages == (paper_key(first[0]), *(further_key(*each) for each in others))


def test_entries_of_one_title_and_two_abstracts_are_two_papers() -> None:
    entries = [("Results", WHALES), ("Results", BREAD), ("Results", "Short."), ("Results", "No.")]
    assert texts(build_store([page("only", *entries)])) == entries


def test_long_abstracts_of_titles_that_differ_in_a_sign_are_two_papers_for_one_word() -> None:
    entries = [(ROBOTS[0], WHALES), (ROBOTS[1], WHALES.replace("nine", "ten"))]
    assert texts(build_store([page("only", *entries)])) == entries


def test_titles_that_differ_in_a_sign_are_two_papers_without_any_abstract() -> None:
    entries = [(title, "") for title in (*ROBOTS, *MODELS, *SHIFTS)]
    assert texts(build_store([page("only", *entries)])) == entries


@pytest.mark.parametrize("again", [WHALES, WHALES.replace(" ", "\n"), f"{WHALES}\n\n", MOVED, ""])
def test_an_entry_that_a_page_has_twice_is_one_paper(again: str) -> None:
    store = build_store([page("only", ("On Whales", WHALES), ("On whales.", again))])
    assert len(store) == 1
    assert len(next(iter(store.papers.values())).sightings) == 2


def test_papers_come_in_page_order_when_titles_are_told_apart() -> None:
    entries = [("A", "x"), ("B", ""), ("A", "y"), ("C", "")]
    store = build_store([page("one", *entries), page("two", ("D", ""), ("A", "y"))])
    assert texts(store) == [*entries, ("D", "")]
    assert [store.papers[key].abstract for key in store.by_page["two"]] == ["", "y"]


def test_an_abstract_is_shown_though_most_pages_have_none() -> None:
    (found,) = build_store(only("On Whales", "", WHALES, "")).papers.values()
    assert found.abstract == WHALES


# Different pages


def test_clearly_different_abstracts_on_different_pages_are_two_papers() -> None:
    store = build_store(only("Results", WHALES, BREAD, WHALES))
    assert texts(store) == [("Results", WHALES), ("Results", BREAD)]


@pytest.mark.parametrize("other", [REVISED, MOVED, WHALES[:160], WHALES.upper(), "Short.", ""])
def test_a_text_that_was_revised_or_cut_or_cannot_be_judged_is_one_paper(other: str) -> None:
    assert len(build_store(only("On Whales", WHALES, other))) == 1
    assert len(build_store(only("On Whales", other, WHALES))) == 1


def test_a_text_goes_to_the_paper_it_is_most_like() -> None:
    pages = [page("1", ("Results", BREAD), ("Results", WHALES)), page("2", ("Results", REVISED))]
    store = build_store(pages)
    assert [len(each.sightings) for each in store.papers.values()] == [1, 2]


def test_a_minus_is_one_sign_however_it_is_typed() -> None:
    pages = [page("a", ("−1 Shift", WHALES)), page("b", ("-1 Shift", REVISED))]
    assert len(build_store(pages).papers) == 1


def test_signs_tell_papers_on_different_pages_apart_when_any_word_differs() -> None:
    entries = [(ROBOTS[0], WHALES), (ROBOTS[1], REVISED)]
    assert texts(build_store([page(*each) for each in zip("12", entries, strict=True)])) == entries


def contents(*titles: str) -> st.SearchStrategy[list[list[tuple[str, str]]]]:
    """What may stand on some pages."""
    abstracts = st.sampled_from(["", "x", "yz", WHALES, BREAD, REVISED, MOVED])
    entry = st.tuples(st.sampled_from(titles), abstracts)
    return st.lists(st.lists(entry, max_size=6), max_size=4)


def stored(contents: list[list[tuple[str, str]]], *kept: Paper) -> Store:
    """Their papers."""
    pages = [page(str(number), *each) for number, each in enumerate(contents)]
    return build_store(pages, kept=lambda _: kept)


@given(contents("A", "a", "A+", "B"))
def test_every_entry_is_one_of_a_papers_and_papers_come_in_page_order(
    contents: list[list[tuple[str, str]]],
) -> None:
    store = stored(contents)
    assert sum(len(each.sightings) for each in store.papers.values()) == sum(map(len, contents))
    assert store.on_pages == tuple(dict.fromkeys(sum(store.by_page.values(), ())))


@given(contents("A", "a", "B"), st.randoms())
def test_whatever_the_order_of_the_pages_a_kept_text_has_its_key(
    contents: list[list[tuple[str, str]]], random: Random
) -> None:
    before = stored(contents)
    random.shuffle(contents)
    after = stored(contents, *before.papers.values())
    for paper in before.papers.values():
        same = (
            Sighting(each.name, position)
            for each in after.pages
            for position, entry in enumerate(each.entries)
            if entry.abstract == paper.abstract and paper_key(entry.title) == paper_key(paper.title)
        )
        assert set(same) <= set(after.papers[paper.key].sightings)


def test_ten_thousand_papers_of_one_title_are_all_there() -> None:
    entries = [("Untitled", f"{WHALES} And {number} more.") for number in range(2_000)]
    entries += [("Untitled", f"{number} {BREAD} {number * 7}") for number in range(2_000)]
    entries += [("Untitled", f"Number {number}.") for number in range(6_000)]
    store = build_store([page("only", *entries)])
    assert sum(len(each.sightings) for each in store.papers.values()) == 10_000
    assert {f"Number {number}." for number in range(6_000)} <= {text for _, text in texts(store)}


# What hangs on them


ENTRIES = [(title, abstract_of(title)) for title in ROBOTS]


def of(desk: Desk, title: str) -> Paper:
    """The paper of that title, letter for letter."""
    (found,) = (each for each in desk.store.papers.values() if each.title == title)
    return found


def starred(desk: Desk) -> list[str]:
    """The titles of the starred papers, wherever they stand."""
    return [
        each.title
        for each in desk.store.papers.values()
        if desk.library.state.mark(each.key).starred
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("title", ROBOTS)
def test_a_star_stays_with_its_paper_in_whatever_order_and_alone(
    library: Library, title: str, order: tuple[int, ...]
) -> None:
    desk = files_desk(library, [page("all", *ENTRIES)])
    library.apply(library.set_starred([of(desk, title)], True))
    shuffled = [page(str(number), ENTRIES[number]) for number in order]
    for pages in ([page("all", *(ENTRIES[number] for number in order))], shuffled):
        assert starred(files_desk(library, pages)) == [title]
    for number, (alone, _) in enumerate(ENTRIES):
        desk = files_desk(library, [page("alone", ENTRIES[number])])
        assert starred(desk) == [title]
        assert [desk.store.papers[key].title for key in desk.view.keys] == [alone]


def test_a_paper_whose_page_is_gone_keeps_its_text_beside_another_of_its_title(
    library: Library,
) -> None:
    library.add_page("one", saved(ENTRIES[0]))
    desk = library_desk(library)
    library.apply(library.set_note(of(desk, ROBOTS[0]), "mine"))
    library.remove_page(library.state.pages[0])
    library.add_page("two", saved(ENTRIES[1]))
    desk = library_desk(library)
    assert texts(desk.store) == [ENTRIES[1], ENTRIES[0]]
    assert library.state.note_of(of(desk, ROBOTS[0]).key) == "mine"
    assert library.state.note_of(of(desk, ROBOTS[1]).key) == ""


def test_a_page_that_comes_in_front_takes_no_marks_away(library: Library) -> None:
    for name, *entries in (("one", ENTRIES[2]), ("two", ENTRIES[1], ENTRIES[2])):
        library.add_page(name, saved(*entries))
        desk = library_desk(library)
        library.apply(library.set_starred([of(desk, ROBOTS[2])], True))
    desk = files_desk(library, [page("front", *ENTRIES), page("one", ENTRIES[2])])
    assert starred(desk) == [ROBOTS[2]]
    assert len(desk.store) == 3


def test_a_mark_of_before_stays_with_the_text_that_was_kept_with_it(library: Library) -> None:
    # As one paper the three had the longest abstract, and all the marks.
    (title, abstract) = ENTRIES[0]
    library.apply(library.set_starred([Paper(paper_key(title), title, abstract)], True))
    for entries in (ENTRIES, ENTRIES[::-1]):
        desk = files_desk(library, [page("all", *entries)])
        assert starred(desk) == [title]
        assert of(desk, title).key == paper_key(title)


def test_pages_read_in_the_background_give_the_same_papers(library: Library) -> None:
    library.add_page("one", saved(ENTRIES[0]))
    library.add_page("two", saved(*ENTRIES[1:]))
    desk = library_desk(library)
    library.apply(library.set_starred([of(desk, title) for title in ROBOTS[1:]], True))
    library.remove_page(library.state.pages[0])
    laid = all_pages(library).read(
        no_rest, lambda store: library.kept(store.papers), str, library.owners
    )
    assert laid.store == library_desk(library).store
    assert {library.state.mark(key).starred for key in laid.store.papers} == {True}


def test_undo_gives_the_star_back_to_its_paper(library: Library) -> None:
    desk = files_desk(library, [page("all", *ENTRIES)])
    library.apply(library.set_starred([of(desk, ROBOTS[1])], True))
    library.apply(library.undo())
    desk = files_desk(library, [page("all", *ENTRIES[::-1])])
    library.apply(library.set_starred([of(desk, ROBOTS[2])], True))
    library.apply(library.undo())
    library.apply(library.redo())
    assert starred(files_desk(library, [page("all", *ENTRIES)])) == [ROBOTS[2]]


def test_the_doctor_finds_nothing_wrong_with_such_papers(
    library: Library, place: Locations
) -> None:
    entries = [*ENTRIES, ("Results", WHALES), ("Results", BREAD)]
    pages = [page("all", *entries), page("more", ("Results", REVISED), (ROBOTS[1], ""))]
    desk = files_desk(library, pages)
    library.apply(library.set_starred(list(desk.store.papers.values()), True))
    assert [each for each in examine(place) if each.wrong] == []


# Dumps


def star(shelf: Shelf, *entries: tuple[str, str]) -> None:
    """Star the last of some papers that stand on one page."""
    desk = files_desk(shelf.library, [page("all", *entries)])
    shelf.library.apply(shelf.library.set_starred([of(desk, entries[-1][0])], True))


def stars(shelf: Shelf) -> list[str]:
    """The titles of what is starred on disk."""
    library = Library(shelf.library.paths)
    desk = files_desk(library, [page("all", *ENTRIES)])
    library.close()
    return starred(desk)


@pytest.mark.parametrize("ours", [ROBOTS[:1], ROBOTS[:2], ROBOTS[::-1]])
@pytest.mark.parametrize("theirs", [ROBOTS[:1], ROBOTS[:2], ROBOTS[1::-1], ROBOTS[2::-1]])
def test_stars_of_two_libraries_are_put_together_paper_by_paper(
    shelf: Callable[[str], Shelf], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    long = dict(zip(ROBOTS, (WHALES, BREAD, REVISED), strict=True))
    here, there, third = shelf("here"), shelf("there"), shelf("third")
    star(here, *((title, long[title]) for title in ours))
    star(there, *((title, long[title]) for title in theirs))
    wanted = sorted({ours[-1], theirs[-1]})
    here.load(there.dumped())
    once = here.dumped()
    assert here.load(there.dumped()) == {}
    assert here.dumped() == once
    third.load(once)
    for each in (here, third):
        papers = {row["key"]: row["title"] for row in each.tables()["paper"]}
        marked = [papers[row["key"]] for row in each.tables()["mark"] if row["starred_at"]]
        assert sorted(marked) == wanted


def test_a_dump_of_a_paper_under_the_key_of_another_text_is_refused(
    shelf: Callable[[str], Shelf],
) -> None:
    here, there = shelf("here"), shelf("there")
    star(here, *ENTRIES[:2])
    with pytest.raises(BadDump, match="is not that of the title"):
        there.load(here.dumped().replace(ENTRIES[1][1], "Another abstract."))
