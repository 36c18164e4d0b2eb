"""Write ``docs/carrel.1``, the man page, from what the commands declare: ``make pages``."""

from __future__ import annotations

from argparse import Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

from tui.cli import COMMANDS
from tui.cli.arguments import WITHOUT, command_parser, parser_of
from tui.library.query_help import operators

PATH = Path(__file__).with_name("carrel.1")
SIGNS = str.maketrans(
    {"\\": "\\e", "-": "\\-", '"': "\\(dq", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
)
"""How roff writes what it would set as something prettier, which no shell understands."""
MORE = """\
.SH "WHICH PAPERS"
A PAPER is, in this order: a key, as
.B carrel search \\-f key
prints it; an arXiv id or a DOI, bare or in an address; a title, however it is spaced and written;
how a key begins, four digits or more, if no other begins so; a query that finds this paper alone.
.B \\-
takes papers from standard input, in any form that
.B carrel search
prints.
.PP
A LIST or a FILTER is its name, or how its name alone begins. A QUERY is written as
in the filter bar; in single quotation marks the shell leaves it alone.
.SH "EXIT STATUS"
.TP
.B 0
It was done.
.TP
.B 1
Nothing was found, or not all is well.
.TP
.B 2
Wrong use or bad input; nothing was altered.
.TP
.B 70
A fault of carrel's own, which is written down in
.IR carrel.log .
.TP
.B 130
It was stopped by \\(haC.
.SH ENVIRONMENT
.TP
.B CARREL_HOME
The folder of your library, in place of that of the system.
.TP
.BR BROWSER ", " CARREL_PDF
What opens pages and PDFs.
.TP
.BR VISUAL ", " EDITOR
What edits the settings.
.TP
.B NO_COLOR
The reader is grey.
.SH FILES
.B carrel paths
says where they are:
.I library.db
(marks, lists, tags, notes),
.I pages/
(the pages you added),
.I backups/
and
.IR settings.toml .
"""


def man_page() -> str:
    """Return the page."""
    parser = parser_of(COMMANDS)
    return "\n".join((*_head(parser), *_commands(), *_queries(), MORE))


def _head(parser: ArgumentParser) -> Iterator[str]:
    yield '.\\" Made from the commands by `make pages`.'
    yield '.TH CARREL 1 "" carrel "User Commands"'
    yield ".SH NAME"
    yield "carrel \\- a reading desk for research papers in the terminal"
    yield ".SH SYNOPSIS"
    yield ".B carrel\n.RI [ OPTION \\&...]"
    yield ".br\n.B carrel\n.I COMMAND\n.RI [ ARGUMENT \\&...]"
    yield ".SH DESCRIPTION"
    yield _text(str(parser.description))
    yield _text(WITHOUT)
    yield _text(
        "Data goes to standard output, messages to standard error; nothing is wrapped or coloured."
        " What changes your library is one step that `carrel undo`, or u in the reader, takes back."
    )
    yield ".SH OPTIONS"
    for action in parser._actions:
        if action.option_strings:
            yield from _argument(action)


def _commands() -> Iterator[str]:
    yield ".SH COMMANDS"
    for name, (module, does) in COMMANDS.items():
        parser = command_parser(name, module, does)
        examples = getattr(parser.fill(), "EXAMPLES", "")
        yield f'.SS "{_text(_synopsis(parser))}"'
        yield _text(f"{does[0].upper()}{does[1:]}.")
        yield from _arguments(parser)
        if examples:
            yield ".PP\n.nf"
            yield from map(_text, examples.split("\n"))
            yield ".fi"


def _queries() -> Iterator[str]:
    yield ".SH QUERIES"
    for each in operators():
        yield f".TP 14\n.B {_text(each.typed)}\n{_text(each.finds)}"


def _arguments(parser: ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for sub in action.choices.values():
                yield f".TP\n.B {_text(_synopsis(sub))}"
                yield _text(str(sub.description))
                yield ".RS"
                yield from _arguments(sub)
                yield ".RE"
        elif action.dest != "help":
            yield from _argument(action)


def _argument(action: Action) -> Iterator[str]:
    names = ", ".join(action.option_strings)
    value = _value(action) if action.nargs != 0 else ""
    yield f".TP\n.B {_text(' '.join(filter(None, (names, value))))}"
    yield _text((action.help or "").partition("%")[0])


def _synopsis(parser: ArgumentParser) -> str:
    words = [parser.prog.partition(" <")[0]]
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            words.append("|".join(action.choices))
        elif not action.option_strings:
            value = _value(action)
            many = f"{value} ..." if action.nargs in {"*", "+"} else value
            words.append(f"[{many}]" if action.nargs in {"*", "?"} else many)
    return " ".join(words)


def _value(action: Action) -> str:
    if action.choices:
        return "|".join(action.choices)
    return str(action.metavar or action.dest.upper())


def _text(text: str) -> str:
    """Return a text as roff has it: no letter is taken for a command, or set as another one."""
    text = text.translate(SIGNS)
    return f"\\&{text}" if text.startswith(".") else text


if __name__ == "__main__":
    PATH.write_text(man_page(), "utf-8")
