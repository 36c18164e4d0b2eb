"""The real program over strangers' text, by every byte that it writes to its terminal.

A harmless session and a hostile one do the same; the hostile one may write no kind of sequence that
the harmless one does not, and no stranger's number in any.
"""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tests.hostile.corpus import ALL, BYTES, COMMANDS, MARK, MARKUP, SEQUENCES
from tests.hostile.sequences import Spelling, take_apart
from tests.terminal import Terminal
from tests.tui.reader import Reader
from tui.library.library import Library
from tui.library.loader import library_desk
from tui.library.locations import Locations

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "tui")
SHOWN = ALL.replace("\x00", "")
"""What can stand in a page and on a command line: anything but the null character."""
EIGHT_BIT = dict(zip("[]P_^X\\", "\x9b\x9d\x90\x9f\x9e\x98\x9c", strict=True))
PASTED = re.sub("\x1b(.)", lambda found: EIGHT_BIT.get(found[1], ""), SHOWN).replace("\x1b", "")
"""What is pasted: the same in C1, since Textual takes an ESC in a paste for a key."""
NAME = "".join(each.text for each in SEQUENCES if "/" not in each.text).replace("\x00", "")[:80]
ORDINARY = {ascii(each) for each in "\r\n\t"}
"""What stands in the output of every program."""


def page_of(titles: list[str], abstract: str, label: str = "Mar 11") -> str:
    """A page, with a long abstract for every title."""
    papers = "".join(f"{each}\n\n{abstract} It works. {'We do so. ' * 9}\n\n" for each in titles)
    return f"Daily Papers\n\n{label}\n\n{papers}"


HARMLESS = page_of([f"Paper {number} on things" for number in range(5)], "We do. " * 20)
HOSTILE = page_of(
    [
        f"Paper 0 {SHOWN}",
        "Paper 1 " + " ".join(each.text for each in MARKUP if "://" not in each.text),
        f"Paper 2 {COMMANDS}",
        "Paper 3 \u202eon things\u202c",
        "Paper 4 \x9b6661mon things",
    ],
    f"We {SHOWN} do [/b].",
    "Mar \x1b[6661m\u202e\x9d0;6661\x9c11",
)


def reader(folder: Path, *arguments: str | Path, **environment: str) -> Terminal:
    """The program in a terminal of the folder's own."""
    own = {"PYTHONPATH": str(ROOT), **environment}
    return Reader([*PROGRAM, *map(str, arguments)], folder, environment=own, cwd=folder)


def session(folder: Path, content: str, name: str, typed: str) -> Spelling:
    """Everything that a person can do with a page, and what was written meanwhile."""
    folder.mkdir()
    path = folder / f"{name}.txt"
    path.write_text(content)
    (folder / "there.md").write_text("old")
    with reader(folder, "read", path) as terminal:

        def do(keys: str, shows: str = "", pasted: str = "", then: str = "") -> None:
            terminal.send(keys)
            if pasted:
                terminal.until_idle()
                terminal.send(f"\x1b[200~{pasted}\x1b[201~")
                terminal.until_idle()
                terminal.send(then)
            if shows:
                terminal.wait_for(shows)
            terminal.until_idle()

        terminal.wait_for("5 papers")
        do("jjkljjh")
        do("a", "Added to the new list", typed, "<enter>")
        do("t", "Tagged", typed[-60:], "<enter>")
        do("e", "Note kept", typed, "<ctrl+s>")
        do("u", "Undone")
        do("<ctrl+r>", "Note")
        do("/", "", typed, "<enter>")
        do("F", "Saved the filter", "x" + typed, "<enter>")
        do("<escape>g")
        do("f", "Which saved filter")
        do("<enter>")
        do("c", "Made the reading list", "y" + typed, "<enter>")
        do(":", "", typed)
        do("<escape>")
        do("x", "Export")
        do("text<tab><down><right><enter>", "clipboard")
        do("/<ctrl+v>")
        do("<escape>")
        do("x", "Export")
        do("text<tab><down><right><enter>", "which file")
        do("<ctrl+u>")
        do("there.md<enter>", "y yes")
        do("n", "Not overwritten")
        do("<ctrl+u>")
        do("", "cannot write", typed + "/no/such", "<enter>")
        do("<escape>")
        terminal.send("Q")
        assert terminal.exit_status() == 0, terminal.text
    return take_apart(terminal.raw)


def strange(written: Spelling) -> list[str]:
    """The sequences that hold what only a stranger would write."""
    return [each for each in written.sequences if MARK in each]


def test_a_hostile_page_makes_the_reader_write_no_other_sequences_than_a_harmless_one(
    tmp_path: Path,
) -> None:
    with ThreadPoolExecutor() as both:
        calm = both.submit(session, tmp_path / "usual", HARMLESS, "page", "things")
        written = session(tmp_path / "other", HOSTILE, NAME, PASTED)
        usual = calm.result()
    assert written.kinds <= usual.kinds
    assert strange(written) == []
    assert (tmp_path / "other" / "there.md").read_text() == "old"
    assert not list(tmp_path.rglob(MARK))
    (copied,) = written.copied
    assert take_apart(copied.encode()).kinds <= {ascii("\n")}
    assert "Paper 2 " in copied
    assert COMMANDS.split()[0] in copied


@pytest.fixture(scope="module")
def usual_kinds(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The kinds of sequences of a harmless look around."""
    return looked_at(reader(tmp_path_factory.mktemp("usual")), "?qt")


def looked_at(terminal: Terminal, keys: str) -> frozenset[str]:
    """Open what shows names and keys; none of what is written is a stranger's."""
    with terminal:
        terminal.wait_for("Library")
        for key in keys:
            terminal.send(key.replace("!", "<escape>"))
            terminal.until_idle()
        terminal.kill(signal.SIGTERM)
        assert terminal.exit_status() == 128 + signal.SIGTERM, terminal.text
    written = take_apart(terminal.raw)
    assert strange(written) == []
    return written.kinds


def test_settings_are_shown_without_what_is_hidden_in_them(
    tmp_path: Path, usual_kinds: frozenset[str]
) -> None:
    hidden = "\\u001b[6661Ha\\u001b]0;6661\\u0007\\u009b6661m\\u202e"
    home = tmp_path / "carrel"
    home.mkdir()
    (home / "settings.toml").write_text(
        f'theme = "{hidden}"\n"{hidden}" = 1\n[keys]\nstar = "{hidden}"\n"{hidden}" = "x"\n'
        'open = "[/b]"\nundo = "[/"\n'
    )
    assert looked_at(reader(tmp_path), "?q:") <= usual_kinds


def write_a_library(folder: Path) -> None:
    """A list, a tag, a saved filter and a note, of one of the sample papers."""
    library = Library(Locations(folder / "carrel"))
    one = library_desk(library).store.papers
    paper = next(iter(one.values()))
    library.make_list("One", [paper])
    library.tag([paper], "tag")
    library.save_filter("mine", "bert")
    library.set_note(paper, "note")
    library.close()


def test_a_library_that_somebody_else_wrote_is_shown_clean(
    tmp_path: Path, usual_kinds: frozenset[str]
) -> None:
    write_a_library(tmp_path)
    with closing(sqlite3.connect(tmp_path / "carrel" / "library.db")) as database, database:
        for table, column in (("list", "name"), ("filter", "name"), ("filter", "query"),
                              ("tag", "name"), ("note", "text"), ("paper", "title"),
                              ("paper", "abstract")):  # fmt: skip
            told = database.execute(f"UPDATE {table} SET {column} = ? || {column}", (SHOWN + "\n",))
            assert told.rowcount
    # The paper itself is seen only when no page has it.
    page = tmp_path / "page.txt"
    page.write_text(HARMLESS)
    assert looked_at(reader(tmp_path), "a!t!f") <= usual_kinds
    assert looked_at(reader(tmp_path, "read", page), "hjjjj") <= usual_kinds
    with reader(tmp_path, "lists") as terminal:
        assert terminal.exit_status() == 0
    assert take_apart(terminal.raw).kinds <= ORDINARY


def test_a_home_of_hostile_bytes_is_told_clean(tmp_path: Path, usual_kinds: frozenset[str]) -> None:
    def kinds(name: bytes) -> frozenset[str]:
        home = tmp_path / os.fsdecode(name)
        home.mkdir()
        (home / "library.db").write_text("no database")
        (home / "settings.toml").write_text("no settings")
        return looked_at(reader(tmp_path, CARREL_HOME=str(home)), "")

    # What stands behind a sign for bytes that are no text is kept in its column.
    harmless = kinds(b"things \xff")
    assert kinds(os.fsencode(NAME) + b"\xff\x9b6661m") <= usual_kinds | harmless


SCRIPT = """
"$@" add ./*.txt nothing "$EVIL" .; "$@" read "$EVIL" </dev/null | cat; "$@" pages; "$@" lists
"$@" search Paper; "$@" search -f tsv Paper; "$@" search -f json "Paper $EVIL"; "$@" "$EVIL"
for form in markdown bibtex json text; do "$@" export -f $form; done; "$@" export "$EVIL"
"$@" export -f "$EVIL"; "$@" export -o "$EVIL/no"; "$@" remove "$EVIL"; "$@" dump; "$@" doctor
"$@" load "$EVIL"; "$@" restore "$EVIL"; "$@" backup "$EVIL/no"; "$@" paths
CARREL_HOME="~$EVIL" "$@"
"""


def test_no_command_writes_a_sequence_whatever_it_reads_and_is_told(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.txt").write_text(HOSTILE)
    for number, (data, _) in enumerate(BYTES):
        (tmp_path / os.fsdecode(b"%d\x9b6661m\xff.txt" % number)).write_bytes(
            b"%b\n\n%b." % (data, data)
        )
    evil = SHOWN + os.fsdecode(b"\xff\x9b6661m")
    command = ["/bin/sh", "-c", SCRIPT, "sh", *PROGRAM]
    environment = {"PYTHONPATH": str(ROOT), "EVIL": evil}
    with Terminal(command, tmp_path, environment=environment, cwd=tmp_path) as terminal:
        terminal.exit_status(60)
    written = take_apart(terminal.raw)
    assert written.kinds <= ORDINARY
    assert "Paper 2 $(touch 6661)" in written.text
    assert "Traceback" not in written.text
    assert not list(tmp_path.rglob(MARK))
