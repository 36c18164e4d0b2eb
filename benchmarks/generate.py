"""Large libraries to measure with: invented papers with the word statistics of the seed pages.

``python -m benchmarks.generate 10000 FOLDER`` writes pages, by turns as Hugging Face's API gives
them (authors, date, arXiv id, votes) and as CSL-JSON (authors, date, DOI, venue). The same number
and the same seed give the same bytes.
"""

from __future__ import annotations

import itertools
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.contestants import SEEDS
from benchmarks.format_writers import WRITERS
from parsing.paper import Entry, fold_title
from parsing.plausible import looks_like_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.format_writers import Paper

PAPERS_A_PAGE = 67
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
LABEL = re.compile(rf"(?:{'|'.join(MONTHS)}) \d{{1,2}}")
FORMATS = ("hf_api", "csl_json")
"""Of the pages, by turns."""
LONGEST_TITLE = 200
"""Characters of a title."""
SENTENCE = 22
"""Words of a sentence, on average."""
HEAPS = 0.55
"""How vocabulary grows with text, as a power: between .4 and .6 in English (Heaps' law)."""


@dataclass(frozen=True)
class Words:
    """Words with the sums of their weights, as `random.Random.choices` wants them."""

    words: list[str]
    sums: list[float]

    def some(self, number: int, chance: random.Random) -> str:
        """So many words, drawn one by one."""
        return " ".join(chance.choices(self.words, cum_weights=self.sums, k=number))


def generate(papers: int, folder: Path, seed: int = 0) -> list[str]:
    """Write pages with so many different papers into `folder`; their titles, in order."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    learnt = list(seed_papers())
    titles, abstracts = (
        [[word.rstrip(".") for word in text.split() if "://" not in word] for text in texts]
        for texts in zip(*learnt, strict=True)
    )
    growth = papers / len(learnt)
    title_words = vocabulary(titles, growth, chance)
    abstract_words = vocabulary(abstracts, growth, chance)
    lengths = [(len(title.split()), len(abstract)) for title, abstract in learnt]

    people, venues = names(papers, learnt, chance)
    written: dict[str, str] = {}
    for page, first in enumerate(range(0, papers, PAPERS_A_PAGE)):
        listed: list[Paper] = []
        for at in range(first, min(first + PAPERS_A_PAGE, papers)):
            title_length, abstract_length = chance.choice(lengths)
            title = ""
            # What looks like no paper the reader tells of, in the place of how far it is.
            while not looks_like_paper(Entry(title, "", 0)):
                title = as_title(title_words.some(title_length, chance)[:LONGEST_TITLE])
            while (folded := fold_title(title)) in written:
                title = as_title(f"{title} {title_words.some(1, chance)}")
            written[folded] = title
            listed.append(
                {
                    "id": f"{2401 + at // 100_000}.{at % 100_000:05}",
                    "title": title,
                    "abstract": sentences(abstract_words, abstract_length, chance),
                    "authors": chance.choices(people, k=chance.randint(1, 9)),
                    "day": chance.randint(1, 28),
                    "votes": int(chance.paretovariate(0.8)),
                    "venue": chance.choice(venues),
                }
            )
        text = WRITERS[FORMATS[page % len(FORMATS)]](listed)
        (folder / f"{page:05}.json").write_text(text, encoding="utf-8")
    return list(written.values())


def names(
    papers: int, learnt: list[tuple[str, str]], chance: random.Random
) -> tuple[list[str], list[str]]:
    """Two words each for the people who write so many papers, and what the venues are called."""
    made = invent([word for _, text in learnt for word in text.split()], 600, chance)
    words = [capital(word) for word in made]
    given, family = words[:200], words[200:]
    people = [f"{chance.choice(given)} {chance.choice(family)}" for _ in range(2 * papers)]
    return people, [f"Journal of {word}" for word in words[:50]]


def as_title(words: str) -> str:
    """Words as they are printed above an abstract: beginning with a capital, ending in a word."""
    return capital(words.rstrip(" ,;:.-"))


def capital(words: str) -> str:
    """Words of which the first begins with a capital."""
    return words[:1].upper() + words[1:]


def sentences(vocabulary: Words, length: int, chance: random.Random) -> str:
    """Sentences of about so many characters in all."""
    made: list[str] = []
    left = length
    while left > 0:
        sentence = vocabulary.some(chance.randint(SENTENCE // 2, SENTENCE * 3 // 2), chance)
        made.append(f"{capital(sentence[:left].rstrip(' ,;:') or 'so')}.")
        left -= len(sentence) + 2
    return " ".join(made)


def seed_papers() -> Iterator[tuple[str, str]]:
    """Titles and abstracts of the seed pages in the spaced layout: all blocks below the label."""
    for page in sorted(SEEDS.glob("*.txt")):
        blocks = [block.strip() for block in page.read_text(encoding="utf-8").split("\n\n")]
        blocks = [block for block in blocks if block]
        labels = [number for number, block in enumerate(blocks[:10]) if LABEL.fullmatch(block)]
        if labels:
            below = blocks[labels[0] + 1 :]
            yield from zip(below[::2], below[1::2], strict=False)


def vocabulary(texts: list[list[str]], growth: float, chance: random.Random) -> Words:
    """The words of `texts`, as often as they stand there, and invented ones for `growth` texts.

    Together the invented words are as frequent as the words that stand there once (the estimate of
    Good and Turing for what was never seen), and among each other they follow Zipf's law.
    """
    counts = Counter(itertools.chain.from_iterable(texts))
    once = sum(1 for count in counts.values() if count == 1)
    invented = invent(list(counts), int(len(counts) * max(0.0, growth**HEAPS - 1)), chance)
    zipf = [1 / rank for rank in range(1, len(invented) + 1)]
    share = once / sum(zipf) if zipf else 0.0
    weights = [*counts.values(), *(share * weight for weight in zipf)]
    return Words([*counts, *invented], list(itertools.accumulate(weights)))


def invent(words: list[str], number: int, chance: random.Random) -> list[str]:
    """So many new words, each the beginning of one word and the end of another."""
    plain = [word for word in words if word.isalpha() and len(word) > 4]
    known = set(words)
    invented: list[str] = []
    while len(invented) < number:
        start, end = chance.choice(plain), chance.choice(plain).lower()
        word = start[: chance.randint(2, len(start) - 1)] + end[-chance.randint(2, len(end) - 1) :]
        if word not in known:
            known.add(word)
            invented.append(word)
    return invented


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
