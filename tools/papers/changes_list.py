"""รายการแก้ไขเอกสาร: what a district's officer lays before the signer after a correction (handbook 5.5).

First what was signed and must be signed again, then what was corrected on papers that nobody has signed. It is made by
`docgen build` itself for each district and for the province, not planned like the other papers.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from tools.papers.blocks import LANDSCAPE, NBSP, Column, Signer, Table, continued, new_paper, paragraph, signers, tag

FILE = "changes-list.docx"

TO_SIGN = (
    Column(624, "ที่", "SmallCentre"),
    Column(2778, "เอกสาร", "SmallLeft"),
    Column(2325, "หมู่บ้าน/กลุ่ม", "SmallLeft"),
    Column(2665, "รายการที่แก้", "SmallLeft"),
    Column(2438, "เดิม", "SmallLeft"),
    Column(2438, "แก้เป็น", "SmallLeft"),
    Column(1302, "ลงนามเดิม\nเมื่อ", "SmallCentre"),
)
UNSIGNED = (
    Column(624, "ที่", "SmallCentre"),
    Column(3005, "เอกสาร", "SmallLeft"),
    Column(2495, "หมู่บ้าน/กลุ่ม", "SmallLeft"),
    Column(2948, "รายการที่แก้", "SmallLeft"),
    Column(2749, "เดิม", "SmallLeft"),
    Column(2749, "แก้เป็น", "SmallLeft"),
)
CHANGE = (
    "{{ loop.index }}", "{{ c.papers | lines }}", "{{ c.place | lines }}", "{{ c.what }}", "{{ c.old | dash }}",
    "{{ c.new | dash }}",
)  # fmt: skip
PEN = f"ตำแหน่ง{NBSP}{'.' * 44}\nวันที่{NBSP}{'.' * 12}/{'.' * 24}/{'.' * 16}"


def build() -> Document:
    """Return the template; its fields are those of `docgen templates fields changes`."""
    paper = new_paper("รายการแก้ไขเอกสาร", landscape=True)
    continued(paper.sections[0], "รายการแก้ไขเอกสาร {{ unit }} (ต่อ)")
    paragraph(paper, "FormTitle", "รายการแก้ไขเอกสาร")
    paragraph(
        paper,
        "FormSubtitle",
        f"โครงการ{{{{ programme.name }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormSubtitle", "{{ unit }}")
    paragraph(paper, "FormLine", f"แก้ไขครั้งล่าสุดเมื่อวันที่{NBSP}{{{{ changed_on | date_order | nb }}}}")
    paragraph(
        paper,
        "Section",
        f"๑.{NBSP} ต้องพิมพ์และลงนามใหม่{{% if to_sign %}} จำนวน{NBSP}{{{{ to_sign_count }}}}{NBSP}ฉบับ{{% endif %}}",
    )
    _table(paper, TO_SIGN, "to_sign", (*CHANGE, "{{ c.signed_on | date_short | nb }}"))
    paragraph(paper, "Section", f"๒.{NBSP} แก้ไขแล้ว ยังไม่เคยลงนาม")
    _table(paper, UNSIGNED, "unsigned", CHANGE)
    paragraph(
        paper,
        "Closing",
        "ได้ตรวจเอกสารกับรายการแก้ไขของ{{ unit }} ข้างต้นแล้ว ถูกต้องตรงกัน"
        f" ข้อ{NBSP}๑ จำนวน{NBSP}{{{{ to_sign | length }}}}{NBSP}รายการ"
        f" ข้อ{NBSP}๒ จำนวน{NBSP}{{{{ unsigned | length }}}}{NBSP}รายการ",
    )
    signers(
        paper,
        ((Signer(role="ผู้จัดทำ", name="''", position=PEN), Signer(role="ผู้ตรวจ", name="''", position=PEN)),),
        width=LANDSCAPE,
    )
    return paper


def _table(paper: Document, columns: Sequence[Column], changes: str, cells: Sequence[str]) -> None:
    """Append a table of changes, whose last row stays with what follows, or a line that says that there are none."""
    tag(paper, f"{{%p if {changes} %}}", keep_next=True)
    table = Table(paper, columns).head(style="SmallHead")
    table.tag(f"{{%tr for c in {changes} %}}").tag("{%tr if not loop.last %}").row(*cells, valign="top")
    table.tag("{%tr else %}").row(*cells, valign="top", keep_next=True).tag("{%tr endif %}").tag("{%tr endfor %}")
    tag(paper, "{%p else %}", keep_next=True)
    paragraph(paper, "ItemKeep", "ไม่มี")
    tag(paper, "{%p endif %}", keep_next=True)
