"""What the words of materials and of the budget say: which line pays for materials, what is no material at all.

The guideline's money buys materials that are used up in the demonstration. They are not given away (กิจกรรมที่ 1
เงื่อนไขข้อ 1) and are no durable articles (ครุภัณฑ์; กิจกรรมที่ 2 เงื่อนไขข้อ 1). Words alone never prove either:
what is found here is told, and left to a person.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from decimal import Decimal

from docgen.programmes.sammachip.sheets import BudgetLine, Material

MATERIALS = "วัสดุ"
_TRAINING = ("สาธิต", "ฝึก", "อาชีพ", "กลุ่ม")  # the budget's line of materials for the training names what they are for
_OFFICE = ("เอกสาร", "ป้าย", "สำนักงาน", "เครื่องเขียน", "คอมพิวเตอร์")  # materials of the office, taken over by nobody

# A vase (แจกัน) and a list of details (แจกแจง) are no gifts.
_GIVEN = re.compile("แจก(?!ัน|แจง)|มอบให้|ของรางวัล|รางวัล|ของขวัญ")

# A Thai noun begins with what the thing is: ด้ายจักร is thread, น้ำมันเครื่อง oil. What begins with เครื่อง and is used up:
_USED_UP = (
    "ปรุง", "เทศ", "แกง", "ดื่ม", "เคียง", "เขียน", "หมาย", "หอม", "สำอาง", "แบบ", "แต่งกาย", "นุ่งห่ม", "นอน", "ประดับ",
    "ไทยธรรม", "บูชา", "ใน", "ยา", "สมุนไพร", "จักสาน",
)  # fmt: skip
_DURABLE = re.compile(f"(?:ชุด)?(?:เครื่อง(?!{'|'.join(_USED_UP)})|ตู้|จักร|คอมพิวเตอร์)")
_DURABLE_UNITS = ("เครื่อง", "ตู้")


def material_lines(budget: Iterable[BudgetLine]) -> tuple[BudgetLine, ...]:
    """The budget's lines that pay for the materials of the training: `ค่าวัสดุสาธิตอาชีพ`, not `ค่าวัสดุ เอกสาร และป้าย`."""
    lines = [line for line in budget if MATERIALS in line.category]
    named = [line for line in lines if any(word in line.category for word in _TRAINING)]
    return tuple(named or (line for line in lines if not any(word in line.category for word in _OFFICE)))


def word_of_giving(text: str) -> str:
    """The word by which materials are given away (R-MAT-02); empty where there is none."""
    found = _GIVEN.search(text)
    return found[0] if found else ""


def sounds_durable(material: Material) -> bool:
    """Its name begins as a durable article's does, or it is counted as machines are (handbook 2.6)."""
    return material.unit.strip() in _DURABLE_UNITS or bool(_DURABLE.match(material.item.strip()))


def is_dear(material: Material, limit: Decimal | None) -> bool:
    """One of it costs more than the settings' price from which a thing may be a durable article; a hint, no proof."""
    return limit is not None and material.unit_price is not None and material.unit_price > limit


def judged(material: Material, limit: Decimal | None) -> Material:
    """The material, marked where it may be a durable article, so that no paper says that it is none."""
    in_doubt = sounds_durable(material) or is_dear(material, limit)
    return dataclasses.replace(material, may_be_durable=True) if in_doubt else material
