"""``carrel paths``: where things lie, a name and a path a line."""

from __future__ import annotations

from argparse import Namespace

from tui.console import DONE, put
from tui.library.locations import cache_folder, locations

EXAMPLES = '''\
  carrel paths
  tail "$(carrel paths | grep ^log | cut -f 2)"'''


def run(_: Namespace) -> int:
    """Print the paths, and return the exit status."""
    paths = locations()
    for name in ("home", "database", "pages", "papers", "backups", "drafts", "settings", "log"):
        put(name, getattr(paths, name))
    put("cache", cache_folder())
    return DONE
