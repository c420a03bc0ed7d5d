"""D01A คำสั่งแก้ไขเพิ่มเติมคำสั่งแต่งตั้งทีมสนับสนุน (handbook 2.1, mode ค): an order for each round of changes.

The first order (D01) stays in force as it was signed. This one names it, and every order that amended it before, and
says for each person what changes; who is replaced is told by his number in the first order's list.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, new_paper, order_date, order_head, paragraph, signature, tag
from tools.papers.d01 import TEAM

FILE = "D01A-support-team-amendment.docx"

ISSUER = "อำเภอ{{ district.name }}"
ROUND = f"{{% if not item.is_first %}} (ครั้งที่{NBSP}{{{{ item.number }}}}){{% endif %}}"
PEN_NUMBER = "........../.........."
_NUMBER = f"{{% if c.number %}} (ลำดับที่{NBSP}{{{{ c.number }}}}){{% endif %}}"


def build() -> Document:
    """Return the template; per = district, each = district.amendments."""
    paper = new_paper("คำสั่งแก้ไขเพิ่มเติมคำสั่งแต่งตั้งทีมสนับสนุนการขับเคลื่อนสัมมาชีพชุมชน ระดับอำเภอ")
    order_head(paper, ISSUER, f"เรื่อง{NBSP} แก้ไขเพิ่มเติมคำสั่งแต่งตั้ง{TEAM}{ROUND}")
    paragraph(
        paper,
        "Body",
        f"ตามคำสั่ง{ISSUER} {_cited('item.order')}"
        f"{{% for o in item.earlier %}}{{% if loop.first %}} แก้ไขเพิ่มเติมโดยคำสั่ง{ISSUER} "
        f"{{% else %}} และ{{% endif %}}{_cited('o')}{{% endfor %}}"
        f" ได้แต่งตั้ง{TEAM} ตามโครงการ{{{{ programme.name }}}}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}} กิจกรรม{{{{ programme.village_activity }}}} นั้น",
    )
    cancels = (
        f"ยกเลิกคำสั่ง{ISSUER} ที่{NBSP}{{{{ paper.cancels | nb }}}}"
        f" ลงวันที่{NBSP}{{{{ paper.cancels_dated | date | nb }}}} และ"
    )
    paragraph(
        paper,
        "BodyKeep",
        "{% if item.changes_people %}เนื่องจากมีการเปลี่ยนแปลงตัวบุคคลใน"
        "{% else %}เนื่องจากมีความจำเป็นต้องปรับปรุงองค์ประกอบและหน้าที่ของ{% endif %}"
        "ทีมสนับสนุนดังกล่าว เพื่อให้การขับเคลื่อนสัมมาชีพชุมชน ระดับอำเภอ เป็นไปด้วยความเรียบร้อยและต่อเนื่อง"
        f" จึง{{% if paper.cancels %}}{cancels}{{% endif %}}แก้ไขเพิ่มเติมคำสั่ง"
        f"{{% if paper.cancels %}}{ISSUER} {_cited('item.order')} {{% else %}}ดังกล่าว{{% endif %}}เฉพาะราย ดังนี้",
    )
    tag(paper, "{%p for c in item.changes %}")
    paragraph(
        paper,
        "Clause",
        f"{{% if item.changes | length > 1 %}}{{{{ loop.index }}}}.{NBSP} {{% endif %}}"
        f"{{% if c.is_replacement %}}ให้{_who('c.person')} เป็น{{{{ c.role }}}} แทน{_whose('c.replaced')}{_NUMBER}"
        f"{{% elif c.is_addition %}}แต่งตั้ง{_who('c.person')} เป็น{{{{ c.role }}}} เพิ่มเติม"
        f"{{% elif c.is_departure %}}ให้{_whose('c.replaced')}{_NUMBER} พ้นจากการเป็น{{{{ c.role }}}}"
        f"{{% else %}}ให้{_whose('c.replaced')}{_NUMBER} เปลี่ยนหน้าที่จาก{{{{ c.former_role }}}} เป็น{{{{ c.role }}}}"
        "{% endif %}{% if c.reason %} เนื่องจาก{{ c.reason }}{% endif %}",
    )
    tag(paper, "{%p endfor %}")
    paragraph(paper, "Closing", "ข้อความอื่นนอกจากที่แก้ไขเพิ่มเติมนี้ ให้เป็นไปตามคำสั่งเดิมทุกประการ")
    paragraph(paper, "Closing", f"ทั้งนี้{NBSP} ตั้งแต่บัดนี้เป็นต้นไป")
    order_date(paper)
    signature(paper, "district.chief", "นายอำเภอ{{ district.name }}")
    return paper


def _cited(order: str) -> str:
    """Return the text that names an order by number and date, or leaves them to the pen."""
    number = f"{{% if {order}.number %}}{{{{ {order}.number }}}}{{% else %}}{PEN_NUMBER}{{% endif %}}"
    return f"ที่{NBSP}{number} ลงวันที่{NBSP}{{{{ {order}.dated | date | nb }}}}"


def _who(person: str) -> str:
    """Return the text that names who joins: name and position, or the position alone."""
    position = f"{{% if {person}.position %}} ตำแหน่ง{{{{ {person}.position }}}}{{% endif %}}"
    return (
        f"{{% if {person}.full_name %}}{{{{ {person}.full_name | nb }}}}{position}"
        f"{{% else %}}{{{{ {person}.position }}}}{{% endif %}}"
    )


def _whose(person: str) -> str:
    """Return the text that names a member as the first order's list does: by name, or by position alone."""
    return (
        f"{{% if {person}.full_name %}}{{{{ {person}.full_name | nb }}}}"
        f"{{% else %}}{{{{ {person}.position }}}}{{% endif %}}"
    )
