"""Whoever has a name, whatever sheet his row stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from docgen import thai
from docgen.records import kinds
from docgen.records.columns import Record, column

_MALE = frozenset(("นาย", "เด็กชาย", "พระ", "พระครู", "พระมหา", "พระอธิการ", "สามเณร"))
_FEMALE = frozenset(("นาง", "นางสาว", "แม่ชี"))


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """Whoever has a name: prefix, first and last name in columns of their own, or all three in one (ชื่อ-สกุล)."""

    name_needed: ClassVar[bool] = True  # a row without a name is a finding

    prefix: str = column(
        "คำนำหน้า",
        kinds.prefix,
        required=False,
        aliases=("คำนำหน้าชื่อ", "คำนำหน้านาม"),
        note="นาย นาง นางสาว หรือยศ",
        example="นาย",
        width=10,
    )
    first: str = column("ชื่อ", kinds.text, required=False, aliases=("ชื่อตัว",), example="สมชาย", width=16)
    last: str = column("สกุล", kinds.text, required=False, aliases=("นามสกุล", "ชื่อสกุล"), example="ใจดี", width=18)

    @property
    def sex(self) -> str:
        """`ชาย` or `หญิง` where the prefix tells; a rank or a title without หญิง does not."""
        if self.prefix in _MALE:
            return "ชาย"
        return "หญิง" if self.prefix in _FEMALE or self.prefix.endswith("หญิง") else ""

    @property
    def full_name(self) -> str:
        """`นายสมชาย  ใจดี`, as it stands in the brackets of a signature; empty where the name is not known."""
        return thai.PersonName(self.prefix or None, self.first, self.last or None).full
