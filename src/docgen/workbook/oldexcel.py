"""Workbooks of Excel 97 to 2003 (.xls), read with xlrd."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from docgen.errors import WorkbookError
from docgen.workbook.container import TooBigError
from docgen.workbook.formats import number_format
from docgen.workbook.grid import BLANK, Grid, Merge, Raw, formatted, from_text, looked
from docgen.workbook.shared import NOT_STRUCK, PARTLY_STRUCK, STRUCK, SheetPart, Style, Text, clean
from docgen.workbook.text import INVISIBLE
from docgen.workbook.xmlstream import DamagedError

_LARGEST = 64 << 20  # 65,536 rows of 256 columns and more do not fit into the format


@dataclass(frozen=True)
class OldBook:
    """An opened workbook."""

    book: Any  # xlrd has no types

    @property
    def sheets(self) -> tuple[SheetPart, ...]:
        """Its worksheets."""
        names = enumerate(self.book.sheet_names())
        return tuple(SheetPart(name, str(n), self.book.sheet_by_index(n).visibility != 0) for n, name in names)

    def grid(self, part: SheetPart) -> Grid:
        """The cells of one sheet; raises DamagedError."""
        try:
            return self._grid(self.book.sheet_by_index(int(part.part)))
        except DamagedError:
            raise
        except Exception as error:  # xlrd lets whatever it stumbles over through, and a stranger wrote the bytes
            raise DamagedError(str(error)) from error

    def _grid(self, sheet: Any) -> Grid:
        grid = Grid()
        styles: dict[int, Style] = {}
        for row in range(sheet.nrows):
            cells = {}
            for column, cell in enumerate(sheet.row(row)):
                index = cell.xf_index if cell.xf_index is not None else -1
                style = styles.get(index) or styles.setdefault(index, self._style(index))
                raw = self._raw(cell, style, sheet.rich_text_runlist_map.get((row, column)))
                if raw is not BLANK and (raw.value is not None or raw.error):
                    cells[column + 1] = looked(raw, style) if style.is_odd else raw
            if cells:
                grid.rows[row + 1] = cells
        grid.hidden = {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0}
        grid.hidden_columns = [range(n + 1, n + 2) for n, info in sheet.colinfo_map.items() if info.hidden]
        grid.merges = [Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
        grid.uncover()
        return grid

    def _raw(self, cell: Any, style: Style, runs: Any) -> Raw:
        import xlrd

        if cell.ctype == xlrd.XL_CELL_TEXT:
            return from_text(self._text(cell.value, runs))
        if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            number = float(f"{cell.value:.15g}")
            exact = int(number) if number.is_integer() and abs(number) < 10**15 else number
            return formatted(exact, style, is_1904=self.book.datemode == 1)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return Raw(bool(cell.value))
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return Raw(None, xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
        return BLANK

    def _text(self, value: str, runs: Any) -> Text:
        """A text without what is struck out of it; `runs` are places and the fonts that begin there."""
        if not runs:
            return Text(clean(value))
        starts = [0, *(place for place, _ in runs)]
        fonts = [None, *(font for _, font in runs)]
        pieces = [value[start:end] for start, end in zip(starts, [*starts[1:], len(value)], strict=True)]
        struck = [font is not None and bool(self.book.font_list[font].struck_out) for font in fonts]
        marks = {is_struck for piece, is_struck in zip(pieces, struck, strict=True) if piece.strip(INVISIBLE)}
        if len(marks) < 2:
            return Text(clean(value), STRUCK if True in marks else NOT_STRUCK)
        left = "".join(piece for piece, is_struck in zip(pieces, struck, strict=True) if not is_struck)
        return Text(clean(" ".join(left.split(" ")).strip(INVISIBLE)), PARTLY_STRUCK, clean(value))

    def _style(self, index: int) -> Style:
        if not 0 <= index < len(self.book.xf_list):
            return Style()
        form = self.book.xf_list[index]
        font, known = self.book.font_list[form.font_index], self.book.format_map.get(form.format_key)
        shown = number_format(form.format_key, known.format_str if known is not None else None)
        background = form.background
        ground = (255, 255, 255)
        if background.fill_pattern == 1:
            ground = self.book.colour_map.get(background.pattern_colour_index) or ground
        ink = self.book.colour_map.get(font.colour_index) or (0, 0, 0)
        is_unseen = ink == ground and background.fill_pattern in (0, 1)
        is_struck = bool(font.struck_out)
        return Style(shown, is_struck, is_unseen, is_struck or is_unseen or not (shown.is_plain or shown.is_date))


def open_old(content: bytes, file: str) -> OldBook:
    """The workbook; raises DamagedError, WorkbookError where it has a password."""
    import xlrd

    if len(content) > _LARGEST:
        raise TooBigError("workbook")
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO(), on_demand=False
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise WorkbookError("workbook-password", file=file) from error
        raise DamagedError(str(error)) from error
    except Exception as error:  # as above
        raise DamagedError(str(error)) from error
    return OldBook(book)
