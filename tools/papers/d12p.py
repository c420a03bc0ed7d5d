"""D12P รายงานสรุปผลการประเมินหมู่บ้านเศรษฐกิจพอเพียง ระดับจังหวัด (กิจกรรมที่ 1 ข้อ 16.2-17): a line a district, and sums.

What C15 sends to the department. The figures are those of the districts' D12 and of D15: counts of villages, shares as
ratios of sums. A district without a target village has `-` everywhere.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import LANDSCAPE, NBSP, Signer, continued, new_paper, paragraph, signers
from tools.papers.d12 import passed_indicators
from tools.papers.d14 import PROVINCE_CHIEF
from tools.papers.d15 import EACH, REACHED, TARGET, counted
from tools.papers.rollup import Figure, as_of, count, levels, share, table

FILE = "D12P-province-assessment-report.docx"
TITLE = "รายงานสรุปผลการประเมินหมู่บ้านเศรษฐกิจพอเพียง"

PLACES = (
    Figure(width=450, head="ที่", line="{{ loop.index }}", style="SmallCentre"),
    Figure(width=1700, head="อำเภอ", line="{{ d.name }}", style="SmallLeft"),
)
ROUNDS = (
    ("before", "assessed_before_percent", "ครั้งที่ 1 (ก่อนดำเนินกิจกรรม)"),
    ("after", "assessed_after_percent", "ครั้งที่ 2 (หลังดำเนินกิจกรรม)"),
)
NARROW = tuple((level, words.replace("ยังไม่ผ่าน", "ยังไม่\nผ่าน")) for level, words in REACHED)  # heads of narrow columns
CHANGES = (("risen", "สูงขึ้น"), ("kept", "คงเดิม"), ("fallen", "ลดลง"))


def build() -> Document:
    """Return the template; per = project."""
    paper = new_paper(f"{TITLE} ระดับจังหวัด", landscape=True)
    continued(paper.sections[0], f"{TITLE} จังหวัด{{{{ programme.province }}}} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    paragraph(
        paper,
        "FormSubtitle",
        "กิจกรรม{{ programme.village_activity }} โครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "จังหวัด{{ programme.province }}")
    as_of(paper)
    _districts(paper)
    levels(paper, 2)
    passed_indicators(paper, 3)
    paragraph(
        paper,
        "Closing",
        "ขอรับรองว่ายอดตามรายงานนี้ถูกต้องตรงกับรายงานสรุปผลการประเมินหมู่บ้านของทุกอำเภอ"
        " ซึ่งประเมินตามเกณฑ์การประเมินหมู่บ้านเศรษฐกิจพอเพียงต้นแบบของกระทรวงมหาดไทย",
    )
    signers(
        paper,
        (
            (
                Signer(role="ผู้จัดทำ", name="", position=f"ตำแหน่ง{'.' * 40}\n{{{{ programme.province_section }}}}"),
                Signer(
                    role="ผู้รับรอง",
                    name="province_chief.full_name",
                    position=PROVINCE_CHIEF,
                    acting="province_chief.acting",
                ),
            ),
        ),
        width=LANDSCAPE,
    )
    return paper


def _districts(paper: Document) -> None:
    table(
        paper,
        f"1.{NBSP} ผลการประเมินรายอำเภอ (จำนวนหมู่บ้าน)",
        EACH,
        PLACES,
        (
            count(1000, "หมู่บ้าน\nเป้าหมาย", "villages", target=TARGET),
            *(
                figure
                for when, percent, above in ROUNDS
                for figure in (
                    counted(900, "ประเมิน\nแล้ว", f"{when}.assessed", f"{when}.assessed", above),
                    share(860, "ร้อยละ", percent, above=above, target=TARGET),
                    *(counted(680, words, f"{when}.{level}", f"{when}.assessed", above) for level, words in NARROW),
                )
            ),
            *(counted(820, words, name, "assessed_twice", "ระดับหลังเทียบก่อน") for name, words in CHANGES),
        ),
        is_whole=False,
    )
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP}: ร้อยละคือหมู่บ้านที่ประเมินแล้วต่อหมู่บ้านเป้าหมาย ร้อยละรวมคิดจากผลรวมหารด้วยผลรวม"
        " จุดไข่ปลาคือยังไม่ได้บันทึกผล ระดับหลังเทียบก่อนนับเฉพาะหมู่บ้านที่ประเมินครบสองครั้ง",
    )
