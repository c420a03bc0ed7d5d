"""What happened to the record, one posting after another, each with the digest of all before it.

A posting is never changed and never taken out: what was wrong is corrected by another one that says who did so, when
and why. Each carries a digest over itself and the digest of the one before, so a posting that somebody changed, took
out or put in between is found by working the chain out again.
"""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from docgen.shelf.book import Book

TABLE = """CREATE TABLE IF NOT EXISTS posting (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, document TEXT NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL,
    who TEXT NOT NULL, why TEXT NOT NULL, body TEXT NOT NULL, packed BLOB NOT NULL, digest TEXT NOT NULL
)"""


class Kind(StrEnum):
    """What a posting says."""

    SIGNED = "signed"
    REVOKED = "revoked"
    NUMBERED = "numbered"
    CANCELLED = "cancelled"
    REKEYED = "rekeyed"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One thing that happened to a paper: what (`body`, `packed`), when, by whom (the login name), and why.

    `id` counts from 1; it and the `digest` are the journal's to give.
    """

    kind: Kind
    at: str
    document: str = ""
    key: str = ""
    who: str = ""
    why: str = ""
    body: str = "{}"
    packed: bytes = b""
    id: int = 0
    digest: str = ""

    @property
    def said(self) -> Mapping[str, object]:
        """The body's values, by name."""
        found: Mapping[str, object] = json.loads(self.body)
        return found

    def after(self, before: str, number: int) -> Posting:
        """This posting as the next one of a chain that ends with the digest `before`."""
        return replace(self, id=number, digest=_digest(replace(self, id=number), before))


def body_of(**said: object) -> str:
    """A body; the same values are always the same text."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)


def user() -> str:
    """The login name of whoever is at work; empty where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a service without a name; Windows without its variables
        return ""


def read(book: Book) -> list[Posting]:
    """Every posting, in order. Raises the book's error where one cannot be what it says it is."""
    return [
        Posting(**{**dict(row), "kind": Kind(row["kind"])}) for row in book.all("SELECT * FROM posting ORDER BY id")
    ]


def add(book: Book, postings: Iterable[Posting], before: Sequence[Posting]) -> list[Posting]:
    """Append postings to a journal whose postings so far are `before`; returns them as they stand there."""
    digest, number, added = before[-1].digest if before else "", before[-1].id if before else 0, []
    for posting in postings:
        number += 1
        chained = posting.after(digest, number)
        digest = chained.digest
        added.append(chained)
    book.add("posting", [_row(posting) for posting in added])
    return added


def first_broken(postings: Sequence[Posting]) -> Posting | None:
    """The first posting that is not what it was when it was written, or does not follow the one before it."""
    digest = ""
    for number, posting in enumerate(postings, 1):
        if posting.id != number or posting.digest != _digest(posting, digest):
            return posting
        digest = posting.digest
    return None


def _digest(posting: Posting, before: str) -> str:
    packed = hashlib.sha256(posting.packed).hexdigest()
    told = (
        before, posting.id, posting.kind.value, posting.document, posting.key, posting.at, posting.who, posting.why,
        posting.body, packed,
    )  # fmt: skip
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode("utf-8")).hexdigest()


def _row(posting: Posting) -> dict[str, object]:
    names = ("id", "kind", "document", "key", "at", "who", "why", "body", "packed", "digest")
    return {name: getattr(posting, name) for name in names} | {"kind": posting.kind.value}
