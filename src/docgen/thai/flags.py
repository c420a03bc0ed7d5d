"""Yes and no as clerks tick them → bool."""

from __future__ import annotations

from functools import lru_cache

from docgen.thai.cells import typed_text
from docgen.thai.reading import BLANK, Fault, Reading, Repair, ThaiValueError

_YES = frozenset((
    "✓", "✔", "√", "☑", "✅", "●", "\uf0fc", "\uf0fe", "/", "y", "yes", "t", "true", "1", "จริง",
    "ใช่", "มี", "เป็น", "ได้", "ได้รับ", "ผ่าน", "เข้าร่วม", "ร่วม", "มา", "เคย", "ครบ", "แล้ว",
    "ทำแล้ว", "ดำเนินการแล้ว", "อนุมัติ", "เห็นชอบ", "ถูก", "ถูกต้อง", "ตกลง", "ok",
))  # fmt: skip
_NO = frozenset((
    "☐", "□", "○", "✗", "✘", "❌", "n", "no", "f", "false", "0", "เท็จ", "ไม่", "ไม่ใช่", "ไม่มี",
    "มิใช่", "ไม่เป็น", "ไม่ได้", "ไม่ได้รับ", "ไม่ผ่าน", "ไม่เข้าร่วม", "ไม่ร่วม",
    "ไม่ได้เข้าร่วม", "ไม่มา", "ขาด", "ไม่เคย", "ไม่ครบ", "ยัง", "ยังไม่", "ยังไม่มี", "ยังไม่ได้",
    "ยังไม่ผ่าน", "ยังไม่ได้ทำ", "ยังไม่ดำเนินการ", "ไม่อนุมัติ", "ไม่เห็นชอบ", "ไม่ถูก",
    "ไม่ถูกต้อง",
))  # fmt: skip
_SLASH = "/"  # a stroke of the pen: most clerks' tick
_NONE_IS_NO = "ไม่มี"  # blank for other kinds, an answer here


def read_flag(value: object) -> Reading[bool]:
    """A tick column: True, False, or blank; a cross (`x`, `☒`) is refused, it means chosen to some and no to others."""
    if value is None:
        return BLANK
    if isinstance(value, bool):
        return Reading(value)
    if isinstance(value, (int, float)) and value in (0, 1):
        return Reading(value == 1)
    if isinstance(value, str):
        return _read_typed(value)
    raise ThaiValueError(Fault.NOT_A_FLAG)


@lru_cache(maxsize=1024)
def _read_typed(value: str) -> Reading[bool]:
    if value.strip() == _NONE_IS_NO:
        return Reading(False)
    text, repairs = typed_text(value, Fault.NOT_A_FLAG)
    if not text:
        return BLANK
    word = text.replace(" ", "").lower().strip("()[].")
    if word in _NO:
        return Reading(False, repairs)
    if word in _YES:
        return Reading(True, (*repairs, Repair.MEANING_ASSUMED) if word == _SLASH else repairs)
    raise ThaiValueError(Fault.NOT_A_FLAG)


def parse_flag(value: object) -> bool | None:
    """The answer of `read_flag`; None where the cell is blank."""
    return read_flag(value).value
