"""The border of a folder of outputs: what a record calls a paper's place is in that folder, or it is no place at all.

The books lie where anybody can write who can write the papers. So whatever path is read from them is asked of here
before anything is looked at, moved or written there: by name, and by where links on the way to it lead.
"""

from __future__ import annotations

import os
import stat
from functools import cache
from pathlib import Path, PurePosixPath

from docgen.errors import OutputError

FOLDER = ".docgen"  # the books' own folder: no paper lies there
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT, which the module stat has on Windows alone
_NOT_IN_NAMES = frozenset('\\:*?"<>|') | frozenset(map(chr, range(32)))  # what one system takes for more than a name


class Border:
    """The border of one folder of outputs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._within: dict[PurePosixPath, bool] = {}

    def holds(self, path: PurePosixPath) -> bool:
        """The place is in the folder: it neither climbs out of it nor leads out of it through a link."""
        if not is_place(path) or not self.holds_folder(path.parent):
            return False
        whole = self._folder / path
        return not is_link(whole) or self._leads_inside(whole)

    def holds_folder(self, path: PurePosixPath) -> bool:
        """The same of a folder, which is asked once; the folder of outputs itself is in itself."""
        if path not in self._within:
            self._within[path] = path == PurePosixPath() or (is_place(path) and self._leads_inside(self._folder / path))
        return self._within[path]

    def at(self, path: PurePosixPath) -> Path:
        """Where this place is on the disk. Raises OutputError where that is not in the folder."""
        if not self.holds(path):
            raise OutputError("path-outside", path=path)
        return self._folder / path

    def _leads_inside(self, whole: Path) -> bool:
        """A link may be at the folder of outputs itself, and on the way to it: it is the clerk's own name for it."""
        try:
            return Path(os.path.realpath(whole)).is_relative_to(os.path.realpath(self._folder))
        except (
            OSError
        ):  # Windows asks no more where a path that is too long leads: then none of its steps may be a link
            below = (self._folder / step for step in whole.relative_to(self._folder).parents if step.parts)
            return not any(map(is_link, (whole, *below)))


def is_link(path: Path) -> bool:
    """A link to somewhere else, or what Windows calls a junction."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return False
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


def is_place(path: PurePosixPath) -> bool:
    """This is the name of a paper's place on every system, and not of one in the books' own folder."""
    parts = path.parts
    if not parts or path.is_absolute() or _bare(parts[0]).casefold() == FOLDER:
        return False
    return all(map(_is_name, parts))


@cache
def _is_name(part: str) -> bool:
    return bool(_bare(part)) and not _NOT_IN_NAMES.intersection(part)


def _bare(part: str) -> str:
    """A name as Windows reads it: without the dots and blanks at its end. Nothing is left of `..`."""
    return part.rstrip(". ")
