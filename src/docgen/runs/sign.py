"""What people do with papers that are made: sign them in ink, look at their history, bring a version back.

None of it needs the workbook: the manifest knows the papers, the ledger what was done with them.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from docgen import shelf as outputs
from docgen import workbook
from docgen.errors import OutputError, UsageError
from docgen.papers import DIGITS, Catalogue, Document
from docgen.paths import whole
from docgen.plan.private import veiled
from docgen.shelf import HISTORY, Entry, Shelf, Signature, State, Version, is_beside
from docgen.shelf.gates import keep_signed
from docgen.shelf.manifest import Days


class Noted(StrEnum):
    """What became of a paper that was to be recorded as signed; worded in `[signing.<code>]`."""

    SIGNED = "signed"
    SIGNED_EDITED = "signed-edited"
    ALREADY = "already"
    CORRECTED = "corrected"
    UNDONE = "undone"
    MISSING = "missing"
    NOT_SIGNED = "not-signed"
    TWO_VERSIONS = "two-versions"
    OUTDATED = "outdated"
    WITHHELD = "withheld"
    WAITING = "waiting"
    UNPLANNED = "unplanned"
    DAY_BEFORE = "day-before"
    DAY_OUTSIDE = "day-outside"
    DAY_DIFFERS = "day-differs"

    @property
    def is_refusal(self) -> bool:
        """Nothing was recorded, and a person must look."""
        return self not in _RECORDED and self is not Noted.ALREADY

    @property
    def is_record(self) -> bool:
        """The record says something else than before."""
        return self in _RECORDED


_RECORDED = frozenset({Noted.SIGNED, Noted.SIGNED_EDITED, Noted.CORRECTED, Noted.UNDONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One paper, and what was recorded of it: the signature that counts; of a day that cannot be, which days can."""

    entry: Entry
    noted: Noted
    signature: Signature | None = None
    days: Days = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What a person says of papers that were signed: on which day, and why where this corrects the record.

    `is_day_meant`: the person said the day, and did not leave it to today. `takes_old` also papers that are not what
    the data said when they were last made.
    """

    day: dt.date
    recorded_at: str
    who: str = ""
    why: str = ""
    is_day_meant: bool = True
    corrects: bool = False
    takes_old: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which of the papers that were made are meant: by name (a file, a folder, `D07 46010511`), by choice, or all.

    `places` are keys, or names of units, by the name of their level.
    """

    names: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_all: bool = False

    @property
    def is_nothing(self) -> bool:
        return not (self.names or self.documents or self.places or self.is_all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A paper that was meant; `by_file` is the very file that was named, where a file was."""

    entry: Entry
    by_file: PurePosixPath | None = None


def find(which: Which, shelf: Shelf, catalogue: Catalogue) -> list[Found]:
    """The papers that are meant, by unit, place and registry; a name that nothing has is a UsageError."""
    entries = [entry for entry in shelf.manifest.entries() if not entry.document.startswith("draft:")]
    if not entries:
        raise UsageError("nothing-made", path=shelf.folder)
    order = {document.id: place for place, document in enumerate(catalogue)}
    wanted = {_document(name, catalogue).id for name in which.documents}
    chosen = [Found(entry=entry) for entry in entries if _is_there(entry, which, catalogue)]
    unknown = []
    for name in which.names:
        try:
            chosen += _named(name, entries, shelf, catalogue)
        except UsageError:
            unknown.append(name)
    if unknown:  # all at once: a long list is mended in one go
        raise UsageError("unknown-paper", name="” “".join(unknown))
    chosen = [paper for paper in chosen if not wanted or paper.entry.document in wanted]
    found: dict[tuple[str, str], Found] = {}
    for paper in chosen:
        key = (paper.entry.document, paper.entry.key)
        found[key] = paper if paper.by_file is not None or key not in found else found[key]
    if not found and not which.is_nothing:
        raise UsageError("nothing-chosen")
    ways = _ways(entries)
    return sorted(found.values(), key=lambda f: (ways[f.entry.unit], f.entry.place, order.get(f.entry.document, 0)))


def _ways(entries: Sequence[Entry]) -> dict[str, tuple[bool, str, str]]:
    """Where each unit comes, as in all other lists: by the codes of its places; the widest place's papers last."""
    first: dict[str, str] = {}
    for entry in entries:
        if entry.place.isdecimal():
            first[entry.unit] = min(entry.place, first.get(entry.unit, entry.place))
    return {name: (not name, first.get(name, "~"), name) for name in {entry.unit for entry in entries}}


def _is_there(entry: Entry, which: Which, catalogue: Catalogue) -> bool:
    """The paper is of a place that was chosen; where no place is, of any. Places add up, documents narrow."""
    if not which.places:
        return not which.names
    levels = catalogue.programme.levels_by_name
    for name, typed in which.places.items():
        bare = [levels[name].bare(DIGITS["arabic"](place)) for place in typed]
        if levels[name].is_unit and any(entry.unit.startswith(place) for place in bare):
            return True
        if entry.place in bare or entry.place in typed:
            return True
    return False


def _document(name: str, catalogue: Catalogue) -> Document:
    document = catalogue.find(name)
    if document is None:
        raise UsageError("unknown-document", name=name, known=", ".join(d.short for d in catalogue))
    return document


def _named(name: str, entries: Sequence[Entry], shelf: Shelf, catalogue: Catalogue) -> list[Found]:
    """The papers of a file, of a folder and all that is in it, or of `D07 46010511`."""
    as_path = name.replace("\\", "/")  # a list that was made on Windows, read elsewhere
    for path in (Path(as_path), shelf.folder / as_path):
        place = _below(path, shelf.folder)
        gone = [e for e in entries if place is not None and (place == e.file or is_beside(place, e.path))]
        if gone and not path.exists():  # it may be in the paper's own place: `sign` was ended, or is asked again
            return [Found(entry=entry, by_file=place) for entry in gone]
        if path.exists():
            if path.is_dir():
                inside = [e for e in entries if place is not None and place in e.path.parents]
                return [Found(entry=entry) for entry in inside] or _nothing_named(name)
            found = [e for e in entries if place in (e.path, e.file)]
            return [Found(entry=entry, by_file=place) for entry in found] or _nothing_named(name)
    typed = DIGITS["arabic"](name).strip()
    short, _, key = (typed if " " in typed else typed.replace("/", " ", 1)).partition(" ")  # `D01A กมลาไสย/2`
    document = catalogue.find(short)
    found = [
        e
        for e in entries
        if document is not None and e.document == document.id and key.strip() in ("", e.key, _called(e))
    ]
    return [Found(entry=entry) for entry in found] or _nothing_named(name)


def _called(entry: Entry) -> str:
    """What the workbook called a paper when it was last made."""
    _, slash, item = entry.key.partition("/")
    return f"{entry.place}{slash}{item}"


def _nothing_named(name: str) -> list[Found]:
    raise UsageError("unknown-paper", name=name)


def _below(path: Path, folder: Path) -> PurePosixPath | None:
    try:
        return PurePosixPath(whole(path).relative_to(whole(folder)).as_posix())
    except ValueError:
        return None


_HEADERS = ("เอกสาร", "รายชื่อเอกสาร", "รหัสเอกสาร", "ไฟล์", "ชื่อไฟล์", "ไฟล์ที่ต้องพิมพ์")


def names_in(path: Path) -> list[str]:
    """The papers that a list names, one a line or in the first column: .txt, .csv or .xlsx.

    `#` begins a remark; a header over the list is none of its papers.
    """
    names = [name for name in workbook.first_column(path) if not name.startswith("#")]
    return names[1:] if names and names[0] in _HEADERS else names


def sign(papers: Sequence[Found], shelf: Shelf, said: Signing) -> Iterator[Note]:
    """Record that these papers were signed; a new version beside a signed paper takes its place."""
    for paper in papers:
        note = assess(paper, shelf, said)
        yield _recorded(paper, note, shelf, said) if note.noted.is_record else _already(paper, note, shelf)


def assess(paper: Found, shelf: Shelf, said: Signing) -> Note:
    """What would be recorded of a paper, or why it cannot be; nothing is written."""
    entry = paper.entry
    before = shelf.ledger.signature(entry.document, entry.key)
    digest = shelf.digest_at(_file_of(paper, shelf))
    is_missing = digest is None or (_is_named_and_gone(paper, shelf) and not _is_in_place(entry, before))
    if is_missing or _is_one_of_two(paper, before, shelf):
        return Note(entry=entry, noted=Noted.MISSING if is_missing else Noted.TWO_VERSIONS)
    is_signed = before is not None and before.digest == digest
    if before is not None and is_signed and (before.signed_on == said.day or not said.is_day_meant):
        return Note(entry=entry, noted=Noted.ALREADY, signature=before)
    wrong = _wrong_day(entry, said.day, shelf)
    if wrong is not None:
        return wrong
    if is_signed:
        return Note(entry=entry, noted=Noted.CORRECTED if said.corrects else Noted.DAY_DIFFERS, signature=before)
    if entry.state is not State.CURRENT and not said.takes_old:
        return Note(entry=entry, noted=Noted(entry.state.value))
    return Note(entry=entry, noted=Noted.SIGNED if digest == entry.digest else Noted.SIGNED_EDITED)


def _wrong_day(entry: Entry, day: dt.date, shelf: Shelf) -> Note | None:
    """A paper is signed on its own day or later, and while its programme runs."""
    if entry.day is not None and day < entry.day:
        return Note(entry=entry, noted=Noted.DAY_BEFORE, days=(entry.day, None))
    first, last = days = shelf.manifest.period()
    if (first is not None and day < first) or (last is not None and day > last):
        return Note(entry=entry, noted=Noted.DAY_OUTSIDE, days=days)
    return None


def _is_named_and_gone(paper: Found, shelf: Shelf) -> bool:
    return paper.by_file is not None and shelf.digest_at(paper.by_file) is None


def _is_in_place(entry: Entry, before: Signature | None) -> bool:
    """It was signed, and is in the paper's place now: a run was ended before it noted that."""
    return before is not None and before.digest == entry.digest


def _is_one_of_two(paper: Found, before: Signature | None, shelf: Shelf) -> bool:
    """A person's version and a new one lie side by side, and nobody said which was signed."""
    return before is None and paper.by_file is None and _newest(paper.entry, shelf) != paper.entry.path


def _newest(entry: Entry, shelf: Shelf) -> PurePosixPath:
    return entry.path if shelf.digest_at(entry.file) is None else entry.file


def _file_of(paper: Found, shelf: Shelf) -> PurePosixPath:
    """The file that was signed: the one that was named, else the newest version."""
    by_file = paper.by_file
    return by_file if by_file is not None and shelf.digest_at(by_file) is not None else _newest(paper.entry, shelf)


def _already(paper: Found, note: Note, shelf: Shelf) -> Note:
    if note.noted is Noted.ALREADY and note.signature is not None:
        _settle(paper, _file_of(paper, shelf), note.signature.digest, shelf)
    return note


def _recorded(paper: Found, note: Note, shelf: Shelf, said: Signing) -> Note:
    entry, signs = paper.entry, _file_of(paper, shelf)
    before = shelf.ledger.signature(entry.document, entry.key)
    data = outputs.read(shelf.at(signs))
    digest = outputs.digest(data)
    is_correction = before is not None and before.digest == digest
    if before is not None and is_correction:
        signature = dataclasses.replace(
            before, signed_on=said.day, recorded_at=said.recorded_at, who=said.who, why=said.why
        )
    else:
        signature = Signature(
            document=entry.document,
            key=entry.key,
            number=shelf.ledger.last_version(entry.document, entry.key) or 1,
            digest=digest,
            signed_on=said.day,
            recorded_at=said.recorded_at,
            path=entry.path,
            label=entry.label,
            data=entry.fingerprint.data,
            printed=veiled(entry.printed),
            who=said.who,
            why=said.why,
        )
        _make_room(signs, data, before, entry, shelf, said)
    # From here on it is signed, whatever happens to its files.
    signature = shelf.ledger.sign(signature, corrects=before if is_correction else None)
    _settle(paper, signs, digest, shelf)
    return dataclasses.replace(note, signature=signature)


def _make_room(  # noqa: PLR0917  what is signed, and what lies where it goes
    signs: PurePosixPath, data: bytes, before: Signature | None, entry: Entry, shelf: Shelf, said: Signing
) -> None:
    """Keep what was signed, what was signed before it, and what a person left in the paper's place."""
    digest = outputs.digest(data)
    try:
        shelf.ledger.bytes.keep(digest, data)
    except OutputError as error:  # a kept version is another name of the file, which is open
        raise OutputError(error.code, **{**error.values, "path": shelf.at(signs)}) from error
    if before is not None:
        keep_signed(before, entry.path, shelf)
    if signs != entry.path:
        there = shelf.digest_at(entry.path)
        if there is not None and not shelf.is_ours(entry.path, there) and (before is None or there != before.digest):
            outputs.keep(shelf.at(entry.path), shelf.at(HISTORY / entry.path), stamp=said.recorded_at)
    shelf.manifest.announce(entry.path, [digest] if signs != entry.path else [])


def _settle(paper: Found, signs: PurePosixPath, digest: str, shelf: Shelf) -> None:
    """What was signed takes the paper's place, and nothing of it lies beside it any more."""
    entry = paper.entry
    if signs != entry.path:
        if shelf.digest_at(entry.path) != digest:
            outputs.replace(shelf.at(entry.path), outputs.read(shelf.at(signs)))
        outputs.remove(shelf.at(signs))
    elif entry.file != entry.path:
        shelf.put_away(entry.file)
    shelf.manifest.record(dataclasses.replace(entry, file=entry.path, digest=digest))


def undo(papers: Sequence[Found], shelf: Shelf, said: Signing) -> Iterator[Note]:
    """Take back a signature that was recorded by mistake; it stays in the history as taken back."""
    for paper in papers:
        entry = paper.entry
        before = shelf.ledger.signature(entry.document, entry.key)
        if before is None:
            yield Note(entry=entry, noted=Noted.NOT_SIGNED)
            continue
        shelf.ledger.revoke(entry.document, entry.key, at=said.recorded_at, who=said.who, why=said.why)
        yield Note(entry=entry, noted=Noted.UNDONE, signature=before)


def assess_undo(paper: Found, shelf: Shelf) -> Note:
    """Whether there is a signature to take back; nothing is written."""
    signature = shelf.ledger.signature(paper.entry.document, paper.entry.key)
    return Note(entry=paper.entry, noted=Noted.UNDONE if signature else Noted.NOT_SIGNED, signature=signature)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A version of a paper as its history tells it: whether it was signed, and whether its bytes are still kept."""

    version: Version
    signatures: tuple[Signature, ...] = ()
    is_kept: bool = False
    is_newest: bool = False


def history(papers: Sequence[Found], shelf: Shelf) -> Iterator[tuple[Entry, tuple[Past, ...]]]:
    """Every version of each paper, the first first."""
    for paper in papers:
        entry = paper.entry
        versions = shelf.ledger.versions(entry.document, entry.key)
        signed = shelf.ledger.signatures(entry.document, entry.key)
        yield (
            entry,
            tuple(
                Past(
                    version=version,
                    signatures=tuple(s for s in signed if s.number == version.number),
                    is_kept=version.digest == entry.digest or shelf.ledger.bytes.path_of(version.digest).is_file(),
                    is_newest=version is versions[-1],
                )
                for version in versions
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A version that is in the paper's place now; `is_new` where it was not there before."""

    entry: Entry
    version: Version
    is_new: bool = True


def restore(paper: Found, number: int | None, shelf: Shelf, *, stamp: str) -> Restored:
    """Put an earlier version back into the paper's place; from then on it counts as a person's and is kept.

    Without a number it is the version before the newest. What was there is kept. A signed paper is not replaced, and
    nothing is written where the version is there already.
    """
    entry = paper.entry
    versions = shelf.ledger.versions(entry.document, entry.key)
    if number is None and len(versions) < 2:
        raise UsageError("only-version", path=entry.path)
    wanted = number if number is not None else len(versions) - 1
    version = next((v for v in versions if v.number == wanted), None)
    if version is None:
        raise UsageError("unknown-version", number=wanted, known=", ".join(str(v.number) for v in versions) or "-")
    signature = shelf.ledger.signature(entry.document, entry.key)
    there = shelf.digest_at(entry.path)
    if signature is not None and there == signature.digest != version.digest:
        raise UsageError("restore-signed", path=entry.path)
    data = _bytes_of(version, entry, shelf)
    if data is None:
        raise OutputError("version-not-kept", number=version.number, path=entry.path)
    own = shelf.at(entry.path)
    if there != version.digest and outputs.is_open(own):
        raise OutputError("output-open", path=own)
    if there is not None and there != version.digest:
        if shelf.is_ours(entry.path, there):
            shelf.ledger.bytes.put_away(own, there)
        else:
            outputs.keep(own, shelf.at(HISTORY / entry.path), stamp=stamp)
    # Whose it is must be known before it is there: what is ours is replaced by the next build.
    is_newest = version.digest == entry.digest
    is_kept = is_newest == shelf.is_ours(entry.path, version.digest) or there == (signature and signature.digest)
    if there == version.digest and is_kept:
        return Restored(entry=entry, version=version, is_new=False)
    if is_newest:
        shelf.manifest.announce(entry.path, [version.digest])
    else:
        shelf.manifest.disown(entry.path, version.digest)
    if there != version.digest:
        outputs.replace(own, data)
    return Restored(entry=entry, version=version)


def _bytes_of(version: Version, entry: Entry, shelf: Shelf) -> bytes | None:
    kept = shelf.ledger.bytes.bytes_of(version.digest)
    if kept is None:
        for path in (entry.file, entry.path, version.path):
            if shelf.manifest.border.holds(path) and shelf.digest_at(path) == version.digest:
                return outputs.read(shelf.at(path))
    return kept
