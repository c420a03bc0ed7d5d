"""The table of materials that are taken over with a signature: by a village (D08), by a group (D10).

The wording says รับวัสดุเพื่อใช้ในการ…: materials may not be bought to be given away (กิจกรรมที่ 1 เงื่อนไขข้อ 1).
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from tools.papers.blocks import NBSP, Cell, Column, Table, line, paragraph

SUM = "{{ material_sum.total | money }}"
TOTAL = (
    f"จำนวน{NBSP}{{{{ material_sum.count }}}}{NBSP}รายการ"
    f" เป็นเงิน{NBSP}{SUM}{NBSP}บาท ({{{{ material_sum.total | baht }}}})"
)


def hour(name: str) -> str:
    """The text that prints a time, or the pen's blank."""
    return f"เวลา{NBSP}{{% if {name} %}}{{{{ {name} | time | nb }}}}{{% else %}}............{NBSP}น.{{% endif %}}"


def received(paper: Document, columns: Sequence[Column], *, kind: str = "") -> None:
    """Append the table of what was taken over, with its sum; `kind` fills a column of its own behind the item."""
    paragraph(paper, "AfterTable")
    table = Table(paper, columns).head()
    table.loop_kept(
        "m in materials",
        "{{ loop.index }}",
        "{{ m.item }}",
        *([kind] if kind else []),
        "{{ m.quantity | number }}",
        "{{ m.unit }}",
        "{{ m.unit_price | money2 }}",
        "{{ m.amount | money2 }}",
        "",
    )
    total = "รวมเป็นเงินทั้งสิ้น ({{ material_sum.total | baht }})"
    table.row(
        Cell(lines=(line("CellSumLabel", total),), span=6 if kind else 5),
        Cell(lines=(line("CellSum", "{{ material_sum.total | money2 }}"),)),
        "",
        keep_next=True,
    )
