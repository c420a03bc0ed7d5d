"""Which photographs the programme wants, and what clerks call them (handbook 2.14)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docgen.photos.kinds import Photographs

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
PHOTOGRAPHS = Photographs(
    kinds={kind: _SPELLINGS[kind] for kind in KINDS},
    key=re.compile(r"^(\d{8}|[A-Za-z]+\d+)(?!\d)"),  # a village's code, or a group's id
)
