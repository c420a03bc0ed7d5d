"""Excel in, rows of cells with addresses out. This package knows how clerks build sheets, never what a column means.

`read(paths, specs)` finds the sheets and headers that the specs name and returns a `Workbook` and its findings; a file
that cannot be read at all raises `WorkbookError`.

Why the sheets are read by our own streaming pass over the XML (`grid`), and not by a library: the reasons and measures
are those of tests/benchmarks/bench_workbook.py.
"""

from __future__ import annotations

from docgen.workbook.model import Cell, CellValue, HeaderSpec, Row, Sheet, SheetSpec, Workbook
from docgen.workbook.reader import read

__all__ = ["Cell", "CellValue", "HeaderSpec", "Row", "Sheet", "SheetSpec", "Workbook", "read"]
