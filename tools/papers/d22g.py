"""D22G ประมาณการค่าใช้จ่ายของกลุ่มอาชีพ (handbook 2.13 ก): what a group's meeting costs, beside its plan (D04)."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP
from tools.papers.estimate import estimate
from tools.papers.event import GROUP, GROUP_BUDGET

FILE = "D22G-group-cost-estimate.docx"


def build() -> Document:
    """Return the template; per = group."""
    return estimate(
        GROUP,
        occupation=(f"อาชีพ/ผลิตภัณฑ์{NBSP} {{{{ group.product | dots(40) }}}}",),
        people=f"กลุ่มเป้าหมาย{NBSP} ครัวเรือนสัมมาชีพชุมชน จำนวน{NBSP}{{{{ attendee_target }}}}{NBSP}คน/ครัวเรือน",
        allotted=GROUP_BUDGET,
    )
