"""Files that are whole or not there: written beside their place, then given their name."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from parsing.patterns import pattern

_NO_HARD_LINKS = frozenset(
    (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
)
_NO_SYNC = _NO_HARD_LINKS | {errno.EINVAL, errno.EBADF, errno.EISDIR}
"""What a system says that cannot bring a folder to the disk at all."""

STALE_SECONDS = 24 * 60 * 60
"""Where files cannot be locked a scratch file is nobody's any more after this."""

PRIVATE = 0o600
"""The mode of what nobody else may read."""
_SCRATCH = r"(\.[a-z]+-[0-9a-f]{16}\.tmp)(-wal|-shm|-journal)?"


class Unsynced(OSError):  # noqa: N818
    """A file that is whole and has its name, which a power cut may still take away."""


def unsynced(path: Path, error: OSError) -> Unsynced:
    """Say of a file that is there what kept its name from the disk."""
    return Unsynced(error.errno, error.strerror, str(path))


@contextmanager
def scratch_file(
    folder: Path,
    prefix: str,
    mode: int = PRIVATE,
    beside: Iterable[str] = (),
    content: bytes | None = None,
    *,
    exact: bool = False,
    sync: bool = True,
) -> Iterator[Path]:
    """Make a file that is gone in the end if it still has this name.

    Args:
        folder: where it is made: that of the file which it shall become.
        prefix: how its name begins, by which one that a killed program left is known.
        mode: its permissions, less those that the person's umask takes.
        beside: endings of the names of other files that may be made beside it, and go too.
        content: that it has; without any it is empty, for others to write.
        exact: it has just this mode, whatever the umask takes, before anything is written into it.
        sync: whether that is brought to the disk.
    """
    path, handle = locked_file(folder, prefix, PRIVATE if exact else mode)
    try:
        if exact:
            # By its handle, where the system can: pathlib knows names alone.
            os.chmod(handle if os.chmod in os.supports_fd else path, mode)  # noqa: PTH101
        if content is not None:
            _write(handle, content, sync=sync)
        yield path
    finally:
        # What will not go is known by its name, and is no reason to say that the work failed.
        for ending in ("", *beside):
            with suppress(OSError):
                Path(f"{path}{ending}").unlink()
        os.close(handle)


def locked_file(folder: Path, prefix: str, mode: int = PRIVATE) -> tuple[Path, int]:
    """Make a file of a new name, locked for as long as its maker has it open.

    Others so know that it is somebody's, whatever name it is given later.
    """
    while True:
        path = folder / f"{prefix}{os.urandom(8).hex()}.tmp"
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode)
        lock_file(handle)
        # Who looked for abandoned files may have come in between.
        if is_same_file(path, os.fstat(handle)):
            return path, handle
        os.close(handle)


def lock_file(handle: int) -> bool | None:
    """Lock a file; False when another process has it, None where that cannot be told."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return None
    return True


def is_scratch(name: str) -> bool:
    """Tell whether a name is of the very form of a scratch file's, or of one made beside it."""
    return pattern(_SCRATCH).fullmatch(name) is not None


def abandoned(folder: Path, prefixes: Sequence[str]) -> Iterator[Path]:
    """Give what killed programs left of files that they were making; the caller may remove each.

    Only what has the very form of a scratch file's name is looked at.
    """
    try:
        names = sorted(each.name for each in folder.iterdir())
    except OSError:
        return
    for name in names:
        match = pattern(_SCRATCH).fullmatch(name)
        if match is None or not name.startswith(tuple(prefixes)):
            continue
        if match[2]:  # beside a database: nobody's once that is gone, which comes before it
            if not os.path.lexists(folder / match[1]):
                yield folder / name
            continue
        try:
            handle = os.open(folder / name, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        except OSError:
            continue
        try:
            status, locked = os.fstat(handle), lock_file(handle)
            old = status.st_mtime < time.time() - STALE_SECONDS
            if stat.S_ISREG(status.st_mode) and (old if locked is None else locked):
                yield folder / name
        finally:
            os.close(handle)


def take_away_abandoned(folder: Path, *prefixes: str) -> None:
    """Remove what killed programs left of files that they were making; what will not go stays."""
    for each in abandoned(folder, prefixes):
        with suppress(OSError):
            each.unlink()


def is_same_file(path: Path, status: os.stat_result) -> bool:
    """Tell whether a name leads to that very file."""
    try:
        return os.path.samestat(path.lstat(), status)
    except OSError:
        return False


def _write(handle: int, content: bytes, *, sync: bool) -> None:
    """Write into a file that is open; to open it once more takes as long as to write a little."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]
    if sync:
        os.fsync(handle)


def sync_file(path: Path) -> None:
    """Bring a file's content to the disk, whoever wrote it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring a new name to the disk too, where the system can; the file is whole either way.

    Raises:
        OSError: the disk fails, so that a power cut may take the name away.
    """
    try:
        sync_file(folder)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def take_place(finished: Path, path: Path, *, sync: bool = True) -> None:
    """Give a file that is whole and on the disk its name in the place of whatever has it.

    Without *sync* a power cut may bring back what had the name before.

    Raises:
        Unsynced: it has it, but a power cut may take it away.
        OSError: it could not be given.
    """
    status = finished.lstat()
    try:
        finished.replace(path)
        if sync:
            sync_folder(path.parent)
    except OSError as error:
        if is_same_file(path, status):
            raise unsynced(path, error) from error
        raise


def give_name(finished: Path, path: Path, *, sync: bool = True) -> None:
    """Give a file that is whole and on the disk its name in the same folder, if that is free.

    The name it had may stay or go. Without *sync* a power cut may take the new one away.

    Raises:
        FileExistsError: the name is taken.
        Unsynced: it has it, but a power cut may take it away.
        OSError: it could not be given.
    """
    status = finished.lstat()
    try:
        try:
            # Unlike a rename, a new link never takes the place of what is there.
            os.link(finished, path)
        except FileExistsError:
            raise taken(path) from None
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            _claim_and_rename(finished, path)
        if sync:
            sync_folder(path.parent)
    except FileExistsError:
        raise
    except OSError as error:
        if is_same_file(path, status):
            raise unsynced(path, error) from error
        raise


def _claim_and_rename(finished: Path, path: Path) -> None:
    """Take a name with an empty file and rename over that, on disks without hard links."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError:
        raise taken(path) from None
    status = finished.lstat()
    try:
        finished.replace(path)
    except BaseException:
        if not is_same_file(path, status):
            path.unlink()
        raise


def taken(path: Path) -> FileExistsError:
    """Return the error that says that a name is taken."""
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
