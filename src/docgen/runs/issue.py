"""The runs that give numbers and keep their register: `docgen issue`. Never is a clerk's own workbook written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import papers, programmes
from docgen.errors import OutputError, UsageError, WorkbookError
from docgen.model.place import World
from docgen.plan import numbers
from docgen.plan.given import Number, called, held_against
from docgen.plan.jobs import Waiting, register_key
from docgen.plan.numbers import Given, Issue, Series, Wish
from docgen.records import NumberRow, columns, plain_number
from docgen.records.reading import spec_of
from docgen.runs import pipeline, registers
from docgen.runs.identities import remember_who, who_of
from docgen.runs.registers import CANCELLED, USED
from docgen.runs.results import Prepared
from docgen.runs.selection import Selection, place_named
from docgen.shelf import open_shelf, store
from docgen.shelf.journal import user
from docgen.workbook import SheetSpec

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
    register = registers.beside(paths)
    with pipeline.opened(paths, templates, folder, selection) as (shelf, prepared):
        world, row_of = prepared.checked.world, prepared.catalogue.programme.number_row
        check_register(register, row_of)
        withheld = sum(bool(paper.document.number) for paper in prepared.plan.withheld)
        unread = frozenset(f.where for f in prepared.checked.findings if f.where is not None)
        jobs = [job for job in prepared.plan.jobs if selection.documents or job.document.number == "order"]
        wanted = {"order", "letter"} if selection.documents else {"order"}
        waiting = tuple(paper for paper in prepared.plan.waiting if paper.document.number in wanted)
        if not is_dry:
            remember_who(prepared.who, shelf.ledger, at=issued_at)
            registers.adopt(prepared, shelf.ledger, at=issued_at)
        issues = tuple(numbers.issue(jobs, world, prepared.catalogue, wish, shelf.ledger.numbers, unread=unread))
        given = [one for one in issues if one.serial]
        if given and not is_dry:
            new = [_number(one, one.series) for one in given if one.series]
            shelf.ledger.refuse_taken(new)
            cancelled = [one.row for one in given if one.given is Given.REPLACES and one.row is not None]
            rows = [_row(one, row_of, world.widest, issued_at) for one in given]
            write_register(register, row_of, rows, cancelled, last=_last_in(register, world))
            shelf.ledger.give(new, at=issued_at, who=user())
    return Issued(issues=issues, register=register, is_dry=is_dry, withheld=withheld, waiting=waiting)


def _last_in(register: Path, world: World) -> int:
    """The last row of the register that was read."""
    return max((row.where.row for row in world.register if _is_in(row, register)), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was written back into the register from the ledger, or taken into the ledger from it."""

    register: Path
    numbers: tuple[Number, ...] = ()


def rebuild(paths: Sequence[Path], templates: Path, folder: Path, *, at: str) -> Kept:
    """Write every number of the ledger that stands in no row of the register back into it, cancelled ones too."""
    programme = programmes.of_templates(templates)
    register, row_of = registers.beside(paths), programme.number_row
    with open_shelf(folder) as shelf:
        check_register(register, row_of)
        world = pipeline.check(paths, programme, templates).world
        catalogue = papers.load_catalogue(templates, programme)
        who = who_of(shelf.ledger, world, programme)
        standing = held_against(shelf.ledger.given(), world, catalogue, who.moved_keys)
        gone = [one for one in shelf.ledger.given() if one.is_cancelled and not _stands(one, world)]
        lost = sorted([*standing.lost, *gone], key=lambda one: (one.register, one.number))
        rows = []
        for number, document in registers.known(lost, catalogue):
            (row,) = registers.rows_of([number], world, catalogue, who.moved_keys)
            named: dict[str, object] = {column.header: getattr(row, column.key) for column in columns(row_of)}
            place = registers.place_of(called(number.key, who.moved_keys), document, world)
            label = place.label if place is not None else number.key
            rows.append({**named, _TITLE: document.title, _PLACE: label, _ISSUED: _when(at)})
        if rows:
            write_register(register, row_of, rows, [], last=_last_in(register, world))
    return Kept(register=register, numbers=tuple(lost))


def _stands(number: Number, world: World) -> bool:
    return any(plain_number(row.number) == plain_number(number.text) for row in world.register)


def accept(paths: Sequence[Path], templates: Path, folder: Path, *, at: str, why: str = "") -> Kept:
    """Take what the register says of numbers as right: it was corrected by a person.

    A number that another paper has is refused (BookError `number-taken`), and then none is taken.
    """
    with pipeline.opened(paths, templates, folder) as (shelf, prepared):
        new: list[Number] = []
        reworded: list[Number] = []
        for one in prepared.numbers.differing:
            number = registers.corrected(one, prepared)
            if number is not None:
                (reworded if number.number == one.number.number else new).append(number)
        shelf.ledger.refuse_taken(new)
        for number in reworded:
            shelf.ledger.reword(number, at=at, who=user(), why=why)
        shelf.ledger.give(new, at=at, who=user(), why=why)
    return Kept(register=registers.beside(paths), numbers=(*reworded, *new))


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
    paths: Sequence[Path],
    number: str,
    unit: str,
    *,
    is_dry: bool,
    at: str,
    templates: Path = Path("templates"),
    folder: Path = Path("outputs"),
) -> NumberRow:
    """Mark a number as cancelled in the register and in the ledger; it is never given again. Returns its row."""
    register = registers.beside(paths)
    with pipeline.opened(paths, templates, folder) as (shelf, prepared):
        row_of = prepared.catalogue.programme.number_row
        check_register(register, row_of)
        row = _row_numbered(number, unit, prepared, register)
        if not is_dry:
            if not row.is_cancelled:
                write_register(register, row_of, [], [row])
            for one in shelf.ledger.given():
                if not one.is_cancelled and registers.is_of(one, row, prepared):
                    shelf.ledger.cancel(one, at=at, who=user())
    return row


def _row_numbered(number: str, unit: str, prepared: Prepared, register: Path) -> NumberRow:
    """The one row of the register that has a number, in the register of a unit where one is named."""
    world = prepared.checked.world
    fitting = [row for row in world.register if plain_number(row.number) == plain_number(number)]
    if unit:
        level = next(level for level in prepared.catalogue.programme.levels if level.is_unit)
        key = place_named(unit, level, world)
        name = world.unit_of(key) or key
        fitting = [row for row in fitting if world.unit_of(row.place) == name]
    if not fitting:
        raise UsageError("number-unknown", number=number)
    if len(fitting) > 1:
        raise UsageError("number-many", number=number, cells=", ".join(str(row.at("number")) for row in fitting))
    if not _is_in(fitting[0], register):
        raise UsageError("number-elsewhere", number=number, cell=fitting[0].at("number"), file=fitting[0].where.file)
    return fitting[0]


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
    place = register_key(job) if job.unit else widest
    values: dict[str, object] = {
        "document": job.document.short,
        "place": place,
        "number": one.number,
        "dated": one.dated,
        "cancels": before.cancels if before is not None else "",
        "cancels_dated": before.cancels_dated if before is not None else None,
        "status": USED,
    }
    if one.given is Given.REPLACES and before is not None:
        values |= {"cancels": before.number, "cancels_dated": before.dated}
    named: dict[str, object] = {column.header: values[column.key] for column in columns(row_of)}
    return {**named, _TITLE: job.document.title, _PLACE: job.label, _ISSUED: _when(issued_at)}


def _when(moment: str) -> str:
    then = dt.datetime.fromisoformat(moment)
    return f"{then.day}/{then.month}/{then.year + 543} {then:%H.%M}"
