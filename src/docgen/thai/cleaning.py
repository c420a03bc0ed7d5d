"""Thai text as typed, copied or pasted → the same text in one spelling: the ground under every parser.

Order of the steps: handbook 5.1 and shared/thai-text.md section 5. Repeated until nothing changes, because PyThaiNLP's
normalize alone is not idempotent and deletes a mark that stands after a space.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from docgen.thai import _library
from docgen.thai.reading import Repair, unique
from docgen.thai.spelling import SUSPECT, is_doubtful, mend_letters

# Positional glyphs of old Thai fonts in the private use area: Windows F700–F71A, Macintosh F884–F89E (as in HarfBuzz).
# The low byte of each glyph's letter or mark (U+0Exx), in the order of the glyphs.
_WINDOWS_GLYPHS = bytes.fromhex("10 34 35 36 37 48 49 4A 4B 4C 48 49 4A 4B 4C 0D 31 4D 47 48 49 4A 4B 4C 38 39 3A")
_MACINTOSH_GLYPHS = bytes.fromhex("31 34 35 36 37 47 48 48 48 49 49 49 4A 4A 4A 4B 4B 4B 4C 4C 4C 4D 0D 38 39 3A 10")
_GLYPHS = {0xF700 + place: 0x0E00 + low for place, low in enumerate(_WINDOWS_GLYPHS)} | {
    0xF884 + place: 0x0E00 + low for place, low in enumerate(_MACINTOSH_GLYPHS)
}
_GLYPH = re.compile("[\uf700-\uf71a\uf884-\uf89e]")

_ESCAPE = re.compile("_x00([01][0-9A-Fa-f])_")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LINE_BREAK = re.compile("\r\n?|[\v\f\u0085\u2028\u2029]")

_VARIATION_SELECTORS = "\ufe0e\ufe0f"  # ask for the text or the picture form of a tick

_MARK = "ัิ-ฺ็-๎"
_SPACE_BEFORE_MARK = re.compile(f"(?<=[ก-ฮะ-๎]) +(?=[{_MARK}])")
_SPACE_BEFORE_VOWEL = re.compile("([ก-ฮ][่-๋]?) +(?=[ะาำ])")
_VOWEL_TWICE = re.compile(r"([ะาำเ-ไ]) +\1")  # the library joins these
_LONG_RUN = re.compile(r"([ะ-ฺเ-ไ็-๎])(?: *\1){3,}")  # the library takes quadratic time over these
_DROPPED_MARK = re.compile(f"(?:^|[ \n])[{_MARK}]|(?P<tone>[่-๋])(?!(?P=tone))[่-๋]")

# Words that PDF copies break at SARA AM: “อ าเภอ”, “ดาเนินการ” (seen on the department's own pages, handbook 5.3).
_SARA_AM_WORDS = ("อำเภอ", "ดำเนิน", "จำนวน", "ตำบล", "กำหนด", "สำนัก", "ตำแหน่ง", "จำกัด")
_SARA_AM_WORDS_WHEN_SPLIT = (*_SARA_AM_WORDS, "สำหรับ", "สำรวจ", "สำเร็จ", "สำคัญ", "ประจำ", "คำสั่ง", "จำหน่าย", "กำนัน")
_LOST_WITHOUT_DOUBT = ("สำหรับ", "สำรวจ", "สำเร็จ", "สำคัญ", "คำสั่ง", "จำหน่าย")  # with า they are no word, and begin none
_LOST_SARA_AM = re.compile(
    "|".join(
        [word.replace("ำ", " +า") for word in _SARA_AM_WORDS_WHEN_SPLIT]
        + [word.replace("ำ", "า") for word in (*_SARA_AM_WORDS, *_LOST_WITHOUT_DOUBT)]
    )
)

_SUSPECT = re.compile(f"{_LOST_SARA_AM.pattern}|{SUSPECT}")

# What needs no mending: well-formed syllables, single spaces inside. A first sieve, so that clean cells cost a match.
# No possessive quantifier: before Python 3.11.5 one with a lookahead inside matches what it must not.
_SYLLABLE = "[เ-ไ]?[ก-ฮ](?:[ิุ]?์|ั[่-๋]?(?=[ก-ฮ])|็(?=[ก-ฮ])|[ิ-ู]?[่-๋]?(?:าะ?|[ะำ])?)"
_LATIN = "(?<![ก-๎])[A-Za-z]+(?![ก-๎])"
_CLEAN = re.compile(f"(?! )(?:{_SYLLABLE}|[!-&(-@\\[-`{{-~“”–—…๐-๙ฯๆ฿]|{_LATIN}|'(?<=.')| (?![ ]|$))*")
_SPACED_TOKENS = 5
_MOST_ROUNDS = 50  # two or three are usual; a bound, so that no text can hold the program up


def clean_text(text: str) -> str:
    """Text in one spelling: idempotent; line breaks stay as single newlines, Thai digits stay Thai."""
    return clean(text)[0]


@lru_cache(maxsize=1 << 15)
def clean(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The cleaned text and the guesses that were needed."""
    if _is_clean(text):
        return text, ()
    repairs: tuple[Repair, ...] = ()
    for _ in range(_MOST_ROUNDS):
        mended, found = _clean_once(text)
        if mended == text:
            break
        text, repairs = mended, unique(repairs, found)
    return text, unique(repairs, (Repair.SPELLING_DOUBTFUL,)) if is_doubtful(text) else repairs


def _is_clean(text: str) -> bool:
    if _CLEAN.fullmatch(text) is None or "_x0" in text:
        return False
    if text.isascii():
        return not (text[:1].isalpha() or text[:1] == "?") or _SUSPECT.match(text) is None
    return not (_SUSPECT.search(text) or _is_spaced_out(text))


def _clean_once(text: str) -> tuple[str, tuple[Repair, ...]]:
    repairs: list[Repair] = []
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if mended := _mend_encoding(text):
        text = mended
        repairs.append(Repair.ENCODING_MENDED)
    if _GLYPH.search(text):
        text = text.translate(_GLYPHS)
        repairs.append(Repair.PRIVATE_USE_GLYPH)
    text = unicodedata.normalize("NFC", text.translate(_FULL_WIDTH))
    text = _LINE_BREAK.sub("\n", _plain_spaces(text))
    text, found = mend_letters(text)
    repairs += found
    if _is_spaced_out(text):
        text = re.sub("(?<=[^ \n]) (?=[^ \n])", "", text)
        repairs.append(Repair.LETTERS_JOINED)
    if _LOST_SARA_AM.search(text):
        text = _LOST_SARA_AM.sub(lambda match: re.sub(" *า", "ำ", match[0], count=1), text)
        repairs.append(Repair.SARA_AM_RESTORED)
    joined = _SPACE_BEFORE_VOWEL.sub(r"\1", _SPACE_BEFORE_MARK.sub("", text))
    if joined != text or _VOWEL_TWICE.search(text):
        text = joined
        repairs.append(Repair.MARK_JOINED)
    if _DROPPED_MARK.search(text):
        repairs.append(Repair.MARK_DROPPED)
    text = _library.normalize()(_LONG_RUN.sub(r"\1\1", text))
    if text.startswith("'") and text.count("'") == 1:
        text = text[1:].strip()
    return text, tuple(repairs)


def _plain_spaces(text: str) -> str:
    """Every kind of blank as a plain space, and no invisible format characters."""
    if text.isascii():
        return text.replace("\t", " ")
    kinds = ((char, unicodedata.category(char)) for char in text)
    return "".join(
        " " if kind == "Zs" or char == "\t" else char
        for char, kind in kinds
        if kind != "Cf" and char not in _VARIATION_SELECTORS
    )


def _is_spaced_out(text: str) -> bool:
    """Whether a blank was put between all letters, as in “ร า ย ง า น”; a list such as “ก ข ค ง จ” is not that."""
    if text.count(" ") < _SPACED_TOKENS - 1:
        return False
    tokens = text.split()
    single = [token for token in tokens if len(re.sub(f"[{_MARK}]", "", token)) == 1 and "ก" <= token[0] <= "๎"]
    has_lone_vowel = any(token[0] in "ะาำเแโใไ" for token in single)
    return has_lone_vowel and len(tokens) >= _SPACED_TOKENS and len(single) >= 0.6 * len(tokens)


def _mend_encoding(text: str) -> str | None:
    """Thai that was written in cp874 and read as latin-1 (“¡ÃÐ·ÃÇ§”), or None."""
    high = [char for char in text if "\xa1" <= char <= "\xfb"]
    letters = [char for char in text if not char.isascii() or char.isalpha()]
    if len(high) < 4 or len(high) < 0.8 * len(letters):
        return None
    try:
        mended = text.encode("latin-1").decode("cp874")
    except UnicodeError:
        return None
    thai = sum("ก" <= char <= "๛" for char in mended)
    return mended if thai >= 0.8 * len(high) else None
