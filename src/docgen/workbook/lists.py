"""A plain list that a clerk keeps in a text file or in a table's first column."""

from __future__ import annotations

from pathlib import Path

from docgen.errors import WorkbookError
from docgen.workbook.container import TooBigError, content_of, kind_of
from docgen.workbook.delimited import rows_of
from docgen.workbook.files import open_book
from docgen.workbook.layout import shown
from docgen.workbook.xmlstream import DamagedError, EndlessError


def first_column(path: Path) -> list[str]:
    """The first column of a text file (UTF-8, UTF-16 or the old Thai code page) or of a workbook's first sheet.

    Without blanks. Raises WorkbookError where the file cannot be read.
    """
    file = str(path)
    content = content_of(path, file)
    if not content:
        return []
    try:
        if kind_of(path, file, content) == "text":
            return [row[0].strip() for row in rows_of(content) if row and row[0].strip()]
        book = open_book(path, file)
        rows = book.grid(book.sheets[0]).rows.values()
        return [text for cells in rows if 1 in cells and (text := shown(cells[1]).strip())]
    except (TooBigError, EndlessError) as error:
        raise WorkbookError("workbook-too-big", file=file) from error
    except DamagedError as error:
        raise WorkbookError("workbook-damaged", file=file) from error
