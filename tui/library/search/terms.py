"""Queries as values: groups of terms, and how each is matched."""

from enum import StrEnum
from itertools import chain
from typing import NamedTuple


class TermKind(StrEnum):
    """How an atom is matched."""

    WORD = "word"
    """Its words: whole, begun, as a part, or misspelt."""
    EXACT = "exact"
    """As it stands, anywhere; a phrase is the same in quotes."""
    WHOLE = "whole"
    """As it stands, with no letter or digit before it or behind it."""
    START = "start"
    END = "end"
    EQUAL = "equal"


class Term(NamedTuple):
    """One condition."""

    kind: TermKind
    text: str
    """Letters that are looked for, without the signs around them."""
    field: str = ""
    """Where; empty for every text that is ranked."""
    negated: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Texts that it is looked for in; none when it asks for facts."""
        # A start shows a view without a query, and needs no field.
        from tui.library.search.paper_fields import ANYWHERE, FIELDS

        return FIELDS.get(self.field, ANYWHERE).texts

    @property
    def words(self) -> list[str]:
        """Folded words that are asked for, however spelt; none for letters or facts."""
        from tui.library.search.tokenizer import words

        by_words = self.kind is TermKind.WORD and not self.negated and self.texts
        return words(self.text) if by_words else []


class Query(NamedTuple):
    """A parsed query; printed, it is the text it came from."""

    text: str = ""
    groups: tuple[tuple[Term, ...], ...] = ()

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.groups)

    def __str__(self) -> str:
        """Text as it was typed."""
        return self.text

    @property
    def words(self) -> tuple[str, ...]:
        """Folded bare words, each once: papers with more of them come first."""
        bare = (group[0].words for group in self.groups if _is_bare(group))
        return tuple(dict.fromkeys(chain.from_iterable(bare)))

    @property
    def conditions(self) -> tuple[tuple[Term, ...], ...]:
        """Other groups: a paper without one of them is not found."""
        return tuple(group for group in self.groups if not _is_bare(group))


def _is_bare(group: tuple[Term, ...]) -> bool:
    return len(group) == 1 and not group[0].field and bool(group[0].words)


NO_QUERY = Query()
