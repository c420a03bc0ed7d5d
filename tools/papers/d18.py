"""D18 แบบสำรวจและวิเคราะห์อาชีพ (กิจกรรมที่ 1 ข้อ 5): a page for each household, with what is known of it filled in.

Where no household is listed yet, there is one blank form to copy.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    NBSP,
    OFFICER,
    PORTRAIT,
    Column,
    Signer,
    Table,
    new_paper,
    paragraph,
    signers,
    tag,
)

FILE = "D18-occupation-survey.docx"
TITLE = "แบบสำรวจและวิเคราะห์อาชีพ"
ROW = 420

WISHES = (
    Column(1134, "อันดับ", "CellCentre"),
    Column(PORTRAIT - 1134, "อาชีพที่ต้องการ"),
)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper(TITLE)
    for text in paper.sections[0].header.paragraphs:  # each page is a form of its own: no number leads on
        for child in list(text._p):
            if not child.tag.endswith("}pPr"):
                text._p.remove(child)
    tag(paper, "{%p for f in survey_forms %}")
    _form(paper, is_known=True)
    tag(paper, "{%p endfor %}")
    tag(paper, "{%p if not survey_forms %}")
    _form(paper, is_known=False)
    tag(paper, "{%p endif %}")
    return paper


def _form(paper: Document, *, is_known: bool) -> None:
    def value(expression: str, dots: int) -> str:
        return f"{{{{ {expression} | dots({dots}) }}}}" if is_known else "." * dots

    paragraph(paper, "FormTitlePage", f"{TITLE} ครัวเรือนเป้าหมาย")
    paragraph(
        paper,
        "FormSubtitle",
        f"กิจกรรม{{{{ programme.village_activity }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    paragraph(paper, "Section", f"1.{NBSP} ครัวเรือน{NBSP} (ลำดับที่{NBSP}{value('f.household.seq', 6)})")
    paragraph(
        paper,
        "ItemLeft",
        f"ผู้แทนครัวเรือน{NBSP} {value('f.household.full_name', 44)}{NBSP}"
        f" บ้านเลขที่{NBSP}{value('f.household.house_no', 12)}",
    )
    paragraph(
        paper,
        "ItemLeft",
        f"โทรศัพท์{NBSP} {value('f.household.phone | phone', 24)}{NBSP}"
        f" สมาชิกในครัวเรือน{NBSP}{value('f.household.members', 8)}{NBSP}คน",
    )
    paragraph(paper, "Section", f"2.{NBSP} อาชีพ รายได้ และหนี้สินในปัจจุบัน")
    paragraph(
        paper,
        "ItemLeft",
        f"อาชีพหลัก{NBSP} {value('f.main_occupation', 36)}{NBSP} อาชีพรอง{NBSP} {value('f.answer.side_occupation', 36)}",
    )
    paragraph(
        paper,
        "ItemLeft",
        f"รายได้ครัวเรือน{NBSP} {value('f.answer.income | money', 18)}{NBSP}บาท/ปี{NBSP}"
        f" รายได้เฉลี่ย{NBSP} {value('f.household.income_per_head | money', 18)}{NBSP}บาท/คน/ปี",
    )
    paragraph(
        paper,
        "ItemLeft",
        f"รายจ่ายครัวเรือน{NBSP} {value('f.answer.expenses | money', 18)}{NBSP}บาท/ปี{NBSP}"
        f" หนี้สิน{NBSP} {value('f.answer.debt | money', 18)}{NBSP}บาท",
    )
    paragraph(paper, "Section", f"3.{NBSP} ทักษะ ทุน ที่ดิน และแรงงาน")
    _written(paper, "ทักษะ/ความสามารถพิเศษ", "f.answer.skills", is_known=is_known)
    _written(paper, "เงินทุน/เครื่องมือที่มี", "f.answer.capital", is_known=is_known)
    paragraph(
        paper,
        "ItemLeft",
        f"ที่ดินทำกิน{NBSP} {value('f.answer.land | number', 14)}{NBSP}ไร่{NBSP}"
        f" แรงงานในครัวเรือน{NBSP} {value('f.answer.workers', 8)}{NBSP}คน",
    )
    paragraph(paper, "Section", f"4.{NBSP} อาชีพที่ต้องการฝึกปฏิบัติ เรียงจากต้องการมากที่สุด")
    table = Table(paper, WISHES).head()
    for number, name in enumerate(("first_wish", "second_wish", "third_wish"), 1):
        table.row(str(number), f"{{{{ f.{name} }}}}" if is_known else "", height=ROW)
    paragraph(paper, "AfterTable")
    _written(paper, "เหตุผลที่ต้องการ", "f.answer.reason", is_known=is_known, lines=2)
    _written(paper, "ตลาด/ช่องทางจำหน่าย", "f.answer.market", is_known=is_known)
    paragraph(paper, "Section", f"5.{NBSP} ความเห็นของผู้สำรวจ{NBSP} (ปัจจัยความสำเร็จและโอกาสทางการตลาด)")
    for _ in range(2):
        paragraph(paper, "FieldLineKeep", "\t")
    signers(
        paper,
        (
            (
                Signer(role="ผู้ให้ข้อมูล", name="f.household.full_name" if is_known else "''", position=_DAY),
                Signer(role="ผู้สำรวจ", name="officer.full_name", position=OFFICER, acting="officer.acting"),
            ),
        ),
    )


_DAY = f"วันที่{NBSP}.........../.........../..........."


def _written(paper: Document, label: str, expression: str, *, is_known: bool, lines: int = 1) -> None:
    """What was answered, or lines to write it on."""
    if is_known:
        tag(paper, f"{{%p if {expression} %}}")
        paragraph(paper, "ItemLeft", f"{label}{NBSP} {{{{ {expression} }}}}")
        tag(paper, "{%p else %}")
    paragraph(paper, "FieldLine", f"{label}{NBSP} \t")
    for _ in range(lines - 1):
        paragraph(paper, "FieldLine", "\t")
    if is_known:
        tag(paper, "{%p endif %}")
