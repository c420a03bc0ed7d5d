"""Prefixes of names (คำนำหน้า) in every form clerks type → the full form (handbook 4.5).

Abbreviations that several services share (ร.อ., จ.ส.ต.) are kept as typed and reported: only a person knows which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from docgen.thai.cells import typed_text
from docgen.thai.reading import BLANK, Fault, Reading, Repair, ThaiValueError, unique

_PLAIN = {
    "นาย": (), "นาง": (), "นางสาว": ("น.ส.",), "เด็กชาย": ("ด.ช.",), "เด็กหญิง": ("ด.ญ.",),
    "หม่อมเจ้า": ("ม.จ.",), "หม่อมราชวงศ์": ("ม.ร.ว.",), "หม่อมหลวง": ("ม.ล.",), "คุณหญิง": (), "ท่านผู้หญิง": (),
    "ศาสตราจารย์": ("ศ.",), "รองศาสตราจารย์": ("รศ.",), "ผู้ช่วยศาสตราจารย์": ("ผศ.",), "ดร.": (), "อาจารย์": ("อ.",),
    "นายแพทย์": ("นพ.",), "แพทย์หญิง": ("พญ.",), "ทันตแพทย์": ("ทพ.",), "ทันตแพทย์หญิง": ("ทพญ.",), "เภสัชกร": ("ภก.",),
    "เภสัชกรหญิง": ("ภญ.",), "นายสัตวแพทย์": ("น.สพ.",), "สัตวแพทย์หญิง": ("สพ.ญ.",),
    "พระ": (), "พระครู": (), "พระมหา": (), "พระอธิการ": (), "พระสมุห์": (), "พระใบฎีกา": (), "พระปลัด": (), "เจ้าอธิการ": (),
    "สามเณร": (), "แม่ชี": (),
}  # fmt: skip
_RANKS = {
    "พลเอก": "พล.อ.", "พลโท": "พล.ท.", "พลตรี": "พล.ต.", "พันเอก": "พ.อ.", "พันโท": "พ.ท.", "พันตรี": "พ.ต.",
    "ร้อยเอก": "ร.อ.", "ร้อยโท": "ร.ท.", "ร้อยตรี": "ร.ต.", "จ่าสิบเอก": "จ.ส.อ.", "จ่าสิบโท": "จ.ส.ท.",
    "จ่าสิบตรี": "จ.ส.ต.", "สิบเอก": "ส.อ.", "สิบโท": "ส.ท.", "สิบตรี": "ส.ต.", "พลทหาร": "พลฯ",
    "พลเรือเอก": "พล.ร.อ.", "พลเรือโท": "พล.ร.ท.", "พลเรือตรี": "พล.ร.ต.", "นาวาเอก": "น.อ.", "นาวาโท": "น.ท.",
    "นาวาตรี": "น.ต.", "เรือเอก": "ร.อ.", "เรือโท": "ร.ท.", "เรือตรี": "ร.ต.", "พันจ่าเอก": "พ.จ.อ.",
    "พันจ่าโท": "พ.จ.ท.", "พันจ่าตรี": "พ.จ.ต.", "จ่าเอก": "จ.อ.", "จ่าโท": "จ.ท.", "จ่าตรี": "จ.ต.",
    "พลอากาศเอก": "พล.อ.อ.", "พลอากาศโท": "พล.อ.ท.", "พลอากาศตรี": "พล.อ.ต.", "นาวาอากาศเอก": "น.อ.",
    "นาวาอากาศโท": "น.ท.", "นาวาอากาศตรี": "น.ต.", "เรืออากาศเอก": "ร.อ.", "เรืออากาศโท": "ร.ท.",
    "เรืออากาศตรี": "ร.ต.", "พันจ่าอากาศเอก": "พ.อ.อ.", "พันจ่าอากาศโท": "พ.อ.ท.", "พันจ่าอากาศตรี": "พ.อ.ต.",
    "จ่าอากาศเอก": "จ.อ.", "จ่าอากาศโท": "จ.ท.", "จ่าอากาศตรี": "จ.ต.", "พลตำรวจเอก": "พล.ต.อ.",
    "พลตำรวจโท": "พล.ต.ท.", "พลตำรวจตรี": "พล.ต.ต.", "พันตำรวจเอก": "พ.ต.อ.", "พันตำรวจโท": "พ.ต.ท.",
    "พันตำรวจตรี": "พ.ต.ต.", "ร้อยตำรวจเอก": "ร.ต.อ.", "ร้อยตำรวจโท": "ร.ต.ท.", "ร้อยตำรวจตรี": "ร.ต.ต.",
    "ดาบตำรวจ": "ด.ต.", "จ่าสิบตำรวจ": "จ.ส.ต.", "สิบตำรวจเอก": "ส.ต.อ.", "สิบตำรวจโท": "ส.ต.ท.",
    "สิบตำรวจตรี": "ส.ต.ต.", "พลตำรวจ": "พลฯ", "นายกองใหญ่": "ก.ญ.", "นายกองเอก": "ก.อ.", "นายกองโท": "ก.ท.",
    "นายกองตรี": "ก.ต.", "นายหมวดเอก": "มว.อ.", "นายหมวดโท": "มว.ท.", "นายหมวดตรี": "มว.ต.",
    "นายหมู่ใหญ่": "ม.ญ.", "นายหมู่เอก": "ม.อ.", "นายหมู่โท": "ม.ท.", "นายหมู่ตรี": "ม.ต.",
}  # fmt: skip
_ENGLISH = {"mr": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "miss": "Miss", "dr": "Dr."}

_ACTING = "ว่าที่"
_NAVY = {"ร.อ.": "เรือเอก", "ร.ท.": "เรือโท", "ร.ต.": "เรือตรี", "น.อ.": "นาวาเอก", "น.ท.": "นาวาโท", "น.ต.": "นาวาตรี"}
_ACTING_ARMY = {"ร.อ.": "ร้อยเอก", "ร.ท.": "ร้อยโท", "ร.ต.": "ร้อยตรี"}  # acting officers of the reserve
_SERVICES = {short: [full for full, typed in _RANKS.items() if typed == short] for short in _RANKS.values()}
_GLUED = frozenset(_PLAIN)  # ranks stand apart from the name, titles of other kinds do not (the Royal Society's rules)
_LATIN_O_IN_RANK = re.compile(r"(?<=\.)[oO0](?=\.)")
_NOT_DEPENDENT = "(?![ะ-ฺ็-๎ๅ])"  # นายิกา and นางสาวิตรี: what follows a title begins with a letter of its own
_DOT = r" ?\. ?"


@dataclass(frozen=True, slots=True)
class _Typed:
    """What a typed form stands for, and whether it is short, so that without its dots it could begin a first name."""

    canonical: str
    is_abbreviation: bool


def read_prefix(value: object) -> Reading[str]:
    """A prefix in a column of its own → its full form (`น.ส.` → `นางสาว`, `ผศ.ดร.` → `ผู้ช่วยศาสตราจารย์ ดร.`)."""
    if value is None:
        return BLANK
    if not isinstance(value, str):
        raise ThaiValueError(Fault.UNKNOWN_PREFIX)
    text, repairs = typed_text(value, Fault.UNKNOWN_PREFIX)
    if not text:
        return BLANK
    prefix, rest, found = split_prefix(text + " ก ข")  # as if a name followed
    if prefix is None or rest != "ก ข":
        raise ThaiValueError(Fault.UNKNOWN_PREFIX)
    return Reading(prefix, unique(repairs, found))


def parse_prefix(value: object) -> str | None:
    """The prefix of `read_prefix`; None where the cell is blank."""
    return read_prefix(value).value


def separator_after(prefix: str) -> str:
    """What stands between a prefix and the first name: a blank after ranks and English titles, else nothing."""
    last = prefix.rsplit(" ", maxsplit=1)[-1]
    return "" if last in _GLUED else " "


def may_lack_surname(prefix: str | None) -> bool:
    """Whether people with this prefix may have no surname: monks, novices and nuns."""
    return prefix is not None and prefix.startswith(("พระ", "เจ้าอธิการ", "สามเณร", "แม่ชี"))


@lru_cache(maxsize=8192)
def split_prefix(text: str) -> tuple[str | None, str, tuple[Repair, ...]]:
    """Full prefix or None, the rest of the text, and the guesses; titles may follow each other (ผศ.ดร.)."""
    parts: list[str] = []
    repairs: list[Repair] = []
    rest = text
    while match := _match_one(rest, is_first=not parts, after=parts[-1] if parts else None):
        canonical, rest, found = match
        if canonical not in parts:  # typed twice: in a column of its own and in front of the name
            parts.append(canonical)
        repairs += found
    return " ".join(parts) or None, rest, tuple(repairs)


def resolve_navy(prefix: str | None) -> str | None:
    """The full naval rank of a shared abbreviation, for names that end with ร.น."""
    return _NAVY.get(prefix, prefix) if prefix else prefix


def _match_one(text: str, *, is_first: bool, after: str | None) -> tuple[str, str, list[Repair]] | None:
    repairs: list[Repair] = []
    mended = _LATIN_O_IN_RANK.sub("อ", text)
    match = _pattern().match(mended)
    if match is None:
        return None
    if mended != text and _LATIN_O_IN_RANK.search(text[: match.end()]):
        repairs.append(Repair.LATIN_LETTER_IN_RANK)
    typed = _table()[_key(match["title"])]
    rest = mended[match.end() :]
    has_gap = match[0] != match[0].rstrip()
    if not rest:
        return (typed.canonical, "", repairs) if is_first else None
    is_bare = typed.is_abbreviation and "." not in match[0] and "ฯ" not in match[0]
    if is_bare and not (has_gap and " " in rest):  # “นส สมหญิง ใจดี”, but not “ดรุณี ใจดี”
        return None
    if not is_first and not typed.is_abbreviation and typed.canonical != after and after in ("นาย", "นาง", "นางสาว"):
        return None  # a first name that begins like a title: นายพลเอก
    canonical = typed.canonical
    if match["acting"]:
        canonical = _ACTING + _ACTING_ARMY.get(canonical, canonical)
    if canonical in _RANKS.values():
        repairs.append(Repair.PREFIX_AMBIGUOUS)
    woman = re.match(r"หญิง ?(?!ณ )(?=\S+ \S)", rest)
    if woman and (canonical.removeprefix(_ACTING) in _RANKS or canonical in _SERVICES):
        canonical, rest = canonical + "หญิง", rest[woman.end() :]
    return canonical, rest, repairs


def _key(typed: str) -> str:
    return re.sub("[ .]", "", typed).lower()


@cache
def _table() -> dict[str, _Typed]:
    """Typed form without blanks and dots → canonical form."""
    table = {}
    for short, services in _SERVICES.items():
        table[_key(short)] = _Typed(services[0] if len(services) == 1 else short, is_abbreviation=True)
    for full, shorts in _PLAIN.items():
        for short in shorts:
            table[_key(short)] = _Typed(full, is_abbreviation=True)
    for full in (*_PLAIN, *_RANKS):
        table[_key(full)] = _Typed(full, is_abbreviation=full == "ดร.")
    for word, full in _ENGLISH.items():
        table[word] = _Typed(full, is_abbreviation=False)
    return table


@cache
def _pattern() -> re.Pattern[str]:
    """Every typed form, longest first; abbreviations with all, one or no dots."""
    forms = {}
    shorts = [*_SERVICES, *(short for many in _PLAIN.values() for short in many), "ดร."]
    for short in shorts:
        letters = short.removesuffix(".").split(".")
        dotted = _DOT.join(map(re.escape, letters)) + (rf"(?:{_DOT}|(?= ) ?)" if short.endswith(".") else " ?")
        forms[short] = dotted
        if len(letters) > 1:
            forms[short + "-"] = re.escape("".join(letters)) + rf"(?:{_DOT}| )"
    for full in (*_PLAIN, *_RANKS):
        if full != "ดร.":
            forms[full] = re.escape(full) + r" ?\.? ?"
    english = "|".join(sorted(_ENGLISH, key=len, reverse=True))
    longest_first = sorted(forms, key=lambda form: len(_key(form)), reverse=True)
    alternatives = "|".join(forms[form] for form in longest_first)
    return re.compile(
        rf"(?:(?P<acting>{_ACTING}) ?\.? ?)?(?P<title>{alternatives}|(?i:{english})(?:\. ?| )){_NOT_DEPENDENT}"
    )
