"""The office's register of numbers beside the workbooks, and the ledger that knows what it said: neither loses one.

The register (`ทะเบียนเลข.xlsx`) is read with the workbooks, so that a number is a value with a cell like any other: it
is checked, printed, and may be corrected or marked as cancelled in Excel.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from docgen.errors import WorkbookError
from docgen.findings import CellRef
from docgen.model.place import Place, World
from docgen.papers import Catalogue, Document
from docgen.plan import numbers
from docgen.plan.given import Differing, Held, Number, called, held_against
from docgen.plan.jobs import Job, register_key
from docgen.records import NumberRow, plain_number
from docgen.records.register import REGISTER
from docgen.runs.results import Prepared
from docgen.shelf import Ledger
from docgen.shelf.journal import user

CANCELLED = "ยกเลิก"
USED = "ใช้"


def beside(paths: Sequence[Path]) -> Path:
    """The register of the folder that the first workbook lies in."""
    return paths[0].parent / REGISTER


def held(ledger: Ledger | None, world: World, catalogue: Catalogue, moved: Mapping[str, str], register: Path) -> Held:
    """The numbers of the ledger against the register; WorkbookError where its whole file is gone."""
    given = ledger.given() if ledger is not None else []
    if not given:
        return Held()
    found = held_against(given, world, catalogue, moved)
    if found.lost and not register.exists():
        raise WorkbookError("register-missing", file=register, count=len(found.lost))
    return found


def rows_of(
    given: Iterable[Number], world: World, catalogue: Catalogue, moved: Mapping[str, str]
) -> tuple[NumberRow, ...]:
    """Rows of the register for numbers that stand in none."""
    row_of = catalogue.programme.number_row
    where = CellRef(file=REGISTER, sheet=row_of.sheet)
    return tuple(
        row_of(
            where=where,
            document=document.short,
            place=typed(number.key, document, world, moved),
            number=number.text,
            dated=dt.date.fromisoformat(number.dated) if number.dated else None,
            status=CANCELLED if number.is_cancelled else USED,
        )
        for number, document in known(given, catalogue)
    )


def known(given: Iterable[Number], catalogue: Catalogue) -> Iterator[tuple[Number, Document]]:
    """The numbers whose text is known, each with the document that it stands on."""
    for number in given:
        document = catalogue.find(number.document)
        if document is not None and number.text:
            yield number, document


def typed(key: str, document: Document, world: World, moved: Mapping[str, str]) -> str:
    """What a clerk types for a paper's place: its key as the workbook has it now, or the name of the widest place."""
    now = called(key, moved)
    place = place_of(now, document, world)
    return world.widest if place is not None and not place.unit else now


def place_of(key: str, document: Document, world: World) -> Place | None:
    """The place of a paper, by what the workbook calls the paper."""
    name = key.partition("/")[0]
    return next((place for place in world.places(document.level.name) if place.key == name), None)


def adopt(prepared: Prepared, ledger: Ledger, *, at: str) -> None:
    """Remember the numbers of our own register that the ledger has not heard of: a run was ended before it had.

    So has a project of an older program, and one whose register was put there from elsewhere.
    """
    world = prepared.checked.world
    given = ledger.given()
    taken = {(one.register, one.number) for one in given}
    having = {(one.document, one.key) for one in given if not one.is_cancelled}
    found: list[Number] = []
    for job in prepared.plan.jobs:
        if not job.document.number or (job.document.id, job.key) in having:
            continue
        number = _of_row(job, world)
        if number is not None and (number.register, number.number) not in taken:
            taken.add((number.register, number.number))
            found.append(number)
    if found:
        ledger.give(found, at=at, who=user())


def _of_row(job: Job, world: World) -> Number | None:
    """The number that our own register says a paper has."""
    row = numbers.row_of(job, world)
    if row is None or row.where.file != REGISTER or row.place != register_key(job):
        return None
    return _number(row, job.document, job.key, job.place, world)


def corrected(differing: Differing, prepared: Prepared) -> Number | None:
    """A number as the register has it now; None where that cannot be read as one of its register."""
    number = differing.number
    document = prepared.catalogue.find(number.document)
    if document is None:
        return None
    place = called(number.key, prepared.who.moved_keys).partition("/")[0]
    return _number(differing.row, document, number.key, place, prepared.checked.world)


def is_of(number: Number, row: NumberRow, prepared: Prepared) -> bool:
    """A number of the ledger is the one of this row."""
    document = prepared.catalogue.find(number.document)
    if document is None or row.document.upper() not in (document.short.upper(), document.id.upper()):
        return False
    keys = (number.key, called(number.key, prepared.who.moved_keys))
    return row.place in keys and plain_number(row.number) == plain_number(number.text)


def _number(row: NumberRow, document: Document, key: str, place: str, world: World) -> Number | None:
    if not row.number or row.day is None:
        return None
    series = numbers.series_of(document, place, world, row.day)
    serial = series.number_in(row)
    if serial is None:
        return None
    return Number(
        register=series.name, number=serial, document=document.id, key=key, text=row.number, dated=row.day.isoformat()
    )
