"""D19H หนังสือเชิญครัวเรือนเป้าหมาย (กิจกรรมที่ 1 ข้อ 9; handbook 2.12): a letter for each household, where offices want it.

The words are those of D19. It is made when it is asked for: the circular (D19W) invites them all with one letter.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.d19 import DAY, DISTRICT, ENCLOSED, YOU, letter

FILE = "D19H-household-invitation.docx"
TO_HOUSEHOLD = (
    f"{DISTRICT}ขอเชิญ{YOU}ในฐานะผู้แทนครัวเรือนเป้าหมาย ซึ่งได้รับการคัดเลือกจากเวทีประชาคมหมู่บ้าน เข้าร่วมกิจกรรมดังกล่าว {DAY}{ENCLOSED}"
)


def build() -> Document:
    """Return the template; per = village, each = household_invitations."""
    return letter((("", TO_HOUSEHOLD),))
