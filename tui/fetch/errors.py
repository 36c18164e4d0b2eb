"""What can go wrong with a fetch, in words for the person who asked."""

from __future__ import annotations


class FetchError(Exception):
    """Nothing was taken; the message says of what, why, and what to do."""


class WishError(FetchError):
    """What was asked for is nothing that can be fetched."""


class Missing(FetchError):  # noqa: N818 - as below
    """A service says that it has no such thing."""


class Unreachable(FetchError):  # noqa: N818 - it is the service that is said to be so
    """A service cannot be reached at all, often because there is no network.

    Args:
        host: of the service.
        why: in the words of the system.
    """

    def __init__(self, host: str, why: str) -> None:
        super().__init__(f"{host} cannot be reached: {why}; check the network, then try again")
        self.host = host
        self.why = why
