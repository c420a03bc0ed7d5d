"""Total rows compared with the columns above them. A total that could mean several things is left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from docgen.findings import CellRef, Finding, Severity
from docgen.workbook.grid import Raw
from docgen.workbook.headers import Column
from docgen.workbook.text import plain_number

_CLOSE = Decimal("0.005")
_Rows = Sequence[tuple[int, Mapping[int, Raw]]]


def check_totals(rows: _Rows, totals: _Rows, columns: Mapping[str, Column], sheet: CellRef) -> list[Finding]:
    """A warning for each total that is neither the sum since the total before it, nor of all above, nor their count."""
    findings = []
    for column in columns.values():
        for index, (row, cells) in enumerate(totals):
            stated = _amount(cells.get(column.first))
            if stated is None:
                continue
            before = [number for number, _ in totals[:index]]
            sums = _sums(rows, totals[:index], column.first, since=max(before, default=0), until=row)
            if sums and not any(abs(stated - each) < _CLOSE for each in sums):
                where = CellRef(file=sheet.file, sheet=sheet.sheet, row=row, column=column.first, header=column.header)
                args = {"total": f"{stated:,f}", "sum": f"{sums[0]:,f}", "header": column.header}
                findings.append(
                    Finding(
                        code="workbook-total-differs",
                        severity=Severity.WARNING,
                        where=where,
                        value=f"{stated:,f}",
                        args=args,
                    )
                )
    return findings


def _sums(rows: _Rows, totals: _Rows, column: int, *, since: int, until: int) -> list[Decimal]:
    """What a total may mean, the likeliest first; nothing where a cell above holds anything but a number."""
    held = [(row, cells[column]) for row, cells in rows if row < until and column in cells]
    amounts = [(row, _amount(raw)) for row, raw in held]
    if not amounts or any(amount is None for _, amount in amounts):
        return []
    known = [(row, amount) for row, amount in amounts if amount is not None]
    block = [amount for row, amount in known if row > since]
    subtotals = [amount for _, cells in totals if (amount := _amount(cells.get(column))) is not None]
    every = sum((amount for _, amount in known), Decimal())
    sums = [sum(block, Decimal())] if block else []
    if subtotals:
        sums.append(sum(subtotals, Decimal()))
    # A total may also say how many rows there are: “รวม 62” below a column of running numbers.
    return [*sums, every, Decimal(len(block)), Decimal(len(known))]


def _amount(raw: Raw | None) -> Decimal | None:
    if raw is None or isinstance(raw.value, bool):
        return None
    if isinstance(raw.value, int | float):
        return Decimal(str(raw.value))
    if isinstance(raw.value, str) and (number := plain_number(raw.value)):
        return Decimal(number)
    return None
