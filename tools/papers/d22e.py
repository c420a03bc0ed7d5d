"""D22E ประมาณการค่าใช้จ่ายของหมู่บ้าน (handbook 2.13 ก): what the memo that asks for approval (D20) encloses."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP
from tools.papers.estimate import estimate
from tools.papers.event import VILLAGE

FILE = "D22E-cost-estimate.docx"


def build() -> Document:
    """Return the template; per = village."""
    return estimate(
        VILLAGE,
        occupation=(f"อาชีพที่สาธิต{NBSP} {{{{ village.occupation | dots(40) }}}}",),
        people=(
            f"กลุ่มเป้าหมาย{NBSP} ทีมวิทยากรสัมมาชีพชุมชน จำนวน{NBSP}{{{{ sages | length }}}}{NBSP}คน"
            f" และผู้แทนครัวเรือนเป้าหมาย จำนวน{NBSP}{{{{ household_count }}}}{NBSP}คน/ครัวเรือน"
            f" รวม{NBSP}{{{{ people_count }}}}{NBSP}คน"
        ),
        allotted=(
            f"งบประมาณที่ได้รับจัดสรร{NBSP} จำนวน{NBSP}{{{{ programme.budget_per_village | money }}}}{NBSP}บาท"
            " ({{ programme.budget_per_village | baht }})"
        ),
    )
