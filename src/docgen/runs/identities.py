"""Who is who in a run: what the record knows goes into the plan, and what the plan found out goes into the record."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docgen.errors import UsageError
from docgen.model.place import World
from docgen.model.programme import Programme
from docgen.plan.jobs import Job
from docgen.plan.who import Who
from docgen.records import NumberRow, Records
from docgen.records.register import REGISTER
from docgen.shelf import Ledger, Shelf
from docgen.shelf.gates import settled
from docgen.shelf.journal import Kind, Posting, body_of, user


def who_of(ledger: Ledger | None, world: World, programme: Programme) -> Who:
    """The identities of the places of a world, as the record knows them."""
    said = {}
    for posting in ledger.choices() if ledger is not None else ():
        told = {name: str(value) for name, value in posting.said.items()}
        said[told["scope"], told["key"], told["evidence"]] = told["id"]
    who = Who(ledger.things() if ledger is not None else (), said)
    who.know(world, [level.name for level in programme.levels])
    return who


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """What the record knows and the workbook does not say: the keys that places had, and numbers whose rows are gone.

    `moved` is what the record knows a place by → what the workbook calls it now; `rows` are of the register.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[NumberRow, ...] = ()

    def put_into(self, records: Records, row_of: type[NumberRow]) -> Records:
        """The records with the register's rows under the keys that their places have now, and with those that are gone.

        A clerk's own workbook may call a place by a key that once was another's: there only what is no place's now
        counts.
        """
        keys = set(self.moved.values())
        theirs = {known: key for known, key in self.moved.items() if known not in keys}

        def now(row: NumberRow) -> NumberRow:
            place = row.called(self.moved if row.where.file == REGISTER else theirs)
            return row if place == row.place else dataclasses.replace(row, place=place)

        rows = {record: listed for record, listed in records.rows.items() if record is not row_of}
        listed = (*map(now, records.of(row_of)), *self.rows)
        return dataclasses.replace(records, rows={**rows, row_of: listed})


def remember_who(who: Who, ledger: Ledger, *, at: str) -> None:
    """Write down who was seen, and which places got another key."""
    changed = {(one.scope, one.id) for one in who.changed}
    told = [
        Posting(kind=Kind.REKEYED, at=at, who=user(), key=one.id, body=body_of(old=one.natural_key, new=key))
        for one, key in who.rekeyed
        if (one.scope, one.id) in changed
    ]
    ledger.remember_things(who.changed, told)


def apart(jobs: Iterable[Job], shelf: Shelf) -> list[Job]:
    """The jobs with the names that their files keep; one whose name another's signed file keeps gets its own."""
    placed = [(job, settled(job, shelf)) for job in jobs]
    kept = {str(there.path).casefold() for job, there in placed if there.path != job.path}

    def own(job: Job, there: Job) -> Job:
        if there.path != job.path or str(job.path).casefold() not in kept:
            return there
        item = job.key.partition("/")[2] or job.place
        return dataclasses.replace(job, path=job.path.with_stem(f"{job.path.stem} ({item})"))

    return [own(job, there) for job, there in placed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was remembered of who somebody is: `known` is whom the record knew, empty for somebody new."""

    key: str
    name: str
    known: str = ""


def say_same(who: Who, ledger: Ledger, key: str, known: str, *, at: str) -> list[Said]:
    """Remember that the place or item that the workbook calls `key` is the one known as `known`; new where that is "".

    Raises UsageError where nobody asked, or where it cannot be that one.
    """
    asked = [one for one in who.asked() if one.key == key]
    if not asked:
        raise UsageError("same-nothing", key=key)
    last = known.rpartition("/")[2] if "/" in key else known
    for one in asked:
        ids = [other.id for other in one.others]
        if last and last not in ids:
            raise UsageError("same-other", key=key, name=known, known=" ".join(ids))
    for one in asked:
        body = body_of(scope=one.scope, key=one.seen.natural_key, evidence=one.seen.digest, id=last)
        ledger.choose(Posting(kind=Kind.SAME if last else Kind.OTHER, at=at, who=user(), key=key, body=body))
    return [Said(key=key, name=one.seen.name, known=last) for one in asked]
