"""A plain list that a clerk keeps in a text file or in a workbook's first column."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

from docgen.errors import WorkbookError


def first_column(path: Path) -> list[str]:
    """The first column of a .txt, .csv (UTF-8, UTF-16 or the old Thai code page) or .xlsx file, without blanks.

    Raises WorkbookError where the file cannot be read.
    """
    if path.is_dir():
        raise WorkbookError("workbook-folder", file=path)
    try:
        lines = _of_workbook(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _of_text(path.read_bytes())
    except FileNotFoundError as error:
        raise WorkbookError("workbook-missing", file=path) from error
    except (OSError, csv.Error, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise WorkbookError("workbook-unreadable", file=path, reason=error) from error
    return [line.strip() for line in lines if line.strip()]


def _of_workbook(path: Path) -> list[str]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        rows = book.worksheets[0].iter_rows(max_col=1, values_only=True)
        return ["" if cell is None else str(cell) for (cell,) in rows]
    finally:
        book.close()


def _of_text(data: bytes) -> list[str]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # Notepad's "Unicode"
        return _lines(data.decode("utf-16"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp874")
    return _lines(text)


def _lines(text: str) -> list[str]:
    return [row[0] if row else "" for row in csv.reader(text.splitlines())]
