"""SQLite as our two books use it: whatever goes wrong with one of them is said of that one, and said rightly.

The manifest and the ledger are open at the same time. What SQLite raises does not say in which of them it happened, and
a person who is told of the wrong one deletes the wrong one.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docgen.errors import OutputError

Row = tuple[Any, ...]

_DENIED = (sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_SCHEMA)


class BookError(OutputError):
    """One of the books cannot be written or read: the run cannot go on, and whatever it made is made again."""


class Book:
    """One SQLite file. Each statement is on the disk when it returns, but within `transaction`."""

    def __init__(self, path: Path | str, damaged: BookError) -> None:
        """`damaged` is what to raise where the file is no whole database."""
        self._path, self._damaged = path, damaged
        with self.told():
            self._connection = sqlite3.connect(path, isolation_level=None)

    def one(self, query: str, values: Row = ()) -> Row | None:
        """The first row that fits."""
        with self.told():
            row: Row | None = self._connection.execute(query, values).fetchone()
            return row

    def all(self, query: str, values: Row = ()) -> list[Row]:
        """Every row that fits."""
        with self.told():
            return self._connection.execute(query, values).fetchall()

    def do(self, statement: str, values: Row = ()) -> None:
        """Change something."""
        with self.told():
            self._connection.execute(statement, values)

    def do_all(self, statement: str, rows: Iterable[Row]) -> None:
        """Change something for each of the rows."""
        with self.told():
            self._connection.executemany(statement, rows)

    def script(self, statements: str) -> None:
        """Several statements, each by itself."""
        with self.told():
            self._connection.executescript(statements)

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


def book_error(error: sqlite3.Error, path: Path | str, damaged: BookError) -> BookError:
    """What SQLite's error means to a clerk."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest says it more finely
    if code in _DAMAGED:
        return damaged
    if code == sqlite3.SQLITE_FULL:
        return BookError("output-full", path=path)
    if code in _DENIED:
        return BookError("output-denied", path=path)
    if code in _BUSY:
        return BookError("output-busy", path=Path(path).parent.parent)
    return BookError("output-failed", path=path, reason=error)
