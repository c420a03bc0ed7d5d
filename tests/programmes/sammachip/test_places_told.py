"""Keys that name nothing, or name it twice: the cell is told, whatever sheet it stands in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.support.papers import TEMPLATES
from tests.support.projects import GROUP, PLACE, Book, found

from docgen.programmes.sammachip.sheets import Attendance, Group, Household, LetterNumber, Official, Village
from docgen.runs import pipeline


def group_twice(book: Book) -> None:
    book.rows[Group].append(dict(book.rows[Group][0]))


def other_code(book: Book) -> None:
    book.rows[Village][0]["รหัสหมู่บ้าน"] = "46031011"


def other_unit(book: Book) -> None:
    book.rows[Official][2]["หน่วย"] = "อำเภอไม่มี"


def number_of_nowhere(book: Book) -> None:
    row = {"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": "46999999", "เลขที่": "9/2565", "วันที่": "5 ม.ค. 2565"}
    book.rows[LetterNumber].append(row)


def misspelt_tambon(book: Book) -> None:
    book.rows[Village][0]["ตำบล"] = "เจ้าทา"


def misspelt_district(book: Book) -> None:
    book.rows[Village][0]["อำเภอ"] = "กมลาไส"


def member_twice(book: Book) -> None:
    again = {"บทบาท": "ทีมสนับสนุน", "หน้าที่ในทีมสนับสนุน": "กรรมการ"}
    book.rows[Official].append({**book.rows[Official][0], **again})


def household_of_nowhere(book: Book) -> None:
    book.rows[Household][0].update(dict.fromkeys(PLACE))


def attendance_of_nobody(book: Book) -> None:
    row = {"รหัสกลุ่ม": GROUP, "ประเภท": "ครัวเรือน", "ลำดับ": 77, "เช้า": 1, "บ่าย": 1}
    book.rows[Attendance].append(row)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (other_code, ("หมู่บ้าน!L2", "village-code-differs")),
        (group_twice, ("กลุ่มอาชีพ!I3", "group-twice")),
        (other_unit, ("เจ้าหน้าที่!A4", "unit-unknown")),
        (number_of_nowhere, ("เลขหนังสือ!B2", "place-unknown")),
        (misspelt_tambon, ("หมู่บ้าน!B2", "R-GEO-01-tambon")),
        (misspelt_district, ("หมู่บ้าน!A2", "R-GEO-01-district")),
        (member_twice, ("เจ้าหน้าที่!D5", "team-twice")),
        (household_of_nowhere, ("ครัวเรือน!A2", "village-blank")),
        (attendance_of_nobody, ("เข้าร่วม!C2", "row-of-no-attendee")),
    ],
)
def test_a_key_that_names_nothing_or_twice_is_told(
    tmp_path: Path, change: Callable[[Book], None], told: tuple[str, str]
) -> None:
    """A right workbook with a group has none of these; one change brings its own, at its cell."""
    book = Book(households=5)
    book.add_group()
    assert told not in found(pipeline.check([book.save(tmp_path / "right.xlsx")]).findings)
    change(book)
    assert told in found(pipeline.check([book.save(tmp_path / "wrong.xlsx")]).findings)


def test_a_number_for_a_paper_that_there_is_not_is_told(tmp_path: Path) -> None:
    """Nobody would see it missing."""
    book = Book()
    number_of_nowhere(book)
    book.rows[LetterNumber][-1] |= {"รหัสเอกสาร": "D99", "หมู่บ้าน/อำเภอ": PLACE["อำเภอ"]}
    prepared = pipeline.prepare([book.save(tmp_path / "a.xlsx")], TEMPLATES, pipeline.Selection())
    assert ("เลขหนังสือ!A2", "document-unknown") in found(prepared.checked.findings)


def test_a_setting_that_stands_twice_is_told(tmp_path: Path) -> None:
    """Nobody knows which of two different values counts."""
    path = Book().save(tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["โครงการ"]
    sheet.append(["ปีงบประมาณ", 2599])
    workbook.save(path)
    findings = pipeline.check([path]).findings
    assert [code for _, code in found(findings) if code == "setting-twice"] == ["setting-twice"]
