"""Keys of papers hang on BLAKE2b: it is the one that everybody else has."""

from __future__ import annotations

import hashlib

from parsing.digest import blake2b


def test_it_is_the_hash_of_the_standard_library() -> None:
    for text in (b"", b"Sparse Attention in Practice", bytes(range(256)) * 5):
        digest = blake2b(text, digest_size=8).hexdigest()
        assert digest == hashlib.blake2b(text, digest_size=8).hexdigest()
