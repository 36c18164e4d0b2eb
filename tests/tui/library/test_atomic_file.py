"""Files that are written beside their place: whole under their name, or not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tui.library.atomic_file import give_name, scratch_file

ROOT = Path(__file__).parents[3]


def test_a_scratch_file_goes_with_all_that_was_made_beside_it(tmp_path: Path) -> None:
    with scratch_file(tmp_path, ".making-", beside=("-wal", "-shm")) as scratch:
        assert scratch.name.startswith(".making-")
        assert scratch.stat().st_mode & 0o777 == 0o600
        Path(f"{scratch}-wal").touch()
    assert list(tmp_path.iterdir()) == []


def test_a_scratch_file_goes_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), scratch_file(tmp_path, ".making-"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_what_got_its_name_stays(tmp_path: Path) -> None:
    with scratch_file(tmp_path, ".making-", content=b"whole") as scratch:
        give_name(scratch, tmp_path / "made")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("made", b"whole")]


def test_a_name_that_is_taken_stays_with_who_has_it(tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(b"theirs")
    with scratch_file(tmp_path, ".making-") as scratch, pytest.raises(FileExistsError):
        give_name(scratch, tmp_path / "made")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"theirs"]


def test_backups_and_a_start_know_nothing_of_exports_nor_of_scratch_files() -> None:
    ask = (
        "import sys; import tui.library.loader; assert 'tempfile' not in sys.modules;"
        "import tui.library.storage.restore, tui.library.storage.backup;"
        "assert not [each for each in sys.modules if each.startswith('tui.library.export')]"
    )
    subprocess.run([sys.executable, "-c", ask], cwd=ROOT, check=True)
