"""Rows become records: what a clerk types, where a mistake is named, and that a row is never lost silently."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.support.projects import PLACE, Book, found

from docgen import workbook
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.sheets import (
    INDICATORS,
    ROW_RECORDS,
    Assessment,
    Household,
    Material,
    Programme,
    Sage,
    Session,
    Village,
    read_records,
    sheet_specs,
)
from docgen.records import Records, columns, plain_values


def read(folder: Path, book: Book) -> tuple[Records, list[Finding]]:
    opened, _ = workbook.read([book.save(folder / "a.xlsx")], sheet_specs())
    return read_records(opened)


def with_cell(sheet: Any, header: str, value: object, row: int = 0) -> Book:
    book = Book()
    book.rows[sheet][row][header] = value
    return book


def test_settings_become_the_programme(tmp_path: Path) -> None:
    """Numbers, dates and lists of the settings sheet come out typed."""
    programme = read(tmp_path, Book())[0].programme
    assert (programme.fiscal_year, programme.start_date) == (2565, dt.date(2021, 10, 1))
    assert programme.budget_per_village == Decimal(24000)
    assert programme.donor_years == (2560, 2561, 2562, 2563, 2564)


@pytest.mark.parametrize(
    ("prefix", "first", "last"),
    [
        ("นาย", "สมชาย", "ใจดี"),
        (None, "นายสมชาย", "ใจดี"),
        (None, "นายสมชาย ใจดี", None),
        ("นาย", "นายสมชาย", "ใจดี"),
        ("นาย", "สมชาย ใจดี", None),
        ("นาย", "สมชาย\u00a0", "\u200bใจดี"),
    ],
)
def test_a_name_is_the_same_however_it_is_spread_over_its_cells(
    tmp_path: Path, prefix: str | None, first: str, last: str | None
) -> None:
    """Prefixes glued to names, typed twice, or everything in one cell: the paper shows one name."""
    book = Book()
    book.rows[Household][0] |= {"คำนำหน้า": prefix, "ชื่อ": first, "สกุล": last}
    household = read(tmp_path, book)[0].of(Household)[0]
    assert household.full_name == "นายสมชาย  ใจดี"


def test_one_column_for_the_whole_name_will_do(tmp_path: Path) -> None:
    """A sheet with ชื่อ-สกุล instead of three columns is as good."""
    book = Book()
    for row in book.rows[Sage]:
        row["ชื่อ-สกุล"] = f"น.ส.{row.pop('ชื่อ')} {row.pop('สกุล')}"
        row.pop("คำนำหน้า")
    records, findings = read(tmp_path, book)
    assert records.of(Sage)[0].full_name == "นางสาวบุญมี  ภูมิดี"
    assert findings == []


@pytest.mark.parametrize(
    ("sheet", "header", "value", "expected"),
    [
        (Household, "ชื่อ", None, [("ครัวเรือน!F2", "value-missing")]),
        (Household, "เกณฑ์", 5, [("ครัวเรือน!I2", "value-wrong")]),
        (Household, "เกณฑ์", "ยากจน", [("ครัวเรือน!I2", "value-wrong")]),
        (Household, "เกณฑ์", None, [("ครัวเรือน!I2", "value-missing")]),
        (Village, "วันที่จัด", "31 ก.พ. 2565", [("หมู่บ้าน!H2", "value-wrong")]),
        (Village, "หมู่ที่", None, [("หมู่บ้าน!C2", "value-missing")]),
        (Village, "จำนวนครัวเรือนทั้งหมด", "12.5", [("หมู่บ้าน!E2", "value-wrong")]),
        (Material, "ราคาต่อหน่วย", -5, [("วัสดุ!G2", "value-wrong")]),
        (Material, "จำนวน", "สิบ-สิบห้า", [("วัสดุ!E2", "value-wrong")]),
    ],
)
def test_a_wrong_value_is_a_finding_with_its_cell(
    tmp_path: Path, sheet: Any, header: str, value: object, expected: list[tuple[str, str]]
) -> None:
    """Missing, impossible and senseless values are named, and the row stays."""
    book = with_cell(sheet, header, value)
    records, findings = read(tmp_path, book)
    assert found(findings) == expected
    assert all(finding.severity is Severity.ERROR for finding in findings)
    assert len(records.of(sheet)) == len(book.rows[sheet])


def test_a_wrong_optional_value_is_a_warning(tmp_path: Path) -> None:
    """R-PER-01: an identity number with a wrong digit does not withhold a paper that does not print it."""
    _, findings = read(tmp_path, with_cell(Household, "เลขประจำตัวประชาชน", "9460100000012"))
    assert [(f.code, f.severity) for f in findings] == [("value-wrong", Severity.WARNING)]


def test_a_guess_is_reported(tmp_path: Path) -> None:
    """A Buddhist year in a date cell is mended, and a person is told."""
    records, findings = read(tmp_path, with_cell(Village, "วันที่จัด", dt.datetime(2565, 1, 15)))
    assert records.of(Village)[0].training_date == dt.date(2022, 1, 15)
    assert [(f.code, f.args["repair"]) for f in findings] == [("value-mended", "year-buddhist-in-date-cell")]


@pytest.mark.parametrize("typed", ["1,4", "1 และ 4", "๑, ๔", "1/4", "ข้อ 1,4"])
def test_several_criteria_in_one_cell(tmp_path: Path, typed: str) -> None:
    """A household may meet several of the four criteria."""
    assert read(tmp_path, with_cell(Household, "เกณฑ์", typed))[0].of(Household)[0].criteria == (1, 4)


def test_settings_are_checked_as_cells_are(tmp_path: Path) -> None:
    """An unknown, a missing and a wrong setting are named."""
    book = Book()
    book.settings["ปีงบประมาณ"] = "ปีหน้า"
    book.settings["ของใหม่"] = 1
    del book.settings["จังหวัด"]
    findings = read(tmp_path, book)[1]
    assert {f.code for f in findings} == {"value-wrong", "setting-unknown", "setting-missing"}


def test_indicators_are_one_tuple(tmp_path: Path) -> None:
    """The 23 columns of an assessment come out in order; a blank one is a finding (R-SEP-01)."""
    book = Book()
    marks: dict[str, object] = {f"ข้อ {n}": n % 2 for n in range(1, INDICATORS + 1)}
    book.rows[Assessment] = [{**PLACE, "ครั้งที่": 1, "วันที่": "5 ม.ค. 2565", **marks, "ข้อ 7": None}]
    records, findings = read(tmp_path, book)
    passes = records.of(Assessment)[0].passes
    assert (len(passes), passes[0], passes[1], passes[6]) == (INDICATORS, True, False, None)
    assert [f.code for f in findings] == ["value-missing"]


def test_where_a_row_stands_does_not_count_for_what_it_says(tmp_path: Path) -> None:
    """Two records with the same values are equal wherever they stand, so that moving a row changes nothing."""
    book = Book()
    book.rows[Session].insert(0, dict(book.rows[Session][0]))
    first, second, _ = read(tmp_path, book)[0].of(Session)
    assert first == second
    assert first.where != second.where
    assert "where" not in dict(plain_values(first))


@pytest.mark.parametrize("record", [Programme, *ROW_RECORDS], ids=lambda record: record.sheet)
def test_every_column_is_declared_whole(record: Any) -> None:
    """Headers and keys are unique, and a required column has an example for the blank workbook."""
    declared = columns(record)
    for attribute in ("key", "header"):
        names = [getattr(column, attribute) for column in declared]
        assert len(names) == len(set(names))
    assert {column.field for column in declared} <= {f.name for f in dataclasses.fields(record)}
