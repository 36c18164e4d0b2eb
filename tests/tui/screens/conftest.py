"""What the tests of the screen share: a terminal with all colours, whoever runs them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def all_colours() -> Iterator[None]:
    """The reader has all colours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLORTERM", "truecolor")
        yield
