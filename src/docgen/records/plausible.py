"""Values that can be read and are hardly meant so: numbers unlike the rest of their column, days far from the work.

Asked, never refused: whoever typed them knows. A column may declare what is plausible (`within`); for the others the
column itself tells, where it has values enough.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.records.columns import Column, Record, columns

_FEW, _SOME = 12, 5  # values by which a column can tell, and by which it can tell the grossest
_FAR, _FARTHER = math.log(6), math.log(8)  # from the median, however alike the others are
_SPREADS = 4.0
_TO_DEVIATION = 1.4826  # of a median of distances, as if the logarithms were spread normally
_FEW_ODD, _RARE = 2, 0.02
_BEFORE, _AFTER = dt.timedelta(days=92), dt.timedelta(days=183)  # around the time in which the work is done


def implausible(
    rows: Mapping[type[Record], Sequence[Record]], settings: Record, period: tuple[str, ...]
) -> Iterator[Finding]:
    """What a person must look at in all rows; `period` names the settings that say when the work begins and ends."""
    days = [getattr(settings, name) for name in period]
    for record, some in rows.items():
        for column in columns(record):
            if column.key != column.field:
                continue
            if column.within is not None:
                yield from _outside(some, column, column.within)
            elif column.kind.counts:
                yield from _unlike(some, column)
            elif column.kind.name == "date" and not column.anytime and days and all(days):
                yield from _far_away(some, column, days[0] - _BEFORE, days[-1] + _AFTER)
    for column in columns(type(settings)):
        if column.within is not None:
            yield from _outside((settings,), column, column.within)
        elif column.kind.name == "date" and column.field not in period and days and all(days):
            yield from _far_away((settings,), column, days[0] - _BEFORE, days[-1] + _AFTER)


def _values(rows: Iterable[Record], column: Column) -> list[tuple[Record, float]]:
    name = column.field
    return [(row, float(value)) for row in rows if (value := getattr(row, name)) is not None]


def _outside(rows: Iterable[Record], column: Column, within: tuple[float, float]) -> Iterator[Finding]:
    least, most = within
    for row, value in _values(rows, column):
        if not least <= value <= most:
            limits = thai.format_number(str(least)), thai.format_number(str(most))
            yield _asked("value-implausible", row, column, least=limits[0], most=limits[1])


def _unlike(rows: Iterable[Record], column: Column) -> Iterator[Finding]:
    """Numbers many times greater or smaller than the others, and zeros where hardly any other is one."""
    values = _values(rows, column)
    logs = [math.log(value) for _, value in values if value > 0]
    if len(logs) < _SOME:
        return
    middle = median(logs)
    spread = _TO_DEVIATION * median([abs(log - middle) for log in logs])
    far = max(_FAR if len(logs) >= _FEW else _FARTHER, _SPREADS * spread)
    usual = thai.format_number(f"{math.exp(middle):.4g}")
    zero = [row for row, value in values if value == 0]
    great = [row for row, value in values if value > 0 and math.log(value) - middle > far]
    small = [row for row, value in values if value > 0 and middle - math.log(value) > far]
    for some in (zero, great, small):
        if len(some) <= max(_FEW_ODD, _RARE * len(values)):  # more of them are another kind of thing
            yield from (_asked("value-unlike-others", row, column, usual=usual) for row in some)


def _far_away(rows: Iterable[Record], column: Column, first: dt.date, last: dt.date) -> Iterator[Finding]:
    name = column.field
    for row in rows:
        day = getattr(row, name)
        if day is not None and not first <= day <= last:
            yield _asked("date-implausible", row, column, earliest=_day(first), latest=_day(last))


def _asked(code: str, row: Record, column: Column, **args: object) -> Finding:
    value = getattr(row, column.field)
    shown = _day(value) if isinstance(value, dt.date) else thai.format_number(value)
    return Finding(code=code, severity=Severity.WARNING, where=row.at(column.field), value=shown, args=args)


def _day(day: dt.date) -> str:
    return thai.format_date(day, thai.DateForm.TABLE_LONG, digits="arabic")
