"""Numbers of หมู่ (`หมู่ที่ 5`) and house numbers (บ้านเลขที่)."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from docgen.thai.cells import exact, plain, typed_text
from docgen.thai.number_words import read_words
from docgen.thai.reading import BLANK, Fault, Reading, Repair, ThaiValueError, unique
from docgen.thai.text import read_text

_MOO_NUMBERS = range(1, 100)
_MOO_WORD = r"(?P<word>หมู่(?:บ้าน)?ที่|หมู่|ห?ม[ุู]?[่-๋]?[ุู]?(?:บ้าน)?(?:ท[ิี่-๋]{0,2})?|ม|moo|m)"
_MOO_WORDS = frozenset(("หมู่", "หมู่ที่", "ม", "moo"))  # any other is a misspelling, its marks lost or moved
_MOO = re.compile(rf"(?<![ก-๎A-Za-z]){_MOO_WORD}[ .:]*(?:ที่)?[ .:]*(?P<number>\d+)(?![\d/])", re.IGNORECASE)
_BARE_MOO = re.compile(r"(?:ที่ ?)?(?P<number>\d+)\.?(?: ?(?:บ้าน|บ\.)[ก-๎ ]+)?")
_SPELT_MOO = re.compile(r"(?:หมู่(?:บ้าน)?ที่|หมู่|หมูที่)? ?(?P<words>[ก-๎]+)")
_MOO_LIST = re.compile(r"\d ?(?:,|และ|กับ|&|/) ?(?:หมู่ที่|หมู่|ม\.)? ?\d")
_MOO_RANGE = re.compile(r"\d ?(?:-|ถึง) ?(?:หมู่ที่|หมู่|ม\.)? ?\d")

_FIRST_TYPED_YEAR = 1950  # a day of 1900 is a small number in a cell for dates, and was never typed
_ITS_MOO = re.compile(r"[ ,]*\(?(?:หมู่(?:ที่)?|ม\.|ม(?= ?\d)) ?[\d๐-๙]+\)?$")
_PLACE_WORD = re.compile(r"^(?:บ\. ?|บ้าน +|บ้านบ้าน(?=[ก-ฮเ-ไ]))")
_OTHER_PLACE = re.compile(r"(?:ต\.|อ\.|จ\.|ตำบล|อำเภอ|จังหวัด)")
NO_HOUSE_NO = "-"  # of a house that has no number: known, and nothing
_NO_HOUSE_NO = re.compile(r"[-–—]+|(?:บ้าน)?(?:ยัง)?ไม่มี(?:บ้าน)?(?:เลขที่)?(?:บ้าน)?")
_HOUSE_LABEL = re.compile(r"(?:บ้านเลขที่|เลขที่บ้าน|เลขที่|บ้าน)[ :.]*(?=\d)")
_HOUSE_NO = re.compile(
    r"(?P<number>\d+(?: ?/ ?\d+)*(?: ?[ก-ฮA-Za-z](?![ก-๎A-Za-z.]))?(?: ?- ?\d+(?: ?/ ?\d+)?)?)"
    r"(?P<rest>[ ,](?:หมู่|ม\.|บ้าน|บ\.|ต\.|ตำบล|ถ\.|ถนน|ซ\.|ซอย).*)?"
)


def read_place_name(value: object) -> Reading[str]:
    """A place's name as it stands behind บ้าน, without its หมู่: `บ.โจด`, `บ้าน โจด` and `โจด ม.5` are โจด.

    A number, a หมู่ alone, or a name that begins with another kind of place is refused.
    """
    reading = read_text(value)
    if reading.value is None or isinstance(value, (int, float)):
        if reading.value is None:
            return BLANK
        raise ThaiValueError(Fault.NOT_A_PLACE_NAME)
    name = _ITS_MOO.sub("", reading.value).strip()
    name = _PLACE_WORD.sub("", name)
    if not name or not any("ก" <= char <= "ฮ" for char in name) or _OTHER_PLACE.match(name):
        raise ThaiValueError(Fault.NOT_A_PLACE_NAME)
    if name == reading.value:
        return reading
    return Reading(name, unique(reading.repairs, (Repair.PLACE_WORD_DROPPED,)))


def read_moo(value: object) -> Reading[int]:
    """The number of a หมู่, 1 to 99: `5`, `หมู่ที่ ๕`, `ม.5`, or labelled inside an address (`12/3 ม.5 ต.บางรัก`)."""
    if value is None:
        return BLANK
    if isinstance(value, str):
        return _read_typed_moo(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = exact(value)
        if number == number.to_integral_value():
            return Reading(_checked_moo(int(number)))
    raise ThaiValueError(Fault.NOT_A_MOO)


def parse_moo(value: object) -> int | None:
    """The number of `read_moo`; None where the cell is blank."""
    return read_moo(value).value


def read_house_no(value: object) -> Reading[str]:
    """A house number such as `12/3`, as str; `NO_HOUSE_NO` where it is typed that the house has none.

    Excel makes a date of `12/3`: day and month are given back as a repair. On the first day of a month it may as well
    have been `5/65`, month and year, so that is refused.
    """
    if value is None:
        return BLANK
    if isinstance(value, dt.date):
        if value.day == 1 or value.year < _FIRST_TYPED_YEAR:
            raise ThaiValueError(Fault.DATE_IN_TEXT_CELL)
        return Reading(f"{value.day}/{value.month}", (Repair.HOUSE_NO_FROM_DATE,))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = exact(value)
        if number == number.to_integral_value() and number > 0:
            return Reading(plain(number))
    if not isinstance(value, str):
        raise ThaiValueError(Fault.NOT_A_HOUSE_NO)
    return _read_typed_house_no(value)


def parse_house_no(value: object) -> str | None:
    """The house number of `read_house_no`; None where the cell is blank."""
    return read_house_no(value).value


@lru_cache(maxsize=4096)
def _read_typed_moo(value: str) -> Reading[int]:
    text, repairs = typed_text(value, Fault.NOT_A_MOO)
    if not text:
        return BLANK
    if bare := _BARE_MOO.fullmatch(text):
        return Reading(_checked_moo(int(bare["number"])), repairs)
    numbers = list(_MOO.finditer(text))
    if numbers:
        tail = text[numbers[0].start("number") :]
        if len(numbers) > 1 or _MOO_LIST.match(tail):
            raise ThaiValueError(Fault.MOO_MULTIPLE)
        if re.match(r"\d+ ?(?:-|ถึง) ?\d", tail):
            raise ThaiValueError(Fault.MOO_RANGE)
        word = numbers[0]["word"].lower()
        guessed = (
            ()
            if word.replace("บ้าน", "") in _MOO_WORDS
            else (Repair.MEANING_ASSUMED if word == "m" else Repair.MISSPELT,)
        )
        return Reading(_checked_moo(int(numbers[0]["number"])), unique(repairs, guessed))
    if _MOO_LIST.search(text) and "/" not in text:
        raise ThaiValueError(Fault.MOO_MULTIPLE)
    if _MOO_RANGE.search(text):
        raise ThaiValueError(Fault.MOO_RANGE)
    if spelt := _SPELT_MOO.fullmatch(text):
        try:
            return Reading(_checked_moo(int(read_words(spelt["words"]))), repairs)
        except ThaiValueError as error:
            raise ThaiValueError(Fault.NOT_A_MOO) from error
    raise ThaiValueError(Fault.NOT_A_MOO)


def _checked_moo(number: int) -> int:
    if number not in _MOO_NUMBERS:
        raise ThaiValueError(Fault.MOO_OUT_OF_RANGE, number=number)
    return number


@lru_cache(maxsize=8192)
def _read_typed_house_no(value: str) -> Reading[str]:
    if value.isascii() and value.isdigit():
        return Reading(value)
    if _NO_HOUSE_NO.fullmatch("".join(value.split())):
        return Reading(NO_HOUSE_NO)
    text, repairs = typed_text(value, Fault.NOT_A_HOUSE_NO)
    if not text:
        return BLANK
    match = _HOUSE_NO.fullmatch(_HOUSE_LABEL.sub("", text, count=1))
    if match is None:
        raise ThaiValueError(Fault.NOT_A_HOUSE_NO)
    number = re.sub(r" ?([/\-]) ?", r"\1", match["number"])
    return Reading(number, unique(repairs, (Repair.REMARK_DROPPED,) if match["rest"] else ()))
