"""D06 กำหนดการ (กิจกรรมที่ 1 ข้อ 9): the hours of a village's training."""

from __future__ import annotations

from docx.document import Document
from tools.papers.event import VILLAGE
from tools.papers.schedule import schedule

FILE = "D06-schedule.docx"


def build() -> Document:
    """Return the template; per = village."""
    return schedule(VILLAGE)
