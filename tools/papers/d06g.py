"""D06G กำหนดการประชุมกลุ่มอาชีพ (กิจกรรมที่ 2 ข้อ 4): the hours of a group's meeting."""

from __future__ import annotations

from docx.document import Document
from tools.papers.event import GROUP
from tools.papers.schedule import schedule

FILE = "D06G-group-schedule.docx"


def build() -> Document:
    """Return the template; per = group."""
    return schedule(GROUP)
