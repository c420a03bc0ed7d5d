"""What we made of each paper: its fingerprint, what it printed, and every version that we ever wrote of its file.

SQLite, in `outputs/.docgen/`. It may be deleted: papers that are what we would write are adopted again, others count as
edited by a person. A file's digest is known here before the file is written, so whatever moment a run is ended at, no
file of ours is taken for somebody else's. A lock that the operating system gives back by itself keeps two runs apart.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from docgen.errors import OutputError
from docgen.shelf import store
from docgen.shelf.book import WAIT_SECONDS, Book, BookError, Migration, book_error
from docgen.shelf.border import FOLDER, Border

MANIFEST, DAMAGED, LOCK = "manifest.sqlite", "manifest.damaged", "run.lock"
BATCH = 50  # papers recorded in one transaction; what a crash forgets is made again, and found identical

Values = Mapping[str, object]

LADDER = (
    Migration(
        3,
        "tables",  # of two forms before this one only what we wrote is kept: papers are looked at again
        (
            "DROP TABLE IF EXISTS paper",
            "DROP TABLE IF EXISTS template",
            """CREATE TABLE paper (
                document TEXT NOT NULL, key TEXT NOT NULL, path TEXT NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL,
                made_at TEXT NOT NULL, data TEXT NOT NULL, template TEXT NOT NULL, catalogue TEXT NOT NULL,
                engine TEXT NOT NULL, place TEXT NOT NULL, district TEXT NOT NULL, label TEXT NOT NULL,
                printed BLOB NOT NULL, PRIMARY KEY (document, key)
            )""",
            """CREATE TABLE IF NOT EXISTS written (
                path TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (path, digest)
            )""",
            "CREATE TABLE template (digest TEXT NOT NULL PRIMARY KEY, fields TEXT NOT NULL)",
            """CREATE TABLE IF NOT EXISTS listed (
                path TEXT NOT NULL PRIMARY KEY, file TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL
            )""",
        ),
    ),
    Migration(4, "whose list a paper is told in", ("ALTER TABLE paper RENAME COLUMN district TO unit",)),
    Migration(
        5,
        "what is asked of a paper before it is signed",
        (
            "ALTER TABLE paper ADD COLUMN day TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE paper ADD COLUMN state TEXT NOT NULL DEFAULT 'current'",
            "CREATE TABLE period (first TEXT NOT NULL, last TEXT NOT NULL)",
        ),
    ),
)

Days = tuple[dt.date | None, dt.date | None]


class State(StrEnum):
    """What the last build found a paper's file to be: what the data say, or why not."""

    CURRENT = "current"
    OUTDATED = "outdated"
    WITHHELD = "withheld"
    WAITING = "waiting"
    UNPLANNED = "unplanned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What a paper is made from, as digests: its data, its template, its entry in the registry, the program itself."""

    data: str
    template: str
    catalogue: str
    engine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A paper as it was last made. `printed` are the values that stand on it, by field; `unit` is the place under whose
    name it is listed, empty for the widest one.

    `path` is the paper's own place; `file` is where its newest version lies, which is beside it where the file at its
    own place was edited by a person or signed. `day` is the paper's own, before which nobody can have signed it.
    """

    document: str
    key: str
    path: PurePosixPath
    file: PurePosixPath
    digest: str
    made_at: str
    fingerprint: Fingerprint
    place: str = ""
    unit: str = ""
    label: str = ""
    printed: Values = field(default_factory=dict)
    day: dt.date | None = None
    state: State = State.CURRENT


def pack(values: Values) -> bytes:
    """Values as a book keeps them."""
    return zlib.compress(json.dumps(dict(values), ensure_ascii=False).encode("utf-8"), 1)


class Stored(Mapping[str, object]):
    """Values as they lie in a book; they are unpacked when one is asked for, which a current paper's are not."""

    def __init__(self, packed: bytes, damaged: BookError) -> None:
        self._packed, self._damaged = packed, damaged
        self._values: dict[str, object] | None = None

    def _unpacked(self) -> dict[str, object]:
        if self._values is None:
            try:
                self._values = json.loads(zlib.decompress(self._packed))
            except (ValueError, TypeError, zlib.error) as error:  # SQLite does not look into what it keeps
                raise self._damaged from error
        return self._values

    def __getitem__(self, name: str) -> object:
        return self._unpacked()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._unpacked())

    def __len__(self) -> int:
        return len(self._unpacked())


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of changes as it was last written: not a paper of the plan. `content` is a digest of what it tells.

    `path` is its own place; `file` is where it lies, beside it where a person edited the file at its own place.
    """

    path: PurePosixPath
    file: PurePosixPath
    content: str
    digest: str


_Placed = TypeVar("_Placed", Entry, Listed)


class Manifest:
    """The manifest of one folder of outputs; `open_manifest` opens it, for one run at a time.

    What it says of places beyond that folder is passed over, and remembered as `strays`.
    """

    def __init__(self, path: Path | str, border: Border, *, only_reads: bool = False) -> None:
        self.border = border
        self.strays: dict[PurePosixPath, None] = {}
        self._damaged = BookError("manifest-damaged", path=Path(path).with_name(DAMAGED))
        self._book = Book(path, self._damaged)
        self._known: dict[str, set[str]] = {}
        self._unsaid: list[tuple[str, str]] | None = None
        self._waiting: dict[tuple[str, str], Entry] = {}
        self._read: dict[tuple[str, str], Entry | None] = {}
        self.before_save: Callable[[], None] = _nothing
        try:
            self._book.climb(LADDER, only_reads=only_reads)
            # A killed process loses nothing by this; after a power cut our newest files may count as edited, and are
            # kept.
            self._book.do("PRAGMA synchronous=OFF")
            for name, digest in self._book.all("SELECT path, digest FROM written"):
                self._known.setdefault(name, set()).add(digest)
        except BaseException:
            self._book.close()  # on Windows a file that is open cannot be put aside
            raise
        self.is_new = not self._known

    def entry(self, document: str, key: str) -> Entry | None:
        """The paper as it was last made; None for one that never was."""
        if (document, key) in self._waiting:
            return self._waiting[document, key]
        if (document, key) in self._read:
            return self._read[document, key]
        row = self._book.one("SELECT * FROM paper WHERE document = ? AND key = ?", (document, key))
        stored = [] if row is None else [_entry(row, self._damaged)]
        found = self._read[document, key] = next(self._within(stored), None)
        return found

    def entries(self) -> list[Entry]:
        """Every paper, by document and key."""
        self.save()
        rows = self._book.all("SELECT * FROM paper ORDER BY document, key")
        return list(self._within(_entry(row, self._damaged) for row in rows))

    def _within(self, found: Iterable[_Placed]) -> Iterator[_Placed]:
        """Those whose places are in the folder of outputs."""
        for one in found:
            strays = [place for place in {one.path, one.file} if not self.border.holds(place)]
            if strays:
                self.strays |= dict.fromkeys(strays)
            else:
                yield one

    def note_looks(self, looks: Mapping[tuple[str, str], tuple[State, dt.date | None]], period: Days) -> None:
        """What a build found of these papers, and the days on which any can be signed; what is known is not written."""
        self.save()
        known = {
            (row["document"], row["key"]): (row["state"], row["day"])
            for row in self._book.all("SELECT document, key, state, day FROM paper")
        }
        found = {paper: (state.value, _iso(day)) for paper, (state, day) in looks.items()}
        new = [(paper, said) for paper, said in found.items() if paper in known and known[paper] != said]
        days = tuple(map(_iso, period))
        if not new and self.period() == period:
            return
        with self._book.transaction():
            for (document, key), (state, day) in new:
                self._book.do(
                    "UPDATE paper SET state = ?, day = ? WHERE document = ? AND key = ?", (state, day, document, key)
                )
                self._read.pop((document, key), None)
            self._book.do("DELETE FROM period")
            self._book.do("INSERT INTO period VALUES (?, ?)", days)

    def period(self) -> Days:
        """The first and the last day on which a paper can be signed, as the last build knew them."""
        row = self._book.one("SELECT first, last FROM period")
        return (None, None) if row is None else (_day(row["first"], self._damaged), _day(row["last"], self._damaged))

    def known(self, path: PurePosixPath) -> frozenset[str]:
        """The digests of every version of this file that we wrote."""
        return frozenset(self._known.get(str(path), ()))

    def announce(self, path: PurePosixPath, digests: Collection[str], *, at_once: bool = True) -> None:
        """Say that one of these versions is about to be written: `at_once`, or at the end of `together`."""
        new = [(str(path), digest) for digest in digests if digest not in self._known.get(str(path), ())]
        if at_once or self._unsaid is None:
            self._note(new)
            return
        self._unsaid += new
        for name, digest in new:
            self._known.setdefault(name, set()).add(digest)

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """What is announced in here and can wait is on the disk at the end, all at once."""
        self._unsaid = []
        try:
            yield
            with self._book.transaction():
                self._note(self._unsaid)
        finally:
            self._unsaid = None

    def _note(self, written: Sequence[tuple[str, str]]) -> None:
        """Know of files by path and digest."""
        self._book.add("written", [{"path": path, "digest": digest} for path, digest in written], clash="IGNORE")
        for path, digest in written:
            self._known.setdefault(path, set()).add(digest)

    def announce_folder(self, old: PurePosixPath, new: PurePosixPath) -> None:
        """Say that a folder is about to get another name: every file that we know of in it is known there, too."""
        inside = {new / PurePosixPath(name).name: known for name, known in self._known.items() if _in(old, name)}
        with self._book.transaction():
            self._note([(str(path), digest) for path, known in inside.items() for digest in known])

    def rebase(self, old: PurePosixPath, new: PurePosixPath) -> None:
        """A folder has another name now: the papers in it are there."""
        for entry in self.entries():
            if entry.path.parent == old:
                self.record(replace(entry, path=new / entry.path.name, file=new / entry.file.name))

    def record(self, entry: Entry) -> None:
        """Remember a paper that is on the disk now."""
        self._waiting[entry.document, entry.key] = self._read[entry.document, entry.key] = entry
        if len(self._waiting) >= BATCH:
            self.save()

    def save(self) -> None:
        """Put what is remembered on the disk, all or nothing."""
        if not self._waiting:
            return
        self.before_save()
        rows = [_row(entry) for entry in self._waiting.values()]
        with self._book.transaction():
            self._book.add("paper", rows, clash="REPLACE")
        self._waiting.clear()

    def forget(self, document: str, key: str) -> None:
        """A paper that is no longer planned and was put away."""
        self._book.do("DELETE FROM paper WHERE document = ? AND key = ?", (document, key))
        self._read.pop((document, key), None)
        self._waiting.pop((document, key), None)

    def disown(self, path: PurePosixPath, digest: str) -> None:
        """A version that a person put into this place by will: from now on it counts as a person's, and is kept."""
        self._book.do("DELETE FROM written WHERE path = ? AND digest = ?", (str(path), digest))
        self._known.get(str(path), set()).discard(digest)

    def analysis(self, digest: str) -> list[list[str]] | None:
        """What was found out about a template before, by its digest; None where nothing was."""
        row = self._book.one("SELECT fields FROM template WHERE digest = ?", (digest,))
        try:
            return None if row is None else _fields(json.loads(row["fields"]))
        except (ValueError, TypeError):  # whoever asks finds it out again
            return None

    def remember_analyses(self, found: Mapping[str, list[list[str]]]) -> None:
        """Keep what was found out about these templates, and nothing of others: they are used no more."""
        told = {digest: json.dumps(fields) for digest, fields in found.items()}
        if {row["digest"]: row["fields"] for row in self._book.all("SELECT digest, fields FROM template")} == told:
            return
        with self._book.transaction():
            self._book.do("DELETE FROM template")
            self._book.add("template", [{"digest": digest, "fields": fields} for digest, fields in told.items()])

    def lists(self) -> dict[PurePosixPath, Listed]:
        """Every list of changes that was written, by its place."""
        rows = self._book.all("SELECT path, file, content, digest FROM listed ORDER BY path")
        found = (
            Listed(path=PurePosixPath(path), file=PurePosixPath(file), content=content, digest=digest)
            for path, file, content, digest in rows
        )
        return {listed.path: listed for listed in self._within(found)}

    def record_list(self, listed: Listed) -> None:
        """Remember a list of changes that is on the disk now."""
        row = {"path": str(listed.path), "file": str(listed.file), "content": listed.content, "digest": listed.digest}
        self._book.add("listed", [row], clash="REPLACE")

    def close(self) -> None:
        """Save, and let go of the file; what cannot be saved any more is made again by the next run."""
        with contextlib.suppress(BookError):
            self.save()
        self._book.close()


def _nothing() -> None:
    """Nothing is to be done first."""


def _fields(told: Any) -> list[list[str]]:
    fields, whole = told
    return [[str(name) for name in fields], [str(name) for name in whole]]


def _in(folder: PurePosixPath, name: str) -> bool:
    return PurePosixPath(name).parent == folder


def _entry(row: sqlite3.Row, damaged: BookError) -> Entry:
    made_from = {name: row[name] for name in ("data", "template", "catalogue", "engine")}
    return Entry(
        document=row["document"],
        key=row["key"],
        path=PurePosixPath(row["path"]),
        file=PurePosixPath(row["file"]),
        digest=row["digest"],
        made_at=row["made_at"],
        fingerprint=Fingerprint(**made_from),
        place=row["place"],
        unit=row["unit"],
        label=row["label"],
        printed=Stored(row["printed"], damaged),
        day=_day(row["day"], damaged),
        state=_state(row["state"], damaged),
    )


def _iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


def _day(text: str, damaged: BookError) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except (ValueError, TypeError) as error:
        raise damaged from error


def _state(text: str, damaged: BookError) -> State:
    try:
        return State(text)
    except ValueError as error:
        raise damaged from error


def _row(entry: Entry) -> dict[str, object]:
    made_from = entry.fingerprint
    return {
        "document": entry.document,
        "key": entry.key,
        "path": str(entry.path),
        "file": str(entry.file),
        "digest": entry.digest,
        "made_at": entry.made_at,
        "data": made_from.data,
        "template": made_from.template,
        "catalogue": made_from.catalogue,
        "engine": made_from.engine,
        "place": entry.place,
        "unit": entry.unit,
        "label": entry.label,
        "printed": pack(entry.printed),
        "day": _iso(entry.day),
        "state": entry.state.value,
    }


@contextlib.contextmanager
def open_manifest(folder: Path) -> Iterator[Manifest]:
    """The manifest of a folder of outputs, for this run alone; OutputError where another run is at work there."""
    home = folder / FOLDER
    try:
        home.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError("output-not-folder", path=folder) from error
    except OSError as error:
        raise store.refused(home, error) from error
    with _alone(home / LOCK):
        manifest = _opened(home / MANIFEST, Border(folder))
        try:
            yield manifest
            manifest.save()
        except BookError as error:
            if error.code == "manifest-damaged":
                manifest.close()
                _put_aside(home / MANIFEST)
            raise
        finally:
            manifest.close()


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock of a folder: a lock of the operating system's on a file, gone with the process that holds it."""
    damaged = BookError("output-failed", path=path, reason="SQLite")
    try:
        lock = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        with contextlib.ExitStack() as stack:
            stack.callback(lock.close)
            lock.execute("BEGIN EXCLUSIVE")
            stack.pop_all()
    except sqlite3.Error as error:
        told = book_error(error, path, damaged)
        raise BookError(told.code, **{**told.values, "path": path.parent.parent}) from error
    with contextlib.closing(lock):
        yield


@contextlib.contextmanager
def read_manifest(folder: Path) -> Iterator[Manifest]:
    """The manifest of a folder of outputs, for looking only: an empty one where nothing was made yet."""
    path, border = folder / FOLDER / MANIFEST, Border(folder)
    try:
        manifest = Manifest(path if path.exists() else ":memory:", border, only_reads=True)
    except BookError as error:
        if error.code != "manifest-damaged":
            raise
        # The next build puts it aside; to whoever only looks nothing was made yet.
        manifest = Manifest(":memory:", border)
    try:
        yield manifest
    finally:
        manifest.close()


def _opened(path: Path, border: Border) -> Manifest:
    """The manifest; a damaged one is put aside, since it can be made again."""
    try:
        return Manifest(path, border)
    except BookError as error:
        if error.code != "manifest-damaged":
            raise
    _put_aside(path)
    return Manifest(path, border)


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(DAMAGED))
    except OSError as error:
        code = "output-busy" if store.is_held(path, error) else "output-denied"
        raise BookError(code, path=path) from error
