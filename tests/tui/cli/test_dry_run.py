"""What a dry run says of commands over pages and whole libraries; nothing is there afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.cli.carrel import page
from tests.tui.cli.conftest import DENSE, Run


def files_in(folder: Path) -> list[Path]:
    """All files in a folder but those of SQLite, of the index, and the backup of each day."""
    found = [each for each in folder.rglob("*") if "cache" not in each.parts]
    return sorted(each for each in found if not each.name.endswith(("-wal", "-shm", "-daily.db")))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "new.txt"), "add new: 1 paper as Daily Papers page"),
        (("remove", "mine"), "removed the page “mine”"),
        (("load", "other.json"), "load 1 page"),
        (("restore", "1"), "restore "),
        (("backup",), "copy "),
        (("dump", "out.json"), "write out.json"),
        (("dump", "new.txt", "--force"), "overwrite new.txt"),
        (("export", "boats", "-o", "out.bib"), "write out.bib"),
        (("open", "2401.00001"), "open https://arxiv.org/abs/2401.00001"),
        (("open", "2401.00001", "--pdf"), "fetch https://arxiv.org/pdf/2401.00001"),
    ],
)
def test_it_says_what_would_be_done_and_leaves_every_file_as_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("new.txt").write_text(page(DENSE), "utf-8")
    with monkeypatch.context() as other:
        other.setenv("CARREL_HOME", str(tmp_path / "other"))
        run("add", "new.txt")
        run("dump", "other.json")
    run("backup")
    before, files = run("dump").out, files_in(tmp_path)
    ended = run(*words, "--dry-run")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.startswith(f"Not done, for it is a dry run: {says}")
    assert run("dump").out == before
    assert files_in(tmp_path) == files


def test_a_file_that_is_there_is_told_by_a_dry_run_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("out.bib").write_text("mine", "utf-8")
    ended = run("export", "boats", "-o", "out.bib", "--dry-run")
    assert (ended.status, ended.err) == (
        2,
        "carrel: out.bib is there already; --force overwrites it\n",
    )
