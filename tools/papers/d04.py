"""D04 แผนปฏิบัติการจัดตั้งและพัฒนากลุ่มอาชีพ (กิจกรรมที่ 2 ข้อ 3): who is to found a group, how, with what.

It is drawn up before there is a group's president, so the headman agrees to it.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import HEADMAN, NBSP, Cell, Column, Signer, Strong, Table, line, new_paper, paragraph
from tools.papers.event import GROUP, GROUP_BUDGET, wide_head
from tools.papers.plan import costs, hours, materials, plan_signers, small, steps, ten_columns

FILE = "D04-group-founding-plan.docx"

AIM = "เพื่อส่งเสริมและ\nสนับสนุนให้\nครัวเรือนสัมมาชีพ\nชุมชนที่ผ่านการ\nพัฒนาได้รวมกลุ่ม\nและจัดตั้งเป็น\nกลุ่มอาชีพที่ก่อให้เกิด\nรายได้ให้กับชุมชน"
STEPS = (
    "คัดเลือกครัวเรือนสัมมาชีพ\nที่สนใจรวมกลุ่มอาชีพ",
    "ประชุม 1 วัน สร้างความรู้\nความเข้าใจกระบวนการ\nจัดตั้งและพัฒนากลุ่มอาชีพ",
    "จัดตั้งกลุ่มอาชีพ\nตามหลัก 5 ก",
    "จดทะเบียนการจัดตั้งกลุ่ม",
    "จัดทำบันทึกการรับวัสดุ\nฝึกปฏิบัติไว้เป็นหลักฐาน",
    "บันทึกข้อมูลกลุ่มในระบบ\nและรายงานผล",
)
RESULT = "ครัวเรือนสัมมาชีพ\nชุมชนรวมกลุ่ม\nจัดตั้งเป็น\nกลุ่มอาชีพ\nตามหลัก 5 ก และ\nจดทะเบียนแล้ว"
FIVE = (
    ("กลุ่ม", "รับสมัครครัวเรือนสัมมาชีพชุมชนที่สนใจเป็นสมาชิก จัดทำทะเบียนสมาชิก",
     f"สมาชิกตั้งแต่{NBSP}{{{{ programme.group_min_members | dots(6) }}}}{NBSP}คนขึ้นไป"),
    ("กรรมการ", "สมาชิกเลือกประธาน รองประธาน เลขานุการ เหรัญญิก และกรรมการ แบ่งหน้าที่กัน", "คณะกรรมการกลุ่ม 1 คณะ"),
    ("กฎ กติกา", "สมาชิกร่วมกันร่างและรับรองกฎ กติกา ระเบียบข้อบังคับของกลุ่ม", "ระเบียบข้อบังคับของกลุ่ม 1 ฉบับ"),
    ("กองทุน", "ระดมหุ้นและเงินออมของสมาชิก เปิดบัญชีกลุ่ม และประสานแหล่งทุนชุมชน", "กองทุนของกลุ่ม"),
    ("กิจกรรม", "กำหนดกิจกรรมการผลิต การตลาด และแผนพัฒนากลุ่มตลอดปี", "แผนพัฒนากลุ่มอาชีพ 1 แผน"),
)  # fmt: skip
FIVE_COLUMNS = (
    Column(680, "ที่", "SmallCentre"),
    Column(2200, "หลัก 5 ก", "SmallLeft"),
    Column(7690, "วิธีดำเนินการ", "SmallLeft"),
    Column(4000, "ผลที่ต้องได้", "SmallLeft"),
)
PEOPLE = (
    Column(680, "ที่", "SmallCentre"),
    Column(3900, "ชื่อ-สกุล", "SmallLeft"),
    Column(1300, "บ้านเลขที่", "SmallCentre"),
    Column(900, "หมู่ที่", "SmallCentre"),
    Column(2290, "ตำบล", "SmallLeft"),
    Column(2300, "อาชีพ", "SmallLeft"),
    Column(1700, "โทรศัพท์", "SmallCentre"),
    Column(1500, "หมายเหตุ", "SmallLeft"),
)


def build() -> Document:
    """Return the template; per = group."""
    paper = new_paper("แผนปฏิบัติการจัดตั้งและพัฒนากลุ่มอาชีพ", landscape=True)
    wide_head(paper, "แผนปฏิบัติการจัดตั้งและพัฒนากลุ่มอาชีพ", GROUP)
    paragraph(
        paper,
        "Plain",
        Strong("อาชีพ/ผลิตภัณฑ์ "),
        "{{ group.product | dots(40) }}",
        Strong(f"{NBSP}{NBSP} ประเภท "),
        "{{ group.category | dots(12) }}",
        Strong(f"{NBSP}{NBSP} ผู้เข้าร่วมประชุม "),
        f"{{{{ attendee_target }}}}{NBSP}คน/ครัวเรือน",
    )
    paragraph(
        paper,
        "Plain",
        Strong("วันที่จัดประชุม "),
        "{{ group.training_date | date_weekday | nb }}",
        Strong(f"{NBSP}{NBSP} สถานที่ "),
        "{{ group.venue | dots(60) }}",
    )
    paragraph(paper, "Section", f"1.{NBSP} แผนปฏิบัติการ")
    ten_columns(
        paper,
        small("กิจกรรม{{ programme.group_activity }}", "{{ group.title }}"),
        small(AIM),
        steps(STEPS),
        small(f"ครัวเรือนสัมมาชีพ\nชุมชน\n{{{{ attendee_target }}}}{NBSP}คน/\nครัวเรือน"),
        small("{{ group.venue | dots(16) }}"),
        small("{{ group.training_date | date_short }}", f"(1{NBSP}วัน)"),
        Cell(lines=(line("SmallRight", "{% if budget_sum.planned %}{{ budget_sum.planned | money }}{% endif %}"),)),
        small(RESULT),
        small("{{ district.office }}"),
        small(""),
    )
    paragraph(paper, "Section", f"2.{NBSP} วิธีจัดตั้งกลุ่มอาชีพตามหลัก 5 ก")
    table = Table(paper, FIVE_COLUMNS).head(style="SmallHead")
    for number, row in enumerate(FIVE, 1):
        table.row(str(number), *row)
    paragraph(paper, "Section", f"3.{NBSP} รายชื่อครัวเรือนสัมมาชีพชุมชนที่สนใจรวมกลุ่มอาชีพ")
    table = Table(paper, PEOPLE).head(style="SmallHead")
    table.loop(
        "a in attendees",
        "{{ a.seq }}",
        "{{ a.full_name }}",
        "{{ a.house_no }}",
        "{{ a.home_moo | blank }}",
        "{{ a.home_tambon }}",
        "{{ a.occupation }}",
        "{{ a.phone | phone | nb }}",
        "",
    )
    table.loop("n in open_places", "{{ n }}", *[""] * 7)
    paragraph(paper, "Section", f"4.{NBSP} กำหนดการประชุม")
    hours(paper, otherwise="ตามกำหนดการที่แนบ")
    paragraph(
        paper,
        "Section",
        f"5.{NBSP} วัสดุที่ใช้ในการจัดตั้งและพัฒนากลุ่มอาชีพ{{% if not material_sum.doubtful %}} (เป็นวัสดุ ไม่ใช่ครุภัณฑ์){{% endif %}}",
    )
    materials(paper)
    paragraph(paper, "Section", f"6.{NBSP} ประมาณการค่าใช้จ่าย")
    costs(paper, GROUP_BUDGET)
    plan_signers(paper, Signer(role="ผู้เห็นชอบ", name="village.headman", position=HEADMAN))
    return paper
