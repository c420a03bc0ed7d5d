"""Broken Thai (handbook 5.3): what is certain is mended with a notice, what cannot be right is asked."""

from __future__ import annotations

import pytest

from docgen import thai
from docgen.thai import Repair
from docgen.thai.cleaning import clean

CERTAIN = [
    ("ตำาบล", "ตำบล", Repair.SARA_AM_RESTORED),
    ("นำ้า", "น้ำ", Repair.SARA_AM_RESTORED),
    ("คำ าสั่ง", "คำสั่ง", Repair.SARA_AM_RESTORED),
    ("สารวจ", "สำรวจ", Repair.SARA_AM_RESTORED),
    ("ค ำสอน", "คำสอน", Repair.MARK_JOINED),
    ("กำรพัฒนำชุมชนเป็นส่วนรำชกำร", "การพัฒนาชุมชนเป็นส่วนราชการ", Repair.SARA_AA_RESTORED),
    ("กำรทอผ้ำพื้นเมือง", "การทอผ้าพื้นเมือง", Repair.SARA_AA_RESTORED),
    ("จังหวดั", "จังหวัด", Repair.MARK_MOVED),
    ("จดั ตง้ั", "จัด ตั้ง", Repair.MARK_MOVED),
    ("วนัชยั", "วันชัย", Repair.MARK_MOVED),
    ("สมชๅย", "สมชาย", Repair.LOOK_ALIKE),
    ("เธกเธฒเธฅเธต", "มาลี", Repair.ENCODING_MENDED),
    ("เธญเธณเน€เธ\xa0เธญ", "อำเภอ", Repair.ENCODING_MENDED),
    ("à¸¡à¸²à¸¥à¸µ", "มาลี", Repair.ENCODING_MENDED),
    ("วัดศุสาธิต", "วัสดุสาธิต", Repair.MISSPELT),
    ("กรุ่มอาชีพ", "กลุ่มอาชีพ", Repair.MISSPELT),
    ("เจ็อนไข", "เงื่อนไข", Repair.MISSPELT),
]


@pytest.mark.parametrize(("typed", "meant", "repair"), CERTAIN)
def test_what_is_certain_is_mended_with_a_notice(typed: str, meant: str, repair: Repair) -> None:
    """And the mended text reads the same again, without one."""
    assert clean(typed) == (meant, (repair,))
    assert clean(meant) == (meant, ())


@pytest.mark.parametrize(
    "typed",
    [
        "บุญธssม", "ดoนยูง", "ดอนยุูง", "ศาลาประชาค ม", "การเข ยนรายงานการประช ม", "ทดสอบ", "นามสมมติ",
        "xxx", "XX", "aaaa", "???",
        "ไม่ทราบชื่อ", "test", "กกก", "สมชยั ดอนกกั",
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_asked(typed: str) -> None:
    """Nobody but its writer knows what was meant: it stays as it was typed."""
    reading = thai.read_text(typed)
    assert set(reading.repairs) & {Repair.SPELLING_DOUBTFUL, Repair.MARK_MOVED}


@pytest.mark.parametrize(
    "typed",
    [
        "ก็", "เล็ก", "เป็ด", "เกาะ", "ฤๅษี", "เธอ", "เนกขัมมะ", "สิทธิ์", "พันธุ์", "แซ่ตั้ง", "ครั้งที่ 1", "โนนน้ำเกลี้ยง", "ทำน้ำดำ",
        "จำปาหอม", "ตำรวจ", "ตำบลลำปาว", "กำนันตำบลคำเหมือดแก้ว", "คำทำนาย", "กลุ่ม ก", "ใจดี ณ อยุธยา", "กส 46000", "กส ๐๑๑๙",
        "40 กก.", "ผ้าไหม OTOP", "ผ้าไหมOTOP", "กระดาษA4", "ทะเล บ้าน", "วัดศุภกร", "ทดสอบดิน", "A", "ก ข ค", "มาก ๆ", "ฯลฯ",
    ],
)  # fmt: skip
def test_what_is_right_is_left_alone(typed: str) -> None:
    """Neither mended nor asked."""
    assert clean(typed) == (typed, ())
