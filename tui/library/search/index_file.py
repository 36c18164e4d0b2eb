"""The index cache: what was read of the papers' texts, kept between two starts.

A file holds, for each document, what tells its text from any other, and the posting lists. It is
never believed: a checksum tells damage, and a document only counts for a paper that has the very
text it was made from (`index.Indexer`). A file that is damaged, of another version or of another
machine is passed over in silence, and written anew.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import time
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, count, islice, pairwise
from operator import le, lt
from pathlib import Path

from parsing.digest import blake2b
from parsing.files import Unreadable, read_file
from parsing.paper import Paper
from tui.library.cancellation import Rest, no_rest
from tui.library.locations import make_private
from tui.library.search.index import Index, Indexer
from tui.library.search.postings import Postings
from tui.library.search.term_dictionary import TermDictionary
from tui.library.search.texts import TEXTS

VERSION = 5
"""Another number for another form of the file, or another way to cut texts into words or to show
them."""
LARGEST = 2**32
"""Bytes of an index that are read: more than any library has."""
MOST_FILES = 8
"""Caches that are kept: one a library, and one for each folder that was lately read."""
READ_AT_ONCE = 500
"""Papers that are read before somebody is told."""
SAVED_AT = (2_000, 6_000)
SAVED_AFTER = 20_000
"""Papers that are read before they are kept, first and then each time: what is lost to a sudden
end. Each time all that was read is written anew, so it is soon at first, and then more seldom."""
_STRETCH = 1 << 16
"""Numbers that are looked at at once: between two stretches another thread may go on."""
_MADE_FOR = (VERSION, *TEXTS, sys.byteorder, unicodedata.unidata_version)
_MAGIC = f"carrel index {' '.join(map(str, _MADE_FOR))}\n".encode()
_PARTS = 4
"""Arrays of a posting list."""
_LENGTHS = struct.Struct(f"={3 + _PARTS * len(TEXTS)}Q")
_CHECK = 16
_SUFFIX = ".index"
_SCRATCH = ".index-"
_GIVEN_UP_AFTER = 3600
"""Seconds after which nobody is still writing a file."""


def index_file_in(folder: Path, name: str) -> Path:
    """Return where the index of something is kept.

    Args:
        folder: the cache folder.
        name: tells a library, or a set of files, from another.
    """
    digest = blake2b(name.encode("utf-8", "surrogateescape"), digest_size=8)
    return folder / f"{digest.hexdigest()}{_SUFFIX}"


def indexes(
    papers: Sequence[Paper],
    file: Path | None,
    rest: Rest = no_rest,
    progress: Callable[[float], object] = lambda _: None,
) -> Iterator[Index]:
    """Yield indexes of the papers: of more and more while they are read, of all in the end.

    What is in the file need not be read again; what was read is in the file soon after.

    Args:
        papers: what shall be found, in the order that breaks ties.
        file: the cache, or None for none.
        rest: called between papers and words.
        progress: is told now and then what share of the papers is indexed, 0 to 1.
    """
    work = Indexer(papers, load_index(file), rest)
    if work.waiting > SAVED_AFTER:
        progress(1 - work.waiting / len(papers))
    fresh = bool(work.waiting)
    read, saves = 0, chain(SAVED_AT, count(SAVED_AFTER, SAVED_AFTER))
    save = next(saves)
    while work.waiting > READ_AT_ONCE:
        work.read(READ_AT_ONCE)
        read += READ_AT_ONCE
        progress(1 - work.waiting / len(papers))
        if read >= save and work.waiting > READ_AT_ONCE:
            save = next(saves)
            index = work.index()
            save_index(file, index)
            yield index
    work.read(work.waiting)
    index = work.index()
    yield index
    if fresh:
        save_index(file, index)


def load_index(file: Path | None) -> Index | None:
    """Return the index in a file, its papers unknown yet; None when there is none to be trusted."""
    data = _whole(file) if file else b""
    start, end = len(_MAGIC), len(data) - _CHECK
    if file is None or not data.startswith(_MAGIC) or end < start + _LENGTHS.size:
        return None
    view = memoryview(data)
    if blake2b(view[:end], digest_size=_CHECK).digest() != data[end:]:
        return None
    try:
        index = _unpacked(view[start:end])
    except ValueError:
        return None  # the checksum is right, but this was never written here
    with contextlib.suppress(OSError):
        os.utime(file)  # so that it is not let go of while it is of use
    return index


def _unpacked(view: memoryview) -> Index:
    """Return the index in the bytes between the first line and the checksum.

    Raises:
        ValueError: they hold none that could be searched.
    """
    size, *lengths = _LENGTHS.unpack_from(view)
    if _LENGTHS.size + sum(lengths) != len(view):
        raise ValueError("the parts have other lengths")
    ends = accumulate(lengths, initial=_LENGTHS.size)
    first, second, *packed = (view[start:end] for start, end in pairwise(ends))
    digests = array("Q")
    digests.frombytes(first)
    words = bytes(second).decode("utf-8").split("\n") if second else []
    postings = {
        text: _postings(Postings.without(len(words), size), packed[at : at + _PARTS])
        for text, at in zip(TEXTS, count(0, _PARTS), strict=False)
    }
    if len(digests) != size or not all(_fits(each, words) for each in postings.values()):
        raise ValueError("the parts do not fit together")
    if not all(map(lt, words, words[1:])):
        raise ValueError("the words are out of order")
    return Index(TermDictionary(words), postings, digests)


def save_index(file: Path | None, index: Index) -> None:
    """Keep an index, if there is a file for it.

    A cache is no promise: where it cannot be written, nothing is said.
    """
    if file is None:
        return
    parts: list[bytes | bytearray] = [
        index.digests.tobytes(),
        "\n".join(index.terms.words).encode(),
    ]
    for each in index.postings.values():
        starts = each.starts.tobytes() if each.has_any else b""
        parts += [starts, each.sparse.tobytes(), each.dense.tobytes(), each.bitmaps]
    lengths = _LENGTHS.pack(len(index.digests), *map(len, parts))
    check = blake2b(digest_size=_CHECK)
    # Most starts write nothing.
    from tui.library.atomic_file import scratch_file

    with contextlib.suppress(OSError):
        make_private(file.parent)
        with scratch_file(file.parent, _SCRATCH) as scratch:
            with scratch.open("wb") as out:
                for part in (_MAGIC, lengths, *parts):
                    check.update(part)
                    out.write(part)
                out.write(check.digest())
            scratch.replace(file)
        _prune(file.parent)


def _whole(file: Path) -> bytes:
    """Return the bytes of a file; none when it is not there, not a file, or cannot be read."""
    try:
        return read_file(file, LARGEST)
    except Unreadable:
        return b""


def _postings(postings: Postings, parts: Sequence[memoryview]) -> Postings:
    """Fill posting lists; a text that no paper has was written without any part."""
    starts, sparse, dense, bitmaps = parts
    if starts:
        del postings.starts[:]
        postings.starts.frombytes(starts)
    postings.sparse.frombytes(sparse)
    postings.dense.frombytes(dense)
    postings.bitmaps += bitmaps
    return postings


def _fits(postings: Postings, words: list[str]) -> bool:
    """Whether every word has documents, and every document is there."""
    starts, sparse, dense = postings.starts, postings.sparse, postings.dense
    return (
        len(starts) == len(words) + 1
        and starts[0] == 0
        and starts[-1] == len(sparse)
        and all(map(le, starts, islice(starts, 1, None)))
        and _all_below(postings.size, sparse)
        and all(map(lt, dense, islice(dense, 1, None)))
        and (not dense or dense[-1] < len(words))
        and len(postings.bitmaps) == len(dense) * postings.width
    )


def _all_below(limit: int, numbers: array[int]) -> bool:
    """Whether all numbers are below a limit.

    Side by side they are one whole number, of which a sum or a comparison is a single operation: a
    third of the time that it takes to look at each. Adding what is between the limit and the
    highest bit sets that bit in each number that is not below the limit.
    """
    top = 1 << 8 * numbers.itemsize - 1
    highest = enough = 0
    for at in range(0, len(numbers), _STRETCH):
        stretch = numbers[at : at + _STRETCH]
        if at == 0 or len(stretch) < _STRETCH:
            highest, enough = (
                _side_by_side(array(numbers.typecode, (each,)) * len(stretch))
                for each in (top, top - limit)
            )
        together = _side_by_side(stretch)
        if together & highest or (together + enough) & highest:
            return False
    return True


def _side_by_side(numbers: array[int]) -> int:
    return int.from_bytes(numbers.tobytes(), sys.byteorder)


def _prune(folder: Path) -> None:
    """Let go of the caches that were used longest ago, and of what was left half written."""
    files = [each for each in folder.glob(f"*{_SUFFIX}") if each.is_file()]
    files.sort(key=lambda each: each.stat().st_mtime)
    half = [
        each
        for each in folder.glob(f"{_SCRATCH}*")
        if each.stat().st_mtime < time.time() - _GIVEN_UP_AFTER
    ]
    for file in (*files[:-MOST_FILES], *half):
        file.unlink()
