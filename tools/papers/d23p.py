"""D23P แบบฟอร์มทะเบียนข้อมูลกลุ่มอาชีพ ระดับจังหวัด (handbook 2.9): all lists of D23S in one, as the department asks for it."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import LANDSCAPE, Signer, paragraph, signers
from tools.papers.d14 import PROVINCE_CHIEF
from tools.papers.d23s import BLANK_ROWS, COLUMNS, LINE, ROW, SIGNED_ON, list_head, list_table

FILE = "D23P-province-group-list.docx"


def build() -> Document:
    """Return the template; per = project."""
    paper = list_head("จังหวัด{{ programme.province }}", "{{ sum.groups | dots(8) }}")
    table = list_table(paper)
    table.loop_kept("l in group_lines", "{{ loop.index }}", *LINE, height=ROW)
    table.tag("{%tr if not group_lines %}")
    for place in range(1, BLANK_ROWS + 1):
        table.row(str(place), *[""] * (len(COLUMNS) - 1), height=ROW, keep_next=place == BLANK_ROWS)
    table.tag("{%tr endif %}")
    paragraph(paper, "AfterTableKeep")
    signers(
        paper,
        (
            (
                Signer(
                    role="ผู้จัดทำ",
                    name="",
                    position=f"ตำแหน่ง{'.' * 40}\n{SIGNED_ON}",
                ),
                Signer(
                    role="ผู้รับรอง",
                    name="province_chief.full_name",
                    position=f"{PROVINCE_CHIEF}\n{SIGNED_ON}",
                    acting="province_chief.acting",
                ),
            ),
        ),
        width=LANDSCAPE,
    )
    return paper
