"""D19 หนังสือเชิญ (กิจกรรมที่ 1 ข้อ 9): one letter for each whom the village's day needs, and a form for the answer.

An external letter (handbook 1.7.1, 2.12): speakers and headmen are no government offices. It is the district's letter,
signed by its chief; the development office whose business it is stands at its foot.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from tools.papers.blocks import NBSP, Signer, new_section, number_pages, paragraph, signers, tag
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
)

FILE = "D19-invitation.docx"

DAY = (
    "ใน{{ village.training_date | date_weekday | nb }}"
    "{% if training_start %} เวลา {{ training_start | time_range(training_end) | nb }}{% endif %}"
    f" ณ{NBSP}{{{{ village.venue | dots(40) }}}} {VILLAGE}"
)
YOU = "{% if item.is_to_monk %}พระคุณเจ้า{% else %}ท่าน{% endif %}"
SUBJECT = (
    "{% if item.is_speaker %}ขอเชิญเป็นวิทยากร{% elif item.is_chair %}ขอเรียนเชิญเป็นประธานในพิธีเปิด"
    "{% elif item.is_venue %}ขอความอนุเคราะห์ใช้สถานที่จัด{% else %}ขอเชิญเข้าร่วม{% endif %}"
    f"{ACTIVITY}"
)
ANSWERED = (
    "{% if item.is_speaker %}เป็นวิทยากร{% elif item.is_chair %}เป็นประธานในพิธีเปิด"
    "{% elif item.is_venue %}ให้ใช้สถานที่{% else %}เข้าร่วมกิจกรรม{% endif %}"
)
DISTRICT = "ในการนี้ อำเภอ{{ district.name }}"
ENCLOSED = f" รายละเอียดตามสิ่งที่ส่งมาด้วย{NBSP}1"
TO_SPEAKER = (
    f"{DISTRICT}พิจารณาแล้วเห็นว่า{YOU}เป็นผู้มีความรู้ความสามารถและความเชี่ยวชาญในการประกอบอาชีพ"
    f" จึงขอเชิญ{YOU}เป็นวิทยากรถ่ายทอดความรู้"
    "{% if item.topic %} หัวข้อ “{{ item.topic }}”{% else %}และสาธิตอาชีพ{% endif %}"
    f" แก่ผู้แทนครัวเรือนเป้าหมาย จำนวน{NBSP}{{{{ household_count }}}}{NBSP}ครัวเรือน {DAY}{ENCLOSED}"
)
TO_CHAIR = f"{DISTRICT}ขอเรียนเชิญ{YOU}เป็นประธานในพิธีเปิดกิจกรรมดังกล่าว {DAY}{ENCLOSED}"
TO_VENUE = f"{DISTRICT}ขอความอนุเคราะห์ใช้สถานที่ในความดูแลของ{YOU}เป็นที่จัดกิจกรรมดังกล่าว {DAY}{ENCLOSED}"
TO_LEADER = (
    f"{DISTRICT}ขอเชิญ{YOU}เข้าร่วมกิจกรรมดังกล่าว {DAY} และขอความร่วมมือ{YOU}แจ้งผู้แทนครัวเรือนเป้าหมาย"
    f" จำนวน{NBSP}{{{{ household_count }}}}{NBSP}ครัวเรือน เข้าร่วมกิจกรรมโดยพร้อมเพรียงกัน{ENCLOSED}"
)
TO_GUEST = f"{DISTRICT}ขอเชิญ{YOU}เข้าร่วมกิจกรรมดังกล่าว {DAY}{ENCLOSED}"
WISH = (
    ("item.is_speaker", TO_SPEAKER),
    ("item.is_chair", TO_CHAIR),
    ("item.is_venue", TO_VENUE),
    ("item.is_leader", TO_LEADER),
    ("", TO_GUEST),
)


def build() -> Document:
    """Return the template; per = village, each = invitations."""
    return letter(WISH)


def letter(wish: Sequence[tuple[str, str]]) -> Document:
    """Return a letter that says one of the wishes, the first whose condition holds; the last one has none."""
    paper = new_letter("หนังสือเชิญ")
    letter_head(
        paper,
        (
            "ที่ว่าการอำเภอ{{ district.name }}",
            f"จังหวัด{{{{ programme.province }}}}{NBSP} {{{{ district.postal_code | dots(12) }}}}",
        ),
    )
    paragraph(paper, "LetterSubject", f"เรื่อง\t{SUBJECT}")
    tag(paper, "{%p if item.is_to_monk %}")
    paragraph(paper, "LetterSubjectWide", "{{ item.salutation }}\t{{ item.addressee }}")
    tag(paper, "{%p else %}")
    addressee(paper, "{{ item.addressee }}", word="{{ item.salutation }}")
    tag(paper, "{%p endif %}")
    enclosures(paper, (f"กำหนดการ{NBSP} จำนวน{NBSP}1{NBSP}ชุด", f"แบบตอบรับ{NBSP} จำนวน{NBSP}1{NBSP}ฉบับ"))
    paragraph(
        paper,
        "Body",
        f"ด้วยอำเภอ{{{{ district.name }}}} โดย{{{{ district.office }}}} กำหนดดำเนิน{PROGRAMME} {ACTIVITY} ในพื้นที่{VILLAGE}"
        " เพื่อให้ผู้แทนครัวเรือนเป้าหมายมีความรู้และทักษะในการประกอบอาชีพ “{{ village.occupation | dots(30) }}”"
        " สามารถนำไปประกอบอาชีพและสร้างรายได้ให้แก่ครัวเรือน ตามแนวทางสัมมาชีพชุมชน",
    )
    for place, (condition, text) in enumerate(wish):
        if len(wish) > 1:
            tag(paper, "{%p else %}" if not condition else f"{{%p {'elif' if place else 'if'} {condition} %}}")
        paragraph(paper, "Body", text)
    if len(wish) > 1:
        tag(paper, "{%p endif %}")
    paragraph(
        paper,
        "Closing",
        "{% if item.is_to_monk %}จึงนมัสการมาเพื่อโปรดพิจารณา{% else %}จึงเรียนมาเพื่อโปรดพิจารณา{% endif %}"
        " และโปรดส่งแบบตอบรับตามสิ่งที่ส่งมาด้วย 2 ให้อำเภอ{{ district.name }}ทราบก่อนวันจัดกิจกรรมด้วย จะเป็นพระคุณ",
    )
    letter_end(
        paper,
        "{% if item.is_to_monk %}ขอนมัสการด้วยความเคารพ{% else %}ขอแสดงความนับถือ{% endif %}",
        "district.chief",
        "นายอำเภอ{{ district.name }}",
        ("{{ district.office }}", DISTRICT_PHONE),
    )
    _answer(paper)
    return paper


def _answer(paper: Document) -> None:
    """Append the form of the answer on a page of its own, which has no number."""
    section = new_section(paper)
    number_pages(section, restart=True)
    paragraph(paper, "FormCorner", f"สิ่งที่ส่งมาด้วย{NBSP}2")
    paragraph(paper, "FormTitle", "แบบตอบรับ")
    paragraph(paper, "FormSubtitle", ACTIVITY)
    paragraph(paper, "FormLine", PROGRAMME)
    paragraph(
        paper,
        "FormLine",
        "{{ village.training_date | date_weekday | nb }}"
        "{% if training_start %} เวลา {{ training_start | time_range(training_end) | nb }}{% endif %}",
    )
    paragraph(paper, "FormLine", f"ณ{NBSP}{{{{ village.venue | dots(40) }}}}")
    paragraph(paper, "FormLine", VILLAGE)
    paragraph(
        paper,
        "Body",
        "ตามหนังสืออำเภอ{{ district.name }} ที่ {{ paper.letter_number | nb }} ลงวันที่ {{ paper.dated | date | nb }}"
        f" เรื่อง {SUBJECT} นั้น",
    )
    paragraph(
        paper,
        "Body",
        "{% if item.is_to_monk %}อาตมภาพ{% else %}ข้าพเจ้า{% endif %} {{ item.person | nb | dots(60) }}"
        "{% if item.is_household %} {{ item.position }}"
        "{% elif item.position %} ตำแหน่ง {{ item.position }}{% endif %}",
    )
    for text in (f"ยินดี{ANSWERED}", f"ไม่สามารถ{ANSWERED}ได้{NBSP} เนื่องจาก{'.' * 50}"):
        paragraph(paper, "ItemKeep", f"({NBSP}{NBSP}{NBSP}{NBSP}){NBSP} {text}")
    paragraph(paper, "ItemKeep", f"โทรศัพท์ที่ติดต่อได้ {'.' * 40}")
    signers(paper, ((None, Signer(role="ผู้ตอบรับ", name="item.person", position="{{ item.position | blank }}")),))
    paragraph(paper, "AfterTable")
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP} โปรดส่งแบบตอบรับนี้คืน{{{{ district.office }}}}{NBSP} {DISTRICT_PHONE}{NBSP} ก่อนวันจัดกิจกรรม",
    )
