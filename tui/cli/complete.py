"""What a word of the command line may go on as, for the completion of a shell.

The scripts of `tui.cli.completion` ask it with each Tab. Everything follows from what the commands
declare for argparse: their options and choices, and what the name of an argument says that it is.
"""

from __future__ import annotations

from argparse import Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.console import DONE, put
from tui.library.errors import LibraryError

FILES = 3
"""Exit status that says that a file may stand there too."""

Words = Iterable[tuple[str, str]]
"""Words, and what is said of each; empty for nothing."""


class WordAt(NamedTuple):
    """Where the cursor is: the parser there, and what the word under it is; None for an option."""

    parser: ArgumentParser
    argument: Action | None
    may_be_option: bool = True


def complete(words: Sequence[str], commands: Mapping[str, tuple[str, str]]) -> int:
    """Print what the last word may go on as, a word and its help a line, and return the status.

    Args:
        words: how they are given, and the words behind ``carrel`` up to the cursor: ``words`` and
            each of them unquoted, or ``bash``, ``$COMP_WORDBREAKS``, the name that carrel is called
            by and the line.
        commands: by its name, a command's module and what its help says.
    """
    how, *given = words or [""]
    if how == "bash":
        from tui.cli.bash_line import as_bash_has_it, read_line

        line = read_line(*given)
        found, status = _completions(line.words, commands)
        for word, _ in found:
            if (shown := as_bash_has_it(word, line)) is not None:
                put(shown)
    else:
        found, status = _completions(given or [""], commands)
        for word, help_ in found:
            put(word, help_.partition(";")[0])
    return status


def _completions(
    words: Sequence[str], commands: Mapping[str, tuple[str, str]]
) -> tuple[list[tuple[str, str]], int]:
    *before, typed = words
    from tui.cli.arguments import command_parser, parser_of

    if before and before[0] in commands:
        parser: ArgumentParser = command_parser(before[0], *commands[before[0]])
        parser.fill()  # type: ignore[attr-defined]
        before = before[1:]
    elif before and not before[0].startswith("-"):
        return [], DONE
    else:
        parser = parser_of(commands)
    place = _place(parser, before)
    start, equals, value = typed.partition("=")
    if place is None:
        return [], DONE
    if place.may_be_option and equals and start.startswith("--"):
        option = _option(place.parser, start)
        found, status = _values(option, value) if option else ([], DONE)
        return [(f"{start}={word}", says) for word, says in found], status
    if place.may_be_option and typed.startswith("-"):
        return _begun(_options(place.parser), typed), DONE
    return _values(place.argument, typed) if place.argument else ([], DONE)


def _place(parser: ArgumentParser, before: Sequence[str]) -> WordAt | None:
    """Return where one is behind some words; None where nothing can follow them."""
    at, options = 0, True
    value_of: Action | None = None
    for word in before:
        argument = _positional(parser, at)
        if value_of:
            value_of = None
        elif options and word == "--":
            options = False
        elif options and word.startswith("-") and word != "-":
            option = _option(parser, word)
            value_of = option if option and option.nargs != 0 else None
        elif argument is None:
            return None
        elif isinstance(argument, _SubParsersAction):
            if word not in argument.choices:
                return None
            parser, at = argument.choices[word], 0
        elif argument.nargs not in {"*", "+"}:
            at += 1
    if value_of:
        return WordAt(parser, value_of, may_be_option=False)
    return WordAt(parser, _positional(parser, at), options)


def _positional(parser: ArgumentParser, at: int) -> Action | None:
    found = [each for each in parser._actions if not each.option_strings]
    return found[at] if at < len(found) else None


def _option(parser: ArgumentParser, word: str) -> Action | None:
    return next((each for each in parser._actions if word in each.option_strings), None)


def _options(parser: ArgumentParser) -> Iterator[tuple[str, str]]:
    for each in parser._actions:
        for option in each.option_strings:
            yield option, each.help or ""


def _values(action: Action, typed: str) -> tuple[list[tuple[str, str]], int]:
    """Return what an argument may be, and the status that says whether a file may be it too."""
    if isinstance(action, _SubParsersAction):
        helps = {each.dest: each.help or "" for each in action._get_subactions()}
        return _begun(((name, helps.get(name, "")) for name in action.choices), typed), DONE
    if action.choices is not None:
        return _begun(((each, "") for each in action.choices), typed), DONE
    from tui.cli.offers import OFFERS

    kinds = str(action.metavar).split("|")
    found: list[tuple[str, str]] = []
    for offer in dict.fromkeys(OFFERS[kind] for kind in kinds if kind in OFFERS):
        try:
            found += offer(typed)
        except LibraryError:
            continue  # who presses Tab is not told: the command itself says what is wrong
    return _begun(found, typed), FILES if "FILE" in kinds else DONE


def _begun(words: Words, typed: str) -> list[tuple[str, str]]:
    """Return the words that begin so; whatever the case, if none does to the letter."""
    known = list({word: (word, says) for word, says in words}.values())
    exact = [each for each in known if each[0].startswith(typed)]
    folded = typed.casefold()
    return exact or [each for each in known if each[0].casefold().startswith(folded)]
