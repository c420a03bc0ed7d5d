"""D15 รายงานสรุปผลการดำเนินงานระดับจังหวัด (กิจกรรมที่ 1 ข้อ 16-17, กิจกรรมที่ 2 ข้อ 9-10): a line a district, and sums.

All districts of the province stand in it; one without a target village has `-` everywhere. The tables are those of D14.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers import chart
from tools.papers.blocks import (
    LANDSCAPE,
    NBSP,
    Signer,
    continued,
    new_paper,
    new_section,
    page_number,
    paragraph,
    signers,
    tag,
)
from tools.papers.d14 import PROVINCE_CHIEF, level_chart
from tools.papers.rollup import (
    DOTS,
    Figure,
    as_of,
    count,
    followed_only,
    indicators,
    levels,
    money,
    recorded_only,
    share,
    table,
)

FILE = "D15-province-rollup.docx"
TITLE = "รายงานสรุปผลการดำเนินงานระดับจังหวัด"
EACH = "d in rows"
TARGET = "villages"  # a district without it has no target of anything

PLACES = (
    Figure(width=450, head="ที่", line="{{ loop.index }}", style="SmallCentre"),
    Figure(width=1900, head="อำเภอ", line="{{ d.name }}", style="SmallLeft"),
)
ROUNDS = (("before", "ประเมินครั้งที่ 1 (ก่อน)"), ("after", "ประเมินครั้งที่ 2 (หลัง)"))
REACHED = (("below", "ยังไม่ผ่าน\nเกณฑ์"), ("first", "พออยู่\nพอกิน"), ("second", "อยู่ดี\nกินดี"), ("third", "มั่งมี\nศรีสุข"))


def build() -> Document:
    """Return the template; per = project."""
    paper = new_paper(TITLE, landscape=True, thai_digits=False)
    continued(paper.sections[0], f"{TITLE} จังหวัด{{{{ programme.province }}}} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    paragraph(
        paper,
        "FormSubtitle",
        f"โครงการ{{{{ programme.name }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "จังหวัด{{ programme.province }}")
    as_of(paper)
    indicators(paper)
    _people(paper)
    _outcomes(paper)
    _incomes(paper)
    _money(paper)
    _assessments(paper)
    _systems(paper)
    levels(paper, 8)
    paragraph(paper, "Closing", "ขอรับรองว่ายอดตามรายงานนี้ถูกต้องตรงกับรายงานของทุกอำเภอ")
    signers(
        paper,
        (
            (
                Signer(role="ผู้รายงาน", name="", position=f"ตำแหน่ง{'.' * 40}\n{{{{ programme.province_section }}}}"),
                Signer(
                    role="ผู้ตรวจสอบ",
                    name="province_chief.full_name",
                    position=PROVINCE_CHIEF,
                    acting="province_chief.acting",
                ),
            ),
        ),
        width=LANDSCAPE,
    )
    _charts(paper)
    return paper


def _people(paper: Document) -> None:
    table(
        paper,
        f"2.{NBSP} ผลผลิต (หมู่บ้านและผู้เข้าร่วมกิจกรรม)",
        EACH,
        PLACES,
        (
            count(750, "เป้า", "villages", above="หมู่บ้าน", target=TARGET),
            count(750, "ทำแล้ว", "held", above="หมู่บ้าน", target=TARGET),
            share(930, "ร้อยละ", "held_percent", above="หมู่บ้าน", target=TARGET),
            count(750, "เป้า", "sages_target", above="ปราชญ์ (คน)", target=TARGET),
            count(750, "ผล", "sages_came", above="ปราชญ์ (คน)", target=TARGET),
            share(930, "ร้อยละ", "sages_percent", above="ปราชญ์ (คน)", target=TARGET),
            count(900, "เป้า", "households_target", above="ครัวเรือน", target=TARGET),
            count(900, "ผล", "households_came", above="ครัวเรือน", target=TARGET),
            share(930, "ร้อยละ", "households_percent", above="ครัวเรือน", target=TARGET),
            count(900, "เป้า", "promoted_target", above="ได้รับการส่งเสริม", target="promoted_target"),
            share(1000, "ร้อยละ", "promoted_percent", above="ได้รับการส่งเสริม", target="promoted_target"),
            count(930, "ค้างส่ง\n(หมู่บ้าน)", "pending", target=TARGET),
            Figure(width=1800, head="หมายเหตุ", line="", sum="", style="SmallLeft"),
        ),
    )


def _outcomes(paper: Document) -> None:
    above = "นำไปประกอบอาชีพและมีรายได้เพิ่มขึ้น"
    table(
        paper,
        f"3.{NBSP} ผลลัพธ์ (ครัวเรือน)",
        EACH,
        PLACES,
        (
            count(1800, "ส่งเสริมจริง", "promoted_followed", target=TARGET),
            count(1700, "ครัวเรือน", "applied", above="นำไปประกอบอาชีพ", target=TARGET),
            share(1700, "ร้อยละ", "applied_percent", above="นำไปประกอบอาชีพ", target=TARGET),
            count(1700, "ครัวเรือน", "increased", above=above, target=TARGET),
            share(2660, "ร้อยละของ\nผู้ได้รับการส่งเสริมจริง", "increased_percent", above=above, target=TARGET),
            share(
                2660,
                "ร้อยละของ\nเป้าหมายตัวชี้วัด",
                "increased_of_target_percent",
                above=above,
                target="promoted_target",
            ),
        ),
    )
    followed_only(paper)


def _incomes(paper: Document) -> None:
    total, mean = "รายได้รวมของครัวเรือนที่ติดตามผล (บาท/ปี)", "เฉลี่ยต่อครัวเรือน (บาท/ปี)"
    table(
        paper,
        f"4.{NBSP} รายได้ก่อนและหลังเข้าร่วมกิจกรรม",
        EACH,
        PLACES,
        (
            count(1420, "ติดตามผล\n(ครัวเรือน)", "followed", target=TARGET),
            money(2000, "ก่อน", "income_before", above=total, target=TARGET, satang=False),
            money(2000, "หลัง", "income_after", above=total, target=TARGET, satang=False),
            money(1900, "เพิ่มขึ้น", "income_rise", above=total, target=TARGET, satang=False),
            share(1300, "ร้อยละ", "income_percent", above=total, target=TARGET),
            money(1800, "ก่อน", "mean_before", above=mean, target=TARGET),
            money(1800, "หลัง", "mean_after", above=mean, target=TARGET),
        ),
    )


def _money(paper: Document) -> None:
    first, second = "กิจกรรมที่ 1 (บาท)", "กิจกรรมที่ 2 กลุ่มอาชีพ"
    table(
        paper,
        f"5.{NBSP} งบประมาณและกลุ่มอาชีพ",
        EACH,
        PLACES,
        (
            money(1800, "จัดสรร", "allocated", above=first, target=TARGET),
            money(1800, "เบิกจ่าย", "spent", above=first, target=TARGET),
            money(1800, "คงเหลือ", "left", above=first, target=TARGET),
            share(1120, "ร้อยละ", "spent_percent", above=first, target=TARGET),
            Figure(
                width=800,
                head="กลุ่ม\n(เป้า)",
                above=second,
                line="-",
                sum="{{ sum.groups_target | number | dash }}",
                style="SmallCentre",
            ),
            Figure(
                width=800,
                head="กลุ่ม\n(ผล)",
                above=second,
                line="{{ d.groups | number | dash }}",
                sum="{% if sum.groups is none and sum.groups_target is none %}-"
                f"{{% else %}}{{{{ sum.groups | number | dots({DOTS}) }}}}{{% endif %}}",
            ),
            Figure(
                width=1100, head="สมาชิก\n(คน)", above=second, name="group_members", how=" | number", target="groups"
            ),
            Figure(
                width=1500,
                head="จัดสรร\n(บาท)",
                above=second,
                line=_group_allocation("d"),
                sum=_group_allocation("sum"),
            ),
            Figure(
                width=1500,
                head="เบิกจ่าย\n(บาท)",
                above=second,
                line=_of_groups("d", f"{{{{ d.group_spent | money2 | dots({DOTS}) }}}}"),
                sum=_of_groups("sum", f"{{{{ sum.group_spent | money2 | dots({DOTS}) }}}}"),
            ),
        ),
    )
    recorded_only(
        paper,
        "{% if programme.group_budget_basis == 'รอยืนยัน' %}"
        f" งบกิจกรรมที่{NBSP}2 ตามแนวทาง{NBSP}{{{{ programme.group_budget | money }}}}{NBSP}บาท"
        " รอยืนยันว่าเป็นยอดต่อกลุ่มหรือยอดรวม{% endif %}",
    )


def _of_groups(owner: str, text: str) -> str:
    """A figure of the groups; `-` where there is no group."""
    return f"{{% if {owner}.groups is none %}}-{{% else %}}{text}{{% endif %}}"


def _group_allocation(owner: str) -> str:
    """What the groups get; waits until it is said whether the guideline's sum is a group's or all of theirs."""
    amount = f"{{{{ {owner}.group_allocated | money2 }}}}"
    return _of_groups(owner, f"{{% if {owner}.group_allocated is none %}}รอยืนยัน{{% else %}}{amount}{{% endif %}}")


def _assessments(paper: Document) -> None:
    table(
        paper,
        f"6.{NBSP} จำนวนหมู่บ้านแต่ละระดับ รายอำเภอ",
        EACH,
        PLACES,
        tuple(
            figure
            for when, above in ROUNDS
            for figure in (
                counted(1270, "ประเมิน\nแล้ว", f"{when}.assessed", f"{when}.assessed", above),
                *(counted(1210, words, f"{when}.{level}", f"{when}.assessed", above) for level, words in REACHED),
            )
        ),
    )


def counted(width: int, head: str, name: str, assessed: str, above: str) -> Figure:
    """A count of villages: dots as long as none of the district was assessed in that round."""

    def text(owner: str) -> str:
        known = f"{{% if {owner}.{assessed} %}}{{{{ {owner}.{name} }}}}{{% else %}}{'.' * DOTS}{{% endif %}}"
        return f"{{% if {owner}.villages is none %}}-{{% else %}}{known}{{% endif %}}"

    return Figure(
        width=width,
        head=head,
        above=above,
        line=text("d"),
        sum=text("sum"),
        style="SmallCentre",
    )


def _systems(paper: Document) -> None:
    recorded = "หมู่บ้านที่บันทึกข้อมูลในระบบแล้ว"
    table(
        paper,
        f"7.{NBSP} การบันทึกข้อมูลในระบบและความครบถ้วนของรายงาน (หมู่บ้าน)",
        EACH,
        PLACES,
        (
            count(1700, "หมู่บ้าน\nเป้าหมาย", "villages", target=TARGET),
            count(2300, "ครัวเรือนเป้าหมาย", "targets_recorded", above=recorded, target=TARGET),
            count(2300, "ครัวเรือนสัมมาชีพ", "sammachip_recorded", above=recorded, target=TARGET),
            count(2120, "BPM", "bpm_recorded", above=recorded, target=TARGET),
            count(1900, "รายงานครบ", "complete", target=TARGET),
            count(1900, "ค้างส่ง", "pending", target=TARGET),
        ),
    )


def _charts(paper: Document) -> None:
    section = new_section(paper)
    for header in (section.first_page_header, section.header):
        header.is_linked_to_previous = False
        page_number(header.paragraphs[0])
    place = "จังหวัด{{ programme.province }}"
    paragraph(paper, "FormTitle", f"แผนภูมิประกอบรายงาน {place}")
    budget = chart.Chart(
        kind="bar",
        title="งบประมาณที่จัดสรรและเบิกจ่าย รายอำเภอ",
        rows="d in rows if d.villages is not none",
        label="{{ d.name }}",
        series={"จัดสรร (บาท)": "{{ d.allocated }}", "เบิกจ่าย (บาท)": "{{ d.spent }}"},
        up="บาท",
        size=12,
        width=16,
        height=20,
        describe=f"งบประมาณที่จัดสรรและเบิกจ่ายรายอำเภอ {place}",
    )
    income = chart.Chart(
        kind="bar",
        title="รายได้เฉลี่ยต่อครัวเรือนที่ติดตามผล ก่อนและหลังเข้าร่วมกิจกรรม",
        rows="d in rows if d.mean_before is not none",
        label="{{ d.name }}",
        series={"ก่อน (บาท/ปี)": "{{ d.mean_before }}", "หลัง (บาท/ปี)": "{{ d.mean_after }}"},
        up="บาท/ปี",
        size=12,
        width=16,
        height=20,
        describe=f"รายได้เฉลี่ยต่อครัวเรือนก่อนและหลังเข้าร่วมกิจกรรมรายอำเภอ {place}",
    )
    _with_key(paper, budget)
    tag(paper, "{%p if sum.mean_before is not none %}")
    _with_key(paper, income)
    tag(paper, "{%p endif %}")
    tag(paper, "{%p if sum.before.assessed %}")
    chart.add(paragraph(paper, "ChartLine"), level_chart(16, place))
    tag(paper, "{%p endif %}")


def _with_key(paper: Document, shown: chart.Chart) -> None:
    """A chart of horizontal bars, and below it which shade is which."""
    above = paragraph(paper, "ChartLine")
    above.paragraph_format.keep_with_next = True
    chart.add(above, shown)
    chart.key(paragraph(paper, "ChartLine"), shown)
