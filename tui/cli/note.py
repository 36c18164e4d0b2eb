"""``carrel note``: shows, writes or takes away the note on a paper."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from parsing.paper import Paper
from tui.cli.papers import PAPER, one_paper
from tui.cli.session import opened_desk
from tui.cli.standard_input import read_written
from tui.cli.writing import add_dry_run, add_off, carry_out
from tui.console import DONE, NOTHING, WRONG, fail, say, to_output
from tui.library.errors import LibraryError, complaint
from tui.library.library import Library

EXAMPLES = """\
  carrel note 2401.00001
  carrel note 2401.00001 "Compare with table 3."
  carrel note 2401.00001 - < note.md
  carrel note -e 2401.00001
  carrel note --off 2401.00001"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paper, and what is written on it."""
    parser.add_argument("paper", metavar="PAPER", help=PAPER.partition(";")[0])
    text = "the note, in place of the one there is; - reads it; without one it is shown"
    parser.add_argument("words", nargs="*", default=[], metavar="TEXT", help=text)
    edits = "write it in $VISUAL or $EDITOR"
    parser.add_argument("-e", "--edit", action="store_true", help=edits)
    add_off(parser, "take the note away")
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Show or write the note, and return the exit status."""
    if arguments.paper == "-" and arguments.words == ["-"]:
        raise LibraryError("the paper or its note comes from standard input, not both")
    with opened_desk() as desk:
        paper, library = one_paper(desk, arguments.paper), desk.library
        text = " ".join(arguments.words)
        if arguments.off and text:
            raise LibraryError("either a note is written, or --off takes it away")
        if arguments.edit:
            if text or arguments.off or arguments.dry_run:
                raise LibraryError("-e takes a PAPER and nothing else: the rest is the editor's")
            return _edit(library, paper)
        if text == "-":
            text = read_written("a note")
        if text or arguments.off:
            return carry_out(
                library, lambda: library.set_note(paper, text), dry_run=arguments.dry_run
            )
        note = library.state.note_of(paper.key)
    if not note:
        say(f"There is no note on “{paper.title}” yet.")
        return NOTHING
    with to_output():
        print(note)  # noqa: T201
    return DONE


def _edit(library: Library, paper: Paper) -> int:
    from tui.library.drafts import Draft
    from tui.library.editing import handed_out, keep, kept_until
    from tui.library.labels import note_text
    from tui.terminal.editor import NONE, edit, editor_command

    if library.not_saving or library.paths is None:
        return fail(f"nothing can be saved: {library.not_saving}")
    if (command := editor_command()) is None:
        return fail(NONE)
    before, folder = library.state.note_of(paper.key), library.paths.drafts
    draft = Draft("note", paper.key, paper.title, before, before)
    with handed_out(folder, draft) as handed:
        text, wrong = edit(command, handed)
        if text is None or text.strip() == before.strip():
            say(f"carrel: {wrong}" if wrong else "The note is as it was.")
            return WRONG if wrong else DONE
        file = keep(folder, draft._replace(text=text))
    if wrong := wrong or complaint(note_text, text):
        file.close()
        return fail(f"{wrong}; the note is as it was. The reader offers what you wrote.")
    note = note_text(text)
    return carry_out(
        library,
        lambda: kept_until(file, lambda: library.set_note(paper, note, before)),
        dry_run=False,
    )
