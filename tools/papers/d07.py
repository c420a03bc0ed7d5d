"""D07 ใบลงทะเบียน (กิจกรรมที่ 1 ข้อ 9): who came to a village's training: households, speakers and officials."""

from __future__ import annotations

from docx.document import Document
from tools.papers.event import VILLAGE
from tools.papers.register import STAFF, Sheet, register

FILE = "D07-attendance-sheet.docx"

SHEETS = (
    Sheet(
        target="ผู้แทนครัวเรือนเป้าหมาย",
        each="h in households",
        number="{{ h.seq }}",  # attendance is keyed in by it
        place=("บ้านเลขที่", "หมู่ที่"),
        name="{{ h.full_name }}",
        address="{{ h.house_no }}{% if not h.is_donor %} ม.{{ village.moo }}"
        "{% elif h.origin_moo %} ม.{{ h.origin_moo }} ต.{{ h.origin_tambon }}{% endif %}",
        phone="{{ h.phone | phone }}",
        remark="{% if h.is_donor %}หมู่บ้านใกล้เคียง{% endif %}",
    ),
    Sheet(
        target="ทีมวิทยากรสัมมาชีพชุมชน",
        each="s in sages",
        number="{{ s.seq }}",
        place=("บ้านเลขที่", "หมู่ที่"),
        name="{{ s.full_name }}",
        address="{{ s.house_no }} ม.{{ village.moo }}",
        phone="{{ s.phone | phone }}",
        remark="{{ s.team_role }}",
    ),
    STAFF,
)


def build() -> Document:
    """Return the template; per = village."""
    return register(VILLAGE, SHEETS)
