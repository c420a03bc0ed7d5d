"""The heads and ends of letters and memos (handbook 1.7.1, 1.7.2): what the modules of single letters put around words.

A memo's values stand on dotted lines, drawn as a dotted underline that a tab carries on to the margin, so that a value
of any length stands on them and a blank one leaves the line for the pen.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from tools.papers.blocks import NBSP, Cell, Column, Table, line, new_paper, paragraph, signature
from tools.papers.page import PORTRAIT
from tools.papers.table import Marked, Words

VILLAGE = "{{ village.full_name | nb }} ตำบล{{ village.tambon }} อำเภอ{{ district.name }}"
PROGRAMME = f"โครงการ{{{{ programme.name }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}"
ACTIVITY = "กิจกรรม{{ programme.village_activity }}"
GROUP_ACTIVITY = "กิจกรรม{{ programme.group_activity }}"
PROVINCE_CHIEF = (
    "{% if province.chief.position %}{{ province.chief.position }}"
    "{% else %}พัฒนาการจังหวัด{{ programme.province }}{% endif %}"
)
DISTRICT_CHIEF = (
    "{% if district.chief.position %}{{ district.chief.position }}{% else %}นายอำเภอ{{ district.name }}{% endif %}"
)
DISTRICT_PHONE = f"โทร.{NBSP}{{{{ district.phone | phone_letter | nb | dots(24) }}}}"
PROVINCE_PHONE = f"โทร.{NBSP}{{{{ province.phone | phone_letter | nb | dots(24) }}}}"

_NUMBER_WIDTH, _OFFICE_WIDTH = 5103, 3968  # a letter's office begins 9 cm from the margin, so that long names have room
_EMBLEM_WIDTH = 1134


def new_letter(title: str) -> Document:
    """Return an empty paper with the styles of letters."""
    return new_paper(title, letters=True)


def letter_head(document: Document, office: Sequence[str], *, number: str = "{{ paper.letter_number | nb }}") -> None:
    """Append emblem, number, office and date of an external letter; `office` are its lines at the right."""
    target = document.sections[0].first_page_header.paragraphs[0]
    target._p.style = "Emblem"
    target.add_run("{{ emblem }}")
    document.sections[0].header.paragraphs[0]._p.style = "OrderPageNumber"
    table = Table(document, (Column(_NUMBER_WIDTH), Column(_OFFICE_WIDTH)), look="PaperPlainTable")
    table.row(
        f"ที่{NBSP} {number}",
        Cell(lines=tuple(line("CellLeft", text) for text in office)),
        valign="top",
    )
    paragraph(document, "LetterDate", "{{ paper.dated | date | nb }}")


def subject(document: Document, text: str) -> None:
    """Append เรื่อง; a long one goes on below its first word."""
    paragraph(document, "LetterSubject", f"เรื่อง\t{text}")


def addressee(document: Document, text: str, *, word: str = "เรียน") -> None:
    """Append the salutation and whom the letter is to."""
    paragraph(document, "LetterSubject", f"{word}\t{text}")


def enclosures(document: Document, texts: Sequence[str]) -> None:
    """Append สิ่งที่ส่งมาด้วย: one without a number, several numbered."""
    numbered = texts if len(texts) == 1 else [f"{n}.{NBSP}{text}" for n, text in enumerate(texts, 1)]
    for place, text in enumerate(numbered):
        if place == 0:
            paragraph(document, "LetterEnclosure", f"สิ่งที่ส่งมาด้วย\t{text}")
        else:
            paragraph(document, "LetterEnclosureNext", text)


def letter_end(document: Document, closing: str, person: str, position: str, owner: Sequence[str]) -> None:
    """Append คำลงท้าย, signature, and at the left whose business it is."""
    paragraph(document, "LetterClosing", closing)
    signature(document, person, position, last="LetterPosition")
    for place, text in enumerate(owner):
        paragraph(document, "LetterOwnerNext" if place else "LetterOwner", text)


def memo_head(document: Document, *, office: str, subject: str, to: str) -> None:
    """Append the head of a memo: emblem 1.5 cm at the left, บันทึกข้อความ, and the fields on their dotted lines.

    The page's head begins at 1.25 cm; the row is so high that the emblem, at its foot, begins 1.5 cm below the edge.
    """
    head = document.sections[0].first_page_header
    table = Table(
        head,
        (Column(_EMBLEM_WIDTH), Column(PORTRAIT - 2 * _EMBLEM_WIDTH, "", "MemoHead"), Column(_EMBLEM_WIDTH)),
        look="PaperPlainTable",
    )
    table.row("{{ emblem | height(1.5) }}", "บันทึกข้อความ", "", valign="bottom", height=993)
    first, last = head.paragraphs[0], head.paragraphs[-1]
    first._p.addprevious(table.element)
    last._p.style = "EndTable"
    document.sections[0].header.paragraphs[0]._p.style = "OrderPageNumber"
    _field(document, "MemoOffice", ("ส่วนราชการ", office))
    _field(document, "MemoNumber", ("ที่", "{{ paper.letter_number | nb }}"), ("วันที่", "{{ paper.dated | date | nb }}"))
    _field(document, "MemoSubject", ("เรื่อง", subject))
    addressee(document, to)


def _field(document: Document, style: str, *fields: tuple[str, str]) -> None:
    """One line of labels and values; each value goes on as dots to the next tab stop."""
    words: list[Words] = []
    for label, value in fields:
        is_hanging = style != "MemoNumber"
        words += [Marked("MemoLabel", label), "\t" if is_hanging else NBSP * 2, Marked("MemoValue", value)]
        words.append(Marked("MemoValue", "\t"))
    paragraph(document, style, *words)


def memo_end(document: Document, person: str, position: str, *, has_decision: bool = False) -> None:
    """Append a memo's signature: it has no คำลงท้าย. The superior's decision stays on its page, where one follows."""
    signature(document, person, position, last="LetterPosition" if has_decision else "SignPosition")


def decision(document: Document, *choices: str, person: str, position: str) -> None:
    """Append where the superior decides: boxes, a line for words, and the signature, kept together."""
    for place, choice in enumerate(choices):
        paragraph(document, "DecisionNext" if place else "Decision", f"({NBSP}{NBSP}{NBSP}{NBSP}){NBSP} {choice}")
    signature(document, person, position)
