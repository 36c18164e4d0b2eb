"""Where the database is asked: in one package, and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STORAGE = ROOT / "tui" / "library" / "storage"
SQL = re.compile(r"\b(SELECT|INSERT INTO|REPLACE INTO|UPDATE|DELETE FROM|PRAGMA|WHERE|ORDER BY)\b")


def sql_in(source: str) -> Iterator[str]:
    """What in a module's text asks a database: imports of SQLite, and strings with SQL in them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [each.name for each in node.names] + [getattr(node, "module", None) or ""]
            yield from (f"line {node.lineno}: {name}" for name in names if "sqlite3" in name)
        if isinstance(node, ast.Constant) and SQL.search(str(node.value)):
            yield f"line {node.lineno}: {node.value!r}"


def test_nothing_outside_the_storage_asks_the_database() -> None:
    modules = [*(ROOT / "parsing").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]
    outside = [each for each in modules if STORAGE not in each.parents]
    assert len(outside) > 100
    assert [(each, found) for each in outside for found in sql_in(each.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "source",
    [
        "import sqlite3",
        "from sqlite3 import connect",
        "database.select('SELECT rowid FROM paper')",
        "read(database, 'tag', f'WHERE {name} = 1')",
        "select(f'PRAGMA {name}')",
    ],
)
def test_a_question_in_any_of_its_forms_would_be_seen(source: str) -> None:
    assert list(sql_in(source))


def test_the_storage_asks_it() -> None:
    assert all(
        list(sql_in((STORAGE / name).read_text("utf-8"))) for name in ("queries.py", "undo.py")
    )
