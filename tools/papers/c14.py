"""C14 บันทึกข้อความนำส่งรายงานสรุปผลระดับอำเภอ (กิจกรรมที่ 1 ข้อ 16): the district's roll-up, to the province.

It may go while villages are still to come, so it tells what is done by its own day and claims no more.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP
from tools.papers.covers import SENT_ON, cover
from tools.papers.letters import ACTIVITY, PROGRAMME

FILE = "C14-cover-district-report.docx"


def build() -> Document:
    """Return the template; per = district."""
    return cover(
        "บันทึกข้อความนำส่งรายงานสรุปผลระดับอำเภอ",
        subject=f"รายงานสรุปผลการดำเนิน{ACTIVITY} อำเภอ{{{{ district.name }}}}",
        reason=f"ตามที่{{{{ province.name }}}}ได้แจ้งให้{{{{ district.office }}}}ดำเนิน{PROGRAMME} {ACTIVITY}"
        f" ในหมู่บ้านเป้าหมาย จำนวน{NBSP}{{{{ district.village_count }}}}{NBSP}หมู่บ้าน และสรุปรายงานผล นั้น",
        facts=(
            (
                f"ณ{NBSP}วันที่{NBSP}{{{{ paper.dated | date | nb }}}}"
                " {{ district.office }}ขอรายงานผลการดำเนินงาน ดังนี้"
                f" ดำเนินกิจกรรมแล้ว จำนวน{NBSP}{{{{ sum.held | number | dots(8) }}}}{NBSP}หมู่บ้าน"
                f" จากเป้าหมาย{NBSP}{{{{ sum.villages | number | dots(8) }}}}{NBSP}หมู่บ้าน"
                " ผู้แทนครัวเรือนเป้าหมายได้รับการส่งเสริมอาชีพ"
                f" จำนวน{NBSP}{{{{ sum.households_came | number | dots(8) }}}}{NBSP}คน/ครัวเรือน"
                f" เบิกจ่ายงบประมาณเป็นเงิน {{{{ sum.spent | money | dots(20) }}}}{NBSP}บาท"
                "{% if sum.spent %} ({{ sum.spent | baht }}){% endif %}"
                f" จากที่ได้รับจัดสรร {{{{ sum.allocated | money | dots(20) }}}}{NBSP}บาท"
                "{% if sum.allocated %} ({{ sum.allocated | baht }}){% endif %}"
            ),
            f"ในการนี้ ขอส่งรายงานสรุปผลการดำเนินงานระดับอำเภอ จำนวน{NBSP}1{NBSP}ชุด รายละเอียดปรากฏตามเอกสารที่แนบมาพร้อมนี้",
        ),
        wish=SENT_ON,
    )
