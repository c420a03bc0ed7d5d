"""Text: cleaning, official spacing, digits, order."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen import thai
from docgen.thai import Fault, Reading, Repair


@pytest.mark.parametrize(
    ("typed", "text", "repairs"),
    [
        ("กาฬสินธ์ุ", "กาฬสินธุ์", ()),
        ("ที่ ี่", "ที่", (Repair.MARK_JOINED,)),
        ("สาร ์", "สาร์", (Repair.MARK_JOINED,)),
        ("ต่้อง", "ต้อง", (Repair.MARK_DROPPED,)),
        ("อ าเภอสูงเม่น", "อำเภอสูงเม่น", (Repair.SARA_AM_RESTORED,)),
        ("ดาเนินโครงการ", "ดำเนินโครงการ", (Repair.SARA_AM_RESTORED,)),
        ("ร า ย ง า น ส า ร ส น เ ท ศ", "รายงานสารสนเทศ", (Repair.LETTERS_JOINED,)),
        ("ก ข ค ง จ", "ก ข ค ง จ", ()),
        ("¡ÃÐ·ÃÇ§", "กระทรวง", (Repair.ENCODING_MENDED,)),
        ("CAFÉ", "CAFÉ", ()),
        ("ที\uf70aดิน", "ที่ดิน", (Repair.PRIVATE_USE_GLYPH,)),
        ("'ชื่อ", "ชื่อ", ()),
        ("'ชื่อ'", "'ชื่อ'", ()),
        ("\ufeffก\u200b\u2009ข\u2060", "ก ข", ()),
    ],
)
def test_text_is_cleaned(typed: str, text: str, repairs: tuple[Repair, ...]) -> None:
    """One spelling for what looks the same; a guess is reported, invisible rubbish is not worth a word."""
    assert thai.read_text(typed) == Reading(text, repairs)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("ก\ufffdข", Fault.UNREADABLE_TEXT),
        ("\uf0b7 ข้อ", Fault.UNREADABLE_TEXT),
        ("ก\x07", Fault.UNREADABLE_TEXT),
        ("คคคคคค", Fault.UNREADABLE_TEXT),
        ("#REF!", Fault.EXCEL_ERROR),
        (dt.datetime(2022, 3, 12), Fault.DATE_IN_TEXT_CELL),
        (b"", Fault.WRONG_CELL_TYPE),
    ],
)
def test_text_that_cannot_be_right_is_refused(value: object, fault: Fault) -> None:
    """R-TXT-01, Excel errors, and dates that Excel made of something else."""
    with pytest.raises(thai.ThaiValueError) as caught:
        thai.read_text(value)
    assert caught.value.code is fault


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("หมู่บ้านๆละ", "หมู่บ้าน ๆ ละ"),
        ("หมู่บ้าน ๆ ละ", "หมู่บ้าน ๆ ละ"),
        ("(ต่างๆ)", "(ต่าง ๆ)"),
        ("อื่นๆ, ต่างๆ", "อื่น ๆ, ต่าง ๆ"),
    ],
)
def test_mai_yamok_stands_between_blanks(typed: str, printed: str) -> None:
    """The Royal Society's rule, except before punctuation."""
    assert thai.space_mai_yamok(typed) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("3 สร้าง 5 ก", "๓ สร้าง ๕ ก"),
        ("COVID-19 ปี 2565", "COVID-19 ปี ๒๕๖๕"),
        ("x-xxxx-xxxxx-12-1", "x-xxxx-xxxxx-๑๒-๑"),  # a masked identity number
        ("ดู https://a.go.th/2565/1 หน้า 2", "ดู https://a.go.th/2565/1 หน้า ๒"),
        ("somchai01@cdd.go.th โทร 1", "somchai01@cdd.go.th โทร ๑"),
        ("A4 5G 12.5kg 24,000 บาท", "A4 5G 12.5kg ๒๔,๐๐๐ บาท"),
        ("พ.ร.บ.2565", "พ.ร.บ.๒๕๖๕"),
    ],
)
def test_thai_digits_spare_addresses_and_latin_words(text: str, printed: str) -> None:
    """Handbook 1.4: URLs, e-mail and tokens with Latin letters keep their digits."""
    assert thai.to_thai_digits(text) == printed


def test_thai_words_in_dictionary_order() -> None:
    """Leading vowels count after their consonant, tone marks last, numbers by size."""
    words = ["น้า", "หมู่ 10", "เกิด", "นาง", "ก็", "ไก่", "หมู่ 2", "กาล", "นา", "หมู่ ๓"]
    assert sorted(words, key=thai.sort_key) == ["ก็", "กาล", "เกิด", "ไก่", "นา", "น้า", "นาง", "หมู่ 2", "หมู่ ๓", "หมู่ 10"]
