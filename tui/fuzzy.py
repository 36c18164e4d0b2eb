"""Choosing among names by typing a few of their letters."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.names import folded_name
from tui.library.search.tokenizer import fold


def narrowed(names: Sequence[str], typed: str) -> list[int]:
    """Return the positions of the names that what was typed may mean, the likelier first.

    First those with a word that begins with each of its words, then those that have them anywhere,
    then those that it abbreviates.
    """
    wanted = fold(folded_name(typed)).split()
    folded = [(n, fold(folded_name(name))) for n, name in enumerate(names)]
    begun = [n for n, name in folded if all(f" {word}" in f" {name}" for word in wanted)]
    having = [n for n, name in folded if all(word in name for word in wanted)]
    short = [n for n, name in folded if abbreviates("".join(wanted), name.split())]
    return list(dict.fromkeys((*begun, *having, *short)))


def abbreviates(letters: str, words: Sequence[str]) -> bool:
    """Tell whether letters are made of the beginnings of some of the words, in their order.

    ``tor`` is of ``to read``, and so are ``tre`` and ``r``; ``rd`` is not.
    """
    ends = {0}
    """How far the letters may reach with the words so far."""
    for word in words:
        for start in tuple(ends):
            rest = letters[start:]
            ends.update(start + n for n in range(1, len(word) + 1) if rest.startswith(word[:n]))
    return len(letters) in ends
