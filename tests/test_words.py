"""One word for one thing: no two classes of the program have one name."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_no_two_classes_have_one_name() -> None:
    modules = [*(ROOT / "parsing").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]
    trees = [ast.parse(each.read_text("utf-8")) for each in modules]
    classes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    names = Counter(each.name for each in classes)
    assert [name for name, many in names.items() if many > 1] == []
