"""People as minutes list them: a name, then what else is said of him (`นายเกษม ดีงาม กำนันตำบลเจ้าท่า`).

Only what begins with a person's prefix is taken for a name; positions and whole groups stay as they were typed.
"""

from __future__ import annotations

import re

from docgen.thai.names import PersonName, parse_person_name
from docgen.thai.reading import ThaiValueError

_NUMBERING = re.compile(r"\(?\d{1,3}[.)]\s*(?=\D)|[•*]\s*")
_BRACKET = re.compile(r"\s*[(（]")
# Positions that begin with the letters of นาย.
_OFFICE = re.compile(
    r"นาย(?:อำเภอ|ทะเบียน|ช่าง|แพทย์|ด่าน|สถานี|ตรวจ|เวร|ก(?:$| |อบ[ตจ]|เทศมนตรี|องค์การ|สมาคม|เหล่า|สโมสร|พัทยา))"
)
_OF_MONKS = ("เจ้าอาวาส", "รองเจ้าอาวาส", "ผู้ช่วยเจ้าอาวาส", "รักษาการ", "เจ้าคณะ", "เลขานุการ", "วัด", "ที่พักสงฆ์")
_UNFINISHED = ("ณ", "แซ่")
_NAVY = ("ร.น.", "รน.", "ร.น", "รน")


def split_person(text: str) -> tuple[PersonName, str] | None:
    """The name that a text begins with, and the words behind it; None where it begins with no person's name."""
    bare = _NUMBERING.sub("", text.strip(), count=1) if _NUMBERING.match(text.strip()) else text.strip()
    if _OFFICE.match(bare):
        return None
    bracket = _BRACKET.search(bare)
    words = (bare[: bracket.start()] if bracket else bare).split()
    behind = bare[bracket.start() :].strip() if bracket else ""
    for count in range(1, len(words) + 1):
        name = _name(words[:count])
        if name is None or _goes_on(name, words[count : count + 1]):
            continue
        return name, " ".join(filter(None, (*words[count:], behind)))
    return None


def person_and_more(text: str) -> str:
    """The text with its name in the official form: `ว่าที่ ร.ต.ก้อง ดีงาม ครู` is `ว่าที่ร้อยตรี ก้อง  ดีงาม ครู`."""
    found = split_person(text)
    if found is None:
        return text.strip()
    name, more = found
    return f"{name.full} {more}".rstrip()


def _name(words: list[str]) -> PersonName | None:
    try:
        name = parse_person_name(" ".join(words))
    except ThaiValueError:
        return None
    return name if name is not None and name.prefix else None


def _goes_on(name: PersonName, following: list[str]) -> bool:
    """The name is not whole yet: a surname in two parts, a monk's, a rank of its own word หญิง, or ร.น. of the navy."""
    if not following:
        return name.last in _UNFINISHED
    if name.last is None:
        return not following[0].startswith(_OF_MONKS)
    return name.first == "หญิง" or name.last in _UNFINISHED or (following[0] in _NAVY and name.suffix is None)
