"""Where the record of a project lies: beside the folder of outputs, and a second copy in that folder.

Whoever deletes the outputs to start again, or the record's own folder, loses neither a signature nor a number: each run
looks at both copies and mends one from the other. Which of two is right their journals say: the one that goes on where
the other ends. Two that went different ways are nobody's to choose but the office's.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import OutputError
from docgen.shelf import journal, store
from docgen.shelf.book import Book, BookError
from docgen.shelf.border import FOLDER
from docgen.shelf.journal import Posting
from docgen.shelf.ledger import LADDER, NAME, Ledger, mark_of
from docgen.shelf.notice import Notice
from docgen.shelf.versions import Versions

log = logging.getLogger(__name__)

DAMAGED = "ledger.damaged"
_IN_JOURNAL = 3  # the step from which on a ledger's signatures are postings


def homes_of(outputs: Path) -> tuple[Path, ...]:
    """Where the record of a folder of outputs lies: beside it, and in it; in it alone where it is a whole disk."""
    whole = Path(os.path.abspath(outputs))  # noqa: PTH100  a link is the clerk's own name for the folder
    if whole.parent == whole:
        return (outputs / FOLDER,)
    return (whole.parent / FOLDER / whole.name, outputs / FOLDER)


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the record: what its journal says, and what is wrong with it; nothing where it is not there."""

    path: Path
    is_there: bool = False
    is_old: bool = False
    is_damaged: bool = False
    postings: tuple[Posting, ...] = ()
    broken: Posting | None = None
    mark: tuple[object, ...] = ()

    @property
    def is_whole(self) -> bool:
        """It can be gone on with."""
        return self.is_there and not self.is_damaged and self.broken is None

    def goes_on(self, other: Copy) -> bool:
        """It says all that the other says, and then perhaps more."""
        if other.is_old or not other.postings:
            return True
        last = len(other.postings) - 1
        return len(self.postings) > last and self.postings[last].digest == other.postings[last].digest


def look(path: Path) -> Copy:
    """What a copy of the record is. Raises BookError where a newer docgen made it, or where it cannot be read now."""
    if not path.exists():
        return Copy(path)
    damaged = BookError("ledger-damaged", path=path)
    try:
        with contextlib.closing(Book(path, damaged)) as book:
            book.refuse_newer(LADDER)
            if not book.all("SELECT name FROM sqlite_master LIMIT 1"):
                return Copy(path)  # a run was ended before it had made its tables
            if book.version < _IN_JOURNAL:
                return Copy(path, is_there=True, is_old=True)
            postings = tuple(journal.read(book))
            broken = journal.first_broken(postings)
            return Copy(path, is_there=True, postings=postings, broken=broken, mark=mark_of(book))
    except BookError as error:
        if error is not damaged:
            raise
    except (ValueError, TypeError):
        pass
    return Copy(path, is_there=True, is_damaged=True)


def refuse_newer_ledger(outputs: Path) -> None:
    """Raises BookError where a newer docgen made the ledger; nothing is changed, and none is made."""
    for home in homes_of(outputs):
        path = home / NAME
        if not path.exists():
            continue
        damaged = BookError("ledger-damaged", path=path)
        try:
            with contextlib.closing(Book(path, damaged)) as book:
                book.refuse_newer(LADDER)
        except BookError as error:
            if error is not damaged:  # a damaged one is told of when both copies are looked at
                raise


def choose(copies: Sequence[Copy]) -> Copy:
    """The copy to go on with. Raises BookError where nobody knows which one it is."""
    whole = [copy for copy in copies if copy.is_whole]
    if not whole:
        wrong = next((copy for copy in copies if copy.is_there), None)
        if wrong is None:
            return copies[0]
        if wrong.broken is not None:
            raise BookError("ledger-changed", path=wrong.path, at=wrong.broken.at, id=wrong.broken.id)
        raise BookError("ledger-damaged", path=wrong.path)
    best = whole[0]
    for copy in whole[1:]:
        if not best.goes_on(copy):
            if not copy.goes_on(best):
                raise BookError("ledger-forked", first=best.path, second=copy.path)
            best = copy
    for notice in _notices(copies, best):
        log.warning(notice)
    return best


def _notices(copies: Sequence[Copy], best: Copy) -> Iterator[Notice]:
    for copy in copies:
        if copy.broken is not None:
            yield Notice("ledger-was-changed", {"path": copy.path, "at": copy.broken.at, "id": copy.broken.id})
        elif copy.is_damaged:
            yield Notice("ledger-was-damaged", {"path": copy.path, "copy": best.path})
        elif copy is copies[0] and best is not copy and not best.is_old:
            yield Notice("ledger-restored", {"path": copy.path, "copy": best.path})


@contextlib.contextmanager
def open_ledger(outputs: Path, *, only_reads: bool = False) -> Iterator[Ledger]:
    """The ledger of a folder of outputs; an empty one for looking where nothing was recorded.

    Raises OutputError where it cannot be opened, or where both copies are damaged: without it nobody knows what was
    signed. Who `only_reads` gets the better copy and changes neither.
    """
    homes = homes_of(outputs)
    copies = [look(home / NAME) for home in homes]
    best = choose(copies)
    path = best.path if only_reads else _settled(copies, best)
    is_empty = only_reads and not best.is_there
    versions = Versions(homes)
    ledger = Ledger(
        ":memory:" if is_empty else path, versions, BookError("ledger-damaged", path=path), only_reads=only_reads
    )
    before = copies[-1]
    try:
        if not only_reads:
            versions.mend(ledger.signed_digests())
        yield ledger
        ledger.save()
    finally:
        if not only_reads:
            with contextlib.suppress(OSError, OutputError, sqlite3.Error):
                _copy(ledger, path, homes, before)
        ledger.close()


def _settled(copies: Sequence[Copy], best: Copy) -> Path:
    """The record's own place holds the better copy: put there whole, or not at all; what was damaged is kept aside."""
    own = copies[0].path
    if best is copies[0] and (best.is_there or _is_writable(own)):
        return own
    if best is copies[0]:
        return copies[-1].path  # the folder beside the outputs may not be written: one copy is all that there can be
    try:
        own.parent.mkdir(parents=True, exist_ok=True)
        if copies[0].is_there:
            store.take_place(own, own.with_name(DAMAGED))
        store.replace(own, store.read(best.path), is_private=True)
    except PermissionError:
        return best.path
    except OutputError as error:
        if isinstance(error.__cause__, PermissionError):
            return best.path
        raise
    return own


def _is_writable(path: Path) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (PermissionError, NotADirectoryError, FileExistsError, OSError):
        return False
    return os.access(path.parent, os.W_OK)


def _copy(ledger: Ledger, path: Path, homes: Sequence[Path], before: Copy) -> None:
    """The second copy is whole or the one before; what a run that was ended did not copy the next one copies."""
    target = next((home / NAME for home in homes if home / NAME != path), None)
    if target is None or (before.path == target and before.is_whole and before.mark == ledger.mark):
        return
    temporary = store.temporary(target)
    try:
        ledger.copy_to(temporary)
        store.take_place(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
