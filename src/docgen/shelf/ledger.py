"""What no build can find out again: signatures, numbers that were given, and every version that there was.

SQLite, in `outputs/.docgen/`. Unlike the manifest it must not be deleted: what was signed stands nowhere else. So each
run that changed it leaves a copy beside it, and a damaged one stops the run rather than let a signed paper be replaced.
The bytes of earlier versions lie in `outputs/.docgen/versions`, named by their digest.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from docgen.errors import OutputError
from docgen.plan.values import Change
from docgen.shelf import store
from docgen.shelf.book import Book, BookError, Migration

LEDGER, BACKUP, VERSIONS = "ledger.sqlite", "ledger.backup.sqlite", "versions"
KEPT_VERSIONS = 5  # of each paper, besides those that were signed

LADDER = (
    Migration(
        1,
        "tables",  # as those were that carried no version: they are taken as they are
        (
            """CREATE TABLE IF NOT EXISTS version (
                document TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, digest TEXT NOT NULL,
                made_at TEXT NOT NULL, path TEXT NOT NULL, label TEXT NOT NULL, reasons TEXT NOT NULL,
                changes TEXT NOT NULL, PRIMARY KEY (document, key, number)
            )""",
            """CREATE TABLE IF NOT EXISTS signature (
                id INTEGER PRIMARY KEY, document TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL,
                digest TEXT NOT NULL, signed_on TEXT NOT NULL, recorded_at TEXT NOT NULL, path TEXT NOT NULL,
                label TEXT NOT NULL, data TEXT NOT NULL, printed BLOB NOT NULL, is_revoked INTEGER NOT NULL DEFAULT 0
            )""",
            """CREATE TABLE IF NOT EXISTS number (
                register TEXT NOT NULL, number INTEGER NOT NULL, document TEXT NOT NULL, key TEXT NOT NULL,
                issued_at TEXT NOT NULL, PRIMARY KEY (register, number)
            )""",
            "CREATE INDEX IF NOT EXISTS signature_of ON signature (document, key)",
        ),
    ),
)
# Another one after each signature, each that is taken back, each number that is given, and each step of the ladder.
_MARK = """
SELECT MAX(id), SUM(is_revoked), (SELECT COUNT(*) FROM number), (SELECT user_version FROM pragma_user_version)
FROM signature
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a paper: why it was made, and what changed on it.

    `number` counts from 1 and alone says the order of versions: clocks go backwards.
    """

    document: str
    key: str
    number: int
    digest: str
    made_at: str
    path: PurePosixPath
    label: str = ""
    reasons: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A paper that was signed in ink: the file as it was then, and the values that stand on it."""

    document: str
    key: str
    number: int
    digest: str
    signed_on: dt.date
    recorded_at: str
    path: PurePosixPath
    label: str = ""
    data: str = ""
    printed: Mapping[str, object] = field(default_factory=dict)
    is_revoked: bool = False


class Ledger:
    """The ledger of one folder of outputs; `open_ledger` opens it."""

    def __init__(self, home: Path, *, only_reads: bool = False) -> None:
        self._home = home
        self._only_reads = only_reads
        self._damaged = BookError("ledger-damaged", path=home / LEDGER, backup=home / BACKUP)
        is_empty = only_reads and not (home / LEDGER).exists()
        self._book = Book(":memory:" if is_empty else home / LEDGER, self._damaged)
        self._waiting: list[Version] = []
        try:
            self._book.climb(LADDER, only_reads=only_reads)
            rows = self._book.all("SELECT * FROM signature WHERE NOT is_revoked ORDER BY id")
            self._signed = {(signed.document, signed.key): signed for signed in map(self._signature, rows)}
            last = self._book.all("SELECT document, key, MAX(number), digest FROM version GROUP BY document, key")
            self._last: dict[tuple[str, str], tuple[int, str]] = {
                (document, key): (number, digest) for document, key, number, digest in last
            }
        except BaseException:
            self._book.close()
            raise

    def _signature(self, row: sqlite3.Row) -> Signature:
        try:
            return _signature(row)
        except (ValueError, TypeError, IndexError, zlib.error) as error:  # SQLite does not look into what it keeps
            raise self._damaged from error

    def _version(self, row: sqlite3.Row) -> Version:
        try:
            return _version(row)
        except (ValueError, TypeError, IndexError) as error:
            raise self._damaged from error

    def signature(self, document: str, key: str) -> Signature | None:
        """The last signature of a paper that still counts."""
        return self._signed.get((document, key))

    def signatures(self, document: str | None = None, key: str | None = None) -> list[Signature]:
        """Every signature ever recorded, revoked ones too, in their order; of one paper where it is named."""
        found = [self._signature(row) for row in self._book.all("SELECT * FROM signature ORDER BY id")]
        return [s for s in found if document is None or (s.document, s.key) == (document, key)]

    def current_signatures(self) -> list[Signature]:
        """The signatures that count, one a paper."""
        return list(self._signed.values())

    def versions(self, document: str | None = None, key: str | None = None) -> list[Version]:
        """Every version of every paper, or of one, in order."""
        self.save()
        where, values = ("", ()) if document is None else ("WHERE document = ? AND key = ?", (document, key))
        rows = self._book.all(f"SELECT * FROM version {where} ORDER BY document, key, number", values)
        return [self._version(row) for row in rows]

    def versions_as_made(self) -> list[Version]:
        """Every version of every paper in the order of the runs that made them, whatever the clock said.

        Those of one moment stand by document and place: a run that was stopped and repeated tells them as one that
        was not.
        """
        self.save()
        recorded = [self._version(row) for row in self._book.all("SELECT * FROM version ORDER BY rowid")]
        runs = itertools.groupby(recorded, key=lambda version: version.made_at)
        return [v for _, run in runs for v in sorted(run, key=lambda v: (v.document, v.key, v.number))]

    def last_version(self, document: str, key: str) -> int:
        """The number of a paper's last version; 0 before the first."""
        return self._last.get((document, key), (0, ""))[0]

    def add_versions(self, made: Iterable[Version]) -> None:
        """Remember versions, numbered by us, until `save`; one that is the paper's last already is no new one."""
        for version in made:
            paper = (version.document, version.key)
            number, digest = self._last.get(paper, (0, ""))
            if digest == version.digest:
                continue
            self._last[paper] = (number + 1, version.digest)
            self._waiting.append(replace(version, number=number + 1))

    def save(self) -> None:
        """Put the versions that are remembered on the disk: before the manifest says that their papers are made."""
        if self._waiting:
            with self._book.transaction():
                self._book.add("version", [_version_row(version) for version in self._waiting])
            self._waiting.clear()

    def sign(self, signed: Signature) -> None:
        """Remember a signature; it is on the disk when this returns."""
        self.save()
        self._book.add("signature", [_signature_row(signed)])
        self._signed[signed.document, signed.key] = signed

    def revoke(self, document: str, key: str) -> bool:
        """Take back the last signature of a paper; the one before it counts again. False where there is none."""
        found = self._book.all(
            "SELECT id FROM signature WHERE document = ? AND key = ? AND NOT is_revoked ORDER BY id DESC LIMIT 1",
            (document, key),
        )
        if not found:
            return False
        self._book.do("UPDATE signature SET is_revoked = 1 WHERE id = ?", (found[0]["id"],))
        left = [s for s in self.signatures(document, key) if not s.is_revoked]
        if left:
            self._signed[document, key] = left[-1]
        else:
            del self._signed[document, key]
        return True

    def numbers(self, register: str) -> set[int]:
        """Every number of a register that was ever given, also where its row was deleted since."""
        return {row["number"] for row in self._book.all("SELECT number FROM number WHERE register = ?", (register,))}

    def add_numbers(self, given: Iterable[tuple[str, int, str, str]], issued_at: str) -> None:
        """Remember numbers as given: (register, number, document, key) each; they are on the disk when this returns."""
        names = ("register", "number", "document", "key")
        rows = [{**dict(zip(names, one, strict=True)), "issued_at": issued_at} for one in given]
        with self._book.transaction():
            self._book.add("number", rows, clash="IGNORE")

    # The bytes of earlier versions.

    def path_of(self, digest: str) -> Path:
        """Where the bytes of an earlier version lie, if they are kept."""
        return self._home / VERSIONS / f"{digest}.version"

    def put_away(self, path: Path, digest: str) -> None:
        """Keep the bytes of a file that is about to be replaced: a second name, or a copy where that can't be."""
        target = self.path_of(digest)
        if self.bytes_of(digest) is not None:
            return
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, target)
        except OSError:  # a network folder without links; one of that name that is not what it was
            store.replace(target, store.read(path))

    def keep_bytes(self, digest: str, data: bytes) -> None:
        """Keep a copy of a file that stays in its place, where a person may change it.

        A second name of that file is no copy: what a person saves into the one is in the other, too.
        """
        if self.bytes_of(digest) is None or self.path_of(digest).stat().st_nlink > 1:
            store.replace(self.path_of(digest), data)

    def bytes_of(self, digest: str) -> bytes | None:
        """The bytes of an earlier version; None where they are not kept, or are not what they were."""
        try:
            data = self.path_of(digest).read_bytes()
        except OSError:
            return None
        return data if store.digest(data) == digest else None

    def tidy(self) -> None:
        """Let go of unsigned versions beyond the last few of each paper."""
        folder = self._home / VERSIONS
        if not folder.is_dir():
            return
        self.save()
        wanted = {row["digest"] for row in self._book.all("SELECT digest FROM signature")}
        by_paper: dict[tuple[object, object], list[object]] = {}
        for document, key, digest in self._book.all("SELECT document, key, digest FROM version ORDER BY number DESC"):
            of_paper = by_paper.setdefault((document, key), [])
            if len(of_paper) <= KEPT_VERSIONS:  # the newest lies under its own name
                of_paper.append(digest)
        for digests in by_paper.values():
            wanted.update(digests)
        for path in folder.glob("*.version"):
            if path.stem not in wanted:
                with contextlib.suppress(OSError):
                    path.unlink()

    def close(self) -> None:
        """Save, leave a copy beside the ledger where signatures changed, and let go of it."""
        with contextlib.suppress(BookError):
            self.save()
        if not self._only_reads:
            with contextlib.suppress(OSError, OutputError, sqlite3.Error):
                self._copy()
        self._book.close()

    def _copy(self) -> None:
        """The copy is whole or the one before; a run that ended before it came to this is made up for by the next."""
        mine, backup = tuple(*self._book.all(_MARK)), self._home / BACKUP
        if mine[:3] == (None, None, 0) or mine == self._mark_of(backup):
            return
        temporary = store.temporary(backup)
        try:
            self._book.copy_to(temporary)
            store.take_place(temporary, backup)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _mark_of(self, backup: Path) -> tuple[Any, ...] | None:
        if not backup.exists():
            return None
        try:
            with contextlib.closing(sqlite3.connect(backup)) as copy:
                return tuple(*copy.execute(_MARK).fetchall())
        except sqlite3.Error:
            return None


def _signature(row: sqlite3.Row) -> Signature:
    return Signature(
        document=row["document"],
        key=row["key"],
        number=int(row["number"]),
        digest=row["digest"],
        signed_on=dt.date.fromisoformat(row["signed_on"]),
        recorded_at=row["recorded_at"],
        path=PurePosixPath(row["path"]),
        label=row["label"],
        data=row["data"],
        printed=json.loads(zlib.decompress(row["printed"])),
        is_revoked=bool(row["is_revoked"]),
    )


def _signature_row(signed: Signature) -> dict[str, object]:
    return {
        "document": signed.document,
        "key": signed.key,
        "number": signed.number,
        "digest": signed.digest,
        "signed_on": signed.signed_on.isoformat(),
        "recorded_at": signed.recorded_at,
        "path": str(signed.path),
        "label": signed.label,
        "data": signed.data,
        "printed": zlib.compress(json.dumps(signed.printed, ensure_ascii=False).encode("utf-8"), 1),
    }


def _version(row: sqlite3.Row) -> Version:
    return Version(
        document=row["document"],
        key=row["key"],
        number=int(row["number"]),
        digest=row["digest"],
        made_at=row["made_at"],
        path=PurePosixPath(row["path"]),
        label=row["label"],
        reasons=tuple(str(row["reasons"]).split()),
        changes=tuple(
            Change(path=path, place=place, old=old, new=new) for path, place, old, new in json.loads(row["changes"])
        ),
    )


def _version_row(version: Version) -> dict[str, object]:
    return {
        "document": version.document,
        "key": version.key,
        "number": version.number,
        "digest": version.digest,
        "made_at": version.made_at,
        "path": str(version.path),
        "label": version.label,
        "reasons": " ".join(version.reasons),
        "changes": json.dumps([(c.path, c.place, c.old, c.new) for c in version.changes], ensure_ascii=False),
    }


def refuse_newer_ledger(home: Path) -> None:
    """Raises BookError where a newer docgen made the ledger; nothing is changed, and none is made."""
    path = home / LEDGER
    if path.exists():
        with contextlib.closing(Book(path, BookError("ledger-damaged", path=path, backup=home / BACKUP))) as book:
            book.refuse_newer(LADDER)


@contextlib.contextmanager
def open_ledger(home: Path, *, only_reads: bool = False) -> Iterator[Ledger]:
    """The ledger in a `.docgen` folder; an empty one where `only_reads` and nothing was ever recorded.

    Raises OutputError where it cannot be opened, or is damaged: without it nobody knows what was signed.
    """
    ledger = Ledger(home, only_reads=only_reads)
    try:
        yield ledger
        ledger.save()
    finally:
        ledger.close()
