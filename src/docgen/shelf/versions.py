"""The bytes of earlier versions of papers, each in a file that is named by its digest.

Those that were signed are kept in every home of the record, so that they outlive the folder of outputs; the others lie
in the folder of outputs, where they cost nothing: a second name of the file that they were.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Sequence
from pathlib import Path

from docgen.errors import OutputError
from docgen.shelf import store

FOLDER = "versions"


class Versions:
    """The bytes that are kept in the homes of a record; the last home is in the folder of outputs itself."""

    def __init__(self, homes: Sequence[Path]) -> None:
        self._folders = [home / FOLDER for home in homes]

    def path_of(self, digest: str) -> Path:
        """Where the bytes of a version lie; where they would, if they are not kept."""
        paths = [folder / f"{digest}.version" for folder in reversed(self._folders)]
        return next((path for path in paths if path.is_file()), paths[0])

    def bytes_of(self, digest: str) -> bytes | None:
        """The bytes of a version; None where they are not kept, or are not what they were."""
        found = (_bytes_in(folder / f"{digest}.version", digest) for folder in reversed(self._folders))
        return next((data for data in found if data is not None), None)

    def put_away(self, path: Path, digest: str) -> None:
        """Keep the bytes of a file that is about to be replaced: a second name, or a copy where that can't be."""
        if self.bytes_of(digest) is not None:
            return
        target = self._folders[-1] / f"{digest}.version"
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, target)
        except OSError:  # a network folder without links; one of that name that is not what it was
            store.replace(target, store.read(path), is_private=True)

    def keep(self, digest: str, data: bytes) -> None:
        """Keep a copy, in every home, of a file that stays in its place, where a person may change it.

        A second name of that file is no copy: what a person saves into the one is in the other, too.
        """
        for folder in self._folders:
            path = folder / f"{digest}.version"
            if _bytes_in(path, digest) is None or path.stat().st_nlink > 1:
                store.replace(path, data, is_private=True)

    def mend(self, digests: Collection[str]) -> None:
        """Give each home what only another one still has of these; what no home has is lost."""
        for folder in self._folders:
            there = {path.stem for path in folder.glob("*.version")}
            for digest in set(digests) - there:
                data = self.bytes_of(digest)
                if data is not None:
                    with contextlib.suppress(OutputError):  # told of elsewhere, if the home cannot be written at all
                        store.replace(folder / f"{digest}.version", data, is_private=True)

    def tidy(self, wanted: Collection[str], signed: Collection[str]) -> None:
        """Let go of what is neither `wanted` nor was signed."""
        kept = {*wanted, *signed}
        for folder in self._folders:
            for path in folder.glob("*.version"):
                if path.stem not in kept:
                    with contextlib.suppress(OSError):
                        path.unlink()


def _bytes_in(path: Path, digest: str) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if store.digest(data) == digest else None
