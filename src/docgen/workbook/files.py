"""A file of any kind that offices keep tables in, opened as sheets of cells: .xlsx and .xlsm, .xls, .ods, .csv.

What a file is, its content says; only a text has nothing but its name. Every kind gives the same grid, so that rows,
addresses and findings are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import WorkbookError
from docgen.workbook import delimited, oldexcel, opendocument
from docgen.workbook.container import TooBigError, content_of, kind_of, main_part, opened
from docgen.workbook.grid import Grid, read_grid
from docgen.workbook.shared import SheetPart, read_book
from docgen.workbook.xmlstream import DamagedError, EndlessError

SUFFIXES = frozenset((".xlsx", ".xlsm", ".xls", ".ods", *delimited.SUFFIXES))


@dataclass(frozen=True, slots=True)
class OpenBook:
    """The sheets of a file, and how the cells of one are read (raises DamagedError)."""

    sheets: Sequence[SheetPart]
    grid: Callable[[SheetPart], Grid]


def open_book(path: Path, file: str) -> OpenBook:
    """The file's sheets; WorkbookError where it is no table at all."""
    content = content_of(path, file)
    try:
        return _opened(path, file, content)
    except (TooBigError, EndlessError) as error:
        raise WorkbookError("workbook-too-big", file=file) from error
    except DamagedError as error:
        raise WorkbookError("workbook-damaged", file=file) from error


def _opened(path: Path, file: str, content: bytes) -> OpenBook:
    kind = kind_of(path, file, content)
    if kind == "xls":
        old = oldexcel.open_old(content, file)
        return OpenBook(old.sheets, old.grid)
    if kind == "text":
        if path.suffix.lower() not in delimited.SUFFIXES:
            raise WorkbookError("workbook-not-excel", file=file)
        return OpenBook(
            (SheetPart(delimited.sheet_name(path), "", is_hidden=False),), lambda _: delimited.grid(content)
        )
    container = opened(content)
    if opendocument.is_spreadsheet(container, file):
        document = opendocument.open_document(container)
        return OpenBook(document.sheets, document.grid)
    book = read_book(container, main_part(container, file))
    return OpenBook(book.sheets, lambda sheet: read_grid(book, sheet))
