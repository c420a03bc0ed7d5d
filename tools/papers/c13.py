"""C13 บันทึกข้อความนำส่งสรุปผลกลุ่มอาชีพ (กิจกรรมที่ 2 ข้อ 9): to the province alone."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP
from tools.papers.covers import FOR_INFORMATION, cover
from tools.papers.letters import GROUP_ACTIVITY, PROGRAMME

FILE = "C13-cover-group-report.docx"


def build() -> Document:
    """Return the template; per = group."""
    return cover(
        "บันทึกข้อความนำส่งสรุปผลกลุ่มอาชีพ",
        subject=f"รายงานสรุปผลการดำเนิน{GROUP_ACTIVITY} {{{{ group.title }}}}",
        reason=f"ตามที่{{{{ province.name }}}}ได้แจ้งให้{{{{ district.office }}}}ดำเนิน{PROGRAMME} {GROUP_ACTIVITY}"
        " และสรุปรายงานผลการดำเนินงานให้จังหวัดทราบ นั้น",
        facts=(
            (
                f"บัดนี้ {{{{ district.office }}}}ได้ดำเนินกิจกรรมดังกล่าวแล้วเสร็จ โดยจัดตั้ง{{{{ group.title }}}}"
                " {{ village.full_name | nb }} ตำบล{{ village.tambon }} อำเภอ{{ district.name }}"
                f" เมื่อวันที่{NBSP}{{{{ group.founded_on | date | nb }}}}"
                f" มีสมาชิก จำนวน{NBSP}{{{{ member_count }}}}{NBSP}คน"
                " อาชีพ/ผลิตภัณฑ์ของกลุ่ม คือ {{ group.product | dots(30) }}"
                f" และจดทะเบียนการจัดตั้งกลุ่มอาชีพ เลขที่{NBSP}{{{{ group.registration_no | dots(16) }}}}"
                f" เมื่อวันที่{NBSP}{{{{ group.registered_on | date | nb }}}}"
            ),
            (
                "ในการนี้ {{ district.office }}ขอส่งรายงานสรุปผลการดำเนินงานของกลุ่มอาชีพดังกล่าว"
                f" จำนวน{NBSP}1{NBSP}ชุด รายละเอียดปรากฏตามเอกสารที่แนบมาพร้อมนี้"
            ),
        ),
        wish=FOR_INFORMATION,
    )
