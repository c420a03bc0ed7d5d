"""D23 ทะเบียนกลุ่มอาชีพตามหลัก 5 ก (กิจกรรมที่ 2 ข้อ 4.2): members, committee, rules, fund and activity of one group.

It is what a group is registered with, so number and day of the registration may still be blank.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
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
    tag,
)
from tools.papers.event import GROUP, form_head

FILE = "D23-group-register.docx"
TITLE = "ทะเบียนกลุ่มอาชีพ"

ROW = 510  # 0.9 cm, so that a hand can sign
MEMBERS = (
    Column(480, "ที่", "SmallCentre"),
    Column(2551, "ชื่อ-สกุล", "SmallLeft"),
    Column(1700, "ที่อยู่", "SmallLeft"),
    Column(1420, "อาชีพ", "SmallLeft"),
    Column(1220, "หุ้น/เงินออม\n(บาท)", "SmallRight"),
    Column(1700, "ลายมือชื่อ"),
)
COMMITTEE = (
    Column(567, "ที่", "CellCentre"),
    Column(4252, "ชื่อ-สกุล"),
    Column(2268, "ตำแหน่ง"),
    Column(1984, "โทรศัพท์", "CellCentre"),
)
BLANK_MEMBERS = 10  # where nobody is listed yet


def build() -> Document:
    """Return the template; per = group."""
    paper = new_paper(f"{TITLE}ตามหลัก 5 ก")
    continued(paper.sections[0], f"{TITLE} {GROUP.short_place} (ต่อ)")
    form_head(paper, f"{TITLE}ตามหลัก 5 ก", GROUP, day=False)
    _group(paper)
    _head(paper, 1, "กลุ่ม (สมาชิก)", "has_members")
    _members(paper)
    _head(paper, 2, "กรรมการ", "has_committee")
    _committee(paper)
    _head(paper, 3, "กฎ กติกา ระเบียบข้อบังคับ", "has_rules")
    _text(paper, "rules", 4)
    _head(paper, 4, "กองทุน", "has_fund")
    paragraph(
        paper,
        "ItemLeft",
        f"เงินกองทุน{NBSP} {{{{ group.fund | money | dots(16) }}}}{NBSP}บาท"
        f"{NBSP} การออมและหุ้น{NBSP} {{{{ group.saving | dots(40) }}}}",
    )
    paragraph(paper, "ItemLeft", f"แหล่งทุนที่เข้าถึง{NBSP} {{{{ group.funding | dots(60) }}}}")
    _head(paper, 5, "กิจกรรม", "has_activity")
    _text(paper, "activities", 3, keep_next=True)
    paragraph(paper, "Closing", "ขอรับรองว่าข้อมูลตามทะเบียนนี้ถูกต้องตรงตามความเป็นจริง และได้รับความเห็นชอบจากที่ประชุมสมาชิกแล้ว")
    tag(paper, "{%p if group.registrar and group.registrar != district.office %}", keep_next=True)
    pen = f"ตำแหน่ง{NBSP}{'.' * 44}\n{{{{ group.registrar }}}}"
    _signers(paper, Signer(role="ผู้รับจดทะเบียน", name="''", position=pen))
    tag(paper, "{%p else %}", keep_next=True)
    _signers(
        paper,
        Signer(
            role="ผู้รับจดทะเบียน",
            name="district.development_chief.full_name",
            position=DEVELOPMENT_CHIEF,
            acting="district.development_chief.acting",
        ),
    )
    tag(paper, "{%p endif %}")
    return paper


def _signers(paper: Document, registrar: Signer) -> None:
    """Append who asks for the registration, who looked it through, and who registers: another office by hand."""
    signers(
        paper,
        (
            (
                Signer(role="ผู้ขอจดทะเบียน", name="committee.president.full_name", position="ประธาน{{ group.title }}"),
                Signer(role="ผู้ตรวจสอบ", name="officer.full_name", position=OFFICER, acting="officer.acting"),
            ),
            (None, registrar),
        ),
    )


def _head(paper: Document, number: int, name: str, field: str) -> None:
    """Append the head of one of the five ก, with the answer whether the group has it."""
    paragraph(paper, "Section", f"ก{NBSP}{number}{NBSP} {name}{NBSP} {{{{ group.{field} | check }}}}{NBSP}มีแล้ว")


def _group(paper: Document) -> None:
    """Append what the group is, and where it is registered."""
    for words in (
        (
            Strong("เลขทะเบียน "), "{{ group.registration_no | dots(20) }}",
            Strong(f"{NBSP}{NBSP} วันที่จดทะเบียน "), "{{ group.registered_on | date | nb }}",
        ),
        (
            Strong("หน่วยรับจดทะเบียน "),
            "{% if group.registrar %}{{ group.registrar }}{% else %}{{ district.office }}{% endif %}",
        ),
        (
            Strong("วันที่จัดตั้ง "), "{{ group.founded_on | date | nb }}",
            Strong(f"{NBSP}{NBSP} โทรศัพท์ "), "{{ group.phone | phone | nb | dots(20) }}",
        ),
        (
            Strong("อาชีพ/ผลิตภัณฑ์ "), "{{ group.product | dots(30) }}",
            Strong(f"{NBSP}{NBSP} ประเภท "), "{{ group.category | dots(12) }}",
        ),
    ):  # fmt: skip
        paragraph(paper, "Plain", *words)


def _members(paper: Document) -> None:
    table = Table(paper, MEMBERS).head(style="SmallHead")
    table.loop_kept(
        "m in members",
        "{{ loop.index }}",
        "{{ m.full_name }}",
        "{{ m.house_no | dots(6) }}{% if m.home_moo %} ม.{{ m.home_moo }}\nต.{{ m.home_tambon }}{% endif %}",
        "{{ m.occupation }}",
        "{{ m.shares | money | dash }}",
        "",
        height=ROW,
    )
    table.tag("{%tr if not members %}")
    for number in range(1, BLANK_MEMBERS + 1):
        table.row(str(number), *[""] * 5, height=ROW, keep_next=number > BLANK_MEMBERS - 2)
    table.tag("{%tr endif %}")
    total = "{% if share_sum %}{{ share_sum | money }}{% endif %}"
    count = f"รวม{NBSP}{{% if member_count %}}{{{{ member_count }}}}{{% else %}}..........{{% endif %}}{NBSP}คน"
    table.row(
        Cell(lines=(line("SmallSumLabel", count),), span=4),
        Cell(lines=(line("SmallSum", total),)),
        "",
        height=ROW,
    )


def _committee(paper: Document) -> None:
    table = Table(paper, COMMITTEE).head()
    table.loop(
        "c in committee.listed",
        "{{ loop.index }}",
        "{{ c.full_name }}",
        "{{ c.group_role }}",
        "{{ c.phone | phone | nb | dash }}",
    )
    table.tag("{%tr if not committee.listed %}")
    for number, role in enumerate(("ประธาน", "รองประธาน", "เลขานุการ", "เหรัญญิก", "กรรมการ"), 1):
        table.row(str(number), "", role, "")
    table.tag("{%tr endif %}")


def _text(paper: Document, field: str, blank_lines: int, *, keep_next: bool = False) -> None:
    """Append a text of the group, or lines for the pen; `keep_next` holds it on the page of what follows."""
    tag(paper, f"{{%p if group.{field} %}}")
    made = [paragraph(paper, "ItemLeft", f"{{{{ group.{field} | lines }}}}")]
    tag(paper, "{%p else %}")
    made += [paragraph(paper, "Field", "\t") for _ in range(blank_lines)]
    for item in made if keep_next else ():
        item.paragraph_format.keep_with_next = True
    tag(paper, "{%p endif %}")
