"""Tables whose cells come and go: the grid follows the cells, and what Word would refuse is taken away."""

from __future__ import annotations

import re

from lxml import etree

from docgen.press.engine import ooxml
from docgen.press.engine.package import safe_parser

_GRID, _COLUMN, _WIDTH = ooxml.qn("w:tblGrid"), ooxml.qn("w:gridCol"), ooxml.qn("w:w")
_SPAN, _BEFORE, _AFTER = ooxml.qn("w:gridSpan"), ooxml.qn("w:gridBefore"), ooxml.qn("w:gridAfter")


class BrokenPartError(Exception):
    """A finished part is not what it must be: the fault's code and what its wording needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values


def repaired(data: bytes) -> bytes:
    """A finished part with its tables mended; one that is not well-formed raises BrokenPartError."""
    try:
        root = etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError as error:
        raise BrokenPartError("branch-unbalanced", reason=error.msg or "") from error
    mend_tables(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def mend_tables(root: etree._Element) -> None:
    """Fit every grid to its rows; drop rows without cells and tables without rows; end every cell with a paragraph."""
    for cell in root.iter(ooxml.TC):
        if not len(cell) or cell[-1].tag != ooxml.P:
            etree.SubElement(cell, ooxml.P)
    for table in list(root.iter(ooxml.TBL)):
        for row in table.findall(ooxml.TR):
            if row.find(ooxml.TC) is None and row.find(ooxml.qn("w:sdt")) is None:
                ooxml.remove(row)
        if next(table.iter(ooxml.TR), None) is None:
            ooxml.replace_with_text(table, "")
            continue
        fit_grid(table)


def fit_grid(table: etree._Element) -> None:
    """Give a table as many grid columns as its widest row has, keeping the table's width."""
    grid = table.find(_GRID)
    if grid is None:
        return
    columns = grid.findall(_COLUMN)
    wanted = max((_row_width(row) for row in table.findall(ooxml.TR)), default=0)
    if not wanted or wanted == len(columns):
        return
    widths = fitted([float(column.get(_WIDTH) or 0) for column in columns], wanted)
    for column in columns:
        grid.remove(column)
    for at, width in enumerate(widths):
        grid.insert(at, etree.Element(_COLUMN, {_WIDTH: str(width)} if any(widths) else {}))


def fitted(widths: list[float], wanted: int) -> list[int]:
    """The widths of `wanted` columns that together are as wide as these."""
    if wanted > len(widths):
        average = sum(widths) / wanted
        widths = [width * len(widths) / wanted for width in widths] + [average] * (wanted - len(widths))
    elif wanted < len(widths):
        share = sum(widths[wanted:]) / wanted
        widths = [width + share for width in widths[:wanted]]
    return [int(width) for width in widths]


_ROW = re.compile(rb"<w:tr[ >]")
_SPAN_XML = re.compile(rb'<w:gridSpan w:val="(\d+)"')
_LEFT_FREE = re.compile(rb'<w:grid(?:Before|After) w:val="(\d+)"')
_GRID_XML = re.compile(rb"<w:tblGrid>(.*?)</w:tblGrid>", re.DOTALL)
_COLUMN_WIDTH = re.compile(rb'<w:gridCol(?: w:w="(\d+)")?\s*/>')


def fit_grid_of(rows: bytes) -> bytes | None:
    """The same for a finished table's XML from its grid to its last row; None where the whole table must be mended."""
    grid = _GRID_XML.match(rows)
    if grid is None or b"<w:tbl>" in rows:  # tables in its cells have rows of their own
        return None
    widths = []
    for row in _ROW.split(rows)[1:]:
        cells = row.count(b"<w:tc>") + row.count(b"<w:tc ")
        if not cells:
            return None
        if spans := _SPAN_XML.findall(row):
            cells += sum(map(int, spans)) - len(spans)
        if b"<w:gridBefore" in row or b"<w:gridAfter" in row:
            cells += sum(map(int, _LEFT_FREE.findall(row)))
        widths.append(cells)
    if not widths:
        return None
    found = _COLUMN_WIDTH.findall(grid.group(1))
    if max(widths) == len(found):
        return rows
    new = fitted([float(width or 0) for width in found], max(widths))
    columns = b"".join(b'<w:gridCol w:w="%d"/>' % width for width in new)
    return b"<w:tblGrid>" + columns + b"</w:tblGrid>" + rows[grid.end() :]


def _row_width(row: etree._Element) -> int:
    """The grid columns that a row takes, with those it leaves free before and behind."""
    taken = 0
    for cell in row.iter(ooxml.TC):
        if cell.getparent() is not row and ooxml.ancestor(cell, ooxml.TR) is not row:
            continue
        taken += _number(cell.find(f"{ooxml.TCPR}/{_SPAN}"), 1)
    properties = row.find(ooxml.TRPR)
    if properties is not None:
        taken += _number(properties.find(_BEFORE), 0) + _number(properties.find(_AFTER), 0)
    return taken


def _number(element: etree._Element | None, default: int) -> int:
    value = element.get(ooxml.VAL, "") if element is not None else ""
    return int(value) if value.isdigit() else default
