"""Writing papers: never half a file, never over a file that we did not write."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from docgen.errors import OutputError

_TEMPORARY = ".docgen-"


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
        raise _refused(path, error) from error


def rename(old: Path, new: Path) -> None:
    """Give a file or a folder another place; OutputError where something in it is open."""
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
    except OSError as error:
        raise _refused(old, error) from error


def keep(path: Path, kept: Path, *, stamp: str) -> Path:
    """Put a copy of a file away under a name that nothing has, with a stamp in it; the copy is whole or not there."""
    clean = stamp.replace(":", "").replace("-", "").replace("T", "-")
    number = 1
    while True:
        name = f"{kept.stem}_{clean}{'' if number == 1 else f'-{number}'}{kept.suffix}"
        target = kept.with_name(name)
        if not target.exists():
            replace(target, path.read_bytes())
            return target
        number += 1


def remove(path: Path) -> None:
    """Take a file away; OutputError where it is open."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(path, error) from error


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
        raise _refused(path, error) from error
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
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _let_others_read(temporary)
        Path(temporary).replace(path)
        temporary = None
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def sweep(folder: Path) -> None:
    """Take away what a killed run left half-written; only the run that holds the folder's lock may do so."""
    for path in folder.rglob(f"{_TEMPORARY}*.tmp"):
        with contextlib.suppress(OSError):
            path.unlink()


def _let_others_read(temporary: str) -> None:
    """mkstemp makes a file for its owner alone; a shared folder's papers are for the whole office."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)


def is_open(path: Path) -> bool:
    """Somebody has the paper open: Word and LibreOffice leave a lock file beside it."""
    # Word drops the first two letters of a long name.
    locks = (f"~${path.name}", f"~${path.name[1:]}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return any(path.with_name(lock).exists() for lock in locks)


def _refused(path: Path, error: OSError) -> OutputError:
    if isinstance(error, PermissionError):
        return OutputError("output-open" if path.is_file() else "output-denied", path=path)
    if isinstance(error, NotADirectoryError | FileExistsError):
        return OutputError("output-not-folder", path=path.parent)
    if error.errno in (28, 122):  # ENOSPC, EDQUOT
        return OutputError("output-full", path=path)
    return OutputError("output-failed", path=path, reason=error.strerror or error)
