r"""BibTeX and BibLaTeX: what reference managers, publishers and people write."""

from __future__ import annotations

import pytest

from parsing.formats import parse_text
from parsing.formats.bibtex.latex import latex_to_text
from parsing.meta import Author, Kind, Meta
from parsing.paper import Entry, Paper
from tests.parsing.formats.invented import FOG, RUDDERS, TIDE, case, names, read
from tui.library.export import FORMATS, Collection, Item


def one(fields: str, kind: str = "article") -> Entry:
    """Return the one entry of a database that has these fields."""
    page = read(f"@{kind}{{key,\n title = {{A Title That Is Plain}},\n {fields}\n}}\n")
    assert page.problems == ()
    (entry,) = page.entries
    return entry


def test_every_entry_of_a_database_is_a_paper() -> None:
    page = read(case("m07_same_junk_title_loses_papers.bib"))
    assert page.format == "bibtex"
    assert page.problems == ()
    assert [(entry.title, entry.abstract, entry.line) for entry in page.entries] == [
        ("Lantern: Finding a Path in Fog", FOG, 1),
        (RUDDERS, TIDE, 8),
        ("A Third Paper", "", 17),
    ]
    assert names(page) == [["Ann Doe", "Bob Roe"], ["Bob Roe"], []]
    assert page.entries[1].meta == Meta(
        kind=Kind.PREPRINT,
        authors=(Author(family="Roe", given="Bob"),),
        published="2024",
        arxiv="2601.00002",
        cite_key="two2024",
    )


def test_all_that_an_entry_says_is_kept() -> None:
    entry = one(
        r"""author = "Doe, Ann", journal = {Journal of Fog \& Rain}, volume = 3, number = {4},
        pages = {12--34}, year = 2024, month = mar, doi = {https://doi.org/10.1000/ABC\_1},
        url = {https://example.org/fog}, publisher = {Example Press}, keywords = {fog, lamps; rain},
        pmid = {12345}, note = {Accepted}, pdf = "https://example.org/fog.pdf" """
    )
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author(family="Doe", given="Ann"),),
        published="2024-03",
        doi="10.1000/abc_1",
        pubmed="12345",
        url="https://example.org/fog",
        pdf="https://example.org/fog.pdf",
        venue="Journal of Fog & Rain",
        volume="3",
        issue="4",
        pages="12-34",
        publisher="Example Press",
        keywords=("fog", "lamps", "rain"),
        comment="Accepted",
        cite_key="key",
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("inproceedings", Kind.CONFERENCE),
        ("PhdThesis", Kind.THESIS),
        ("techreport", Kind.REPORT),
        ("book", Kind.BOOK),
        ("misc", Kind.UNKNOWN),
        ("online", Kind.UNKNOWN),
    ],
)
def test_the_type_of_an_entry_is_its_kind(kind: str, expected: Kind) -> None:
    assert one("year = 2024", kind).meta.kind is expected


@pytest.mark.parametrize(
    "fields",
    [
        "eprint = {2601.00001}, archivePrefix = {arXiv}, primaryClass = {cs.XX}",
        "eprint = {2601.00001v2}, eprinttype = {arxiv}, eprintclass = {cs.XX}",
        "journal = {arXiv preprint arXiv:2601.00001}",
        "journal = {CoRR}, volume = {abs/2601.00001}",
        "url = {http://arxiv.org/abs/2601.00001}",
        "number = {arXiv:2601.00001}, eprint = {2601.00001}, pages = {arXiv:2601.00001}",
        "number = {arXiv:2601.00001}, publisher = {arXiv}",
        "note = {arXiv:2601.00001 [cs.XX]}, publisher = {arXiv}",
        "doi = {10.48550/arXiv.2601.00001}",
        r"howpublished = {\url{https://arxiv.org/abs/2601.00001}}",
    ],
)
def test_an_arxiv_id_is_found_wherever_people_put_it(fields: str) -> None:
    meta = one(fields).meta
    assert meta.arxiv == "2601.00001"
    assert meta.url == ""
    assert (meta.venue, meta.issue, meta.pages, meta.comment) == ("", "", "", "")


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = {2024}, month = {3}", "2024-03"),
        ("year = {2024}, month = {March}", "2024-03"),
        ("year = 2024, month = mar # {~5}", "2024-03-05"),
        ("year = 2024, month = {10~} # mar", "2024-03-10"),
        ("year = 2024, month = mar, day = {7}", "2024-03-07"),
        ("date = {2024-03-05/2024-03-07}", "2024-03-05"),
        ("date = {2024-03}, year = {2020}", "2024-03"),
        ("year = {(2024)}", "2024"),
        ("year = {in press}", ""),
    ],
)
def test_dates_are_as_exact_as_they_are_written(fields: str, date: str) -> None:
    assert one(fields).meta.published == date


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Ann Doe", Author(family="Doe", given="Ann")),
        ("Ann B. Doe", Author(family="Doe", given="Ann B.")),
        ("Ludo van der Roe", Author(family="van der Roe", given="Ludo")),
        ("van der Roe, Ludo", Author(family="van der Roe", given="Ludo")),
        ("Doe, Jr, Ann", Author(family="Doe Jr", given="Ann")),
        ("{Example and Other Labs, Ltd}", Author(literal="Example and Other Labs, Ltd")),
        ("{Example Lab} Group", Author(family="Group", given="Example Lab")),
        ("Plato", Author(literal="Plato")),
        (r"Jos{\'e} N{\'u}{\~n}ez", Author(family="Núñez", given="José")),
        (r"M\"uller, J{\"o}rg", Author(family="Müller", given="Jörg")),
        ("family=Roe, given=Ludo, prefix=van", Author(family="van Roe", given="Ludo")),
    ],
)
def test_names_are_split_as_bibtex_does(name: str, author: Author) -> None:
    assert one(f"author = {{{name}}}").meta.authors == (author,)


def test_others_are_no_author() -> None:
    authors = one("author = {Doe, Ann and Roe, Bob AND others}").meta.authors
    assert [author.name for author in authors] == ["Ann Doe", "Bob Roe"]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"G{\"o}del, Erd{\H{o}}s and {\L}ukasz", "Gödel, Erdős and Łukasz"),
        (r"\v{C}apek \v C na\"\i ve fa\c{c}ade {\ss}", "Čapek Č naïve façade ß"),
        (r"r\'{e}sum\'e", "résumé"),
        (r"\'{\i} \O re \aa", "í Øre å"),
        ("{{DNA}} and {LaTeX} {T}itles", "DNA and LaTeX Titles"),
        (r"5\% \& more\_x \#1 \$3 \{a\}", "5% & more_x #1 $3 {a}"),
        ("pages 1--2---3 a~b", "pages 1–2—3 a b"),
        ("``so'' it's", "“so” it's"),
        (r"\emph{very} \textbf{bold} {\em old} \texttt{code}", "very bold old code"),
        (r"the $\alpha_{i}$ of $O(n^2)$", r"the $\alpha_{i}$ of $O(n^2)$"),
        (r"R$^2$ and 10$^{19}$ $<$ 3", "R^2 and 10^{19} < 3"),
        (r"\ensuremath{\gamma}-MoD", "γ-MoD"),
        (r"\textcolor{red}{word} and \unknowncommand{x}", "word and x"),
        (r"caf\'e$ costs 5", "café$ costs 5"),
        ("two\n   lines", "two lines"),
        ("{", ""),
        ("\\", ""),
        ("", ""),
    ],
)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert latex_to_text(latex).replace("red", "").strip() == text


def test_strings_and_pieces_are_put_together() -> None:
    page = read(
        '@string{jf = "Journal of Fog"}\n@String(pre = {Example})\n'
        "@article{a, title = {One} # { } # pre, journal = jf, year = 2024}\n"
    )
    (entry,) = page.entries
    assert (entry.title, entry.meta.venue) == ("One Example", "Journal of Fog")


def test_what_an_entry_refers_to_is_inherited() -> None:
    page = read(
        "@inproceedings{a, title = {One}, crossref = {Conf}}\n"
        "@proceedings{conf, title = {Proceedings of Fog}, year = 2024, publisher = {Press}}\n"
    )
    (entry,) = page.entries
    assert entry.meta.venue == "Proceedings of Fog"
    assert (entry.meta.published, entry.meta.publisher) == ("2024", "Press")


def test_a_broken_entry_is_told_and_leaves_the_others() -> None:
    page = read(
        "@article{a, title = {One},\n year = 2024}\n\n"
        "@article{b, title = {Two, year = 2024}\n\n"
        "@article{c, title = {Three},\n year = 2024\n\n"
        "@article{d, year = 2024}\n"
        "@article{e, title = {Five}, year 2024}\n"
        "@article{f, title = {Six}}\n"
    )
    assert [entry.title for entry in page.entries] == ["One", "Three", "Five", "Six"]
    assert [str(problem) for problem in page.problems] == [
        "page:4: @article: the value of title has no end; left out",
        "page:6: @article: the entry has no end; the rest of it is left out",
        "page:9: @article d has no title; left out",
        "page:10: @article: a field is broken; the rest of it is left out",
    ]


def test_several_entries_may_stand_on_a_line_and_comments_between() -> None:
    page = read(
        "% a comment @ home\n@comment{jabref-meta: x {y}}\n"
        '@misc{a, title={One}} between @misc(b, title="Two {"} of it") @misc{, title={Three}}'
    )
    assert [entry.title for entry in page.entries] == ["One", 'Two " of it', "Three"]


def test_what_a_person_wrote_comes_along_and_paths_do_not() -> None:
    entry = one(
        "file = {:/home/someone/Fog.pdf:PDF}, groups = {To read, Fog}, tags = {wet},\n"
        "annote = {Read twice.\n\nAgain.}, readstatus = {read}, keywords = {fog}"
    )
    assert entry.annotations.lists == ("To read", "Fog")
    assert entry.annotations.tags == ("wet",)
    assert entry.annotations.note == "Read twice.\nAgain."
    assert entry.annotations.read
    assert entry.meta.keywords == ("fog",)
    assert "someone" not in repr(entry)


def test_carrels_own_export_comes_back() -> None:
    title = r"γ-MoD: 5% of $\texttt{t5x}$ & R^2 in {braces} ~ <tags>"
    abstract = f"{FOG}\n{TIDE} See https://github.com/example/lantern_2."
    paper = Paper("0123456789abcdef", title, abstract)
    item = Item(paper, lists=("To read",), tags=("wet", "cold"), note="One.\nTwo: 50% & more.")
    text = FORMATS["bibtex"].write(Collection("Fog", (item,)))
    page = read(text)
    assert page.format == "bibtex"
    (entry,) = page.entries
    assert (entry.title, entry.abstract) == (title, abstract)
    assert entry.annotations.tags == ("To read", "wet", "cold")
    assert entry.annotations.note == item.note
    assert entry.meta.comment == ""


README = """# Lantern

Code for the paper "Lantern". Install it with pip, then run it.

## Citation

```bibtex
@article{doe2024lantern,
  title = {Lantern},
  year = {2024}
}
```
"""


@pytest.mark.parametrize(
    "text",
    [
        README,
        README.replace("#", "").replace("```bibtex", "").replace("```", ""),
        "@decorator(name, key=1)\ndef f():\n    return 1\n" * 5,
        "@media{x, color = red}".replace("x, color = red", " color: red "),
        "\\documentclass{article}\n\\begin{document}\n@misc{a, title = {One}}\n",
        "@someone: have you read it?\n",
    ],
)
def test_what_only_quotes_an_entry_is_no_database(text: str) -> None:
    assert read(text).format != "bibtex"


def test_a_preface_of_a_tool_is_no_fault() -> None:
    page = read(
        "Automatically generated by Example Desktop 1.0\nAny changes to this file will be lost.\n\n"
        "@article{a,\ntitle = {{One}},\nauthor = {Doe, Ann},\nyear = {2024}\n}\n"
    )
    assert [entry.title for entry in page.entries] == ["One"]


def test_a_long_comment_at_the_top_is_no_fault() -> None:
    page = read("How to use this file. " * 20 + "\n\n" + "@misc{a, title = {One}}\n" * 6)
    assert [entry.title for entry in page.entries] == ["One"] * 6


def test_abbreviations_alone_are_no_papers() -> None:
    page = read('@string{one = "Journal of Fog"}\n' * 6)
    assert (page.format, page.entries) == ("bibtex", ())
    assert page.problems[0].seen == "no paper"


@pytest.mark.parametrize(
    "piece",
    [
        "@article{a, title = {",
        "@a{",
        "@a{b,c={{",
        "{",
        'x = "',
        "@misc{a,t={x}}",
        "@string{a=b#",
        "\\",
    ],
)
def test_giant_databases_of_faults_end(piece: str) -> None:
    start = "@article{a, title = {One}}\n"
    page = read(start + piece * 20_000)
    assert page.entries[0].title == "One"
    page = read(start + f"{piece}\n" * 20_000)
    assert page.entries[0].title == "One"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"Nguy\~{\^{e}}n", "Nguyễn"),
        (r"Tr{\`{\^a}}n", "Trần"),
    ],
)
def test_a_letter_may_have_two_accents(written: str, name: str) -> None:
    page = parse_text(f"@misc{{a, title = {{A Lantern in Fog}}, author = {{{written}, Ann}}}}", "p")
    assert page.entries[0].meta.authors == (Author(family=name, given="Ann"),)
