"""A text in the hands of an editor: for its owner alone, and never lost with its reader."""

from __future__ import annotations

import stat
from pathlib import Path

from tui.library.drafts import Draft, kept_drafts
from tui.library.editing import BEGINS, adopt, handed_out

DRAFT = Draft("note", "0d9f4b2c7a61e835", "Fog: a/b", "before", "before")


def test_it_has_a_file_named_for_its_paper_which_is_gone_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    with handed_out(folder, DRAFT) as handed:
        assert handed.path.name == "Fog a b.md"
        assert handed.path.read_text() == "before\n"
        modes = [stat.S_IMODE(each.stat().st_mode) for each in (handed.path, handed.path.parent)]
        assert modes == [0o600, 0o700]
    assert [*folder.iterdir()] == []


def test_what_somebody_has_open_stays_and_what_nobody_has_becomes_a_draft(tmp_path: Path) -> None:
    with handed_out(tmp_path, DRAFT) as handed:
        handed.path.write_text("after\n")
        adopt(tmp_path)
        left = tmp_path / f"{BEGINS}left"
        left.mkdir()
        (left / "draft.json").write_bytes((handed.path.parent / "draft.json").read_bytes())
        (left / "Fog.md").write_text("after\n")
    adopt(tmp_path)
    (draft,) = kept_drafts(tmp_path)
    assert draft._replace(file=None) == DRAFT._replace(text="after")
    assert not left.exists()


def test_what_was_not_changed_in_an_editor_is_no_draft(tmp_path: Path) -> None:
    left = tmp_path / f"{BEGINS}left"
    left.mkdir()
    (left / "draft.json").write_bytes(DRAFT.content)
    (left / "Fog.md").write_text("before\n")
    adopt(tmp_path)
    assert [*tmp_path.iterdir()] == []
