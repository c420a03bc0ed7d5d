"""Which papers must be made again and why, and what becomes of them on the disk: the two gates.

Gate 1: nothing is rendered whose fingerprint and file are current. Gate 2: nothing is written whose bytes are the same.
A file that is none of the versions that we wrote was edited by a person, and is never written over unasked. A paper
that was signed is never written over at all: it stands for what was signed until another version of it is signed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from docgen.errors import DocgenError, OutputError
from docgen.papers import Document
from docgen.plan.jobs import Job
from docgen.plan.private import veiled
from docgen.plan.values import Change, changes_between, digest_of, is_same_in_ink, printed_values
from docgen.shelf import HISTORY, Entry, Fingerprint, Shelf, Signature, Written, store


class Reason(StrEnum):
    """Why a paper must be made (again); worded in `[reason.<code>]`."""

    NEW = "new"
    DATA_CHANGED = "data-changed"
    TEMPLATE_CHANGED = "template-changed"
    CATALOGUE_CHANGED = "catalogue-changed"
    ENGINE_CHANGED = "engine-changed"
    OUTPUT_MISSING = "output-missing"
    MOVED = "moved"
    FORCED = "forced"


class Made(StrEnum):
    """What became of a paper."""

    WRITTEN = "written"
    IDENTICAL = "identical"
    CURRENT = "current"
    KEPT_EDITED = "kept-edited"
    BESIDE_EDITED = "beside-edited"
    REPLACED_EDITED = "replaced-edited"
    KEPT_SIGNED = "kept-signed"
    BESIDE_SIGNED = "beside-signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to do about one planned paper, and why. `changes` say what a reader will see changed.

    `must_resign`: what was signed is not what the data say now; `changes` are then those since it was signed, and
    `latest` those since it was last made.
    `file` is where its newest version lies. `error` says why what lies there could not be looked at.
    """

    job: Job
    fingerprint: Fingerprint
    printed: Mapping[str, object]
    file: PurePosixPath
    reasons: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()
    latest: tuple[Change, ...] = ()
    is_edited: bool = False
    is_known: bool = False
    signature: Signature | None = None
    must_resign: bool = False
    error: OutputError | None = None

    @property
    def is_current(self) -> bool:
        """There is nothing to make."""
        return not self.reasons

    @property
    def is_signed(self) -> bool:
        """It was signed, and what was signed is what the data say now."""
        return self.signature is not None and not self.must_resign


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one planned paper: the file that it is in, or the error that it could not be made for."""

    decision: Decision
    made: Made | None = None
    path: PurePosixPath | None = None
    error: DocgenError | None = None

    @property
    def job(self) -> Job:
        return self.decision.job


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What papers are made from besides their data: digests of each document's template, and of the program."""

    fields: Mapping[str, frozenset[str]]
    whole: Mapping[str, frozenset[str]]
    templates: Mapping[str, str]
    engine: str

    def fingerprint(self, job: Job, printed: Mapping[str, object]) -> Fingerprint:
        """The fingerprint of a paper that prints these values."""
        document = job.document
        return Fingerprint(
            data=digest_of(printed),
            template=self.templates[document.id],
            catalogue=f"{document.digits} {document.short}",
            engine=self.engine,
        )


def decide(job: Job, sources: Sources, shelf: Shelf, *, is_forced: bool = False) -> Decision:
    """Gate 1: compare what the paper would be made from with what it was made from, and look at its file."""
    job = settled(job, shelf)
    printed = job.printed
    if printed is None:
        printed = printed_values(job.context, sources.fields[job.document.id], sources.whole[job.document.id])
    made_from = sources.fingerprint(job, printed)
    entry = shelf.manifest.entry(job.paper, job.key)
    signature = shelf.ledger.signature(job.paper, job.key)
    is_elsewhere = entry is not None and (not shelf.is_there(job.path) or shelf.is_same(entry.path, job.path))
    where = entry.path if entry is not None and is_elsewhere else job.path
    digest = shelf.digest_at(where)
    is_ours = digest is not None and (shelf.is_ours(where, digest) or (signature and digest == signature.digest))
    must_resign = signature is not None and not _still_says(signature, made_from, printed)
    if entry is not None and signature is not None and entry.digest == signature.digest:
        must_resign = must_resign and entry.fingerprint.data != made_from.data  # else made again, and the very same
    file = job.path
    if signature is None:
        reasons = _reasons(job, made_from, entry, forced=is_forced)
        is_another = is_ours and entry is not None and digest != entry.digest
        if entry is not None and (digest is None or (is_another and not reasons)):
            reasons.append(Reason.OUTPUT_MISSING)
    elif must_resign:
        reasons = _reasons(job, made_from, entry, forced=is_forced)
        file = entry.file if entry is not None and entry.file != entry.path else file
        is_lost = digest is None and shelf.ledger.bytes.path_of(signature.digest).is_file()
        if is_lost or (not reasons and (file == job.path or shelf.digest_at(file) is None)):
            reasons.append(Reason.OUTPUT_MISSING)
    else:  # what was signed stands, whatever became of the template since
        reasons = [] if entry is None or entry.path == job.path else [Reason.MOVED]
        if digest is None or (is_ours and digest != signature.digest and shelf.ledger.bytes.bytes_of(signature.digest)):
            reasons.append(Reason.OUTPUT_MISSING)
    if entry is not None and entry.fingerprint.data == made_from.data:
        latest: tuple[Change, ...] = ()  # the same digest, the same values: they need not even be read
    else:
        latest = _changes(job.document, entry.printed if entry else signature.printed if signature else None, printed)
    return Decision(
        job=job,
        fingerprint=made_from,
        printed=printed,
        file=file,
        reasons=tuple(reasons),
        changes=_changes(job.document, signature.printed, printed) if signature and must_resign else latest,
        latest=latest,
        is_edited=digest is not None and not is_ours,
        is_known=entry is not None,
        signature=signature,
        must_resign=must_resign,
    )


def to_be_replaced(decision: Decision) -> Decision:
    """A paper that a person edited is made again where it shall be replaced, though nothing else asks for it."""
    is_asked = decision.is_edited and decision.signature is None and not decision.reasons and decision.error is None
    return replace(decision, reasons=(Reason.FORCED,)) if is_asked else decision


def settled(job: Job, shelf: Shelf) -> Job:
    """The job with the file name that it keeps: what was signed is never renamed, whatever is corrected since."""
    if job.is_draft:
        return job
    signature = shelf.ledger.signature(job.paper, job.key)
    if signature is None:
        return job
    entry = shelf.manifest.entry(job.paper, job.key)
    name = (signature if entry is None else entry).path.name
    return job if job.path.name == name else replace(job, path=job.path.with_name(name))


def refused(job: Job, error: OutputError) -> Decision:
    """A paper of which nothing can be decided: what lies in its place cannot be read."""
    unknown = Fingerprint(data="", template="", catalogue="", engine="")
    return Decision(job=job, fingerprint=unknown, printed={}, file=job.path, error=error)


def _still_says(signature: Signature, made_from: Fingerprint, printed: Mapping[str, object]) -> bool:
    return signature.data == made_from.data or is_same_in_ink(signature.printed, printed)


def _reasons(job: Job, made_from: Fingerprint, entry: Entry | None, *, forced: bool) -> list[Reason]:
    found = [Reason.FORCED] if forced else []
    if entry is None:
        return [*found, Reason.NEW]
    before = entry.fingerprint
    for reason, old, new in (
        (Reason.DATA_CHANGED, before.data, made_from.data),
        (Reason.TEMPLATE_CHANGED, before.template, made_from.template),
        (Reason.CATALOGUE_CHANGED, before.catalogue, made_from.catalogue),
        (Reason.ENGINE_CHANGED, before.engine, made_from.engine),
        (Reason.MOVED, str(entry.path), str(job.path)),
    ):
        if old != new:
            found.append(reason)
    return found


def _changes(document: Document, old: Mapping[str, object] | None, printed: Mapping[str, object]) -> tuple[Change, ...]:
    return () if old is None else tuple(changes_between(document, old, printed))


def move_folders(decisions: Sequence[Decision], shelf: Shelf) -> list[Decision]:
    """Take along the whole folder of a place whose name changed, whatever lies in it; a unit's stays.

    Only where all of its papers go to one new place: a document that got another file name in the registry goes alone.
    A folder that cannot be moved (a file in it is open) stays as it is with all that is in it: its papers come back as
    decisions with an error.
    """
    ways: dict[PurePosixPath, set[PurePosixPath]] = {}
    for decision in decisions:
        entry = shelf.manifest.entry(decision.job.paper, decision.job.key)
        if entry is not None:
            belongs = decision.job.document.level.folder
            ways.setdefault(entry.path.parent, set()).add(decision.job.path.parent if belongs else entry.path.parent)
    folder, holds, errors = shelf.folder, shelf.manifest.border.holds_folder, {}
    for old, new in ((old, next(iter(news))) for old, news in ways.items() if len(news) == 1):
        if old == new or not old.parts or old.parts[0] == HISTORY or not (holds(old) and holds(new)):
            continue
        is_there = (folder / new).exists() and not store.is_same(folder / old, folder / new)
        if (folder / old).is_dir() and not is_there:
            shelf.manifest.announce_folder(old, new)
            try:
                store.rename(folder / old, folder / new)
            except OutputError as error:
                is_held = isinstance(error.__cause__, PermissionError)
                errors[new] = _not_moved(folder, old, new) if is_held else error
                continue
            shelf.manifest.rebase(old, new)
        elif is_there and not (folder / old).exists():  # a run was ended right after it had moved the folder
            shelf.manifest.announce_folder(old, new)
            shelf.manifest.rebase(old, new)
    return [refused(d.job, errors[d.job.path.parent]) if d.job.path.parent in errors else d for d in decisions]


def _not_moved(folder: Path, old: PurePosixPath, new: PurePosixPath) -> OutputError:
    """Why a folder could not be moved: the file in it that is open, where it can be told."""
    inside = sorted(path for path in (folder / old).rglob("*") if path.is_file())
    held = next((path for path in inside if store.is_open(path)), None)
    if held is None:
        return OutputError("folder-not-moved", path=old, new=new)
    return OutputError("folder-held", path=old, new=new, file=held.name)


def move(decision: Decision, shelf: Shelf) -> None:
    """Take a single paper's file to where it belongs now."""
    job = decision.job
    entry = shelf.manifest.entry(job.paper, job.key)
    if entry is None or entry.path == job.path:
        return
    shelf.manifest.announce(job.path, shelf.manifest.known(entry.path))
    is_free = not shelf.is_there(job.path) or shelf.is_same(entry.path, job.path)
    if shelf.at(entry.path).is_file() and is_free:
        store.rename(shelf.at(entry.path), shelf.at(job.path))


@dataclass(frozen=True, slots=True)
class Put:
    """A file about to be written: the digest of its bytes, and what writes it, which may run in another thread."""

    digest: str
    write: Callable[[], tuple[Made, PurePosixPath]]


def put(decision: Decision, data: bytes, shelf: Shelf, *, replaces_edited: bool, made_at: str) -> Put:
    """Gate 2: prepare the writing of a paper."""
    if decision.is_signed:
        data = _as_signed(decision, shelf, data)
    path = decision.job.path
    digest, there = store.digest(data), shelf.digest_at(path)
    is_other = there != digest and (there is not None or decision.must_resign)
    # Not what was signed, but a version of ours: the run that signed it was ended before it put it there.
    is_another = is_other and decision.is_signed and not decision.is_edited and shelf.is_ours(path, there or "")
    if decision.is_signed and there is not None and not is_another:
        return Put(digest, lambda: (Made.CURRENT, path))
    return lay(
        data,
        path,
        shelf,
        is_edited=decision.is_edited,
        replaces_edited=replaces_edited,
        made_at=made_at,
        signature=decision.signature if is_other and not is_another else None,
        before=shelf.ledger.bytes.put_away,
    )


def lay(
    data: bytes,
    path: PurePosixPath,
    shelf: Shelf,
    *,
    is_edited: bool,
    replaces_edited: bool,
    made_at: str,
    signature: Signature | None = None,
    before: Callable[[Path, str], None] | None = None,
) -> Put:
    """Prepare the writing of a file: into its place, or beside it where what lies there must stay.

    `is_edited`: a person changed what lies there; with `signature` it was signed, and is not what shall be written.
    `before` is called with the file and its digest before a version of ours is replaced.
    """
    manifest, digest = shelf.manifest, store.digest(data)
    # What is there may be just what we would write: then it is ours, also where the manifest was lost.
    is_edited = is_edited and shelf.digest_at(path) != digest
    replaces = is_edited and replaces_edited and signature is None
    file = path if replaces or not (is_edited or signature) else shelf.beside(path)
    known = manifest.known(file)
    manifest.announce(file, [digest], at_once=False)

    def write() -> tuple[Made, PurePosixPath]:
        if replaces:
            store.keep(shelf.at(path), shelf.at(HISTORY / path), stamp=made_at)
            store.replace(shelf.at(path), data)
            return Made.REPLACED_EDITED, path
        if signature is not None:
            keep_signed(signature, path, shelf)
            _put_back(signature, path, shelf)
        written = store.write(shelf.at(file), data, known=known, before=before)
        if written is Written.KEPT_EDITED:  # edited while we were at work
            return Made.KEPT_EDITED, file
        if signature is not None or is_edited:
            return (Made.BESIDE_EDITED if signature is None else Made.BESIDE_SIGNED), file
        return (Made.IDENTICAL if written is Written.IDENTICAL else Made.WRITTEN), file

    return Put(digest, write)


def _as_signed(decision: Decision, shelf: Shelf, data: bytes) -> bytes:
    """The bytes that were signed, where they are kept: a template of today would make another file of it."""
    assert decision.signature is not None
    kept = shelf.ledger.bytes.bytes_of(decision.signature.digest)
    return data if kept is None else kept


def keep_signed(signature: Signature, path: PurePosixPath, shelf: Shelf) -> None:
    """Put a copy of what was signed into the history, under its version and the day of the signature."""
    target = shelf.at(HISTORY / signed_name(path, signature))
    if target.exists():
        return
    data = shelf.ledger.bytes.bytes_of(signature.digest)
    if data is None and shelf.digest_at(path) == signature.digest:
        data = store.read(shelf.at(path))
    if data is not None:
        store.replace(target, data)


def _put_back(signature: Signature, path: PurePosixPath, shelf: Shelf) -> None:
    """What was signed stands under its name until another version of it is signed, also where a person deleted it."""
    data = shelf.ledger.bytes.bytes_of(signature.digest)
    if data is not None and not shelf.is_there(path):
        store.replace(shelf.at(path), data)


def signed_name(path: PurePosixPath, signature: Signature) -> PurePosixPath:
    """`D07_ใบลงทะเบียน_ฉบับที่ 2 ลงนาม 2565-01-20.docx`, below the history."""
    day = signature.signed_on
    signed = f"{day.year + 543}-{day.month:02d}-{day.day:02d}"
    return path.with_name(f"{path.stem}_ฉบับที่ {signature.number} ลงนาม {signed}{path.suffix}")


def entry_of(decision: Decision, digest: str, file: PurePosixPath, made_at: str) -> Entry:
    """What the manifest remembers of a paper that was made."""
    job = decision.job
    return Entry(
        document=job.paper,
        key=job.key,
        path=job.path,
        file=file,
        digest=digest,
        made_at=made_at,
        fingerprint=decision.fingerprint,
        place=job.place,
        unit=job.unit,
        label=job.label,
        printed=veiled(decision.printed),
        day=job.day,
    )
