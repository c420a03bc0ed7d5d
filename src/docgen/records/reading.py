"""Rows of cells → typed records. A value that cannot be read, or was mended by a guess, is a finding with its cell."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from docgen import thai
from docgen.findings import CellRef, Finding, Severity
from docgen.records.columns import Column, R, Record, columns
from docgen.records.kinds import ColumnValueError
from docgen.records.person import Person
from docgen.records.plausible import implausible
from docgen.thai import Fault, Reading, Repair, ThaiValueError, Units
from docgen.workbook import Cell, HeaderSpec, Row, Sheet, SheetSpec, Workbook

SETTING, SETTING_VALUE, SETTING_NOTE = "รายการ", "ค่า", "คำอธิบาย"
FULL_NAME = "ชื่อ-สกุล"


@dataclass(frozen=True, kw_only=True)
class Schema:
    """The sheets of a programme: its settings, and one class of rows for every other, in the workbook's order.

    A project without one of the `expected` is half a project. `period` names the settings that say when the work begins
    and ends. `units` are words of the programme's own that may follow
    a number, and by which a row may say what it adds up.
    """

    settings: type[Record]
    rows: tuple[type[Record], ...]
    expected: tuple[type[Record], ...] = ()
    period: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    @property
    def keyed_in_later(self) -> frozenset[str]:
        """The sheets that are keyed in while the work is done and after it: what is blank there is waited for."""
        return frozenset(record.sheet for record in self.rows if record.keyed_in_later)

    @property
    def order(self) -> tuple[str, ...]:
        """The names of the sheets, in the workbook's order."""
        return tuple(spec.name for spec in self.specs)

    @cached_property
    def specs(self) -> tuple[SheetSpec, ...]:
        """What the workbook's reader must look for."""
        settings = SheetSpec(
            name=self.settings.sheet,
            aliases=self.settings.sheet_aliases,
            headers=(
                HeaderSpec(key="setting", names=(SETTING, "คีย์", "หัวข้อ", "ชื่อ")),
                HeaderSpec(key="value", names=(SETTING_VALUE, "ข้อมูล")),
                HeaderSpec(key="note", names=(SETTING_NOTE, "หมายเหตุ"), required=False),
            ),
            required=True,
        )
        specs = (settings, *(spec_of(record) for record in self.rows))
        return tuple(dataclasses.replace(spec, units=self.units) for spec in specs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All that was read: the programme's settings, and the rows of every sheet in their order."""

    programme: Any  # the settings: an instance of the schema's `settings`
    rows: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)

    def of(self, record: type[R]) -> tuple[R, ...]:
        """The records of one sheet."""
        return self.rows.get(record, ())  # type: ignore[return-value]  # the mapping pairs each type with its own records


def spec_of(record: type[Record]) -> SheetSpec:
    headers = [HeaderSpec(key=c.key, names=c.names, required=c.required) for c in columns(record)]
    if issubclass(record, Person):
        names = (FULL_NAME, "ชื่อสกุล", "ชื่อ นามสกุล", "ชื่อ-นามสกุล", "ชื่อ/สกุล")
        headers.append(HeaderSpec(key="full_name", names=names, required=False))
    return SheetSpec(
        name=record.sheet, aliases=record.sheet_aliases, headers=tuple(headers), required=record.sheet_required
    )


def read_records(workbook: Workbook, schema: Schema) -> tuple[Records, list[Finding]]:
    """Every sheet's rows as records, and what a person must look at."""
    findings: list[Finding] = []
    units = thai.with_units(*schema.units)
    programme = _read_settings(schema.settings, workbook.sheets.get(schema.settings.sheet), units, findings)
    rows: dict[type[Record], tuple[Record, ...]] = {}
    for record in schema.rows:
        sheet = workbook.sheets.get(record.sheet)
        if sheet is None and record in schema.expected:
            where = CellRef(file=next(iter(workbook.files), ""), sheet=record.sheet)
            args = {"sheet": record.sheet}
            findings.append(Finding(code="sheet-absent", severity=Severity.WARNING, where=where, args=args))
        rows[record] = tuple(_read_row(record, row, units, findings) for row in sheet.rows) if sheet else ()
    findings += implausible(rows, programme, schema.period)
    return Records(programme=programme, rows=rows), findings


def _read_row(record: type[R], row: Row, units: Units, findings: list[Finding]) -> R:
    cells = row.cells
    if issubclass(record, Person):
        cells = _split_name(cells, findings, needed=record.name_needed)
    values: dict[str, Any] = {}
    places: dict[str, CellRef] = {}
    unread: set[str] = set()
    for col in _columns(record):  # type: ignore[arg-type]  # mypy doubts that a class can be hashed
        cell = cells.get(col.key)
        told = len(findings)
        value = col.kind.blank if cell is None else read_cell(cell, col, units, findings)
        if any(finding.code == "value-wrong" for finding in findings[told:]):
            unread.add(col.field)
        if col.key == col.field:
            values[col.field] = value
        else:
            values[col.field] = (*values.get(col.field, ()), value)
        if cell is not None:
            places.setdefault(col.field, cell.where)
    return record(where=row.where, cells=places, unread=frozenset(unread), **values)


@cache
def _columns(record: type[Record]) -> tuple[Column, ...]:
    return columns(record)


def read_cell(cell: Cell, column: Column, units: Units, findings: list[Finding]) -> Any:
    """The cell's value for its column; `kind.blank`, and a finding, where it is missing or wrong."""
    if cell.error:
        return column.kind.blank  # the workbook's own finding names the cell
    if cell.value is None:
        if column.required:
            findings.append(Finding(code="value-missing", severity=Severity.ERROR, where=cell.where))
        return column.kind.blank
    try:
        reading = column.kind.reading(cell.value, units)
    except (ThaiValueError, ColumnValueError) as error:
        is_garbled = error.code == Fault.UNREADABLE_TEXT  # R-TXT-01, in whatever column
        severity = Severity.ERROR if column.required or column.blank_means or is_garbled else Severity.WARNING
        findings.append(_wrong(cell, error, severity))
        return column.kind.blank
    if reading.repairs:
        findings.extend(_mended(cell, reading, shown(reading.value)))
    if reading.value in (None, "", ()):
        if column.required:
            findings.append(Finding(code="value-missing", severity=Severity.ERROR, where=cell.where))
        return column.kind.blank
    return reading.value


def _wrong(cell: Cell, error: ThaiValueError | ColumnValueError, severity: Severity) -> Finding:
    args = {**error.values, "reason": str(error.code)}
    return Finding(code="value-wrong", severity=severity, where=cell.where, value=typed(cell), args=args)


def _mended(cell: Cell, reading: Reading[Any], becomes: str) -> Iterator[Finding]:
    for repair in reading.repairs:
        args = {"repair": str(repair), "becomes": becomes}
        yield Finding(code="value-mended", severity=Severity.WARNING, where=cell.where, value=typed(cell), args=args)


def typed(cell: Cell) -> str:
    """The value as the clerk sees it, for quoting."""
    value = cell.value
    if isinstance(value, dt.date):
        return f"{value.day}/{value.month}/{value.year}"
    return "" if value is None else str(value).strip()


def shown(value: object) -> str:
    """A value that was read, as the wording of a finding shows it."""
    if isinstance(value, dt.date):
        return thai.format_date(value, thai.DateForm.TABLE_LONG, digits="arabic")
    if isinstance(value, dt.time):
        return thai.format_time(value, digits="arabic")
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    return str(value)


def _split_name(cells: Mapping[str, Cell], findings: list[Finding], *, needed: bool) -> Mapping[str, Cell]:
    """Put prefix, first and last name into cells of their own, wherever the clerk typed them."""
    typed_in = {key: cells[key] for key in ("full_name", "prefix", "first", "last") if key in cells}
    without = {key: cell for key, cell in cells.items() if key not in typed_in}
    filled = []
    for cell in typed_in.values():
        try:
            filled += [cell] if not cell.error and thai.normalize_text(cell.value) else []
        except ThaiValueError as error:
            findings.append(_wrong(cell, error, Severity.ERROR))
            return without
    named = [typed_in[key] for key in ("first", "full_name", "last") if key in typed_in and typed_in[key] in filled]
    anchor = next(iter(named or typed_in.values()), None)
    if anchor is None or any(cell.error for cell in typed_in.values()):
        return cells
    first = typed_in.get("first")
    if not named or (first is not None and first not in filled and "full_name" not in typed_in):
        if needed or named:
            where = (first or anchor).where
            findings.append(Finding(code="value-missing", severity=Severity.ERROR, where=where))
        return cells
    try:
        reading = thai.read_person_name(" ".join(str(cell.value) for cell in filled))
    except ThaiValueError as error:
        findings.append(_wrong(anchor, error, Severity.ERROR))
        return without
    name = reading.value
    if name is None:
        return cells
    if any(typed_in[key].is_filled for key in ("first", "full_name") if key in typed_in):
        where = (first or anchor).where
        findings.append(Finding(code="name-filled-down", severity=Severity.WARNING, where=where, value=name.full))
    # What is doubtful in the letters of a part is told at the part's own cell.
    repairs = [repair for repair in reading.repairs if repair is not Repair.SPELLING_DOUBTFUL]
    if name.prefix is None:
        repairs.append(Repair.NAME_WITHOUT_PREFIX)
    findings.extend(_mended(anchor, Reading(name, tuple(repairs)), name.full))
    pieces = {
        "prefix": name.prefix,
        "first": name.first,
        "last": name.last and " ".join(filter(None, (name.last, name.suffix))),
    }
    places = {key: (typed_in.get(key) or anchor).where for key in pieces}
    return {**cells, **{key: Cell(value=piece or None, where=places[key]) for key, piece in pieces.items()}}


def _read_settings(settings: type[R], sheet: Sheet | None, units: Units, findings: list[Finding]) -> R:
    """The settings sheet: each row names a setting, by the header that the field declares."""
    if sheet is None:
        return settings()
    by_name = {_fold(name): col for col in columns(settings) for name in col.names}
    values: dict[str, Any] = {}
    places: dict[str, CellRef] = {}
    for row, name, cell in _settings(sheet.rows):
        col = by_name.get(_fold(name))
        if col is None:
            findings.append(Finding(code="setting-unknown", severity=Severity.WARNING, where=row.where, value=name))
        elif col.key in places:
            again: list[Finding] = []
            if read_cell(cell, col, units, again) == values[col.key] and not again:
                continue  # a copy of the sheet in the workbook of another district
            findings.append(
                Finding(
                    code="setting-twice", severity=Severity.ERROR, where=cell.where, value=name, also=(places[col.key],)
                )
            )
        else:
            places[col.key] = cell.where
            values[col.key] = read_cell(cell, col, units, findings)
    whole = CellRef(file=sheet.rows[0].where.file if sheet.rows else "", sheet=settings.sheet)
    for col in columns(settings):
        if col.required and col.key not in places:
            args = {"setting": col.header}
            touches = frozenset({f"{settings.sheet}.{col.key}"})
            findings.append(
                Finding(code="setting-missing", severity=Severity.ERROR, where=whole, args=args, touches=touches)
            )
    return settings(where=whole, cells=places, **values)


def _settings(rows: Sequence[Row]) -> Iterator[tuple[Row, str, Cell]]:
    for row in rows:
        name = row.cells.get("setting")
        if name is not None and name.value:
            value = row.cells.get("value") or Cell(value=None, where=row.where)
            header = thai.visible(thai.clean_text(str(name.value)))
            yield row, header, dataclasses.replace(value, where=dataclasses.replace(value.where, header=header))


def _fold(name: str) -> str:
    return "".join(thai.to_arabic_digits(thai.clean_text(name)).split())
