"""The office's font and size, said once in the registry (`[office]` in documents.toml) for all of its papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from docgen.errors import TemplateError

Digits = Literal["thai", "arabic"]
FONTS = ("TH SarabunPSK", "TH Sarabun New", "TH SarabunIT๙")  # the fonts of official papers (handbook 1.2)
SIZES = (10.0, 24.0)  # points between which a paper can be read and still be printed on its page
_THAI_DIGITS = "TH SarabunIT๙"
_PLAIN = "TH SarabunPSK"  # drawn alike, but with 0-9 as they are
_MISSPELT = frozenset({"THSARABUNIT9", "THSARABUN๙", "SARABUNIT๙", "SARABUNIT9", "THSARABUN9"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What an office prints in; '' and 0 leave font and size to the templates.

    TH SarabunIT๙ draws 0-9 as Thai digits (handbook 1.3 ข้อ 7). Papers in Thai digits then keep 0-9 in the file, so that
    it holds one set of digits; papers in Arabic digits are printed in TH SarabunPSK, as that font cannot show them.
    """

    font: str = ""
    size: float = 0

    @property
    def draws_thai_digits(self) -> bool:
        return self.font == _THAI_DIGITS

    def font_for(self, digits: Digits) -> str:
        """The font of a paper in these digits."""
        return _PLAIN if self.draws_thai_digits and digits == "arabic" else self.font

    def digits_in_file(self, digits: Digits) -> Digits:
        """Which digits a paper's file holds, so that these digits are seen in print."""
        return "arabic" if self.draws_thai_digits else digits

    @property
    def fonts(self) -> tuple[str, ...]:
        """The fonts that a template may use."""
        return tuple(dict.fromkeys((*FONTS, self.font))) if self.font else FONTS

    def __str__(self) -> str:
        return f"{self.font} {self.size:g}" if self.font or self.size else ""


def read_office(entry: object, path: Path) -> Office:
    """The table `[office]`; a wrong line is a TemplateError that names it."""
    if not isinstance(entry, Mapping):
        raise TemplateError("registry-value", path=path, document="office", key="office", value=entry)
    for key in entry:
        if key not in ("font", "size"):
            raise TemplateError("office-key", path=path, key=key)
    return Office(font=_font(entry.get("font", ""), path), size=_size(entry.get("size", 0), path))


def _font(font: Any, path: Path) -> str:
    if not isinstance(font, str) or ("," in font or font != font.strip() or not font.isprintable()):
        raise TemplateError("office-font", path=path, value=font)
    if font.replace(" ", "").upper() in _MISSPELT:
        raise TemplateError("office-font-digit", path=path, value=font)
    return next((known for known in FONTS if known.casefold() == font.casefold()), font)


def _size(size: Any, path: Path) -> float:
    is_number = isinstance(size, (int, float)) and not isinstance(size, bool)
    if not is_number or (size != 0 and not SIZES[0] <= size <= SIZES[1]) or size * 2 != int(size * 2):
        raise TemplateError("office-size", path=path, value=size)
    return float(size)
