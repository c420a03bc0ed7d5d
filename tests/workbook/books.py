"""Workbooks built for a test: by openpyxl, or by editing the XML of one that openpyxl built."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet
from tests.support.wordings import assert_said

from docgen.findings import Finding
from docgen.workbook import HeaderSpec, Sheet, SheetSpec, Workbook, read

SHEET = "xl/worksheets/sheet1.xml"
VILLAGES = SheetSpec(
    name="หมู่บ้าน",
    aliases=("รายชื่อหมู่บ้าน",),
    headers=(
        HeaderSpec(key="district", names=("อำเภอ", "ชื่ออำเภอ")),
        HeaderSpec(key="name", names=("ชื่อบ้าน", "ชื่อหมู่บ้าน")),
        HeaderSpec(key="households", names=("จำนวนครัวเรือน", "จำนวน คร.")),
        HeaderSpec(key="note", names=("หมายเหตุ",), required=False),
    ),
    units=("หมู่บ้าน", "ครัวเรือน"),
)
HEADERS = ("อำเภอ", "ชื่อบ้าน", "จำนวนครัวเรือน")
Rows = Sequence[Sequence[object]]


def spec(*headers: str, name: str = "หมู่บ้าน") -> SheetSpec:
    """A sheet whose keys are its headers, all required."""
    specs = tuple(HeaderSpec(key=header, names=(header,)) for header in headers)
    return SheetSpec(name=name, aliases=(), headers=specs)


def save(path: Path, rows: Rows, edit: Callable[[Worksheet], None] | None = None, *, name: str = "หมู่บ้าน") -> Path:
    """A workbook with one sheet; `edit` may change it before it is saved."""
    book = Book()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    if edit is not None:
        edit(sheet)
    book.save(path)
    return path


def save_sheets(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook with several sheets."""
    book = Book()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def edit_part(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """Rewrite one part of the archive."""
    parts = parts_of(path)
    parts[part] = change(parts[part].decode()).encode()
    path.write_bytes(archive(parts))
    return path


def share_strings(path: Path) -> Path:
    """Move the strings into a table, as Excel writes them and openpyxl does not."""
    parts = parts_of(path)
    strings: list[str] = []

    def share(match: re.Match[str]) -> str:
        strings.append(match[2])
        return f'<c{match[1]} t="s"><v>{len(strings) - 1}</v></c>'

    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        xml = re.sub(r'<c([^>]*) t="inlineStr"><is>(.*?)</is></c>', share, parts[name].decode())
        parts[name] = xml.encode()
    table = "".join(f"<si>{string}</si>" for string in strings)
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{namespace}" count="{len(strings)}">{table}</sst>'.encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rId999" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].decode().replace("</Relationships>", relation).encode()
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{content}"/></Types>'
    types = "[Content_Types].xml"
    parts[types] = parts[types].decode().replace("</Types>", override).encode()
    path.write_bytes(archive(parts))
    return path


def replace_cell(path: Path, old: str, new: str) -> Path:
    """Rewrite a piece of the first sheet's XML that must be there."""

    def change(xml: str) -> str:
        assert old in xml, xml[:2000]
        return xml.replace(old, new)

    return edit_part(path, SHEET, change)


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of an archive by name."""
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def read_one(path: Path, asked: SheetSpec = VILLAGES) -> tuple[Sheet, list[Finding]]:
    """The one sheet asked for, and the findings."""
    workbook, findings = read([path], [asked])
    return workbook.sheets[asked.name], findings


def values(sheet: Sheet) -> list[tuple[object, ...]]:
    """The rows' values in the order of the cells."""
    return [tuple(cell.value for cell in row.cells.values()) for row in sheet.rows]


def column(sheet: Sheet, key: str) -> list[object]:
    """The values of one column."""
    return [row.cells[key].value for row in sheet.rows]


def found(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Where and what, short; each must have all that its sentences ask for."""
    assert_said(findings)
    return [(str(finding.where), finding.code) for finding in findings]


def sheets(workbook: Workbook) -> dict[str, int]:
    """The number of rows by sheet."""
    return {name: len(sheet.rows) for name, sheet in workbook.sheets.items()}
