"""D12 รายงานสรุปผลการประเมินหมู่บ้านเศรษฐกิจพอเพียง (กิจกรรมที่ 1 ข้อ 16.2): both rounds of a district's villages.

A line a village with its four sides, number and level in each round; then how many villages stand at which level, and
how many pass each of the 23 indicators, before and after. Differences compare the same villages only.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
    LANDSCAPE,
    NBSP,
    Cell,
    Column,
    Signer,
    Table,
    continued,
    line,
    new_paper,
    paragraph,
    signers,
)
from tools.papers.indicators import SIDES
from tools.papers.rollup import VILLAGE, as_of, levels

FILE = "D12-assessment-report.docx"

ROUND = (
    Column(1180, "วันที่", "SmallCentre"),
    *(Column(380, str(side.number), "SmallCentre") for side in SIDES),
    Column(500, "รวม", "SmallCentre"),
    Column(1150, "ระดับ", "SmallCentre"),
)
VILLAGES = (
    Column(420, "ที่", "SmallCentre"),
    Column(2150, "หมู่บ้าน", "SmallLeft"),
    *ROUND,
    *ROUND,
    Column(560, "ผล\nต่าง", "SmallCentre"),
    Column(1500, f"ตัวชี้วัด\nที่ยังไม่ผ่าน\n(ครั้งที่{NBSP}2)", "SmallLeft"),
    Column(1240, "หมายเหตุ", "SmallLeft"),
)
INDICATORS = (
    Column(700, "ข้อ", "SmallCentre"),
    Column(8170, "ตัวชี้วัด", "SmallLeft"),
    Column(1900, "ครั้งที่ 1", "SmallCentre"),
    Column(1900, "ครั้งที่ 2", "SmallCentre"),
    Column(1900, "ผลต่าง", "SmallCentre"),
)
LAST = SIDES[-1].numbered()[-1][0]  # the last indicators stay with the signatures


def build() -> Document:
    """Return the template; per = district."""
    title = "รายงานสรุปผลการประเมินหมู่บ้านเศรษฐกิจพอเพียง"
    paper = new_paper(title, landscape=True)
    continued(paper.sections[0], f"{title} อำเภอ{{{{ district.name }}}} (ต่อ)")
    paragraph(paper, "FormTitle", title)
    paragraph(
        paper,
        "FormSubtitle",
        "กิจกรรม{{ programme.village_activity }} โครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "อำเภอ{{ district.name }} จังหวัด{{ programme.province }}")
    as_of(paper)
    _villages(paper)
    levels(paper, 2)
    passed_indicators(paper, 3)
    paragraph(
        paper,
        "Closing",
        "ขอรับรองว่าผลการประเมินข้างต้นเป็นไปตามเกณฑ์การประเมินหมู่บ้านเศรษฐกิจพอเพียงต้นแบบของกระทรวงมหาดไทย"
        " ซึ่งเจ้าหน้าที่พัฒนาชุมชนอำเภอร่วมกับคณะกรรมการหมู่บ้านดำเนินการ",
    )
    signers(
        paper,
        (
            (
                Signer(role="ผู้จัดทำ", name="", position="เจ้าหน้าที่พัฒนาชุมชน"),
                Signer(
                    role="ผู้รับรอง",
                    name="district.development_chief.full_name",
                    position=DEVELOPMENT_CHIEF,
                    acting="district.development_chief.acting",
                ),
            ),
        ),
        width=LANDSCAPE,
    )
    return paper


def _villages(paper: Document) -> None:
    paragraph(paper, "Section", f"1.{NBSP} ผลการประเมินรายหมู่บ้าน (จำนวนตัวชี้วัดที่ผ่าน)")
    table = Table(paper, VILLAGES)
    rounds = ("ครั้งที่ 1 (ก่อนดำเนินกิจกรรม)", "ครั้งที่ 2 (หลังดำเนินกิจกรรม)")
    left, right = 2, 3  # columns that are no part of a round
    table.head(
        *(_tall(column.head) for column in VILLAGES[:left]),
        *(Cell(lines=(line("SmallHead", words),), span=len(ROUND)) for words in rounds),
        *(_tall(column.head) for column in VILLAGES[-right:]),
    )
    date, total, level = ROUND[0], *ROUND[-2:]
    sides = Cell(lines=(line("SmallHead", "ด้านที่"),), span=len(SIDES))
    second = (_tall(date.head), sides, _tall(total.head), _tall(level.head))
    table.head(*[_below()] * left, *second, *second, *[_below()] * right)
    third = (_below(), *(Cell(lines=(line("SmallHead", str(side.number)),)) for side in SIDES), _below(), _below())
    table.head(*[_below()] * left, *third, *third, *[_below()] * right)
    table.loop(
        "r in rows",
        "{{ loop.index }}",
        VILLAGE,
        *_round("first"),
        *_round("second"),
        "{{ r.assessment.difference | signed | dots(5) }}",
        "{% if r.assessment.second.is_known %}{{ r.assessment.second.failed_numbers | numbers | dash }}{% endif %}",
        "{% if r.assessment.lost %}ครั้งที่ 2 ไม่ผ่านข้อ {{ r.assessment.lost | numbers }}{% endif %}",
    )
    counts = (
        f"ประเมินแล้ว {{{{ (sum.{name}.assessed or none) | dots(4) }}}} จาก {{{{ sum.villages }}}} หมู่บ้าน"
        for name in ("before", "after")
    )
    table.row(
        Cell(lines=(line("SmallSumLabel", "รวม"),), span=2),
        *(Cell(lines=(line("SmallSumLabel", words),), span=len(ROUND)) for words in counts),
        Cell(lines=(line("SmallLeft"),), span=3),
    )
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP}: ด้าน{NBSP}1{NBSP}จิตใจและสังคม (7{NBSP}ตัวชี้วัด) ด้าน{NBSP}2{NBSP}เศรษฐกิจ (5{NBSP}ตัวชี้วัด)"
        f" ด้าน{NBSP}3{NBSP}การเรียนรู้ (7{NBSP}ตัวชี้วัด) ด้าน{NBSP}4{NBSP}ทรัพยากรธรรมชาติและสิ่งแวดล้อม (4{NBSP}ตัวชี้วัด)"
        f" รวม{NBSP}23{NBSP}ตัวชี้วัด",
    )


def _tall(words: str) -> Cell:
    return Cell(lines=(line("SmallHead", words),), merge="restart")


def _below() -> Cell:
    return Cell(lines=(line("SmallHead"),), merge="continue")


def _round(name: str) -> tuple[str, ...]:
    found = f"r.assessment.{name}"
    return (
        f"{{{{ {found}.assessed_on | date_short | dots(8) | nb }}}}",
        *(f"{{{{ {found}.sides | nth({side.number}) | dots(4) }}}}" for side in SIDES),
        f"{{{{ {found}.passed | dots(4) }}}}",
        f"{{{{ {found}.level | level | dots(10) }}}}",
    )


def passed_indicators(paper: Document, number: int) -> None:
    """Append how many villages pass each of the 23 indicators, before and after; its end stays with the signatures."""
    paragraph(paper, "Section", f"{number}.{NBSP} จำนวนหมู่บ้านที่ผ่านรายตัวชี้วัด")
    table = Table(paper, INDICATORS).head(style="SmallHead")
    for side in SIDES:
        heading = f"{side.number}.{NBSP} {side.name}"
        table.row(Cell(lines=(line("SmallHeading", heading),), span=len(INDICATORS)), keep_next=True)
        for indicator, words in side.numbered():
            found = f"indicators[{indicator - 1}]"
            table.row(
                str(indicator),
                words,
                f"{{{{ {found}.before | dots(8) }}}}",
                f"{{{{ {found}.after | dots(8) }}}}",
                f"{{{{ {found}.difference | signed | dots(8) }}}}",
                keep_next=indicator > LAST - 2,
            )
    paragraph(
        paper,
        "NoteKeep",
        f"หมายเหตุ{NBSP}: นับเฉพาะหมู่บ้านที่ประเมินครบทั้งสองครั้ง จำนวน{NBSP}{{{{ indicators[0].villages }}}}{NBSP}หมู่บ้าน",
    )
