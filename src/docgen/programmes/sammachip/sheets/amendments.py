"""Changes of a district's support team that leave its first order in force (แก้ไขทีม). The sheet may be left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from docgen.programmes.sammachip.sheets import recurring
from docgen.records import Person, kinds
from docgen.records.columns import Record, column

REPLACES, JOINS, LEAVES, OTHER_ROLE = "แทน", "เพิ่ม", "พ้น", "เปลี่ยนหน้าที่"
ACTIONS = (REPLACES, JOINS, LEAVES, OTHER_ROLE)


@dataclass(frozen=True, kw_only=True)
class _ChangedPlace(Record):
    """Which place of which team a row changes: these columns stand before the name of who takes it."""

    district: str = recurring.district(example="กมลาไสย")
    round: int | None = column(
        "ครั้งที่",
        kinds.count,
        aliases=("แก้ไขครั้งที่", "ฉบับที่"),
        note="1, 2, 3 … แถวของครั้งเดียวกันอยู่ในคำสั่งฉบับเดียวกัน",
        example="1",
        width=9,
    )
    action: str = column(
        "การแก้ไข",
        kinds.choice(
            {
                **{action: action for action in ACTIONS},
                "เปลี่ยนตัว": REPLACES,
                "แต่งตั้งแทน": REPLACES,
                "เพิ่มเติม": JOINS,
                "แต่งตั้งเพิ่ม": JOINS,
                "แต่งตั้งเพิ่มเติม": JOINS,
                "พ้นจากตำแหน่ง": LEAVES,
                "พ้นจากหน้าที่": LEAVES,
                "ออก": LEAVES,
                "เปลี่ยนบทบาท": OTHER_ROLE,
            }
        ),
        aliases=("ประเภทการแก้ไข",),
        choices=ACTIONS,
        example=REPLACES,
        width=14,
    )
    replaced: str = column(
        "คนเดิม",
        kinds.text,
        required=False,
        aliases=("ผู้ดำรงตำแหน่งเดิม", "แทนใคร"),
        note="ชื่อหรือตำแหน่งเต็มของคนในทีม เว้นว่างเมื่อเพิ่ม",
        example="นายสมชาย ใจดี",
        width=28,
    )


@dataclass(frozen=True, kw_only=True)
class Amendment(Person, _ChangedPlace):
    """One change of a support team: who leaves, joins, takes another's place, or gets another duty (handbook 2.1)."""

    sheet: ClassVar[str] = "แก้ไขทีม"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("แก้ไขทีมสนับสนุน", "แก้ไขเพิ่มเติมทีม", "แก้ไขเพิ่มเติมคำสั่ง")
    name_needed: ClassVar[bool] = False

    position: str = column(
        "ตำแหน่งเต็ม",
        kinds.text,
        required=False,
        aliases=("ตำแหน่ง", "ตำแหน่งคนใหม่"),
        note="ของคนใหม่ ถ้าแต่งตั้งตามตำแหน่งให้เว้นชื่อว่าง",
        example="เกษตรอำเภอกมลาไสย",
        width=34,
    )
    team_role: str = column(
        "หน้าที่ในทีมสนับสนุน",
        kinds.text,
        required=False,
        aliases=("บทบาทในทีม", "หน้าที่ใหม่"),
        note="แทน: เว้นว่างได้ถ้ารับหน้าที่เดิม เลือกจาก: ประธาน / รองประธาน / กรรมการ / เลขานุการ / ผู้ช่วยเลขานุการ",
        width=20,
    )
    reason: str = column(
        "เหตุผล",
        kinds.text,
        required=False,
        aliases=("สาเหตุ",),
        note="เช่น ย้ายไปดำรงตำแหน่งที่อื่น หรือ เกษียณอายุราชการ",
        example="ย้ายไปดำรงตำแหน่งที่อื่น",
        width=28,
    )
