"""The order of days, the calendar, and one person in two places: R-TIM, R-SEL-07, handbook 2.2, 4.10."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.papers import TEMPLATES, planned
from tests.support.projects import CODE, GROUP, Book, found

from docgen.findings import Severity
from docgen.programmes.sammachip.calendar import is_weekend, working_days_between
from docgen.programmes.sammachip.sheets import BudgetLine, Group, Household, LetterNumber, Official, Sage, Village
from docgen.runs import pipeline

HOLIDAYS = "วันหยุดราชการ"


def told(book: Book, folder: Path) -> list[tuple[str, str]]:
    return found(pipeline.check([book.save(folder / "a.xlsx")]).findings)


def dated(*rows: tuple[str, str, str]) -> list[dict[str, str]]:
    """Rows of the register: document, place, day of January 2565."""
    numbers = {"D02": "3/2565", "D02D": "4/2565"}
    return [
        {"รหัสเอกสาร": document, "หมู่บ้าน/อำเภอ": place, "เลขที่": numbers.get(document, f"{n}9"), "วันที่": day}
        for n, (document, place, day) in enumerate(rows, 1)
    ]


RIGHT = (("D02", CODE, "5 ม.ค. 2565"), ("D20", CODE, "6 ม.ค. 2565"), ("D19", CODE, "7 ม.ค. 2565"))
AFTER = ("C11", CODE, "20 ม.ค. 2565")


def test_the_order_of_the_handbook_has_no_findings(tmp_path: Path) -> None:
    """Meeting 20 December, team, approval, invitation, day 15 January, report."""
    book = Book()
    book.rows[LetterNumber] = dated(*RIGHT, AFTER)
    assert told(book, tmp_path) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("D02", CODE, "19 ธ.ค. 2564")], [("เลขหนังสือ!D2", "R-SEL-07-order"), ("เลขหนังสือ!C2", "order-year")]),
        ([("D02D", "กมลาไสย", "19 ธ.ค. 2564")], [("เลขหนังสือ!D2", "R-SEL-07-order"), ("เลขหนังสือ!C2", "order-year")]),
        ([("D02", CODE, "16 ม.ค. 2565")], [("เลขหนังสือ!D2", "R-TIM-06-order")]),
        ([RIGHT[0], ("D20", CODE, "4 ม.ค. 2565")], [("เลขหนังสือ!D3", "R-TIM-06-approval")]),
        ([("D20", CODE, "19 ธ.ค. 2564")], [("เลขหนังสือ!D2", "R-TIM-06-approval-meeting")]),
        ([RIGHT[0], ("D19", CODE, "4 ม.ค. 2565")], [("เลขหนังสือ!D3", "R-TIM-06-invitation")]),
        ([RIGHT[0], ("D19", f"{CODE}/1", "4 ม.ค. 2565")], [("เลขหนังสือ!D3", "R-TIM-06-invitation")]),
        ([RIGHT[0], ("D19", f"{CODE}/ผู้ใหญ่บ้าน", "4 ม.ค. 2565")], []),
        ([RIGHT[0], ("D19", f"{CODE}/ร2", "4 ม.ค. 2565")], []),
        ([("D19", CODE, "19 ธ.ค. 2564")], [("เลขหนังสือ!D2", "R-TIM-06-invitation-meeting")]),
        ([("C11", CODE, "14 ม.ค. 2565")], [("เลขหนังสือ!D2", "R-TIM-06-report")]),
        ([("D02", CODE, "20 ธ.ค. 2564"), ("D20", CODE, "20 ธ.ค. 2564")], [("เลขหนังสือ!C2", "order-year")]),
        ([("D02", CODE, "15 ม.ค. 2565"), ("D20", CODE, "15 ม.ค. 2565"), ("C11", CODE, "15 ม.ค. 2565")], []),
    ],
)
def test_a_paper_dated_before_its_reason_is_named(
    tmp_path: Path, rows: list[tuple[str, str, str]], expected: list[tuple[str, str]]
) -> None:
    """R-TIM-06, with the cell of the later paper; one day for all of them is in order."""
    book = Book()
    book.rows[LetterNumber] = dated(*rows)
    assert sorted(told(book, tmp_path)) == sorted(expected)


def test_only_the_paper_that_is_dated_too_early_is_withheld(tmp_path: Path) -> None:
    """The order and the list of those who come are as right as before."""
    book = Book()
    book.rows[LetterNumber] = dated(RIGHT[0], ("D20", CODE, "4 ม.ค. 2565"))
    assert planned(book, "D02", "D07", "D20") == ["D02", "D07"]
    book.rows[LetterNumber] = dated(("D02", CODE, "16 ม.ค. 2565"))
    assert planned(book, "D02", "D07", "D20") == ["D07", "D20"]


def test_a_report_goes_out_when_the_money_is_paid(tmp_path: Path) -> None:
    """R-TIM-06: vouchers come before the report."""
    book = Book()
    book.rows[BudgetLine][0] |= {"จ่ายจริง": 14000, "วันที่เบิกจ่าย": "21 ม.ค. 2565"}
    book.rows[LetterNumber] = dated(AFTER)
    assert ("เลขหนังสือ!D2", "R-TIM-06-report-paid") in told(book, tmp_path)


def test_a_group_reports_after_its_meeting(tmp_path: Path) -> None:
    """C13 of a group that meets on 10 March."""
    book = Book(households=5)
    book.add_group()
    book.rows[LetterNumber] = dated(("C13", GROUP, "9 มี.ค. 2565"))
    assert told(book, tmp_path) == [("เลขหนังสือ!D2", "R-TIM-06-report")]


def test_nothing_is_held_before_its_guideline(tmp_path: Path) -> None:
    """R-TIM-02: the guideline is of 1 November 2564; the window begins a month before."""
    book = Book()
    book.rows[Village][0] |= {"วันที่จัด": "29 ต.ค. 2564", "วันที่ประชาคม": "11 ต.ค. 2564"}
    assert told(book, tmp_path) == [("หมู่บ้าน!H2", "R-TIM-02")]


def test_a_public_holiday_is_told(tmp_path: Path) -> None:
    """R-TIM-04: by the settings' own list, with runs of days; also the meeting of a group."""
    book = Book(households=5)
    book.add_group()
    book.settings[HOLIDAYS] = "10 ธ.ค. 2564, 16 ก.พ. 2565 และ 13-15 เม.ย. 2565"
    book.rows[Village][0]["วันที่จัด"] = "16 ก.พ. 2565"
    book.rows[Group][0] |= {"วันที่จัดประชุม": "14 เม.ย. 2565", "วันที่จัดตั้ง": "14 เม.ย. 2565", "วันที่จดทะเบียน": "20 เม.ย. 2565"}
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")]).findings
    told_of = [(f.code, f.severity) for f in findings if f.code.startswith("R-TIM")]
    assert told_of == [("R-TIM-04", Severity.WARNING)] * 2


def test_weekends_are_told_once_and_quietly(tmp_path: Path) -> None:
    """R-TIM-04: an INFO for all villages; without a list of holidays nothing is said."""
    book = Book()
    book.add_village()
    book.rows[Village][1]["วันที่จัด"] = "16 ม.ค. 2565"
    assert told(book, tmp_path) == []
    book.settings[HOLIDAYS] = "10 ธ.ค. 2564"
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")]).findings
    assert [(f.code, f.severity, f.args["count"]) for f in findings] == [("R-TIM-04-weekend", Severity.INFO, 2)]


@pytest.mark.parametrize(("typed", "code"), [("15-13 เม.ย. 2565", "value-wrong"), ("สงกรานต์", "value-wrong")])
def test_a_list_of_days_that_cannot_be_read_is_told(tmp_path: Path, typed: str, code: str) -> None:
    """Backwards, or no day at all."""
    book = Book()
    book.settings[HOLIDAYS] = typed
    assert [found_code for _, found_code in told(book, tmp_path)] == [code]


def test_one_officer_is_not_in_two_villages(tmp_path: Path) -> None:
    """R-TIM-05: a district with two officers can send both."""
    book = Book()
    book.add_village()
    book.rows[Village][1]["วันที่จัด"] = "15 ม.ค. 2565"
    assert told(book, tmp_path) == [("หมู่บ้าน!H2", "R-TIM-05-officer")]
    book.rows[Official].append(book.official("พัฒนากร", "นาย", "วิชัย", "ทองมี", "นักวิชาการพัฒนาชุมชน", "", None))
    assert told(book, tmp_path) == []


def two_villages(days: tuple[str, str], second: dict[str, object]) -> Book:
    book = Book()
    book.add_village()
    for row, day in zip(book.rows[Village], days, strict=True):
        row["วันที่จัด"] = day
    book.rows[Official].append(book.official("พัฒนากร", "นาย", "วิชัย", "ทองมี", "นักวิชาการพัฒนาชุมชน", "", None))
    book.rows[Sage][0]["เลขประจำตัวประชาชน"] = "9460100000011"
    book.rows[Sage][1] |= second
    return book


ONE, TWO = ("18 ม.ค. 2565", "18 ม.ค. 2565"), ("18 ม.ค. 2565", "19 ม.ค. 2565")


@pytest.mark.parametrize(
    ("days", "second", "codes"),
    [
        (ONE, {"สกุล": "ภูมิดี"}, ["R-TIM-05"]),
        (ONE, {"ชื่อ": "มี", "เลขประจำตัวประชาชน": "9460100000011"}, ["R-TIM-05"]),
        (ONE, {"สกุล": "ภูมิดี", "เลขประจำตัวประชาชน": "9460100000061"}, []),
        (ONE, {}, []),
        (TWO, {"สกุล": "ภูมิดี"}, ["sage-twice"]),
        (TWO, {"ชื่อ": "มี", "เลขประจำตัวประชาชน": "9460100000011"}, ["sage-twice"]),
        (TWO, {"สกุล": "ภูมิดี", "เลขประจำตัวประชาชน": "9460100000061"}, []),
    ],
)
def test_a_sage_belongs_to_one_village(
    tmp_path: Path, days: tuple[str, str], second: dict[str, object], codes: list[str]
) -> None:
    """Handbook 2.2 and R-TIM-05: by number, or by name where no number says that they are two people."""
    findings = pipeline.check([two_villages(days, second).save(tmp_path / "a.xlsx")]).findings
    assert [(f.code, f.severity) for f in findings] == [(code, Severity.WARNING) for code in codes]


def test_two_sages_of_one_name_born_on_two_days_are_two_people(tmp_path: Path) -> None:
    """Who has no number may be told apart by the day of birth."""
    book = two_villages(ONE, {"สกุล": "ภูมิดี", "วันเกิด": "1 ม.ค. 2500"})
    book.rows[Sage][0] |= {"วันเกิด": "2 ม.ค. 2500", "เลขประจำตัวประชาชน": None}
    assert told(book, tmp_path) == []


def test_a_sage_who_represents_a_household_is_known_by_the_number(tmp_path: Path) -> None:
    """R-CNT-05: in whichever village; two of one name with two numbers are two people."""
    book = two_villages(TWO, {})
    book.rows[Household][2]["เลขประจำตัวประชาชน"] = "9460100000011"
    assert [code for _, code in told(book, tmp_path)] == ["R-CNT-05"]
    book.rows[Household][0] |= {"ชื่อ": "บุญมี", "สกุล": "ภูมิดี", "เลขประจำตัวประชาชน": "9460100000061"}
    book.rows[Household][2]["เลขประจำตัวประชาชน"] = None
    assert told(book, tmp_path) == []


def test_nobody_represents_two_households(tmp_path: Path) -> None:
    """R-CNT-04: one identity number in two rows."""
    book = Book()
    for row in book.rows[Household]:
        row["เลขประจำตัวประชาชน"] = "9460100000011"
    assert told(book, tmp_path) == [("ครัวเรือน!J3", "R-CNT-04-person")]


def test_a_wrong_number_withholds_the_voucher_of_this_speaker_alone(tmp_path: Path) -> None:
    """R-PER-01: a warning elsewhere, an error in ใบสำคัญรับเงิน; a blank number is left to the pen."""
    book = Book(sages=2)
    book.rows[Sage][0] |= {"เลขประจำตัวประชาชน": "9460100000012", "ชั่วโมงวิทยากร": 1, "ค่าตอบแทนต่อชั่วโมง": 600}
    assert [code for _, code in told(book, tmp_path)].count("R-PER-01") == 1
    plan = pipeline.prepare([tmp_path / "a.xlsx"], TEMPLATES, pipeline.Selection()).plan
    made = {job.key for job in plan.jobs if job.document.short == "D21"}
    assert made == {f"{CODE}/2"}
    assert {job.document.short for job in plan.jobs} >= {"D02", "D17", "D19"}
    assert sum(job.document.short == "D19" for job in plan.jobs) == 3


def test_garbled_text_is_an_error_in_any_column(tmp_path: Path) -> None:
    """R-TXT-01: also where the column may be blank."""
    book = Book()
    book.rows[Village][0]["ปัญหาอุปสรรค"] = "กกกกกกกก"
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")]).findings
    assert [(f.code, f.severity) for f in findings] == [("value-wrong", Severity.ERROR)]


@given(st.dates(max_value=dt.date(9000, 1, 1)), st.integers(0, 60), st.sets(st.integers(0, 60), max_size=5))
def test_working_days_and_free_days_are_all_days_between(first: dt.date, length: int, free: set[int]) -> None:
    """Each day strictly between two days is a working day, a weekend, or a holiday."""
    last = first + dt.timedelta(days=length)
    holidays = {first + dt.timedelta(days=n) for n in free}
    between = [first + dt.timedelta(days=n) for n in range(1, length)]
    idle = sum(is_weekend(day) or day in holidays for day in between)
    assert working_days_between(first, last, holidays) + idle == len(between)
