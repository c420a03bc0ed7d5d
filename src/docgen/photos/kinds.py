"""Which step of the work a photograph shows, by the beginning of its file's name (handbook 2.14)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from docgen import thai

MEETING, REGISTERING, LECTURE, SHOWING, PRACTICE, RECEIVING, FIRST_ROUND, SECOND_ROUND, FOUNDING = (
    "ประชาคม", "ลงทะเบียน", "บรรยาย", "สาธิต", "ฝึกปฏิบัติ", "รับวัสดุ", "ประเมิน1", "ประเมิน2", "จัดตั้งกลุ่ม",
)  # fmt: skip
VILLAGE_SET = (MEETING, REGISTERING, LECTURE, SHOWING, PRACTICE, RECEIVING, FIRST_ROUND, SECOND_ROUND)
GROUP_SET = (REGISTERING, LECTURE, FOUNDING, RECEIVING)
KINDS = (MEETING, REGISTERING, LECTURE, SHOWING, PRACTICE, FOUNDING, RECEIVING, FIRST_ROUND, SECOND_ROUND)
"""Every kind, in the order of the work; a paper's photographs stand in it."""

# What clerks type for a kind, without blanks and Thai digits.
_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    MEETING: ("เวทีประชาคม", "การประชาคม"),
    REGISTERING: ("การลงทะเบียน",),
    LECTURE: ("การบรรยาย",),
    SHOWING: ("การสาธิต",),
    PRACTICE: ("การฝึกปฏิบัติ",),
    RECEIVING: ("การรับวัสดุ", "รับมอบวัสดุ"),
    FIRST_ROUND: ("ประเมินครั้งที่1", "ประเมินหมู่บ้านครั้งที่1", "ประเมิน-1", "ประเมิน_1"),
    SECOND_ROUND: ("ประเมินครั้งที่2", "ประเมินหมู่บ้านครั้งที่2", "ประเมิน-2", "ประเมิน_2"),
    FOUNDING: ("การจัดตั้งกลุ่ม",),
}
_TABLE = sorted(
    [(spelling, kind) for kind in KINDS for spelling in (kind, *_SPELLINGS[kind])], key=lambda pair: -len(pair[0])
)
_THAI_LETTER = re.compile(r"[\u0e01-\u0e4e]")


def kind_and_note(stem: str) -> tuple[str, str] | None:
    """A file's name without its ending as (kind, what else it says in Thai); None where it begins with no kind.

    `สาธิต-2 การย้อมผ้า` is (`สาธิต`, `การย้อมผ้า`); numbers and what a camera has added are no words of a caption.
    """
    clean = thai.to_arabic_digits(thai.read_text(unicodedata.normalize("NFC", stem)).value or "")
    for spelling, kind in _TABLE:
        length = _prefix_length(clean, spelling)
        if length:
            return kind, _note(clean[length:])
    return None


def _prefix_length(name: str, spelling: str) -> int:
    """How many characters of the name the spelling takes, blanks left out; 0 where the name begins otherwise."""
    at = 0
    for char in spelling:
        while at < len(name) and name[at] == " ":
            at += 1
        if at == len(name) or name[at] != char:
            return 0
        at += 1
    follows = name[at : at + 1]
    return 0 if spelling[-1].isdecimal() and follows.isdecimal() else at  # ประเมิน12 is no first round


def _note(rest: str) -> str:
    words = [word for word in re.split(r"[\s_\-.,()]+", rest) if _THAI_LETTER.search(word)]
    return " ".join(word.strip("0123456789") for word in words)
