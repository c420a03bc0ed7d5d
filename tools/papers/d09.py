"""D09 บันทึกการรับวัสดุรายครัวเรือน (กิจกรรมที่ 1 เงื่อนไขข้อ 1): which household took which materials over.

The wording says รับวัสดุเพื่อใช้ในการสาธิตและฝึกปฏิบัติอาชีพ: materials may not be bought to be given away.

Each material has a column, as many as there are. A table that gains or loses columns while it is filled gets a grid
whose last columns were added or dropped, whatever the place of the loop. So every column from the materials to the
right end is made of units of one width, of which signature, date and remark take several: then it does not matter
which are dropped. For the same reason the cells name no width of their own: grid and units say it.
"""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
    LANDSCAPE,
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
)
from tools.papers.styles import W

FILE = "D09-household-material-receipt.docx"

ROW = 482  # 0.85 cm: a hand can sign, and twenty households with the certificate take two sheets
LEFT = (
    Column(400, "ที่", "SmallCentre"),
    Column(2330, "ชื่อ-สกุล\nผู้แทนครัวเรือน", "SmallLeft"),
    Column(900, "บ้านเลขที่", "SmallCentre"),
)
MATERIAL, SIGNATURE, DATE, REMARK = 3, 6, 3, 3  # in units
MATERIALS = 10  # that the grid holds ready; more are squeezed in
UNITS = MATERIALS * MATERIAL + SIGNATURE + DATE + REMARK
UNIT = (LANDSCAPE - sum(column.width for column in LEFT)) // UNITS


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper("บันทึกการรับวัสดุฝึกปฏิบัติรายครัวเรือน", landscape=True)
    place = "{{ village.full_name | nb }} ตำบล{{ village.tambon }}"
    continued(paper.sections[0], f"บันทึกการรับวัสดุฝึกปฏิบัติรายครัวเรือน {place} (ต่อ)")
    paragraph(paper, "FormTitle", "บันทึกการรับวัสดุฝึกปฏิบัติรายครัวเรือน")
    paragraph(
        paper,
        "FormSubtitle",
        "กิจกรรม{{ programme.village_activity }} โครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    paragraph(
        paper,
        "Body",
        "ข้าพเจ้าผู้มีรายชื่อตามบัญชีนี้ ได้รับวัสดุเพื่อใช้ในการสาธิตและฝึกปฏิบัติอาชีพ"
        " “{{ village.occupation | dots(30) }}” ในกิจกรรมซึ่งจัดเมื่อ{{ village.training_date | date_weekday | nb }}"
        f" ณ{NBSP}{{{{ village.venue | dots(40) }}}} ตามรายการและจำนวนที่ระบุไว้ ครบถ้วนถูกต้องแล้ว"
        " และจะใช้ในการฝึกปฏิบัติอาชีพตามวัตถุประสงค์ของโครงการ จึงลงลายมือชื่อไว้เป็นหลักฐาน",
    )
    paragraph(paper, "AfterTable")
    _receipts(paper)
    paragraph(
        paper,
        "Closing",
        "ขอรับรองว่าผู้แทนครัวเรือนเป้าหมายตามบัญชีนี้ ได้รับวัสดุเพื่อใช้ในการสาธิตและฝึกปฏิบัติอาชีพ"
        f" จำนวน{NBSP}............{NBSP}ครัวเรือน ครบถ้วนถูกต้องจริง",
    )
    signers(
        paper,
        (
            (
                Signer(role="ผู้จ่าย", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(
                    role="ผู้ตรวจสอบ",
                    name="district.development_chief.full_name",
                    position=DEVELOPMENT_CHIEF,
                    acting="district.development_chief.acting",
                ),
            ),
        ),
        width=LANDSCAPE,
    )
    return paper


def _receipts(paper: Document) -> None:
    table = Table(paper, [*LEFT, *(Column(UNIT) for _ in range(UNITS))])

    def tall(text: str, span: int = 1, merge: str = "restart") -> Cell:
        return Cell(lines=(line("SmallHead", text),), span=span, merge=merge)

    def below(span: int = 1) -> Cell:
        return tall("", span, "continue")

    table.head(
        *(tall(column.head) for column in LEFT),
        *_each_material("{% hm %}วัสดุและจำนวนที่ได้รับ", "SmallHead"),
        tall("ลายมือชื่อผู้รับ", SIGNATURE),
        tall("วันที่รับ", DATE),
        tall("หมายเหตุ", REMARK),
    )
    table.head(
        below(), below(), below(),
        *_each_material("{{ m.item }}\n({{ m.unit }})", "SmallHead"),
        below(SIGNATURE), below(DATE), below(REMARK),
    )  # fmt: skip
    household: tuple[str | Cell, ...] = (
        "{{ loop.index }}",
        "{{ h.full_name }}",
        "{{ h.house_no }}",
        *_each_material("{{ m.per_household | number }}", "SmallCentre"),
        *(Cell(span=units) for units in (SIGNATURE, DATE)),
        Cell(lines=(line("SmallCentre", "{% if h.is_donor %}หมู่บ้านใกล้เคียง{% endif %}"),), span=REMARK),
    )
    # The last two stay with the sum and the certificate: no sheet is certified on which nobody signed as receiver.
    table.tag("{%tr for h in households %}").tag("{%tr if loop.revindex > 2 %}").row(*household, height=ROW)
    table.tag("{%tr else %}").row(*household, height=ROW, keep_next=True).tag("{%tr endif %}").tag("{%tr endfor %}")
    table.row(
        Cell(lines=(line("CellSumLabel", "รวม"),), span=len(LEFT)),
        *_each_material("{{ m.quantity | number }}", "CellSumLabel"),
        Cell(span=SIGNATURE + DATE + REMARK),
        keep_next=True,
    )
    margins = "".join(f'<w:{side} w:w="40" w:type="dxa"/>' for side in ("left", "right"))
    layout = next(table.element.iter(qn("w:tblLayout")))  # eight materials need every millimetre
    layout.addnext(parse_xml(f'<w:tblCellMar xmlns:w="{W}">{margins}</w:tblCellMar>'))
    for width in table.element.iter(qn("w:tcW")):
        width.set(qn("w:type"), "auto")
        width.set(qn("w:w"), "0")


def _each_material(text: str, style: str) -> tuple[Cell, Cell, Cell]:
    """A cell for each material, between the two tags of its loop; together they take all columns held ready."""
    return (
        Cell(lines=(line("Tag", "{%tc for m in handouts %}"),), span=(MATERIALS - 2) * MATERIAL),
        Cell(lines=(line(style, text),), span=MATERIAL),
        Cell(lines=(line("Tag", "{%tc endfor %}"),), span=MATERIAL),
    )
