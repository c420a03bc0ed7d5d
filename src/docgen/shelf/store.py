"""Writing papers: never half a file, never over a file that we did not write."""

from __future__ import annotations

import contextlib
import errno
import glob
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from docgen.errors import OutputError

_TEMPORARY = ".docgen-"
_STAMP = re.compile(r"\d{8}-\d{6}(-\d+)?")
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
# On Windows a virus scanner or the index of the search opens each new file for an instant; a rename is refused as long.
# Word holds a file for hours: three quarters of a second tell the two apart, and is_open sees most of Word's before.
PATIENCE: tuple[float, ...] = (0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()


class Written(StrEnum):
    """What became of a paper."""

    WRITTEN = "written"
    IDENTICAL = "identical"
    KEPT_EDITED = "kept-edited"


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(path: Path) -> str | None:
    """The digest of what is on the disk; None where nothing is. Raises OutputError where it cannot be read."""
    try:
        return digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unreadable(path, error) from error


def read(path: Path) -> bytes:
    """The bytes of a file that is there. Raises OutputError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def rename(old: Path, new: Path) -> None:
    """Give a file or a folder another place; OutputError where something in it is open."""
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        _patiently(lambda: old.rename(new))
    except OSError as error:
        raise refused(old, error) from error


def keep(path: Path, kept: Path, *, stamp: str) -> Path:
    """Put a copy of a file away under a name that nothing has, with a stamp in it; the copy is whole or not there.

    A copy that a run put away before it was ended is enough: the next run makes no second one.
    """
    data = read(path)
    for target in sorted(kept.parent.glob(f"{glob.escape(kept.stem)}_[0-9]*{kept.suffix}")):
        if _STAMP.fullmatch(target.stem.removeprefix(f"{kept.stem}_")) and digest_of_file(target) == digest(data):
            return target
    clean = stamp.replace(":", "").replace("-", "").replace("T", "-")
    number = 1
    while True:
        name = f"{kept.stem}_{clean}{'' if number == 1 else f'-{number}'}{kept.suffix}"
        target = kept.with_name(name)
        if not target.exists():
            replace(target, data)
            return target
        number += 1


def remove(path: Path) -> None:
    """Take a file away; OutputError where it is open."""
    try:
        _patiently(lambda: path.unlink(missing_ok=True))
    except OSError as error:
        raise refused(path, error) from error


def write(
    path: Path, data: bytes, *, known: frozenset[str], before: Callable[[Path, str], None] | None = None
) -> Written:
    """Put `data` into `path`, unless the file there was edited by a person: its digest is not among the `known` ones.

    The file appears whole or not at all: a temporary file in the same folder is flushed to the disk, then renamed.
    `before` is called with the file and its digest before an earlier version is replaced.
    Raises OutputError where the folder or the file cannot be written (a paper that is open in Word, a full disk).
    """
    try:
        there = path.read_bytes()
    except FileNotFoundError:
        there = None
    except OSError as error:
        raise _unreadable(path, error) from error
    if there is not None:
        if there == data:
            return Written.IDENTICAL
        before_digest = digest(there)
        if before_digest not in known:
            return Written.KEPT_EDITED
        if is_open(path):
            raise OutputError("output-open", path=path)
        if before is not None:
            before(path, before_digest)
    replace(path, data)
    return Written.WRITTEN


def replace(path: Path, data: bytes) -> None:
    """Write a file whole: temporary file in the same folder, flush, fsync, rename. Raises OutputError."""
    made: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY, suffix=".tmp")
        made = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _let_others_read(made)
        take_place(made, path)
        made = None
    except OSError as error:
        raise refused(path, error) from error
    finally:
        if made is not None:
            with contextlib.suppress(OSError):
                made.unlink()


def temporary(path: Path) -> Path:
    """An empty file beside `path`, to be filled and to take its place; one that is left behind is swept away."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY, suffix=".tmp")
    os.close(handle)
    return Path(name)


def take_place(made: Path, path: Path) -> None:
    """A whole file gets its name, over the file that had it before. Raises OSError."""
    _patiently(lambda: made.replace(path))


def _patiently(do: Callable[[], object]) -> None:
    """Do it again a few times where Windows refuses it for an instant."""
    for pause in PATIENCE:
        try:
            do()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    do()


def sweep(folder: Path) -> None:
    """Take away what a killed run left half-written; only the run that holds the folder's lock may do so."""
    with contextlib.suppress(OSError):  # what cannot be looked into now is looked into by a later run
        for path in folder.rglob(f"{_TEMPORARY}*.tmp"):
            with contextlib.suppress(OSError):
                path.unlink()


def _let_others_read(made: Path) -> None:
    """mkstemp makes a file for its owner alone; a shared folder's papers are for the whole office."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        with contextlib.suppress(OSError):  # a network folder may know no modes: the paper is whole all the same
            made.chmod(0o666 & ~mask)


def is_open(path: Path) -> bool:
    """Somebody has the paper open: Word and LibreOffice leave a lock file beside it."""
    # Word drops the first two letters of a long name.
    locks = (f"~${path.name}", f"~${path.name[1:]}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return any(path.with_name(lock).exists() for lock in locks)


def _unreadable(path: Path, error: OSError) -> OutputError:
    if path.is_dir():  # Windows says of it that the right is missing
        return OutputError("output-not-file", path=path)
    return refused(path, error)


def refused(path: Path, error: OSError) -> OutputError:
    if path.is_dir() and isinstance(error, IsADirectoryError):
        return OutputError("output-not-file", path=path)
    if isinstance(error, PermissionError):
        return OutputError("output-open" if path.is_file() else "output-denied", path=path)
    if isinstance(error, NotADirectoryError | FileExistsError):
        return OutputError("output-not-folder", path=path.parent)
    if error.errno in _FULL:
        return OutputError("output-full", path=path)
    if error.errno == errno.EROFS:
        return OutputError("output-denied", path=path)
    return OutputError("output-failed", path=path, reason=error.strerror or error)
