"""What Excel shows of a cell's number: which formats are dates, what a serial number stands for, what a format changes.

A format that only groups, rounds or colours leaves the number what it is. One that says more or other than the number
(`0%`, `000`, `"บค. "0"/65"`, `# ?/?`) makes it the text that stands on the screen; where nobody can tell which of the
two was meant (thousands, a hidden sign) there is a notice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import takewhile
from typing import NamedTuple

# Built-in formats carry no code in the file. 27-36 and 50-58 are dates of East Asian Excel, 71-81 of Thai Excel.
_BUILTIN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 59: "0", 60: "0.00", 61: "#,##0", 62: "#,##0.00", 67: "0%", 68: "0.00%",
    69: "# ?/?", 70: "# ??/??", 71: "d/m/yyyy", 72: "d-mmm-yy", 73: "d-mmm", 74: "mmm-yy", 75: "h:mm", 76: "h:mm:ss",
    77: "d/m/yyyy h:mm", 78: "mm:ss", 79: "[h]:mm:ss", 80: "mm:ss.0", 81: "d/m/bb",
} | dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy/m/d")  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?P<padding>.)|\[(?P<elapsed>h+|m+|s+|ช+|น+|ท+)\]'
    r"|\[\$(?P<currency>[^\]\-]*)[^\]]*\]|\[(?P<condition>(?:<=|>=|<>|=|<|>) *-?\d+(?:\.\d+)?)\]|\[[^\]]*\]"
    r"|(?P<general>general|standard)|(?P<exponent>E[+-])|(?P<half>AM/PM|A/P)|(?P<date>[dmyhsbegวดปชนท])"
    r"|(?P<digit>[0#?])|(?P<sign>[.,%/@;])|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_EPOCH_1900, _EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
_LAST_SERIAL = 2958466  # 9999-12-31, the last day that Excel knows, plus one
_FIGURE = re.compile(r"\d")
_SIGNS = frozenset("-(")
_MOST_DECIMALS, _EXACT = 12, Decimal(10) ** 15
_DRESS = frozenset(" \xa0฿$€£¥()+-")  # what stands around a number and says nothing else
ROUNDED, OTHERWISE, PART_OF_DATE, UNSEEN = (
    "cell-shown-rounded", "cell-shown-otherwise", "cell-date-partly-shown", "cell-unseen",
)  # fmt: skip

Moment = dt.date | dt.datetime | dt.time | dt.timedelta


class Shown(str):
    """What a cell shows of a number where that is more than the number; `number` where columns of numbers mean that.

    `20 คน` is 20, `85%` is 85 and `1/2` a half; `บค. 8/65`, whose words have figures of their own, is only a text.
    """

    __slots__ = ("number",)
    number: Decimal | None

    def __new__(cls, text: str, number: Decimal | None = None) -> Shown:
        made = super().__new__(cls, text)
        made.number = number
        return made


class Notice(NamedTuple):
    """What a person must look at about a cell, by its finding's code, and what the cell shows."""

    code: str
    shown: str
    stored: str = ""


class Meant(NamedTuple):
    """What a formatted number says: the number itself, or the text on the screen; with what a person must look at."""

    value: int | float | Shown | Moment
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the up to four parts of a format, as (kind, text) tokens."""

    tokens: tuple[tuple[str, str], ...]
    condition: str = ""

    def has(self, kind: str) -> bool:
        return any(each == kind for each, _ in self.tokens)

    def text(self, *kinds: str) -> str:
        return "".join(text for kind, text in self.tokens if kind in kinds)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format of numbers; `is_plain`: it leaves every whole number what it is, and every text."""

    sections: tuple[_Section, ...] = ()
    is_plain: bool = True
    is_date: bool = False
    hides_text: bool = False  # the fourth part of `;;;`

    def of_number(self, number: float, *, is_1904: bool = False) -> Meant:
        """What the cell says whose stored number this is."""
        section = self._section(number)
        if section is None or section.has("@"):
            return Meant(number)
        if not section.tokens:
            return Meant(number, Notice(UNSEEN, ""))
        if section.has("date"):
            return _moment(section, number, is_1904=is_1904)
        if section.has("general"):
            stored = Decimal(repr(number))
            shown = "".join(_plain(stored) if kind == "general" else text for kind, text in section.tokens)
            words = section.text("literal").strip()
            return Meant(Shown(shown.strip(), None if _FIGURE.search(words) else stored) if words else number)
        return _shown(section, number, hides_sign=number < 0 and self._own_section_of_negatives(section))

    def of_text(self, text: str) -> str:
        """A text with the words that the format puts around it."""
        around = next((each for each in reversed(self.sections) if each.has("@")), None)
        if around is None or not around.text("literal").strip():
            return text
        return "".join(text if kind == "@" else each for kind, each in around.tokens if kind in ("@", "literal"))

    def _own_section_of_negatives(self, section: _Section) -> bool:
        return len(self.sections) > 1 and section is not self.sections[0] and not section.condition

    def _section(self, number: float) -> _Section | None:
        """The part that shows a number; None where it is shown as it is."""
        parts = self.sections[:3]
        if not parts:
            return None
        if any(part.condition for part in parts):
            return next((part for part in parts if not part.condition or _holds(part.condition, number)), None)
        if number < 0 and len(parts) > 1:
            return parts[1]
        if number == 0 and len(parts) > 2:
            return parts[2]
        return parts[0]


PLAIN = NumberFormat()


@cache
def number_format(number: int, code: str | None) -> NumberFormat:
    """The format with this number in the file; `code` is its own code, None for a built-in one."""
    code = _BUILTIN.get(number, "") if code is None else code
    sections = tuple(_sections(code))
    keeps_sign = len(sections) < 2 or bool(set(sections[1].text("literal")) & _SIGNS) or not sections[1].has("digit")
    hides_text = len(sections) == 4 and not sections[3].tokens
    is_plain = keeps_sign and not hides_text and all(map(_is_plain, sections))
    return NumberFormat(sections, is_plain, bool(sections) and sections[0].has("date"), hides_text)


def _sections(code: str) -> list[_Section]:
    found: list[list[tuple[str, str]]] = [[]]
    conditions = [""]
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "", match[match.lastgroup] if match.lastgroup else ""
        if kind == "sign" and text == ";":
            found.append([])
            conditions.append("")
        elif kind == "condition":
            conditions[-1] = text
        elif kind in ("quoted", "escaped", "currency", "literal"):
            found[-1].append(("literal", text))
        elif kind == "sign":
            found[-1].append((text, text))
        elif kind in ("elapsed", "half"):
            found[-1] += [(kind, text.lower()), ("date", "h" if kind == "half" else text.lower())]
        elif kind and kind != "padding":
            found[-1].append((kind, text.lower() if kind == "date" else text))
    if len(found) == 1 and not found[0]:
        return []
    every = zip(found, conditions, strict=True)
    return [_Section(tuple(_settled(_without_thai_mark(tokens))), condition) for tokens, condition in every][:4]


def _settled(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Letters of dates among the digits of a number are words: `0 บาท`; behind a point they are parts of a second."""
    kinds = [kind for kind, _ in tokens]
    before = kinds[: kinds.index(".")] if "." in kinds else kinds
    if "general" in kinds or "digit" in before:
        return [("literal", text) if kind == "date" else (kind, text) for kind, text in tokens]
    return tokens


def _without_thai_mark(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """`t0.00` asks for Thai digits."""
    is_marked = len(tokens) > 1 and tokens[0] in (("literal", "t"), ("literal", "T"))
    return tokens[1:] if is_marked and tokens[1][0] in ("digit", "general", "date") else tokens


def _is_plain(section: _Section) -> bool:
    if section.condition or not section.tokens or section.has("date"):
        return False
    if section.has("general") or section.has("@"):
        return not section.text("literal").strip()
    whole, _, _ = _digits(section)
    zeros = sum(text == "0" for kind, text in whole if kind == "digit")
    is_dressed = set(section.text("literal")) <= _DRESS and not _is_parted(section)
    return is_dressed and zeros <= 1 and not (section.has("%") or section.has("/") or _scale(section))


def _is_parted(section: _Section) -> bool:
    """Something stands between the digits: `0-0000-00000-00-0`."""
    kinds = [kind for kind, _ in section.tokens]
    places = [place for place, kind in enumerate(kinds) if kind == "digit"]
    return bool(places) and "literal" in kinds[places[0] : places[-1]]


def _digits(section: _Section) -> tuple[list[tuple[str, str]], int, list[tuple[str, str]]]:
    """The tokens up to the last digit before the point, how many decimals are shown, and the tokens behind them."""
    tokens = list(section.tokens)
    point = next((place for place, (kind, _) in enumerate(tokens) if kind == "."), None)
    last = max((place for place, (kind, _) in enumerate(tokens) if kind == "digit"), default=-1)
    if point is None:
        return tokens[: last + 1], 0, tokens[last + 1 :]
    decimals = sum(kind == "digit" for kind, _ in tokens[point:])
    return tokens[:point], decimals, tokens[max(point, last) + 1 :]


def _scale(section: _Section) -> int:
    """By how many thousands the number is cut: the commas right behind its last digit, or the last before the point."""
    kinds = [kind for kind, _ in section.tokens]
    point = kinds.index(".") if "." in kinds else len(kinds)
    digits = [place for place, kind in enumerate(kinds) if kind == "digit"]
    ends = {max((place for place in digits if place < point), default=-1), max(digits, default=-1)}
    return sum(len(list(takewhile(lambda kind: kind == ",", kinds[end + 1 :]))) for end in ends)


def _holds(condition: str, number: float) -> bool:
    sign = condition.rstrip("-0123456789. ")
    limit = float(condition[len(sign) :])
    return {
        "<": number < limit, ">": number > limit, "=": number == limit,
        "<=": number <= limit, ">=": number >= limit, "<>": number != limit,
    }[sign]  # fmt: skip


def _shown(section: _Section, number: float, *, hides_sign: bool) -> Meant:
    """What the part of a format makes of a number."""
    if not section.has("digit"):
        text = section.text("literal").strip()
        is_said = bool(set(text) - _DRESS)
        return Meant(Shown(text) if is_said else number, None if text or not number else Notice(UNSEEN, ""))
    if section.has("exponent"):
        return Meant(number)
    stored = Decimal(repr(number))
    return (
        _fraction(section, stored) if section.has("/") else _in_figures(section, stored, number, hides_sign=hides_sign)
    )


def _in_figures(section: _Section, stored: Decimal, number: float, *, hides_sign: bool) -> Meant:
    whole, decimals, behind = _digits(section)
    scale = _scale(section)
    scaled = abs(stored).scaleb(2 * section.text("%").count("%") - 3 * scale)
    places = min(decimals, _MOST_DECIMALS)
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if scaled < _EXACT else scaled
    sign = "-" if number < 0 and not hides_sign else ""
    shown = (
        sign + _figures(whole, rounded, decimals) + "".join(text for kind, text in behind if kind in ("literal", "%"))
    )
    words = section.text("literal")
    if scale or (hides_sign and not set(words) & _SIGNS):
        return Meant(number, Notice(OTHERWISE, shown))
    notice = Notice(ROUNDED, shown) if rounded != scaled else None
    if section.has("%"):
        return Meant(Shown(f"{sign}{_plain(scaled)}%", scaled.copy_sign(stored)), notice)
    zeros = sum(text == "0" for kind, text in whole if kind == "digit")
    if set(words) <= _DRESS and not _is_parted(section) and len(str(int(scaled))) >= zeros:
        return Meant(number, notice)
    return Meant(Shown(shown.strip(), None if _FIGURE.search(words) else stored), notice)


def _figures(whole: Sequence[tuple[str, str]], number: Decimal, decimals: int) -> str:
    """The digits of a number in the places of a format, with what stands between them."""
    digits, _, rest = f"{number:f}".partition(".")
    places = sum(kind == "digit" for kind, _ in whole)
    zeros = sum(text == "0" for kind, text in whole if kind == "digit")
    digits = (digits if digits != "0" else "").rjust(zeros, "0")
    is_grouped = any(kind == "," for kind, _ in whole)
    extra, own = digits[: max(0, len(digits) - places)], list(digits[max(0, len(digits) - places) :])
    made: list[str] = []
    left = places
    for kind, text in whole:
        if kind == "literal":
            made.append(text)
        elif kind == "digit":
            if left == places:
                made.append(extra)
            if left <= len(own):
                made.append(own[len(own) - left])
            left -= 1
    head = "".join(made)
    if is_grouped and digits:
        head = head.replace(digits, f"{int(digits):,}" if digits[0] != "0" else digits)
    return head + (f".{rest}" if decimals and rest else "")


def _fraction(section: _Section, number: Decimal) -> Meant:
    """A whole number and a fraction behind it."""
    below = section.text("digit", "literal", "/").rpartition("/")[2].strip()
    fixed = int(below) if below.isdigit() and int(below) else 0
    exact = Fraction(number)
    size = 10 ** max(1, len(below)) - 1
    near = Fraction(round(exact * fixed), fixed) if fixed else exact.limit_denominator(size)
    whole, part = divmod(abs(near), 1)
    words = [str(whole)] if whole or not part else []
    words += [f"{part.numerator}/{part.denominator}"] if part else []
    shown = ("-" if number < 0 else "") + " ".join(words)
    is_close = abs(near - exact) < Fraction(1, 10**9)
    notice = None if is_close else Notice(ROUNDED, shown)
    return Meant(Shown(shown, number) if part else int(near), notice)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(section: _Section, number: float, *, is_1904: bool) -> Meant:
    """A day, a time of day or a duration: what the format shows of a serial number."""
    letters = set(section.text("date"))
    shows_clock = bool(letters & set("hsชท")) or section.has("elapsed")
    shows_day, shows_year = bool(letters & set("dว")), bool(letters & set("ybegป"))
    if section.has("elapsed"):
        return Meant(dt.timedelta(milliseconds=round(number * 86_400_000)) if abs(number) < _LAST_SERIAL else number)
    moment = from_serial(number, is_1904=is_1904)
    if moment is None:
        return Meant(number)
    if isinstance(moment, dt.time) or (shows_clock and not shows_day and not shows_year):
        return Meant(
            moment.time() if isinstance(moment, dt.datetime) else dt.time() if type(moment) is dt.date else moment
        )
    if not (shows_day and shows_year):
        return Meant(moment, Notice(PART_OF_DATE, ""))
    return Meant(moment)


def from_serial(serial: float, *, is_1904: bool) -> dt.date | dt.datetime | dt.time | None:
    """The date, the date with its time of day, or (below one) the time of day; None outside of Excel's calendar.

    A whole serial is a `date`. The year is as stored: what a clerk typed as 2565 stays 2565.
    """
    if not 0 <= serial < _LAST_SERIAL:
        return None
    days, milliseconds = divmod(round(serial * 86_400_000), 86_400_000)
    if days == 0:
        return (_EPOCH_1904 + dt.timedelta(milliseconds=milliseconds)).time()
    if not is_1904 and days < 60:
        days += 1  # Excel counts a 29 February 1900 that never was
    try:
        moment = (_EPOCH_1904 if is_1904 else _EPOCH_1900) + dt.timedelta(days=days, milliseconds=milliseconds)
    except OverflowError:
        return None
    return moment if milliseconds else moment.date()
