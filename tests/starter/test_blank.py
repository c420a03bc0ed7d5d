"""The empty workbook is what the declared columns say, and asks a clerk for nothing that Excel would spoil."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from docgen import workbook
from docgen.findings import Severity
from docgen.programmes.sammachip import sheets
from docgen.programmes.sammachip.sheets import ROW_RECORDS, SCHEMA, Household, Official, Programme, Session, Village
from docgen.records import Record, columns
from docgen.starter.blank import blank_workbook
from docgen.starter.sheets import choices_of, need


@pytest.fixture(scope="module")
def book() -> Workbook:
    """The empty workbook as openpyxl reads it."""
    return load_workbook(io.BytesIO(blank_workbook(SCHEMA)))


def test_every_sheet_is_there_in_order(book: Workbook) -> None:
    """The settings first, then one sheet for each record."""
    assert [Programme.sheet, *(record.sheet for record in ROW_RECORDS)] == book.sheetnames


@pytest.mark.parametrize("record", ROW_RECORDS, ids=lambda record: record.sheet)
def test_headers_notes_and_formats_follow_the_declarations(book: Workbook, record: type[Record]) -> None:
    """Each declared column has its header, a note that says what to type, and a number format for the rows to come."""
    sheet = book[record.sheet]
    for place, column in enumerate(columns(record), 1):
        header = sheet.cell(1, place)
        assert header.value == column.header
        assert header.comment is not None
        assert column.note in header.comment.text
        dimension = sheet.column_dimensions[header.column_letter]
        assert dimension.number_format == column.kind.excel_format, column.header
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.max_row == 2, "only the header and the example are written"


@pytest.mark.parametrize("record", ROW_RECORDS, ids=lambda record: record.sheet)
def test_choices_and_flags_have_drop_down_lists(book: Workbook, record: type[Record]) -> None:
    """A closed choice offers its values, a flag its two words."""
    offered: dict[str, str] = {}
    for rule in book[record.sheet].data_validations.dataValidation:
        for cells in rule.sqref.ranges:
            offered[str(book[record.sheet].cell(1, cells.min_col).value)] = rule.formula1
    for column in columns(record):
        if column.choices or column.kind.name == "flag":
            assert offered[column.header] == f'"{",".join(choices_of(column))}"'


def test_identifiers_keep_their_zeros(book: Workbook) -> None:
    """Codes, house numbers, telephones and identity numbers are text before anything is typed."""
    sheet = book[Household.sheet]
    letters = {column.header: get_column_letter(place) for place, column in enumerate(columns(Household), 1)}
    for header in ("รหัสหมู่บ้าน", "บ้านเลขที่", "เลขประจำตัวประชาชน", "โทรศัพท์", "หมู่บ้านต้นทาง"):
        assert sheet.column_dimensions[letters[header]].number_format == "@"


def test_what_is_needed_is_seen_by_its_colour(book: Workbook) -> None:
    """Needed, needed unless another column says the same, and optional headers have three colours."""
    sheet = book[Household.sheet]
    by_header = {column.header: sheet.cell(1, place) for place, column in enumerate(columns(Household), 1)}
    colours = [by_header[header].fill.fgColor.rgb for header in ("เกณฑ์", "รหัสหมู่บ้าน", "สมาชิก")]
    assert len(set(colours)) == 3
    village = {column.key: need(Village, column) for column in columns(Village)}
    assert village["training_date"] != village["village_code"]
    officials = {column.key: need(Official, column) for column in columns(Official)}
    assert officials["first"] != need(Household, next(c for c in columns(Household) if c.key == "first"))


def test_the_reader_leaves_the_examples_out(tmp_path: Path) -> None:
    """No row of the empty workbook becomes data; all that is wrong with it is that it is empty."""
    path = tmp_path / "blank.xlsx"
    path.write_bytes(blank_workbook(SCHEMA))
    read, in_cells = workbook.read([path], sheets.sheet_specs())
    rows, in_values = sheets.read_records(read)
    assert [record for record in ROW_RECORDS if rows.of(record)] == []
    errors = {finding.code for finding in (*in_cells, *in_values) if finding.severity is Severity.ERROR}
    assert errors == {"value-missing", "workbook-sheet-empty"}


def test_settings_explain_themselves(book: Workbook) -> None:
    """Every setting stands with its name, a blank value, and an explanation with its example."""
    sheet = book[Programme.sheet]
    rows = {row[0].value: (row[1].value, row[2].value) for row in sheet.iter_rows(min_row=3)}
    for column in columns(Programme):
        value, explanation = rows[column.header]
        assert value is None
        assert column.example in str(explanation)


def test_schedule_says_how_to_mean_every_village(book: Workbook) -> None:
    """The example of กำหนดการ shows the word for all villages."""
    assert book[Session.sheet]["A2"].value == "ตัวอย่าง: ทุกหมู่บ้าน"


def test_the_same_bytes_every_time() -> None:
    """The empty workbook does not hold the time of its making."""
    assert blank_workbook(SCHEMA) == blank_workbook(SCHEMA)
