"""What no build can find out again: signatures, numbers that were given, who is who, and every version that there was.

The record belongs to the project, not to the folder of outputs: it lies beside that folder, in `.docgen/`, and a second
copy of it in the folder itself (see `docgen.shelf.copies`). Signatures and numbers are postings of a journal that only
grows; what stands now is what its postings say together. That a paper has one number, and a number one paper, is held
by the tables themselves, whoever calls in whatever order.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from docgen.plan.given import Number
from docgen.plan.identity import Thing
from docgen.plan.values import Change
from docgen.shelf import journal
from docgen.shelf.book import Book, BookError, Migration
from docgen.shelf.journal import Kind, Posting
from docgen.shelf.manifest import Stored, pack
from docgen.shelf.versions import Versions

NAME = "ledger.sqlite"
KEPT_VERSIONS = 5  # of each paper, besides those that were signed


def _into_journal(book: Book) -> None:
    """What stood in tables of its own becomes postings: signatures, those that were taken back, numbers."""
    postings, revoked = [], []
    for row in book.all("SELECT * FROM signature ORDER BY id"):
        names = ("number", "digest", "signed_on", "path", "label", "data")
        body = journal.body_of(**{name: row[name] for name in names})
        signed = Posting(
            kind=Kind.SIGNED,
            document=row["document"],
            key=row["key"],
            at=row["recorded_at"],
            body=body,
            packed=bytes(row["printed"]),
        )
        postings.append(signed)
        if row["is_revoked"]:
            body = journal.body_of(posting=len(postings))
            revoked.append(replace(signed, kind=Kind.REVOKED, body=body, packed=b""))
    for row in book.all("SELECT * FROM number ORDER BY issued_at, rowid"):
        body = journal.body_of(register=row["register"], number=row["number"], text=row["text"], dated="")
        paper = (row["document"], row["key"])
        postings.append(_posting(Kind.NUMBERED, paper, body, at=row["issued_at"]))
    journal.add(book, [*postings, *revoked], [])


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
    Migration(
        2,
        "a journal that only grows, one number a paper, who is who",
        (
            journal.TABLE,
            # An order's number carries its year; a letter's prefix is the workbook's to say.
            "ALTER TABLE number ADD COLUMN text TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE number ADD COLUMN dated TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE number ADD COLUMN is_cancelled INTEGER NOT NULL DEFAULT 0",
            "UPDATE number SET text = number || '/' || substr(register, -4) WHERE register LIKE 'order %'",
            # Of two numbers of one paper the later counts: a new order cancelled the one before it.
            """UPDATE number SET is_cancelled = 1 WHERE rowid NOT IN (SELECT MAX(rowid) FROM number AS other
                WHERE other.issued_at = (SELECT MAX(issued_at) FROM number AS last
                    WHERE last.document = other.document AND last.key = other.key) GROUP BY document, key)""",
            "CREATE UNIQUE INDEX number_of ON number (document, key) WHERE NOT is_cancelled",
            """CREATE TABLE thing (
                scope TEXT NOT NULL, id TEXT NOT NULL, natural_key TEXT NOT NULL, place INTEGER NOT NULL,
                evidence TEXT NOT NULL, is_gone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (scope, id)
            )""",
        ),
        then=_into_journal,
    ),
    Migration(3, "signatures stand in the journal", ("DROP TABLE signature",)),
)


def mark_of(book: Book) -> tuple[object, ...]:
    """What tells two states of a ledger apart: both grow, and who is who is counted as it stands."""
    (row,) = book.all(
        """SELECT (SELECT MAX(id) FROM posting), (SELECT digest FROM posting ORDER BY id DESC LIMIT 1),
        (SELECT MAX(rowid) FROM version), COUNT(*), TOTAL(place), TOTAL(is_gone),
        TOTAL(LENGTH(natural_key) + LENGTH(evidence)) FROM thing"""
    )
    return tuple(row)


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
    """A paper that was signed in ink: the file as it was then, and the values that stand on it.

    `who` recorded it, by the login name, and `why` where it corrects an earlier one; `id` is its posting, `revoked` the
    one that took it back.
    """

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
    who: str = ""
    why: str = ""
    id: int = 0
    revoked: Posting | None = None

    @property
    def is_revoked(self) -> bool:
        """It counts no more."""
        return self.revoked is not None


class Ledger:
    """The ledger of one project; `docgen.shelf.copies.open_ledger` opens it. `bytes` are those of earlier versions."""

    def __init__(self, path: Path | str, versions: Versions, damaged: BookError, *, only_reads: bool = False) -> None:
        self._damaged = damaged
        self.bytes = versions
        self._book = Book(path, damaged)
        self._waiting: list[Version] = []
        try:
            self._book.climb(LADDER, only_reads=only_reads)
            self.postings = self._told(self._book)
            self._signed, self._revoked = self._counted(self.postings)
            last = self._book.all("SELECT document, key, MAX(number), digest FROM version GROUP BY document, key")
            self._last: dict[tuple[str, str], tuple[int, str]] = {
                (document, key): (number, digest) for document, key, number, digest in last
            }
        except BaseException:
            self._book.close()
            raise

    def _told(self, book: Book) -> list[Posting]:
        try:
            return journal.read(book)
        except (ValueError, TypeError) as error:
            raise self._damaged from error

    def _counted(
        self, postings: Sequence[Posting]
    ) -> tuple[dict[tuple[str, str], list[Signature]], dict[int, Posting]]:
        """The signatures of each paper in their order, and what took some of them back."""
        signed: dict[tuple[str, str], list[Signature]] = {}
        revoked: dict[int, Posting] = {}
        try:
            for posting in postings:
                if posting.kind is Kind.SIGNED:
                    one = _signature(posting, self._damaged)
                    signed.setdefault((one.document, one.key), []).append(one)
                elif posting.kind is Kind.REVOKED:
                    revoked[int(str(posting.said["posting"]))] = posting
        except (ValueError, TypeError, KeyError) as error:
            raise self._damaged from error
        return signed, revoked

    def _post(self, *postings: Posting) -> list[Posting]:
        added = journal.add(self._book, postings, self.postings)
        self.postings += added
        return added

    # Signatures.

    def signature(self, document: str, key: str) -> Signature | None:
        """The last signature of a paper that still counts."""
        found = self._signed.get((document, key), ())
        return next((one for one in reversed(found) if one.id not in self._revoked), None)

    def signatures(self, document: str | None = None, key: str | None = None) -> list[Signature]:
        """Every signature ever recorded, revoked ones too, in their order; of one paper where it is named."""
        if document is None:
            found = sorted(itertools.chain.from_iterable(self._signed.values()), key=lambda one: one.id)
        else:
            found = self._signed.get((document, key or ""), [])
        return [replace(one, revoked=self._revoked.get(one.id)) for one in found]

    def current_signatures(self) -> list[Signature]:
        """The signatures that count, one a paper."""
        found = (self.signature(document, key) for document, key in self._signed)
        return [one for one in found if one is not None]

    def sign(self, signed: Signature, *, corrects: Signature | None = None) -> Signature:
        """Remember a signature; it is on the disk when this returns. With `corrects`, that one counts no more."""
        self.save()
        posting = Posting(
            kind=Kind.SIGNED,
            document=signed.document,
            key=signed.key,
            at=signed.recorded_at,
            who=signed.who,
            why=signed.why,
            body=journal.body_of(
                number=signed.number,
                digest=signed.digest,
                signed_on=signed.signed_on.isoformat(),
                path=str(signed.path),
                label=signed.label,
                data=signed.data,
            ),
            packed=pack(signed.printed),
        )
        revoked = []
        if corrects is not None:
            body = journal.body_of(posting=corrects.id)
            revoked = [replace(posting, kind=Kind.REVOKED, body=body, packed=b"")]
        with self._book.transaction():
            *taken_back, posted = self._post(*revoked, posting)
        recorded = replace(signed, id=posted.id)
        self._signed.setdefault((signed.document, signed.key), []).append(recorded)
        if corrects is not None:
            self._revoked[corrects.id] = taken_back[0]
        return recorded

    def revoke(self, document: str, key: str, *, at: str = "", who: str = "", why: str = "") -> bool:
        """Take back the last signature of a paper; the one before it counts again. False where there is none."""
        last = self.signature(document, key)
        if last is None:
            return False
        body = journal.body_of(posting=last.id)
        with self._book.transaction():
            posting = _posting(Kind.REVOKED, (document, key), body, at=at or last.recorded_at, who=who, why=why)
            (self._revoked[last.id],) = self._post(posting)
        return True

    # Numbers.

    def numbers(self, register: str) -> set[int]:
        """Every number of a register that was ever given, also where its row was deleted since."""
        return {row["number"] for row in self._book.all("SELECT number FROM number WHERE register = ?", (register,))}

    def given(self) -> list[Number]:
        """Every number that was ever given, in the order of the registers."""
        names = "register, number, document, key, text, dated, is_cancelled"
        rows = self._book.all(f"SELECT {names} FROM number ORDER BY register, number")
        return [Number(**{**dict(row), "is_cancelled": bool(row["is_cancelled"])}) for row in rows]

    def give(self, given: Iterable[Number], *, at: str, who: str = "", why: str = "") -> None:
        """Remember numbers as given; they are on the disk when this returns.

        A number that a paper has already is cancelled by the new one. Raises BookError `number-taken` where another
        paper has a number: then none is given.
        """
        numbers = list(given)
        self.refuse_taken(numbers)
        has = {(one.document, one.key): one for one in self.given() if not one.is_cancelled}
        with self._book.transaction():
            for one in numbers:
                before = has.get((one.document, one.key))
                if before is not None:
                    self._cancel(before, at, who, why)
                has[one.document, one.key] = one
                row = {
                    "register": one.register, "number": one.number, "document": one.document, "key": one.key,
                    "text": one.text, "dated": one.dated, "issued_at": at,
                }  # fmt: skip
                self._book.add("number", [row])
                self._post(_posting(Kind.NUMBERED, (one.document, one.key), _body(one), at=at, who=who, why=why))

    def refuse_taken(self, numbers: Iterable[Number]) -> None:
        """Raises BookError `number-taken` where one of these numbers was given before."""
        taken = {(one.register, one.number): one for one in self.given()}
        for one in numbers:
            before = taken.get((one.register, one.number))
            if before is not None:
                raise BookError("number-taken", number=one.text, document=before.document, key=before.key)

    def cancel(self, one: Number, *, at: str, who: str = "", why: str = "") -> None:
        """A number that was given counts no more; it is never given again."""
        with self._book.transaction():
            self._cancel(one, at, who, why)

    def _cancel(self, one: Number, at: str, who: str, why: str) -> None:
        self._book.do(
            "UPDATE number SET is_cancelled = 1 WHERE register = ? AND number = ?", (one.register, one.number)
        )
        body = journal.body_of(register=one.register, number=one.number)
        self._post(_posting(Kind.CANCELLED, (one.document, one.key), body, at=at, who=who, why=why))

    def reword(self, one: Number, *, at: str, who: str = "", why: str = "") -> None:
        """The number stands on its paper in these words, and of this day: what was remembered was wrong."""
        with self._book.transaction():
            self._book.do(
                "UPDATE number SET text = ?, dated = ? WHERE register = ? AND number = ?",
                (one.text, one.dated, one.register, one.number),
            )
            self._post(_posting(Kind.NUMBERED, (one.document, one.key), _body(one), at=at, who=who, why=why))

    # Who is who.

    def things(self) -> list[Thing]:
        """Every place and every row of a list that has or had papers of its own, as it was last seen."""
        rows = self._book.all("SELECT * FROM thing ORDER BY scope, place, id")
        return [
            Thing(**{**dict(row), "evidence": json.loads(row["evidence"]), "is_gone": bool(row["is_gone"])})
            for row in rows
        ]

    def remember_things(self, things: Iterable[Thing], postings: Iterable[Posting] = ()) -> None:
        """Know these as they are now; `postings` say what was found out about them that a person may want to see."""
        rows = [
            {
                "scope": one.scope, "id": one.id, "natural_key": one.natural_key, "place": one.place,
                "evidence": json.dumps(one.evidence, ensure_ascii=False, sort_keys=True), "is_gone": one.is_gone,
            }
            for one in things
        ]  # fmt: skip
        told = list(postings)
        if rows or told:
            with self._book.transaction():
                self._book.add("thing", rows, clash="REPLACE")
                self._post(*told)

    def choices(self) -> list[Posting]:
        """What people said about who is who."""
        return [posting for posting in self.postings if posting.kind in (Kind.SAME, Kind.OTHER)]

    def choose(self, posting: Posting) -> None:
        """Remember what a person said about who is who."""
        with self._book.transaction():
            self._post(posting)

    # Versions.

    def _version(self, row: sqlite3.Row) -> Version:
        try:
            return _version(row)
        except (ValueError, TypeError, IndexError) as error:
            raise self._damaged from error

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

    def tidy(self) -> None:
        """Let go of the bytes of unsigned versions beyond the last few of each paper."""
        self.save()
        by_paper: dict[tuple[object, object], list[str]] = {}
        for document, key, digest in self._book.all("SELECT document, key, digest FROM version ORDER BY number DESC"):
            of_paper = by_paper.setdefault((document, key), [])
            if len(of_paper) <= KEPT_VERSIONS:  # the newest lies under its own name
                of_paper.append(digest)
        self.bytes.tidy({digest for digests in by_paper.values() for digest in digests}, self.signed_digests())

    def signed_digests(self) -> set[str]:
        """What was ever signed."""
        return {one.digest for found in self._signed.values() for one in found}

    @property
    def mark(self) -> tuple[object, ...]:
        """Another one whenever something was written into it."""
        return mark_of(self._book)

    def copy_to(self, path: Path) -> None:
        """Write all of it into a file that is nobody's yet. Raises sqlite3.Error."""
        self._book.copy_to(path)

    def close(self) -> None:
        """Save, and let go of the file."""
        with contextlib.suppress(BookError):
            self.save()
        self._book.close()


def _body(one: Number) -> str:
    return journal.body_of(register=one.register, number=one.number, text=one.text, dated=one.dated)


def _posting(kind: Kind, paper: tuple[str, str], body: str, *, at: str, who: str = "", why: str = "") -> Posting:
    return Posting(kind=kind, document=paper[0], key=paper[1], at=at, who=who, why=why, body=body)


def _signature(posting: Posting, damaged: BookError) -> Signature:
    said = posting.said
    return Signature(
        document=posting.document,
        key=posting.key,
        number=int(str(said["number"])),
        digest=str(said["digest"]),
        signed_on=dt.date.fromisoformat(str(said["signed_on"])),
        recorded_at=posting.at,
        path=PurePosixPath(str(said["path"])),
        label=str(said["label"]),
        data=str(said["data"]),
        printed=Stored(posting.packed, damaged),
        who=posting.who,
        why=posting.why,
        id=posting.id,
    )


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
