"""D25 รายงานการประชุมเวทีประชาคมหมู่บ้าน (กิจกรรมที่ 1 ข้อ 4; แบบที่ 11; handbook 1.7.5, 2.15).

Households stand in the minutes by name and house; which criterion each met does not: ครัวเรือนที่พ้นโทษ must not be known.
"""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from tools.papers.blocks import NBSP, Column, Signer, Strong, Table, paragraph, signers, tag
from tools.papers.letters import ACTIVITY, PROGRAMME, VILLAGE, new_letter
from tools.papers.styles import W

FILE = "D25-meeting-minutes.docx"

SAGES = (Column(700, "ที่", "CellCentre"), Column(4171, "ชื่อ-สกุล"), Column(4200, "ความเชี่ยวชาญ"))
HOUSEHOLDS = (Column(700, "ที่", "CellCentre"), Column(5371, "ชื่อ-สกุล ผู้แทนครัวเรือน"), Column(3000, "บ้านเลขที่", "CellCentre"))

CONSIDERATION = "เรื่องเพื่อพิจารณา"
SIGN_WIDTH = 6200  # one below the other: the roles are long, and a rank stands before the pen's space
PEN = "." * 60  # what nobody typed is the pen's: minutes are evidence
FORM = "{% if not minutes.is_held %}"  # before the meeting is keyed in, the minutes are a form
BOX = f"({NBSP}{NBSP}{NBSP}{NBSP}){NBSP}"
AGREED = f"{FORM}{BOX}เห็นชอบ{NBSP} {BOX}ไม่เห็นชอบ{NBSP} {{% else %}}เห็นชอบ{{% endif %}}"
CONSIDERED = f"{FORM}เสนอให้{{% endif %}}ที่ประชุมร่วมกันพิจารณา"


def build() -> Document:
    """Return the template; per = village."""
    paper = new_letter("รายงานการประชุมเวทีประชาคมหมู่บ้าน")
    for text in (
        "รายงานการประชุมเวทีประชาคมหมู่บ้าน",
        "{{ village.full_name | nb }}",
        "เพื่อคัดเลือกกลุ่มเป้าหมาย" + ACTIVITY,
        f"ครั้งที่{NBSP} {{{{ minutes.meeting.number | dots(16) }}}}",
        "เมื่อ{{ village.meeting_date | date_weekday | nb }}",
        (
            f"ณ{NBSP} {{{{ minutes.meeting.venue | dots(40) }}}} ตำบล{{{{ village.tambon }}}}"
            f" อำเภอ{{{{ district.name }}}} จังหวัด{{{{ programme.province }}}}"
        ),
    ):
        paragraph(paper, "FormSubtitle", text)
    _present(paper)
    paragraph(paper, "Section", f"เริ่มประชุมเวลา{NBSP} {{{{ minutes.meeting.start | time | nb | dots(16) }}}}")
    paragraph(
        paper,
        "Body",
        f"{{% if not minutes.is_held and not minutes.meeting.chair %}}{'.' * 40} ตำแหน่ง {'.' * 40}"
        "{% else %}{{ minutes.chair | nb | dots(40) }} {{ minutes.chair_position | dots(40) }}{% endif %}"
        " ทำหน้าที่ประธานที่ประชุม กล่าวเปิดประชุม และดำเนินการประชุมตามระเบียบวาระ ดังนี้",
    )
    _agenda(paper, 1, "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ")
    paragraph(
        paper,
        "Body",
        f"{{{{ programme.department }}}}ดำเนิน{PROGRAMME} {ACTIVITY} โดย{VILLAGE} เป็นหมู่บ้านเป้าหมาย"
        f" ให้ค้นหาปราชญ์ชุมชนด้านอาชีพ จำนวน{NBSP}{{{{ programme.sages_per_village }}}}{NBSP}คน และคัดเลือกผู้แทนครัวเรือนเป้าหมาย"
        f" จำนวน{NBSP}{{{{ programme.households_per_village }}}}{NBSP}คน/ครัวเรือน ผ่านเวทีประชาคมหมู่บ้าน",
    )
    _resolved(paper, f"{FORM}{BOX}{{% endif %}}รับทราบ")
    _agenda(paper, 2, "เรื่องรับรองรายงานการประชุมครั้งที่ผ่านมา")
    paragraph(paper, "Body", f"{{{{ minutes.meeting.adopted | dots({len(PEN)}) }}}}")
    _agenda(paper, 3, "เรื่องสืบเนื่อง")
    paragraph(paper, "Body", f"{{{{ minutes.meeting.matters | dots({len(PEN)}) }}}}")
    # What is before it in the form fills a page whatever the village: LibreOffice may leave a kept heading there.
    tag(paper, "{%p if not minutes.is_held %}")
    _agenda(paper, 4, CONSIDERATION).paragraph_format.page_break_before = True
    tag(paper, "{%p else %}")
    _agenda(paper, 4, CONSIDERATION)
    tag(paper, "{%p endif %}")
    _sages(paper)
    _households(paper)
    _occupation_and_day(paper)
    _agenda(paper, 5, "เรื่องอื่น ๆ")
    paragraph(paper, "BodyKeep", f"{{{{ minutes.meeting.other | dots({len(PEN)}) }}}}")
    paragraph(paper, "Section", f"เลิกประชุมเวลา{NBSP} {{{{ minutes.meeting.end | time | nb | dots(16) }}}}")
    signers(
        paper,
        (
            (
                Signer(
                    role="ผู้จดรายงานการประชุม",
                    name="minutes.secretary",
                    position="{{ minutes.secretary_position | blank }}",
                ),
            ),
            (
                Signer(
                    role="ผู้ตรวจรายงานการประชุม", name="minutes.chair", position="{{ minutes.chair_position | blank }}"
                ),
            ),
        ),
        width=SIGN_WIDTH,
    )
    width = next(paper.tables[-1]._tbl.iter(qn("w:tblW")))
    width.addnext(parse_xml(f'<w:jc xmlns:w="{W}" w:val="right"/>'))
    return paper


def _present(paper: Document) -> None:
    """Append who came, who did not, and who was there besides."""
    paragraph(paper, "Section", "ผู้มาประชุม")
    paragraph(
        paper,
        "Item",
        f"1.{NBSP} ตัวแทนครัวเรือน จำนวน{NBSP}{{{{ minutes.meeting.households | dots(10) }}}}{NBSP}ครัวเรือน"
        f" จากทั้งหมด{NBSP}{{{{ village.total_households | dots(10) }}}}{NBSP}ครัวเรือน",
    )
    for number, (text, field) in enumerate((("กรรมการหมู่บ้าน (กม.)", "committee"), ("เจ้าหน้าที่", "staff")), 2):
        count = f"จำนวน{NBSP}{{{{ minutes.meeting.{field} | dots(10) }}}}{NBSP}คน"
        paragraph(paper, "Item", f"{number}.{NBSP} {text} {count}")
    paragraph(
        paper,
        "Item",
        f"รวมผู้มาประชุม จำนวน{NBSP}{{{{ minutes.attendees | dots(10) }}}}{NBSP}คน รายชื่อตามใบลงทะเบียนแนบท้าย",
    )
    for head, field in (("ผู้ไม่มาประชุม", "absent"), ("ผู้เข้าร่วมประชุม", "present")):
        paragraph(paper, "Section", head)
        tag(paper, f"{{%p for name in minutes.{field} %}}")
        paragraph(paper, "Item", f"{{{{ loop.index }}}}.{NBSP} {{{{ name }}}}")
        tag(paper, "{%p endfor %}")
        tag(paper, f"{{%p if not minutes.{field} %}}")
        paragraph(paper, "Item", f"{{% if minutes.is_nobody_{field} %}}ไม่มี{{% else %}}{PEN}{{% endif %}}")
        tag(paper, "{%p endif %}")


def _agenda(paper: Document, number: int, text: str) -> Paragraph:
    return paragraph(paper, "Agenda", f"ระเบียบวาระที่{NBSP}{number}\t{text}")


def _resolved(paper: Document, text: str, more: str = "", *, has_table: bool = False) -> None:
    """Append มติที่ประชุม; `more` is a field of the sheet ประชุม that goes on. A table stays with its resolution."""
    added = f"{{% if minutes.meeting.{more} %}} {{{{ minutes.meeting.{more} }}}}{{% endif %}}" if more else ""
    added += f"{FORM} {'.' * 30}{{% endif %}}"
    paragraph(paper, "ResolutionKeep" if has_table else "Resolution", Strong("มติที่ประชุม"), f"\t{text}{added}")


def _sages(paper: Document) -> None:
    paragraph(
        paper,
        "BodyKeep",
        f"4.1{NBSP} การคัดเลือกปราชญ์ชุมชนด้านอาชีพ {CONSIDERED}จากผู้ที่มีความเชี่ยวชาญในการประกอบอาชีพ"
        " เพื่อทำหน้าที่เป็นทีมวิทยากรสัมมาชีพชุมชนระดับหมู่บ้าน",
    )
    _resolved(
        paper,
        f"{AGREED}ให้ผู้มีรายชื่อต่อไปนี้เป็นปราชญ์ชุมชนด้านอาชีพ จำนวน{NBSP}{{{{ sages | length }}}}{NBSP}คน",
        "on_sages",
        has_table=True,
    )
    paragraph(paper, "BeforeTable")
    Table(paper, SAGES).head().loop("s in sages", "{{ loop.index }}", "{{ s.full_name }}", "{{ s.expertise }}")


def _households(paper: Document) -> None:
    paragraph(
        paper,
        "BodyKeep",
        f"4.2{NBSP} การคัดเลือกผู้แทนครัวเรือนเป้าหมาย"
        f" {CONSIDERED}คัดเลือกครัวเรือนตามเกณฑ์ที่{{{{ programme.department }}}}กำหนด"
        " ซึ่งมีความพร้อมและสามารถพัฒนาได้",
    )
    _resolved(
        paper,
        f"{AGREED}ให้ผู้มีรายชื่อต่อไปนี้เป็นผู้แทนครัวเรือนเป้าหมาย จำนวน{NBSP}{{{{ household_count }}}}{NBSP}คน/ครัวเรือน"
        f"{{% if donor_count %}}"
        f" ในจำนวนนี้เป็นครัวเรือนจากหมู่บ้านใกล้เคียง{NBSP}{{{{ donor_count }}}}{NBSP}ครัวเรือน{{% endif %}}",
        "on_households",
        has_table=True,
    )
    paragraph(paper, "BeforeTable")
    Table(paper, HOUSEHOLDS).head().loop(
        "h in households",
        "{{ loop.index }}",
        "{{ h.full_name }}",
        f"{{{{ h.house_no | dots(10) }}}}{{% if h.origin %}} หมู่ที่{NBSP}{{{{ h.origin_moo | dash }}}}"
        "{% if h.origin_tambon and h.origin_tambon != village.tambon %}"
        " ตำบล{{ h.origin_tambon }}{% endif %}{% endif %}",
    )


def _occupation_and_day(paper: Document) -> None:
    paragraph(
        paper,
        "BodyKeep",
        f"4.3{NBSP} การสำรวจและวิเคราะห์อาชีพที่ครัวเรือนเป้าหมายต้องการ {CONSIDERED}ถึงปัจจัยความสำเร็จของการประกอบอาชีพ"
        " และโอกาสทางการตลาด",
    )
    _resolved(paper, AGREED + "ให้สาธิตและฝึกปฏิบัติอาชีพ “{{ village.occupation | dots(30) }}”", "on_occupation")
    paragraph(paper, "BodyKeep", f"4.4{NBSP} การกำหนดวันและสถานที่จัดกิจกรรม")
    _resolved(
        paper,
        f"{AGREED}ให้จัดกิจกรรมใน{{{{ village.training_date | date_weekday | nb }}}}"
        f" ณ{NBSP}{{{{ village.venue | dots(40) }}}}",
        "on_training",
    )
