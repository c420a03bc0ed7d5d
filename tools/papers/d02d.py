"""D02D คำสั่งแต่งตั้งทีมวิทยากรสัมมาชีพชุมชนระดับหมู่บ้าน ทั้งอำเภอ (handbook 2.2, mode ข): one order, one annexed list.

The list is grouped by village; a village's line says where its speakers live, and stays on a page with all of them.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, Cell, Strong, Table, line, new_paper, paragraph
from tools.papers.speakers import ANNEX, annex, order, speaker

FILE = "D02D-speaker-team-order-district.docx"

COUNT = f"จำนวน{NBSP}{{{{ district.village_count }}}}{NBSP}หมู่บ้าน"


def build() -> Document:
    """Return the template; per = district."""
    paper = new_paper("คำสั่งแต่งตั้งทีมวิทยากรสัมมาชีพชุมชนระดับหมู่บ้าน (ทั้งอำเภอ)")
    order(
        paper,
        where=f"ในพื้นที่อำเภอ{{{{ district.name }}}} {COUNT}",
        held=f"อำเภอ{{{{ district.name }}}} มีหมู่บ้านเป้าหมาย {COUNT}"
        " ซึ่งได้จัดเวทีประชาคมหมู่บ้านเพื่อคัดเลือกปราชญ์ชุมชนด้านอาชีพดังกล่าวแล้ว นั้น",
        of="ประจำหมู่บ้านเป้าหมายตามที่ระบุไว้ในบัญชีรายชื่อ",
    )
    annex(paper, "อำเภอ{{ district.name }}")
    table = Table(paper, ANNEX).head()
    table.tag("{%tr for d in dossiers %}")
    village = Strong("{{ loop.index }}. {{ d.village.full_name }} ตำบล{{ d.village.tambon }}")
    met = f"{NBSP} (จัดเวทีประชาคมหมู่บ้านเมื่อวันที่{NBSP}{{{{ d.village.meeting_date | date | nb }}}})"
    table.row(Cell(lines=(line("CellLeft", village, met),), span=len(ANNEX)), keep_next=True)
    one = ("{{ loop.index }}", *speaker("d.village"))
    one = (*one[:3], f"บ้านเลขที่{NBSP}{{{{ s.house_no | dots(10) }}}}", *one[4:])  # the village's line says the rest
    table.tag("{%tr for s in d.sages %}").tag("{%tr if not loop.last %}").row(*one, keep_next=True)
    table.tag("{%tr else %}").row(*one).tag("{%tr endif %}").tag("{%tr endfor %}")
    table.tag("{%tr endfor %}")
    paragraph(paper, "EndTable")
    return paper
