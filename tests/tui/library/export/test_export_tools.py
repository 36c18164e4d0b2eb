"""The exports in the hands of the programs they are for; one that is not installed is skipped."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from parsing.urls import find_links
from tests.conftest import EXAMPLES
from tests.tui.library.export.hostile import LATEX, MARKDOWN, collection, item
from tui.library.export import FORMATS, Collection

WORDS = (
    *(word for word in f"{MARKDOWN} {LATEX}".split() if word.isascii()),
    *("}", "{", "}{", "ends in \\", "%", "# first", "@comment{", "x^", "$5 or $10", "$x}$", "a;b"),
    *(
        r"$\mathbb{R}^d$",
        r"\end{document}",
        "α ∈ Β ≤ 10⁴ − ₂ ⇒ ∅",
        "50% & more",
    ),
    *(
        "[^1]: of itself [^1]",
        "---\na: [b\n---",
        "<!-- open",
        "```\nopen",
        "(a) one",
        ": what",
        "=1+1",
    ),
)
"""What pdfLaTeX, too, has letters for."""


@pytest.fixture(scope="module")
def papers(seeds: Collection) -> Collection:
    """Seed papers, then unkind ones whose titles are told apart by a number."""
    unkind = (
        item(
            f"{word} {number}",
            f"{word}\nAt https://a.example/{number}_x%20y?b=c&d=~e#f and {word}.",
            lists=(word,),
            tags=(word, "x;y,z"),
            note=f"{word}\n\n- {word}",
        )
        for number, word in enumerate(WORDS)
    )
    # They take long over each paper, and all of all 511 is read by others' parsers elsewhere.
    return Collection("Papers", (*seeds.items[:: 1 if EXAMPLES else 5], *unkind))


def run(directory: Path, *command: str) -> str:
    """What a program says; it must be content, and come to an end."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=directory, capture_output=True, timeout=600, check=False)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == 0, said[-3000:]
    return done.stdout.decode("utf-8", "replace")


def export(papers: Collection, name: str, directory: Path) -> str:
    """The file's name."""
    file = f"papers{FORMATS[name].suffix}"
    (directory / file).write_bytes(FORMATS[name].write(papers).encode())
    return file


BIBTEX = r"\bibliographystyle{plain}\bibliography{papers}"
BIBLATEX = r"\usepackage[backend=biber]{biblatex}\addbibresource{papers.bib}"


@pytest.mark.parametrize(
    ("engine", "before", "after"),
    [
        ("bibtex", "", BIBTEX),
        ("bibtex", r"\usepackage{hyperref}", BIBTEX),
        ("biber", BIBLATEX, r"\printbibliography"),
    ],
    ids=["bibtex", "bibtex-hyperref", "biber"],
)
def test_latex_sets_every_paper_without_an_error(
    papers: Collection, tmp_path: Path, engine: str, before: str, after: str
) -> None:
    export(papers, "bibtex", tmp_path)
    (tmp_path / "paper.tex").write_text(
        rf"\documentclass{{article}}{before}\begin{{document}}\nocite{{*}}{after}\end{{document}}"
    )
    latex = ("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper")
    for program in ("biber", "bibtex"):
        if program == engine and shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    if engine == "biber" and not run(tmp_path, "kpsewhich", "biblatex.sty"):
        pytest.skip("biblatex is not installed")
    run(tmp_path, *latex)
    run(tmp_path, engine, "paper")
    run(tmp_path, *latex)
    bbl = (tmp_path / "paper.bbl").read_text("utf-8")
    set_ = re.findall(r"\\bibitem\{|\\entry\{", bbl)
    assert len(set_) == len(papers.items)


def test_cmark_gfm_finds_the_papers_and_every_link(papers: Collection, tmp_path: Path) -> None:
    file = export(papers, "markdown", tmp_path)
    extensions = ("-e", "table", "-e", "strikethrough", "-e", "autolink")
    html = run(tmp_path, "cmark-gfm", *extensions, file)
    assert len(re.findall("^<h2>", html, re.MULTILINE)) >= len(papers.items)
    addresses = set(re.findall('<a href="([^"]*)"', html))
    for each in papers.items[: -len(WORDS)]:
        for link in find_links(each.paper.abstract):
            assert link.replace("&", "&amp;") in addresses
    assert not [address for address in addresses if "%5C" in address]


@pytest.mark.parametrize("reader", ["gfm", "markdown"])
def test_pandoc_reads_the_markdown(papers: Collection, tmp_path: Path, reader: str) -> None:
    file = export(papers, "markdown", tmp_path)
    said = json.loads(run(tmp_path, "pandoc", "-f", reader, "-t", "json", file))
    headings = [block for block in said["blocks"] if block["t"] == "Header"]
    assert len(headings) == 1 + len(papers.items)
    assert said["meta"] == {}


def test_pandoc_reads_bibtex_and_glues_no_words(papers: Collection, tmp_path: Path) -> None:
    file = export(papers, "bibtex", tmp_path)
    said = json.loads(run(tmp_path, "pandoc", "-f", "bibtex", "-t", "csljson", file))
    assert len(said) == len(papers.items)
    export(collection(item("A", "One.\nTwo.")), "bibtex", tmp_path)
    (only,) = json.loads(run(tmp_path, "pandoc", "-f", "bibtex", "-t", "csljson", file))
    assert only["abstract"].split() == ["One.", "Two."]


def test_pandoc_cites_from_csl_json(papers: Collection, tmp_path: Path) -> None:
    file = export(papers, "csl", tmp_path)
    (tmp_path / "papers.md").write_text('---\nnocite: "@*"\n---\n')
    command = ("pandoc", "--citeproc", "--bibliography", file, "papers.md", "-t", "html")
    html = run(tmp_path, *command, "--fail-if-warnings")
    assert html.count('class="csl-entry"') == len(papers.items)


def test_csvkit_finds_the_cells(papers: Collection, tmp_path: Path) -> None:
    rows = json.loads(run(tmp_path, "csvjson", "-I", export(papers, "csv", tmp_path)))
    assert len(rows) == len(papers.items)
    assert len(rows[0]) == 25


def test_bibutils_reads_every_record(papers: Collection, tmp_path: Path) -> None:
    xml = run(tmp_path, "ris2xml", export(papers, "ris", tmp_path))
    assert xml.count("<mods ") == len(papers.items)
