"""Excel in, rows of cells with addresses out. This package knows how clerks build sheets, never what a column means.

`read(paths, specs)` finds the sheets and headers that the specs name and returns a `Workbook` and its findings; a file
that cannot be read at all raises `WorkbookError`.

Why our own streaming pass over the sheets' XML (`grid`) and no library. CPU time of tests/benchmarks/bench_workbook.py
for the bare cells of a workbook (15 sheets, 6,200 rows, 62,000 cells), imports included, ours being 1:

- python-calamine 0.2, and 0.4 with the least pass over the XML for what it does not tell. By far the fastest, but
  `#N/A` and a formula that was never calculated come out as '' (a failed VLOOKUP would be a blank in an official
  paper), and it lays a sheet out as a full rectangle: one stray value at XFD1048576 asks for 512 GiB and aborts the
  process, past any `except`. A second reader beside it does not mend that.
- openpyxl 2.2, and twice that to tell an uncalculated formula from a blank (`data_only` gives the one or the other);
  it did not finish a sheet with one formatted cell at XFD1048576 in 20 s.
- openpyxl read_only 1.7: the same, and it knows neither merged cells nor hidden rows.

With headers, rows and addresses ours takes 0.6 s of CPU where that was measured, a sheet with a million formatted rows
0.4 s. The tests hold our values to openpyxl's, cell by cell.
"""

from __future__ import annotations

from docgen.workbook.files import SUFFIXES
from docgen.workbook.formats import Shown
from docgen.workbook.lists import first_column
from docgen.workbook.model import Cell, CellValue, HeaderSpec, Row, Sheet, SheetSpec, Workbook
from docgen.workbook.reader import read
from docgen.workbook.tables import Table, Value, write_table_book

__all__ = [
    "SUFFIXES",
    "Cell", "CellValue", "HeaderSpec", "Row", "Sheet", "SheetSpec", "Shown", "Table", "Value", "Workbook",
    "first_column", "read", "write_table_book",
]  # fmt: skip
