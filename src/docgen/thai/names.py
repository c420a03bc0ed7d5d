"""A person's name in one cell or in three → prefix, first name, surname.

Never corrects spelling and never guesses where a name without a blank divides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from docgen.thai import _library
from docgen.thai.cells import typed_text
from docgen.thai.prefixes import may_lack_surname, read_prefix, resolve_navy, separator_after, split_prefix
from docgen.thai.reading import BLANK, Fault, Reading, Repair, ThaiValueError, unique

_NUMBERING = re.compile(r"\(?\d{1,3}(?:[.)] ?| )(?=\D)|[•\-*] ?")
_REMARK = re.compile(r" ?\([^()]*\) ?")
_SEVERAL = re.compile(r"[,;/&+]| และ | กับ ")
_SECOND_PERSON = re.compile(r"(?:นาย|นางสาว|นาง|น\.ส\.|เด็กชาย|เด็กหญิง)(?:[ก-ฮเ-ไ]|$)")
_NAME = re.compile(r"[ก-ฮเ-ไA-Za-z][ก-๎A-Za-z'’\-]*(?:\.[ก-ฮA-Za-z])*\.?")
_NAVY_SUFFIX = re.compile(r" ร ?\. ?น ?\.?$")
# Courtesies and offices that clerks put before a name; they are no prefixes (handbook 4.5).
_COURTESY = re.compile(
    r"(?:คุณ|ท่าน|ผู้ใหญ่บ้าน|ผู้ใหญ่|กำนัน|ประธาน|ผช\.? ?ผญ\.? ?บ\.|ผญ\.? ?บ\.|ผญ\.|ผญบ(?= ))(?![ะ-ฺ็-๎]) ?(?=\S+ \S)"
)
_UNHEARD = re.compile("[ก-ฮ][ิุ]?์|[็-๎ \\-.]")  # a letter under ์, and tone marks
_SOUNDS = str.maketrans("ศษณญฎฏฐฑฒธภฬใ", "สสนยดตถทททพลไ")
_LONG_ENOUGH = 5  # letters, from which one may differ
_SHORTEST = 2  # letters of a name
_SECOND_PREFIX = re.compile(r"นาย(?=..)|นางสาว|นาง(?=..)|น\.ส\.|ด\.[ชญ]\.|เด็ก(?:ชาย|หญิง)|พระ(?=...)")
_TWO_STATIONS = re.compile(r"(?:นาย|นาง|นางสาว) (?:พระ|สามเณร|แม่ชี|เด็ก|นาย|นาง)")
_NO_NAMES = frozenset(("รวม", "รวมทั้งสิ้น", "ว่าง", "ไม่มี", "สมมติ", "นามสมมติ", "ตัวอย่าง", "ทดสอบ"))
_COURTESY_LIKE = ("คุณกร", "คุณดร", "คุณภัทร", "คุณภาพ", "คุณเดช", "คุณวุฒิ", "คุณธรรม", "คุณพัฒน์", "คุณานนท์")
_SAO_NAMES = ("ดี", "ตา", "นูรอนีย์")  # นางสาว + ดี, or นาง + สาวดี: both are real first names


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts; the prefix in full, None where none was given; the suffix is ร.น. of the navy."""

    prefix: str | None
    first: str
    last: str | None
    suffix: str | None = None

    @property
    def full(self) -> str:
        """The official form: `นายสมชาย  ใจดี`, two blanks before the surname (handbook 1.8)."""
        title = self.prefix + separator_after(self.prefix) if self.prefix else ""
        return title + self.without_prefix + (f" {self.suffix}" if self.suffix else "")

    @property
    def without_prefix(self) -> str:
        """`สมชาย  ใจดี`: in the parentheses under a signature that has the rank in front of it."""
        return f"{self.first}  {self.last}" if self.last else self.first


def read_person_name(value: object) -> Reading[PersonName]:
    """A name in one cell: `นายสมชาย ใจดี`, `1) น.ส. สมหญิง ใจดี`, `พ.ต.ท.สมชาย ใจดี`."""
    if value is None:
        return BLANK
    if not isinstance(value, str):
        raise ThaiValueError(Fault.NOT_A_NAME)
    return _read_typed(value)


def parse_person_name(value: object) -> PersonName | None:
    """The name of `read_person_name`; None where the cell is blank."""
    return read_person_name(value).value


def read_person_name_parts(prefix: object, first: object, last: object) -> Reading[PersonName]:
    """A name in three cells; a prefix that was typed again in front of the first name counts once."""
    titled = read_prefix(prefix)
    if not all(isinstance(part, str) or part is None for part in (first, last)):
        raise ThaiValueError(Fault.NOT_A_NAME)
    together = " ".join(part for part in (titled.value, first, last) if isinstance(part, str))
    if not typed_text(together, Fault.NOT_A_NAME)[0] or (first is None and last is None):
        return BLANK
    reading = _read_typed(together)
    return Reading(reading.value, unique(titled.repairs, reading.repairs))


@lru_cache(maxsize=16384)
def _read_typed(value: str) -> Reading[PersonName]:
    text, repairs = typed_text(value, Fault.NOT_A_NAME)
    if not text:
        return BLANK
    found: list[Repair] = []
    text = _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text
    bare = _REMARK.sub(" ", text).strip()
    if bare != text:
        text = bare
        found.append(Repair.REMARK_DROPPED)
    if _SEVERAL.search(text):
        raise ThaiValueError(Fault.MULTIPLE_NAMES)
    suffix = "ร.น." if _NAVY_SUFFIX.search(text) else None
    text = _NAVY_SUFFIX.sub("", text)
    prefix, rest, guesses = split_prefix(text)
    if suffix and prefix != resolve_navy(prefix):
        prefix, guesses = resolve_navy(prefix), ()
    if prefix is None and _COURTESY.match(rest) and rest.split(" ")[0] not in _COURTESY_LIKE:
        prefix, rest, guesses = split_prefix(_COURTESY.sub("", rest, count=1))
        found.append(Repair.COURTESY_DROPPED)
    if prefix == "นางสาว" and rest.split(" ")[0] in _SAO_NAMES:
        found.append(Repair.PREFIX_GUESSED)
    first, last = _split(rest, prefix)
    if _is_doubtful(first, last, prefix):
        found.append(Repair.NAME_DOUBTFUL)
    return Reading(PersonName(prefix, first, last, suffix), unique(repairs, guesses, tuple(found)))


def nearly_equal(one: str, other: str) -> bool:
    """Whether two names may be one in two spellings: letters that sound alike, a mark more or less, one letter off."""
    folded = [_UNHEARD.sub("", name).translate(_SOUNDS) for name in (one, other)]
    if folded[0] == folded[1]:
        return True
    if min(map(len, folded)) < _LONG_ENOUGH or abs(len(folded[0]) - len(folded[1])) > 1:
        return False
    return _library.edit_distance()(folded[0], folded[1]) <= 1


def _is_doubtful(first: str, last: str | None, prefix: str | None) -> bool:
    """One letter alone, a second prefix, or a word that stands for a name still to come."""
    is_short = any(len(re.sub("[^ก-ฺเ-ไA-Za-z]", "", part)) < _SHORTEST for part in (first, last) if part)
    is_twice = prefix is not None and (_SECOND_PREFIX.match(first) or _TWO_STATIONS.match(prefix)) is not None
    return is_short or is_twice or first in _NO_NAMES or last in _NO_NAMES


def _split(text: str, prefix: str | None) -> tuple[str, str | None]:
    """First name and surname of a text without prefix."""
    if not text:
        raise ThaiValueError(Fault.MISSING_NAME)
    tokens = text.split()
    if len(tokens) > 2 and _SECOND_PERSON.match(tokens[2]):
        raise ThaiValueError(Fault.MULTIPLE_NAMES)
    if not all(_NAME.fullmatch(token) for token in tokens):
        raise ThaiValueError(Fault.NOT_A_NAME)
    first, *others = tokens
    if not others:
        if may_lack_surname(prefix):
            return first, None
        raise ThaiValueError(Fault.MISSING_LAST_NAME)
    if others[0] == "แซ่" and len(others) == 2:
        return first, "".join(others)
    if len(others) > 1 and "ณ" not in others[:-1]:
        raise ThaiValueError(Fault.CANNOT_SPLIT_NAME)
    return first, " ".join(others)
