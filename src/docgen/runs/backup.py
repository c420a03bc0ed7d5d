"""A whole project in one file, and back: what the office typed, its templates, the record, and what hands made.

What the program can make again is left out. The file is a zip with an index of every file and its digest; nothing of it
is believed before all of it is found to be what it was, and nothing that is there already is written over.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from docgen import photos
from docgen.errors import UsageError
from docgen.shelf import (
    FOLDER,
    HISTORY,
    MANIFEST,
    Ledger,
    Shelf,
    copies,
    homes_of,
    open_ledger,
    open_manifest,
    open_shelf,
    store,
)
from docgen.shelf.ledger import NAME
from docgen.shelf.versions import FOLDER as VERSIONS

INDEX, FORM = "docgen-backup.json", 1
INPUTS, TEMPLATES, PAPERS, RECORD = "inputs", "templates", "outputs", "record"
ASIDE = "ก่อนกู้คืน"
LARGEST_INDEX, LARGEST_FILE = 64 << 20, 512 << 20  # bytes
_LEFT_BY_PROGRAMS = ("~$", ".~lock", "Thumbs.db", "desktop.ini")
_ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError, KeyError, TypeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What a backup holds: how many files of each part, how many signatures and numbers."""

    path: Path
    files: Mapping[str, int]
    signatures: int = 0
    numbers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What came back: how many files of each part, how many were there already, and where others were put aside."""

    files: Mapping[str, int]
    same: int
    aside: Path | None = None
    is_record_newer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    name: str  # its part, and its way below that
    digest: str
    size: int

    @property
    def part(self) -> str:
        return self.name.partition("/")[0]


# ---- packing


def pack(target: Path, workbooks: Sequence[Path], templates: Path | None, outputs: Path, *, at: str) -> Packed:
    """Write a project into a new file; it has its name only when it was read again and found whole.

    Without `workbooks`, all of the project's `inputs`. `templates` are the project's own; those that came with the
    program need no backup. Raises UsageError where the file exists or there is nothing to pack.
    """
    if target.exists():
        raise UsageError("backup-exists", path=target)
    made: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = store.temporary(target)
        with _recorded(outputs) as record:
            sources = [*_inputs(workbooks), *_below(templates, TEMPLATES), *record.files]
            if not sources:
                raise UsageError("backup-nothing")
            index = _write(made, sources, at)
            packed = Packed(path=target, files=_counted(index), signatures=record.signatures, numbers=record.numbers)
        with zipfile.ZipFile(made) as archive:
            _verify(archive, index, target)
        _name(made, target)
    except OSError as error:
        raise store.refused(target, error) from error
    finally:
        if made is not None:
            with contextlib.suppress(OSError):
                made.unlink()
    return packed


def _name(made: Path, target: Path) -> None:
    """Give a whole file its name, which another run may have taken in the meantime."""
    try:
        os.link(made, target)
    except FileExistsError as error:
        raise UsageError("backup-exists", path=target) from error
    except OSError:  # a disk without second names
        if target.exists():
            raise UsageError("backup-exists", path=target) from None
        store.take_place(made, target)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    files: Sequence[tuple[str, Path]] = ()
    signatures: int = 0
    numbers: int = 0


@contextlib.contextmanager
def _recorded(outputs: Path) -> Iterator[_Record]:
    """The record as it stands, in a file of its own for as long as it is packed, and the papers that hands made."""
    if not outputs.exists():
        if not any((home / NAME).exists() for home in homes_of(outputs)):
            yield _Record()
            return
        with open_ledger(outputs, only_reads=True) as ledger, _copied(ledger, homes_of(outputs)[0]) as record:
            yield record
        return
    with open_shelf(outputs) as shelf, _copied(shelf.ledger, homes_of(outputs)[-1]) as record:
        yield _Record(files=[*record.files, *_by_hand(shelf)], signatures=record.signatures, numbers=record.numbers)


@contextlib.contextmanager
def _copied(ledger: Ledger, home: Path) -> Iterator[_Record]:
    ledger.save()
    copy = store.temporary(home / NAME)
    try:
        ledger.copy_to(copy)
        digests = sorted(ledger.signed_digests())
        kept = [(digest, ledger.bytes.path_of(digest)) for digest in digests if ledger.bytes.bytes_of(digest)]
        yield _Record(
            files=[
                (f"{RECORD}/{NAME}", copy),
                *((f"{RECORD}/{VERSIONS}/{digest}.version", path) for digest, path in kept),
            ],
            signatures=len(ledger.current_signatures()),
            numbers=sum(not number.is_cancelled for number in ledger.given()),
        )
    finally:
        with contextlib.suppress(OSError):
            copy.unlink()


def _by_hand(shelf: Shelf) -> Iterator[tuple[str, Path]]:
    """What lies among the papers and is none of ours: edited papers, others' files, and all that was put away."""
    for name, path in _below(shelf.folder, PAPERS):
        place = PurePosixPath(name).relative_to(PAPERS)
        if place.parts[0] == FOLDER:
            continue
        digest = shelf.digest_at(place)
        if digest is not None and (place.parts[0] == HISTORY or not shelf.is_ours(place, digest)):
            yield name, path


def _inputs(workbooks: Sequence[Path]) -> list[tuple[str, Path]]:
    if not workbooks:
        return list(_below(Path(INPUTS), INPUTS))
    found = [(f"{INPUTS}/{path.name}", path) for path in workbooks]
    for folder in photos.folders_beside(workbooks):
        found += _below(folder, f"{INPUTS}/{folder.name}")
    names = [name for name, _ in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError("backup-two", name=PurePosixPath(twice).name)
    return found


def _below(folder: Path | None, part: str) -> Iterator[tuple[str, Path]]:
    if folder is None or not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not path.name.startswith(_LEFT_BY_PROGRAMS):
            yield f"{part}/{path.relative_to(folder).as_posix()}", path


def _write(made: Path, sources: Iterable[tuple[str, Path]], at: str) -> list[_File]:
    index = []
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sources:
            if not _is_plain(name):
                raise UsageError("backup-name", name=path)
            data = store.read(path)
            archive.writestr(name, data)
            index.append(_File(name=name, digest=store.digest(data), size=len(data)))
        listed = [{"name": one.name, "sha256": one.digest, "size": one.size} for one in index]
        archive.writestr(INDEX, json.dumps({"form": FORM, "at": at, "files": listed}, ensure_ascii=False, indent=1))
    return index


def _counted(index: Iterable[_File]) -> dict[str, int]:
    counts = dict.fromkeys((INPUTS, TEMPLATES, RECORD, PAPERS), 0)
    for file in index:
        counts[file.part] += 1
    return counts


# ---- recovering


def recover(source: Path, folder: Path, outputs: str, *, at: str, replaces: bool = False) -> Recovered:
    """Bring a project back into `folder`, its record and papers under the name `outputs`.

    A file that is there and says something else is left as it is, and nothing is brought back (UsageError
    `recover-differs`); with `replaces` it is put aside first. A record that goes on where the backup's ends stays.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            index = _index(archive, source)
            _verify(archive, index, source)
            return _brought_back(archive, index, folder, outputs, at=at, replaces=replaces)
    except FileNotFoundError as error:
        raise UsageError("backup-missing", path=source) from error
    except _ZIP_FAULTS as error:
        raise UsageError("backup-not-one", path=source) from error
    except OSError as error:
        raise store.refused(source, error) from error


def _index(archive: zipfile.ZipFile, source: Path) -> list[_File]:
    info = archive.getinfo(INDEX)
    if info.file_size > LARGEST_INDEX:
        raise UsageError("backup-not-one", path=source)
    told = json.loads(archive.read(info).decode("utf-8"))
    if told["form"] > FORM:
        raise UsageError("backup-newer", path=source)
    index = [_File(name=one["name"], digest=one["sha256"], size=int(one["size"])) for one in told["files"]]
    for file in index:
        if not _is_plain(file.name) or file.size > LARGEST_FILE:
            raise UsageError("backup-not-one", path=source)
    return index


def _is_plain(name: str) -> bool:
    """The way of a file below one of the parts, and never out of it, on any system."""
    parts = name.split("/")
    return (
        len(parts) > 1
        and parts[0] in (INPUTS, TEMPLATES, PAPERS, RECORD)
        and not any(part in ("", ".", "..") or set(part) & set("\\:\0") for part in parts)
    )


def _verify(archive: zipfile.ZipFile, index: Iterable[_File], source: Path) -> None:
    """Every file is what the index says; else nothing of it is to be used."""
    for file in index:
        if archive.getinfo(file.name).file_size != file.size or store.digest(archive.read(file.name)) != file.digest:
            raise UsageError("backup-damaged", path=source, name=file.name)


def _brought_back(
    archive: zipfile.ZipFile, index: Sequence[_File], folder: Path, outputs: str, *, at: str, replaces: bool
) -> Recovered:
    home = homes_of(folder / outputs)[0]
    ways = {file: _way(file.name, folder, outputs, home) for file in index}
    papers = [file for file in index if file.part != RECORD]
    there = {file: store.digest_of_file(ways[file]) for file in papers}
    others = [ways[file] for file in papers if there[file] not in (None, file.digest)]
    if others and not replaces:
        raise UsageError("recover-differs", count=len(others), path=others[0])
    record = next((file for file in index if file.name == f"{RECORD}/{NAME}"), None)
    is_newer = False
    aside = folder / ASIDE / at.replace(":", "") if others else None
    folder.mkdir(parents=True, exist_ok=True)
    books = folder / outputs / FOLDER / MANIFEST
    is_begun = books.exists()
    with contextlib.ExitStack() as locked:
        if record is not None:
            locked.enter_context(open_manifest(folder / outputs))  # no other run is at work there
            is_newer = _has_newer(archive.read(record.name), folder / outputs)
        if aside is not None:
            for path in others:
                store.replace(aside / path.relative_to(folder), store.read(path))
        for file in index:
            if file is record and is_newer:
                continue
            if store.digest_of_file(ways[file]) != file.digest:
                store.replace(ways[file], archive.read(file.name))
    if record is not None:
        with open_shelf(folder / outputs):
            pass  # both copies of the record, and what was signed, are mended from each other
        if not is_begun:
            store.remove(books)  # papers that nobody made yet: the next build begins with what the record says
    same = sum(there[file] == file.digest for file in papers)
    return Recovered(files=_counted(index), same=same, aside=aside, is_record_newer=is_newer)


def _way(name: str, folder: Path, outputs: str, home: Path) -> Path:
    part, _, way = name.partition("/")
    return {INPUTS: folder / INPUTS, TEMPLATES: folder / TEMPLATES, PAPERS: folder / outputs, RECORD: home}[part] / way


def _has_newer(data: bytes, outputs: Path) -> bool:
    """The record that is there says all that the backup's says, and then more. Raises BookError where they forked."""
    packed = store.temporary(homes_of(outputs)[-1] / "backup")
    try:
        packed.write_bytes(data)
        there = [copies.look(home / NAME) for home in homes_of(outputs)]
        known = [copy for copy in there if copy.is_whole]
        return bool(known) and copies.choose([copies.look(packed), *known]).path != packed
    finally:
        with contextlib.suppress(OSError):
            packed.unlink()


def free_name(at: str) -> Path:
    """`สำรอง 2569-12-01 1525.zip` in the current folder, of the moment `at` in ISO form; another if that is taken."""
    day, _, hour = at.partition("T")
    year, rest = day.split("-", 1)
    stem = f"สำรอง {int(year) + 543}-{rest} {hour[:5].replace(':', '')}"
    names = itertools.chain([Path(f"{stem}.zip")], (Path(f"{stem} ({n}).zip") for n in itertools.count(2)))
    return next(name for name in names if not name.exists())
