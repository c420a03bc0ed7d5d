"""Filters: what templates print, and what they leave for the pen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from docgen.papers import DIGITS, FILTERS

DAY = dt.date(2022, 1, 15)


@pytest.mark.parametrize(
    ("name", "value", "arguments", "expected"),
    [
        ("date", DAY, (), "15 มกราคม 2565"),
        ("date", None, (), ".......... ........................ .........."),
        ("date_order", DAY, (), "15 มกราคม พ.ศ. 2565"),
        ("date_order", None, (), ".......... ........................ พ.ศ. .........."),
        ("date_weekday", DAY, (), "วันเสาร์ที่ 15 มกราคม 2565"),
        ("date_short", DAY, (), "15 ม.ค. 65"),
        ("date_short", None, (), ""),
        ("time", dt.time(8, 30), (), "08.30 น."),
        ("time_range", dt.time(8, 30), (dt.time(9, 0),), "08.30 - 09.00 น."),
        ("time_range", dt.time(8, 30), (None,), "08.30 น."),
        ("time_range", None, (None,), ""),
        ("money", Decimal(24000), (), "24,000"),
        ("money", Decimal("24000.5"), (), "24,000.50"),
        ("money", Decimal("0.005"), (), "0.01"),
        ("money", None, (), ""),
        ("money2", 24000, (), "24,000.00"),
        ("number", Decimal("1.50"), (), "1.5"),
        ("number", 1240, (), "1,240"),
        ("percent", Decimal("85.08"), (), "85.08"),
        ("baht", Decimal(24000), (), "สองหมื่นสี่พันบาทถ้วน"),
        ("baht", Decimal("0.5"), (), "ห้าสิบสตางค์"),
        ("dots", "", (5,), "....."),
        ("dots", "ก", (5,), "ก"),
        ("dots", 0, (5,), 0),
        ("dash", None, (), "-"),
        ("blank", None, (), ""),
        ("phone", "0812345678", (), "081-234-5678"),
        ("phone", "", (), ""),
        ("phone_letter", "043811234", (), "0 4381 1234"),
        ("phone_letter", "0812345678", (), "08 1234 5678"),
        ("phone_letter", "", (), ""),
        ("citizen_id", "9460100000011", (), "9-4601-00000-01-1"),
        ("mask_id", "9460100000011", (), "x-xxxx-xxxxx-01-1"),
        ("rank", "ว่าที่ร้อยตรี สมชาย  ใจดี", (), "ว่าที่ร้อยตรี"),
        ("rank", "ร.ต.อ.สมหญิง ศรีสุข ณ กาฬสินธุ์", (), "ร้อยตำรวจเอก"),
        ("rank", "นายสมชาย  ใจดี", (), ""),
        ("rank", "ดร.สมชาย  ใจดี", (), ""),
        ("rank", "-", (), ""),
        ("rank", "", (), ""),
        ("without_rank", "ว่าที่ร้อยตรี สมชาย  ใจดี", (), "สมชาย  ใจดี"),
        ("without_rank", "ร.ต.อ.สมหญิง ศรีสุข ณ กาฬสินธุ์", (), "สมหญิง  ศรีสุข ณ กาฬสินธุ์"),
        ("without_rank", "นายสมชาย  ใจดี", (), "นายสมชาย  ใจดี"),
        ("without_rank", "-", (), "-"),
        ("without_rank", "", (), ""),
        ("age", dt.date(1960, 1, 16), (DAY,), 61),
        ("age", dt.date(1960, 1, 15), (DAY,), 62),
        ("age", None, (DAY,), None),
        ("tick", True, (), "✓"),
        ("tick", False, (), ""),
        ("check", None, (), "☐"),
        ("numbers", (1, 4), (), "1, 4"),
        ("nb", "หมู่ที่ 4", (), "หมู่ที่\u00a04"),
    ],
)
def test_a_filter(name: str, value: Any, arguments: tuple[Any, ...], expected: object) -> None:
    """Blanks are dots, dashes or nothing; never `None`."""
    assert FILTERS[name](value, *arguments) == expected


def test_a_paper_has_one_kind_of_digits() -> None:
    """Thai digits all through, except in addresses of the web and in codes (handbook 1.4)."""
    typed = "ที่ 12/2564 อบรม COVID-19 ดู https://a.go.th/1 ๓ สร้าง 5 ก"
    assert DIGITS["thai"](typed) == "ที่ ๑๒/๒๕๖๔ อบรม COVID-19 ดู https://a.go.th/1 ๓ สร้าง ๕ ก"
    assert DIGITS["arabic"]("๑๒ 3") == "12 3"
