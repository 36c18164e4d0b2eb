"""Files, folders and standard input: whatever a source is, the others are still read."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import pytest

from parsing import Problem, Unreadable, expand, load, load_each, load_stream, read_pages
from parsing.sources import LARGEST

TEXT = "Sparse Attention for Long Contexts\n\nWe do it for long contexts and for short ones.\n"
NAMED_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def only_problem(*sources: str | Path, page: Path) -> Problem:
    """The problem of bad sources, after a look that the good page beside them was read."""
    reading = read_pages([*sources, page])
    assert [read.name for read in reading.pages] == ["good"]
    assert len(reading.pages[0].entries) == 1
    (problem,) = reading.problems
    assert str(problem).isprintable()
    assert problem.line == 0
    return problem


def test_a_page_is_called_like_its_file(page: Path) -> None:
    (read,) = read_pages([page]).pages
    assert read.name == "good"
    assert read.entries[0].title == "Sparse Attention for Long Contexts"


def test_sources_may_be_strings_or_paths(page: Path) -> None:
    assert read_pages([str(page)]) == read_pages([page])


def test_a_folder_gives_its_pages_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "C.TXT", ".hidden.txt", "notes.pdf", "txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "folder.txt" / "deep.txt").write_text(TEXT, encoding="utf-8")
    reading = read_pages([tmp_path])
    assert [read.name for read in reading.pages] == ["C", "a", "b"]
    assert reading.problems == ()


def test_a_folder_without_pages_is_a_problem(tmp_path: Path, page: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    problem = only_problem(empty, page=page)
    assert problem.page == str(empty)
    assert problem.seen.startswith("has no file of papers (.txt, .md, ")


def test_a_file_named_twice_is_read_once(tmp_path: Path, page: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(page)
    roundabout = tmp_path / ".." / tmp_path.name / "good.txt"
    assert len(read_pages([page, str(page), roundabout, link, tmp_path]).pages) == 1


def test_two_pages_of_one_name_get_different_names(tmp_path: Path, page: Path) -> None:
    others = [tmp_path / folder / "good.txt" for folder in ("x", "y")]
    for other in others:
        other.parent.mkdir()
        other.write_text(TEXT, encoding="utf-8")
    names = [read.name for read in read_pages([page, *others]).pages]
    assert names == ["good", "good (2)", "good (3)"]


def test_a_missing_file_is_a_problem(tmp_path: Path, page: Path) -> None:
    assert only_problem(tmp_path / "none.txt", page=page).seen == "no such file"
    assert only_problem("", page=page).seen == "no such file"
    assert only_problem(page / "below.txt", page=page).seen == "no such file"


def test_a_name_that_no_file_can_have_is_a_problem(page: Path) -> None:
    assert only_problem("a\0b", page=page).seen == "is not a possible file name"
    assert only_problem("a\ud800b", page=page).seen == "is not a possible file name"
    assert only_problem("a" * 5000, page=page).seen == "the name is too long for a file"


def test_a_dangling_link_is_a_problem(tmp_path: Path, page: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "gone.txt")
    assert only_problem(link, page=page).seen == "is a link to a file that is not there"


def test_a_loop_of_links_is_a_problem(tmp_path: Path, page: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.symlink_to(other)
    other.symlink_to(one)
    assert only_problem(one, page=page).seen == "is a link that leads back to itself"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_a_problem(tmp_path: Path, page: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(TEXT, encoding="utf-8")
    secret.chmod(0)
    assert only_problem(secret, page=page).seen == "permission denied"


@NAMED_PIPES
def test_a_named_pipe_is_refused_without_waiting(tmp_path: Path, page: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    seen = only_problem(pipe, page=page).seen
    assert seen == "is a named pipe, not a file; use - to read standard input"


@NAMED_PIPES
def test_a_pipe_that_takes_the_place_of_a_file_is_refused_without_waiting(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, status = tmp_path / "pipe.txt", page.stat()
    os.mkfifo(pipe)
    monkeypatch.setattr("parsing.files.status_of", lambda path: status)
    with pytest.raises(Unreadable, match="is a named pipe"):
        load(pipe)


def test_a_socket_is_a_problem(tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        assert only_problem("socket.txt", page=page).seen == "is a socket, not a file"


def test_a_device_is_a_problem(page: Path) -> None:
    assert only_problem("/dev/zero", page=page).seen == "is a device, not a file"


def test_a_folder_cannot_be_loaded_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is a folder, not a file") as caught:
        load(tmp_path)
    assert caught.value.path == str(tmp_path)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, page: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(65 * 2**20)
    assert only_problem(large, page=page).seen == "is larger than 64 MiB"


def test_a_file_that_grows_while_it_is_read_is_read_up_to_the_limit(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, status = tmp_path / "large.txt", page.stat()
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    monkeypatch.setattr("parsing.files.os.fstat", lambda descriptor: status)
    monkeypatch.setattr("parsing.files.status_of", lambda path: status)
    with pytest.raises(Unreadable, match="is larger than 64 MiB"):
        load(large)


def test_a_binary_file_is_a_problem(tmp_path: Path, page: Path) -> None:
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\x7fELF\x02\x01\x01\x00\x00\x00text")
    assert only_problem(binary, page=page).seen == "looks like a binary file, not like text"


def test_an_empty_file_is_a_page_that_says_so(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    reading = read_pages([empty])
    assert reading.problems == ()
    assert [problem.seen for problem in reading.pages[0].problems] == ["an empty page"]


def test_a_line_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"A Title\n\nOne " + b"word " * 2 * 2**20)
    (read,) = read_pages([path]).pages
    assert [problem.done for problem in read.problems] == ["cut after 100,000"]


@pytest.mark.parametrize(
    ("encoding", "note"),
    [("utf-16", "read as UTF-16"), ("cp1252", "not UTF-8: read as Windows-1252")],
)
def test_how_a_page_was_decoded_is_a_problem_of_the_page(
    tmp_path: Path, encoding: str, note: str
) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Café Attention\n\nWe do it for contexts of every length.\n", encoding=encoding)
    (read,) = read_pages([path]).pages
    assert read.entries[0].title == "Café Attention"
    assert [problem.seen for problem in read.problems] == [note]


def test_a_byte_order_mark_and_windows_line_ends_need_no_word(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    (read,) = read_pages([path]).pages
    assert read.entries[0].title == "Sparse Attention for Long Contexts"
    assert read.problems == ()


def test_standard_input_is_a_source() -> None:
    (read,) = read_pages(["-", "-"], stdin=io.BytesIO(TEXT.encode())).pages
    assert read.name == "standard input"
    assert len(read.entries) == 1


def test_standard_input_is_bounded_like_a_file() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(Unreadable, match="standard input: is larger than 64 MiB"):
        load_stream(endless)  # type: ignore[arg-type]
    assert endless.given == LARGEST + 1


def test_standard_input_may_be_closed(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.BytesIO()
    closed.close()
    reading = read_pages(["-", page], stdin=closed)
    assert [problem.seen for problem in reading.problems] == ["is closed"]
    assert len(reading.pages) == 1
    monkeypatch.setattr("sys.stdin", None)
    assert [problem.seen for problem in read_pages(["-"]).problems] == ["is closed"]


def test_a_file_name_of_any_bytes_is_shown_safely(tmp_path: Path, page: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\x1b[31m\xff\n.txt"))
    odd.write_text(TEXT, encoding="utf-8")
    (read,) = read_pages([odd]).pages
    assert read.name == "a\ufffd"
    assert only_problem(odd.with_suffix(".gone"), page=page).page.endswith("a\ufffd .gone")


def test_a_name_of_nothing_printable_is_unnamed(tmp_path: Path) -> None:
    odd = tmp_path / "\x01.txt"
    odd.write_text(TEXT, encoding="utf-8")
    assert read_pages([odd]).pages[0].name == "unnamed"


def test_expanding_leaves_everything_but_folders_as_it_is(tmp_path: Path, page: Path) -> None:
    assert expand("-") == ("-",)
    assert expand("no/such/file") == ("no/such/file",)
    assert expand(page) == (str(page),)
    assert expand(tmp_path) == (str(page),)


def test_loaded_bytes_are_those_of_the_file(page: Path) -> None:
    page.write_bytes(b"\xef\xbb\xbfa\r\n\x1b[31m\xff")
    (source,) = load_each([page])
    assert not isinstance(source, Unreadable)
    assert (source.path, source.name, source.data) == (str(page), "good", page.read_bytes())


def test_no_source_gives_no_page() -> None:
    assert read_pages([]).pages == ()
