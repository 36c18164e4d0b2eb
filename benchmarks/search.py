"""``make bench-search``: how well carrel finds the one paper that is meant, beside other engines.

A known-item evaluation: each query has one right paper, and what counts is the rank it comes at.
The queries are those of `benchmarks.known_items`, the papers those of the seed pages. The queries
that are written together or apart are counted by themselves, and no bar is set for them. Titles in
scripts without blanks are made up (`benchmarks.unspaced_items`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean, quantiles

from benchmarks import contestants, table
from benchmarks.known_items import TOGETHER_OR_APART, Query, known_item_queries
from benchmarks.search_baselines import BASELINES, Answer, Engine, MissingError, ask, carrel
from benchmarks.unspaced_items import made_up_titles, papers_of, part_queries
from parsing.sources import read_pages
from tui.library.search.query import parse_query
from tui.library.store import build_store

CARREL = "carrel"
ALL = "all kinds"
SEEN = 10
"""So many papers are in sight at once."""
FIRST_PREFIX = 3
"""Letters from which a half typed query is asked."""
FIRST_BAR, SEEN_BAR, KIND_BAR, STEADY_BAR = 0.975, 0.998, 0.95, 0.95
"""The least shares that are promised: first and seen over all kinds, first of any, and steady."""

MADE_UP = 60
"""Titles of each script without blanks."""

Measure = Callable[[Sequence[Answer]], float]


def first(answers: Sequence[Answer]) -> float:
    """success@1: the share of queries with the right paper first."""
    return fmean(each.rank == 1 for each in answers)


def seen(answers: Sequence[Answer]) -> float:
    """success@10: the share of queries with the right paper among the first ten."""
    return fmean(each.rank is not None and each.rank <= SEEN for each in answers)


def mrr(answers: Sequence[Answer]) -> float:
    """Mean reciprocal rank: 1 for the first place, 1/2 for the second, 0 for none."""
    return fmean(1 / each.rank if each.rank else 0.0 for each in answers)


MEASURES: dict[str, Measure] = {
    "right paper first (success@1)": first,
    "right paper in the first ten (success@10)": seen,
    "mean reciprocal rank": mrr,
}


def prefixes(text: str) -> list[str]:
    """The query as it grows letter by letter; a blank by itself makes no step."""
    ends = range(FIRST_PREFIX, len(text) + 1)
    return [text[:end] for end in ends if not text[end - 1].isspace()]


def steadiness(engine: Engine, queries: Sequence[Query]) -> float:
    """Of the letters typed after the right paper came in sight, the share that leave it there."""
    kept: list[bool] = []
    for query in queries:
        in_sight = [query.key in engine(prefix)[:SEEN] for prefix in prefixes(query.text)]
        if True in in_sight:
            kept += in_sight[in_sight.index(True) + 1 :]
    return fmean(kept)


def by_kind(answers: Sequence[Answer]) -> dict[str, list[Answer]]:
    """The answers to each kind of query, and under `ALL` every one."""
    kinds: dict[str, list[Answer]] = {}
    for answer in answers:
        kinds.setdefault(answer.query.kind, []).append(answer)
    return {**kinds, ALL: list(answers)}


# Printing

Line = tuple[str, ...]


def comparisons(results: dict[str, list[Answer]]) -> Iterator[list[Line]]:
    """A table for each measure: a line a kind, a column an engine."""
    kinds = {engine: by_kind(answers) for engine, answers in results.items()}
    for name, measure in MEASURES.items():
        yield [
            (name, *results),
            *(
                (kind, *(f"{measure(kinds[each][kind]):.3f}" for each in results))
                for kind in kinds[CARREL]
            ),
        ]


def seed_by_seed(answers: dict[int, list[Answer]], steady: dict[int, float]) -> list[Line]:
    """carrel's figures for each query seed."""
    lines: list[Line] = [("query seed", "first", "in ten", "mrr", "least kind first", "stability")]
    for seed, found in answers.items():
        figures = (first(found), seen(found), mrr(found), least_kind(found)[1], steady[seed])
        lines.append((str(seed), *(f"{each:.3f}" for each in figures)))
    return lines


def least_kind(answers: Sequence[Answer]) -> tuple[str, float]:
    """The kind of query with the right paper first least often, and how often that is."""
    shares = {kind: first(found) for kind, found in by_kind(answers).items()}
    worst = min(shares, key=lambda kind: shares[kind])
    return worst, shares[worst]


def bar(answers: Sequence[Answer], steady: float) -> list[Line]:
    """What is promised, what was found, and whether it holds."""
    worst, share = least_kind(answers)
    asked = (
        ("first, all kinds", first(answers), FIRST_BAR),
        ("in the first ten, all kinds", seen(answers), SEEN_BAR),
        (f"first, least kind ({worst})", share, KIND_BAR),
        ("still in the first ten a letter later", steady, STEADY_BAR),
    )
    lines = [
        (what, f"{found:.4f}", f"{least:.3f}", "ok" if found >= least else "UNDER")
        for what, found, least in asked
    ]
    return [("the bar", CARREL, "at least", ""), *lines]


def plain(lines: Sequence[Line]) -> str:
    """Columns of equal width, the first to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rows = [[line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])] for line in lines]
    return "\n".join("  ".join(row).rstrip() for row in rows)


def markdown(lines: Sequence[Line]) -> str:
    """A Markdown table."""
    rule = ("---", *("---:" for _ in lines[0][1:]))
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:]))


def times(answers: Sequence[Answer]) -> str:
    """A sentence on how long a query takes."""
    spent = [each.seconds * 1000 for each in answers]
    late = quantiles(spent, n=20)[-1]
    return f"carrel takes {fmean(spent):.1f} ms a query, {late:.1f} ms at the 95th percentile."


def unspaced(seeds: Sequence[int]) -> str:
    """A sentence on parts of made-up titles in scripts without blanks, some titles a seed."""
    answers: list[Answer] = []
    for seed in seeds:
        titles = made_up_titles(seed, MADE_UP)
        answers += ask(carrel(papers_of(titles)), part_queries(titles, seed))
    worst, share = least_kind(answers)
    held = "ok" if first(answers) >= KIND_BAR else "UNDER"
    return (
        f"Scripts without blanks: {len(answers):,} queries besides, {first(answers):.3f} first"
        f" (at least {KIND_BAR}: {held}), {seen(answers):.3f} in ten, least {share:.3f} ({worst})."
    )


def miss(answer: Answer) -> str:
    """A line on a query whose paper did not come first."""
    return f"{answer.query.kind}: {answer.query.text!r}, rank {answer.rank or 'none'}"


def main() -> int:
    """Evaluate and print."""
    arguments = parser().parse_args()
    papers = list(build_store(read_pages([contestants.SEEDS]).pages).papers.values())
    engines: dict[str, Engine] = {}
    notes: list[str] = []
    for name, make in {**BASELINES, CARREL: carrel}.items():
        try:
            engines[name] = make(papers)
        except MissingError as error:
            notes.append(f"{name} is left out: {error}.")
    results: dict[str, list[Answer]] = {name: [] for name in engines}
    joined: dict[str, list[Answer]] = {name: [] for name in engines}
    seeds: dict[int, list[Answer]] = {}
    steady: dict[int, float] = {}
    for seed in arguments.seeds:
        print(f"asking the queries of seed {seed} ...", file=sys.stderr, flush=True)
        queries = known_item_queries(papers, seed)
        others = known_item_queries(papers, seed, kinds=TOGETHER_OR_APART)
        signs = [each.text for each in queries + others if parse_query(each.text).conditions]
        assert not signs, f"These are not plain words: {signs}"
        for name, engine in engines.items():
            results[name] += ask(engine, queries)
            joined[name] += ask(engine, others)
        seeds[seed] = results[CARREL][-len(queries) :]
        steady[seed] = steadiness(engines[CARREL], queries)
    answers = results[CARREL]
    held = bar(answers, fmean(steady.values()))
    tables = [*comparisons(results), seed_by_seed(seeds, steady), held, *comparisons(joined)]
    notes.append(f"{len(answers):,} queries over {len(papers):,} papers.")
    notes.append(f"Written together or apart: {len(joined[CARREL]):,} queries besides.")
    notes.append(unspaced(arguments.seeds))
    notes.append(times(answers + joined[CARREL]))
    notes.append(f"Measured with {table.machine()}.")
    print(*map(markdown if arguments.markdown else plain, tables), *notes, sep="\n\n")
    if arguments.misses:
        print("", *(miss(each) for each in answers + joined[CARREL] if each.rank != 1), sep="\n")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command line."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    options.add_argument(
        "--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5], help="of the queries (1 to 5)"
    )
    options.add_argument("--markdown", action="store_true", help="print tables for the README")
    options.add_argument("--misses", action="store_true", help="print what did not come first")
    return options


if __name__ == "__main__":
    sys.exit(main())
