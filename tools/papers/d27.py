"""D27 แบบติดตามครัวเรือนหลังฝึก (ตัวชี้วัดที่ 2): who uses what was learnt, and what it earns; blanks for the visit."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
    LANDSCAPE,
    NBSP,
    OFFICER,
    Cell,
    Column,
    Signer,
    Strong,
    Table,
    continued,
    line,
    new_paper,
    paragraph,
    signers,
)

FILE = "D27-household-follow-up.docx"
TITLE = "แบบติดตามครัวเรือนหลังการฝึกปฏิบัติอาชีพ"
ROW = 482  # 0.85 cm, so that a hand can write

# Who was promoted is known once attendance is: until then the figures stand on those who were followed up.
UNATTENDED = "{% if outcome.known and not outcome.is_attended %}"

WIDTHS = (454, 2420, 1010, 2400, 560, 560, 1120, 1290, 1290, 1290, 2176)
HEADS = (
    "ที่", "ชื่อ-สกุล", "บ้านเลขที่", "อาชีพที่ฝึก", "", "", "วันที่\nติดตาม", "รายได้ก่อน\n(บาท/ปี)",
    "รายได้หลัง\n(บาท/ปี)", "เพิ่มขึ้น\n(บาท/ปี)", "สาเหตุที่ไม่ทำ",
)  # fmt: skip
STYLES = (
    "SmallCentre", "SmallLeft", "SmallCentre", "SmallLeft", "SmallCentre", "SmallCentre", "SmallCentre",
    "SmallRight", "SmallRight", "SmallRight", "SmallLeft",
)  # fmt: skip


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper(TITLE, landscape=True)
    place = "{{ village.full_name | nb }} ตำบล{{ village.tambon }}"
    continued(paper.sections[0], f"{TITLE} {place} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    paragraph(
        paper,
        "FormSubtitle",
        "กิจกรรม{{ programme.village_activity }} โครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(
        paper,
        "FormLine",
        "{{ village.address | nb }} จังหวัด{{ programme.province }}",
    )
    paragraph(
        paper,
        "FormLine",
        f"ฝึกปฏิบัติอาชีพ{NBSP}“{{{{ village.occupation | dots(30) }}}}”"
        " เมื่อ{{ village.training_date | date_weekday | nb }}",
    )
    paragraph(paper, "AfterTable")
    _households(paper)
    _result(paper)
    return paper


def _households(paper: Document) -> None:
    table = Table(paper, [Column(width, style=style) for width, style in zip(WIDTHS, STYLES, strict=True)])

    def tall(text: str) -> Cell:
        return Cell(lines=(line("SmallHead", text),), merge="restart")

    below = Cell(lines=(line("SmallHead"),), merge="continue")
    table.head(
        *map(tall, HEADS[:4]), Cell(lines=(line("SmallHead", "นำไปทำ"),), span=2), *map(tall, HEADS[6:]),
    )  # fmt: skip
    table.head(*([below] * 4), "ใช่", "ไม่", *([below] * 5), style="SmallHead")
    row = (
        "{{ r.household.seq }}",
        "{{ r.full_name }}",
        "{{ r.house_no }}",
        "{{ village.occupation }}",
        "{{ r.applied | tick }}",
        "{% if r.applied is false %}✓{% endif %}",
        "{{ r.followed_on | date_short }}",
        "{{ r.income_before | money }}",
        "{{ r.income_after | money }}",
        "{{ r.change | money }}",
        "{{ r.remark }}",
    )
    # The last two stay with the sum: no sheet is signed that names no household.
    table.tag("{%tr for r in results %}").tag("{%tr if loop.revindex > 2 %}").row(*row, height=ROW)
    table.tag("{%tr else %}").row(*row, height=ROW, keep_next=True).tag("{%tr endif %}").tag("{%tr endfor %}")
    followed = _if_known("{{ outcome.followed }}", 6)
    sums = (
        _if_known(f"{{{{ outcome.{name} | money }}}}", 10)
        for name in ("income_before", "income_after", "income_change")
    )
    table.row(
        Cell(lines=(line("SmallCentre", Strong(f"รวมครัวเรือนที่ติดตามแล้ว{NBSP}{followed}{NBSP}ครัวเรือน")),), span=4),
        Cell(lines=(line("SmallCentre", Strong(_if_known("{{ outcome.said_yes }}", 4))),)),
        Cell(lines=(line("SmallCentre", Strong(_if_known("{{ outcome.said_no }}", 4))),)),
        "",
        *(Cell(lines=(line("SmallRight", Strong(text)),)) for text in sums),
        "",
        height=ROW,
        keep_next=True,
    )


def _if_known(text: str, dots: int = 8) -> str:
    """A figure of the follow-up, or the pen's blank until anything was keyed in."""
    return f"{{% if outcome.known %}}{text}{{% else %}}{'.' * dots}{{% endif %}}"


def _result(paper: Document) -> None:
    of_came = _if_known("{{ outcome.increased_percent | percent | dots(8) }}")
    promoted = f"{NBSP}{_if_known('{{ outcome.promoted }}')}{NBSP}ครัวเรือน"
    of_all = _if_known("{{ outcome.increased_percent_of_all | percent | dots(8) }}")
    paragraph(
        paper,
        "Closing",
        f"ครัวเรือนที่ติดตามแล้ว{NBSP}{_if_known('{{ outcome.followed }}')}{NBSP}ครัวเรือน"
        f" นำความรู้ไปประกอบอาชีพและมีรายได้เพิ่มขึ้น{NBSP}{_if_known('{{ outcome.increased }}')}{NBSP}ครัวเรือน"
        f" คิดเป็นร้อยละ{NBSP}{of_came} ของครัวเรือนที่"
        f"{UNATTENDED}ติดตามแล้ว{{% else %}}ได้รับการส่งเสริมจริง{{% endif %}}{promoted}"
        f"{UNATTENDED} เนื่องจากยังบันทึกการเข้าร่วมไม่ครบ{{% endif %}}"
        f" และร้อยละ{NBSP}{of_all} ของครัวเรือนเป้าหมายทั้งหมด{NBSP}{{{{ household_count }}}}{NBSP}ครัวเรือน"
        f" (ตัวชี้วัด ร้อยละ{NBSP}{{{{ programme.applied_percent | number | dots(6) }}}})",
    )
    signers(
        paper,
        (
            (
                Signer(role="ผู้ติดตาม", name="officer.full_name", position=OFFICER, acting="officer.acting"),
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
