"""The operators that carrel shares with fzf find the titles that the real fzf finds.

The queries are pieces of the seed papers' titles behind the signs that both know. Every term is
asked of fzf as it is, and of carrel in the field ``title:``.

Left out is what means something else to fzf: ``'word'`` (whole words), ``"word"`` (the quotation
marks too), ``!'word`` (fuzzy), ``'word$`` (without the last sign), ``$`` alone and ``| word`` (the
signs themselves), bare words without a ``!`` (fuzzy), and a ``$`` behind another, which is a
formula's to carrel.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

import pytest

from benchmarks.search_baselines import find_fzf, fzf_filter
from tests.tui.library.made import papers
from tui.library.search.index import Index, build_index
from tui.library.search.query import parse_query
from tui.library.search.searcher import search
from tui.library.search.tokenizer import without_accents
from tui.library.store import Store

FZF = find_fzf() or ""
EACH = 40
"""Queries of each form."""
ACCENTS = str.maketrans("aeiouncAEIOU", "áèîöúñçÁÈÎÖÚ")

pytestmark = pytest.mark.skipif(not FZF, reason="there is no fzf: pip install iterfzf brings one")


class Typed(NamedTuple):
    """A query for both."""

    fzf: str
    carrel: str


class Chance:
    """Seeded choices among the titles and the ways to type a piece of one."""

    def __init__(self, titles: list[str], seed: str) -> None:
        self.titles = titles
        self.random = random.Random(seed)

    def piece(self) -> str:
        """A few letters of a title, or some of its words."""
        title = self.random.choice(self.titles)
        words = title.split()
        if self.random.random() < 0.5:
            start = self.random.randrange(len(words))
            return " ".join(words[start : start + self.random.randint(1, 3)])
        start = self.random.randrange(len(title))
        return title[start : start + self.random.randint(1, 9)]

    def cased(self, text: str) -> str:
        """In small letters mostly, else as it stands or another way."""
        others = [text, text.upper(), text.capitalize(), text.swapcase()]
        return self.random.choice([text.lower()] * 3 + others)

    def bare(self) -> str:
        """``piece``, which only after ``!`` is the same to both."""
        return self.cased(self.piece())

    def exact(self) -> str:
        """``'piece``"""
        return f"'{self.bare()}"

    def start(self) -> str:
        """``^start``"""
        title = self.random.choice(self.titles)
        return f"^{self.cased(title[: self.random.randint(1, 12)])}"

    def end(self) -> str:
        """``end$``"""
        title = self.random.choice(self.titles)
        return f"{self.cased(title[-self.random.randint(1, 12) :])}$"

    def equal(self) -> str:
        """``^title$``, and sometimes one that has lost a letter."""
        title = self.random.choice(self.titles)
        lost = self.random.choice([title, title, title, title[1:], title[:-1]])
        return f"^{self.cased(lost)}$"

    def any_exact(self) -> str:
        """One of those that need no ``!``."""
        return self.random.choice([self.exact, self.start, self.end, self.equal])()


def same_to_both(atom: str, *, negated: bool) -> bool:
    """Whether the signs of an atom mean the same to fzf and carrel."""
    text = atom[1:] if atom[0] in "'^" else atom
    text = text[:-1] if atom[-1] == "$" and atom[0] != "'" else text
    if not text.strip() or "$" in text[-1:] or (atom[0] != "'" and "$" in text):
        return False
    if atom[0] == "'":
        return not negated and text[-1] not in "'$\\"
    return text[0] not in "'\"^!" and text[-1] != "\\"


def term(make: Callable[[], str], *, negated: bool = False) -> Typed:
    """A term for both, made anew until its signs mean the same to them."""
    atom = make()
    while not same_to_both(atom, negated=negated):
        atom = make()
    sign, escaped = "!" * negated, atom.replace(" ", "\\ ")
    return Typed(f"{sign}{escaped}", f"{sign}title:{escaped}")


def joined(terms: list[Typed], between: str = " ") -> Typed:
    """Several in one query."""
    return Typed(*map(between.join, zip(*terms, strict=True)))


def several(chance: Chance) -> Typed:
    """Three terms, some of them negated, that all must hold."""
    letters = [term(lambda: f"'{chance.random.choice('aeinorst')}") for _ in range(2)]
    negated = [term(chance.bare, negated=True) for _ in range(2)]
    return joined(chance.random.sample([*letters, term(chance.exact), *negated], 3))


def either(chance: Chance) -> Typed:
    """Two to four terms of which any may hold."""
    return joined([term(chance.any_exact) for _ in range(chance.random.randint(2, 4))], " | ")


def groups(chance: Chance) -> Typed:
    """Several groups of several terms, with negations among them."""
    negated = joined([term(chance.exact), term(chance.bare, negated=True)], " | ")
    letters = [term(lambda: f"'{chance.random.choice('aeorst')}") for _ in range(2)]
    return joined([either(chance), negated, joined(letters, " | ")])


def accents(chance: Chance) -> Typed:
    """A piece as it stands, without its accents, or with all that it could have."""

    def typed() -> str:
        piece = chance.piece()
        ways = [piece, without_accents(piece), piece.translate(ACCENTS)]
        way = chance.random.choice(ways)
        return f"'{chance.random.choice([way, chance.cased(way)])}"

    return term(typed)


def half_typed(chance: Chance) -> Typed:
    """A term with the beginning of another behind it."""
    sign = chance.random.choice(["!", "^", "'", "|", "!^", "!'", "| |"])
    return joined([term(chance.exact), Typed(sign, sign)])


FORMS: dict[str, Callable[[Chance], Typed]] = {
    "exact": lambda chance: term(chance.exact),
    "start": lambda chance: term(chance.start),
    "end": lambda chance: term(chance.end),
    "equal": lambda chance: term(chance.equal),
    "not": lambda chance: term(chance.bare, negated=True),
    "not at the start": lambda chance: term(chance.start, negated=True),
    "not at the end": lambda chance: term(chance.end, negated=True),
    "not equal": lambda chance: term(chance.equal, negated=True),
    "several": several,
    "either": either,
    "groups": groups,
    "accents": accents,
    "half typed": half_typed,
}


@pytest.fixture
def shelf(form: str, seed_store: Store) -> Index:
    """The seed papers' titles; for accents, with some in every other word."""
    titles = [paper.title for paper in seed_store.papers.values()]
    if form == "accents":
        for number, words in enumerate(map(str.split, titles)):
            words[::2] = [word.translate(ACCENTS) for word in words[::2]]
            titles[number] = " ".join(words)
    return build_index(papers(*titles))


def both(typed: Typed, index: Index) -> tuple[set[str], set[str]]:
    """The titles that fzf finds, and those that carrel finds."""
    titles = {paper.key: paper.title for paper in index.papers if paper}
    lines = "\n".join(titles.values()).encode()
    found = {titles[key] for key in search(index, parse_query(typed.carrel)).keys}
    return set(fzf_filter(FZF, typed.fzf, lines, "--no-sort")), found


@pytest.mark.parametrize("form", FORMS)
def test_carrel_finds_the_titles_that_fzf_finds(form: str, shelf: Index) -> None:
    chance = Chance([paper.title for paper in shelf.papers if paper], form)
    differing: list[tuple[Typed, set[str]]] = []
    some = 0
    for typed in (FORMS[form](chance) for _ in range(EACH)):
        by_fzf, by_carrel = both(typed, shelf)
        if by_fzf != by_carrel:
            differing.append((typed, by_fzf ^ by_carrel))
        some += 0 < len(by_fzf) < len(shelf.papers)
    assert differing == []
    assert some > EACH / 10, "nearly all find nothing or everything"
