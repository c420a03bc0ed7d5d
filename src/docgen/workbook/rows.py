"""The rows under the headers: which are data, and what blank, merged and ditto cells mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from docgen.findings import CellRef, Finding, Severity
from docgen.workbook.formats import OTHERWISE, Notice
from docgen.workbook.grid import BLANK, NOT_BOOLEAN, TOO_LONG, Grid, Merge, Raw
from docgen.workbook.headers import Column, Headers
from docgen.workbook.layout import (
    Cells,
    is_hints,
    is_numbering,
    is_total_row,
    opens_tail,
    quote,
    repeats_headers,
    shown,
)
from docgen.workbook.model import Cell, Row, SheetSpec
from docgen.workbook.text import DITTO_STARTS, EXAMPLE, is_ditto, is_example, may_hold_total, one_line
from docgen.workbook.totals import check_totals

_NO_MERGES: tuple[list[int], list[Merge]] = ([], [])


@dataclass(slots=True)
class Table:
    """What was read below the headers of one sheet."""

    rows: list[Row] = field(default_factory=list)
    totals: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_rows(grid: Grid, headers: Headers, spec: SheetSpec, sheet: CellRef) -> Table:
    """The data rows in their order, the total rows, and what a person must look at."""
    return _Reader(grid, headers, spec, sheet).read()


class _Reader:
    """One walk down a sheet; it remembers the row above, for what is filled down."""

    def __init__(self, grid: Grid, headers: Headers, spec: SheetSpec, sheet: CellRef) -> None:
        self.grid, self.headers, self.columns = grid, headers, headers.columns
        self.file, self.name, self.sheet = sheet.file, sheet.sheet, sheet
        self.units = spec.units
        self.required = [h.key for h in spec.headers if h.required and h.key in self.columns]
        self.mapped = frozenset(number for c in self.columns.values() for number in range(c.first, c.last + 1))
        self.written = _written(grid, headers)
        self.merges = _by_column(grid.merges, self.columns, headers.bottom)
        self.table = Table()
        self.above: Mapping[str, Raw] = {}
        self.above_own: Cells = {}
        self.data: list[tuple[int, Cells]] = []
        self.totals: list[tuple[int, Cells]] = []
        self.hidden: list[int] = []
        self.is_below_table = False

    def read(self) -> Table:
        for number, own in self.grid.rows.items():
            if number > self.headers.bottom:
                self._row(number, own)
        self._report_hidden()
        self._report_hidden_columns()
        self._report_covered()
        self.table.findings += check_totals(self.data, self.totals, self.columns, self.sheet)
        return self.table

    def _row(self, number: int, own: Cells) -> None:
        texts = [raw.value for raw in own.values() if type(raw.value) is str]
        words = "\0".join(texts)  # one search instead of one a cell
        if EXAMPLE in words and any(map(is_example, texts)):
            self._find("workbook-row-example", Severity.INFO, self._at(number), quote(own))
        elif may_hold_total(words) and is_total_row(own, self.above_own, self.units):
            self.totals.append((number, own))
            self.table.totals.append(Row(where=self._at(number), cells=self._own_cells(number, own)))
        elif not self._is_furniture(number, own, texts) and not self.mapped.isdisjoint(own):
            self._data_row(number, own if self.mapped.issuperset(own) else self._mapped_only(own))

    def _is_furniture(self, number: int, own: Cells, texts: list[str]) -> bool:
        if not self.data and number <= self.headers.bottom + 2 and (is_numbering(own) or is_hints(own)):
            return True
        return repeats_headers(texts, self.written) or self._is_tail(own)

    def _is_tail(self, own: Cells) -> bool:
        """Whether the row is part of the notes or signatures below the table; one that is filled in is data again."""
        opens = opens_tail(own)
        if not opens and not self.is_below_table:
            return False
        fields = sum(column.first in own for column in self.columns.values())
        held = sum(self.columns[key].first in own for key in self.required)
        is_filled = fields >= 2 and 2 * held >= len(self.required)
        self.is_below_table = not is_filled
        return self.is_below_table

    def _mapped_only(self, own: Cells) -> Cells:
        return {column: raw for column, raw in own.items() if column in self.mapped}

    def _data_row(self, number: int, own: Cells) -> None:
        resolved: dict[str, Raw] = {}
        cells: dict[str, Cell] = {}
        is_odd: object = False
        for key, column in self.columns.items():
            typed = raw = _content(own, column) if column.last > column.first else own.get(column.first, BLANK)
            if raw.value is None and not raw.error:
                raw = self._filled(key, column.first, number)
            elif type(raw.value) is str and raw.value[0] in DITTO_STARTS and is_ditto(raw.value):
                raw = self._same_as_above(key, raw.value)
            resolved[key] = raw
            is_odd = is_odd or raw.notice or raw.error
            where = CellRef(file=self.file, sheet=self.name, row=number, column=column.first, header=column.header)
            cells[key] = Cell(value=raw.value, where=where, error=raw.error, is_filled=raw is not typed)
        self.above, self.above_own = resolved, own
        if is_odd and 2 * sum(raw.is_struck for raw in own.values()) > len(own):
            self._find("workbook-row-struck", Severity.WARNING, self._at(number), quote(own))
            return
        if number in self.grid.hidden:
            self.hidden.append(number)
        else:
            self._report_hidden()
        if is_odd:
            self._report_cells(own, cells)
        self.data.append((number, own))
        self.table.rows.append(Row(where=self._at(number), cells=cells))

    def _filled(self, key: str, column: int, row: int) -> Raw:
        """What a blank cell means: the value of the merged cell that it is part of, or nothing."""
        tops, merges = self.merges.get(key, _NO_MERGES)
        index = bisect_right(tops, row) - 1
        if index >= 0 and merges[index].top < row <= merges[index].bottom:
            anchor = self.grid.rows.get(merges[index].top, {}).get(column, BLANK)
            is_mark = type(anchor.value) is str and is_ditto(anchor.value)
            return self.above.get(key, BLANK) if is_mark else anchor
        return BLANK

    def _same_as_above(self, key: str, mark: str) -> Raw:
        above = self.above.get(key, BLANK)
        return Raw(None, mark.strip()) if above.value is None and not above.error else above

    def _report_cells(self, own: Cells, cells: Mapping[str, Cell]) -> None:
        """Errors and struck values, at the cell where they stand and not again where they were filled in."""
        for key, column in self.columns.items():
            raw, cell = _content(own, column), cells[key]
            if raw.error:
                self._report_error(raw, cell.where)
            elif raw.value is not None and cell.error and is_ditto(cell.error):
                self._find("cell-ditto-alone", Severity.ERROR, cell.where, cell.error)
            elif raw.notice:
                self._report_notice(raw.notice, cell.where, one_line(raw.notice.shown) or shown(raw))

    def _report_error(self, raw: Raw, where: CellRef) -> None:
        code = "cell-formula-uncached" if raw.error.startswith("=") else "cell-error"
        if raw.notice is None or raw.notice.code not in (NOT_BOOLEAN, TOO_LONG, OTHERWISE):
            self._find(code, Severity.ERROR, where, raw.error)
        elif raw.notice.code == NOT_BOOLEAN:
            self._find("cell-not-boolean", Severity.ERROR, where, raw.error)
        elif raw.notice.code == TOO_LONG:
            self._find("cell-too-long", Severity.ERROR, where, raw.error)
        else:
            self._find("cell-shown-otherwise", Severity.ERROR, where, raw.error, stored=raw.notice.stored)

    def _report_notice(self, notice: Notice, where: CellRef, value: str) -> None:
        for code in ("cell-struck", "cell-unseen"):
            if notice.code == code:
                self._find(code, Severity.WARNING, where, value)
        for partly in ("cell-partly-struck", "cell-shown-rounded", "cell-date-partly-shown"):
            if notice.code == partly:
                self._find(partly, Severity.WARNING, where, value, stored=notice.stored)

    def _report_hidden(self) -> None:
        """One finding for rows that are hidden together."""
        if not self.hidden:
            return
        first, last, count = self.hidden[0], self.hidden[-1], len(self.hidden)
        rows = str(first) if first == last else f"{first}–{last}"
        self._find("workbook-row-hidden", Severity.WARNING, self._at(first), rows=rows, count=count)
        self.hidden.clear()

    def _report_hidden_columns(self) -> None:
        """One finding for each hidden column that something was read from."""
        for column in self.columns.values():
            if any(column.first in hidden for hidden in self.grid.hidden_columns):
                count = sum(column.first in own for _, own in self.data)
                if count:
                    where = self._cell(self.headers.bottom, column)
                    self._find("workbook-column-hidden", Severity.WARNING, where, column.header, count=count)

    def _report_covered(self) -> None:
        """Values that stand under a merged cell and are not read."""
        first = {column.first: column for column in self.columns.values()}
        for (row, number), raw in self.grid.covered.items():
            if row > self.headers.bottom and number in first:
                self._find("cell-under-merge", Severity.WARNING, self._cell(row, first[number]), shown(raw))

    def _cell(self, row: int, column: Column) -> CellRef:
        return CellRef(file=self.file, sheet=self.name, row=row, column=column.first, header=column.header)

    def _own_cells(self, number: int, own: Cells) -> dict[str, Cell]:
        cells = {}
        for key, column in self.columns.items():
            raw = own.get(column.first, BLANK)
            where = CellRef(file=self.file, sheet=self.name, row=number, column=column.first, header=column.header)
            cells[key] = Cell(value=raw.value, where=where, error=raw.error)
        return cells

    def _at(self, row: int) -> CellRef:
        return CellRef(file=self.file, sheet=self.name, row=row)

    def _find(self, code: str, severity: Severity, where: CellRef, value: str = "", **args: object) -> None:
        self.table.findings.append(Finding(code=code, severity=severity, where=where, value=value, args=args))


def _written(grid: Grid, headers: Headers) -> frozenset[str]:
    """The header texts exactly as they were typed."""
    block = [own for row, own in grid.rows.items() if headers.top <= row <= headers.bottom]
    return frozenset(raw.value for own in block for raw in own.values() if isinstance(raw.value, str))


def _by_column(
    merges: list[Merge], columns: Mapping[str, Column], bottom: int
) -> dict[str, tuple[list[int], list[Merge]]]:
    """The merged cells that reach down in a column, by key and sorted; only the first column of each is filled."""
    keys = {column.first: key for key, column in columns.items()}
    found: dict[str, list[Merge]] = {}
    for merge in sorted(merges, key=attrgetter("top")):
        if merge.bottom > merge.top > bottom and merge.left in keys:
            found.setdefault(keys[merge.left], []).append(merge)
    return {key: ([merge.top for merge in some], some) for key, some in found.items()}


def _content(own: Cells, column: Column) -> Raw:
    """A column's cell; the cells under one merged header as one value: คำนำหน้า, ชื่อ and สกุล below ชื่อ-สกุล."""
    if column.last == column.first:
        return own.get(column.first, BLANK)
    held = [own[number] for number in range(column.first, column.last + 1) if number in own]
    if len(held) < 2:
        return held[0] if held else BLANK
    error = next((raw for raw in held if raw.error), None)
    return error or Raw(" ".join(map(shown, held)), "", next((raw.notice for raw in held if raw.notice), None))
