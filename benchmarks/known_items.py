"""Known-item queries: what a person types who half remembers one paper.

Each query is made from one paper and has that paper as its only right answer. A query that another
paper answers word for word as well (whose every word, before it was cut or misspelt, stands in
another paper's title and abstract as it should stand) is left out by that rule.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsing.paper import Paper
from tui.library.search.tokenizer import words

SHORTEST = 4
"""Letters of a word that is worth typing."""
_HYPHENATED = re.compile(r"[A-Za-z0-9]+-[A-Za-z0-9]+")
_CAMEL_CASE = re.compile(r"\b[A-Za-z]*[a-z][A-Z][A-Za-z0-9]*")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Query(NamedTuple):
    """One query and the paper that it means."""

    kind: str
    text: str
    key: str


class _Texts(NamedTuple):
    """A paper's words, for choosing among them and for the rule."""

    key: str
    title: list[str]
    abstract: list[str]
    in_title: frozenset[str]
    anywhere: frozenset[str]
    joined: frozenset[str]
    """What two neighbouring words of it make when they are run together."""
    written: str
    """The title as it is written."""


def known_item_queries(
    papers: Sequence[Paper], seed: int, each: int = 60, kinds: Mapping[str, Kind] | None = None
) -> list[Query]:
    """Some queries of each kind, the same for the same seed, papers and kinds.

    Args:
        papers: what is searched.
        seed: of the random choices.
        each: how many queries of each kind are wanted; fewer come back where the rule or the
            papers leave no more.
        kinds: by name; `KINDS` unless others are given.
    """
    chance = random.Random(seed)
    texts = [_texts(paper) for paper in papers]
    spread = Counter(word for text in texts for word in text.anywhere)
    queries: list[Query] = []
    for kind, make in (KINDS if kinds is None else kinds).items():
        found = 0
        for text in chance.sample(texts, len(texts)):
            if found == each:
                break
            chosen = make(text, spread, chance)
            if chosen is None:
                continue
            typed, meant = chosen
            if _answered_elsewhere(text, texts, meant):
                continue
            queries.append(Query(kind, " ".join(typed), text.key))
            found += 1
    return queries


Meant = list[Callable[[_Texts], bool]]
"""For each word of a query, whether a paper has what was meant by it."""
Chosen = tuple[list[str], Meant] | None
Kind = Callable[[_Texts, Counter[str], random.Random], Chosen]
"""Makes a query of a paper, or none, given how many papers have each word."""


def _texts(paper: Paper) -> _Texts:
    title, abstract = words(paper.title), words(paper.abstract)
    anywhere = frozenset(title) | set(abstract)
    joined = frozenset(a + b for text in (title, abstract) for a, b in pairwise(text))
    return _Texts(paper.key, title, abstract, frozenset(title), anywhere, joined, paper.title)


def _answered_elsewhere(text: _Texts, texts: Sequence[_Texts], meant: Meant) -> bool:
    return any(other.key != text.key and all(has(other) for has in meant) for other in texts)


def _rare(
    pool: Sequence[str], spread: Counter[str], count: int, chance: random.Random
) -> list[str]:
    """Some of the rarest words of a text, in a random order; none when there are too few."""
    long = [word for word in dict.fromkeys(pool) if len(word) >= SHORTEST and word.isalpha()]
    rarest = sorted(long, key=lambda word: (spread[word], word))[: count + 2]
    return chance.sample(rarest, count) if len(rarest) >= count else []


def _whole(word: str) -> Callable[[_Texts], bool]:
    return lambda text: word in text.anywhere


def _begun(prefix: str) -> Callable[[_Texts], bool]:
    return lambda text: any(word.startswith(prefix) for word in text.in_title)


def _together(word: str) -> Callable[[_Texts], bool]:
    return lambda text: word in text.anywhere or word in text.joined


def _misspell(word: str, chance: random.Random) -> str:
    """One slip of the fingers: a letter left out, doubled, replaced or exchanged with the next.

    The first letter is right, as it nearly always is.
    """
    at = chance.randrange(1, len(word) - 1)
    other = chance.choice([letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter != word[at]])
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + other + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def _two_rare(text: _Texts, spread: Counter[str], chance: random.Random) -> Chosen:
    typed = _rare(text.title, spread, 2, chance)
    return (typed, [_whole(word) for word in typed]) if typed else None


def _three_reversed(text: _Texts, spread: Counter[str], chance: random.Random) -> Chosen:
    del spread
    long = [word for word in dict.fromkeys(text.title) if len(word) >= SHORTEST]
    if len(long) < 3:
        return None
    at = chance.randrange(len(long) - 2)
    typed = long[at : at + 3][::-1]
    return typed, [_whole(word) for word in typed]


def _three_prefixes(text: _Texts, spread: Counter[str], chance: random.Random) -> Chosen:
    chosen = _rare(text.title, spread, 3, chance)
    typed = [word[: max(3, (len(word) + 1) // 2)] for word in chosen]
    return (typed, [_begun(prefix) for prefix in typed]) if typed else None


def _one_typo(text: _Texts, spread: Counter[str], chance: random.Random) -> Chosen:
    chosen = _rare(text.title, spread, 2, chance)
    if not chosen or len(chosen[0]) < 5:
        return None
    return [_misspell(chosen[0], chance), chosen[1]], [_whole(word) for word in chosen]


def _typo_in_each(text: _Texts, spread: Counter[str], chance: random.Random) -> Chosen:
    chosen = _rare([word for word in text.title if len(word) >= 5], spread, 3, chance)
    typed = [_misspell(word, chance) for word in chosen]
    return (typed, [_whole(word) for word in chosen]) if typed else None


def _abstract(text: _Texts, spread: Counter[str], chance: random.Random) -> Chosen:
    typed = _rare(text.abstract, spread, 3, chance)
    return (typed, [_whole(word) for word in typed]) if typed else None


def _title_and_abstract(text: _Texts, spread: Counter[str], chance: random.Random) -> Chosen:
    first = _rare(text.title, spread, 1, chance)
    second = _rare([w for w in text.abstract if w not in text.in_title], spread, 1, chance)
    typed = first + second
    return (typed, [_whole(word) for word in typed]) if first and second else None


def _run_together(text: _Texts, spread: Counter[str], chance: random.Random) -> Chosen:
    del spread
    pairs = [a + b for a, b in pairwise(text.title) if min(len(a), len(b)) >= SHORTEST]
    typed = chance.choice(pairs) if pairs else ""
    return ([typed], [_together(typed)]) if typed else None


def _without_hyphen(text: _Texts, spread: Counter[str], chance: random.Random) -> Chosen:
    del spread
    names = _HYPHENATED.findall(text.written)
    if not names:
        return None
    typed = chance.choice(names).replace("-", "").lower()
    return [typed], [_together(typed)]


def _camel_case_split(text: _Texts, spread: Counter[str], chance: random.Random) -> Chosen:
    del spread
    names = _CAMEL_CASE.findall(text.written)
    if not names:
        return None
    name = chance.choice(names)
    typed = _INNER_CAPITAL.sub(" ", name).lower().split()
    together = _together(name.lower())
    apart = [_whole(word) for word in typed]
    return typed, [lambda text: together(text) or all(has(text) for has in apart)]


KINDS: dict[str, Kind] = {
    "two rare title words": _two_rare,
    "three in reverse order": _three_reversed,
    "three prefixes": _three_prefixes,
    "two words, one typo": _one_typo,
    "three words, a typo each": _typo_in_each,
    "three words of the abstract": _abstract,
    "one of title, one of abstract": _title_and_abstract,
}
TOGETHER_OR_APART: dict[str, Kind] = {
    "two title words run together": _run_together,
    "a name without its hyphen": _without_hyphen,
    "a CamelCase name split": _camel_case_split,
}
"""Further kinds: what is typed as one word and written as several, or the other way round."""
