"""The register of letters and orders (ทะเบียนเลข), which `docgen issue` keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from docgen import thai
from docgen.records import kinds
from docgen.records.columns import Record, column

REGISTER = "ทะเบียนเลข.xlsx"  # the workbook of it that the program keeps, beside the clerks' own


def plain_number(number: str) -> str:
    """The number of a letter or an order for comparing: Arabic digits, no `ที่`, no spaces."""
    return "".join(thai.to_arabic_digits(number).split()).removeprefix("ที่")


@dataclass(frozen=True, kw_only=True)
class NumberRow(Record):
    """A row of the register of letters and orders: which number a paper of a place has, and of which day.

    `document` is the paper's short code or id; `place` the key of its place, `key/item` for one item of a list.
    """

    sheet: ClassVar[str] = "เลขหนังสือ"

    document: str = column("รหัสเอกสาร", kinds.text, aliases=("เอกสาร",), note="เช่น D01", example="D01", width=11)
    place: str = column("รหัสสถานที่", kinds.text, note="รหัสหรือชื่อของสถานที่ที่เอกสารเป็นของ", width=18)
    number: str = column(
        "เลขที่", kinds.text, required=False, note="เช่น 12/2564 หรือ กส 0119/45", example="๑๒/๒๕๖๔", width=14
    )
    dated: dt.date | None = column(
        "วันที่", kinds.letter_date, required=False, aliases=("ลงวันที่",), example="1 ธ.ค. 2564", width=16
    )
    cancels: str = column(
        "คำสั่งเดิมที่ยกเลิก", kinds.text, required=False, aliases=("ยกเลิกคำสั่ง",), note="เช่น 8/2563", width=16
    )
    cancels_dated: dt.date | None = column("คำสั่งเดิมลงวันที่", kinds.date, required=False, anytime=True, width=16)
    status: str = column(
        "สถานะ",
        kinds.choice({"ใช้": "ใช้", "ใช้อยู่": "ใช้", "ยกเลิก": "ยกเลิก", "ยกเลิกแล้ว": "ยกเลิก"}),
        required=False,
        note="เว้นว่าง: ใช้อยู่ / ยกเลิก: เลขนี้ไม่ใช้อีก",
        choices=("ใช้", "ยกเลิก"),
        width=9,
        blank_means=True,
    )

    @property
    def latest(self) -> dt.date | None:
        """Its date; the last day of the month where the day is still open. Who asks whether it is earlier asks this."""
        return self.dated.last if isinstance(self.dated, thai.OpenDay) else self.dated

    @property
    def day(self) -> dt.date | None:
        """Its date where that is a day."""
        return None if isinstance(self.dated, thai.OpenDay) else self.dated

    @property
    def is_unread(self) -> bool:
        """There is a number that nobody can read."""
        return "number" in self.unread

    def called(self, moved: Mapping[str, str]) -> str:
        """Its place as it is called now, and its item: `moved` is what places were called → what they are now."""
        place, slash, item = thai.to_arabic_digits(self.place).strip().partition("/")
        return f"{moved[place]}{slash}{item}" if place in moved else self.place

    @property
    def is_cancelled(self) -> bool:
        """The number is in no paper any more, and is given to no other."""
        return self.status == "ยกเลิก"
