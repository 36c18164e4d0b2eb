"""What a test of the screen need not do as often as the program: parse style sheets, and paint."""

from __future__ import annotations

from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token

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

    monkeypatch.setattr(Compositor, "render_update", update)
