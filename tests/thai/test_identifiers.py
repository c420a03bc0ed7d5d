"""Identity numbers, codes, telephones, village and house numbers, times and ticks beyond the cases."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen import thai
from docgen.thai import Fault, Reading, Repair


def refusal(read: object, value: object) -> Fault:
    assert callable(read)
    with pytest.raises(thai.ThaiValueError) as caught:
        read(value)
    return caught.value.code


@pytest.mark.parametrize(
    "value", ["9-4601-00000-01-1", "๙ ๔๖๐๑ ๐๐๐๐๐ ๐๑ ๑", 9460100000011, 9460100000011.0, "ปชช. 9460100000011"]
)
def test_citizen_id_in_every_notation(value: object) -> None:
    """Thirteen digits whose check digit agrees, however they are written."""
    assert thai.read_citizen_id(value) == Reading("9460100000011")


def test_citizen_id_is_printed_and_masked() -> None:
    """The card's own groups; the mask shows the last three digits."""
    assert thai.format_citizen_id("1234567890121") == "1-2345-67890-12-1"
    assert thai.mask_citizen_id("1234567890121") == "x-xxxx-xxxxx-12-1"


def test_citizen_id_refusals() -> None:
    """Each reason has its own code."""
    assert refusal(thai.read_citizen_id, "9460100000012") is Fault.ID_CHECKSUM
    assert refusal(thai.read_citizen_id, "946010000001123") is Fault.ID_LENGTH
    assert refusal(thai.read_citizen_id, "9.46010E+12") is Fault.PRECISION_LOST
    assert refusal(thai.read_citizen_id, "946010000O011") is Fault.NOT_AN_ID


def test_code_gets_its_zeros_back() -> None:
    """A village code that Excel took for a number is filled up, a longer one is refused."""
    assert thai.read_code("๔๖๐๕๐๑๐๔", width=8) == Reading("46050104")
    assert thai.read_code(19, width=4) == Reading("0019", (Repair.ZERO_RESTORED,))
    assert thai.parse_code("-", width=8) is None
    assert refusal(lambda value: thai.read_code(value, width=8), "460501044") is Fault.CODE_LENGTH


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        ("+66 (0)81 234 5678", Reading("0812345678")),
        ("๐ ๔๓๘๑ ๑๒๓๔", Reading("043811234")),
        ("812345678.0", Reading("0812345678", (Repair.ZERO_RESTORED,))),
        ("O81-234-5678", Reading("0812345678", (Repair.LETTER_FOR_DIGIT,))),
        ("043-811234 #12", Reading("043811234", (Repair.EXTENSION_DROPPED,))),
        ("0812345678 (ลูกสาว)", Reading("0812345678", (Repair.REMARK_DROPPED,))),
    ],
)
def test_phone(value: object, reading: Reading[str]) -> None:
    """National digits; what was guessed or left out is reported."""
    assert thai.read_phone(value) == reading


@pytest.mark.parametrize(
    "value", ["0812345678 0891234567", "0812345678\n0891234567", "0-2123-4567-8", "02-1234567 ถึง 9"]
)
def test_several_phones_are_refused(value: str) -> None:
    """Which number the paper prints is a person's choice."""
    assert refusal(thai.read_phone, value) is Fault.PHONE_MULTIPLE


def test_phone_is_printed() -> None:
    """Dashed for tables, spaced as official letters have it."""
    assert [thai.format_phone(digits) for digits in ("0812345678", "043811234", "1669")] == [
        "081-234-5678",
        "0-4381-1234",
        "1669",
    ]
    assert thai.to_thai_digits(thai.format_phone("043811234", "letter")) == "๐ ๔๓๘๑ ๑๒๓๔"
    assert thai.format_phone("0812345678", "letter") == "08 1234 5678"


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        ("หมู่ที่ ๑๒", Reading(12)),
        ("12/3 หมู่ 5 ต.บัวขาว", Reading(5)),
        ("บ้านโนนสูง ม.5", Reading(5)),
        ("หมู่ห้า", Reading(5)),
        ("หมุ่ 5", Reading(5, (Repair.MISSPELT,))),
        ("M.5", Reading(5, (Repair.MEANING_ASSUMED,))),
    ],
)
def test_moo(value: object, reading: Reading[int]) -> None:
    """A village number alone, labelled, or inside an address."""
    assert thai.read_moo(value) == reading


def test_moo_refusals() -> None:
    """A house number is not a village number; several are refused."""
    for value, fault in {
        "12/3": Fault.NOT_A_MOO,
        "5-7": Fault.MOO_RANGE,
        "หมู่ที่ 5 และ 6": Fault.MOO_MULTIPLE,
        100: Fault.MOO_OUT_OF_RANGE,
    }.items():
        assert refusal(thai.read_moo, value) is fault


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        ("บ้านเลขที่ ๑๒ / ๓", Reading("12/3")),
        (12.0, Reading("12")),
        ("12/3ก", Reading("12/3ก")),
        ("-", Reading("-")),
        ("ไม่มีเลขที่", Reading("-")),
        ("ยังไม่มีบ้านเลขที่", Reading("-")),
        ("", Reading(None)),
        (dt.datetime(2022, 3, 12), Reading("12/3", (Repair.HOUSE_NO_FROM_DATE,))),
        ("12/3 ม.5 ต.บัวขาว", Reading("12/3", (Repair.REMARK_DROPPED,))),
    ],
)
def test_house_no(value: object, reading: Reading[str]) -> None:
    """A house number stays what was typed, also that there is none; Excel's date becomes day and month again."""
    assert thai.read_house_no(value) == reading


def test_house_no_that_may_have_been_month_and_year_is_refused() -> None:
    """12/60 became 1 December 1960: neither 1/12 nor 12/60 is certain."""
    assert refusal(thai.read_house_no, dt.datetime(1960, 12, 1)) is Fault.DATE_IN_TEXT_CELL


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("๐๘.๓๐ น.", "08:30"),
        ("บ่ายสามโมงสิบห้านาที", "15:15"),
        ("ทุ่มครึ่ง", "19:30"),
        ("1:30 PM", "13:30"),
        ("12.00 am", "00:00"),
        (0.3541666667, "08:30"),
        (dt.timedelta(hours=8, minutes=30), "08:30"),
        ("ยี่สิบนาฬิกา", "20:00"),
        ("ห้าโมงเย็น", "17:00"),
        ("แปดนาฬิกาสามสิบนาที", "08:30"),
        ("ตีสาม 15", "03:15"),
    ],
)
def test_time_is_read_without_a_guess(value: object, time: str) -> None:
    """Clock times, Excel times and spoken times."""
    assert thai.read_time(value) == Reading(dt.time.fromisoformat(time))


def test_time_refusals_and_guesses() -> None:
    """Excel's 8.3 is 08.30 with a warning; what can be two hours is refused."""
    assert thai.read_time(8.3) == Reading(dt.time(8, 30), (Repair.TIME_FROM_NUMBER,))
    assert thai.read_time("สองโมงเช้า") == Reading(dt.time(8), (Repair.TIME_SIX_HOUR_CLOCK,))
    for value, fault in {
        "หกโมง": Fault.TIME_AMBIGUOUS,
        "สี่โมง": Fault.TIME_AMBIGUOUS,
        "บ่าย": Fault.NOT_A_TIME,
        "เก้าทุ่ม": Fault.TIME_IMPOSSIBLE,
        "09.00 - 16.30 น.": Fault.TIME_RANGE,
        "24.30": Fault.TIME_IMPOSSIBLE,
    }.items():
        assert refusal(thai.read_time, value) is fault


def test_times_are_printed() -> None:
    """A dot between hours and minutes, น. at the end."""
    assert thai.format_time(dt.time(8, 5)) == "๐๘.๐๕ น."
    assert thai.format_time_range(dt.time(8, 30), dt.time(16, 30)) == "๐๘.๓๐ - ๑๖.๓๐ น."


def test_flags() -> None:
    """Ticks in every glyph; ไม่ is looked at before มี and ผ่าน; a cross is refused."""
    yes, no = ["✔️", "(✓)", "\uf0fc", "ผ่าน ", 1, True], ["ไม่มี", "ไม่ ผ่าน", "ยังไม่", 0.0, False]
    assert [thai.parse_flag(value) for value in yes + no] == [True] * len(yes) + [False] * len(no)
    assert thai.read_flag("/") == Reading(True, (Repair.MEANING_ASSUMED,))
    assert refusal(thai.read_flag, "☒") is Fault.NOT_A_FLAG


def test_kinds_show_a_printable_form() -> None:
    """`docgen normalize` prints what the program made of a value, nothing for a blank."""
    typed = {
        "date": "๑๕ ม.ค. ๖๕",
        "birth-date": "15 ม.ค. 2508",
        "number": "๑,๒๔๐",
        "money": "24,000.-",
        "text": "นํ้า",
        "name": "น.ส.สมหญิง ใจดี",
        "prefix": "น.ส.",
        "citizen-id": 9460100000011,
        "phone": 812345678,
        "time": "8 โมง",
        "moo": "ม.๕",
        "flag": "✓",
        "house-no": "๑๒/๓",
    }
    assert {kind: thai.show(kind, read(typed[kind]).value) for kind, read in thai.KINDS.items()} == {
        "date": "15 มกราคม 2565 (2022-01-15)",
        "birth-date": "15 มกราคม 2508 (1965-01-15)",
        "number": "1,240",
        "money": "24,000.00",
        "text": "น้ำ",
        "name": "นางสาวสมหญิง  ใจดี",
        "prefix": "นางสาว",
        "citizen-id": "9-4601-00000-01-1",
        "phone": "081-234-5678",
        "time": "08.00 น.",
        "moo": "5",
        "flag": "ใช่",
        "house-no": "12/3",
    }
    blank = dict.fromkeys(thai.KINDS, "") | {"house-no": "-"}  # a house may have no number
    assert {kind: thai.show(kind, read("-").value) for kind, read in thai.KINDS.items()} == blank
