"""What the tests of fetching share: a service on the loopback, and a clock without real seconds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tui.fetch.service import Service, SetClock, serving
from tui.fetch.client import Client, Timeouts

PATIENT = Timeouts(connect=5, read=5)


@pytest.fixture
def service() -> Iterator[Service]:
    """A service that the test tells to answer."""
    with serving() as service:
        yield service


@pytest.fixture
def clock() -> SetClock:
    """A clock that nobody waits for."""
    return SetClock()


@pytest.fixture
def said() -> list[str]:
    """What the client told of its progress."""
    return []


@pytest.fixture
def client(clock: SetClock, said: list[str]) -> Iterator[Client]:
    """A client with that clock."""
    client = Client(clock, said.append, PATIENT, largest=2**20)
    yield client
    client.close()
