"""Laws of Thai dates, numbers, amounts in words, names and identity numbers: what is written is read again."""

from __future__ import annotations

import contextlib
import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen import thai
from docgen.thai import DateForm, PersonName

LAW = settings(derandomize=True, max_examples=250, deadline=None)

FIRST, LAST = dt.date(1941, 1, 1), dt.date(2057, 12, 31)  # พ.ศ. 2484–2600
FORMS_WITH_FULL_YEAR = [form for form in DateForm if form is not DateForm.TABLE]


@pytest.mark.parametrize("form", FORMS_WITH_FULL_YEAR)
@given(st.dates(FIRST, LAST))
@example(FIRST)
@example(LAST)
@example(dt.date(2024, 2, 29))
@LAW
def test_date_survives_every_form(form: DateForm, date: dt.date) -> None:
    """A date is read as itself, without a guess, from every form and both kinds of digits."""
    for digits in ("thai", "arabic"):
        assert thai.read_date(thai.format_date(date, form, digits=digits)) == thai.Reading(date)


@given(st.dates(FIRST, LAST))
@LAW
def test_short_year_survives_in_a_column_that_knows_its_years(date: dt.date) -> None:
    """`15 ม.ค. 65` is unambiguous where the column declares a century or less; it is reported as a guess."""
    written = thai.format_date(date, DateForm.TABLE)
    reading = thai.read_date(written, years=range(date.year - 20, date.year + 21))
    assert reading == thai.Reading(date, (thai.Repair.YEAR_TWO_DIGIT,))


@given(st.dates(FIRST, LAST))
@LAW
def test_numeric_notations_agree(date: dt.date) -> None:
    """Day/month/year, ISO with either era, and an Excel date all mean the same day; months 10 to 12 too."""
    buddhist = thai.buddhist_year(date)
    notations = [
        f"{date.day}/{date.month}/{buddhist}",
        f"{date:%d.%m}.{buddhist}",
        f"{buddhist}-{date:%m-%d}",
        date.isoformat(),
        date,
        dt.datetime.combine(date, dt.time(8, 30)),
    ]
    assert {thai.parse_date(value) for value in notations} == {date}


@given(st.dates(FIRST, LAST))
@LAW
def test_buddhist_year_in_a_date_cell(date: dt.date) -> None:
    """A date typed with its Buddhist year is brought back, where that year has the day at all."""
    try:
        typed = dt.datetime(date.year + 543, date.month, date.day)
    except ValueError:
        return  # 29 February: Excel keeps it as text
    assert thai.read_date(typed) == thai.Reading(date, (thai.Repair.YEAR_BUDDHIST_IN_DATE_CELL,))


@given(st.times().map(lambda time: time.replace(second=0, microsecond=0)))
@LAW
def test_time_survives_writing(time: dt.time) -> None:
    """A time is read as itself from its printed form and from Excel's part of a day."""
    part = (time.hour * 60 + time.minute) / 1440
    for value in (thai.format_time(time), thai.format_time(time, digits="arabic"), time, part):
        assert thai.read_time(value) == thai.Reading(time)


DIGIT_WORDS = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]
PLACE_WORDS = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"]


def spell(number: int) -> str:
    """A whole number in words, digit by digit and million by million: slow and independent of the library."""
    if number == 0:
        return "ศูนย์"
    millions, rest = divmod(number, 10**6)
    words = spell(millions) + "ล้าน" if millions else ""
    for place in range(5, -1, -1):
        digit = rest // 10**place % 10
        if digit == 0:
            continue
        if place == 1 and digit == 1:
            words += "สิบ"
        elif place == 1 and digit == 2:
            words += "ยี่สิบ"
        elif place == 0 and digit == 1 and number > 1:
            words += "เอ็ด"
        else:
            words += DIGIT_WORDS[digit] + PLACE_WORDS[place]
    return words


AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2) | st.integers(0, 3000).map(Decimal)


@given(AMOUNTS)
@example(Decimal("1000001"))
@example(Decimal("11000011.11"))
@example(Decimal("0.21"))
@LAW
def test_baht_text_agrees_with_an_independent_spelling(amount: Decimal) -> None:
    """Every amount in words is what spelling digit by digit says, and reads back as itself."""
    baht, satang = divmod(int(amount * 100), 100)
    parts = [spell(baht) + "บาท"] if baht or not satang else []
    words = "".join([*parts, spell(satang) + "สตางค์" if satang else "ถ้วน"])
    assert thai.baht_text(amount) == words
    assert thai.parse_number(words, money=True) == amount


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
@LAW
def test_number_survives_writing(number: Decimal) -> None:
    """Grouped figures in both kinds of digits, with and without a unit, are read as the same number."""
    written = thai.format_number(number)
    for text in (written, thai.to_thai_digits(written), f"{written} บาท", f"'{written}"):
        assert thai.read_number(text) == thai.Reading(number)
    assert thai.parse_number(number, money=True) == number.quantize(Decimal("0.01"), ROUND_HALF_UP)


PREFIXES = [
    None,
    "นาย",
    "นาง",
    "นางสาว",
    "เด็กชาย",
    "เด็กหญิง",
    "หม่อมหลวง",
    "ผู้ช่วยศาสตราจารย์ ดร.",
    "ดร.",
    "นายแพทย์",
    "พันตำรวจโทหญิง",
    "ร้อยตำรวจเอก",
    "ว่าที่ร้อยตรี",
    "ว่าที่ร้อยตรีหญิง",
    "ว่าที่ร้อยตรี ดร.",
    "จ่าสิบเอก",
    "นายกองตรี",
    "สามเณร",
    "พระมหา",
    "Mr.",
]
FIRST_NAMES = [
    "สมชาย",
    "สาวิตรี",
    "นายิกา",
    "พลอยไพลิน",
    "ดรุณี",
    "คุณากร",
    "คุณเดช",
    "เรืองศักดิ์",
    "ณัฐวุฒิ",
    "แสงเดือน",
    "ธัญญ์",
    "น้ำฝน",
    "John",
]
LAST_NAMES = ["ใจดี", "แซ่ตั้ง", "เทพหัสดิน ณ อยุธยา", "ณ ระนอง", "ศรีสุข-ดี", "นางแพง", "นาวาทอง", "กาฬสินธุ์", "ฐิตธมฺโม", "Smith"]
NAMES = st.builds(PersonName, st.sampled_from(PREFIXES), st.sampled_from(FIRST_NAMES), st.sampled_from(LAST_NAMES))


@given(NAMES)
@settings(LAW, max_examples=600)
def test_name_survives_its_official_form(name: PersonName) -> None:
    """A name is read as itself from its official form, and from its parts; one like a second prefix is asked."""
    reading = thai.read_person_name(name.full)
    assert reading.value == name
    assert set(reading.repairs) <= {thai.Repair.NAME_DOUBTFUL}
    assert thai.read_person_name_parts(name.prefix, name.first, name.last).value == name


IDS = st.integers(10**11, 10**12 - 1).map(
    lambda number: next(digits for last in range(10) if is_citizen_id(digits := f"{number}{last}"))
)


def is_citizen_id(digits: str) -> bool:
    try:
        return thai.parse_citizen_id(digits) == digits
    except thai.ThaiValueError:
        return False


@given(IDS, st.integers(0, 12), st.integers(1, 9))
@LAW
def test_one_wrong_digit_in_an_identity_number_is_seen(digits: str, place: int, change: int) -> None:
    """The check digit sees a wrong digit, except the third (its weight is 11) and sums that differ as 0 from 10."""
    wrong = digits[:place] + str((int(digits[place]) + change) % 10) + digits[place + 1 :]
    weighted = sum((13 - index) * int(digit) for index, digit in enumerate(digits[:12])) % 11
    weighted_wrong = sum((13 - index) * int(digit) for index, digit in enumerate(wrong[:12])) % 11
    same_check_digit = (11 - weighted) % 10 == (11 - weighted_wrong) % 10 and place < 12
    assert is_citizen_id(wrong) is same_check_digit
    assert not same_check_digit or place == 2 or {weighted, weighted_wrong} == {0, 10}


@given(IDS)
@LAW
def test_identity_number_survives_its_printed_form(digits: str) -> None:
    """Grouped, in Thai digits, and as an Excel number."""
    printed = thai.format_citizen_id(digits)
    for value in (printed, thai.to_thai_digits(printed), int(digits), float(digits)):
        assert thai.parse_citizen_id(value) == digits


@given(st.sampled_from(["061", "081", "089", "095", "099"]), st.integers(0, 10**7 - 1))
@LAW
def test_mobile_number_survives_its_printed_form(start: str, rest: int) -> None:
    """Dashed, spaced, abroad, and as an Excel number without its zero."""
    digits = f"{start}{rest:07}"
    for value in (
        thai.format_phone(digits),
        thai.to_thai_digits(thai.format_phone(digits, "letter")),
        f"+66 {digits[1:]}",
    ):
        assert thai.read_phone(value) == thai.Reading(digits)
    assert thai.read_phone(int(digits)) == thai.Reading(digits, (thai.Repair.ZERO_RESTORED,))


CELLS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.datetimes()
    | st.dates()
    | st.times()
    | st.timedeltas()
    | st.text(max_size=30)
    | st.text(alphabet="0123456789๐๕ ./-:,มคพศน.หมู่ที่บาทนายวันกถึงครึ่งโมง()oOE+#", max_size=20)
)


@pytest.mark.parametrize("kind", thai.KINDS)
@given(CELLS)
@settings(LAW, max_examples=150)
def test_no_cell_crashes_a_parser(kind: str, value: object) -> None:
    """Whatever a cell holds, a parser gives a value, a blank, or ThaiValueError; and the value can be printed."""
    try:
        reading = thai.KINDS[kind](value)
    except thai.ThaiValueError:
        return
    assert isinstance(thai.show(kind, reading.value), str)


@pytest.mark.parametrize("kind", thai.KINDS)
@pytest.mark.parametrize(
    "piece", ["1", "1,", "ม. ", "า", "่", "5 ไร่ ", "ล้าน", "นาย", "ร.ต.", "หมู่ที่ 5 ", "a1", "a-", "ก\n"]
)
def test_the_longest_cell_is_answered(kind: str, piece: str) -> None:
    """A cell of 32,767 characters neither crashes a parser nor holds it up for ever."""
    with contextlib.suppress(thai.ThaiValueError):
        reading = thai.KINDS[kind](piece * (32_767 // len(piece)))
        assert reading.value is None or thai.show(kind, reading.value)
