"""What a test of the screen need not do as often as the program: parse style sheets, paint, nap."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token

painted = [0]
"""How often anything was to be painted."""

Tokens = dict[str, list[Token]]
_tokens: dict[frozenset[tuple[str, str]], Tokens] = {}
_rules: dict[tuple[object, ...], list[RuleSet]] = {}


def _tokens_of(values: dict[str, str]) -> Tokens:
    key = frozenset(values.items())
    if key not in _tokens:
        _tokens[key] = tokenize_values(values)
    return _tokens[key]


def _rules_of(*sheet: Any, **options: Any) -> list[RuleSet]:
    # The tokens are kept, so that no others are ever in their place.
    tokens = id(options["variable_tokens"])
    key = (*sheet, tokens, options["is_default_rules"], options["tie_breaker"])
    if key not in _rules:
        _rules[key] = list(parse(*sheet, **options))
    return _rules[key]


def parse_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each style sheet parsed once a run for each theme, and not in each test."""
    monkeypatch.setattr("textual.css.stylesheet.tokenize_values", _tokens_of)
    monkeypatch.setattr("textual.css.stylesheet.parse", _rules_of)


def paint_when_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing painted for a terminal that is not there: whoever looks has it painted."""

    def update(compositor: Compositor, **_: object) -> None:
        compositor._dirty_regions.clear()
        painted[0] += 1

    monkeypatch.setattr(Compositor, "render_update", update)


async def never(seconds: float = 0) -> None:
    """Stand in for Textual's wait for an idle processor: `Person.settle` waits for messages."""
    await asyncio.sleep(0)


@contextmanager
def quick() -> Iterator[None]:
    """Have no style sheet parsed that was parsed before, and nothing painted that nobody looks at.

    Pilot sleeps 40 ms after each key in the hope that the app is done; the tests ask instead.
    """
    with pytest.MonkeyPatch.context() as patch:
        parse_once(patch)
        paint_when_looked_at(patch)
        patch.setattr("textual.app.wait_for_idle", never)
        patch.setattr("textual.pilot.wait_for_idle", never)
        yield
