"""The hours that speakers are paid for, beside the hours that the schedule gives (handbook 2.4, 2.13)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.projects import CODE, PLACE, Book, found

from docgen.press import workshop
from docgen.programmes.sammachip.lessons import hours_taught, lesson_hours
from docgen.programmes.sammachip.sheets import BudgetLine, Sage, Session, Village
from docgen.runs import pipeline

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
FIRST, SECOND = Sage(seq=1, first="บุญมี", last="ภูมิดี"), Sage(seq=2, first="บุญศรี", last="ภูมิดี")

compile_once = cache(workshop.compile_template)  # compiling all templates for each test would be most of its time


@pytest.fixture(autouse=True)
def _compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "compile_template", compile_once)


def session(start: str, end: str, *, topic: str = "9.2", activity: str = "สาธิต", speaker: str = "") -> Session:
    first, last = (dt.time.fromisoformat(text) for text in (start, end))
    return Session(start=first, end=last, topic=topic, activity=activity, speaker=speaker)


@pytest.mark.parametrize(
    ("end", "hours"),
    [
        ("09:24", "0"),
        ("09:25", "0.5"),
        ("09:49", "0.5"),
        ("09:50", "1"),
        ("10:24", "1"),
        ("10:25", "1.5"),
        ("11:00", "2"),
    ],
)
def test_a_rest_of_minutes_is_an_hour_half_of_one_or_nothing(end: str, hours: str) -> None:
    """From 50 minutes an hour, from 25 half an hour."""
    assert lesson_hours([session("09:00", end)]) == Decimal(hours)


@given(st.integers(min_value=1, max_value=600))
def test_hours_follow_the_minutes(minutes: int) -> None:
    """In half hours, never more than ten minutes above nor 25 below what was taught, and never fewer for more."""
    ends = [(dt.datetime(2022, 1, 15, 8) + dt.timedelta(minutes=m)).time().isoformat() for m in (minutes, minutes + 1)]
    hours, more = (lesson_hours([session("08:00", end)]) or Decimal(0) for end in ends)
    assert hours % Decimal("0.5") == 0
    assert -10 <= minutes - hours * 60 < 25
    assert more >= hours


def test_breaks_for_tea_count_and_lunch_does_not() -> None:
    """A break for tea lies between two lessons; opening and closing are no lessons, with or without their code."""
    day = [
        session("08:30", "09:00", topic="", activity="ลงทะเบียน"),
        session("09:00", "09:15", topic="พิธี", activity="พิธีเปิด"),
        session("09:15", "10:15", topic="9.1.1"),
        session("10:15", "10:30", topic="พัก", activity="พักรับประทานอาหารว่างและเครื่องดื่ม"),
        session("10:30", "12:00", topic="9.1.2"),
        session("12:00", "13:00", topic="พัก", activity="พักรับประทานอาหารกลางวัน"),
        session("13:00", "15:00", topic=""),
        session("15:00", "15:15", topic="พัก", activity="พักรับประทานอาหารว่าง"),
    ]
    assert lesson_hours(day) == Decimal("4.5")  # 165 and 120 minutes
    assert lesson_hours(day[:2]) is None
    assert lesson_hours([*day, Session(topic="9.2", activity="สาธิต")]) is None


def test_a_speaker_has_the_lessons_that_name_him_or_nobody() -> None:
    """Whom the schedule names nowhere may have taught all day."""
    day = [
        session("09:00", "10:00", speaker="นายบุญมี  ภูมิดี"),
        session("10:00", "12:00", speaker="นางบุญศรี ภูมิดี"),
        session("13:00", "14:00", speaker="ทีมวิทยากรสัมมาชีพชุมชน"),
        session("14:00", "14:30", speaker="นายบุญมี ภูมิดี และนางบุญศรี ภูมิดี"),
    ]
    team = (FIRST, SECOND)
    assert hours_taught(day, FIRST, team) == Decimal("2.5")
    assert hours_taught(day, SECOND, team) == Decimal("3.5")
    assert hours_taught(day, Sage(first="แก้ว", last="ใจงาม"), team) == Decimal("4.5")


def paying_book(first: object = 2, second: object = 1) -> Book:
    """Two speakers of a day that has three hours and a half."""
    book = Book(sages=2)
    for row, hours in zip(book.rows[Sage], (first, second), strict=True):
        row |= {"ชั่วโมงวิทยากร": hours, "ค่าตอบแทนต่อชั่วโมง": 600}
    book.rows[Session] = [
        {"รหัสหมู่บ้าน": "ทุกหมู่บ้าน", "เริ่ม": start, "สิ้นสุด": end, "กิจกรรม": activity, "รหัสหัวข้อ": topic}
        for start, end, activity, topic in (
            ("08.30", "09.00", "ลงทะเบียน", "พิธี"),
            ("09.00", "10.00", "หลักปรัชญาของเศรษฐกิจพอเพียง", "9.1.1"),
            ("10.00", "11.00", "ความรู้ด้านอาชีพ: ความสำคัญ วิธีการ คุณภาพมาตรฐาน ตลาด", "9.1.2"),
            ("11.00", "12.30", "สาธิต", "9.2"),
        )
    ]
    book.rows[BudgetLine][1] |= {"แผน": 6000}
    book.rows[BudgetLine].append({**PLACE, "หมวด": "ค่าตอบแทนวิทยากร", "แผน": 4000})
    book.rows[Village][0]["วันที่ประชาคม"] = "20 ธ.ค. 2564"
    return book


def told(folder: Path, book: Book) -> list[tuple[str, str]]:
    findings = pipeline.check([book.save(folder / "a.xlsx")]).findings
    return [pair for pair in found(findings) if pair[1].startswith("speaker-hours")]


def test_hours_within_the_schedule_are_right(tmp_path: Path) -> None:
    """Three of three and a half."""
    assert told(tmp_path, paying_book()) == []


def test_nobody_teaches_longer_than_the_day(tmp_path: Path) -> None:
    """His cell is named; together they are paid for more as well."""
    assert told(tmp_path, paying_book(first=4)) == [
        ("ปราชญ์!K2", "speaker-hours-together"), ("ปราชญ์!K2", "speaker-hours-untaught"),
    ]  # fmt: skip


def test_two_may_teach_at_once(tmp_path: Path) -> None:
    """In groups that practise; it is told, and all papers are made."""
    book = paying_book(first=2, second=2)
    assert told(tmp_path, book) == [("ปราชญ์!K2", "speaker-hours-together")]
    assert withheld(tmp_path, book) == []


def withheld(folder: Path, book: Book) -> list[tuple[str, str]]:
    plan = pipeline.prepare([book.save(folder / "a.xlsx")], TEMPLATES, pipeline.Selection()).plan
    return sorted((paper.document.short, paper.key) for paper in plan.withheld)


def test_hours_that_nobody_taught_withhold_his_voucher_and_the_list(tmp_path: Path) -> None:
    """The other speaker's voucher is made."""
    assert withheld(tmp_path, paying_book(first=4)) == [("D21", f"{CODE}/1"), ("D22", CODE)]


def test_hours_of_the_settings_withhold_the_vouchers_of_all(tmp_path: Path) -> None:
    """The cell of the settings is named."""
    book = paying_book(first=None, second=None)
    book.settings["ชั่วโมงวิทยากรต่อคน"] = 4
    assert {code for _, code in told(tmp_path, book)} == {"speaker-hours-untaught", "speaker-hours-together"}
    assert withheld(tmp_path, book) == [("D21", f"{CODE}/1"), ("D21", f"{CODE}/2"), ("D22", CODE)]
