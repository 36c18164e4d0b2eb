"""Names of PDFs, where they come from, and the folder that they lie in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.meta import Author, Meta
from parsing.paper import Paper, paper_key
from tests.tui.library.made import paper
from tui.library.cancellation import Cancelled
from tui.library.links import UnsafeError
from tui.library.pdfs import find_pdf, keep_pdf, key_in, other_files, pdf_name, pdf_source

PDF = b"%PDF-1.7\n%%EOF\n"
KEY = paper_key("A Lantern in Fog")
LANTERN = Paper(
    KEY,
    "A Lantern in Fog",
    "",
    meta=Meta(authors=(Author(family="Doe", given="Ann"),), published="2024-03-05"),
)


def titled(title: str, family: str = "", published: str = "") -> Paper:
    """A paper of a title, perhaps with an author and a year."""
    authors = (Author(family=family),) if family else ()
    return Paper(paper_key(title), title, "", meta=Meta(authors=authors, published=published))


# Names


def test_a_name_says_who_when_and_what_and_ends_in_the_key() -> None:
    assert pdf_name(LANTERN) == f"doe-2024-a-lantern-in-fog-{KEY}.pdf"
    assert key_in(pdf_name(LANTERN)) == KEY


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("../../etc/passwd", "etc-passwd-"),
        ("/absolute", "absolute-"),
        (".hidden", "hidden-"),
        ("-rf *", "rf-"),
        ("CON", "con-"),
        ("a\0b\x1b[31m\nc", "a-b-31m-c-"),
        ("x\u202egpj.exe", "x-gpj-exe-"),
        ("$(touch oops); `id` | sh", "touch-oops-id-sh-"),
        ("雾中的灯", "雾中的灯-"),
        ("Über Nebel", "über-nebel-"),
        ("!!!", ""),
    ],
)
def test_no_title_makes_a_name_that_is_more_than_a_name(title: str, begins: str) -> None:
    made = titled(title)
    assert pdf_name(made) == f"{begins}{made.key}.pdf"


@given(st.text(), st.text(), st.text(), st.text())
def test_whatever_a_source_says_the_name_is_a_short_plain_one(
    title: str, family: str, published: str, key: str
) -> None:
    made = titled(title, family, published)._replace(key=key)
    name = pdf_name(made)
    assert len(name.encode("utf-8", "strict")) <= 110
    assert Path(name).name == name
    assert not name.startswith((".", "-"))
    assert all(char.isalnum() or char in "-." for char in name)
    assert key_in(name)


def test_a_long_title_is_cut_between_words() -> None:
    name = pdf_name(titled("lantern " * 40))
    assert name.startswith("lantern-lantern-")
    assert set(name.split("-")[:-1]) == {"lantern"}


def test_papers_of_one_title_have_files_of_their_own(tmp_path: Path) -> None:
    other = LANTERN._replace(key="0123456789abcdef")
    one, two = (keep_pdf(tmp_path, each, PDF) for each in (LANTERN, other))
    assert one != two
    assert find_pdf(tmp_path, LANTERN.key) == one


# Where a PDF comes from


def test_the_address_is_that_of_the_source_or_of_arxiv() -> None:
    assert pdf_source(titled("None")) is None
    of_arxiv = LANTERN._replace(meta=Meta(arxiv="2401.00001"))
    address = pdf_source(of_arxiv)
    assert address is not None
    assert (address.url, address.host) == ("https://arxiv.org/pdf/2401.00001", "arxiv.org")


def test_an_address_without_encryption_is_asked_with_it() -> None:
    address = pdf_source(LANTERN._replace(meta=Meta(pdf="http://a.org/x.pdf")))
    assert address is not None
    assert address.url == "https://a.org/x.pdf"
    assert address.url[address.at :].startswith("a.org")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.org/x.pdf", "http://a.org:8080/x", "https://u@a.org/x", "x"],
)
def test_nothing_but_https_is_asked(url: str) -> None:
    with pytest.raises(UnsafeError):
        pdf_source(LANTERN._replace(meta=Meta(pdf=url)))


# The folder


def test_a_pdf_is_kept_for_its_owner_alone_and_found_by_its_key(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    before = os.umask(0)
    try:
        path = keep_pdf(folder, LANTERN, PDF)
    finally:
        os.umask(before)
    assert path.read_bytes() == PDF
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    known_later = LANTERN._replace(title="Lantern, in Fog", meta=Meta())
    assert find_pdf(folder, known_later.key) == path
    assert find_pdf(folder, paper("Another").key) is None


def test_a_person_may_rename_it_before_the_key(tmp_path: Path) -> None:
    path = keep_pdf(tmp_path, LANTERN, PDF)
    mine = path.rename(tmp_path / f"read this-{KEY}.pdf")
    assert find_pdf(tmp_path, KEY) == mine


@pytest.mark.parametrize("what", ["link", "folder", "empty"])
def test_what_is_no_file_with_something_in_it_is_none(tmp_path: Path, what: str) -> None:
    folder, path = tmp_path / "papers", tmp_path / "papers" / pdf_name(LANTERN)
    folder.mkdir()
    (tmp_path / "elsewhere").write_bytes(PDF)
    if what == "link":
        path.symlink_to(tmp_path / "elsewhere")
    elif what == "folder":
        path.mkdir()
    else:
        path.touch()
    assert find_pdf(folder, KEY) is None
    if what != "folder":
        keep_pdf(folder, LANTERN, PDF + b"new")
        assert path.read_bytes() == PDF + b"new"
        assert not path.is_symlink()
    assert (tmp_path / "elsewhere").read_bytes() == PDF


def test_what_is_no_longer_wanted_leaves_nothing(tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        keep_pdf(tmp_path / "papers", LANTERN, PDF, stop)
    assert list((tmp_path / "papers").iterdir()) == []


def test_what_a_killed_program_left_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / ".fetching-0123456789abcdef.tmp").write_bytes(PDF)
    path = keep_pdf(tmp_path, LANTERN, PDF)
    assert list(tmp_path.iterdir()) == [path]


def test_other_files_are_told_apart(tmp_path: Path) -> None:
    keep_pdf(tmp_path, LANTERN, PDF)
    (tmp_path / "notes.txt").touch()
    (tmp_path / "mine.pdf").write_bytes(PDF)
    assert other_files(tmp_path) == ["mine.pdf", "notes.txt"]
