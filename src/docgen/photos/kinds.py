"""Which step of the work a photograph shows, by the beginning of its file's name, and whose it is, by its folder's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from docgen import thai

_THAI_LETTER = re.compile(r"[\u0e01-\u0e4e]")


@dataclass(frozen=True, kw_only=True)
class Photographs:
    """What a programme says of photographs: every kind in the order of the work, with what clerks type for it besides.

    Spellings are without blanks and Thai digits. `key` finds a place's key at the beginning of a folder's name.
    """

    kinds: Mapping[str, tuple[str, ...]]
    key: re.Pattern[str]

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each kind comes."""
        return {kind: place for place, kind in enumerate(self.kinds)}

    @cached_property
    def _table(self) -> list[tuple[str, str]]:
        pairs = [(spelling, kind) for kind, others in self.kinds.items() for spelling in (kind, *others)]
        return sorted(pairs, key=lambda pair: -len(pair[0]))

    def key_of(self, folder: str) -> str:
        """The key that a folder's name begins with: `๔๖๐๓๑๐๑๐ บ้านโจด` is 46031010."""
        name = thai.to_arabic_digits(folder).strip()
        match = self.key.match(name)
        return match.group(1).upper() if match else name

    def kind_and_note(self, stem: str) -> tuple[str, str] | None:
        """A file's name without its ending as (kind, what else it says in Thai); None where it begins with no kind.

        `สาธิต-2 การย้อมผ้า` is (`สาธิต`, `การย้อมผ้า`); numbers and what a camera has added are no words of a caption.
        """
        clean = thai.to_arabic_digits(thai.read_text(unicodedata.normalize("NFC", stem)).value or "")
        for spelling, kind in self._table:
            length = _prefix_length(clean, spelling)
            if length:
                return kind, _note(clean[length:])
        return None


def _prefix_length(name: str, spelling: str) -> int:
    """How many characters of the name the spelling takes, blanks left out; 0 where the name begins otherwise."""
    at = 0
    for char in spelling:
        while at < len(name) and name[at] == " ":
            at += 1
        if at == len(name) or name[at] != char:
            return 0
        at += 1
    follows = name[at : at + 1]
    return 0 if spelling[-1].isdecimal() and follows.isdecimal() else at  # ประเมิน12 is no first round


def _note(rest: str) -> str:
    words = [word for word in re.split(r"[\s_\-.,()]+", rest) if _THAI_LETTER.search(word)]
    return " ".join(word.strip("0123456789") for word in words)
