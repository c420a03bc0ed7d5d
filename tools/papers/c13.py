"""C13 บันทึกข้อความนำส่งสรุปผลกลุ่มอาชีพ (กิจกรรมที่ 2 ข้อ 9): to the province alone, one for each group of a district."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP
from tools.papers.covers import FOR_INFORMATION, cover
from tools.papers.letters import GROUP_ACTIVITY, PROGRAMME

FILE = "C13-cover-group-report.docx"


def build() -> Document:
    """Return the template; per = district, each = groups."""
    return cover(
        "บันทึกข้อความนำส่งสรุปผลกลุ่มอาชีพ",
        subject=f"รายงานสรุปผลการดำเนิน{GROUP_ACTIVITY} {{{{ item.name }}}}",
        reason=f"ตามที่{{{{ province.name }}}}ได้แจ้งให้{{{{ district.office }}}}ดำเนิน{PROGRAMME} {GROUP_ACTIVITY}"
        " และสรุปรายงานผลการดำเนินงานให้จังหวัดทราบ นั้น",
        facts=(
            (
                f"บัดนี้ {{{{ district.office }}}}ได้ดำเนินกิจกรรมดังกล่าวแล้วเสร็จ โดยจัดตั้ง{{{{ item.name }}}}"
                "{% if item.village %} {{ item.village | nb }}{% endif %} อำเภอ{{ district.name }}"
                f" เมื่อวันที่{NBSP}{{{{ item.founded_on | date | nb }}}}"
                f" มีสมาชิก จำนวน{NBSP}{{{{ item.members }}}}{NBSP}คน"
                " ประกอบอาชีพ/ผลิตภัณฑ์ {{ item.product | dots(30) }}"
                f"{{% if item.is_registered %}} จดทะเบียนการจัดตั้งกลุ่มอาชีพ{{% if item.registration_no %}}"
                f" เลขที่{NBSP}{{{{ item.registration_no }}}}{{% endif %}}"
                f"{{% if item.registered_on %}}"
                f" เมื่อวันที่{NBSP}{{{{ item.registered_on | date | nb }}}}{{% endif %}}{{% endif %}}"
            ),
            (
                "ในการนี้ {{ district.office }}ขอส่งรายงานสรุปผลการดำเนินงานของกลุ่มอาชีพดังกล่าว"
                f" จำนวน{NBSP}1{NBSP}ชุด รายละเอียดปรากฏตามเอกสารที่แนบมาพร้อมนี้"
            ),
        ),
        wish=FOR_INFORMATION,
    )
