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
    Cell,
    Column,
    Signer,
    Table,
    line,
    new_paper,
    new_section,
    paragraph,
    signers,
    tag,
)

FILE = "D11-summary-report.docx"

CRITERIA = (  # the guideline's four criteria (ข้อ 4.2), as the scan's misreadings were corrected
    ("tpmap", "ครัวเรือนยากจนในระบบ TPMAP ที่พัฒนาได้"),
    ("low_income", "ครัวเรือนที่มีรายได้น้อย (ตามข้อมูล จปฐ.) ที่สามารถพัฒนาได้"),
    ("released", "ครัวเรือนที่พ้นโทษจากกรมราชทัณฑ์"),
    ("interested", "ครัวเรือนที่มีความสนใจในการฝึกปฏิบัติอาชีพ"),
)
SYSTEMS = (
    ("village.targets_recorded_on", "ข้อมูลครัวเรือนเป้าหมาย ในระบบรายงานของ{{ programme.department }} (ออนไลน์)"),
    ("village.sammachip_recorded_on", "ข้อมูลครัวเรือนสัมมาชีพชุมชน ในระบบรายงานของ{{ programme.department }} (ออนไลน์)"),
    ("budget_sum.bpm_on", "ผลการดำเนินงาน ในระบบบริหารงบประมาณและบริหารกิจกรรม/โครงการ (BPM)"),
)
PICTURES = (
    "การลงทะเบียน", "การบรรยายให้ความรู้", "การสาธิตอาชีพ",
    "การฝึกปฏิบัติอาชีพ", "การรับวัสดุฝึกปฏิบัติ", "ผลผลิตจากการฝึกปฏิบัติ",
)  # fmt: skip

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
    Column(4536, "ตัวชี้วัด"),
    Column(1474, "เป้าหมาย", "CellCentre"),
    Column(1360, "ผล\n(ครัวเรือน)", "CellCentre"),
    Column(1134, "ร้อยละ", "CellCentre"),
)
RECORDED = (
    Column(567, "ที่", "CellCentre"),
    Column(4819, "รายการ"),
    Column(1645, "การบันทึก", "CellCentre"),
    Column(2040, "วันที่บันทึก", "CellCentre"),
)
HOUSEHOLDS = (
    Column(480, "ที่", "SmallCentre"),
    Column(2500, "ชื่อ-สกุล", "SmallLeft"),
    Column(950, "บ้านเลขที่", "SmallCentre"),
    Column(850, "เกณฑ์\n(1 - 4)", "SmallCentre"),
    Column(2000, "อาชีพที่ฝึก", "SmallLeft"),
    Column(850, "เข้าร่วม", "SmallCentre"),
    Column(1190, "นำไป\nประกอบอาชีพ", "SmallCentre"),
    Column(1240, "รายได้ก่อน\n(บาท/ปี)", "SmallRight"),
    Column(1240, "รายได้หลัง\n(บาท/ปี)", "SmallRight"),
    Column(1000, "เพิ่มขึ้น\n(ร้อยละ)", "SmallRight"),
    Column(2270, "หมายเหตุ", "SmallLeft"),
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
    paragraph(paper, "Section", f"9.{NBSP} ภาพกิจกรรม")
    paragraph(paper, "ItemKeep", "ภาพการดำเนินกิจกรรม ปรากฏตามเอกสารแนบ 2")
    _signatures(paper)
    new_section(paper, landscape=True).different_first_page_header_footer = False
    _households(paper)
    new_section(paper).different_first_page_header_footer = False
    _pictures(paper)
    return paper


def _village(paper: Document) -> None:
    paragraph(paper, "Section", f"1.{NBSP} ข้อมูลทั่วไปของหมู่บ้าน")
    paragraph(
        paper,
        "Item",
        "{{ village.title }} หมู่ที่{{ nbsp }}".replace("{{ nbsp }}", NBSP) + "{{ village.moo }} ตำบล{{ village.tambon }}",
    )


def _preparation(paper: Document) -> None: ...
