"""A folder of outputs with its two books: the manifest of what we made, and the ledger of what people did with it."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from docgen.shelf import store
from docgen.shelf.copies import homes_of, open_ledger, refuse_newer_ledger
from docgen.shelf.ledger import Ledger
from docgen.shelf.manifest import Manifest, open_manifest, read_manifest
from docgen.shelf.notice import Notice

log = logging.getLogger(__name__)

HISTORY = "ประวัติ"
BESIDE = "_ฉบับใหม่"


def is_beside(place: PurePosixPath, path: PurePosixPath) -> bool:
    """This is a name of a version beside the paper at `path`."""
    rest = place.name.removeprefix(f"{path.stem}{BESIDE}").removesuffix(path.suffix)
    is_name = place.name.startswith(f"{path.stem}{BESIDE}") and place.suffix == path.suffix
    return is_name and place.parent == path.parent and (not rest or rest.removeprefix(" ").isdigit())


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of outputs, its manifest and its ledger, open for one run."""

    folder: Path
    manifest: Manifest
    ledger: Ledger

    def at(self, path: PurePosixPath) -> Path:
        """Where this place is on the disk. Raises OutputError where it is beyond the folder of outputs."""
        return self.manifest.border.at(path)

    def is_there(self, path: PurePosixPath) -> bool:
        """Something lies in this place."""
        return os.path.exists(self.at(path))  # noqa: PTH110  what is too long for the system is not there

    def is_same(self, path: PurePosixPath, other: PurePosixPath) -> bool:
        """These are two names of one file or folder."""
        return path != other and store.is_same(self.at(path), self.at(other))

    def digest_at(self, path: PurePosixPath) -> str | None:
        """The digest of the file in this place; None where nothing is."""
        return store.digest_of_file(self.at(path))

    def is_ours(self, path: PurePosixPath, digest: str) -> bool:
        """This is one of the versions that we wrote there."""
        return digest in self.manifest.known(path)

    def beside(self, path: PurePosixPath) -> PurePosixPath:
        """A name beside a paper that must stay: the first whose file is missing or ours."""
        number = 1
        while True:
            candidate = path.with_name(f"{path.stem}{BESIDE}{'' if number == 1 else f' {number}'}{path.suffix}")
            digest = self.digest_at(candidate)
            if digest is None or self.is_ours(candidate, digest):
                return candidate
            number += 1

    def put_away(self, path: PurePosixPath, *, is_kept: bool = True) -> None:
        """Take a file of ours from its place; its bytes stay among the earlier versions unless they are not to be."""
        digest = self.digest_at(path)
        if digest is not None and self.is_ours(path, digest):
            if is_kept:
                self.ledger.bytes.put_away(self.at(path), digest)
            store.remove(self.at(path))


@contextlib.contextmanager
def open_shelf(folder: Path) -> Iterator[Shelf]:
    """A folder of outputs for this run alone; OutputError where another run is at work there."""
    refuse_newer_ledger(folder)  # before the manifest climbs: both books are ours, or neither is touched
    with open_manifest(folder) as manifest, open_ledger(folder) as ledger:
        store.sweep(folder)
        store.sweep(homes_of(folder)[0])
        manifest.before_save = ledger.save  # what is not in the history yet must not count as made
        if manifest.is_new:  # begun, or deleted: what the ledger knows to be ours is ours still
            for version in ledger.versions():
                manifest.announce(version.path, [version.digest])
        yield from _told(Shelf(folder, manifest, ledger))


@contextlib.contextmanager
def read_shelf(folder: Path) -> Iterator[Shelf]:
    """A folder of outputs for looking only; nothing is made in it, not even its books."""
    with read_manifest(folder) as manifest, open_ledger(folder, only_reads=True) as ledger:
        yield from _told(Shelf(folder, manifest, ledger))


def _told(shelf: Shelf) -> Iterator[Shelf]:
    """A shelf, and then what of its record was passed over."""
    try:
        yield shelf
    finally:
        strays = list(map(str, shelf.manifest.strays))
        if strays:
            log.error(Notice("record-strays", {"count": len(strays), "paths": "” “".join(strays[:3])}))
