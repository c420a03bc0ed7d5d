"""D26 แบบประเมินหมู่บ้าน 23 ตัวชี้วัด (กิจกรรมที่ 1 ข้อ 8 และข้อ 10): one round of a village's assessment.

A paper for each of the two rounds (`each = "rounds"`). What was keyed in is ticked, and the level follows from it; a
round that was not made yet leaves every box for the pen, so that the form can be taken to the village.
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
    continued,
    line,
    new_paper,
    paragraph,
    signers,
    tag,
)
from tools.papers.indicators import LEVELS, SIDES

FILE = "D26-village-assessment.docx"
ROW = 454  # 0.8 cm: evidence is written by hand
COUNT = sum(len(side.indicators) for side in SIDES)
FOLDS = ("และสิ่งแวดล้อม", "สภาพแวดล้อม")  # begin a line of their own: they would be broken in two

INDICATORS = (
    Column(567, "ข้อ", "SmallCentre"),
    Column(4025, "ตัวชี้วัด", "SmallLeft"),
    Column(624, "ผ่าน", "SmallCentre"),
    Column(794, "ไม่ผ่าน", "SmallCentre"),
    Column(1616, "หลักฐาน/\nข้อมูลประกอบ", "SmallLeft"),
    Column(1445, "แนวทางพัฒนา", "SmallLeft"),
)
SUMS = (
    Column(4819, "ด้าน", "SmallLeft"),
    Column(1606, "จำนวนตัวชี้วัด", "SmallCentre"),
    Column(1323, "ผ่าน", "SmallCentre"),
    Column(1323, "ไม่ผ่าน", "SmallCentre"),
)


def build() -> Document:
    """Return the template; per = village, each = rounds."""
    paper = new_paper("แบบประเมินหมู่บ้านเศรษฐกิจพอเพียงต้นแบบ")
    continued(
        paper.sections[0],
        f"แบบประเมินหมู่บ้านเศรษฐกิจพอเพียงต้นแบบ ครั้งที่{NBSP}{{{{ item.number }}}}"
        " {{ village.full_name | nb }} ตำบล{{ village.tambon }} (ต่อ)",
    )
    paragraph(paper, "FormTitle", "แบบประเมินหมู่บ้านเศรษฐกิจพอเพียงต้นแบบ กระทรวงมหาดไทย")
    paragraph(
        paper,
        "FormSubtitle",
        f"4{NBSP}ด้าน 23{NBSP}ตัวชี้วัด ครั้งที่{NBSP}{{{{ item.number }}}}"
        " {% if item.number == 1 %}(ก่อนดำเนินกิจกรรม){% else %}(หลังดำเนินกิจกรรม){% endif %}",
    )
    paragraph(
        paper,
        "FormLine",
        f"โครงการ{{{{ programme.name }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    paragraph(
        paper,
        "FormLine",
        f"ประเมินเมื่อวันที่{NBSP} {{{{ item.assessed_on | date | nb }}}}",
    )
    paragraph(paper, "AfterTable")
    _indicators(paper)
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP}: *{NBSP}หมายถึง ตัวชี้วัดหลัก {{{{ item.core_count }}}}{NBSP}ข้อ ซึ่งหมู่บ้านต้องผ่านทุกข้อจึงจะได้ระดับ",
    )
    tag(paper, "{%p if item.remarks %}")
    paragraph(paper, "Note", f"หมายเหตุรายข้อ{NBSP}: {{{{ item.remarks }}}}")
    tag(paper, "{%p endif %}")
    _sums(paper)
    _level(paper)
    _signatures(paper)
    return paper


def _indicators(paper: Document) -> None:
    table = Table(paper, INDICATORS).head(style="SmallHead")
    for side in SIDES:
        heading = f"{side.number}.{NBSP} {side.name} ({len(side.indicators)}{NBSP}ตัวชี้วัด)"
        table.row(Cell(lines=(line("SmallHeading", heading),), span=len(INDICATORS)), keep_next=True)
        for number, words in side.numbered():
            table.row(
                str(number),
                f"{_folded(words)}{{% if {number} in item.core %}}{NBSP}*{{% endif %}}",
                f"{{{{ item.passes | nth({number}) | tick }}}}",
                f"{{{{ item.passes | nth({number}) | tick_no }}}}",
                "",
                "",
                height=ROW,
            )


def _folded(words: str) -> str:
    """An indicator that takes two lines, broken between words."""
    for fold in FOLDS:
        words = words.replace(fold, f"\n{fold}")
    return words


def _sums(paper: Document) -> None:
    paragraph(paper, "Section", "สรุปผลการประเมิน")
    table = Table(paper, SUMS).head(style="SmallHead")
    for side in SIDES:
        count = len(side.indicators)
        table.row(
            f"{side.number}.{NBSP} {side.name}",
            str(count),
            f"{{{{ item.sides | nth({side.number}) | dots(8) }}}}",
            f"{{{{ item.failed_sides | nth({side.number}) | dots(8) }}}}",
            keep_next=True,
        )
    table.row(
        Cell(lines=(line("SmallSumLabel", "รวม"),)),
        Cell(lines=(line("SmallSumLabel", "23"),)),
        Cell(lines=(line("SmallSumLabel", "{{ item.passed | dots(8) }}"),)),
        Cell(lines=(line("SmallSumLabel", "{{ item.failed | dots(8) }}"),)),
        keep_next=True,
    )


def _level(paper: Document) -> None:
    paragraph(
        paper,
        "ClosingPlain",
        f"ผ่านตัวชี้วัดหลัก{NBSP} {{{{ item.core_passed | dots(8) }}}}{NBSP}ข้อ จาก{NBSP}{{{{ item.core_count }}}}{NBSP}ข้อ"
        f"{NBSP} หมู่บ้านอยู่ในระดับ",
    )
    for number, name in enumerate(LEVELS):
        box = f"{{% if item.level == {number} %}}☑{{% else %}}☐{{% endif %}}{NBSP}"
        words = f"{box} {name.replace(' ', NBSP)}"
        if number:
            floor = f"item.floors | nth({number})"
            words += (
                f" (ผ่าน{{% if ({floor}) == {COUNT} %}}ครบทั้ง{NBSP}{COUNT}{NBSP}ตัวชี้วัด{{% else %}}"
                f"{NBSP}{{{{ {floor} }}}}{NBSP}ตัวชี้วัดขึ้นไป และผ่านตัวชี้วัดหลักครบทุกข้อ{{% endif %}})"
            )
        paragraph(paper, "ItemKeep", words)


def _signatures(paper: Document) -> None:
    paragraph(paper, "ClosingPlain", f"คณะผู้ประเมิน{NBSP} {{{{ item.assessors | dots(80) }}}}")
    signers(
        paper,
        (
            (
                Signer(role="ผู้ประเมิน", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(role="ผู้ประเมิน", name="village.headman", position=HEADMAN),
            ),
            (
                Signer(role="ผู้ประเมิน", name="", position="กรรมการหมู่บ้าน"),
                Signer(role="ผู้ประเมิน", name="", position="กรรมการหมู่บ้าน"),
            ),
        ),
    )
