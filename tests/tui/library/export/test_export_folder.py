"""A folder of Markdown: YAML and CommonMark that others read, and nothing of a person's is lost."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from tests.tui.library.export.described import with_metadata
from tests.tui.library.export.hostile import TRAPS, collection, item
from tui.library.export import Collection
from tui.library.export.file import ExportError
from tui.library.export.folder import MARK, WrittenFolder, write_folder
from tui.library.lists import ReadingList

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(file: Path) -> tuple[dict[str, Any], str]:
    """A file's properties, and what stands below them."""
    opening, head, below = file.read_text("utf-8").split("---\n", 2)
    assert opening == ""
    return yaml.load(head, LOADER), below


def listed(*papers: str, **lists: tuple[str, ...]) -> Collection:
    """Papers by title, in lists by the numbers of papers."""
    items = [
        item(title, "Fog.", lists=tuple(name for name, has in lists.items() if title in has))
        for title in papers
    ]
    keys = {each.paper.title: each.paper.key for each in items}
    return Collection(
        "Papers",
        tuple(items),
        {
            name: ReadingList(1, name, tuple(keys[title] for title in has))
            for name, has in lists.items()
        },
    )


def test_all_papers_with_metadata_have_a_file_each_and_so_have_lists(
    seeds: Collection, tmp_path: Path
) -> None:
    papers = with_metadata(seeds)
    lists = {
        name: ReadingList(
            1, name, tuple(each.paper.key for each in papers.items if name in each.lists)
        )
        for name in ("To read", "Fog: & lamps")
    }
    written = write_folder(tmp_path, Collection("All", papers.items, lists))
    assert written == WrittenFolder(new=513)
    files = {read(file)[0]["carrel-id"]: file for file in tmp_path.iterdir()}
    for each in papers.items:
        said, below = read(files[f"paper-{each.paper.key}"])
        meta = each.paper.meta
        assert said["title"] == " ".join(each.paper.title.split())
        assert said.get("authors", []) == [author.name for author in meta.authors]
        assert (said.get("published", ""), said["tags"]) == (meta.date, ["nlp", "to-do"])
        assert said["read"] is bool(each.marked)
        assert below.startswith("\n# ")
        assert f"\n\n{MARK}\n" in below
    links = {
        child.attrs["href"]
        for token in MarkdownIt().parse(read(files["list-Fog: & lamps"])[1])
        for child in token.children or ()
        if child.type == "link_open"
    }
    assert len(links) == len(lists["Fog: & lamps"].keys)
    assert write_folder(tmp_path, Collection("All", papers.items, lists)) == WrittenFolder(same=513)


def test_any_title_and_list_has_a_safe_name_of_its_own_and_its_properties_are_yaml(
    tmp_path: Path,
) -> None:
    titles = (*TRAPS, "..", "CON", "a/b", "../up", "A b", "a B", "x" * 300, "\x7f\ufeff", "# [[x]]")
    papers = collection(
        *(
            item(f"{title}{n}", title, tags=(title, "2024"), note=MARK)
            for n, title in enumerate(titles)
        )
    )
    write_folder(tmp_path / "out", papers)
    assert [*tmp_path.iterdir()] == [tmp_path / "out"]
    files = [*(tmp_path / "out").iterdir()]
    said = {read(file)[0]["title"] for file in files}
    assert len(files) == len(titles)
    assert {" ".join(each.paper.title.split()) for each in papers.items} == said
    assert all(len(file.name.encode()) < 144 for file in files)
    assert not {sign for file in files for sign in file.name} & set('#^[]|\\:*"<>?%/')
    assert write_folder(tmp_path / "out", papers) == WrittenFolder(same=len(titles))


def test_what_a_person_wrote_below_the_mark_and_other_properties_stay(tmp_path: Path) -> None:
    papers = listed("Boats", Later=("Boats",))
    write_folder(tmp_path, papers)
    file = tmp_path / "Boats.md"
    file.chmod(0o640)
    mine = f"{MARK}\n\nMine, for ever.\n\n{MARK}\nand more"
    text = file.read_text().replace("---\n", "---\nrating: 5\naliases:\n  - Ships\n", 1)
    file.write_text(text.replace("read: false", "read: true").replace(f"{MARK}\n", mine))
    other = file.rename(tmp_path / "Renamed by me.md")
    assert write_folder(tmp_path, papers) == WrittenFolder(changed=2)
    said, below = read(other)
    assert (said["rating"], said["aliases"], said["read"]) == (5, ["Ships"], False)
    assert below.endswith(mine)
    assert stat.S_IMODE(other.stat().st_mode) == 0o640
    assert "Renamed by me.md" in (tmp_path / "Later.md").read_text()
    assert write_folder(tmp_path, papers) == WrittenFolder(same=2)


def test_what_is_done_in_a_list_is_said_there_and_with_the_paper(tmp_path: Path) -> None:
    boats = item("Boats", "Fog.", lists=("Later", "Fog"), done_in=("Later",))
    oars = item("Oars", "Fog.", lists=("Later",))
    keys = (boats.paper.key, oars.paper.key)
    done_at = {keys[0]: 1_774_254_296_789}
    later = ReadingList(1, "Later", keys, "For the seminar.", "2026-12-31", done_at)
    fog = ReadingList(2, "Fog", keys[:1])
    write_folder(tmp_path, Collection("Papers", (boats, oars), {"Later": later, "Fog": fog}))
    said, below = read(tmp_path / "Later.md")
    assert said["due"] == "2026-12-31"
    assert "\n\n2 papers · 1 done · due 31 Dec 2026\n\nFor the seminar.\n\n" in below
    assert "1. [x] [Boats](<Boats.md>)\n2. [ ] [Oars](<Oars.md>)\n" in below
    assert "\n1. [Boats](<Boats.md>)\n" in (tmp_path / "Fog.md").read_text()
    said, below = read(tmp_path / "Boats.md")
    assert said["done"] == ["Later"]
    assert "In [Later](<Later.md>) (done), [Fog](<Fog.md>)\n" in below
    assert "done" not in read(tmp_path / "Oars.md")[0]


def test_where_the_mark_is_gone_the_file_is_left_alone_and_named(tmp_path: Path) -> None:
    write_folder(tmp_path, listed("Boats"))
    file = tmp_path / "Boats.md"
    file.write_text(mine := file.read_text().replace(MARK, "All mine."))
    written = write_folder(tmp_path, listed("Boats", "Oars"))
    assert written == WrittenFolder(new=1, left=("Boats.md",))
    assert "gone: Boats.md" in written.words
    assert file.read_text() == mine


def test_files_of_others_and_links_are_never_written_and_nothing_is_removed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "out"
    write_folder(folder, listed("Boats"))
    outside = tmp_path / "outside.md"
    (folder / "Boats.md").rename(outside)
    kept = outside.read_text()
    (folder / "Boats.md").symlink_to(outside)
    (folder / "oars.md").write_text("mine")
    (folder / "Fog.md").mkdir()
    assert write_folder(folder, listed("Boats", "Oars", "Fog")) == WrittenFolder(new=3)
    assert outside.read_text() == kept
    assert (folder / "oars.md").read_text() == "mine"
    assert len([*folder.iterdir()]) == 6
    assert write_folder(folder, listed("Fog")) == WrittenFolder(same=1)
    assert len([*folder.iterdir()]) == 6


def test_files_have_the_permissions_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_folder(tmp_path, listed("Boats"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "Boats.md").stat().st_mode) == 0o640


def test_a_folder_that_cannot_be_is_complained_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match="cannot write"):
        write_folder(tmp_path / "file", listed("Boats"))
