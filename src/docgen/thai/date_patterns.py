"""How a date may be typed, as patterns over cleaned text with Arabic digits and plain hyphens."""

from __future__ import annotations

import re

from docgen.thai.calendar import WEEKDAYS

_TIME = r"(?:[ ,T]*(?:เวลา)? ?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?- ?\d{1,2}[:.]\d{2})? ?(?:น\.?|นาฬิกา)?)?"
_ERA = r"(?P<era>(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?|พุทธศักราช|คริสต์ศักราช|ศักราช|[BA]\.?[ED]\.?|C\.?E\.?)[ :]*)?"
_LETTERS = "[ก-๎A-Za-z][ก-๎A-Za-z. ]*?"
_WORD = rf"(?P<month>{_LETTERS})"
DAY_MONTH_YEAR = re.compile(
    rf"(?P<day>\d+)(?:st|nd|rd|th)?(?: ?เดือน)?[ \-/.,]*{_WORD}[ \-/.,]*(?:ปี ?)?{_ERA}(?P<year>\d+){_TIME}"
)
# The patterns of rare texts are strings: re compiles them at their first use, not at import.
MONTH_DAY_YEAR = rf"(?P<month>[A-Za-z]+)\.? ?(?P<day>\d+)(?:st|nd|rd|th)?, ?{_ERA}(?P<year>\d+){_TIME}"
NUMERIC = re.compile(rf"(?P<day>\d+) ?[/\-. ] ?(?P<month>\d+) ?[/\-. ] ?{_ERA}(?P<year>\d+){_TIME}")
YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}}) ?[/\-.] ?(?P<month>\d{{1,2}}) ?[/\-.] ?(?P<day>\d{{1,2}}){_TIME}Z?")

LABEL = re.compile(r"(?:(?:เมื่อ|ลง|ณ|ใน|ตรงกับ|ประจำ)? ?วันที่|ลว\.|เกิดวันที่|เกิด|ณ)[ :.]*(?=\d)")
WEEKDAY_NAMES = {name: place for place, name in enumerate(WEEKDAYS)} | {
    "พฤหัส": 3, "พฤหัสฯ": 3, "อาทิตย": 6, "ศุกร": 4, "เสาร": 5, "จันทร": 0,
    "จ.": 0, "อ.": 1, "พ.": 2, "พฤ.": 3, "ศ.": 4, "ส.": 5, "อา.": 6,
}  # fmt: skip
WEEKDAY = re.compile(
    r"(?:วัน ?)?(?P<name>"
    + "|".join(re.escape(name) for name in sorted(WEEKDAY_NAMES, key=len, reverse=True))
    + r")(?: ?ที่)?[ ,.]*(?=\d)"
)
# A letter typed for a digit, beside a real digit and alone with it: “3o”, “l5”; never inside a year of four digits.
LETTER_DIGIT = re.compile(r"(?<![A-Za-z0-9])(?:\d[oOlI]|[oOlI]\d)(?![A-Za-z0-9])")

BRACKETED = re.compile(r"^[(\[{“\"'] *([^()\[\]{}]*\d) *[)\]}”\"']$")
REMARK = re.compile(r"(?<=\d) ?\([^()\d]+\)$")
_MONTH_LIKE = r"[ก-๎][ก-๎. ]*"
_ONE_DATE = rf"\d{{1,2}} ?(?:{_MONTH_LIKE}\d{{2,4}}|[/.\-] ?\d{{1,2}} ?[/.\-] ?\d{{2,4}})"
RANGE = (
    rf"(?:ตั้งแต่|ระหว่าง)?(?:วันที่)? ?(?:"
    rf"\d{{1,2}} ?(?:-|~|ถึง) ?(?:วันที่ ?)?\d{{1,2}} ?(?:{_MONTH_LIKE}|/ ?\d{{1,2}} ?/ ?)\d{{2,4}}"
    rf"|\d{{1,2}} ?{_MONTH_LIKE}\d{{0,4}} ?(?:-|~|ถึง) ?(?:วันที่ ?)?(?:{_ONE_DATE}|ปัจจุบัน|เป็นต้นไป)"
    rf"|{_ONE_DATE} ?(?:(?:-|~|ถึง) ?(?:วันที่ ?)?(?:{_ONE_DATE}|ปัจจุบัน)?|เป็นต้นไป))"
)
SEVERAL = (
    rf"(?:วันที่)? ?(?:\d{{1,2}}(?: ?(?:,|และ|กับ|&|/) ?(?:วันที่ ?)?\d{{1,2}})+ ?{_MONTH_LIKE}\d{{2,4}}"
    rf"|{_ONE_DATE}(?: ?(?:,|;|และ|กับ|หรือ|&) ?(?:วันที่ ?)?{_ONE_DATE})+)"
)
INCOMPLETE = (
    rf"(?:เดือน ?)?(?P<word>{_LETTERS})[ /.\-]*{_ERA}\d{{2,4}}|(?:ปี|พ\.? ?ศ\.?|ค\.? ?ศ\.?)? ?[12]\d{{3}}"
    rf"|\d{{1,2}} ?(?P<last_word>{_LETTERS})|\d{{1,2}} ?[/\-.] ?\d{{1,4}}"
)
