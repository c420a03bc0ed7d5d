"""Writing papers: never half a file, never over a file that we did not write."""

from __future__ import annotations

import contextlib
import errno
import glob
import hashlib
import os
import re
import secrets
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from docgen.errors import OutputError
from docgen.shelf.border import is_link

TEMPORARY = ".docgen-"
_STAMP = re.compile(r"\d{8}-\d{6}(-\d+)?")
_CODES = {
    errno.ENOSPC: "output-full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "output-full",
    errno.EROFS: "output-denied",
    errno.ENOTDIR: "output-not-folder",
    errno.EEXIST: "output-not-folder",
    errno.EISDIR: "output-not-file",
}
# On Windows a virus scanner or the index of the search opens each new file for an instant; a rename is refused as long.
# Word holds a file for hours: three quarters of a second tell the two apart, and is_open sees most of Word's before.
PATIENCE: tuple[float, ...] = (0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
LONGEST = 259  # letters of a whole path: Windows' own limit, and Word's wherever Windows was told to know none
_FOR_FOLDERS = 12  # letters that Windows keeps free in a folder's path, for the name of a file
_UNFOUND = (3, 123, 206)  # Windows' words for a path that it does not find, or cannot read
_SHARED = (32, 33)  # Windows' words for a file that is open elsewhere, or a part of it locked: not a missing right
_NAMES = 100  # that somebody else's temporary file may have before it is no accident any more

T = TypeVar("T")


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
        return digest(_patiently(path.read_bytes))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unreadable(path, error) from error


def read(path: Path) -> bytes:
    """The bytes of a file that is there. Raises OutputError where it cannot be read."""
    try:
        return _patiently(path.read_bytes)
    except OSError as error:
        raise unreadable(path, error) from error


def is_same(path: Path, other: Path) -> bool:
    """Two names of one place: of names that differ in their case alone a Windows folder holds one."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def rename(old: Path, new: Path) -> None:
    """Give a file or a folder another place; OutputError where something in it is open."""
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        is_other_case = str(old) != str(new) and is_same(old, new)
        _patiently(lambda: old.rename(new))
        if is_other_case and new.name not in {path.name for path in new.parent.iterdir()}:
            between = new.with_name(f"{TEMPORARY}{new.name}")  # some systems let the old case stand
            new.rename(between)
            between.rename(new)
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
        there = _patiently(path.read_bytes)
    except FileNotFoundError:
        there = None
    except OSError as error:
        raise unreadable(path, error) from error
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


def replace(path: Path, data: bytes, *, is_private: bool = False) -> None:
    """Write a file whole: temporary file in the same folder, flush, fsync, rename. Raises OutputError.

    One that `is_private` is for its owner alone, where the system knows such files.
    """
    made: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = _begun(path, 0o600 if is_private else 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        take_place(made, path)
        made = None
    except OSError as error:
        raise refused(path, error) from error
    finally:
        if made is not None:
            with contextlib.suppress(OSError):
                made.unlink()


def make_private(path: Path) -> None:
    """A file of the record is for its owner alone, from its first byte on, where the system knows such files.

    Windows gives it the rights of its folder, which the office set.
    """
    if os.name != "posix" or not os.access(path if path.exists() else path.parent, os.W_OK):
        return
    with contextlib.suppress(OSError):  # somebody else's, or on a disk without rights
        if path.exists():
            path.chmod(0o600)
        else:
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def temporary(path: Path) -> Path:
    """An empty file of its owner's alone beside `path`, to be filled and to take its place; one that is left behind is
    swept away. Raises OSError."""
    handle, made = _begun(path, 0o600)
    os.close(handle)
    return made


def _begun(path: Path, mode: int) -> tuple[int, Path]:
    """A new file beside `path` that is ours alone to fill. Raises OSError, at once.

    tempfile.mkstemp takes Windows' refusal of a whole folder for a name that is taken, and tries on for hours.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
    for left in range(_NAMES - 1, -1, -1):
        made = path.with_name(f"{TEMPORARY}{secrets.token_hex(4)}.tmp")
        try:
            return os.open(made, flags, mode), made
        except FileExistsError:
            if not left:
                raise
    raise AssertionError


def take_place(made: Path, path: Path) -> None:
    """A whole file gets its name, over the file that had it before. Raises OSError."""
    _patiently(lambda: made.replace(path))


def _patiently(do: Callable[[], T]) -> T:
    """Do it again a few times where Windows refuses it for an instant."""
    for pause in PATIENCE:
        try:
            return do()
        except PermissionError:
            time.sleep(pause)
    return do()


def sweep(folder: Path) -> None:
    """Take away what a killed run left half-written; only the run that holds the folder's lock may do so."""
    for home, folders, files in os.walk(folder):  # what cannot be looked into now is looked into by a later run
        folders[:] = [name for name in folders if not is_link(Path(home, name))]
        for name in files:
            if name.startswith(TEMPORARY) and name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    Path(home, name).unlink()


def is_open(path: Path) -> bool:
    """Somebody has the paper open: Word and LibreOffice leave a lock file beside it."""
    # Word drops the first two letters of a long name.
    locks = (f"~${path.name}", f"~${path.name[1:]}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return any(path.with_name(lock).exists() for lock in locks)


def is_held(path: Path, error: BaseException | None = None) -> bool:
    """Another program has the file, though we have the right to it: Windows refuses both alike.

    A file that gets the name that it has does not change, but Windows refuses that where it is open, and says why.
    """
    if getattr(error, "winerror", None) in _SHARED:
        return True
    try:
        os.rename(path, path)  # noqa: PTH104  of pathlib's own nothing more is known
    except OSError as refusal:
        return getattr(refusal, "winerror", None) in _SHARED
    return os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)


def unreadable(path: Path, error: OSError) -> OutputError:
    """Why a file that is there, or a folder in its place, cannot be read."""
    if istoo_long(path, error):
        return too_long(path)
    if path.is_dir():  # Windows says of it that the right is missing
        return OutputError("output-not-file", path=path)
    if isinstance(error, NotADirectoryError):
        return OutputError("output-not-folder", path=path.parent)
    if isinstance(error, PermissionError):
        return OutputError("output-in-use" if is_held(path, error) else "output-unreadable", path=path)
    return OutputError("output-unread", path=path, reason=error.strerror or error)


def refused(path: Path, error: OSError) -> OutputError:
    """Why a file cannot be written, moved or taken away."""
    if istoo_long(path, error):
        return too_long(path)
    if isinstance(error, PermissionError):
        return OutputError(_forbidden(path, error), path=path)
    code = _CODES.get(error.errno or 0, "output-failed")
    if code == "output-failed":
        return OutputError(code, path=path, reason=error.strerror or error)
    return OutputError(code, path=path.parent if code == "output-not-folder" else path)


def _forbidden(path: Path, error: PermissionError) -> str:
    if is_held(path, error):
        return "output-open"
    is_locked = path.is_file() and not os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return "output-read-only" if is_locked else "output-denied"


def istoo_long(path: Path, error: OSError) -> bool:
    """The system finds no place for a file because of its name's length, which Windows does not say."""
    is_unfound = isinstance(error, FileNotFoundError) or getattr(error, "winerror", None) in _UNFOUND
    return error.errno == errno.ENAMETOOLONG or (is_unfound and is_long(path))


def is_long(path: Path) -> bool:
    """A path of which Windows finds none, whatever lies there."""
    return _length(path) > LONGEST - _FOR_FOLDERS


def too_long(path: Path) -> OutputError:
    """What a person is told of such a path."""
    return OutputError("output-long", path=path, length=_length(path), longest=LONGEST)


def _length(path: Path) -> int:
    return len(str(path.absolute()))
