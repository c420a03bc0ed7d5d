"""A day's schedule: when materials are handed over, and what the guideline wants in it (handbook 2.4, R-SES-01)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.projects import OTHER_PLACE, PLACE, Book, project_of

from docgen.findings import Finding, Severity
from docgen.papers.words import sentence
from docgen.programmes.sammachip.constants import POINTS
from docgen.programmes.sammachip.schedule import handover_of, hours_of, missing_points, missing_topics
from docgen.programmes.sammachip.sheets import Sage, Session, Village
from docgen.runs import pipeline

TEMPLATES = Path(__file__).parents[3] / "templates"
EVERY = {"รหัสหมู่บ้าน": "ทุกหมู่บ้าน"}


def line(start: str, end: str, activity: str, topic: str = "", **place: Any) -> dict[str, Any]:
    return {**(place or EVERY), "เริ่ม": start, "สิ้นสุด": end, "กิจกรรม": activity, "รหัสหัวข้อ": topic}


def day(**place: Any) -> list[dict[str, Any]]:
    """A whole day as the handbook's example has it."""
    return [
        line("08.30", "09.00", "ลงทะเบียน", "พิธี", **place),
        line("09.00", "10.00", "หลักปรัชญาของเศรษฐกิจพอเพียง และ 3 สร้าง", "9.1.1", **place),
        line("10.00", "12.00", "ความรู้อาชีพ: ความเป็นมา ขั้นตอน คุณภาพ และช่องทางการตลาด", "9.1.2", **place),
        line("12.00", "13.00", "พักรับประทานอาหารกลางวัน", "พัก", **place),
        line("13.00", "14.30", "สาธิตอาชีพโดยใช้วัสดุในท้องถิ่น", "9.2", **place),
        line("14.30", "16.30", "ฝึกปฏิบัติอาชีพ (รับวัสดุฝึกปฏิบัติ)", "9.2", **place),
    ]


def told(folder: Path, book: Book) -> list[Finding]:
    findings = pipeline.check([book.save(folder / "a.xlsx")]).findings
    return [finding for finding in findings if finding.code.startswith(("R-SES", "plan-"))]


def codes(folder: Path, book: Book) -> list[tuple[str, str]]:
    return [(str(finding.where), finding.code) for finding in told(folder, book)]


def book_of(rows: list[dict[str, Any]]) -> Book:
    book = Book()
    book.rows[Session] = rows
    return book


@pytest.mark.parametrize(
    ("activity", "is_handed_over"),
    [
        ("รับวัสดุฝึกปฏิบัติ", True), ("ส่งมอบ-รับมอบวัสดุ", True), ("ครัวเรือนรับ วัสดุ", True), ("เบิกจ่ายวัสดุ", True),
        ("สาธิตการใช้วัสดุ", False), ("รับประทานอาหาร เตรียมวัสดุ", False), ("ลงทะเบียน", False),
    ],
)  # fmt: skip
def test_materials_are_handed_over_where_the_schedule_says_so(activity: str, *, is_handed_over: bool) -> None:
    """Speaking of materials is not handing them over; no hour is guessed."""
    sessions = [Session(start=dt.time(8, 30), activity="ลงทะเบียน"), Session(start=dt.time(14, 45), activity=activity)]
    assert handover_of(sessions) == (dt.time(14, 45) if is_handed_over else None)


def test_a_village_and_a_group_follow_one_logic(tmp_path: Path) -> None:
    """D08 and D10 print the hour of their own schedule, or leave it to the pen."""
    book = Book(households=5)
    book.add_group()
    project = project_of(pipeline.check([book.save(tmp_path / "a.xlsx")]))
    assert (project.dossiers[0].handover_start, project.groups[0].handover_start) == (None, None)
    for row in (1, 3):
        book.rows[Session][row]["กิจกรรม"] += " รับวัสดุ"
    project = project_of(pipeline.check([book.save(tmp_path / "a.xlsx")]))
    hours = (project.dossiers[0].handover_start, project.groups[0].handover_start)
    assert hours == (dt.time(9), dt.time(13))
    assert project.dossiers[0].training_start == dt.time(8, 30)


def test_the_handbook_s_day_has_nothing_to_be_told(tmp_path: Path) -> None:
    """All topics, all points, no gap."""
    assert codes(tmp_path, book_of(day())) == []


@pytest.mark.parametrize(
    ("row", "cells", "where", "code"),
    [
        (1, {"รหัสหัวข้อ": "พิธี"}, "กำหนดการ!E2", "R-SES-01"),
        (1, {"รหัสหัวข้อ": "", "กิจกรรม": "บรรยาย"}, "กำหนดการ!E2", "R-SES-01"),
        (2, {"รหัสหัวข้อ": "9.1.1"}, "กำหนดการ!E2", "R-SES-01"),
        (2, {"กิจกรรม": "ความรู้อาชีพ: ความเป็นมา ขั้นตอน และคุณภาพ"}, "กำหนดการ!D4", "R-SES-01-points"),
        (2, {"กิจกรรม": "ความรู้อาชีพ"}, "กำหนดการ!D4", "R-SES-01-points"),
        (2, {"สิ้นสุด": "12.30"}, "กำหนดการ!B5", "R-SES-01-overlap"),
        (2, {"สิ้นสุด": "11.30"}, "กำหนดการ!B5", "R-SES-01-gap"),
        (5, {"สิ้นสุด": "06.30"}, "กำหนดการ!C7", "R-SES-01-backwards"),
    ],
)
def test_each_rule_finds_its_mistake(tmp_path: Path, row: int, cells: dict[str, str], where: str, code: str) -> None:
    """One wrong cell, one finding at the cell that is to be mended."""
    rows = day()
    rows[row] |= cells
    assert codes(tmp_path, book_of(rows)) == [(where, code)]


def test_a_line_without_a_code_counts_by_what_it_says(tmp_path: Path) -> None:
    """A clerk who types no codes at all has a right schedule all the same."""
    rows = day()
    for row in rows:
        row["รหัสหัวข้อ"] = ""
    assert codes(tmp_path, book_of(rows)) == []


def test_the_points_may_stand_in_lines_of_their_own(tmp_path: Path) -> None:
    """And what is missing is named."""
    rows = day()
    rows[2:3] = [
        line("10.00", "10.30", "ความรู้อาชีพ: ความสำคัญ", "๙.๑.๒"),
        line("10.30", "11.00", "วิธีการทำ", "9.1.2"),
        line("11.00", "12.00", "คุณภาพมาตรฐาน", "9.1.2"),
    ]
    (finding,) = told(tmp_path, book_of(rows))
    assert (finding.code, finding.severity) == ("R-SES-01-points", Severity.WARNING)
    assert "(4) ตลาด ช่องทางการตลาด" in sentence(finding)
    assert "(3)" not in sentence(finding)


def test_a_schedule_of_every_village_is_told_once(tmp_path: Path) -> None:
    """And a village that keeps its own hours is told of its own."""
    book = book_of([*day()[:5], *day(**OTHER_PLACE)])
    book.rows[Session][4]["รหัสหัวข้อ"] = "พัก"
    book.add_village()
    book.rows[Village].append({**book.rows[Village][0], "หมู่ที่": 11, "ชื่อบ้าน": "โจดใหม่"})
    (finding,) = [finding for finding in told(tmp_path, book) if finding.code == "R-SES-01"]
    assert finding.doubtful == ("46031010", "46031011")


def test_a_missing_topic_withholds_the_papers_of_that_schedule_alone(tmp_path: Path) -> None:
    """D06 would be wrong, and what prints the schedule's lines; the other village's is right."""
    book = book_of([*day(**PLACE)[:2], *day(**OTHER_PLACE)])
    book.add_village()
    selection = pipeline.Selection(documents=("D06", "D07"))
    built = pipeline.prepare([book.save(tmp_path / "a.xlsx")], TEMPLATES, selection)
    assert [(paper.document.short, paper.key) for paper in built.plan.withheld] == [("D06", "46031010")]


def test_a_group_s_day_is_no_village_s(tmp_path: Path) -> None:
    """9.1.1 to 9.2 are asked of villages, 4.1 and 4.2 of groups."""
    book = Book(households=5)
    book.add_group()
    book.rows[Session][3]["รหัสหัวข้อ"] = "9.2"
    assert [code for _, code in codes(tmp_path, book)] == ["R-SES-01-group"]


LINES = st.lists(
    st.builds(
        Session,
        topic=st.sampled_from(("", "9.1.1", "9.1.2", "9.2", "พัก")),
        activity=st.sampled_from(("ลงทะเบียน", "เศรษฐกิจพอเพียง", "ความรู้ ความสำคัญ วิธีการ", "มาตรฐาน ตลาด", "สาธิต")),
    ),
    max_size=6,
)


@given(sessions=LINES, more=LINES)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_more_lines_never_lack_more(sessions: list[Session], more: list[Session]) -> None:
    """A topic or a point that is there stays there, whatever is added; nothing at all lacks everything."""
    assert set(missing_topics(sessions + more)) <= set(missing_topics(sessions))
    assert set(missing_points(sessions + more)) <= set(missing_points(sessions))
    assert len(missing_topics([])) == 3
    assert missing_points([]) == POINTS


@pytest.mark.parametrize(
    ("speaker", "activity", "topic", "hours"),
    [
        ("นางบุญมี ภูมิดี", "สาธิตอาชีพ", "", [0]),
        ("วิทยากร: ทีม, นางบุญมี ภูมิดี (ปราชญ์) และ นายอื่น มาไกล", "สาธิตอาชีพ", "", [0]),
        ("นางบุญมี ภูมิดีงาม", "สาธิตการย้อมผ้า", "การย้อมผ้า", []),
        ("ทีมวิทยากร", "สาธิตการย้อมผ้าสีธรรมชาติ", "การย้อมผ้า", [0]),
        ("ทีมวิทยากร", "สาธิตอาชีพ", "9.2", [0]),
        ("ทีมวิทยากร", "สาธิตอาชีพ", "", []),
        ("", "พักรับประทานอาหาร", "การย้อมผ้า", []),
    ],
)
def test_a_sage_speaks_when_the_schedule_says(speaker: str, activity: str, topic: str, hours: list[int]) -> None:
    """Named in a line, else by the topic of a line that names nobody; else nobody knows (handbook 2.3)."""
    sage = Sage(prefix="นาง", first="บุญมี", last="ภูมิดี", topic=topic)
    lines = (Session(activity=activity, speaker=speaker, topic="9.2"),)
    assert [lines.index(found) for found in hours_of((sage,), lines)[0].sessions] == hours


def test_a_sage_of_one_point_speaks_when_the_point_is_treated() -> None:
    """9.1.2 has four points (handbook 4.2): the topic's words need not be the schedule's."""
    sage = Sage(prefix="นาง", first="บุญมี", last="ภูมิดี", topic="ตลาดและช่องทางขาย")
    lecture = Session(activity="ความรู้อาชีพ: ความเป็นมา ขั้นตอน คุณภาพ และช่องทางการตลาด", topic="9.1.2")
    lines = (lecture, Session(activity="เดินตลาดนัด", topic="พัก"))
    assert hours_of((sage,), lines)[0].sessions == (lecture,)


def test_a_named_sage_s_line_is_nobody_else_s() -> None:
    """Two sages of one topic: the line that names the first leaves the other to the pen."""
    first, second = (Sage(prefix="นาง", first=name, last="ภูมิดี", topic="การย้อมผ้า") for name in ("บุญมี", "บุญศรี"))
    lines = (Session(activity="การย้อมผ้า", speaker="นางบุญมี  ภูมิดี"),)
    assert [len(found.sessions) for found in hours_of((first, second), lines)] == [1, 0]
