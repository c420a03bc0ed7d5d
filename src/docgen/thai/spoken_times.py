"""Times as they are spoken: เก้าโมงเช้า, บ่ายสองโมงครึ่ง, สองทุ่ม, แปดนาฬิกาสามสิบนาที → hour and minute.

PyThaiNLP's thaiword_to_time is not used: it is twelve hours off for เก้าโมง and eleven for สิบเอ็ดโมง.
"""

from __future__ import annotations

import re

from docgen.thai.reading import Fault, Repair, ThaiValueError

_UNITS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_TENS = {"สิบ": 10, "ยี่สิบ": 20, "สามสิบ": 30, "สี่สิบ": 40, "ห้าสิบ": 50}
_NUMBERS = {"ศูนย์": 0} | {word: number for number, word in enumerate(_UNITS, start=1)} | _TENS
_NUMBERS |= {
    ten + unit: value + number
    for ten, value in _TENS.items()
    for number, unit in enumerate(("เอ็ด", *_UNITS[1:]), start=1)
}
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_MINUTES = rf"(?: ?(?P<half>ครึ่ง)| ?(?P<minute>{_COUNT}) ?นาที| ?(?P<bare>\d{{1,2}})|ตรง)?"
_SPOKEN = (
    rf"(?:(?P<noon>เที่ยงวัน|เที่ยงคืน|เที่ยง)"
    rf"|(?P<afternoon>บ่าย) ?(?P<pm>{_COUNT})?(?: ?โมง)?"
    rf"|ตี ?(?P<early>{_COUNT})"
    rf"|(?P<evening>{_COUNT}?) ?ทุ่ม"
    rf"|(?P<official>{_COUNT}) ?นาฬิกา"
    rf"|(?P<hour>{_COUNT}) ?โมง ?(?P<part>เช้า|เย็น)?){_MINUTES}(?: ?(?P<late>เช้า|เย็น))?"
)


def read_spoken(text: str) -> tuple[int, int, tuple[Repair, ...]]:
    """Hour, minute and guesses of a time as it is spoken; ThaiValueError."""
    match = re.fullmatch(_SPOKEN, text)
    if match is None:
        raise ThaiValueError(Fault.NOT_A_TIME)
    minute = 30 if match["half"] else _count(match["minute"] or match["bare"] or "0")
    if match["hour"]:
        hour, repairs = _mong_hour(_count(match["hour"]), match["part"] or match["late"])
        return hour, minute, repairs
    return _hour(match), minute, ()


def _hour(match: re.Match[str]) -> int:
    if noon := match["noon"]:
        return 0 if noon == "เที่ยงคืน" else 12
    if match["afternoon"]:
        if not match["pm"] and "โมง" not in match[0]:
            raise ThaiValueError(Fault.NOT_A_TIME)  # บ่าย alone is half a day
        return 12 + _within(_count(match["pm"] or "1"), 1, 6)
    if early := match["early"]:
        return _within(_count(early), 1, 6)
    if (evening := match["evening"]) is not None:
        return (18 + _within(_count(evening or "1"), 1, 6)) % 24
    return _count(match["official"])


def _mong_hour(hour: int, part: str | None) -> tuple[int, tuple[Repair, ...]]:
    """The hour of โมง; หกโมง and สี่โมง alone can be two hours and are refused."""
    if part == "เย็น":
        return 12 + _within(hour, 1, 7), ()
    if part == "เช้า":
        return (_within(hour, 6, 11), ()) if hour >= 6 else (hour + 6, (Repair.TIME_SIX_HOUR_CLOCK,))
    if 7 <= hour <= 11:
        return hour, ()
    if 13 <= hour <= 23:
        raise ThaiValueError(Fault.NOT_A_TIME)
    raise ThaiValueError(Fault.TIME_AMBIGUOUS)


def _count(text: str) -> int:
    return _NUMBERS[text] if text in _NUMBERS else int(text)


def _within(hour: int, first: int, last: int) -> int:
    if not first <= hour <= last:
        raise ThaiValueError(Fault.TIME_IMPOSSIBLE)
    return hour
