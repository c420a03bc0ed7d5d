"""Texts compared by what they say: folding, and the closed lists of words that mark totals, notes and dittos."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from docgen.thai import clean_text

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# Spaces of every width and marks that print nothing (ZWSP, ZWJ, BOM, soft hyphen …).
_INVISIBLE_RANGES = (range(0x21), range(0x2000, 0x2010), (0x7F, 0x85, 0xA0, 0xAD, 0x180E, 0x2028, 0x2029, 0x202F))
INVISIBLE = "".join(chr(code) for codes in _INVISIBLE_RANGES for code in codes) + "\u205f\u2060\u3000\ufeff"
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")

_UNITS = ("บาท", "คน", "ราย", "ครอบครัว", "รายการ", "กลุ่ม", "แห่ง", "ชุด", "วัน", "ตำบล", "อำเภอ")
_TAIL = ("หมายเหตุ", "ลงชื่อ", "ลงนาม", "ผู้จัดทำ", "ผู้รายงาน", "ผู้รับรอง", "ผู้ตรวจสอบ", "ที่มา", "คำชี้แจง", "ข้อมูลณวันที่")
_DITTO = re.compile(r"""[-–—\s]*(?:["“”„‟〃″]|''|’’|״)[-–—\s]*|เหมือน(?:ข้าง|ด้าน)?(?:บน|ต้น)|(?:ตาม|ดัง)?ข้างบน""")
DITTO_STARTS = frozenset("-–—\"“”„‟〃″'’״เตดข" + INVISIBLE)
EXAMPLE = "ตัวอย่าง"
_EXAMPLE = re.compile(r"ตัวอย่าง\s*[:：]")
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Letters, marks and digits only, in one spelling: no spaces, punctuation, line breaks, case or Thai digits."""
    letters = clean_text(text).translate(_DIGITS).casefold()
    return "".join(char for char in letters if unicodedata.category(char)[0] in "LMN")


@lru_cache(maxsize=16384)
def fold_bare(text: str) -> str:
    """Like `fold`, without hints in brackets such as `(บาท)`."""
    return fold(_BRACKETED.sub(" ", clean_text(text)))


def one_line(text: str) -> str:
    """The text as written, on one line, without invisible characters at its ends."""
    return " ".join(text.strip(INVISIBLE).split())


def may_hold_total(words: str) -> bool:
    """Whether a label of totals may be among the words: quick, and right whenever it says no."""
    return "รวม" in words or "total" in words.lower()


@cache
def _total(units: tuple[str, ...]) -> re.Pattern[str]:
    """A folded label of totals, with the units of the programme besides the general ones."""
    own = "".join(f"|{re.escape(fold(unit))}" for unit in units)
    every = "".join(f"|ทุก{re.escape(fold(unit))}" for unit in units)
    return re.compile(
        rf"(?:ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|ทั้งปี|ย่อย|สุทธิ|ยอด|จำนวน|เป็น|เงิน|ค่าใช้จ่าย|ค่าวัสดุ|งบประมาณ|ทุกหมวด{every})*"
        rf"(?:\d*(?:{'|'.join(_UNITS)}{own}))?"
        rf"|รวม(?:หมวด|บ้าน|ตำบล|อำเภอ|จังหวัด|หมู่ที่|ครั้งที่|กลุ่ม{own}).*|(?:grand|sub)?total"
    )


@cache
def _numeric(units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\d*(?:{'|'.join(map(re.escape, (*_UNITS, *map(fold, units))))})?|.*ถ้วน|.*บาท")


def is_total(text: str, units: tuple[str, ...] = ()) -> bool:
    """Whether a label says that its row is a total (รวม, รวมทั้งสิ้น …), in the programme's `units` too."""
    return may_hold_total(text) and _total(units).fullmatch(fold_bare(text)) is not None


def is_numeric(text: str, units: tuple[str, ...] = ()) -> bool:
    """Whether a text beside a total says nothing but an amount, a unit or a dash."""
    return _numeric(units).fullmatch(fold(text)) is not None


def is_tail(text: str) -> bool:
    """Whether a text opens the notes or the signatures below a table."""
    return fold(text).startswith(_TAIL)


def is_ditto(text: str) -> bool:
    """Whether the whole text is a ditto mark."""
    return len(text) < 24 and _DITTO.fullmatch(text.strip(INVISIBLE)) is not None


def is_example(text: str) -> bool:
    """Whether a text marks its row as an example that is not data."""
    return _EXAMPLE.match(text.lstrip(INVISIBLE)) is not None


def plain_number(text: str) -> str:
    """The number that a text consists of, in Arabic digits without grouping; empty where it says anything else."""
    digits = text.strip(INVISIBLE).translate(_DIGITS).replace(",", "")
    return digits if _PLAIN_NUMBER.fullmatch(digits) else ""
