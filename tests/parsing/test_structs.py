"""Structs: values under names, in the order in which a class declares them."""

from __future__ import annotations

from collections.abc import Callable

from parsing.structs import Struct


def _half(of: int) -> int:
    return of // 2


class Sample(Struct):
    """What the tests make."""

    name: str
    size: int = 4
    shrink: Callable[[int], int] = _half


def test_values_come_in_the_order_of_the_names_or_by_name() -> None:
    one, other = Sample("a", 8), Sample(size=8, name="a")
    assert (one.name, one.size) == (other.name, other.size) == ("a", 8)


def test_what_is_not_given_is_the_default_even_where_that_is_a_function() -> None:
    sample = Sample("a")
    assert sample.size == 4
    assert sample.shrink(sample.size) == 2


def test_each_has_values_of_its_own() -> None:
    Sample("a", 1)
    assert Sample("b").size == 4
