"""D08 บันทึกการรับวัสดุฝึกปฏิบัติ ระดับหมู่บ้าน (กิจกรรมที่ 1 เงื่อนไขข้อ 1): what the village took over, and who saw it.

The wording says รับวัสดุเพื่อใช้ในการสาธิตและฝึกปฏิบัติอาชีพ: materials may not be bought to be given away.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    HEADMAN,
    NBSP,
    OFFICER,
    Cell,
    Column,
    Signer,
    Table,
    line,
    new_paper,
    paragraph,
    signers,
)

FILE = "D08-material-receipt.docx"

COLUMNS = (
    Column(510, "ที่", "CellCentre"),
    Column(2835, "รายการวัสดุ"),
    Column(870, "จำนวน", "CellRight"),
    Column(1021, "หน่วยนับ", "CellCentre"),
    Column(1304, "ราคา/หน่วย\n(บาท)", "CellRight"),
    Column(1474, "จำนวนเงิน\n(บาท)", "CellRight"),
    Column(1057, "หมายเหตุ"),
)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper("บันทึกการรับวัสดุฝึกปฏิบัติ (หมู่บ้าน)")
    paragraph(paper, "FormTitle", "บันทึกการรับวัสดุฝึกปฏิบัติ")
    paragraph(paper, "FormSubtitle", "กิจกรรม{{ programme.village_activity }}")
    paragraph(
        paper,
        "FormSubtitle",
        f"โครงการ{{{{ programme.name }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    paragraph(
        paper,
        "Body",
        "วันนี้ ({{ village.training_date | date_weekday | nb }})"
        f" เวลา{NBSP}{{% if training_start %}}{{{{ training_start | time | nb }}}}"
        f"{{% else %}}............{NBSP}น.{{% endif %}}"
        f" ณ{NBSP}{{{{ village.venue | dots(40) }}}}"
        " ข้าพเจ้า {{ village.headman | nb | dots(40) }}"
        f" ตำแหน่ง ผู้ใหญ่บ้าน หมู่ที่{NBSP}{{{{ village.moo }}}} ตำบล{{{{ village.tambon }}}} ผู้แทน{{{{ village.title }}}}"
        " ได้รับวัสดุเพื่อใช้ในการสาธิตและฝึกปฏิบัติอาชีพ “{{ village.occupation | dots(30) }}”"
        " ตามแผนปฏิบัติการสาธิตอาชีพของหมู่บ้าน จากเจ้าหน้าที่{{ district.office }}"
        f" จำนวน{NBSP}{{{{ material_sum.count }}}}{NBSP}รายการ"
        f" เป็นเงิน{NBSP}{{{{ material_sum.total | money }}}}{NBSP}บาท ({{{{ material_sum.total | baht }}}})"
        " ไว้ครบถ้วนถูกต้องแล้ว ดังนี้",
    )
    paragraph(paper, "AfterTable")
    table = Table(paper, COLUMNS).head()
    table.loop(
        "m in materials",
        "{{ loop.index }}",
        "{{ m.item }}",
        "{{ m.quantity | number }}",
        "{{ m.unit }}",
        "{{ m.unit_price | money2 }}",
        "{{ m.amount | money2 }}",
        "",
    )
    total = "รวมเป็นเงินทั้งสิ้น ({{ material_sum.total | baht }})"
    table.row(
        Cell(lines=(line("CellSumLabel", total),), span=5),
        Cell(lines=(line("CellSum", "{{ material_sum.total | money2 }}"),)),
        "",
    )
    paragraph(
        paper,
        "Closing",
        "วัสดุตามรายการข้างต้นจะใช้ในการสาธิตและฝึกปฏิบัติอาชีพของครัวเรือนเป้าหมาย"
        f" จำนวน{NBSP}{{{{ household_count }}}}{NBSP}ครัวเรือน"
        " ตามวัตถุประสงค์ของโครงการ จึงลงลายมือชื่อไว้เป็นหลักฐาน",
    )
    signers(
        paper,
        (
            (
                Signer(
                    role="ผู้ส่งมอบ",
                    name="officer.full_name",
                    position=OFFICER,
                    acting="officer.acting",
                ),
                Signer(
                    role="ผู้รับมอบ",
                    name="village.headman",
                    position=HEADMAN,
                ),
            ),
            (
                Signer(role="พยาน", name="witnesses[0]", position="กรรมการหมู่บ้าน"),
                Signer(role="พยาน", name="witnesses[1]", position="กรรมการหมู่บ้าน"),
            ),
        ),
    )
    return paper
