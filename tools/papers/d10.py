"""D10 บันทึกการรับวัสดุของกลุ่มอาชีพ (กิจกรรมที่ 2 เงื่อนไขข้อ 1): what a group took over, and who saw it.

Each line says ประเภท วัสดุ: a group's money buys materials, never durable articles (ครุภัณฑ์). Where one may be such an
article (R-MAT-03), the paper does not say what it is: its cell and the sentence below are left to the pen.

The hour is that at which the meeting's schedule hands them over: who signs as president has been elected by then. The
day of the registration, which is later than the day of the meeting, is not told.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, OFFICER, Column, Signer, new_paper, paragraph, signers
from tools.papers.event import GROUP, form_head
from tools.papers.received import TOTAL, hour, received

FILE = "D10-group-material-receipt.docx"
BOX = f"({NBSP}{NBSP}{NBSP}{NBSP})"

COLUMNS = (
    Column(454, "ที่", "CellCentre"),
    Column(2268, "รายการวัสดุ"),
    Column(964, "ประเภท", "CellCentre"),
    Column(851, "จำนวน", "CellRight"),
    Column(794, "หน่วย\nนับ", "CellCentre"),
    Column(1304, "ราคา/หน่วย\n(บาท)", "CellRight"),
    Column(1361, "จำนวนเงิน\n(บาท)", "CellRight"),
    Column(1075, "หมายเหตุ"),
)


def build() -> Document:
    """Return the template; per = group."""
    paper = new_paper("บันทึกการรับวัสดุฝึกปฏิบัติ (กลุ่มอาชีพ)")
    form_head(paper, "บันทึกการรับวัสดุฝึกปฏิบัติ", GROUP, day=False)
    paragraph(
        paper,
        "FormLine",
        f"เลขทะเบียนกลุ่ม{NBSP} {{{{ group.registration_no | dots(20) }}}}",
    )
    paragraph(
        paper,
        "Body",
        "วันนี้ ({{ group.training_date | date_weekday | nb }})"
        f" {hour('handover_start')}"
        f" ณ{NBSP}{{{{ group.venue | dots(40) }}}}"
        " ข้าพเจ้า {{ committee.president.full_name | nb | dots(40) }} ตำแหน่ง ประธาน{{ group.title }}"
        " ได้รับวัสดุเพื่อใช้ในการจัดตั้งและพัฒนากลุ่มอาชีพ “{{ group.product | dots(30) }}”"
        " ตามแผนปฏิบัติการจัดตั้งและพัฒนากลุ่มอาชีพ จากเจ้าหน้าที่{{ district.office }}"
        f" {TOTAL} ไว้ครบถ้วนถูกต้องแล้ว ดังนี้",
    )
    received(paper, COLUMNS, kind="{% if not m.may_be_durable %}วัสดุ{% endif %}")
    paragraph(
        paper,
        "Closing",
        f"{{% if material_sum.doubtful %}}รายการข้างต้น{NBSP} {BOX} เป็นวัสดุทั้งสิ้น ไม่มีรายการที่เป็นครุภัณฑ์"
        f"{NBSP} {BOX} มีรายการที่เป็นครุภัณฑ์ ได้แก่{NBSP}{'.' * 60}"
        "{% else %}วัสดุตามรายการข้างต้นเป็นวัสดุทั้งสิ้น ไม่มีรายการที่เป็นครุภัณฑ์{% endif %}"
        " และจะใช้ในการจัดตั้งและพัฒนากลุ่มอาชีพ"
        "ของสมาชิก{{ group.title }} ตามวัตถุประสงค์ของโครงการ จึงลงลายมือชื่อไว้เป็นหลักฐาน",
    )
    signers(
        paper,
        (
            (
                Signer(role="ผู้ส่งมอบ", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(role="ผู้รับมอบ", name="committee.president.full_name", position="ประธาน{{ group.title }}"),
            ),
            (
                Signer(role="พยาน", name="committee.treasurer.full_name", position="เหรัญญิก{{ group.title }}"),
                Signer(role="พยาน", name="committee.secretary.full_name", position="เลขานุการ{{ group.title }}"),
            ),
        ),
    )
    return paper
