"""C12 บันทึกข้อความนำส่งรายงานสรุปผลการประเมินหมู่บ้านเศรษฐกิจพอเพียง (กิจกรรมที่ 1 ข้อ 16.2), to province and department."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP
from tools.papers.covers import SENT_ON, cover
from tools.papers.letters import ACTIVITY, PROGRAMME

FILE = "C12-cover-assessment-report.docx"


def build() -> Document:
    """Return the template; per = district."""
    return cover(
        "บันทึกข้อความนำส่งรายงานสรุปผลการประเมินหมู่บ้านเศรษฐกิจพอเพียง",
        subject="รายงานสรุปผลการประเมินหมู่บ้านเศรษฐกิจพอเพียง อำเภอ{{ district.name }}",
        reason=f"ตามที่{{{{ province.name }}}}ได้แจ้งให้{{{{ district.office }}}}ดำเนิน{PROGRAMME} {ACTIVITY}"
        " โดยให้ประเมินหมู่บ้านตามเกณฑ์การประเมินหมู่บ้านเศรษฐกิจพอเพียงต้นแบบของกระทรวงมหาดไทย จำนวน 2 ครั้ง"
        " และสรุปรายงานผล นั้น",
        facts=(
            (
                "บัดนี้ {{ district.office }}ร่วมกับคณะกรรมการหมู่บ้านได้ดำเนินการประเมินหมู่บ้าน"
                f" จากหมู่บ้านเป้าหมายทั้งหมด{NBSP}{{{{ district.village_count }}}}{NBSP}หมู่บ้าน"
                f" ประเมินครั้งที่ 1 แล้ว{NBSP}{{{{ sum.before.assessed | number | dots(8) }}}}{NBSP}หมู่บ้าน"
                f" และครั้งที่ 2 แล้ว{NBSP}{{{{ sum.after.assessed | number | dots(8) }}}}{NBSP}หมู่บ้าน"
                " จึงขอส่งรายงานสรุปผลการประเมินหมู่บ้านเศรษฐกิจพอเพียง"
                f" จำนวน{NBSP}1{NBSP}ชุด รายละเอียดปรากฏตามเอกสารที่แนบมาพร้อมนี้"
            ),
        ),
        wish=SENT_ON,
    )
