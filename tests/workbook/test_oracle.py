"""Our reader against openpyxl: the same workbook, cell by cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from tests.workbook.books import read_one, save, share_strings, spec

texts = st.text("กขำ้ ี๑\n<&>\"'_x005Fab ", max_size=12).filter(
    lambda text: not text.startswith("=") and not ILLEGAL_CHARACTERS_RE.search(text)
)
cells = st.one_of(
    texts,
    st.booleans(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 4)),
    st.dates(dt.date(1900, 3, 1), dt.date(2600, 12, 31)),
    st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2600, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.times().map(lambda moment: moment.replace(microsecond=0)),
)


def alike(ours: object, theirs: object) -> bool:
    """The same value; openpyxl has midnight where there is no time of day, and blank texts where we have nothing."""
    if isinstance(theirs, str) and not theirs.strip():
        return ours is None
    if isinstance(theirs, dt.datetime) and theirs.time() == dt.time():
        return ours == theirs.date()
    return type(ours) is type(theirs) and ours == theirs if not isinstance(theirs, float) else ours == theirs


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=12), st.booleans())
def test_values_are_those_of_openpyxl(tmp_path: Path, rows: list[tuple[object, object]], is_shared: bool) -> None:
    """Texts, numbers, dates, times and booleans, with strings inside of the sheet and in a table."""
    path = save(tmp_path / "a.xlsx", [("ค่าก", "ค่าข"), *rows])
    if is_shared:
        share_strings(path)
    book = openpyxl.load_workbook(path, data_only=True)
    theirs = {cell.coordinate: cell.value for line in book.worksheets[0].iter_rows(min_row=2) for cell in line}
    sheet, _ = read_one(path, spec("ค่าก", "ค่าข"))
    ours = {cell.where.cell: cell.value for row in sheet.rows for cell in row.cells.values()}
    for place, value in theirs.items():
        assert alike(ours.get(place), value), (place, ours.get(place), value)
