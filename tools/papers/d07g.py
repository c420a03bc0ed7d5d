"""D07G ใบลงทะเบียนประชุมกลุ่มอาชีพ (กิจกรรมที่ 2 ข้อ 4): who came to a group's meeting: households and officials."""

from __future__ import annotations

from dataclasses import replace

from docx.document import Document
from tools.papers.event import GROUP
from tools.papers.register import STAFF, Sheet, register

FILE = "D07G-group-attendance-sheet.docx"

SHEETS = (
    Sheet(
        target="ครัวเรือนสัมมาชีพชุมชนที่สนใจรวมกลุ่มอาชีพ",
        each="a in attendees",
        number="{{ a.seq }}",  # attendance is keyed in by it
        place=("บ้านเลขที่", "หมู่ที่"),
        name="{{ a.full_name }}",
        address="{{ a.house_no }}{% if a.home_moo %} ม.{{ a.home_moo }}"
        "{% if a.village_code != village.village_code %} ต.{{ a.home_tambon }}{% endif %}{% endif %}",
        phone="{{ a.phone | phone }}",
        remark="",
        open_lines="n in open_places",
    ),
    replace(STAFF, target="วิทยากร เจ้าหน้าที่ และผู้สังเกตการณ์"),  # who speaks at the meeting has no sheet of his own
)


def build() -> Document:
    """Return the template; per = group."""
    return register(GROUP, SHEETS)
