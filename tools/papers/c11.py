"""C11 บันทึกข้อความนำส่งรายงานสรุปผลการดำเนินกิจกรรม (กิจกรรมที่ 1 ข้อ 16.1): a village's D11, to province and department."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP
from tools.papers.covers import SENT_ON, cover
from tools.papers.letters import ACTIVITY, PROGRAMME, VILLAGE

FILE = "C11-cover-summary-report.docx"


def build() -> Document:
    """Return the template; per = village."""
    return cover(
        "บันทึกข้อความนำส่งรายงานสรุปผลการดำเนินกิจกรรม",
        subject=f"รายงานสรุปผลการดำเนิน{ACTIVITY} {{{{ village.full_name | nb }}}} ตำบล{{{{ village.tambon }}}}",
        reason=f"ตามที่{{{{ province.name }}}}ได้แจ้งให้{{{{ district.office }}}}ดำเนิน{PROGRAMME} {ACTIVITY}"
        " และสรุปรายงานผลเมื่อดำเนินการแล้วเสร็จ นั้น",
        facts=(
            (
                f"บัดนี้ {{{{ district.office }}}}ได้ดำเนินกิจกรรมดังกล่าวแล้วเสร็จ"
                f" ใน{{{{ village.training_date | date_weekday | nb }}}}"
                f" ณ{NBSP}{{{{ village.venue | dots(40) }}}} {VILLAGE}"
                f" มีทีมวิทยากรสัมมาชีพชุมชนเข้าร่วม จำนวน{NBSP}{{{{ turnout[0].came | dots(8) }}}}{NBSP}คน"
                f" และผู้แทนครัวเรือนเป้าหมายเข้าร่วม จำนวน{NBSP}{{{{ turnout[1].came | dots(8) }}}}{NBSP}คน/ครัวเรือน"
                f" จากเป้าหมาย{NBSP}{{{{ turnout[1].target }}}}{NBSP}คน/ครัวเรือน"
                f" เบิกจ่ายงบประมาณเป็นเงิน {{{{ budget_sum.spent | money | dots(20) }}}}{NBSP}บาท"
                "{% if budget_sum.spent or budget_sum.spent is none %}"
                " ({{ budget_sum.spent | baht | dots(30) }}){% endif %}"
            ),
            (
                "ในการนี้ {{ district.office }}ขอส่งรายงานสรุปผลการดำเนินกิจกรรมของหมู่บ้านดังกล่าว"
                f" จำนวน{NBSP}1{NBSP}ชุด รายละเอียดปรากฏตามเอกสารที่แนบมาพร้อมนี้"
            ),
        ),
        wish=SENT_ON,
    )
