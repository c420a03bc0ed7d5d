"""A number as a clerk's cell holds it → Decimal, and back: grouping, units, amounts in words. Never float.

What is only about a number (`ประมาณ 500`, `12-15 คน`) is refused: the number alone would say more than the cell.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from docgen.thai.cells import exact, plain, typed_text
from docgen.thai.number_words import read_words
from docgen.thai.reading import BLANK, Fault, Reading, Repair, ThaiValueError, unique
from docgen.thai.units import GENERAL, Units

_SATANG = Decimal("0.01")
_LIMIT = Decimal(10) ** 18  # beyond this a cell holds something else, and Decimal arithmetic would round
_DOTTED_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # 46.000 may be forty-six, or as many thousands
_MAGNITUDES = {"ล้าน": 10**6, "แสน": 10**5, "หมื่น": 10**4, "พัน": 10**3, "ร้อย": 10**2, "สิบ": 10}
_LABEL = re.compile(
    r"(?:(?:คิด)?เป็น(?:จำนวน)?(?:เงิน)?|รวม(?:ทั้งสิ้น|ทั้งหมด)?(?:เป็น)?(?:เงิน)?"
    r"|จำนวน(?:เงิน)?(?:ทั้งสิ้น|ทั้งหมด)?|ทั้งสิ้น|ทั้งหมด|ราคา(?:รวม)?|ยอด(?:รวม)?|งบประมาณ"
    r"|วงเงิน|เงิน|ร้อยละ|THB)[ :=]*(?=[\d฿+\-.(]|ครึ่ง)",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?"
# The patterns of rare values stay strings: re compiles them at their first use, not at import.
_INEXACT = (
    r"(?:ประมาณ|ราว|เกือบ|กว่า|เกิน|มากกว่า|น้อยกว่า|ต่ำกว่า|สูงกว่า|ไม่เกิน|ไม่น้อยกว่า|ไม่ต่ำกว่า"
    r"|อย่างน้อย|อย่างมาก|เฉลี่ย|ไม่ถึง|[~≈<>≤≥])"
    r".*\d.*|.*\d.*(?:กว่า|ขึ้นไป|ลงมา|โดยประมาณ|เศษ|\+|เป็นต้นไป).*"
)
_SPACED_GROUPS = re.compile(r"\d{1,3}(?:,? \d{3})+(?:\.\d+)?")
_PARENTHESES = re.compile(r"\( ?([\d,.]+) ?\)")
_FIGURE_AND_WORDS = re.compile(r"(?P<figure>[^()]*\d[^()]*)\((?P<words>[^()\d]+)\)")
_SCIENTIFIC = r"[+\-]?\d(?:\.\d+)?[Ee]\+?\d+"
_BAHT_AND_SATANG = r"(?P<baht>[\d,]+) ?บาท ?(?P<satang>\d{1,2}) ?สตางค์"
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_MAGNITUDE = "|".join(_MAGNITUDES)
_MIXED = rf"(?:{_NUMBER} ?(?:{_MAGNITUDE}) ?)+(?:\d{{1,3}})?"
_MIXED_PART = re.compile(rf"(?P<count>[\d,.]+) ?(?P<magnitude>{_MAGNITUDE})?")


def read_number(value: object, *, money: bool = False, units: Units = GENERAL) -> Reading[Decimal]:
    """A number: figures (Thai or Arabic) with grouping and one of the `units`, an amount in words, or an Excel number.

    With `money`, two decimals, rounded half up. `12 %` is 12. Figures followed by words in parentheses must agree.
    """
    if value is None:
        return BLANK
    if isinstance(value, str):
        reading = _read_typed(value, units)
    elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        reading = Reading(Decimal(plain(exact(value))))
    else:
        raise ThaiValueError(Fault.NOT_A_NUMBER)
    number = reading.value
    if number is not None and not -_LIMIT < number < _LIMIT:
        raise ThaiValueError(Fault.NOT_A_NUMBER)
    if number is None or not money:
        return reading
    rounded = number.quantize(_SATANG, ROUND_HALF_UP)
    is_noise = abs(rounded - number) < Decimal("0.0001")
    return Reading(rounded, reading.repairs if is_noise else (*reading.repairs, Repair.MONEY_ROUNDED))


def parse_number(value: object, *, money: bool = False, units: Units = GENERAL) -> Decimal | None:
    """The number of `read_number`; None where the cell is blank."""
    return read_number(value, money=money, units=units).value


def format_number(number: Decimal | int | str, places: int | None = None) -> str:
    """Grouped figures: `24,000`, `24,000.50`; `places` fixes the decimals (half up), else those that the value has."""
    value = Decimal(number)
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    elif value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return f"{abs(value) if value.is_zero() else value:,f}"


@lru_cache(maxsize=8192)
def _read_typed(value: str, units: Units) -> Reading[Decimal]:
    if value.isascii() and value.isdigit():
        return Reading(Decimal(value))
    text, repairs = typed_text(value, Fault.NOT_A_NUMBER)
    if not text:
        return BLANK
    number, found = _read_figure(text, units)
    return Reading(number, unique(repairs, found))


def _read_figure(text: str, units: Units) -> tuple[Decimal, tuple[Repair, ...]]:
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    if both := _FIGURE_AND_WORDS.fullmatch(text):
        return _read_figure_and_words(both, units)
    if negative := _PARENTHESES.fullmatch(text):
        return -_read_grouped(negative[1]), (Repair.PARENTHESES_NEGATIVE,)
    match = units.figure.fullmatch(text)
    if match is None:
        return _read_unusual(text, units)
    figure = match["figure"].strip()
    has_spaces = " " in figure
    if has_spaces and not _SPACED_GROUPS.fullmatch(figure):
        raise ThaiValueError(Fault.NOT_A_NUMBER)
    number = _read_grouped(re.sub(",? ", "", figure) if has_spaces else figure)
    if match["unit"] == "สตางค์":
        number /= 100
    is_negative = match["sign"] in ("-", "ลบ", "ติดลบ")
    repairs: tuple[Repair, ...] = (Repair.SPACE_IN_NUMBER,) if has_spaces else ()
    if _DOTTED_GROUP.fullmatch(figure):
        repairs += (Repair.DOT_IN_NUMBER,)
    return -number if is_negative else number, repairs


def _read_figure_and_words(both: re.Match[str], units: Units) -> tuple[Decimal, tuple[Repair, ...]]:
    number, repairs = _read_figure(both["figure"].strip(), units)
    try:
        words = read_words(both["words"])
    except ValueError:
        words = None
    if words is None:  # a remark, not an amount
        return number, (*repairs, Repair.REMARK_DROPPED)
    if words != number:
        raise ThaiValueError(Fault.NUMBER_WORDS_DISAGREE, figure=plain(number), words=plain(words))
    return number, repairs


def _read_unusual(text: str, units: Units) -> tuple[Decimal, tuple[Repair, ...]]:
    """Words, magnitudes (`2 แสน`), fractions; or the reason why it is not one exact number."""
    if re.fullmatch(_SCIENTIFIC, text):
        raise ThaiValueError(Fault.PRECISION_LOST)
    if re.fullmatch(_INEXACT, text):
        raise ThaiValueError(Fault.NUMBER_INEXACT)
    if re.fullmatch(units.between, text):
        raise ThaiValueError(Fault.NUMBER_RANGE)
    if re.fullmatch(_MIXED + units.behind_magnitudes, text) and any(char.isdigit() for char in text):
        return _read_mixed(text), ()
    if money := re.fullmatch(_BAHT_AND_SATANG, text):
        return _read_grouped(money["baht"]) + Decimal(money["satang"]) / 100, ()
    if re.fullmatch(units.composite, text):
        raise ThaiValueError(Fault.NUMBER_COMPOSITE_UNIT)
    fraction, unit = text[:1], text[1:].strip()
    if fraction in _FRACTIONS and (not unit or unit in units.words):
        return _FRACTIONS[fraction], ()
    if unknown := re.fullmatch(r"[\d,]+(?:\.\d+)? ?([ก-๎.]+)", text):
        raise ThaiValueError(Fault.NUMBER_UNKNOWN_UNIT, unit=unknown[1])
    if any(char.isdigit() for char in text):
        raise ThaiValueError(Fault.NOT_A_NUMBER)
    return read_words(text), ()


def _read_mixed(text: str) -> Decimal:
    """Figures with magnitude words, each smaller than the one before: `2หมื่น4พัน`, `1.5 ล้าน`."""
    total, ceiling = Decimal(0), 10**7
    for part in _MIXED_PART.finditer(text):
        magnitude = _MAGNITUDES[part["magnitude"]] if part["magnitude"] else 1
        if magnitude >= ceiling:
            raise ThaiValueError(Fault.NOT_A_NUMBER)
        total, ceiling = total + _read_grouped(part["count"]) * magnitude, magnitude
    return Decimal(plain(total))


def _read_grouped(figure: str) -> Decimal:
    if not re.fullmatch(_NUMBER, figure) or not figure:
        is_grouping = "," in figure and re.fullmatch(r"[\d,]*(?:\.[\d,]*)?", figure)
        raise ThaiValueError(Fault.NUMBER_GROUPING if is_grouping else Fault.NOT_A_NUMBER)
    return Decimal(plain(Decimal(figure.replace(",", ""))))
