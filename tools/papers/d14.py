"""D14 รายงานสรุปผลการดำเนินงานระดับอำเภอ (กิจกรรมที่ 1 ข้อ 16, กิจกรรมที่ 2 ข้อ 9): a line a village, and their sums.

Figures that would not be readable side by side stand in tables of their own: who came, what became of it, incomes,
money, assessments, groups; charts are annexed. Digits are Arabic, as in the charts and in tables of figures generally
(handbook 1.4).
"""

from __future__ import annotations

import dataclasses

from docx.document import Document
from tools.papers import chart
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
    position_of,
    signers,
    tag,
)
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

FILE = "D14-district-rollup.docx"
TITLE = "รายงานสรุปผลการดำเนินงานระดับอำเภอ"
PROVINCE_CHIEF = position_of("province_chief", "พัฒนาการจังหวัด{{ programme.province }}")
MOST_BARS = 12  # villages that a chart has room for
MOST_LETTERS = 150  # of all their names together, that can be read below columns; longer ones stand beside bars
PENDING = (
    ("not r.is_attended", "เข้าร่วม"),
    ("not r.is_followed", "ผลลัพธ์"),
    ("not r.is_spent", "เบิกจ่าย"),
    ("not r.before.assessed", f"ประเมิน{NBSP}1"),
    ("not r.after.assessed", f"ประเมิน{NBSP}2"),
)


def build() -> Document:
    """Return the template; per = district."""
    paper = new_paper(TITLE, landscape=True, thai_digits=False)
    continued(paper.sections[0], f"{TITLE} อำเภอ{{{{ district.name }}}} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    paragraph(
        paper,
        "FormSubtitle",
        f"โครงการ{{{{ programme.name }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "อำเภอ{{ district.name }} จังหวัด{{ programme.province }}")
    as_of(paper)
    indicators(paper)
    _people(paper)
    _outcomes(paper)
    _incomes(paper)
    _money(paper)
    _assessments(paper)
    _groups(paper)
    levels(paper, 8)
    paragraph(paper, "Closing", "ขอรับรองว่ายอดตามรายงานนี้ถูกต้องตรงกับหลักฐานของหมู่บ้าน")
    _signatures(paper)
    _charts(paper)
    return paper


PLACES = (
    Figure(width=450, head="ที่", line="{{ loop.index }}", style="SmallCentre"),
    Figure(
        width=2280, head="หมู่บ้าน", line=f"{{{{ r.village.title }}}}{NBSP}ม.{{{{ r.village.moo }}}}", style="SmallLeft"
    ),
    Figure(width=1500, head="ตำบล", line="{{ r.village.tambon }}", style="SmallLeft"),
)


def _people(paper: Document) -> None:
    pending = "".join(f"{{% if {test} %}}{words} {{% endif %}}" for test, words in PENDING)
    table(
        paper,
        f"2.{NBSP} ผลผลิต (ผู้เข้าร่วมกิจกรรม)",
        "r in rows",
        PLACES,
        (
            Figure(
                width=1250,
                head="วันที่จัด",
                line=f"{{{{ r.village.training_date | date_short | dots({DOTS}) | nb }}}}",
                sum="{{ sum.held | number | dots(4) }} หมู่บ้าน",
                style="SmallCentre",
            ),
            count(750, "เป้า", "sages_target", above="ปราชญ์ (คน)", target="sages_target"),
            count(750, "ผล", "sages_came", above="ปราชญ์ (คน)"),
            share(950, "ร้อยละ", "sages_percent", above="ปราชญ์ (คน)", target="sages_target"),
            count(800, "เป้า", "households_target", above="ครัวเรือน", target="households_target"),
            count(800, "ผล", "households_came", above="ครัวเรือน"),
            share(950, "ร้อยละ", "households_percent", above="ครัวเรือน", target="households_target"),
            count(850, "เป้า", "promoted_target", above="ได้รับการส่งเสริม", target="promoted_target"),
            share(950, "ร้อยละ", "promoted_percent", above="ได้รับการส่งเสริม", target="promoted_target"),
            Figure(
                width=2290,
                head="ค้างส่ง",
                line=f"{{% if r.complete %}}ครบ{{% else %}}{pending}{{% endif %}}",
                sum="ค้าง {{ sum.pending }} หมู่บ้าน",
                style="SmallLeft",
            ),
        ),
    )


def _outcomes(paper: Document) -> None:
    above = "นำไปประกอบอาชีพและมีรายได้เพิ่มขึ้น"
    table(
        paper,
        f"3.{NBSP} ผลลัพธ์ (ครัวเรือน)",
        "r in rows",
        PLACES,
        (
            count(1540, "ส่งเสริมจริง", "promoted_followed"),
            count(1300, "ครัวเรือน", "applied", above="นำไปประกอบอาชีพ"),
            share(1300, "ร้อยละ", "applied_percent", above="นำไปประกอบอาชีพ"),
            count(1400, "ครัวเรือน", "increased", above=above),
            share(2400, "ร้อยละของ\nผู้ได้รับการส่งเสริมจริง", "increased_percent", above=above),
            share(
                2400,
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
        "r in rows",
        PLACES,
        (
            count(1150, "ติดตามผล\n(ครัวเรือน)", "followed"),
            money(1750, "ก่อน", "income_before", above=total, satang=False),
            money(1750, "หลัง", "income_after", above=total, satang=False),
            money(1550, "เพิ่มขึ้น", "income_rise", above=total, satang=False),
            share(1140, "ร้อยละ", "income_percent", above=total),
            money(1500, "ก่อน", "mean_before", above=mean),
            money(1500, "หลัง", "mean_after", above=mean),
        ),
    )


def _money(paper: Document) -> None:
    table(
        paper,
        f"5.{NBSP} งบประมาณกิจกรรมที่ 1 (บาท)",
        "r in rows",
        PLACES,
        (
            money(1800, "จัดสรร", "allocated"),
            money(1800, "เบิกจ่าย", "spent"),
            money(1800, "คงเหลือ", "left"),
            share(1240, "ร้อยละ", "spent_percent"),
            Figure(
                width=1850,
                head="วันที่เบิกจ่าย",
                line=f"{{{{ r.paid_on | date_short | dots({DOTS}) | nb }}}}",
                sum="",
                style="SmallCentre",
            ),
            Figure(
                width=1850,
                head="วันที่บันทึก BPM",
                line=f"{{{{ r.bpm_on | date_short | dots({DOTS}) | nb }}}}",
                sum="{{ sum.bpm_recorded | number | dots(4) }} หมู่บ้าน",
                style="SmallCentre",
            ),
        ),
    )
    recorded_only(paper)


def _assessments(paper: Document) -> None:
    first, second = "ประเมินครั้งที่ 1 (ก่อน)", "ประเมินครั้งที่ 2 (หลัง)"
    recorded = "วันที่บันทึกในระบบ"
    rounds = (("first", first, "before"), ("second", second, "after"))
    table(
        paper,
        f"6.{NBSP} การประเมินหมู่บ้านและการบันทึกข้อมูลในระบบ",
        "r in rows",
        PLACES,
        (
            *(
                figure
                for name, above, when in rounds
                for figure in (
                    Figure(
                        width=1250,
                        head="วันที่",
                        above=above,
                        line=f"{{{{ r.assessment.{name}.assessed_on | date_short | dots({DOTS}) | nb }}}}",
                        sum=f"{{{{ (sum.{when}.assessed or none) | dots(4) }}}} หมู่บ้าน",
                        style="SmallCentre",
                    ),
                    Figure(
                        width=800,
                        head="ผ่าน\n(ข้อ)",
                        above=above,
                        line=f"{{{{ r.assessment.{name}.passed | dots(6) }}}}",
                        sum="",
                        style="SmallCentre",
                    ),
                    Figure(
                        width=1520,
                        head="ระดับ",
                        above=above,
                        line=f"{{{{ r.assessment.{name}.level | level | dots({DOTS}) | nb }}}}",
                        sum="",
                        style="SmallCentre",
                    ),
                )
            ),
            *(
                Figure(
                    width=1600,
                    head=words,
                    above=recorded,
                    line=f"{{{{ r.village.{field} | date_short | dots({DOTS}) | nb }}}}",
                    sum=f"{{{{ sum.{counted} | number | dots(4) }}}} หมู่บ้าน",
                    style="SmallCentre",
                )
                for words, field, counted in (
                    ("ครัวเรือน\nเป้าหมาย", "targets_recorded_on", "targets_recorded"),
                    ("ครัวเรือน\nสัมมาชีพ", "sammachip_recorded_on", "sammachip_recorded"),
                )
            ),
        ),
    )


GROUPS = (
    Column(450, "ที่", "SmallCentre"),
    Column(3700, "ชื่อกลุ่ม", "SmallLeft"),
    Column(2500, "หมู่บ้าน", "SmallLeft"),
    Column(2420, "อาชีพ/ผลิตภัณฑ์", "SmallLeft"),
    Column(900, "สมาชิก\n(คน)", "SmallCentre"),
    Column(1600, "จดทะเบียน", "SmallCentre"),
    Column(1500, "งบจัดสรร\n(บาท)", "SmallRight"),
    Column(1500, "เบิกจ่าย\n(บาท)", "SmallRight"),
)


_DATE = f"{{{{ g.registered_on | date_short | dots({DOTS}) | nb }}}}"


def _groups(paper: Document) -> None:
    paragraph(paper, "Section", f"7.{NBSP} กลุ่มอาชีพ (กิจกรรมที่ 2 {{{{ programme.group_activity }}}})")
    tag(paper, "{%p if groups %}")
    made = Table(paper, GROUPS).head(style="SmallHead")
    waiting = "รอยืนยัน"
    made.loop(
        "g in groups",
        "{{ loop.index }}",
        "{{ g.name }}",
        "{{ g.village }}",
        "{{ g.product }}",
        "{{ g.members }}",
        f"{{% if g.registration_no %}}{{{{ g.registration_no }}}}\n{{% endif %}}{_DATE}",
        f"{{% if g.allocated is none %}}{waiting}{{% else %}}{{{{ g.allocated | money2 }}}}{{% endif %}}",
        f"{{{{ g.spent | money2 | dots({DOTS}) }}}}",
        keep_next=True,
    )
    made.row(
        Cell(lines=(line("SmallSumLabel", "รวม {{ sum.groups }} กลุ่ม"),), span=4),
        Cell(lines=(line("SmallSumLabel", "{{ sum.group_members }}"),)),
        Cell(lines=(line("SmallSumLabel", "{{ sum.groups_registered }} กลุ่ม"),)),
        Cell(
            lines=(
                line(
                    "SmallSum",
                    f"{{% if sum.group_allocated is none %}}{waiting}{{% else %}}"
                    "{{ sum.group_allocated | money2 }}{% endif %}",
                ),
            )
        ),
        Cell(lines=(line("SmallSum", f"{{{{ sum.group_spent | money2 | dots({DOTS}) }}}}"),)),
    )
    tag(paper, "{%p else %}")
    paragraph(paper, "Item", "อำเภอนี้ยังไม่มีกลุ่มอาชีพที่จัดตั้งตามโครงการ")
    tag(paper, "{%p endif %}")


def _signatures(paper: Document) -> None:
    signers(
        paper,
        (
            (
                Signer(
                    role="ผู้รายงาน",
                    name="district.development_chief.full_name",
                    position=DEVELOPMENT_CHIEF,
                    acting="district.development_chief.acting",
                ),
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


def _charts(paper: Document) -> None:
    label = "{{ r.village.title }} ม.{{ r.village.moo }}"
    budget = chart.Chart(
        kind="column",
        title="งบประมาณที่จัดสรรและเบิกจ่าย รายหมู่บ้าน",
        rows="r in rows",
        label=label,
        series={"จัดสรร (บาท)": "{{ r.allocated }}", "เบิกจ่าย (บาท)": "{{ r.spent }}"},
        up="บาท",
        width=24,
        height=7.3,
        describe="งบประมาณที่จัดสรรและเบิกจ่ายรายหมู่บ้าน อำเภอ{{ district.name }}",
    )
    income = chart.Chart(
        kind="column",
        title="รายได้เฉลี่ยต่อครัวเรือนที่ติดตามผล ก่อนและหลังเข้าร่วมกิจกรรม",
        rows="r in rows if r.mean_before is not none",
        label=label,
        series={"ก่อน (บาท/ปี)": "{{ r.mean_before }}", "หลัง (บาท/ปี)": "{{ r.mean_after }}"},
        up="บาท/ปี",
        width=24,
        height=7.3,
        describe="รายได้เฉลี่ยต่อครัวเรือนก่อนและหลังเข้าร่วมกิจกรรม อำเภอ{{ district.name }}",
    )
    paragraph(paper, "AnnexTitle", "แผนภูมิประกอบรายงาน อำเภอ{{ district.name }}")
    tag(paper, f"{{%p if rows | length <= {MOST_BARS} %}}")
    tag(paper, f"{{%p if rows | map(attribute='village.title') | join | length <= {MOST_LETTERS} %}}")
    _add(paper, budget, income)
    tag(paper, "{%p else %}")
    _add(paper, *(dataclasses.replace(short, kind="bar", size=12, height=13.2) for short in (budget, income)))
    tag(paper, "{%p endif %}")
    tag(paper, "{%p endif %}")
    tag(paper, "{%p if sum.before.assessed %}")
    chart.add(paragraph(paper, "ChartLine"), level_chart(24, "อำเภอ{{ district.name }}"))
    tag(paper, "{%p endif %}")


def _add(paper: Document, budget: chart.Chart, income: chart.Chart) -> None:
    chart.add(paragraph(paper, "ChartLine"), budget)
    tag(paper, "{%p if sum.mean_before is not none %}")
    chart.add(paragraph(paper, "ChartLine"), income)
    tag(paper, "{%p endif %}")


def level_chart(width: float, place: str) -> chart.Chart:
    """How many villages stand at which level before and after, from the lowest level up."""
    return chart.Chart(
        kind="column",
        title="จำนวนหมู่บ้านแต่ละระดับ ก่อนและหลังดำเนินกิจกรรม",
        rows="l in sum.levels|reverse",
        label="{{ l.level | level }}",
        series={"ครั้งที่ 1 (ก่อน)": "{{ l.before }}", "ครั้งที่ 2 (หลัง)": "{{ l.after }}"},
        up="หมู่บ้าน",
        has_numbers=True,
        width=width,
        height=9 if width < 20 else 7.3,
        describe=f"จำนวนหมู่บ้านแต่ละระดับก่อนและหลังดำเนินกิจกรรม {place}",
    )
