"""The record of a village's assessment (ประเมิน): one column for each indicator of the Interior Ministry's list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from docgen.programmes.sammachip.constants import INDICATORS
from docgen.programmes.sammachip.sheets.places import VillageRow
from docgen.records import kinds
from docgen.records.columns import Record, column


@dataclass(frozen=True, kw_only=True)
class Assessment(VillageRow, Record):
    """One round of a village's assessment: passed, not passed or not said, indicator by indicator."""

    keyed_in_later: ClassVar[bool] = True
    sheet: ClassVar[str] = "ประเมิน"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("ประเมินหมู่บ้าน", "ประเมิน 23 ตัวชี้วัด")

    round: int | None = column("ครั้งที่", kinds.count, note="1 ก่อนจัดกิจกรรม / 2 หลังจัดกิจกรรม", example="1", width=8)
    assessed_on: dt.date | None = column("วันที่", kinds.date, aliases=("วันที่ประเมิน",), example="5 ม.ค. 2565", width=16)
    passes: tuple[bool | None, ...] = column(
        "ข้อ {n}",
        kinds.flag,
        aliases=("ข้อที่ {n}", "{n}", "ตัวชี้วัดที่ {n}"),
        note="1 ผ่าน / 0 ไม่ผ่าน",
        example="1",
        width=6,
        repeat=INDICATORS,
    )
    assessors: str = column("ผู้ประเมิน", kinds.text, required=False, width=28)
    remarks: str = column("หมายเหตุรายข้อ", kinds.text, required=False, aliases=("หมายเหตุ",), width=28)
