"""Amounts in words: read (`สองหมื่นสี่พันบาทถ้วน`) and written (baht text).

PyThaiNLP's bahttext goes through float, loses signs and says ศูนย์บาท before satang; its whole-number words are exact,
so they are used with our own units.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from docgen.thai import _library
from docgen.thai.reading import Fault, ThaiValueError

_AMOUNT = re.compile(
    r"(?P<minus>ลบ|ติดลบ)?(?:(?P<baht>.+?)(?P<unit>บาท))?(?:ถ้วน|(?P<satang>.+?)สตางค์(?:ถ้วน)?)?|(?P<bare>.+)"
)
_LIMIT = Decimal(10) ** 18
_HALF = re.compile(r"ครึ่ง(สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)(?:บาท)?(?:ถ้วน)?")
_HALVES = {"สิบ": 5, "ร้อย": 50, "พัน": 500, "หมื่น": 5_000, "แสน": 50_000, "ล้าน": 500_000}
# Speech says พันห้า for 1,500 and สี่หมื่นห้า for 45,000; on paper the same words are 1,005 and 40,005.
_SPOKEN = re.compile(r".*(?:พัน|หมื่น|แสน|ล้าน)(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)")


def read_words(text: str) -> Decimal:
    """The amount that Thai number words say, with or without บาท, สตางค์, ถ้วน and parentheses; ThaiValueError."""
    text = text.strip().strip("()").replace(" ", "")
    if half := _HALF.fullmatch(text):
        return Decimal(_HALVES[half[1]])
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise ThaiValueError(Fault.NOT_A_NUMBER)
    minus, baht, satang = match["minus"], match["baht"], match["satang"]
    if baht is None and satang is None:
        bare = match["bare"] or ""
        minus, bare = (
            ("ลบ", bare.removeprefix("ติด").removeprefix("ลบ")) if re.match("(?:ติด)?ลบ", bare) else (None, bare)
        )
        if _SPOKEN.fullmatch(bare):
            raise ThaiValueError(Fault.NUMBER_AMBIGUOUS)
        number = Decimal(_whole(bare))
    else:
        number = Decimal(_whole(baht) if baht else 0) + Decimal(_whole(satang) if satang else 0) / 100
    return -number if minus else number


def baht_text(amount: Decimal | int | str) -> str:
    """Baht in words: `สองหมื่นสี่พันบาทถ้วน`, `ห้าสิบสตางค์`; ThaiValueError for a negative amount.

    Half satang round up. Under one baht there is no ศูนย์บาท; nothing at all is ศูนย์บาทถ้วน.
    """
    value = Decimal(amount)
    if not value.is_finite() or value >= _LIMIT:
        raise ThaiValueError(Fault.NOT_A_NUMBER)
    if value < 0:
        raise ThaiValueError(Fault.NUMBER_NEGATIVE)
    total = int((value * 100).to_integral_value(ROUND_HALF_UP))
    baht, satang = divmod(total, 100)
    words = _library.number_to_words()
    if satang == 0:
        return f"{words(baht)}บาทถ้วน"
    return f"{words(baht)}บาท{words(satang)}สตางค์" if baht else f"{words(satang)}สตางค์"


def _whole(words: str) -> int:
    """A whole number in words; the library's reading must say the same words again, or it misread them."""
    try:
        number = _library.words_to_number()(words)
    except (ValueError, KeyError, IndexError) as error:
        raise ThaiValueError(Fault.NOT_A_NUMBER) from error
    spelt = _library.number_to_words()(number)
    if words not in _spellings(spelt):
        raise ThaiValueError(Fault.NOT_A_NUMBER)
    return number


def _spellings(words: str) -> set[str]:
    """Words with and without หนึ่ง at the front and หนึ่ง for เอ็ด at the end: ร้อยเอ็ด, หนึ่งร้อยหนึ่ง."""
    shorter = words.removeprefix("หนึ่ง") if re.match("หนึ่ง(?:ร้อย|พัน|หมื่น|แสน|ล้าน)", words) else words
    endings = {words, shorter}
    return endings | {re.sub("เอ็ด$", "หนึ่ง", ending) for ending in endings}
