"""The covers of reports from a district to the province (กิจกรรมที่ 1 ข้อ 16, กิจกรรมที่ 2 ข้อ 9): one frame, other words.

The district's development office answers for the work (หน่วยดำเนินการ) and reports within the province, so by memo. What
activity 1 must send to province and department goes through the province, which sends it on (C15).
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from tools.papers.blocks import DEVELOPMENT_CHIEF, NBSP, paragraph
from tools.papers.letters import DISTRICT_PHONE, PROVINCE_CHIEF, memo_end, memo_head, new_letter

SENT_ON = "จึงเรียนมาเพื่อโปรดทราบ และพิจารณารายงาน{{ programme.department }}ต่อไป"
FOR_INFORMATION = "จึงเรียนมาเพื่อโปรดทราบ"


def cover(title: str, *, subject: str, reason: str, facts: Sequence[str], wish: str) -> Document:
    """Return a memo from the district's development office to the head of the province's."""
    paper = new_letter(title)
    memo_head(paper, office=f"{{{{ district.office }}}}{NBSP} {DISTRICT_PHONE}", subject=subject, to=PROVINCE_CHIEF)
    paragraph(paper, "Body", reason)
    for text in facts:
        paragraph(paper, "Body", text)
    paragraph(paper, "Closing", wish)
    memo_end(paper, "district.development_chief", DEVELOPMENT_CHIEF)
    return paper
