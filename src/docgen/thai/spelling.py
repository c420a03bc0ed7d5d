"""Broken Thai spelling: what is certain is mended (with a notice), what cannot be right is asked (handbook 5.3).

The dictionary decides only where the letters themselves are suspicious: a name is in no dictionary, and is never
mended because of that.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from docgen.thai import _library
from docgen.thai.reading import Repair

_MARK = "ัิ-ฺ็-๎"
_MOST_SITES = 7  # places at which a word is tried in two ways

# Words that scanners read wrongly, none of which is a word (handbook 3.4).
_SCANNED = {"วัดศุ": "วัสดุ", "กรุ่ม": "กลุ่ม", "เจ็อนไ": "เงื่อนไ"}
_SCANNED_WORD = re.compile(r"วัดศุ(?![กภ])|กรุ่ม|เจ็อนไ")
_LOOK_ALIKE = re.compile("(?<![ฤฦ])ๅ")
_SARA_AM_AND_AA = re.compile("ำ[ \u200b]*[าำ]+")

# What no Thai syllable has: a vowel or a mark where none can stand. Suspicious enough to ask the dictionary.
_IMPOSSIBLE = re.compile(
    "ั(?:[่-๋]?(?![ก-ฮ่-๋์])|[ิ-ู็ะาำ])"  # วนัชยั: the vowel inside a syllable at its end
    "|(?<!ก)็(?![ก-ฮ])|[เ-ไ](?![ก-ฮ])"
    "|[ิ-ู็][่-๋]?[ิ-ู็ั]|[ะาำ][ัิ-ฺ็-๎]|[าำะ][าำ]|ำ[ะาำ]"
    "|์[ัิ-ฺ็-๋ะาำ]|(?:^|[^ก-๎])[ะาำ" + _MARK + "]|([ก-ฮ])\\1{3}"
)
_AM_FOR_AA = re.compile("ำ[ก-ฮ](?![ก-ฮะ-ู็-๎])")
_MOVED = re.compile("([ก-ฮ])([ก-ฮ])([ัิ-ู็][่-๋]?|[่-๋])")
_RUN = re.compile("[ก-๎]+")
# A Latin letter or two inside a Thai word: บุญธssม, ดoนยูง.
_MIXED = re.compile("[ก-๎][A-Za-z]{1,2}(?=[ก-๎])")
# One or two bare consonants after a blank: marks that a copy turned into blanks, unless they are a word or count.
_LONE = re.compile("([ก-๎]+) ([ก-ฮ]{1,2})(?![ก-๎.]| ?[\\d๐-๙/])")
_COUNTED = ("กลุ่ม", "ภาค", "ข้อ", "ชุด", "แบบ", "ห้อง", "ประเภท", "ชั้น", "หมวด", "ผนวก", "คุ้ม", "หลัก", "สาย", "ที่", "ณ")
_PLACEHOLDER = re.compile(
    r"(?:[ก-ฮ]|ทดสอบ|ทดลอง|นามสมมติ|ไม่ทราบชื่อ|ไม่ทราบ|รอข้อมูล|รอเพิ่มเติม|(?i:x{2,}|test|tbd|asdf\w*)|([A-Za-zก-ฮ?])\1{2,}|\?+)"
)

# What well-formed syllables may hide, as a sieve for texts that are clean otherwise.
SUSPECT = f"{_SCANNED_WORD.pattern}|{_AM_FOR_AA.pattern}|ำ.*ำ|เ[ธน][ก-ฮ€]|(?<=[ก-๎]) [ก-ฮ]{{1,2}}(?![ก-๎.]| ?[\\d๐-๙/])"
SUSPECT += r"|^(?:[ก-ฮ]$|ทดสอบ|ทดลอง|นามสมมติ|ไม่ทราบ|รอข้อมูล|รอเพิ่ม|(?i:xx|test|tbd|asdf)|\?)"
SUSPECT += r"|^(?P<same>[A-Za-zก-ฮ])(?P=same)(?P=same)"


def mend_letters(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text with what is broken for certain mended: look-alikes, doubled sara am, scanned words, ำ for า."""
    repairs: list[Repair] = []
    if "ๅ" in text and (mended := _LOOK_ALIKE.sub("า", text)) != text:
        text = mended
        repairs.append(Repair.LOOK_ALIKE)
    if decoded := _from_utf8(text):
        text = decoded
        repairs.append(Repair.ENCODING_MENDED)
    if (mended := _SARA_AM_AND_AA.sub("ำ", text)) != text:
        text = mended
        repairs.append(Repair.SARA_AM_RESTORED)
    if _SCANNED_WORD.search(text):
        text = _SCANNED_WORD.sub(lambda match: _SCANNED[match[0]], text)
        repairs.append(Repair.MISSPELT)
    if "ำ" in text and (_AM_FOR_AA.search(text) or text.count("ำ") > 1):
        mended = _RUN.sub(lambda run: _from_dictionary(run[0], "ำ"), text)
        if mended != text:
            text = mended
            repairs.append(Repair.SARA_AA_RESTORED)
    if _IMPOSSIBLE.search(text):
        mended = _RUN.sub(lambda run: _from_dictionary(run[0], ""), text)
        if mended != text:
            text = mended
            repairs.append(Repair.MARK_MOVED)
    return text, tuple(repairs)


def is_doubtful(text: str) -> bool:
    """Whether the spelling cannot be right, and nobody but its writer knows what was meant."""
    if _IMPOSSIBLE.search(text) or _MIXED.search(text) or _PLACEHOLDER.fullmatch(text):
        return True
    return any(_is_lone(match[1], match[2]) for match in _LONE.finditer(text))


def _is_lone(before: str, letters: str) -> bool:
    if len(before) < 3 or before.endswith(_COUNTED) or letters == "ณ":
        return False
    return len(letters) == 1 or letters not in _words()


def _from_utf8(text: str) -> str | None:
    """Thai that was written in UTF-8 and read as cp874 (“เธกเธฒ”) or Latin letters (“à¸¡à¸²”), or None."""
    if not ("เธ" in text or "เน" in text or "à¸" in text or "à¹" in text):
        return None
    for encoding in ("cp874", "cp1252"):
        try:
            mended = b"".join(_byte(char, encoding) for char in text).decode("utf-8")
        except UnicodeError:
            continue
        letters = [char for char in mended if not char.isascii()]
        if len(letters) > 1 and all("ก" <= char <= "๛" for char in letters):
            return mended
    return None


def _byte(char: str, encoding: str) -> bytes:
    """The byte that was read as this letter; a blank inside such text was the no-break space."""
    if char == " ":
        return b"\xa0"
    if "\x80" <= char <= "\xff":
        return char.encode("latin-1")
    return char.encode(encoding)


@cache
def _words() -> frozenset[str]:
    return frozenset(word for word in _library.thai_words()() if len(word) > 1)


@lru_cache(maxsize=1024)
def _from_dictionary(run: str, letter: str) -> str:
    """The word with the fewest letters changed that is all of dictionary words; itself where there is none.

    With `letter` ำ, each may be an า; without, each mark may belong to the consonant before.
    """
    if len(run) > 60 or _is_known(run):
        return run
    sites = [match.start() for match in re.finditer(letter, run)] if letter else [m.start() for m in _overlapping(run)]
    if not 0 < len(sites) <= _MOST_SITES:
        return run
    # Where a copy made every า an ำ, there is no า left: then all of them first.
    is_all = letter and "า" not in run
    for chosen in sorted(
        product((False, True), repeat=len(sites)), key=lambda some: (is_all and not all(some), sum(some))
    ):
        if not any(chosen):
            continue
        tried = _changed(run, [site for site, is_changed in zip(sites, chosen, strict=True) if is_changed], letter)
        if tried != run and not _IMPOSSIBLE.search(tried) and _is_known(tried):
            return tried
    return run


def _overlapping(run: str) -> list[re.Match[str]]:
    return [match for place in range(len(run)) if (match := _MOVED.match(run, place))]


def _changed(run: str, sites: list[int], letter: str) -> str:
    for site in reversed(sites):
        if letter:
            run = f"{run[:site]}า{run[site + 1 :]}"
        elif match := _MOVED.match(run, site):
            run = f"{run[:site]}{match[1]}{match[3]}{match[2]}{run[match.end() :]}"
    return run


def _is_known(run: str) -> bool:
    """Whether the letters are dictionary words one after another."""
    words, ends = _words(), {0}
    for end in range(2, len(run) + 1):
        if any(start in ends and run[start:end] in words for start in range(max(0, end - 20), end - 1)):
            ends.add(end)
    return len(run) in ends
