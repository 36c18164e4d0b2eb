"""Bibliographies as YAML, as programs and people write them; the texts are invented."""

from __future__ import annotations

from textwrap import indent

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, read

ANN, BOB = Author(family="Doe", given="Ann"), Author(family="Roe", given="Bob")
FILES: dict[str, tuple[str, Meta]] = {
    "CSL": (
        f"""---
references:
- abstract: "{FOG}"
  author:
  - family: Doe
    given: Ann
  - family: Roe
    given: Bob
  container-title: Journal of Lamps
  DOI: 10.1000/ABC
  id: doe2026
  issue: 3
  issued: 2026-01-05
  page: 10-19
  title: "{LANTERN}"
  type: article-journal
  volume: 12
- author:
  - family: Poe
    given: Cy
  id: poe2025
  issued:
    date-parts:
    - - 2025
  title: {RUDDERS}
  type: paper-conference
...
""",
        Meta(
            kind=Kind.ARTICLE,
            authors=(ANN, BOB),
            published="2026-01-05",
            doi="10.1000/abc",
            venue="Journal of Lamps",
            volume="12",
            issue="3",
            pages="10-19",
        ),
    ),
    "Typst": (
        f"""doe2026:
    type: article
    title: "{LANTERN}"
    author: ["Doe, Ann", "Roe, Bob"]
    date: 2026-01-05
    page-range: 10-19
    serial-number:
        doi: "10.1000/ABC"
        arxiv: 2601.00001v2
    parent:
        type: periodical
        title: Journal of Lamps
        volume: 12
        issue: 3

poe2025:
    type: article
    title: {RUDDERS}
    author: Poe, Cy
    url: https://arxiv.org/abs/2601.00002
""",
        Meta(
            kind=Kind.ARTICLE,
            authors=(ANN, BOB),
            published="2026-01-05",
            arxiv="2601.00001",
            arxiv_version=2,
            doi="10.1000/abc",
            venue="Journal of Lamps",
            volume="12",
            issue="3",
            pages="10-19",
        ),
    ),
    "a home page": (
        f"""# my papers
- title: "{LANTERN}"
  authors: "Ann Doe, Bob Roe"
  venue: NeurIPS
  year: 2026
  pdf: https://arxiv.org/pdf/2601.00001

- title: {RUDDERS}
  authors:
    - Cy Poe
  venue: ICML
  year: 2025
""",
        Meta(
            kind=Kind.PREPRINT,
            authors=(Author("Ann Doe"), Author("Bob Roe")),
            published="2026",
            arxiv="2601.00001",
            venue="NeurIPS",
        ),
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_bibliography_is_read(kind: str) -> None:
    text, meta = FILES[kind]
    page = read(text)
    assert (page.format, page.problems) == ("yaml_list", ())
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]
    assert page.entries[0].abstract == (FOG if kind == "CSL" else "")
    assert page.entries[0].meta._replace(kind=meta.kind) == meta


def test_a_paper_of_papis_is_read() -> None:
    page = read(
        "author: Doe, Ann and Roe, Bob\nauthor_list:\n- family: Doe\n  given: Ann\n- family: Roe\n"
        f"  given: Bob\ndoi: 10.1000/ABC\nfiles:\n- paper.pdf\njournal: Lamps\ntitle: '{LANTERN}'\n"
    )
    (entry,) = page.entries
    assert (entry.title, entry.meta.authors) == (LANTERN, (ANN, BOB))
    assert (entry.meta.doi, entry.meta.venue) == ("10.1000/abc", "Lamps")


def test_of_a_citation_file_the_paper_is_read_and_not_the_program() -> None:
    page = read(
        "cff-version: 1.2.0\nauthors:\n- family-names: Noe\n  given-names: Dee\n"
        "title: Lamp software\ndoi: 10.5281/zenodo.1\npreferred-citation:\n  type: article\n"
        f'  authors:\n  - family-names: Doe\n    given-names: Ann\n  title: "{LANTERN}"\n'
        "  journal: Lamps\n"
    )
    (entry,) = page.entries
    assert (entry.title, entry.meta.authors, entry.meta.venue) == (LANTERN, (ANN,), "Lamps")


def test_broken_yaml_is_told_by_line() -> None:
    page = read(
        f"- title: {RUDDERS}\n  doi: 10.1000/a\n- title: Fog: a study: of lamps\n  doi: b\n"
    )
    assert page.entries == ()
    (problem,) = page.problems
    assert (problem.line, problem.done) == (3, "nothing taken")
    assert problem.seen == "broken YAML (mapping values are not allowed in this context)"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("".join(f"{' ' * at}a{at}:\n" for at in range(300)), "nested too deeply"),
        (f"a: {'[' * 50_000}", "nested too deeply"),
        (f"{'- ' * 50_000}a", "nested too deeply"),
        (
            "a: &a [x, x, x, x, x, x, x, x, x]\n"
            + "".join(
                f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join([f'*{chr(97 + at)}'] * 9)}]\n"
                for at in range(9)
            ),
            "too many values",
        ),
    ],
    ids=["steps", "brackets", "hyphens", "a bomb"],
)
def test_a_hostile_file_is_refused_at_once(text: str, why: str) -> None:
    page = read(f"x:\n  title: Fog\n  doi: 10.1000/a\n{text}\n")
    assert page.entries == ()
    assert why in page.problems[0].seen


@pytest.mark.parametrize(
    "text",
    [
        "name: build\non:\n  push:\njobs:\n  - title: Fog\n    authors: nobody\n",
        "- title: Buy lamps\n  done: false\n- title: Sell rope\n  done: true\n",
        "site:\n  title: Harbour News\n  author: Ann Doe\n",
    ],
)
def test_yaml_of_something_else_is_no_list_of_papers(text: str) -> None:
    assert read(text).entries == ()


@pytest.mark.parametrize("end", ["---", "..."])
@pytest.mark.parametrize("step", ["", "  "])
@pytest.mark.parametrize(
    "above", ["", "title: On Fog\nauthor:\n- Ann Doe\nabstract: |\n  Of fog.\n"]
)
def test_references_above_a_text_of_pandoc_are_papers(above: str, step: str, end: str) -> None:
    _, _, listed = FILES["CSL"][0].partition("references:\n")
    listed = indent(listed.removesuffix("...\n"), step)
    below = f"nocite: |\n  @doe2026\n{end}\n\n# Fog\n\nAs [@doe2026].\n"
    page = read(f"---\n{above}references:\n{listed}{below}")
    assert (page.format, page.problems) == ("yaml_list", ())
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]
    assert page.entries[0].meta.authors == (ANN, BOB)
