"""The same table in every kind of file that offices keep: the same values at the same addresses, the same findings.

The files in tests/cases/tables were written by LibreOffice from one workbook.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.projects import Book, found
from tests.workbook.books import archive, column, parts_of, read_one, spec, values

from docgen.errors import WorkbookError
from docgen.runs import locate, pipeline
from docgen.workbook import first_column, read

TABLES = Path(__file__).parents[1] / "cases" / "tables"
TABLE = spec("ชื่อ", "ค่า")
VALUES: list[tuple[str, object]] = [
    ("ข้อความ", "บ้านโจด"), ("จำนวน", 24000), ("ทศนิยม", 2.5), ("ร้อยละ", "85%"), ("ศูนย์นำ", "007"), ("มีคำ", "บค. 8/65"),
    ("วันที่", dt.date(2022, 1, 15)), ("พ.ศ.", dt.date(2565, 1, 15)), ("เวลา", dt.time(8, 30)),
    ("ระยะเวลา", dt.timedelta(hours=36)), ("ใช่", True), ("ปัด", 2.5), ("พัน", None), ("ขีดฆ่า", "เก่า"), ("สีขาว", "ลับ"),
    ("ใต้ผสาน", "ก"), ("ใต้ผสาน2", "ก"), ("ซ่อน", "ลับ"), ("ผิดพลาด", None), ("หลายบรรทัด", "หนึ่ง\nสอง"),
    ("บัตร", 9100000000019),
]  # fmt: skip
FOUND = [
    ("หมู่บ้าน!B13", "cell-shown-rounded"), ("หมู่บ้าน!B14", "cell-shown-otherwise"), ("หมู่บ้าน!B15", "cell-struck"),
    ("หมู่บ้าน!B16", "cell-unseen"), ("หมู่บ้าน!19", "workbook-row-hidden"), ("หมู่บ้าน!B20", "cell-error"),
]  # fmt: skip


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_every_kind_says_the_same(suffix: str) -> None:
    """Formats, merged cells, struck and white letters, hidden rows, errors, durations."""
    sheet, findings = read_one(TABLES / f"all.{suffix}", TABLE)
    assert [(row.cells["ชื่อ"].value, row.cells["ค่า"].value) for row in sheet.rows] == VALUES
    assert [row.where.row for row in sheet.rows] == list(range(2, 23))
    assert found(findings) == FOUND


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_texts_with_marks_between(tmp_path: Path, encoding: str, mark: str) -> None:
    """The sheet is the file's name; a title above the headers, quoted texts and zeros are as in a workbook."""
    lines = [f"บัญชี{mark}", f"ชื่อ{mark}ค่า", f'ก{mark}"24,000{mark}1"', f'ข{mark}="0012"', f"ค{mark}#N/A", f"{mark}"]
    path = tmp_path / "โครงการ - หมู่บ้าน.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    sheet, findings = read_one(path, TABLE)
    assert column(sheet, "ค่า") == [f"24,000{mark}1", "0012", None]
    assert found(findings) == [("หมู่บ้าน!B5", "cell-error")]


def test_a_whole_project_as_texts(tmp_path: Path) -> None:
    """One .csv a sheet is the project that the workbook is."""
    book = Book()
    path = book.save(tmp_path / "a.xlsx")
    from openpyxl import load_workbook

    paths = []
    for sheet in load_workbook(path):
        text = "\n".join(
            ",".join(f'"{"" if v is None else v}"' for v in row) for row in sheet.iter_rows(values_only=True)
        )
        paths.append(tmp_path / f"{sheet.title}.csv")
        paths[-1].write_bytes(text.encode("cp874"))
    whole, parted = pipeline.check([path]), pipeline.check(paths)
    assert parted.world.sizes == whole.world.sizes
    assert found(parted.findings) == found(whole.findings)


@pytest.mark.parametrize("name", ["a.xlsx", "a.XLSX", "a.xlsm", "a.xls", "a.ods", "a.csv"])
def test_every_kind_is_found_in_inputs(tmp_path: Path, name: str) -> None:
    """In whatever case its name ends."""
    (tmp_path / name).write_bytes(b"x")
    (tmp_path / "~$b.xlsx").write_bytes(b"x")
    (tmp_path / ".~lock.b.ods#").write_bytes(b"x")
    assert [path.name for path in locate.find_workbooks(tmp_path)] == [name]


def test_what_is_not_read_is_named(tmp_path: Path) -> None:
    """Another kind of file, a folder; not the photographs, the emblem, or what programs leave."""
    inputs = tmp_path / "inputs"
    path = Book().save(inputs / "a.xlsx")
    for name in ("b.xlsb", "c.docx", "d.zip", "ครุฑ.png", "~$a.xlsx", ".hidden", "Thumbs.db"):
        (inputs / name).write_bytes(b"x")
    (inputs / "เดิม").mkdir()
    (inputs / "photos").mkdir()
    findings = pipeline.check(locate.find_workbooks(inputs)).findings
    assert [f.value for f in findings if f.code == "input-unread"] == ["b.xlsb", "c.docx", "d.zip", "เดิม"]
    assert "input-unread" not in [f.code for f in pipeline.check([Book().save(tmp_path / "b.xlsx")]).findings]
    assert path.exists()


@pytest.mark.parametrize("name", ["all.xls", "all.ods"])
def test_damaged_files_are_refused(tmp_path: Path, name: str) -> None:
    """Whatever is wrong with the bytes, it is one error, and never another exception."""
    content = (TABLES / name).read_bytes()
    path = tmp_path / name

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=8), st.integers(0, 9))
    def damaged(changes: list[tuple[int, int]], cut: int) -> None:
        broken = bytearray(content)
        for place, byte in changes:
            broken[place] = byte
        path.write_bytes(bytes(broken[: len(broken) - cut * 100]))
        with contextlib.suppress(WorkbookError):
            read([path], [TABLE])

    damaged()


def _with_content(path: Path, old: str, new: str) -> Path:
    parts = parts_of(TABLES / "all.ods")
    parts["content.xml"] = parts["content.xml"].decode().replace(old, new).encode()
    path.write_bytes(archive(parts))
    return path


def test_repeats_of_an_open_document_are_bounded(tmp_path: Path) -> None:
    """A cell that says it stands a million times in a million rows is refused; blank ones are nothing."""
    row = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" '
    )
    blank = f"{row}/></table:table-row></table:table>"
    assert values(read_one(_with_content(tmp_path / "a.ods", "</table:table>", blank), TABLE)[0])[0] == (
        "ข้อความ",
        "บ้านโจด",
    )
    full = f'{row}office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    with pytest.raises(WorkbookError, match="workbook-too-big"):
        read_one(_with_content(tmp_path / "b.ods", "</table:table>", full), TABLE)


def test_a_comment_is_no_value(tmp_path: Path) -> None:
    """What a colleague noted at a cell of an open document does not stand in it."""
    note = "<office:annotation><text:p>หมายเหตุ</text:p></office:annotation><text:p>บ้านโจด</text:p>"
    path = _with_content(tmp_path / "a.ods", "<text:p>บ้านโจด</text:p>", note)
    assert values(read_one(path, TABLE)[0])[0] == ("ข้อความ", "บ้านโจด")


def test_other_open_documents_and_passwords(tmp_path: Path) -> None:
    """A letter is no table; what is encrypted says so."""
    parts = parts_of(TABLES / "all.ods")
    letter = tmp_path / "a.ods"
    letter.write_bytes(archive({**parts, "mimetype": b"application/vnd.oasis.opendocument.text"}))
    with pytest.raises(WorkbookError, match="workbook-other-format"):
        read([letter], [TABLE])
    letter.write_bytes(archive({**parts, "META-INF/manifest.xml": b"<x><encryption-data/></x>"}))
    with pytest.raises(WorkbookError, match="workbook-password"):
        read([letter], [TABLE])


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_a_list_is_read_as_a_workbook_is(suffix: str) -> None:
    """The first column of the first sheet, whatever kind of file."""
    assert first_column(TABLES / f"all.{suffix}")[:3] == ["ชื่อ", "ข้อความ", "จำนวน"]


def test_a_damaged_list_is_one_error(tmp_path: Path) -> None:
    """Not whatever a library happens to stumble over."""
    content = io.BytesIO((TABLES / "all.xlsx").read_bytes())
    with zipfile.ZipFile(content) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    path = tmp_path / "a.xlsx"
    path.write_bytes(archive({**parts, "xl/worksheets/sheet1.xml": b"<worksheet"}))
    with pytest.raises(WorkbookError, match="workbook-damaged"):
        first_column(path)
    path.write_bytes(archive({**parts, "xl/styles.xml": parts["xl/styles.xml"].replace(b"<fill>", b"<fill/><fill>")}))
    assert first_column(path)[:1] == ["ชื่อ"]
