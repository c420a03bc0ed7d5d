"""Which papers must be made again and why, and what becomes of them on the disk: the two gates.

Gate 1: nothing is rendered whose fingerprint and file are current. Gate 2: nothing is written whose bytes are the same.
A file that is none of the versions that we wrote was edited by a person, and is never written over unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from docgen import outputs
from docgen.documents import Document
from docgen.errors import DocgenError
from docgen.outputs import Entry, Fingerprint, Manifest, Written
from docgen.planning import Job
from docgen.printed import Change, changes, digest_of, printed_values

HISTORY = "ประวัติ"
BESIDE = "_ฉบับใหม่"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to do about one planned paper, and why. `changes` say what a reader will see changed."""

    job: Job
    fingerprint: Fingerprint
    printed: Mapping[str, object]
    reasons: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()
    is_edited: bool = False

    @property
    def is_current(self) -> bool:
        """There is nothing to make."""
        return not self.reasons


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


def decide(job: Job, sources: Sources, manifest: Manifest, folder: Path, *, is_forced: bool = False) -> Decision:
    """Gate 1: compare what the paper would be made from with what it was made from, and look at its file."""
    printed = printed_values(job.context, sources.fields[job.document.id], sources.whole[job.document.id])
    fingerprint = sources.fingerprint(job, printed)
    entry = manifest.entry(job.paper, job.key)
    where = job.path if entry is None or (folder / job.path).exists() else entry.path
    known = manifest.known(where)
    digest = outputs.digest_of_file(folder / where)
    return Decision(
        job=job,
        fingerprint=fingerprint,
        printed=printed,
        reasons=tuple(_reasons(job, fingerprint, entry, digest, is_forced=is_forced)),
        changes=_changes(job.document, entry, printed),
        is_edited=digest is not None and digest not in known,
    )


def _reasons(
    job: Job, made_from: Fingerprint, entry: Entry | None, digest: str | None, *, is_forced: bool
) -> list[Reason]:
    found = [Reason.FORCED] if is_forced else []
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
    if digest is None:
        found.append(Reason.OUTPUT_MISSING)
    return found


def _changes(document: Document, entry: Entry | None, printed: Mapping[str, object]) -> tuple[Change, ...]:
    return () if entry is None else tuple(changes(document, entry.printed, printed))


def move_folders(decisions: Sequence[Decision], manifest: Manifest, folder: Path) -> None:
    """Take along the whole folder of a village or a group whose name changed, whatever lies in it.

    Only where all of its papers go to one new place: a document that got another file name in the registry goes alone.
    """
    ways: dict[PurePosixPath, set[PurePosixPath]] = {}
    for decision in decisions:
        entry = manifest.entry(decision.job.paper, decision.job.key)
        if entry is not None:
            belongs = decision.job.document.per in ("village", "group")
            ways.setdefault(entry.path.parent, set()).add(decision.job.path.parent if belongs else entry.path.parent)
    for old, new in ((old, next(iter(news))) for old, news in ways.items() if len(news) == 1):
        if old != new and (folder / old).is_dir() and not (folder / new).exists():
            outputs.rename(folder / old, folder / new)
            manifest.rebase(old, new)


def move(decision: Decision, manifest: Manifest, folder: Path) -> None:
    """Take a single paper's file to where it belongs now."""
    job = decision.job
    entry = manifest.entry(job.paper, job.key)
    if entry is None or entry.path == job.path:
        return
    manifest.announce(job.path, manifest.known(entry.path))
    if (folder / entry.path).is_file() and not (folder / job.path).exists():
        outputs.rename(folder / entry.path, folder / job.path)


def put(
    decision: Decision, data: bytes, manifest: Manifest, folder: Path, *, replaces_edited: bool, made_at: str
) -> Callable[[], tuple[Made, PurePosixPath]]:
    """Gate 2: prepare the writing of a paper, and return what writes it, which may run in another thread."""
    path, digest = decision.job.path, outputs.digest(data)
    # What is there may be just what we would write: then it is ours, also where the manifest was lost.
    is_edited = decision.is_edited and outputs.digest_of_file(folder / path) != digest
    if is_edited and not replaces_edited:
        path = _beside(path, manifest, folder)
    known = manifest.known(path)
    manifest.announce(path, [digest])

    def write() -> tuple[Made, PurePosixPath]:
        if is_edited and replaces_edited:
            outputs.keep(folder / path, folder / HISTORY / path, stamp=made_at)
            outputs.replace(folder / path, data)
            return Made.REPLACED_EDITED, path
        written = outputs.write(folder / path, data, known=known)
        if written is Written.KEPT_EDITED:  # edited while we were at work
            return Made.KEPT_EDITED, path
        if is_edited:
            return Made.BESIDE_EDITED, path
        return (Made.IDENTICAL if written is Written.IDENTICAL else Made.WRITTEN), path

    return write


def _beside(path: PurePosixPath, manifest: Manifest, folder: Path) -> PurePosixPath:
    """A name beside an edited paper: the first whose file is missing or ours."""
    number = 1
    while True:
        candidate = path.with_name(f"{path.stem}{BESIDE}{'' if number == 1 else f' {number}'}{path.suffix}")
        digest = outputs.digest_of_file(folder / candidate)
        if digest is None or digest in manifest.known(candidate):
            return candidate
        number += 1


def entry_of(decision: Decision, digest: str, made_at: str) -> Entry:
    """What the manifest remembers of a paper that was made."""
    return Entry(
        document=decision.job.paper,
        key=decision.job.key,
        path=decision.job.path,
        digest=digest,
        made_at=made_at,
        fingerprint=decision.fingerprint,
        printed=decision.printed,
    )
