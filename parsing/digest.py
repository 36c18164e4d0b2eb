"""BLAKE2b, without OpenSSL, which `hashlib` brings: it takes a hundredth of the first frame."""

from __future__ import annotations

try:
    # What `hashlib` gives by this name in any case.
    from _blake2 import blake2b
except ImportError:  # a Python that is built otherwise
    from hashlib import blake2b

__all__ = ["blake2b"]
