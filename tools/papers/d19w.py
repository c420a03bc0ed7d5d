"""D19W หนังสือเวียนเชิญครัวเรือนเป้าหมายและกรรมการหมู่บ้าน (กิจกรรมที่ 1 ข้อ 9; handbook 1.7.1, 2.12).

One circular letter (ว) a village; its annex names whom it is to, and whoever takes it signs there. The village
committee has no sheet: the two who are known as witnesses stand there, and the others are written in by hand.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, Column, Table, continued, new_section, number_pages, paragraph
from tools.papers.d19 import DAY, DISTRICT, ENCLOSED
from tools.papers.letters import (
    ACTIVITY,
    DISTRICT_PHONE,
    PROGRAMME,
    VILLAGE,
    addressee,
    enclosures,
    letter_end,
    letter_head,
    new_letter,
    subject,
)

FILE = "D19W-household-circular.docx"
NUMBER = "{{ paper.letter_number | circular | nb }}"
LIST = "บัญชีรายชื่อผู้แทนครัวเรือนเป้าหมายและกรรมการหมู่บ้าน"
ROW = 539  # 0.95 cm, so that a hand can sign
COLUMNS = (
    Column(567, "ที่", "CellCentre"),
    Column(3404, "ชื่อ-สกุล"),
    Column(1500, "บ้านเลขที่", "CellCentre"),
    Column(2200, "ลายมือชื่อผู้รับหนังสือ"),
    Column(1400, "วันที่รับ", "CellCentre"),
)
COMMITTEE_LINES = 10  # with the two who are named; the headman has a letter of his own


def build() -> Document:
    """Return the template; per = village."""
    paper = new_letter("หนังสือเวียนเชิญครัวเรือนเป้าหมาย")
    letter_head(
        paper,
        (
            "ที่ว่าการอำเภอ{{ district.name }}",
            f"จังหวัด{{{{ programme.province }}}}{NBSP} {{{{ district.postal_code | dots(12) }}}}",
        ),
        number=NUMBER,
    )
    subject(paper, f"ขอเชิญเข้าร่วม{ACTIVITY}")
    addressee(paper, "ผู้แทนครัวเรือนเป้าหมายและกรรมการหมู่บ้าน (ตามบัญชีรายชื่อแนบท้าย)")
    enclosures(paper, (f"กำหนดการ{NBSP} จำนวน{NBSP}1{NBSP}ชุด", f"{LIST}{NBSP} จำนวน{NBSP}1{NBSP}ชุด"))
    paragraph(
        paper,
        "Body",
        f"ด้วยอำเภอ{{{{ district.name }}}} โดย{{{{ district.office }}}} กำหนดดำเนิน{PROGRAMME} {ACTIVITY} ในพื้นที่{VILLAGE}"
        " เพื่อให้ผู้แทนครัวเรือนเป้าหมายมีความรู้และทักษะในการประกอบอาชีพ “{{ village.occupation | dots(30) }}”"
        " สามารถนำไปประกอบอาชีพและสร้างรายได้ให้แก่ครัวเรือน ตามแนวทางสัมมาชีพชุมชน",
    )
    paragraph(
        paper,
        "Body",
        f"{DISTRICT}ขอเชิญท่านเข้าร่วมกิจกรรมดังกล่าว {DAY}{ENCLOSED} ทั้งนี้ หากไม่สามารถเข้าร่วมกิจกรรมได้"
        " ขอให้แจ้งผู้ใหญ่บ้าน หรือ{{ district.office }} ทราบก่อนวันจัดกิจกรรม",
    )
    paragraph(
        paper, "Closing", "จึงเรียนมาเพื่อทราบ และขอเชิญเข้าร่วมกิจกรรมตามวัน เวลา และสถานที่ดังกล่าวโดยพร้อมเพรียงกัน จะเป็นพระคุณ"
    )
    letter_end(
        paper,
        "ขอแสดงความนับถือ",
        "district.chief",
        "นายอำเภอ{{ district.name }}",
        ("{{ district.office }}", DISTRICT_PHONE),
    )
    _recipients(paper)
    return paper


def _recipients(paper: Document) -> None:
    """Append whom the letter is to, with a place where each signs for it."""
    section = new_section(paper)
    number_pages(section, restart=True)
    continued(section, f"บัญชีรายชื่อแนบท้ายหนังสืออำเภอ{{{{ district.name }}}} ที่{NBSP}{NUMBER} (ต่อ)")
    paragraph(paper, "FormCorner", f"สิ่งที่ส่งมาด้วย{NBSP}2")
    paragraph(paper, "FormTitle", LIST)
    paragraph(
        paper,
        "FormSubtitle",
        f"แนบท้ายหนังสืออำเภอ{{{{ district.name }}}} ที่{NBSP}{NUMBER} ลงวันที่{NBSP}{{{{ paper.dated | date | nb }}}}",
    )
    paragraph(paper, "FormLine", VILLAGE)
    paragraph(paper, "Section", f"1.{NBSP} ผู้แทนครัวเรือนเป้าหมาย จำนวน{NBSP}{{{{ household_count }}}}{NBSP}ครัวเรือน")
    Table(paper, COLUMNS).head().loop(
        "h in households",
        "{{ loop.index }}",
        "{{ h.full_name }}",
        "{{ h.house_no | dots(10) }}{% if h.is_donor and h.origin_moo %} ม.{{ h.origin_moo }}"
        "{% if h.origin_tambon and h.origin_tambon != village.tambon %} ต.{{ h.origin_tambon }}{% endif %}{% endif %}",
        "",
        "",
        height=ROW,
    )
    paragraph(paper, "Section", f"2.{NBSP} กรรมการหมู่บ้าน (กม.)")
    table = Table(paper, COLUMNS).head()
    for place in range(COMMITTEE_LINES):
        known = f"{{{{ witnesses[{place}] | blank }}}}" if place < 2 else ""
        table.row(str(place + 1), known, "", "", "", height=ROW)
    paragraph(paper, "EndTable")
