"""Files of papers that are planned no more, or withheld or not due now: which there are, and putting them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from docgen import shelf as outputs
from docgen.plan.jobs import Waiting, Withheld
from docgen.runs.results import Prepared
from docgen.shelf import HISTORY, Entry, Shelf
from docgen.shelf.gates import keep_signed


def gone(prepared: Prepared, shelf: Shelf) -> list[Entry]:
    """Papers that were made once and are planned no more, while a file of theirs is still there."""
    return [e for e in _unplanned(prepared, shelf) if any(map(shelf.is_there, (e.path, e.file)))]


def _unplanned(prepared: Prepared, shelf: Shelf) -> Iterator[Entry]:
    held = prepared.who.held()
    for entry in shelf.manifest.entries():
        if held and (entry.key in held or entry.key.partition("/")[0] in held):
            continue  # it may be somebody's of whom nobody knows who he is
        if entry.document in prepared.sources.fields and (entry.document, entry.key) not in prepared.every:
            yield entry


def forget(prepared: Prepared, shelf: Shelf) -> None:
    """Papers that are planned no more and lie nowhere: a run was ended after it had put their files away."""
    for entry in _unplanned(prepared, shelf):
        if not any(map(shelf.is_there, (entry.path, entry.file))):
            shelf.manifest.forget(entry.document, entry.key)


def stale(unmade: Sequence[Withheld | Waiting], shelf: Shelf) -> tuple[PurePosixPath, ...]:
    """Files made from older data, of papers that are withheld now or that are not due any more."""
    entries = (shelf.manifest.entry(paper.document.id, paper.key) for paper in unmade)
    return tuple(entry.path for entry in entries if entry is not None and shelf.is_there(entry.path))


def bring_back(prepared: Prepared, shelf: Shelf) -> None:
    """Into a folder that was begun anew: what was signed and is planned no more, or was signed again since."""
    planned = {(job.paper, job.key) for job in prepared.whole.jobs}
    for signature in shelf.ledger.signatures():
        paper = (signature.document, signature.key)
        last = shelf.ledger.signature(*paper)
        is_last = last is not None and last.id == signature.id
        is_wanted = not signature.is_revoked and not (is_last and paper in planned)
        if is_wanted and shelf.manifest.border.holds(signature.path):
            keep_signed(signature, signature.path, shelf)


def prune(gone: Sequence[Entry], shelf: Shelf, made_at: str) -> tuple[PurePosixPath, ...]:
    """Put the files of papers that are planned no more into the history."""
    for entry in gone:
        for path in dict.fromkeys((entry.path, entry.file)):
            if shelf.is_there(path):
                outputs.keep(shelf.at(path), shelf.at(HISTORY / path), stamp=made_at)
                outputs.remove(shelf.at(path))
        shelf.manifest.forget(entry.document, entry.key)
    return tuple(entry.path for entry in gone)
