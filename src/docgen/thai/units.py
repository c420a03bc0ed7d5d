"""The words that may follow a number: what is counted, and in what it is measured. An office has words of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

_GENERAL = (
    "บาท", "สตางค์", "บ.", "THB", "คน", "ราย", "ท่าน", "รูป", "องค์", "ครอบครัว", "หลัง", "หมู่",
    "บ้าน", "ตำบล", "อำเภอ", "กลุ่ม", "แห่ง", "ที่", "ครั้ง", "รอบ", "รุ่น", "เวที", "ฐาน", "วัน",
    "ชั่วโมง", "ชม.", "นาที", "เดือน", "ปี", "สัปดาห์", "มื้อ", "ไร่", "งาน", "ตารางวา", "ตร.ว.",
    "ตารางเมตร", "ตร.ม.", "เมตร", "ม.", "เซนติเมตร", "ซม.", "นิ้ว", "ฟุต", "วา", "กิโลเมตร", "กม.",
    "กิโลกรัม", "กิโล", "ก.ก.", "กก.", "กก", "กรัม", "ขีด", "ตัน", "ลิตร", "มล.", "ซีซี", "ถุง",
    "กระสอบ", "ขวด", "แกลลอน", "ชุด", "ตัว", "ต้น", "ผืน", "ม้วน", "แพ็ค", "แพ็ก", "ห่อ", "กล่อง",
    "ลัง", "อัน", "ชิ้น", "แผ่น", "เล่ม", "ด้าม", "แท่ง", "หลอด", "ใบ", "ก้อน", "ดอก", "ลูก", "ผล",
    "หัว", "กอ", "เมล็ด", "ซอง", "ฟอง", "แผง", "โหล", "คู่", "เครื่อง", "คัน", "เส้น", "มัด", "กำ",
    "กระปุก", "กระป๋อง", "ถัง", "ถาด", "ปี๊บ", "ปีบ", "จาน", "เข่ง", "ตะกร้า", "หน่วย", "รายการ",
    "ข้อ", "ตัวชี้วัด", "คะแนน", "โครงการ", "กิจกรรม", "อาชีพ", "ประเภท", "ฉบับ", "แผน", "หน้า",
    "ภาพ", "สาย", "บ่อ", "แปลง", "โรงเรือน", "โรง", "คอก", "เล้า", "กระชัง", "ฝูง", "ครก", "%",
    "เปอร์เซ็นต์", "เปอร์เซนต์",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Units:
    """The words, and what they look like beside figures. Patterns of rare values stay strings: re compiles these late.

    Two are the same only where they are one object, which `with_units` sees to.
    """

    words: tuple[str, ...] = _GENERAL

    @cached_property
    def word(self) -> str:
        """One of the words, as a pattern."""
        return "|".join(re.escape(word) for word in sorted(self.words, key=len, reverse=True))

    @cached_property
    def figure(self) -> re.Pattern[str]:
        """One number in figures."""
        return re.compile(
            r"(?P<sign>[+\-]|ติดลบ|ลบ)? ?(?:฿|THB)? ?(?P<figure>\d[\d., ]*?|\.\d+)(?:\.-|-|/-)?"
            rf"(?: ?(?P<unit>{self.word})(?:ถ้วน)?)?(?:/(?:{self.word}))?\.?",
            re.IGNORECASE,
        )

    @cached_property
    def between(self) -> str:
        """`12-15 คน`."""
        return rf"[\d,.]+ ?(?:{self.word})? ?(?:-|ถึง|~) ?[\d,.]+ ?(?:{self.word})?"

    @cached_property
    def composite(self) -> str:
        """`2 ไร่ 3 งาน`."""
        return rf"(?:[\d,.]+ ?(?:{self.word}) ?){{2,}}"

    @cached_property
    def behind_magnitudes(self) -> str:
        """The end of `2 แสนบาทถ้วน`."""
        return rf"(?: ?(?:{self.word})(?:ถ้วน)?)?"


GENERAL = Units()


@cache
def with_units(*words: str) -> Units:
    """The general words and those of an office."""
    return Units(words=(*_GENERAL, *words)) if words else GENERAL
