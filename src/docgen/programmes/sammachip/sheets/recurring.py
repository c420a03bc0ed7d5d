"""Columns that several sheets have and that mean the same in each: one header and one set of spellings for all.

What a sheet asks for besides (its note, its example, whether it must be there) is said where the sheet is declared.
"""

from __future__ import annotations

from typing import Any

from docgen.records import kinds
from docgen.records.columns import column


def village_code(*, note: str, example: str) -> Any:
    """The code of the village that a row speaks of."""
    return column(
        "รหัสหมู่บ้าน",
        kinds.text,
        required=False,
        aliases=("code8", "รหัส", "รหัสหมู่บ้าน 8 หลัก"),
        note=note,
        example=example,
        width=13,
    )


def district(*, required: bool = True, example: str = "", width: float = 16) -> Any:
    """A district's name."""
    return column(
        "อำเภอ",
        kinds.text,
        required=required,
        aliases=("ชื่ออำเภอ",),
        note="ไม่ต้องพิมพ์คำว่าอำเภอ",
        example=example,
        width=width,
    )


def tambon(*, required: bool = True, example: str = "", width: float = 16) -> Any:
    """A tambon's name."""
    return column(
        "ตำบล",
        kinds.text,
        required=required,
        aliases=("ชื่อตำบล",),
        note="ไม่ต้องพิมพ์คำว่าตำบล",
        example=example,
        width=width,
    )


def group_id(*, required: bool = False, note: str = "", example: str = "") -> Any:
    """The workbook's own code of an occupation group."""
    return column("รหัสกลุ่ม", kinds.text, required=required, aliases=("group_id",), note=note, example=example, width=10)


def seq(*, required: bool = False, note: str = "", example: str = "", width: float = 7) -> Any:
    """A person's number in his list, by which other sheets name him."""
    return column(
        "ลำดับ",
        kinds.count,
        required=required,
        aliases=("ที่", "ลำดับที่"),
        within=(1, 200),
        note=note,
        example=example,
        width=width,
    )


def house_no(*, example: str) -> Any:
    """The number of a person's house."""
    return column(
        "บ้านเลขที่",
        kinds.house_no,
        aliases=("เลขที่บ้าน", "ที่อยู่"),
        note="พิมพ์เป็นข้อความ เช่น 12/3 ถ้าบ้านไม่มีเลขที่พิมพ์ -",
        example=example,
        width=10,
    )


def citizen_id() -> Any:
    """A person's thirteen-digit identity number."""
    return column(
        "เลขประจำตัวประชาชน",
        kinds.citizen_id,
        required=False,
        aliases=("เลข ปชช.", "เลขบัตรประชาชน"),
        note="13 หลัก",
        width=18,
    )


def phone() -> Any:
    """A person's or a group's telephone."""
    return column("โทรศัพท์", kinds.phone, required=False, aliases=("โทร", "เบอร์โทร", "เบอร์โทรศัพท์"), width=14)


def problems() -> Any:
    """What went wrong, for the reports."""
    return column("ปัญหาอุปสรรค", kinds.text, required=False, aliases=("ปัญหา", "ปัญหา/อุปสรรค"), width=30)


def suggestions() -> Any:
    """What should be done better, for the reports."""
    return column("ข้อเสนอแนะ", kinds.text, required=False, width=30)
