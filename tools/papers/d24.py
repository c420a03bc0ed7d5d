"""D24 ภาพถ่ายกิจกรรม (handbook 2.14): two photographs a page with their captions, frames where one is missing."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, PORTRAIT, Column, Table, continued, new_paper, paragraph, tag
from tools.papers.styles import CM
from tools.papers.table import Cell, line

FILE = "D24-photographs.docx"
TITLE = "ภาพถ่ายกิจกรรม"
WIDTH_CM, HEIGHT_CM = 15, 9.4  # of a picture: two with captions of two lines, and the title, fill a page
HEIGHT = 5560  # twips of its frame

CAPTIONS = (
    ("ประชาคม", "เวทีประชาคมหมู่บ้านเพื่อคัดเลือกกลุ่มเป้าหมาย"),
    ("ลงทะเบียน", "การลงทะเบียนผู้เข้าร่วมกิจกรรม"),
    ("บรรยาย", "การบรรยายให้ความรู้"),
    ("สาธิต", "การสาธิตอาชีพ{% if village.occupation %} “{{ village.occupation }}”{% endif %}"),
    ("ฝึกปฏิบัติ", "การฝึกปฏิบัติอาชีพของครัวเรือนเป้าหมาย"),
    ("รับวัสดุ", "การรับวัสดุเพื่อใช้ในการสาธิตและฝึกปฏิบัติอาชีพ"),
    ("ประเมิน1", f"การประเมินหมู่บ้านเศรษฐกิจพอเพียงต้นแบบ ครั้งที่{NBSP}1"),
    ("ประเมิน2", f"การประเมินหมู่บ้านเศรษฐกิจพอเพียงต้นแบบ ครั้งที่{NBSP}2"),
)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper(TITLE)
    continued(paper.sections[0], f"{TITLE} {{{{ village.full_name | nb }}}} ตำบล{{{{ village.tambon }}}} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    paragraph(
        paper,
        "FormSubtitle",
        f"กิจกรรม{{{{ programme.village_activity }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    pictures(paper, CAPTIONS)
    return paper


def pictures(paper: Document, captions: tuple[tuple[str, str], ...], *, height_cm: float = HEIGHT_CM) -> None:
    """Append a frame with a picture and its caption for each of `pictures`; `captions` by kind.

    A picture is at most `height_cm` high, less than usual where more lines stand above the first.
    """
    frame = HEIGHT - round((HEIGHT_CM - height_cm) * CM)
    tag(paper, "{%p for p in pictures %}")
    paragraph(paper, "AfterTable")
    table = Table(paper, [Column(PORTRAIT, style="CellCentre")])
    shown = f"{{{{ p.file | picture({WIDTH_CM}, {height_cm}, p.description) }}}}"
    table.row(f"{{% if p.file %}}{shown}{{% else %}}(ติดภาพถ่าย){{% endif %}}", height=frame, keep_next=True)
    below = caption(captions) + "{% if p.dated %} เมื่อ{{ p.dated | date_weekday | nb }}{% endif %}"
    table.row(Cell(lines=(line("CellCentre", below),)))
    tag(paper, "{%p endfor %}")
    paragraph(paper, "EndTable")


def caption(captions: tuple[tuple[str, str], ...], place: str = "p") -> str:
    """Return what stands below a picture: its number, what its kind shows, and what its file's name says besides."""
    words = "".join(f"{{% elif {place}.kind == '{kind}' %}}{text}" for kind, text in captions)
    words = words.replace("elif", "if", 1) + f"{{% else %}}{{{{ {place}.kind }}}}{{% endif %}}"
    note = f"{{% if {place}.note %}}{NBSP}: {{{{ {place}.note }}}}{{% endif %}}"
    return f"ภาพที่{NBSP}{{{{ {place}.number }}}}{NBSP} {words}{note}"
