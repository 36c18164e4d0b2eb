"""The commands that take care of a library: backups, their return, and where things lie."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from tui.cli.console import DONE, NOTHING, WRONG, fail, put, say
from tui.library.errors import Damaged, LibraryError, Taken
from tui.library.locations import cache_folder, locations
from tui.library.storage.backup import ASKED, Backup, back_up_to, find_backups, make_backup
from tui.library.storage.restore import contents, find_backup, restore


def back_up(asked: Namespace) -> int:
    """``carrel backup``: a copy of the library's database."""
    paths = locations()
    if not paths.database.exists():
        say("There is no library yet, so nothing was copied.")
        return NOTHING
    try:
        if asked.file is None:
            put(make_backup(paths.database, paths.backups, ASKED).path)
        else:
            target = Path(asked.file)
            paths.require_foreign(target)
            back_up_to(
                paths.database, target.parent.absolute() / target.name, overwrite=asked.force
            )
            put(asked.file)
    except Taken as error:
        return fail(f"{error} --force overwrites it")
    except Damaged as error:
        return fail(f"{error} It was not copied; `carrel restore` lists older backups.")
    return DONE


def bring_back(asked: Namespace) -> int:
    """``carrel restore``: the backups there are, or one of them in the library's place."""
    paths = locations()
    if asked.which is None:
        return _list(find_backups(paths.backups))
    backup = find_backup(paths, asked.which)
    kept = restore(paths, backup)
    say(f"Restored {backup}")
    if kept is not None:
        say(f"What was there is kept in {kept}")
    return DONE


def _list(backups: list[Backup]) -> int:
    if not backups:
        say("There is no backup yet: carrel backup makes one.")
        return NOTHING
    status = DONE
    for each in reversed(backups):
        try:
            holds, size = contents(each.path), f"{each.path.stat().st_size / 1000:,.0f} kB"
            made = datetime.fromtimestamp(each.path.stat().st_mtime).astimezone()
        except LibraryError as error:
            say(f"carrel: {error}")
            put(each.number, each.day, "", "", each.kind, "damaged")
            status = WRONG if each.kind != "damaged" else status
        else:
            put(each.number, each.day, f"{made:%H:%M}", size, each.kind, holds)
    return status


def put_paths(_: Namespace) -> int:
    """``carrel paths``: where things lie, a name and a path a line."""
    paths = locations()
    for name in ("home", "database", "pages", "backups", "drafts", "settings", "log"):
        put(name, getattr(paths, name))
    put("cache", cache_folder())
    return DONE
