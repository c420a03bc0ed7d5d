"""D02 คำสั่งแต่งตั้งทีมวิทยากรสัมมาชีพชุมชนระดับหมู่บ้าน (กิจกรรมที่ 1 ข้อ 4.1, 6 และ 9), with the list annexed to it."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, Table, new_paper, paragraph
from tools.papers.speakers import ANNEX, Word, annex, order, speaker

FILE = "D02-speaker-team-order.docx"

VILLAGE = "{{ village.full_name | nb }} ตำบล{{ village.tambon }} อำเภอ{{ village.district }}"


def build() -> Document:
    """Return the template; per = village."""
    return appointed("คำสั่ง")


def appointed(word: Word) -> Document:
    """Return the order, or the announcement of the same wording."""
    paper = new_paper(f"{word}แต่งตั้งทีมวิทยากรสัมมาชีพชุมชนระดับหมู่บ้าน")
    order(
        paper,
        where=VILLAGE,
        held=f"{VILLAGE} ได้จัดเวทีประชาคมหมู่บ้านเมื่อวันที่{NBSP}{{{{ village.meeting_date | date | nb }}}}"
        " เพื่อคัดเลือกปราชญ์ชุมชนด้านอาชีพดังกล่าวแล้ว นั้น",
        of="ประจำ{{ village.title }}",
        word=word,
    )
    annex(paper, VILLAGE, word=word)
    Table(paper, ANNEX).head().loop("s in sages", "{{ loop.index }}", *speaker("village"))
    paragraph(paper, "EndTable")
    return paper
