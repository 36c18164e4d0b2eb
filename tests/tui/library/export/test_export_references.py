"""A paper's metadata in every format, and in the hands of the programs that print references."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import rispy

from parsing.formats import parse_text
from parsing.meta import Author, Kind, Meta, Reception
from parsing.paper import Paper, paper_key
from tests.tui.library.export.hostile import collection
from tests.tui.library.export.test_export_bibtex import read
from tui.library.export import FORMATS, Collection, Item
from tui.library.export.reference import citation_key

ANN = Author(family="Dœ-Łask", given="Ann B.")
GROUP = Author("The Lamp, Rope and Sail Group")
ARTICLE = Meta(
    kind=Kind.ARTICLE,
    authors=(ANN, Author("Bob Roe")),
    published="2024-03-05",
    doi="10.1000/fog_1",
    venue="Harbour & Tide Letters",
    volume="7",
    issue="2",
    pages="12-34",
    publisher="Quay Press",
    keywords=("fog", "lamps"),
    comment="Accepted for 90% of the harbours",
)
PREPRINT = Meta(
    authors=(ANN, Author("Bob Roe")),
    author_count=9,
    published="2026-01",
    arxiv="2601.00001",
    arxiv_version=2,
    arxiv_class="cs.XX",
    url="https://example.org/a_b%20{c}",
)
TALK = Meta(kind=Kind.CONFERENCE, authors=(GROUP,), published="2025", venue="Fog 2025")
THESIS = Meta(kind=Kind.THESIS, authors=(ANN,), published="2020", publisher="Quay University")
REPORT = Meta(kind=Kind.REPORT, authors=(ANN,), published="2019", organisation="Quay Lab")
BOOK = Meta(
    kind=Kind.BOOK, authors=(ANN,), published="1999", publisher="Quay Press", cite_key="D:99"
)


def paper(number: int, meta: Meta) -> Item:
    title = f"The Lantern Number {number}"
    reception = Reception("2026-01-05", votes=41)
    return Item(Paper(f"{number:016x}", title, "", (), meta, reception), tags=("dusk",))


EACH = tuple(map(paper, range(6), (ARTICLE, PREPRINT, TALK, THESIS, REPORT, BOOK)))
PAPERS = collection(*EACH)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bibtex", "doelask2026lantern,"),
        ("bibtex", "year = {2026},\n  month = nov,"),
        ("biblatex", "date = {2026-11}"),
        ("ris", "PY  - 2026"),
        ("csv", '"2026-11"'),
        ("json", '"published": "2026-11"'),
        ("markdown", "2026-11"),
    ],
)
def test_a_paper_is_cited_by_the_month_that_its_arxiv_id_states(name: str, said: str) -> None:
    listed = paper(7, Meta(authors=(ANN,), listed="2026-11-27", arxiv="2611.01234"))
    assert said in FORMATS[name].write(collection(listed))


def test_an_article_can_be_cited_by_bibtex() -> None:
    assert FORMATS["bibtex"].write(collection(EACH[0])) == (
        "% To read: 1 paper\n"
        "\n"
        "@article{doelask2024lantern,\n"
        "  title = {{The Lantern Number 0}},\n"
        "  author = {Dœ-Łask, Ann B. and Bob Roe},\n"
        "  year = {2024},\n"
        "  month = mar,\n"
        "  journal = {Harbour \\& Tide Letters},\n"
        "  volume = {7},\n"
        "  number = {2},\n"
        "  pages = {12--34},\n"
        "  publisher = {Quay Press},\n"
        "  doi = {10.1000/fog_1},\n"
        "  url = {https://doi.org/10.1000/fog_1},\n"
        "  note = {Accepted for 90\\% of the harbours},\n"
        "  keywords = {fog, lamps, dusk},\n"
        "}\n"
    )


def test_a_preprint_names_the_archive_and_that_there_are_more_authors() -> None:
    (entry,) = read(FORMATS["bibtex"].write(collection(EACH[1])).replace(" = jan", " = {jan}"))

    assert entry["ENTRYTYPE"] == "misc"
    assert entry["author"] == "Dœ-Łask, Ann B. and Bob Roe and others"
    assert (entry["year"], entry["month"]) == ("2026", "jan")
    assert (entry["eprint"], entry["archiveprefix"]) == ("2601.00001", "arXiv")
    assert entry["primaryclass"] == "cs.XX"
    assert entry["url"] == "https://example.org/a_b%20%7Bc%7D"


def test_each_kind_says_where_it_appeared_in_its_own_field() -> None:
    entries = read(
        FORMATS["bibtex"].write(PAPERS).replace(" = mar", "={m}").replace(" = jan", "={j}")
    )
    kinds = [entry["ENTRYTYPE"] for entry in entries]

    assert kinds == ["article", "misc", "inproceedings", "phdthesis", "techreport", "book"]
    assert entries[2]["author"] == "{The Lamp, Rope and Sail Group}"
    assert entries[2]["booktitle"] == "Fog 2025"
    assert entries[3]["school"] == "Quay University"
    assert entries[4]["institution"] == "Quay Lab"
    assert (entries[5]["publisher"], entries[5]["ID"]) == ("Quay Press", "D:99")


@pytest.mark.parametrize(
    ("title", "meta", "key"),
    [
        ("On the Fog of Lamps", ARTICLE, "doelask2024fog"),
        ("論文", ARTICLE, "doelask2024paper"),
        ("A Fog", ARTICLE._replace(authors=(Author("Bob van Roe"),)), "roe2024fog"),
        ("A Fog", ARTICLE._replace(authors=(Author("張三"),)), "fog-01234567"),
        ("A Fog", ARTICLE._replace(published=""), "fog-01234567"),
        ("A Fog", ARTICLE._replace(cite_key="fog:2024"), "fog:2024"),
        ("A Fog", ARTICLE._replace(cite_key="f,og}"), "doelask2024fog"),
    ],
)
def test_a_paper_is_cited_as_people_do(title: str, meta: Meta, key: str) -> None:
    assert citation_key(Paper("0123456789abcdef", title, "", meta=meta)) == key


def test_two_papers_never_share_a_key() -> None:
    twins = collection(EACH[0], paper(8, ARTICLE))
    keys = [entry["ID"] for entry in read(FORMATS["bibtex"].write(twins).replace(" = mar", "={m}"))]

    assert keys == [f"doelask2024lantern-{0:016x}", f"doelask2024lantern-{8:016x}"]


def test_ris_has_all_of_it() -> None:
    records = rispy.loads(FORMATS["ris"].write(PAPERS))
    kinds = [record["type_of_reference"] for record in records]

    assert kinds == ["JOUR", "UNPB", "CPAPER", "THES", "RPRT", "BOOK"]
    first = records[0]
    assert first["authors"] == ["Dœ-Łask, Ann B.", "Bob Roe"]
    assert (first["year"], first["date"]) == ("2024", "2024/03/05")
    assert (first["secondary_title"], first["volume"], first["number"]) == (
        "Harbour & Tide Letters",
        "7",
        "2",
    )
    assert (first["start_page"], first["end_page"]) == ("12", "34")
    assert (first["doi"], first["urls"]) == ("10.1000/fog_1", ["https://doi.org/10.1000/fog_1"])
    assert first["keywords"] == ["fog", "lamps", "dusk"]
    assert records[1]["date"] == "2026/01/"
    assert records[1]["accession_number"] == "arXiv:2601.00001v2 [cs.XX]"


def test_csl_json_has_all_of_it() -> None:
    items = json.loads(FORMATS["csl"].write(PAPERS))

    assert items[0]["author"] == [
        {"family": "Dœ-Łask", "given": "Ann B."},
        {"family": "Roe", "given": "Bob"},
    ]
    assert items[0]["issued"] == {"date-parts": [[2024, 3, 5]]}
    assert items[1]["issued"] == {"date-parts": [[2026, 1]]}
    assert items[0]["container-title"] == "Harbour & Tide Letters"
    assert items[0]["citation-key"] == "doelask2024lantern"
    assert (items[1]["archive"], items[1]["archive_location"]) == ("arXiv", "2601.00001")
    assert [item["type"] for item in items] == [
        "article-journal",
        "article",
        "paper-conference",
        "thesis",
        "report",
        "book",
    ]


def test_json_has_what_was_given_and_nothing_else() -> None:
    first = json.loads(FORMATS["json"].write(PAPERS))["papers"][3]

    assert first["meta"] == {
        "kind": "thesis",
        "authors": [{"family": "Dœ-Łask", "given": "Ann B."}],
        "published": "2020",
        "publisher": "Quay University",
    }
    assert first["reception"] == {"date": "2026-01-05", "votes": 41}


def test_markdown_and_text_say_who_and_when() -> None:
    line = "Dœ-Łask Ann"
    assert line not in FORMATS["markdown"].write(PAPERS)
    for name, parts in (("markdown", " · "), ("text", "\n    ")):
        written = FORMATS[name].write(collection(EACH[1]))
        said = parts.join(("Ann B. Dœ-Łask, Bob Roe et al.", "2026-01", "arXiv:2601.00001v2"))
        assert said in written.replace("\\", "")


def run(directory: Path, *command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=directory, capture_output=True, timeout=600, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")[-3000:]
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def test_biber_misses_nothing(tmp_path: Path) -> None:
    (tmp_path / "papers.bib").write_text(FORMATS["bibtex"].write(PAPERS), "utf-8")
    said = run(tmp_path, "biber", "--tool", "--validate-datamodel", "papers.bib")

    assert "ERROR" not in said
    assert "missing" not in said.lower()


@pytest.mark.parametrize("name", ["csl", "bibtex"])
def test_pandoc_prints_authors_and_years(tmp_path: Path, name: str) -> None:
    form = FORMATS[name]
    (tmp_path / f"papers{form.suffix}").write_text(form.write(PAPERS), "utf-8")
    (tmp_path / "doc.md").write_text('---\nnocite: "@*"\n---\n')
    command = ("pandoc", "--citeproc", "--bibliography", f"papers{form.suffix}", "doc.md")
    printed = run(tmp_path, *command, "-t", "plain")
    words = " ".join(printed.split())

    for each in ("Dœ-Łask, Ann B.", "2024", "2026", "2025", "Harbour & Tide Letters", "Quay"):
        assert each in words


def test_a_collection_with_and_without_metadata_is_read_by_all(seeds: Collection) -> None:
    for form in FORMATS.values():
        assert form.write(Collection("Both", (*seeds.items[:20], *EACH)))


def test_a_doi_of_the_old_kind_is_a_link_that_ends_where_it_ends() -> None:
    doi = "10.1002/(sici)1097-4571(1998)49:8<693::aid-asi4>3.0.co;2-o"
    paper = Paper(paper_key("Old"), "Old", "", meta=Meta(doi=doi))
    papers = Collection("All", (Item(paper),))
    address = f"https://doi.org/{doi.replace('<', '%3C').replace('>', '%3E')}"
    assert f"<{address}>" in FORMATS["markdown"].write(papers).split()
    assert f'href="{address}"' in FORMATS["html"].write(papers)
    assert f"\nDO  - {doi}\r" in FORMATS["ris"].write(papers)


PARTS = r"""@incollection{doe1999part, title = {Lamps in Part},
  author = {{The Fog-Nordic Collaboration} and Doe, Ann}, booktitle = {Handbook of Fog},
  editor = {Roe, Bob and Poe, Cy}, series = {Quays},
  publisher = {Quay Press}, year = 1999}
@book{roe2001whole, title = {Lamps as a Whole}, editor = {Roe, Bob}, series = {Quays},
  publisher = {Quay Press}, year = 2001}
@inproceedings{poe2003talk, title = {Lamps in a Talk}, author = {Poe, Cy}, booktitle = {Fog 2003},
  editor = {Roe, Bob}, series = {Notes}, organization = {The Fog Association}, year = 2003}"""


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csl"])
def test_a_part_of_a_book_is_cited_as_it_came(name: str) -> None:
    entries = parse_text(PARTS, "parts").entries
    items = [
        Item(Paper(f"{number:016x}", each.title, "", meta=each.meta))
        for number, each in enumerate(entries)
    ]
    written = FORMATS[name].write(collection(*items))
    part, whole, talk = parse_text(written, "back").entries
    assert part.meta.venue == "Handbook of Fog"
    assert part.meta.editors == ("Roe, Bob", "Poe, Cy")
    assert part.meta.authors[0] == Author("The Fog-Nordic Collaboration")
    assert (whole.meta.venue, whole.meta.series) == ("", "Quays")
    assert (talk.meta.venue, talk.meta.series) == ("Fog 2003", "Notes")
    assert {part.meta.series, part.meta.publisher} == {"Quays", "Quay Press"}
    signs = {
        "ris": ["TY  - CHAP", "TY  - BOOK", "TY  - CPAPER", "AU  - The Fog-Nordic Collaboration"],
        "csl": ['"chapter"', '"book"', '"paper-conference"', '"The Fog-Nordic Collaboration"'],
    }.get(name, ["@incollection{", "@book{", "@inproceedings{", "{{The Fog-Nordic Collaboration}"])
    assert all(sign in written for sign in signs)
    assert "publisher = {The Fog Association}" not in written


def test_whose_authors_are_is_no_publisher() -> None:
    written = FORMATS["biblatex"].write(
        collection(paper(9, PREPRINT._replace(organisation="Quay")))
    )
    assert "Quay" not in written


@pytest.mark.parametrize("kind", ["misc", "online", "inproceedings", "proceedings"])
def test_the_organization_of_a_bibliography_comes_back(kind: str) -> None:
    text = f"@{kind}{{a, title = {{Lamps}}, organization = {{Quay Lab}}, year = 2020}}"
    (entry,) = parse_text(text, "page").entries
    item = Item(Paper(f"{1:016x}", entry.title, "", meta=entry.meta))
    assert "organization = {Quay Lab}" in FORMATS["biblatex"].write(collection(item))
