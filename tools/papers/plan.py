"""What plans are made of, a village's (D03) or a group's (D04, D05): ten columns, materials, hours, costs."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
    LANDSCAPE,
    OFFICER,
    Cell,
    Column,
    Signer,
    Table,
    line,
    paragraph,
    signers,
    tag,
)

# Ten columns leave little room, and a program that breaks Thai by its own dictionary would split ครัว|เรือน and เป้า|หมาย:
# wording that never changes is broken here, between phrases. Each line fills at most 97 per cent of its column.
PADDING = 57  # 1 mm
PLAN = (
    Column(1500, "โครงการ/กิจกรรม"),
    Column(1804, "วัตถุประสงค์"),
    Column(2456, "ขั้นตอน/\nวิธีการดำเนินงาน"),
    Column(1476, "กลุ่มเป้าหมาย"),
    Column(1550, "สถานที่\nดำเนินการ"),
    Column(1126, "ระยะเวลา\nดำเนินการ"),
    Column(1026, "งบประมาณ\n(บาท)"),
    Column(1506, "ผลที่คาดว่า\nจะได้รับ"),
    Column(1246, "ผู้รับผิดชอบ"),
    Column(880, "หมายเหตุ"),
)
MATERIALS = (
    Column(680, "ที่", "SmallCentre"),
    Column(5000, "รายการวัสดุ", "SmallLeft"),
    Column(1300, "จำนวน", "SmallRight"),
    Column(1400, "หน่วยนับ", "SmallCentre"),
    Column(1600, "ราคา/หน่วย\n(บาท)", "SmallRight"),
    Column(1700, "รวม\n(บาท)", "SmallRight"),
    Column(2890, "แหล่งซื้อ", "SmallLeft"),
)
SCHEDULE = (
    Column(2380, "เวลา", "SmallCentre"),
    Column(8390, "กิจกรรม", "SmallLeft"),
    Column(3800, "วิทยากร", "SmallLeft"),
)
COSTS = (
    Column(680, "ที่", "SmallCentre"),
    Column(8300, "รายการค่าใช้จ่าย", "SmallLeft"),
    Column(2300, "ประมาณการ (บาท)", "SmallRight"),
    Column(3290, "หมายเหตุ", "SmallLeft"),
)


def small(*texts: str) -> Cell:
    """A cell of the plan: one small paragraph a text."""
    return Cell(lines=tuple(line("SmallLeft", text) for text in texts))


def ten_columns(paper: Document, *cells: Cell) -> None:
    """Append the ten columns of the department's form of 2562 (แบบฟอร์มแผนปฏิบัติการสร้างสัมมาชีพชุมชน)."""
    Table(paper, PLAN, padding=PADDING).head(style="SmallHead").row(*cells, valign="top")


def steps(texts: Sequence[str]) -> Cell:
    """The numbered steps of a plan."""
    return small(*(f"{number}) {text}" for number, text in enumerate(texts, 1)))


def materials(paper: Document) -> None:
    """Append the table of materials and their sum."""
    table = Table(paper, MATERIALS).head(style="SmallHead")
    material = (
        "{{ loop.index }}",
        "{{ m.item }}",
        "{{ m.quantity | number }}",
        "{{ m.unit }}",
        "{{ m.unit_price | money2 }}",
        "{{ m.amount | money2 }}",
        "{{ m.shop }}",
    )
    table.loop_kept("m in materials", *material)
    table.row(
        Cell(lines=(line("SmallSumLabel", "รวมค่าวัสดุ ({{ material_sum.total | baht }})"),), span=5),
        Cell(lines=(line("SmallSum", "{{ material_sum.total | money2 }}"),)),
        "",
    )


def hours(paper: Document, *, otherwise: str = "") -> None:
    """Append the schedule, where there is one; or what is said otherwise, below a heading of its own."""
    tag(paper, "{%p if sessions %}")
    if not otherwise:
        paragraph(paper, "AfterTable")
    Table(paper, SCHEDULE).head(style="SmallHead").loop(
        "s in sessions",
        "{{ s.start | time_range(s.end) | nb }}",
        "{{ s.activity }}",
        "{{ s.speaker }}",
    )
    if otherwise:
        tag(paper, "{%p else %}")
        paragraph(paper, "ItemLeft", otherwise)
    tag(paper, "{%p endif %}")


def costs(paper: Document, allotted: str) -> None:
    """Append what is allotted and the table of costs, kept with the signatures behind it."""
    paragraph(paper, "ItemKeep", allotted)
    table = Table(paper, COSTS).head(style="SmallHead")
    table.loop("b in budget", "{{ loop.index }}", "{{ b.category }}", "{{ b.planned | money2 }}", "", keep_next=True)
    tag_if = "{% if budget_sum.planned %}"
    table.row(
        Cell(
            lines=(line("SmallSumLabel", f"รวมทั้งสิ้น{tag_if} ({{{{ budget_sum.planned | baht }}}}){{% endif %}}"),),
            span=2,
        ),
        Cell(lines=(line("SmallSum", "{{ budget_sum.planned | money2 }}"),)),
        "",
        keep_next=True,
    )


def plan_signers(paper: Document, agreed: Signer) -> None:
    """Append who drew up, agreed to and approved the plan."""
    signers(
        paper,
        (
            (
                Signer(role="ผู้จัดทำแผน", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                agreed,
                Signer(
                    role="ผู้อนุมัติ",
                    name="district.development_chief.full_name",
                    position=DEVELOPMENT_CHIEF,
                    acting="district.development_chief.acting",
                ),
            ),
        ),
        width=LANDSCAPE,
    )
