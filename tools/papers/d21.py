"""D21 ใบสำคัญรับเงิน สำหรับวิทยากร (handbook 2.13): one for each speaker; the form is where the whole ID number stands.

Amounts are hours × rate of the workbook. What is not known is left to the pen: nothing is invented here.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, OFFICER, Cell, Column, Signer, Table, line, paragraph, signers
from tools.papers.letters import ACTIVITY, PROGRAMME, VILLAGE, new_letter

FILE = "D21-speaker-voucher.docx"

COLUMNS = (Column(6571, "รายการ"), Column(2500, "จำนวนเงิน (บาท)", "CellRight"))


def build() -> Document:
    """Return the template; per = village, each = payments."""
    paper = new_letter("ใบสำคัญรับเงิน สำหรับวิทยากร")
    paragraph(paper, "FormTitle", "ใบสำคัญรับเงิน")
    paragraph(paper, "FormSubtitle", "สำหรับวิทยากร")
    paragraph(paper, "Section", "ชื่อส่วนราชการผู้จัด")
    paragraph(paper, "ItemKeep", "{{ district.office }}")
    paragraph(paper, "Section", "โครงการ/กิจกรรม")
    paragraph(paper, "Item", f"{PROGRAMME} {ACTIVITY} {VILLAGE}")
    paragraph(paper, "FormCorner", f"วันที่{NBSP} {{{{ item.paid_on | date_order | nb }}}}")
    paragraph(
        paper,
        "Body",
        "ข้าพเจ้า {{ item.full_name | nb | dots(50) }}"
        f" เลขประจำตัวประชาชน{NBSP}{{{{ item.sage.citizen_id | citizen_id | nb | dots(44) }}}}"
        f" อยู่บ้านเลขที่{NBSP}{{{{ item.sage.house_no | dots(12) }}}} หมู่ที่{NBSP}{{{{ village.moo }}}}"
        " ตำบล{{ village.tambon }} อำเภอ{{ district.name }} จังหวัด{{ programme.province }}"
        " ได้รับเงินจาก{{ district.office }} ดังรายการต่อไปนี้",
    )
    paragraph(paper, "AfterTable")
    table = Table(paper, COLUMNS).head()
    table.row(
        f"ค่าตอบแทนวิทยากร{{% if item.sage.topic %}} หัวข้อ “{{{{ item.sage.topic }}}}”{{% endif %}}\n"
        f"เมื่อวันที่{NBSP}{{{{ village.training_date | date | nb }}}}\n"
        f"จำนวน{NBSP}{{{{ item.hours | number | dots(10) }}}}{NBSP}ชั่วโมง"
        f" ชั่วโมงละ{NBSP}{{{{ item.rate | money | dots(16) }}}}{NBSP}บาท",
        "{{ item.fee | money2 }}",
        height=1134,
        valign="top",
        keep_next=True,
    )
    table.row("", "", height=567, keep_next=True)
    table.row(
        Cell(lines=(line("CellSumLabel", "รวมเป็นเงิน"),)),
        Cell(lines=(line("CellSum", "{{ item.fee | money2 }}"),)),
        keep_next=True,
    )
    table.row(
        Cell(lines=(line("CellLeft", "จำนวนเงิน (ตัวอักษร) {{ item.fee | baht | dots(90) }}"),), span=2),
        height=510,
        keep_next=True,
    )
    paragraph(paper, "AfterTableKeep")
    signers(
        paper,
        (
            (None, Signer(role="ผู้รับเงิน", name="item.full_name")),
            (None, Signer(role="ผู้จ่ายเงิน", name="officer.full_name", position=OFFICER, acting="officer.acting")),
        ),
    )
    paragraph(paper, "AfterTable")
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP} แนบสำเนาบัตรประจำตัวประชาชนที่รับรองสำเนาถูกต้อง หนังสือเชิญ และแบบตอบรับ",
    )
    return paper
