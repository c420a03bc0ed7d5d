"""The run that gives numbers: `docgen issue`. It writes the office's register workbook, never a clerk's own one.

The register (`ทะเบียนเลข.xlsx`) stands beside the workbooks and is read with them, so that a number is a value with a
cell like any other: it is checked, printed, and may be corrected or marked as cancelled in Excel.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import programmes
from docgen.errors import OutputError, UsageError, WorkbookError
from docgen.model.programme import Programme
from docgen.plan import numbers
from docgen.plan.jobs import Waiting
from docgen.plan.numbers import Given, Issue, Series, Wish
from docgen.records import NumberRow, columns, plain_number
from docgen.records.reading import spec_of
from docgen.records.register import REGISTER
from docgen.runs import pipeline
from docgen.runs.selection import Selection, place_named
from docgen.shelf import Number, open_shelf, store
from docgen.shelf.journal import user
from docgen.workbook import SheetSpec

CANCELLED = "ยกเลิก"
_NEEDED = ("document", "place", "number", "dated")
_TITLE, _PLACE, _ISSUED = "ชื่อเอกสาร", "สถานที่", "ออกเลขเมื่อ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A finished run: what each paper got, and the register that was written, or would be.

    `waiting` are papers that would have got a number if they were due.
    """

    issues: tuple[Issue, ...]
    register: Path
    is_dry: bool
    withheld: int = 0
    waiting: tuple[Waiting, ...] = ()


def register_beside(paths: Sequence[Path]) -> Path:
    """The register of the folder that the first workbook lies in."""
    return paths[0].parent / REGISTER


def issue(
    paths: Sequence[Path],
    templates: Path,
    folder: Path,
    selection: Selection,
    wish: Wish,
    *,
    issued_at: str,
    is_dry: bool,
) -> Issued:
    """Give numbers to the chosen papers that stand in a register and may be made.

    Where no document was chosen, orders alone: a number that was given is used up, and letters go out one by one.
    """
    prepared = pipeline.prepare(paths, templates, selection, folder=folder)
    world, register = prepared.checked.world, register_beside(paths)
    row_of = prepared.catalogue.programme.number_row
    check_register(register, row_of)
    withheld = sum(bool(paper.document.number) for paper in prepared.plan.withheld)
    unread = frozenset(f.where for f in prepared.checked.findings if f.where is not None)
    jobs = [job for job in prepared.plan.jobs if selection.documents or job.document.number == "order"]
    wanted = {"order", "letter"} if selection.documents else {"order"}
    waiting = tuple(paper for paper in prepared.plan.waiting if paper.document.number in wanted)
    with open_shelf(folder) as shelf:
        issues = tuple(numbers.issue(jobs, world, prepared.catalogue, wish, shelf.ledger.numbers, unread=unread))
        given = [one for one in issues if one.serial]
        if given and not is_dry:
            cancelled = [one.row for one in given if one.given is Given.REPLACES and one.row is not None]
            last = max((row.where.row for row in world.register if _is_in(row, register)), default=0)
            write_register(
                register, row_of, [_row(one, row_of, world.widest, issued_at) for one in given], cancelled, last=last
            )
            shelf.ledger.give([_number(one, one.series) for one in given if one.series], at=issued_at, who=user())
    return Issued(issues=issues, register=register, is_dry=is_dry, withheld=withheld, waiting=waiting)


def _number(one: Issue, series: Series) -> Number:
    """A number as the ledger remembers it."""
    return Number(
        register=series.name,
        number=one.serial,
        document=one.job.document.id,
        key=one.job.key,
        text=one.number,
        dated=one.dated.isoformat() if one.dated is not None else "",
    )


def check_register(path: Path, row_of: type[NumberRow]) -> None:
    """The register is read as it was written; WorkbookError where its sheet or a column of it got another name.

    Its numbers would not be seen, and their papers would get others.
    """
    from docgen.workbook.reader import find_table

    if not path.exists():
        return
    found = find_table(path, _spec(row_of))
    if found is None:
        raise WorkbookError("register-lost", file=path, sheet=row_of.sheet)
    is_our_own = _ISSUED in found.unknown
    for column in columns(row_of):
        if column.key not in found.columns and (is_our_own or column.key in _NEEDED):
            raise WorkbookError("register-column", file=path, sheet=found.sheet, header=column.header)


def _spec(row_of: type[NumberRow]) -> SheetSpec:
    return spec_of(row_of)


def void(
    paths: Sequence[Path], number: str, unit: str, *, is_dry: bool, programme: Programme | None = None
) -> NumberRow:
    """Mark a number as cancelled in the register; it is never given again. Returns its row."""
    programme = programme or programmes.of_templates(Path("templates"))
    world = pipeline.check(paths, programme).world
    register = register_beside(paths)
    check_register(register, programme.number_row)
    fitting = [row for row in world.register if plain_number(row.number) == plain_number(number)]
    if unit:
        level = next(level for level in programme.levels if level.is_unit)
        key = place_named(unit, level, world)
        name = world.unit_of(key) or key
        fitting = [row for row in fitting if world.unit_of(row.place) == name]
    if not fitting:
        raise UsageError("number-unknown", number=number)
    if len(fitting) > 1:
        raise UsageError("number-many", number=number, cells=", ".join(str(row.at("number")) for row in fitting))
    row = fitting[0]
    if not _is_in(row, register):
        raise UsageError("number-elsewhere", number=number, cell=row.at("number"), file=row.where.file)
    if not row.is_cancelled and not is_dry:
        write_register(register, programme.number_row, [], [row])
    return row


def write_register(
    path: Path,
    row_of: type[NumberRow],
    rows: Sequence[dict[str, object]],
    cancelled: Sequence[NumberRow],
    *,
    last: int = 0,
) -> None:
    """Add rows to the register and mark others of its own as cancelled: whole, or not at all."""
    from docgen.workbook.register import with_rows

    if store.is_open(path):
        raise OutputError("output-open", path=path)
    headers = {column.header: column.width or 14 for column in columns(row_of)}
    headers |= {_TITLE: 34.0, _PLACE: 40.0, _ISSUED: 22.0}
    status = next(column.header for column in columns(row_of) if column.key == "status")
    marks: dict[tuple[int, str], object] = {
        (row.where.row, status): CANCELLED for row in cancelled if _is_in(row, path) and row.where.row
    }
    store.replace(path, with_rows(path, _spec(row_of), headers, rows, marks, last=last))


def _is_in(row: NumberRow, register: Path) -> bool:
    return row.where.file == register.name


def _row(one: Issue, row_of: type[NumberRow], widest: str, issued_at: str) -> dict[str, object]:
    """A row of the register, by header."""
    job, before = one.job, one.row
    place = job.key if job.unit else widest
    values: dict[str, object] = {
        "document": job.document.short,
        "place": place,
        "number": one.number,
        "dated": one.dated,
        "cancels": before.cancels if before is not None else "",
        "cancels_dated": before.cancels_dated if before is not None else None,
        "status": "ใช้",
    }
    if one.given is Given.REPLACES and before is not None:
        values |= {"cancels": before.number, "cancels_dated": before.dated}
    named: dict[str, object] = {column.header: values[column.key] for column in columns(row_of)}
    return {**named, _TITLE: job.document.title, _PLACE: job.label, _ISSUED: _when(issued_at)}


def _when(moment: str) -> str:
    then = dt.datetime.fromisoformat(moment)
    return f"{then.day}/{then.month}/{then.year + 543} {then:%H.%M}"
