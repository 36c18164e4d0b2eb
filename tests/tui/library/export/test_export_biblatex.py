"""BibLaTeX, read back by bibtexparser; biber and pandoc where they are installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given

from tests.tui.library.export.hostile import collection, hostile, item
from tests.tui.library.export.test_export_bibtex import composed, read, title
from tests.tui.library.export.test_export_references import EACH, PAPERS
from tui.library.export import FORMATS, Collection

WRITE = FORMATS["biblatex"].write


def test_a_preprint_is_online_with_its_archive_in_biblatexs_names() -> None:
    assert WRITE(collection(EACH[1])) == (
        "% To read: 1 paper\n"
        "\n"
        "@online{doelask2026lantern,\n"
        "  title = {{The Lantern Number 1}},\n"
        "  author = {Dœ-Łask, Ann B. and Bob Roe and others},\n"
        "  date = {2026-01},\n"
        "  eprint = {2601.00001},\n"
        "  eprinttype = {arxiv},\n"
        "  eprintclass = {cs.XX},\n"
        "  url = {https://example.org/a_b%20%7Bc%7D},\n"
        "  keywords = {dusk},\n"
        "}\n"
    )


def test_each_kind_has_the_type_and_the_fields_of_biblatex() -> None:
    entries = read(WRITE(PAPERS))
    kinds = [entry["ENTRYTYPE"] for entry in entries]
    assert kinds == ["article", "online", "inproceedings", "thesis", "report", "book"]
    assert (entries[0]["journaltitle"], entries[0]["date"]) == (
        "Harbour \\& Tide Letters",
        "2024-03-05",
    )
    assert (entries[3]["institution"], entries[3]["type"]) == ("Quay University", "Thesis")
    assert (entries[4]["institution"], entries[4]["type"]) == ("Quay Lab", "Report")
    assert not {"journal", "year", "month", "archiveprefix", "annote"} & set().union(*entries)


def test_every_seed_paper_reads_back(seeds: Collection) -> None:
    entries = read(WRITE(seeds))
    assert [title(entry) for entry in entries] == [each.paper.title for each in seeds.items]


@given(hostile, hostile)
def test_no_text_breaks_an_entry(name: str, note: str) -> None:
    entries = read(WRITE(collection(item(name, note, note=note), item("After"), title=note)))
    assert [title(entry) for entry in entries] == [composed(name), "After"][: len(entries)]


def run(directory: Path, *command: str) -> str:
    (directory / "papers.bib").write_text(WRITE(PAPERS), "utf-8")
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=directory, capture_output=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-3000:]
    return done.stdout.decode("utf-8", "replace")


def test_biber_misses_no_field(tmp_path: Path) -> None:
    said = run(tmp_path, "biber", "--tool", "--validate-datamodel", "papers.bib")
    assert "ERROR" not in said
    assert "missing" not in said.lower()


def test_pandoc_reads_every_entry(tmp_path: Path) -> None:
    said = json.loads(run(tmp_path, "pandoc", "-f", "biblatex", "-t", "csljson", "papers.bib"))
    assert len(said) == len(EACH)
