"""D03 แผนปฏิบัติการสาธิตอาชีพ (กิจกรรมที่ 1 ข้อ 7): the ten columns of the department's form, materials, speakers, costs."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import HEADMAN, NBSP, Cell, Column, Signer, Strong, Table, line, new_paper, paragraph
from tools.papers.plan import costs, hours, materials, plan_signers, small, steps, ten_columns

FILE = "D03-demonstration-plan.docx"

AIM = (
    "เพื่อส่งเสริมให้\nครัวเรือนเป้าหมาย\nมีความรู้และทักษะ\nด้านอาชีพ สามารถ\nนำความรู้ไป\nประกอบอาชีพ"
    "\nเพื่อสร้างรายได้\nให้กับครัวเรือน\nตามแนวทางการสร้าง\nสัมมาชีพชุมชน"
)
STEPS = (
    "คัดเลือกปราชญ์ชุมชนและ\nผู้แทนครัวเรือนเป้าหมาย\nผ่านเวทีประชาคมหมู่บ้าน",
    "สำรวจและวิเคราะห์อาชีพที่\nครัวเรือนเป้าหมายต้องการ",
    "เตรียมทีมวิทยากร สถานที่\nและวัสดุ",
    "บรรยายให้ความรู้\nสาธิตอาชีพ และให้ครัวเรือน\nเป้าหมายฝึกปฏิบัติจริง",
    "จัดทำบันทึกการรับวัสดุ\nฝึกปฏิบัติไว้เป็นหลักฐาน",
    "ติดตามและรายงานผล\nการดำเนินงาน",
)
RESULT = "ครัวเรือนเป้าหมาย\nได้รับความรู้และ\nทักษะด้านอาชีพ\nสามารถนำความรู้\nไปประกอบอาชีพ\nเพื่อสร้างรายได้"
SPEAKERS = (
    Column(620, "ที่", "SmallCentre"),
    Column(3000, "ปราชญ์ชุมชนด้านอาชีพ", "SmallLeft"),
    Column(1500, "หน้าที่ในทีม", "SmallCentre"),
    Column(3150, "ความเชี่ยวชาญ", "SmallLeft"),
    Column(4200, "หัวข้อที่รับผิดชอบ", "SmallLeft"),
    Column(2100, "เวลา", "SmallCentre"),
)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper("แผนปฏิบัติการสาธิตอาชีพ", landscape=True)
    paragraph(paper, "FormTitle", "แผนปฏิบัติการสาธิตอาชีพ")
    paragraph(
        paper,
        "FormSubtitle",
        "กิจกรรม{{ programme.village_activity }} โครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    paragraph(
        paper,
        "Plain",
        Strong("อาชีพที่สาธิต "),
        "{{ village.occupation | dots(40) }}",
        Strong(f"{NBSP}{NBSP} จำนวนครัวเรือนเป้าหมาย "),
        f"{{{{ household_count }}}}{NBSP}ครัวเรือน",
    )
    paragraph(
        paper,
        "Plain",
        Strong("วันที่ดำเนินการ "),
        "{{ village.training_date | date_weekday | nb }}",
        Strong(f"{NBSP}{NBSP} สถานที่ "),
        "{{ village.venue | dots(60) }}",
    )
    paragraph(paper, "Section", f"1.{NBSP} แผนปฏิบัติการ")
    _plan(paper)
    paragraph(paper, "Section", f"2.{NBSP} วัสดุที่ใช้ในการสาธิตและฝึกปฏิบัติอาชีพ")
    materials(paper)
    paragraph(paper, "Section", f"3.{NBSP} ทีมวิทยากรสัมมาชีพชุมชน{{% if sessions %}}และกำหนดการ{{% endif %}}")
    _speakers(paper)
    paragraph(paper, "Section", f"4.{NBSP} ประมาณการค่าใช้จ่าย")
    costs(
        paper,
        f"งบประมาณที่ได้รับจัดสรร จำนวน{NBSP}{{{{ programme.budget_per_village | money }}}}{NBSP}บาท"
        " ({{ programme.budget_per_village | baht }})",
    )
    plan_signers(paper, Signer(role="ผู้เห็นชอบ", name="village.headman", position=HEADMAN))
    return paper


def _plan(paper: Document) -> None:
    """Append the ten columns of the department's form of 2562 (แบบฟอร์มแผนปฏิบัติการสร้างสัมมาชีพชุมชน)."""
    ten_columns(
        paper,
        small("กิจกรรม{{ programme.village_activity }}", "สาธิตอาชีพ “{{ village.occupation | dots(20) }}”"),
        small(AIM),
        steps(STEPS),
        small(
            f"ผู้แทน\nครัวเรือนเป้าหมาย\n{{{{ household_count }}}}{NBSP}ครัวเรือน",
            f"ทีมวิทยากร\n{{{{ sages | length }}}}{NBSP}คน",
        ),
        small("{{ village.venue | dots(16) }}"),
        small("{{ village.training_date | date_short }}", f"(1{NBSP}วัน)"),
        Cell(lines=(line("SmallRight", "{{ programme.budget_per_village | money }}"),)),
        small(RESULT),
        small("{{ district.office }}", "ทีมวิทยากร\nสัมมาชีพชุมชน"),
        small(""),
    )


def _speakers(paper: Document) -> None:
    Table(paper, SPEAKERS).head(style="SmallHead").loop(
        "s in speakers",
        "{{ loop.index }}",
        "{{ s.sage.full_name }}",
        "{{ s.sage.team_role }}",
        "{{ s.sage.expertise }}",
        "{{ s.sage.topic }}",
        "{% for x in s.sessions %}{{ x.start | time_range(x.end) | nb | dots(24) }}{% if not loop.last %}, {% endif %}"
        f"{{% else %}}{'.' * 24}{{% endfor %}}",
    )
    hours(paper)
