"""C15 หนังสือนำส่งรายงานของจังหวัด (กิจกรรมที่ 1 ข้อ 16): the province's reports, to the department.

The province is a body of its own, so its governor writes an external letter to the department's director-general. It
may go while villages are still to come, so it tells what is done by its own day and claims no more.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, paragraph
from tools.papers.d12p import TITLE as ASSESSMENT
from tools.papers.d15 import TITLE as RESULTS
from tools.papers.letters import (
    ACTIVITY,
    PROGRAMME,
    PROVINCE_PHONE,
    addressee,
    enclosures,
    letter_end,
    letter_head,
    new_letter,
    subject,
)

FILE = "C15-cover-province-report.docx"


def build() -> Document:
    """Return the template; per = project."""
    paper = new_letter("หนังสือนำส่งรายงานของจังหวัด")
    letter_head(paper, ("จังหวัด{{ programme.province }}", "{{ province.address | nb | dots(40) }}"))
    subject(paper, f"รายงานสรุปผลการดำเนิน{PROGRAMME} {ACTIVITY}")
    addressee(paper, "อธิบดี{{ programme.department }}")
    enclosures(
        paper,
        (
            f"{RESULTS} จังหวัด{{{{ programme.province }}}}{NBSP} จำนวน{NBSP}1{NBSP}ชุด",
            f"{ASSESSMENT} จังหวัด{{{{ programme.province }}}}{NBSP} จำนวน{NBSP}1{NBSP}ชุด",
        ),
    )
    paragraph(
        paper,
        "Body",
        f"ตามที่{{{{ programme.department }}}}ให้จังหวัดดำเนิน{PROGRAMME} {ACTIVITY}"
        f" ในหมู่บ้านเป้าหมาย จำนวน{NBSP}{{{{ programme.village_count }}}}{NBSP}หมู่บ้าน และสรุปรายงานผล นั้น",
    )
    paragraph(
        paper,
        "Body",
        "จังหวัด{{ programme.province }}ขอรายงานผลการดำเนินกิจกรรม"
        f" ณ{NBSP}วันที่{NBSP}{{{{ paper.dated | date | nb }}}} ดังนี้"
        f" ดำเนินกิจกรรมแล้ว จำนวน{NBSP}{{{{ sum.held | number | dots(8) }}}}{NBSP}หมู่บ้าน"
        f" จากเป้าหมาย{NBSP}{{{{ programme.village_count }}}}{NBSP}หมู่บ้าน"
        " ผู้แทนครัวเรือนเป้าหมายได้รับการส่งเสริมอาชีพ"
        f" จำนวน{NBSP}{{{{ sum.households_came | number | dots(8) }}}}{NBSP}คน/ครัวเรือน"
        f" ประเมินหมู่บ้านครั้งที่ 1 แล้ว จำนวน{NBSP}{{{{ (sum.before.assessed or none) | number | dots(8) }}}}{NBSP}หมู่บ้าน"
        f" ครั้งที่ 2 แล้ว จำนวน{NBSP}{{{{ (sum.after.assessed or none) | number | dots(8) }}}}{NBSP}หมู่บ้าน"
        f" และเบิกจ่ายงบประมาณเป็นเงิน {{{{ sum.spent | money | dots(20) }}}}{NBSP}บาท"
        "{% if sum.spent %} ({{ sum.spent | baht }}){% endif %}"
        " รายละเอียดตามสิ่งที่ส่งมาด้วย",
    )
    paragraph(paper, "Closing", "จึงเรียนมาเพื่อโปรดทราบ")
    letter_end(
        paper,
        "ขอแสดงความนับถือ",
        "province.governor",
        "ผู้ว่าราชการจังหวัด{{ programme.province }}",
        ("{{ province.name }}", "{{ province.section }}", PROVINCE_PHONE),
    )
    return paper
