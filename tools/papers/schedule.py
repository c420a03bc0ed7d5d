"""The schedule of one day (กำหนดการ, handbook 2.4): of a village's training (D06) and of a group's meeting (D06G)."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, Cell, Column, Table, continued, line, new_paper, paragraph
from tools.papers.event import Event, form_head

COLUMNS = (Column(2150, "เวลา"), Column(6921, "กิจกรรม"))


def schedule(event: Event) -> Document:
    """Return the paper: a table without lines, the speaker below what he speaks about."""
    paper = new_paper("กำหนดการ")
    continued(paper.sections[0], f"กำหนดการ {event.short_place} (ต่อ)")
    form_head(paper, "กำหนดการ", event)
    paragraph(paper, "ShortRule")
    table = Table(paper, COLUMNS, look="PaperPlainTable")
    table.head(*(Cell(lines=(line("ScheduleHead", column.head),)) for column in COLUMNS))
    table.loop(
        "s in sessions",
        Cell(lines=(line("ScheduleCell", "{{ s.start | time_range(s.end) | nb }}"),)),
        Cell(
            lines=(
                line("ScheduleCell", "{{ s.activity }}"),
                line("Tag", "{%p if s.speaker %}"),
                line("ScheduleSpeaker", f"โดย{NBSP} {{{{ s.speaker }}}}"),
                line("Tag", "{%p endif %}"),
            )
        ),
        valign="top",
    )
    paragraph(paper, "ScheduleNote", f"หมายเหตุ{NBSP} กำหนดการอาจเปลี่ยนแปลงได้ตามความเหมาะสม")
    return paper
