"""RIS: records for reference managers, read back by rispy."""

from __future__ import annotations

import re
from typing import Any

import rispy
from hypothesis import given

from parsing.urls import find_links
from tests.tui.library.export.hostile import collection, hostile, item, tidy
from tui.library.export import Collection
from tui.library.export.ris import write

LINE = re.compile(r"(TY|ID|TI|AB|KW|N1|ER)  - (.*)")


def read(text: str) -> list[dict[str, Any]]:
    """The records as rispy has them; a tag that stands twice and must not becomes a list."""
    return list(rispy.loads(text, newline="\r\n", enforce_list_tags=False))


def lines(text: str) -> list[tuple[str, str]]:
    """Tags and values, read to the letter of the specification."""
    *lines, last = text.split("\r\n")
    assert last == ""
    found = []
    for line in lines:
        match = LINE.fullmatch(line)
        assert match is not None, line
        found.append((match[1], match[2]))
    return found


def test_a_paper_is_a_record() -> None:
    paper = item(
        "[MASK] is all you need",
        "We mask.\nCode: https://a.example/b and https://c.example.",
        lists=("To read", "A*", "B; C, D"),
        tags=("nlp", "A"),
        note="Ask Ann.\nThen Bob.",
    )
    assert write(collection(paper)) == (
        "TY  - GEN\r\n"
        f"ID  - {paper.paper.key}\r\n"
        "TI  - [MASK] is all you need\r\n"
        "AB  - We mask. Code: https://a.example/b and https://c.example.\r\n"
        "KW  - To read\r\n"
        "KW  - A\r\n"
        "KW  - B C D\r\n"
        "KW  - nlp\r\n"
        "N1  - Links in the abstract: https://a.example/b, https://c.example\r\n"
        "N1  - Ask Ann. Then Bob.\r\n"
        "ER  - \r\n"
    )


def test_nothing_is_said_of_what_is_not_there() -> None:
    assert [tag for tag, _ in lines(write(collection(item("A"))))] == ["TY", "ID", "TI", "ER"]
    assert write(collection()) == ""


def test_every_seed_paper_reads_back(seeds: Collection) -> None:
    records = read(write(seeds))
    assert len(records) == 511
    for record, each in zip(records, seeds.items, strict=True):
        paper = each.paper
        assert record["type_of_reference"] == "GEN"
        assert (record["id"], record["title"]) == (paper.key, tidy(paper.title))
        assert record.get("abstract", "") == tidy(paper.abstract)
        for link in find_links(paper.abstract):
            assert link in record["notes"][0]
        assert set(record) <= {"type_of_reference", "id", "title", "abstract", "notes"}


def test_a_text_that_looks_like_a_tag_is_text() -> None:
    trap = "A\nER  - \nTY  - JOUR\r\nAU  - Nobody"
    text = write(collection(item("T", trap, lists=("ER  - ",), note=trap)))
    (record,) = read(text)
    assert record["abstract"] == record["notes"][0] == tidy(trap)
    assert "authors" not in record


@given(hostile, hostile)
def test_any_text_reads_back_on_one_line(title: str, abstract: str) -> None:
    title = "T" + title  # a paper has a title
    text = write(collection(item(title, abstract, tags=("a",), note=title), item("B")))
    found = dict(lines(text.partition("TY  - GEN\r\n")[2].partition("ER  - \r\n")[0]))
    assert found["TI"] == found["N1"] == tidy(title)
    assert found.get("AB", "") == tidy(abstract)
    assert [tag for tag, _ in lines(text)].count("ER") == 2
    assert len(read(text)) == 2
