"""Writing the papers that are due, and what became of each: first the file, then the books that remember it."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import PurePosixPath

from docgen.errors import DocgenError, OutputError
from docgen.runs.results import Orders
from docgen.shelf import BookError, Shelf, Version
from docgen.shelf.gates import Decision, Made, Outcome, Put, entry_of, move, put

WRITERS, BATCH = 4, 16  # papers that are announced together, and then written
_Rendered = tuple[Decision, bytes | DocgenError]
_RECORDED = frozenset({Made.WRITTEN, Made.IDENTICAL, Made.BESIDE_EDITED, Made.REPLACED_EDITED, Made.BESIDE_SIGNED})


def make(
    due: Iterable[Decision], rendered: Iterable[bytes | DocgenError], shelf: Shelf, orders: Orders
) -> Iterator[Outcome]:
    """Write each paper, several at a time (most of it is waiting for the disk); one that fails stops no other."""
    waiting: deque[tuple[Decision, str, Future[tuple[Made, PurePosixPath]] | DocgenError]] = deque()
    with ThreadPoolExecutor(WRITERS) as writers:
        for some in _batches(zip(due, rendered, strict=True)):
            with shelf.manifest.together():  # nothing is written before all of them are announced
                begun = [
                    (decision, data if isinstance(data, DocgenError) else _begin(decision, data, shelf, orders))
                    for decision, data in some
                ]
            for decision, one in begun:
                if isinstance(one, Put):
                    waiting.append((decision, one.digest, writers.submit(one.write)))
                else:
                    waiting.append((decision, "", one))
            while len(waiting) > BATCH:
                yield _outcome(*waiting.popleft(), shelf, orders)
        while waiting:
            yield _outcome(*waiting.popleft(), shelf, orders)


def _batches(papers: Iterable[_Rendered]) -> Iterator[list[_Rendered]]:
    every = iter(papers)
    while some := list(itertools.islice(every, BATCH)):
        yield some


def _begin(decision: Decision, data: bytes, shelf: Shelf, orders: Orders) -> Put | DocgenError:
    try:
        move(decision, shelf)
        return put(decision, data, shelf, replaces_edited=orders.replaces_edited, made_at=orders.made_at)
    except BookError:  # nothing may be written that is not announced
        raise
    except OutputError as error:
        return error


def _outcome(
    decision: Decision,
    digest: str,
    written: Future[tuple[Made, PurePosixPath]] | DocgenError,
    shelf: Shelf,
    orders: Orders,
) -> Outcome:
    if isinstance(written, DocgenError):
        return Outcome(decision=decision, error=written)
    try:
        made, path = written.result()
        if made is not Made.KEPT_EDITED:
            before = shelf.manifest.entry(decision.job.paper, decision.job.key)
            if before is not None and before.file not in (before.path, path, decision.job.path):
                shelf.put_away(before.file)  # a version beside the paper that is its newest no more
            if made in _RECORDED:
                shelf.ledger.add_versions([_version(decision, digest, path, orders.made_at)])
            shelf.manifest.record(entry_of(decision, digest, path, orders.made_at))
    except BookError:
        raise
    except OutputError as error:
        return Outcome(decision=decision, error=error)
    return Outcome(decision=decision, made=made, path=path)


def _version(decision: Decision, digest: str, path: PurePosixPath, made_at: str) -> Version:
    """A version that was made, as history tells it; the ledger numbers it."""
    return Version(
        document=decision.job.paper,
        key=decision.job.key,
        number=0,
        digest=digest,
        made_at=made_at,
        path=path,
        label=decision.job.label,
        reasons=tuple(decision.reasons),
        changes=decision.latest,
    )


def untouched(decision: Decision, shelf: Shelf, orders: Orders) -> Outcome:
    """A paper that is current; what is known of a signed one is found again where the manifest was lost."""
    job, signature = decision.job, decision.signature
    if decision.error is not None:
        return Outcome(decision=decision, error=decision.error)
    entry = shelf.manifest.entry(job.paper, job.key)
    if entry is not None and (entry.place, entry.unit, entry.label) != (job.place, job.unit, job.label):
        entry = replace(entry, place=job.place, unit=job.unit, label=job.label)  # the run that moved it was ended
        shelf.manifest.record(entry)
    if decision.is_signed and signature is not None and (entry is None or entry.file != job.path):
        if entry is not None:
            try:
                shelf.put_away(entry.file)  # a new version that is needed no more
            except OutputError as error:
                return Outcome(decision=decision, error=error)
        shelf.manifest.announce(job.path, [signature.digest])
        shelf.manifest.record(entry_of(decision, signature.digest, job.path, orders.made_at))
    made = Made.KEPT_EDITED if decision.is_edited else Made.KEPT_SIGNED if decision.must_resign else Made.CURRENT
    return Outcome(decision=decision, made=made, path=decision.file)
