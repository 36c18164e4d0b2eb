"""A file of a person's, read in the one way there is, and what the system complains of in words."""

from __future__ import annotations

import ast
import errno
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from parsing.files import WORDS, Unreadable, read_file, read_stream, words_of

ROOT = Path(__file__).parents[2]


def test_a_file_is_read_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"\0\xff\r\n")
    assert read_file(path, 4) == b"\0\xff\r\n"


@pytest.mark.parametrize(("most", "limit"), [(2**16, "64 KiB"), (2**20, "1 MiB")])
def test_a_file_of_one_byte_too_many_is_refused(tmp_path: Path, most: int, limit: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * most)
    assert len(read_file(path, most)) == most
    path.write_bytes(b"x" * (most + 1))
    with pytest.raises(Unreadable, match=f"is larger than {limit}"):
        read_file(path, most)


def test_a_stream_is_bounded_and_may_be_closed() -> None:
    assert read_stream(io.BytesIO(b"four"), "standard input", 4) == b"four"
    with pytest.raises(Unreadable, match="standard input: is larger than"):
        read_stream(io.BytesIO(b"fives"), "standard input", 4)
    with pytest.raises(Unreadable, match="standard input: is closed"):
        read_stream(None, "standard input", 4)


def test_a_link_is_followed_where_that_is_wanted(tmp_path: Path) -> None:
    path, link = tmp_path / "file", tmp_path / "link"
    path.write_bytes(b"x")
    link.symlink_to(path)
    assert read_file(link, 1) == b"x"
    with pytest.raises(Unreadable, match="is a link, not a file of its own"):
        read_file(link, 1, follow=False)


@pytest.mark.parametrize("follow", [True, False])
def test_a_pipe_is_not_waited_for(tmp_path: Path, follow: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable, match="is a named pipe"):
        read_file(tmp_path / "pipe", 1, follow=follow)


def test_what_has_no_words_is_said_in_those_of_the_system() -> None:
    words = words_of(OSError(errno.EDOM, "Out of\x1b[2J domain"))
    assert words.unread == "out of domain"
    assert words.unwritten.endswith("; choose another folder")
    assert words_of(OSError("odd")).own == "odd"


def test_every_error_with_words_is_told_whatever_is_done() -> None:
    for number in WORDS:
        assert all(words_of(OSError(number, os.strerror(number))))


def words_in(source: str) -> Iterator[str]:
    """Where a module says anything of an error by its number, or in the words of the system."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict):
            keys = (ast.unparse(key) for key in node.keys if key is not None)
            yield from (f"line {node.lineno}: {key}" for key in keys if key.startswith("errno."))
        if isinstance(node, ast.Compare) and "errno." in ast.unparse(node):
            yield f"line {node.lineno}: {ast.unparse(node)}"
        if isinstance(node, ast.FormattedValue | ast.BoolOp) and "strerror" in ast.unparse(node):
            yield f"line {node.lineno}: {ast.unparse(node)}"


def test_nothing_else_has_words_for_an_error_of_the_system() -> None:
    modules = [*(ROOT / "parsing").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]
    worded = {each.name for each in modules if [*words_in(each.read_text("utf-8"))]}
    assert worded == {"files.py"}


@pytest.mark.parametrize(
    "source",
    [
        "words = {errno.EIO: 'going bad'}",
        "words = 'none' if error.errno == errno.ENOENT else ''",
        "words = f'it failed: {error.strerror}'",
        "words = error.strerror or str(error)",
        "words = f\"{getattr(error, 'strerror', None)}\"",
    ],
)
def test_words_for_an_error_are_noticed(source: str) -> None:
    assert [*words_in(source)]
