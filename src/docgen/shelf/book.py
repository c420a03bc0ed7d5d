"""SQLite as our two books use it: whatever goes wrong with one of them is said of that one, and said rightly.

The manifest and the ledger are open at the same time. What SQLite raises does not say in which of them it happened, and
a person who is told of the wrong one deletes the wrong one.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docgen.errors import OutputError
from docgen.shelf import store

Values = Sequence[object] | Mapping[str, object]

_DENIED = (sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
WAIT_SECONDS = 2.0  # a run commits in an instant; who holds a book for longer holds it for a person
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_SCHEMA)


class BookError(OutputError):
    """One of the books cannot be written or read: the run cannot go on, and whatever it made is made again."""


@dataclass(frozen=True, slots=True)
class Migration:
    """A step that a book's tables took: what they are afterwards, by name, and the statements that get them there.

    `then` does what SQL cannot say, in the same transaction. Once it is in a clerk's file a step never changes; what
    shall be otherwise is another step.
    """

    version: int
    name: str
    statements: tuple[str, ...]
    then: Callable[[Book], None] | None = None


class Book:
    """One SQLite file, with rows that are asked by name. Each statement is on the disk when it returns, but within
    `transaction`."""

    def __init__(self, path: Path | str, damaged: BookError) -> None:
        """`damaged` is what to raise where the file is no whole database."""
        self._path, self._damaged = path, damaged
        with self.told():
            self._connection = _connected(path)

    @property
    def version(self) -> int:
        """Of which step the tables are; 0 for a new file, and for those of before there were steps."""
        return int(self.all("PRAGMA user_version")[0]["user_version"])

    def climb(self, ladder: Sequence[Migration], *, only_reads: bool = False) -> None:
        """Bring the tables to the last step, all the way or not at all; who `only_reads` does so in a copy in memory.

        Raises BookError for a file of a later step than any that we know: a newer docgen made it, and what it keeps
        there we would neither see nor keep.
        """
        self.refuse_newer(ladder)
        now, last = self.version, ladder[-1].version
        if now == last:
            return
        if only_reads:
            self._copy_into_memory()
        with self.transaction():
            for step in (step for step in ladder if step.version > now):
                for statement in step.statements:
                    self.do(statement)
                if step.then is not None:
                    step.then(self)
            self.do(f"PRAGMA user_version = {last}")

    def refuse_newer(self, ladder: Sequence[Migration]) -> None:
        """Raises BookError where a newer docgen made the file."""
        if self.version > ladder[-1].version:
            raise BookError("book-newer", path=self._path)

    def _copy_into_memory(self) -> None:
        with self.told():
            copy = _connected(":memory:")
            self._connection.backup(copy)
            self._connection.close()
            self._connection = copy

    def one(self, query: str, values: Values = ()) -> sqlite3.Row | None:
        """The first row that fits."""
        with self.told():
            row: sqlite3.Row | None = self._connection.execute(query, values).fetchone()
            return row

    def all(self, query: str, values: Values = ()) -> list[sqlite3.Row]:
        """Every row that fits."""
        with self.told():
            return self._connection.execute(query, values).fetchall()

    def do(self, statement: str, values: Values = ()) -> None:
        """Change something."""
        with self.told():
            self._connection.execute(statement, values)

    def add(
        self,
        table: str,
        rows: Sequence[Mapping[str, object]],
        *,
        clash: Literal["ABORT", "IGNORE", "REPLACE"] = "ABORT",
    ) -> None:
        """Put rows into a table, by the names of its columns; `clash` says what to do where one is there already."""
        if rows:
            columns, places = ", ".join(rows[0]), ", ".join(f":{name}" for name in rows[0])
            with self.told():
                self._connection.executemany(f"INSERT OR {clash} INTO {table} ({columns}) VALUES ({places})", rows)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done in it is on the disk afterwards, or none of it."""
        with self.told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):  # SQLite takes back a failed one by itself, at times
                    self._connection.execute("ROLLBACK")
                raise

    def copy_to(self, path: Path) -> None:
        """Write all of it into a file that is nobody's yet. Raises sqlite3.Error."""
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode=OFF")  # a half copy is thrown away
            self._connection.backup(copy)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextlib.contextmanager
    def told(self) -> Iterator[None]:
        """Say what SQLite says as one of our errors."""
        try:
            yield
        except sqlite3.Error as error:
            raise book_error(error, self._path, self._damaged) from error
        except UnicodeDecodeError as error:  # SQLite does not look into what it keeps
            raise self._damaged from error


def _connected(path: Path | str) -> sqlite3.Connection:
    if isinstance(path, Path):
        store.make_private(path)
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def book_error(error: sqlite3.Error, path: Path | str, damaged: BookError) -> BookError:
    """What SQLite's error means to a clerk.

    Of a file that another program holds SQLite says that it cannot be opened, or not be written: that is no missing
    right, and nobody shall make all papers again elsewhere for it.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest says it more finely
    if code in _DAMAGED or (not code and isinstance(error, sqlite3.OperationalError)):  # it is no text, says Python
        return damaged
    if code == sqlite3.SQLITE_FULL:
        return BookError("output-full", path=path)
    if code in _BUSY or (code in _DENIED and store.is_held(Path(path))):
        return BookError("output-busy", path=path)
    if code in _DENIED:
        if store.is_long(Path(path)):  # SQLite knows paths of some hundred letters, whatever the system does
            long = store.too_long(Path(path))
            return BookError(long.code, **long.values)
        return BookError("output-denied", path=path)
    return BookError("output-failed", path=path, reason=error)
