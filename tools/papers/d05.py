"""D05 แผนปฏิบัติการพัฒนากลุ่มอาชีพ (กิจกรรมที่ 2 ข้อ 5 และ 6): where a group stands, and its twelve months."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, Cell, Column, Signer, Strong, Table, line, new_paper, paragraph
from tools.papers.event import GROUP, wide_head
from tools.papers.plan import plan_signers, small, steps, ten_columns

FILE = "D05-group-development-plan.docx"

AIM = (
    "เพื่อพัฒนากลุ่มอาชีพ\nให้บริหารจัดการ\nตามหลัก 5 ก ได้เอง\nเข้าถึงแหล่งทุนและ\nตลาด"
    " และพร้อมเข้าสู่\nระบบการลงทะเบียน\nผู้ผลิต ผู้ประกอบการ\nOTOP"
)
STEPS = (
    "วิเคราะห์สภาพกลุ่ม",
    "พัฒนาผลิตภัณฑ์และ\nมาตรฐาน",
    "ประสานแหล่งทุนชุมชน",
    "ส่งเสริมช่องทางการตลาด",
    "เตรียมความพร้อม\nลงทะเบียน OTOP",
    "ติดตามและสรุปผล",
)
RESULT = "กลุ่มอาชีพเข้มแข็ง\nประกอบอาชีพ\nและสร้างรายได้\nได้อย่างต่อเนื่อง"
ANALYSIS = (("strengths", "จุดแข็ง"), ("weaknesses", "จุดอ่อน"), ("opportunities", "โอกาส"), ("threats", "อุปสรรค"))
WAYS = (
    ("ผลิตภัณฑ์", "{{ group.product }}"),
    ("มาตรฐานผลิตภัณฑ์", "{{ group.standard }}"),
    ("ช่องทางการตลาด", "{{ group.market }}"),
    ("แหล่งทุนชุมชน", "{{ group.funding }}"),
    ("ความพร้อม OTOP", "{{ group.otop }}"),
    ("แผนลงทะเบียน OTOP", "{{ group.otop_plan }}"),
)
WAY_COLUMNS = (
    Column(680, "ที่", "SmallCentre"),
    Column(2600, "ด้าน", "SmallLeft"),
    Column(5645, "สภาพปัจจุบันและแผน", "SmallLeft"),
    Column(5645, "แนวทางพัฒนา/หน่วยสนับสนุน", "SmallLeft"),
)
MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
CALENDAR = (
    Column(560, "ที่", "SmallCentre"),
    Column(4570, "กิจกรรม", "SmallLeft"),
    *(Column(590, month, "SmallCentre") for month in MONTHS),
    Column(2360, "ผู้รับผิดชอบ", "SmallLeft"),
)
BLANK_LINES = 6  # of the calendar, where nothing is planned yet
ROW = 480


def build() -> Document:
    """Return the template; per = group."""
    paper = new_paper("แผนปฏิบัติการพัฒนากลุ่มอาชีพ", landscape=True)
    wide_head(paper, "แผนปฏิบัติการพัฒนากลุ่มอาชีพ", GROUP)
    paragraph(
        paper,
        "Plain",
        Strong("อาชีพ/ผลิตภัณฑ์ "),
        "{{ group.product | dots(40) }}",
        Strong(f"{NBSP}{NBSP} วันที่จัดตั้ง "),
        "{{ group.founded_on | date | nb }}",
        Strong(f"{NBSP}{NBSP} เลขทะเบียน "),
        "{{ group.registration_no | dots(16) }}",
        Strong(f"{NBSP}{NBSP} สมาชิก "),
        f"{{% if member_count %}}{{{{ member_count }}}}{{% else %}}..........{{% endif %}}{NBSP}คน",
    )
    paragraph(paper, "Section", f"1.{NBSP} การวิเคราะห์สภาพกลุ่ม")
    _analysis(paper)
    paragraph(paper, "Section", f"2.{NBSP} ผลิตภัณฑ์ มาตรฐาน ตลาด แหล่งทุน และการเตรียมลงทะเบียน OTOP")
    table = Table(paper, WAY_COLUMNS).head(style="SmallHead")
    for number, (name, text) in enumerate(WAYS, 1):
        table.row(str(number), name, text, "", height=ROW)
    paragraph(paper, "Section", f"3.{NBSP} แผนปฏิบัติการ")
    ten_columns(
        paper,
        small("พัฒนากลุ่มอาชีพ", "{{ group.title }}"),
        small(AIM),
        steps(STEPS),
        small(f"สมาชิกกลุ่ม\n{{% if member_count %}}{{{{ member_count }}}}{{% else %}}..........{{% endif %}}{NBSP}คน"),
        small("{{ group.venue | dots(16) }}"),
        small("ตั้งแต่จัดตั้ง\nกลุ่มถึงสิ้นปี\nงบประมาณ\nพ.ศ. {{ programme.fiscal_year }}"),
        small("........"),
        small(RESULT),
        small("คณะกรรมการ\nกลุ่ม", "{{ district.office }}"),
        small(""),
    )
    paragraph(paper, "Section", f"4.{NBSP} ปฏิทินการดำเนินงานสิบสองเดือน")
    _calendar(paper)
    paragraph(paper, "Closing", "ที่ประชุมสมาชิกกลุ่มได้ร่วมกันจัดทำแผนปฏิบัติการพัฒนากลุ่มอาชีพนี้ จึงลงลายมือชื่อไว้เป็นหลักฐาน")
    president = Signer(role="ผู้เห็นชอบ", name="committee.president.full_name", position="ประธาน{{ group.title }}")
    plan_signers(paper, president)
    return paper


def _analysis(paper: Document) -> None:
    table = Table(paper, [Column(7285, style="SmallLeft"), Column(7285, style="SmallLeft")])
    for pair in (ANALYSIS[:2], ANALYSIS[2:]):
        table.row(*(Cell(lines=(line("SmallHead", name),)) for _, name in pair), keep_next=True)
        table.row(*(f"{{{{ group.{field} | lines }}}}" for field, _ in pair), valign="top", height=3 * 380)


def _calendar(paper: Document) -> None:
    """Append October to September of the fiscal year; ticks say when, or lines are left for the pen."""
    table = Table(paper, CALENDAR)

    def tall(text: str, merge: str = "restart") -> Cell:
        return Cell(lines=(line("SmallHead", text),), merge=merge)

    year = Cell(lines=(line("SmallHead", f"ปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}"),), span=12)
    table.head(tall("ที่"), tall("กิจกรรม"), year, tall("ผู้รับผิดชอบ"))
    below = tall("", "continue")
    table.head(below, below, *MONTHS, below, style="SmallHead")
    ticks = (f"{{{{ p.calendar[{month}] | tick }}}}" for month in range(12))
    done = ("{{ loop.index }}", "{{ p.activity }}", *ticks, "{{ p.responsible }}")
    table.loop_kept("p in plans", *done, height=ROW)
    table.tag("{%tr if not plans %}")
    for number in range(1, BLANK_LINES + 1):
        table.row(str(number), *[""] * 14, height=ROW, keep_next=number > BLANK_LINES - 2)
    table.tag("{%tr endif %}")
