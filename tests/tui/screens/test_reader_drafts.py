"""What is being typed is kept when the reader ends, and offered by the next one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from parsing.paper import paper_key
from tests.torture import drafts_in
from tests.tui.cli.carrel import carrel
from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, lists_on_disk, numbered, on_disk
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk
from tui.library.drafts import Draft, kept_drafts, new_file
from tui.library.library import Library
from tui.library.loader import unsaved_library
from tui.library.locations import locations
from tui.library.store import build_store
from tui.messages import DraftsFound

KEPT = "Kept from a reader that ended"
ONE = paper_key("Paper 01")
ALL = {
    "note": ("e", "A thought", "ctrl+s", "SELECT text FROM note", "Note on “Paper 01”"),
    "tag": ("t", "graphs", "enter", "SELECT name FROM tag", "Which tag for “Paper 01”?"),
    "add": ("a", "To read", "enter", "SELECT name FROM list", "Add “Paper 01” to which reading"),
    "new": ("c", "Later", "enter", "SELECT name FROM list", "Name of the new reading list"),
}
"""What is typed where: the key, the text, what saves it, where that is then, and the question."""


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed is looked at, and what was kept is offered, sooner than a person would mind."""
    monkeypatch.setattr("tui.actions.drafting.EVERY", 0.02)
    monkeypatch.setattr("tui.actions.offering.EVERY", 0.02)


def papers() -> Desk:
    """Three papers, with the library of this test."""
    return desk_of(numbered(3))


def drafts() -> list[str]:
    """What is typed, in the drafts that are on disk."""
    return drafts_in(locations())


def leave(draft: Draft) -> Path:
    """Leave a draft as a reader does that ended."""
    Library(locations()).close()
    file = new_file(locations().drafts, draft)
    file.write(draft)
    file.close()
    return file.path


async def offered(person: Person, *words: str) -> None:
    """Wait until a draft is offered, in a dialog that says these words."""
    await person.until(KEPT)
    await person.until(lambda: all(each in person.dialog for each in words))


async def type_in(person: Person, key: str, text: str) -> None:
    """Type in the dialog that a key opens until all of it is in a draft."""
    await person.press(key)
    await person.type(text)
    await person.until(lambda: any(each.endswith(text) for each in drafts()))


# From one reader to the next


@pytest.mark.parametrize("what", ALL)
async def test_what_was_being_typed_is_offered_and_gone_when_it_is_saved(what: str) -> None:
    key, text, saves, saved, question = ALL[what]
    async with reading(papers()) as person:
        await type_in(person, key, text)
        await person.type("!")
        person.app.exit()
        await person.until(lambda: drafts() == [f"{text}!"])
    async with reading(papers()) as person:
        await offered(person, question, f"{text}!")
        await person.press("backspace", saves)
        await person.until(lambda: not drafts())
        assert on_disk(saved) == [(text,)]
        await person.until_gone(KEPT)


async def test_where_an_export_goes_is_offered_with_what_was_to_be_written(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a b.bib"
    async with reading(papers(), (120, 30)) as person:
        await person.press("m", "j", "m", "x")
        await person.type("bibtex")
        await person.press("enter", "ctrl+u")
        await person.type(f"'{file}'")
        await person.until(lambda: drafts() == [f"'{file}'"])
        person.app.exit()
    async with reading(papers(), (120, 30)) as person:
        await offered(person, "Write BibTeX to which file?")
        await person.press("enter")
        await person.until("Wrote 2 papers to a b.bib")
        await person.until(lambda: not drafts())
    assert file.read_text().count("@misc") == 2


async def test_where_a_dump_goes_is_offered() -> None:
    async with reading(papers()) as person:
        await person.press(":")
        await person.type("whole library to one")
        await person.press("enter", "ctrl+u")
        await person.type("~/all.json")
        await person.until(lambda: drafts() == ["~/all.json"])
        person.app.exit()
    async with reading(papers()) as person:
        await offered(person, "Write the whole library to which file?", "~/all.json")
        await person.press("escape")
        await person.until(lambda: not drafts())


async def test_the_name_of_a_filter_is_offered_with_its_query() -> None:
    async with reading(papers()) as person:
        await person.filter("abstract 02")
        await type_in(person, "F", "mine")
        person.app.exit()
    async with reading(papers()) as person:
        await offered(person, "Name for the filter “abstract 02” mine")
        await person.press("enter")
        await person.until(lambda: not drafts())
        assert on_disk("SELECT name, query FROM filter") == [("mine", "abstract 02")]


@pytest.mark.parametrize(
    ("entry", "text", "saves", "saved", "question"),
    [
        ("what it is for", "For\ntea.", "ctrl+s", "SELECT description FROM list", "“Old” is for"),
        ("when it is due", "2026-12-31", "enter", "SELECT due FROM list", "is “Old” due?"),
        ("split", "!", "enter", "SELECT name FROM list WHERE id > 1", "done in “Old” Old, done"),
    ],
)
async def test_what_is_said_of_a_list_is_offered(
    entry: str, text: str, saves: str, saved: str, question: str
) -> None:
    with closing(Library(locations())) as library:
        one = papers().store.papers[ONE]
        library.make_list("Old", [one])
        library.reading_lists.set_done(1, [ONE], True)
    async with reading(papers()) as person:
        await person.choose("Old")
        await person.press("l", "L", "/")
        await person.type(entry)
        await person.press("enter")
        await person.type(["enter" if each == "\n" else each for each in text])
        await person.until(lambda: any(each.endswith(text) for each in drafts()))
        person.app.exit()
    async with reading(papers()) as person:
        await offered(person, question)
        await person.press(saves)
        await person.until(lambda: not drafts())
        ((now,),) = on_disk(saved)
        assert now.endswith(text)


async def test_another_name_of_a_tag_is_offered() -> None:
    with closing(Library(locations())) as library:
        library.tag([papers().store.papers[ONE]], "rl")
    async with reading(papers()) as person:
        await person.choose("#rl")
        await type_in(person, "R", "hf")
        person.app.exit()
    async with reading(papers()) as person:
        await offered(person, "Another name for the tag #rl rlhf")
        await person.press("enter")
        await person.until(lambda: not drafts())
        assert on_disk("SELECT name FROM tag") == [("rlhf",)]


@pytest.mark.parametrize("table", ["list", "filter"])
async def test_another_name_is_offered_for_what_was_to_have_it(table: str) -> None:
    with closing(Library(locations())) as library:
        library.make_list("Old")
        library.save_filter("Old", "paper")
    async with reading(papers()) as person:
        await person.choose("Old")
        if table == "filter":
            await person.press("j", "j")  # over the heading of the saved filters
        await type_in(person, "R", "er")
        person.app.exit()
    async with reading(papers()) as person:
        await offered(person, "Another name for “Old” Older")
        await person.press("enter")
        await person.until(lambda: not drafts())
        other = "filter" if table == "list" else "list"
        assert on_disk(f"SELECT name FROM {table}") == [("Older",)]
        assert on_disk(f"SELECT name FROM {other}") == [("Old",)]


async def test_what_is_typed_for_a_list_or_a_tag_as_a_whole_is_offered() -> None:
    desk = papers()
    first, second, _ = desk.store.papers.values()
    with closing(Library(locations())) as library:
        library.make_list("One", [first, second])
        library.reading_lists.set_done(1, [first.key], True)
        library.tag([first], "old")
    kept = (
        ("One", "what it is for", "For the seminar.", "What “One” is for", "ctrl+s"),
        ("One", "split", " now", "Name of the list for what is done in “One”", "enter"),
        ("#old", "", "er", "Another name for the tag #old", "enter"),
        ("One", "M", "Elsewhere", "Move it to which list?", "enter"),
    )
    for source, words, text, question, saves in kept:
        async with reading(papers()) as person:
            await person.choose(source)
            await person.press("l", words if words == "M" else "L" if words else "R")
            if words not in {"", "M"}:
                await person.press("/")
                await person.type(words)
                await person.press("enter")
            await person.type(text)
            await person.until(lambda text=text: any(each.endswith(text) for each in drafts()))  # type: ignore[misc]
            person.app.exit()
        async with reading(papers()) as person:
            await offered(person, question, text)
            await person.press(saves)
            await person.until(lambda: not drafts())
    assert on_disk("SELECT description FROM list WHERE name = 'One'") == [("For the seminar.",)]
    assert lists_on_disk() == {
        "One": [],
        "One, done now": ["Paper 01"],
        "Elsewhere": ["Paper 02"],
    }
    assert on_disk("SELECT name FROM tag") == [("older",)]


@pytest.mark.parametrize(
    ("key", "question", "saved"),
    [
        ("t", "Which tag for 2 papers?", "SELECT name FROM tag"),
        ("a", "Add 2 papers to which reading list?", "SELECT list.name FROM list, list_paper"),
    ],
)
async def test_what_is_typed_for_several_papers_is_offered_for_them(
    key: str, question: str, saved: str
) -> None:
    async with reading(papers()) as person:
        await person.press("m", "j", "m")
        await type_in(person, key, "later")
        person.app.exit()
    async with reading(papers()) as person:
        await offered(person, question, "later")
        await person.press("enter")
        await person.until(lambda: not drafts())
        assert on_disk(saved) == [("later",), ("later",)]
    two = f"{ONE} {paper_key('Paper 02')}"
    command = {"t": "tag", "a": "add_to_list"}[key]
    leave(Draft(command, two, "2 papers", text="Later"))
    leave(Draft(command, f"{two} {paper_key('Gone')}", "3 papers", text="Mine."))
    async with reading(papers(), (200, 20)) as person:
        await person.until("its paper is not here")
        assert person.dialog == ""
        await person.until(lambda: drafts() == ["Mine."])  # the other goes on another thread


async def test_one_draft_is_offered_after_the_other() -> None:
    leave(Draft("new_list", text="First"))
    leave(Draft("new_list", text="Second"))
    async with reading(papers()) as person:
        for name in ("First", "Second"):
            await person.until(lambda name=name: name in person.dialog)  # type: ignore[misc]
            await person.press("enter")
        await person.until(lambda: not drafts())
        assert list(lists_on_disk()) == ["First", "Second"]


async def test_a_note_that_was_changed_meanwhile_is_kept_too() -> None:
    leave(Draft("note", ONE, "Paper 01", "", "Mine."))
    desk = papers()
    with closing(Library(locations())) as other:
        other.set_note(desk.store.papers[ONE], "Theirs.")
    async with reading(papers()) as person:
        await offered(person)
        await person.press("ctrl+s")
        await person.until("The note was changed elsewhere meanwhile; it has both now")
        await person.until(lambda: not drafts())
        assert on_disk("SELECT text FROM note") == [("Theirs.\n\nMine.",)]


async def test_a_note_is_gone_on_with_beside_its_own_paper() -> None:
    leave(Draft("note", paper_key("Paper 03"), "Paper 03", "", "Mine."))
    async with reading(papers()) as person:
        await offered(person, "Note on “Paper 03”")
        assert "3 of 3" in person.text


async def test_escape_asks_before_a_kept_note_is_given_up() -> None:
    leave(Draft("note", ONE, "Paper 01", "", "Mine."))
    async with reading(papers()) as person:
        await offered(person)
        await person.press("escape")
        assert "Leave without saving what you wrote?" in person.text
        await person.press("y")
        await person.until(lambda: not drafts())
        assert on_disk("SELECT text FROM note") == []


async def test_a_draft_takes_no_keys_that_are_typed_elsewhere() -> None:
    async with reading(papers()) as person:
        await person.until(lambda: person.app.desk.indexed)
        await person.press("/")
        leave(Draft("new_list", text="Later"))
        person.reader.post_message(DraftsFound(kept_drafts(locations().drafts)))
        await person.type("abstract 02")
        await person.until("1 with all words")
        await person.press("enter")
        await offered(person, "Name of the new reading list Later")


async def test_it_can_be_gone_on_with_on_the_smallest_screen() -> None:
    title = "A Long Title of Many Words " * 10
    leave(Draft("note", paper_key(title), title, "", "Mine."))
    async with reading(desk_of(page("page", title.strip())), (40, 12)) as person:
        await offered(person, "Mine.")
        assert "^s save" in person.text


# What is kept, and until when


@pytest.mark.parametrize("what", ALL)
async def test_what_is_given_up_is_not_kept(what: str) -> None:
    async with reading(papers()) as person:
        await type_in(person, *ALL[what][:2])
        await person.press("escape", *("y" if what == "note" else ""))
        await person.until(lambda: not drafts() and not person.dialog)


async def test_what_is_as_it_was_is_not_kept() -> None:
    async with reading(papers()) as person:
        await type_in(person, "e", "x")
        await person.press("backspace")
        await person.until(lambda: not drafts())
        await person.press("ctrl+s")
        assert person.dialog == ""


@pytest.mark.parametrize("what", ["note", "tag", "add"])
async def test_what_could_not_be_saved_is_kept_for_the_next_start(what: str) -> None:
    key, text, saves, saved, _ = ALL[what]
    leave(Draft("note", "0" * 16, "Gone", "", "Of no paper here."))
    async with reading(papers(), (200, 20)) as person:
        # By then it has looked for what others left, and takes nothing that comes later.
        await person.until("Kept in")
        await person.press(key)
        await person.type(text)
        with closing(sqlite3.connect(locations().database)) as other:
            version = other.execute("PRAGMA user_version").fetchone()[0]
            other.execute(f"PRAGMA user_version = {version + 1}")
            await person.press(saves)
            await person.until(lambda: person.app.lost)
            other.execute(f"PRAGMA user_version = {version}")
        assert sorted(drafts()) == sorted([text, "Of no paper here."])
        assert on_disk(saved) == []
    async with reading(papers()) as person:
        await offered(person, text)


async def test_that_it_is_kept_is_said_with_why_it_could_not_be_saved() -> None:
    async with reading(papers()) as person:
        await person.press("c")
        await person.type("Later")
        with closing(Library(locations())) as other:
            other.make_list("Later")
        await person.press("enter")
        await person.until("Not saved, kept for the next start: There is")
        assert drafts() == ["Later"]


async def test_two_readers_leave_each_other_their_drafts() -> None:
    async with reading(papers()) as first:
        await first.until(lambda: first.app.desk.indexed)
        await type_in(first, "c", "Mine")
        leave(Draft("new_list", text="Nobody's"))
        async with reading(papers()) as second:
            await offered(second, "Nobody's")
            await second.press("enter")
            await second.until(lambda: drafts() == ["Mine"])
            await type_in(second, "c", "Theirs")
            await second.press("escape")
            await second.until(lambda: drafts() == ["Mine"])
        await first.press("enter")
        await first.until(lambda: not drafts())
        assert list(lists_on_disk()) == ["Nobody's", "Mine"]


async def test_what_is_saved_already_is_not_offered_again() -> None:
    """Its reader was killed between the two."""
    with closing(Library(locations())) as library:
        one = papers().store.papers[ONE]
        library.set_note(one, "A thought")
        library.tag([one], "graphs")
        number = library.make_list("To read", [one]).lists[0].id  # type: ignore[index]
        library.reading_lists.describe(number, "For the seminar.")
        library.save_filter("mine", "paper")
    leave(Draft("note", ONE, "Paper 01", "", "A thought\n"))
    leave(Draft("describe_list", str(number), "To read", "", "For the seminar.\n"))
    leave(Draft("split_list", str(number), "To read", text="to read"))
    leave(Draft("rename_tag", "old", "old", "old", "graphs"))
    leave(Draft("tag", ONE, "Paper 01", text="#Graphs"))
    leave(Draft("add_to_list", ONE, "Paper 01", text="to read"))
    leave(Draft("new_list", text="To read"))
    leave(Draft("rename_list", str(number), "Old", "Old", "To read"))
    leave(Draft("save_filter", "paper", text="mine"))
    leave(Draft("rename_tag", "rl", "rl", "rl", "graphs"))
    leave(Draft("set_due", str(number), "To read", "2026-12-31", ""))
    async with reading(papers()) as person:
        await person.until(lambda: not drafts())
        assert person.dialog == ""
        assert on_disk("SELECT name FROM tag") == [("graphs",)]


@pytest.mark.parametrize(
    "draft",
    [
        Draft("new_list", text="#1"),
        Draft("rename_list", "1", "one", "one", "ONE"),
        Draft("note", ONE, "Paper 01", "A thought", "thought"),
        Draft("describe_list", "1", "one", "", "For tea."),
        Draft("set_due", "1", "one", "", "tomorrow"),
    ],
)
async def test_what_is_nearly_what_is_saved_is_offered(draft: Draft) -> None:
    with closing(Library(locations())) as library:
        library.make_list("one")
        library.make_list("1")
        library.set_note(papers().store.papers[ONE], "A thought")
    leave(draft)
    async with reading(papers()) as person:
        await offered(person, draft.text)


# What cannot be offered


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (Draft("note", "0" * 16, "Elsewhere", "", "Mine."), "its paper is not here"),
        (Draft("rename_list", "7", "Gone", "Gone", "Mine."), "its list is gone"),
        (Draft("describe_list", "7", "Gone", "", "Mine."), "its list is gone"),
        (Draft("set_due", "7", "Gone", "", "Mine."), "its list is gone"),
        (Draft("split_list", "1", "One", "", "Mine."), "nothing is done in its list any more"),
        (Draft("move_to_list", f"1 {ONE}", "P", "", "Mine."), "what was to be moved is not in"),
        (Draft("rename_tag", "gone", "Gone", "Gone", "Mine."), "its tag is gone"),
        (Draft("rename_filter", "x", "Gone", "Gone", "Mine."), "its filter is gone"),
        (Draft("rename_page", "0" * 32, "Gone", "Gone", "Mine."), "its page is gone"),
        (Draft("save_filter", text="Mine."), "it is another carrel's"),
        (Draft("dream", text="Mine."), "it is another carrel's"),
    ],
)
async def test_what_cannot_be_gone_on_with_stays_where_it_is_said_to_be(
    draft: Draft, why: str
) -> None:
    with closing(Library(locations())) as library:
        library.make_list("One")
    path = leave(draft)
    async with reading(papers(), (200, 20)) as person:
        await person.until(f"Kept in {path}: {why}")
        assert person.dialog == ""
    assert drafts() == ["Mine."]


async def test_what_cannot_be_read_is_told_once_for_all() -> None:
    paths = [leave(Draft("new_list", text=str(number))) for number in range(3)]
    for path in paths:
        path.write_text("{")
    async with reading(papers(), (200, 20)) as person:
        await person.until("it cannot be read (and 2 more there)")
    assert all(path.read_text() == "{" for path in paths)


async def test_where_nothing_is_saved_a_draft_waits_for_better_times() -> None:
    path = leave(Draft("new_list", text="Later"))
    desk = Desk(build_store([numbered(3)]), unsaved_library("it is locked"))
    async with reading(desk, (200, 20)) as person:
        await person.until(f"Kept in {path}: nothing can be saved now")
        await person.press("c")
        await person.type("Lost")
        person.app.exit()
        assert person.app.typing is not None
        assert person.app.typing.outcome == "What you were typing is lost: it is locked"
    assert drafts() == ["Later"]


async def test_where_no_draft_can_be_written_one_types_and_saves_all_the_same() -> None:
    async with reading(papers()) as person:
        locations().drafts.write_text("in its place")
        await person.press("c")
        await person.type("Later")
        await person.press("enter")
        await person.until("Made the reading list “Later”")
        await person.press("c")
        await person.type("Lost")
        person.app.exit()
        typing = person.app.typing
        assert typing is not None
        await person.until(lambda: typing.outcome == "What you were typing is lost: File exists")


# The rest of the library


def test_the_doctor_minds_no_draft() -> None:
    leave(Draft("new_list", text="Later"))
    (locations().drafts / "mine.txt").write_text("mine")
    ended = carrel("doctor")
    assert ended.status == 0, ended.out
