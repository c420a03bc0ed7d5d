"""D02A ประกาศแต่งตั้งทีมวิทยากรสัมมาชีพชุมชนระดับหมู่บ้าน (handbook 2.2): D02 for a district that appoints by announcement."""

from __future__ import annotations

from docx.document import Document
from tools.papers.d02 import appointed

FILE = "D02A-speaker-team-announcement.docx"


def build() -> Document:
    """Return the template; per = village."""
    return appointed("ประกาศ")
