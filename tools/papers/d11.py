"""D11 รายงานสรุปผลการดำเนินกิจกรรม (กิจกรรมที่ 1 ข้อ 16.1): what was prepared, done, spent and reached in a village.

Nine headings, then each household's result on a landscape page and a page for pictures. Before the event the figures
are not known: each leaves a blank for the pen.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
    NBSP,
    OFFICER,
    PORTRAIT,
    Cell,
    Column,
    Signer,
    Strong,
    Table,
    continued,
    line,
    new_paper,
    new_section,
    page_number,
    paragraph,
    signers,
    tag,
)
from tools.papers.d24 import CAPTIONS, caption

FILE = "D11-summary-report.docx"
ROW = 454  # 0.8 cm: what is not known yet is written by hand
PICTURE = 2155  # 3.8 cm: four rows with captions of two lines, and the note, fill the annex's page
PICTURE_WIDTH_CM, PICTURE_HEIGHT_CM = 7.4, 3.5
# The last day of payment is the pen's, as the sum is, while it is not known of every category what was spent.
PAID_ON = (
    "{% if budget_sum.spent is none %}{{ none | date | nb }}{% else %}{{ budget_sum.paid_on | date | nb }}{% endif %}"
)
# Who was promoted is known once attendance is: until then the figures stand on those who were followed up.
UNATTENDED = "{% if outcome.known and not outcome.is_attended %}"
HOUSEHOLDS_TITLE, PICTURES_TITLE = "สรุปผลรายครัวเรือน", "ภาพกิจกรรม"

# The guideline's four criteria (ข้อ 4.2), as the scan's misreadings were corrected. The third is sensitive and stands
# by number beside people's names in annex 1, so the report nowhere says what it is (handbook 2.11).
CRITERIA = (
    ("tpmap", "ครัวเรือนยากจนในระบบ TPMAP ที่พัฒนาได้"),
    ("low_income", "ครัวเรือนที่มีรายได้น้อย (ตามข้อมูล จปฐ.) ที่สามารถพัฒนาได้"),
    ("released", "ครัวเรือนตามแนวทางของโครงการ ข้อ 4.2 3)"),
    ("interested", "ครัวเรือนที่มีความสนใจในการฝึกปฏิบัติอาชีพ"),
)
# What the numbers beside people's names mean.
KEY = f"{NBSP} ".join(
    (
        f"1{NBSP}={NBSP}ยากจนในระบบ{NBSP}TPMAP",
        f"2{NBSP}={NBSP}รายได้น้อยตามข้อมูล{NBSP}จปฐ.",
        f"3{NBSP}={NBSP}ตามแนวทางของโครงการ{NBSP}ข้อ{NBSP}4.2{NBSP}3)",
        f"4{NBSP}={NBSP}สนใจในการฝึกปฏิบัติอาชีพ",
    )
)
SYSTEMS = (
    ("village.targets_recorded_on", "ข้อมูลครัวเรือนเป้าหมาย (ระบบรายงานกรมฯ ออนไลน์)"),
    ("village.sammachip_recorded_on", "ข้อมูลครัวเรือนสัมมาชีพชุมชน (ระบบรายงานกรมฯ ออนไลน์)"),
    ("budget_sum.bpm_on", "ผลการดำเนินงานหลังการเบิกจ่าย (ระบบ BPM)"),
)

SAGES = (
    Column(567, "ที่", "CellCentre"),
    Column(3402, "ชื่อ-สกุล"),
    Column(3402, "ความเชี่ยวชาญ"),
    Column(1700, "หน้าที่ในทีม", "CellCentre"),
)
KINDS = (
    Column(1134, "เกณฑ์ที่", "CellCentre"),
    Column(5669, "ลักษณะครัวเรือน"),
    Column(2268, "จำนวน (ครัวเรือน)", "CellCentre"),
)
SESSIONS = (
    Column(1985, "เวลา", "CellCentre"),
    Column(4535, "เนื้อหา/กิจกรรม"),
    Column(2551, "วิทยากร"),
)
TURNOUT = (
    Column(3969, "กลุ่มเป้าหมาย"),
    Column(1701, "เป้าหมาย (คน)", "CellCentre"),
    Column(1984, "เข้าร่วมจริง (คน)", "CellCentre"),
    Column(1417, "ร้อยละ", "CellCentre"),
)
BUDGET = (
    Column(567, "ที่", "CellCentre"),
    Column(3969, "หมวดรายจ่าย"),
    Column(1511, "แผน (บาท)", "CellRight"),
    Column(1512, "จ่ายจริง (บาท)", "CellRight"),
    Column(1512, "คงเหลือ (บาท)", "CellRight"),
)
KPI = (
    Column(567, "ที่", "CellCentre"),
    Column(4932, "ตัวชี้วัด"),
    Column(1304, "เป้าหมาย", "CellCentre"),
    Column(1247, "ผล\n(ครัวเรือน)", "CellCentre"),
    Column(1021, "ร้อยละ", "CellCentre"),
)
RECORDED = (
    Column(567, "ที่", "CellCentre"),
    Column(5330, "รายการ"),
    Column(1474, "การบันทึก", "CellCentre"),
    Column(1700, "วันที่บันทึก", "CellCentre"),
)
HOUSEHOLDS = (
    Column(460, "ที่", "SmallCentre"),
    Column(2330, "ชื่อ-สกุล", "SmallLeft"),
    Column(1010, "บ้านเลขที่", "SmallCentre"),
    Column(780, "เกณฑ์\n(1 - 4)", "SmallCentre"),
    Column(2600, "อาชีพที่ฝึก", "SmallLeft"),
    Column(800, "เข้าร่วม", "SmallCentre"),
    Column(1300, "นำไป\nประกอบอาชีพ", "SmallCentre"),
    Column(1290, "รายได้ก่อน\n(บาท/ปี)", "SmallRight"),
    Column(1290, "รายได้หลัง\n(บาท/ปี)", "SmallRight"),
    Column(960, "เพิ่มขึ้น\n(ร้อยละ)", "SmallRight"),
    Column(1750, "หมายเหตุ", "SmallLeft"),
)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper("รายงานสรุปผลการดำเนินกิจกรรมสร้างสัมมาชีพชุมชนในระดับหมู่บ้าน")
    paragraph(paper, "FormTitle", "รายงานสรุปผลการดำเนินกิจกรรม{{ programme.village_activity }}")
    paragraph(
        paper,
        "FormSubtitle",
        f"โครงการ{{{{ programme.name }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    _village(paper)
    _preparation(paper)
    _event(paper)
    _output(paper)
    _money(paper)
    _outcome(paper)
    _systems(paper)
    _problems(paper)
    paragraph(paper, "Section", f"9.{NBSP} ภาพกิจกรรม{NBSP} (ตามเอกสารแนบ{NBSP}2)")
    _signatures(paper)
    _new_annex(paper, 1, HOUSEHOLDS_TITLE, landscape=True)
    _households(paper)
    _new_annex(paper, 2, PICTURES_TITLE)
    _pictures(paper)
    return paper


def _village(paper: Document) -> None:
    paragraph(paper, "Section", f"1.{NBSP} ข้อมูลทั่วไปของหมู่บ้าน")
    paragraph(
        paper,
        "ItemLeft",
        f"1.1{NBSP} ผู้ใหญ่บ้าน{NBSP} {{{{ village.headman | dots(44) | nb }}}}{NBSP}"
        f" จำนวนครัวเรือนทั้งหมด{NBSP} {{{{ village.total_households | dots(10) }}}}{NBSP}ครัวเรือน",
    )
    paragraph(paper, "Item", f"1.2{NBSP} หน่วยดำเนินการ{NBSP} {{{{ district.office }}}}")
    paragraph(
        paper,
        "Item",
        f"1.3{NBSP} งบประมาณที่ได้รับจัดสรร{NBSP} จำนวน{NBSP}{{{{ programme.budget_per_village | money }}}}{NBSP}บาท"
        " ({{ programme.budget_per_village | baht }})",
    )


def _preparation(paper: Document) -> None:
    paragraph(paper, "Section", f"2.{NBSP} การเตรียมการ")
    paragraph(
        paper,
        "Item",
        f"2.1{NBSP} จัดเวทีประชาคมหมู่บ้านเพื่อคัดเลือกกลุ่มเป้าหมาย เมื่อวันที่{NBSP}{{{{ village.meeting_date | date | nb }}}}",
    )
    paragraph(
        paper,
        "ItemKeep",
        f"2.2{NBSP} คัดเลือกปราชญ์ชุมชนด้านอาชีพ จำนวน{NBSP}{{{{ sages | length }}}}{NBSP}คน"
        " และแต่งตั้งเป็นทีมวิทยากรสัมมาชีพชุมชน ดังนี้",
    )
    Table(paper, SAGES).head().loop(
        "s in sages", "{{ loop.index }}", "{{ s.full_name }}", "{{ s.expertise }}", "{{ s.team_role }}"
    )
    paragraph(paper, "AfterTable")
    paragraph(
        paper,
        "ItemKeep",
        f"2.3{NBSP} คัดเลือกผู้แทนครัวเรือนเป้าหมาย จำนวน{NBSP}{{{{ household_count }}}}{NBSP}คน/ครัวเรือน"
        " จำแนกตามเกณฑ์การคัดเลือก ดังนี้",
    )
    table = Table(paper, KINDS).head()
    for number, (name, kind) in enumerate(CRITERIA, 1):
        table.row(str(number), kind, f"{{{{ criteria.{name} }}}}", keep_next=True)
    paragraph(paper, "Note", f"หมายเหตุ{NBSP}: ครัวเรือนหนึ่งอาจเข้าเกณฑ์มากกว่าหนึ่งข้อ")
    tag(paper, "{%p if donor_count %}")
    paragraph(
        paper,
        "Item",
        f"ในจำนวนนี้เป็นครัวเรือนจากหมู่บ้านสัมมาชีพชุมชนที่อยู่ใกล้เคียง จำนวน{NBSP}{{{{ donor_count }}}}{NBSP}ครัวเรือน"
        " เนื่องจากข้อจำกัดด้านจำนวนครัวเรือนของหมู่บ้านที่มีน้อย",
    )
    tag(paper, "{%p endif %}")
    paragraph(
        paper,
        "Item",
        f"2.4{NBSP} สำรวจและวิเคราะห์อาชีพที่ครัวเรือนเป้าหมายต้องการ โดยพิจารณาปัจจัยความสำเร็จของการประกอบอาชีพ"
        " และโอกาสทางการตลาด แล้วเห็นควรสาธิตและฝึกปฏิบัติอาชีพ “{{ village.occupation | dots(30) }}”",
    )
    paragraph(
        paper,
        "Item",
        f"2.5{NBSP} " + _assessed(1, "first"),
    )


def _assessed(round_: int, name: str) -> str:
    """When the village was assessed before (ข้อ 8) or after the event (ข้อ 10), and what it passed."""
    return (
        f"ประเมินหมู่บ้านตามเกณฑ์การประเมินหมู่บ้านเศรษฐกิจพอเพียงต้นแบบของกระทรวงมหาดไทย ครั้งที่{NBSP}{round_}"
        f" เมื่อวันที่{NBSP}{{{{ assessment.{name}.assessed_on | date | nb }}}}"
        f" ผ่านเกณฑ์{NBSP}{{{{ assessment.{name}.passed | dots(8) }}}}{NBSP}ตัวชี้วัด จาก{NBSP}23{NBSP}ตัวชี้วัด"
    )


def _event(paper: Document) -> None:
    paragraph(paper, "Section", f"3.{NBSP} การดำเนินกิจกรรม")
    paragraph(
        paper,
        "Item",
        "ดำเนินกิจกรรมเมื่อ{{ village.training_date | date_weekday | nb }}"
        " {% if training_start %}เวลา {{ training_start | time_range(training_end) | nb }} {% endif %}"
        f"ณ{NBSP}{{{{ village.venue | dots(50) }}}} ระยะเวลา{NBSP}1{NBSP}วัน"
        " ในรูปแบบการบรรยาย การสาธิตและฝึกปฏิบัติจริง อาชีพ “{{ village.occupation | dots(30) }}”"
        f" โดยทีมวิทยากรสัมมาชีพชุมชน จำนวน{NBSP}{{{{ sages | length }}}}{NBSP}คน",
    )
    tag(paper, "{%p if sessions %}")
    paragraph(paper, "AfterTable")
    Table(paper, SESSIONS).head().loop(
        "s in sessions", "{{ s.start | time_range(s.end) | nb }}", "{{ s.activity }}", "{{ s.speaker }}"
    )
    tag(paper, "{%p endif %}")


def _output(paper: Document) -> None:
    paragraph(paper, "Section", f"4.{NBSP} ผลผลิต (ผู้เข้าร่วมกิจกรรม)")
    Table(paper, TURNOUT).head().loop(
        "t in turnout",
        "{% if t.label == 'ครัวเรือน' %}ผู้แทนครัวเรือนเป้าหมาย{% elif t.label == 'วิทยากร' %}ทีมวิทยากรสัมมาชีพชุมชน"
        "{% else %}{{ t.label }}{% endif %}",
        "{% if t.target %}{{ t.target }}{% else %}-{% endif %}",
        "{{ t.came | dots(10) }}",
        "{% if t.target %}{{ t.percent | percent | dots(10) }}{% else %}-{% endif %}",
        keep_next=True,
    ).row(
        Cell(lines=(line("CellSumLabel", "รวม"),)),
        Cell(lines=(line("CellSumLabel", "{{ turnout_sum.target }}"),)),
        Cell(lines=(line("CellSumLabel", "{{ turnout_sum.came | dots(10) }}"),)),
        Cell(lines=(line("CellSumLabel", "{{ turnout_sum.percent | percent | dots(10) }}"),)),
    )


def _money(paper: Document) -> None:
    paragraph(paper, "Section", f"5.{NBSP} งบประมาณ")
    table = Table(paper, BUDGET).head()
    table.loop(
        "b in budget",
        "{{ loop.index }}",
        "{{ b.category }}",
        "{{ b.planned | money2 | dots(12) }}",
        "{{ b.spent | money2 | dots(12) }}",
        "{{ b.left | money2 | dots(12) }}",
        keep_next=True,
    )
    sums = (f"{{{{ budget_sum.{name} | money2 | dots(12) }}}}" for name in ("planned", "spent", "left"))
    table.row(
        Cell(lines=(line("CellSumLabel", "รวมทั้งสิ้น"),), span=2),
        *(Cell(lines=(line("CellSum", text),)) for text in sums),
    )
    paragraph(
        paper,
        "Note",
        f"เบิกจ่ายเมื่อวันที่{NBSP}{PAID_ON}{NBSP}"
        f" คิดเป็นร้อยละ{NBSP}{{{{ budget_sum.percent | percent | dots(10) }}}} ของงบประมาณตามแผน",
    )


def _outcome(paper: Document) -> None:
    paragraph(paper, "Section", f"6.{NBSP} ผลลัพธ์")
    paragraph(paper, "ItemKeep", f"6.1{NBSP} ผลตามตัวชี้วัดกิจกรรม")
    table = Table(paper, KPI).head()
    table.tag("{%tr for t in turnout if t.label == 'ครัวเรือน' %}")
    table.row(
        "1",
        "ประชาชนเป้าหมายได้รับการส่งเสริมอาชีพ",
        f"{{{{ household_count }}}}{NBSP}ครัวเรือน",
        "{{ t.came | dots(8) }}",
        "{{ t.percent | percent | dots(8) }}",
        keep_next=True,
    )
    table.tag("{%tr endfor %}")
    table.row(
        "2",
        "ครัวเรือนตามข้อ 1 ที่นำความรู้ไปประกอบอาชีพ",
        "-",
        _if_known("{{ outcome.applied }}"),
        _if_known("{{ outcome.applied_percent | percent }}"),
        keep_next=True,
    )
    table.row(
        "3",
        "ประชาชนเป้าหมายที่ได้รับการส่งเสริมอาชีพ นำความรู้ไปประกอบอาชีพตามแนวทางสัมมาชีพชุมชน และมีรายได้เพิ่มขึ้น",
        f"ร้อยละ{NBSP}{{{{ programme.applied_percent | number | dots(6) }}}}",
        _if_known("{{ outcome.increased }}"),
        _if_known("{{ outcome.increased_percent | percent }}"),
        keep_next=True,
    )
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP}: ผลของตัวชี้วัดที่{NBSP}2 และ{NBSP}3 เป็นผลของครัวเรือนที่ติดตามผลแล้ว{NBSP}"
        + _if_known("{{ outcome.followed }}")
        + f"{NBSP}ครัวเรือน จากครัวเรือนเป้าหมาย{NBSP}{{{{ household_count }}}}{NBSP}ครัวเรือน"
        f" ร้อยละคิดจากครัวเรือนที่{UNATTENDED}ติดตามผลแล้ว{{% else %}}ได้รับการส่งเสริมอาชีพจริง{{% endif %}}{NBSP}"
        + _if_known("{{ outcome.promoted }}")
        + f"{NBSP}ครัวเรือน{UNATTENDED} เนื่องจากยังบันทึกการเข้าร่วมไม่ครบ{{% endif %}}",
    )
    paragraph(
        paper,
        "ItemLeft",
        f"6.2{NBSP} รายได้รวมของครัวเรือนที่ติดตามผลแล้ว{NBSP}"
        + _if_known("{{ outcome.followed }}")
        + f"{NBSP}ครัวเรือน ก่อนเข้าร่วมกิจกรรม{NBSP}"
        + _if_known("{{ outcome.income_before | money }}", 16)
        + f"{NBSP}บาท/ปี หลังเข้าร่วมกิจกรรม{NBSP}"
        + _if_known("{{ outcome.income_after | money }}", 16)
        + f"{NBSP}บาท/ปี",
    )
    tag(paper, "{%p if groups %}")
    paragraph(paper, "ItemKeep", f"6.3{NBSP} การรวมกลุ่มอาชีพ{NBSP} ☐{NBSP}ยังไม่มีการรวมกลุ่ม{NBSP} ☑{NBSP}มีการรวมกลุ่ม ดังนี้")
    tag(paper, "{%p for g in groups %}")
    members = "{% if g.member_count %}{{ g.member_count }}{% else %}..........{% endif %}"
    paragraph(paper, "ItemLeft", f"ชื่อกลุ่ม{NBSP} {{{{ g.name }}}}{NBSP} จำนวนสมาชิก{NBSP}{members}{NBSP}คน")
    tag(paper, "{%p endfor %}")
    tag(paper, "{%p else %}")
    paragraph(
        paper,
        "ItemLeft",
        f"6.3{NBSP} การรวมกลุ่มอาชีพ{NBSP} ☐{NBSP}ยังไม่มีการรวมกลุ่ม{NBSP} ☐{NBSP}มีการรวมกลุ่ม ดังนี้"
        f"\nชื่อกลุ่ม{NBSP}{'.' * 68} จำนวนสมาชิก{NBSP}..........{NBSP}คน",
    )
    tag(paper, "{%p endif %}")
    paragraph(paper, "Item", f"6.4{NBSP} " + _assessed(2, "second"))
    paragraph(paper, "Item", f"6.5{NBSP} ผลรายครัวเรือน ปรากฏตามเอกสารแนบ{NBSP}1")


def _if_known(text: str, dots: int = 8) -> str:
    """A figure of the follow-up, or the pen's blank until anything was keyed in: sums of nothing would print 0."""
    return f"{{% if outcome.known %}}{text}{{% else %}}{'.' * dots}{{% endif %}}"


def _systems(paper: Document) -> None:
    paragraph(paper, "Section", f"7.{NBSP} การบันทึกข้อมูลในระบบ")
    table = Table(paper, RECORDED).head()
    for number, (field, name) in enumerate(SYSTEMS, 1):
        table.row(
            str(number),
            name,
            f"{{{{ {field} | check }}}}{NBSP}บันทึกแล้ว",
            f"{{{{ {field} | date_short | dots(18) }}}}",
            keep_next=number < len(SYSTEMS),
        )
    paragraph(paper, "AfterTable")


def _problems(paper: Document) -> None:
    paragraph(paper, "Section", f"8.{NBSP} ปัญหา อุปสรรค และข้อเสนอแนะ")
    for number, (field, name) in enumerate((("problems", "ปัญหาและอุปสรรค"), ("suggestions", "ข้อเสนอแนะ")), 1):
        tag(paper, f"{{%p if village.{field} %}}")
        paragraph(paper, "Item", f"8.{number}{NBSP} {name}{NBSP} {{{{ village.{field} }}}}")
        tag(paper, "{%p else %}")
        paragraph(paper, "ItemKeep", f"8.{number}{NBSP} {name}")
        for _ in range(2):
            paragraph(paper, "Field", "\t")
        tag(paper, "{%p endif %}")


def _signatures(paper: Document) -> None:
    paragraph(paper, "Closing", "ขอรับรองว่าข้อมูลตามรายงานนี้ถูกต้องตรงตามความเป็นจริง")
    signers(
        paper,
        (
            (
                Signer(role="ผู้รายงาน", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(
                    role="ผู้รับรอง",
                    name="district.development_chief.full_name",
                    position=DEVELOPMENT_CHIEF,
                    acting="district.development_chief.acting",
                ),
            ),
        ),
    )


def _households(paper: Document) -> None:
    _annex(paper, 1, HOUSEHOLDS_TITLE)
    paragraph(paper, "AfterTable")
    table = Table(paper, HOUSEHOLDS).head(style="SmallHead")
    table.loop(
        "r in results",
        "{{ loop.index }}",
        "{{ r.full_name }}",
        "{{ r.house_no }}",
        "{{ r.criteria | numbers }}",
        "{{ village.occupation | blank }}",
        "{{ r.came | tick }}{% if r.came is false %}-{% endif %}",
        "{{ r.applied | tick }}{% if r.applied is false %}-{% endif %}",
        "{{ r.income_before | money }}",
        "{{ r.income_after | money }}",
        "{{ r.change_percent | percent }}",
        "{% if r.origin %}จากหมู่บ้านใกล้เคียง{% if r.remark %} {% endif %}{% endif %}{{ r.remark }}",
        height=ROW,
    )
    followed = _if_known("{{ outcome.followed }}", 6)
    came = "{% for t in turnout if t.label == 'ครัวเรือน' %}{{ t.came | dots(6) }}{% endfor %}"
    sums = (_if_known(f"{{{{ outcome.{name} | money }}}}", 12) for name in ("income_before", "income_after"))
    table.row(
        Cell(lines=(line("SmallCentre", Strong(f"รวม (ผลของครัวเรือนที่ติดตามแล้ว{NBSP}{followed}{NBSP}ครัวเรือน)")),), span=5),
        Cell(lines=(line("SmallCentre", Strong(came)),)),
        Cell(lines=(line("SmallCentre", Strong(_if_known("{{ outcome.said_yes }}", 6))),)),
        *(Cell(lines=(line("SmallRight", Strong(text)),)) for text in sums),
        "",
        "",
        height=ROW,
    )
    paragraph(paper, "Note", f"หมายเหตุ{NBSP}: เกณฑ์การคัดเลือก{NBSP} {KEY}")


def _pictures(paper: Document) -> None:
    _annex(paper, 2, PICTURES_TITLE)
    half = Column(PORTRAIT // 2, style="CellCentre")
    tag(paper, "{%p for p in picture_rows %}")
    paragraph(paper, "AfterTable")
    table = Table(paper, [half, half])
    table.row(_picture("p.left"), _picture("p.right"), height=PICTURE, keep_next=True)
    table.row(
        Cell(lines=(line("SmallCentre", _caption("p.left")),)), Cell(lines=(line("SmallCentre", _caption("p.right")),))
    )
    tag(paper, "{%p endfor %}")
    tag(paper, "{%p if pictures | length > 8 %}")  # a place for each of the eight steps, and more photographs
    paragraph(paper, "Note", f"หมายเหตุ{NBSP}: ภาพถ่ายทั้งหมดปรากฏตามภาพถ่ายกิจกรรมของหมู่บ้าน")
    tag(paper, "{%p endif %}")
    paragraph(paper, "EndTable")


def _picture(place: str) -> str:
    """A photograph, or the frame to stick one in; an even number of steps leaves no place without one."""
    shown = f"{{{{ {place}.file | picture({PICTURE_WIDTH_CM}, {PICTURE_HEIGHT_CM}, {place}.description) }}}}"
    return f"{{% if {place} and {place}.file %}}{shown}{{% elif {place} %}}(ติดภาพถ่าย){{% endif %}}"


def _caption(place: str) -> str:
    return f"{{% if {place} %}}{caption(CAPTIONS, place)}{{% endif %}}"


def _new_annex(paper: Document, number: int, title: str, *, landscape: bool = False) -> None:
    """Begin an annex: the report's page numbers go on, and further sheets say whose they are."""
    section = new_section(paper, landscape=landscape)
    for header in (section.first_page_header, section.header):
        header.is_linked_to_previous = False
        page_number(header.paragraphs[0])
    place = "{{ village.full_name | nb }} ตำบล{{ village.tambon }}"
    continued(section, f"เอกสารแนบ{NBSP}{number}{NBSP} {title} {place} (ต่อ)")


def _annex(paper: Document, number: int, title: str) -> None:
    paragraph(paper, "FormTitle", f"เอกสารแนบ{NBSP}{number}{NBSP} {title}")
    paragraph(paper, "FormSubtitle", "กิจกรรม{{ programme.village_activity }}")
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
