"""What the doctor says of backups that are not whole."""

from __future__ import annotations

import os
import time
from contextlib import closing

from tests.tui.library.backups import DAY
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.backup import ASKED, make_backup
from tui.library.storage.doctor import examine


def test_what_killed_programs_left_in_the_home_goes_after_a_day(place: Locations) -> None:
    with closing(Library(place)) as library:
        library.make_list("Later")
    old = [place.home / name for name in (".library-a.tmp", ".library-a.tmp-wal", ".backup-b.tmp")]
    young, mine = place.home / ".library-c.tmp", place.home / ".library-mine"
    for each in (*old, young, mine):
        each.write_bytes(b"not whole")
    for each in (*old, mine):
        os.utime(each, (time.time() - 2 * DAY,) * 2)
    found = {each.check: each.found for each in examine(place)}
    assert found["backups"] == "0 backups, 4 unfinished files"
    make_backup(place.database, place.backups, ASKED)
    assert not [each for each in old if each.exists()]
    assert young.exists()
    assert mine.exists()
