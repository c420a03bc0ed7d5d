"""Measures of a printed paper, read from its PDF: letters' sizes, pictures' places, embedded fonts, how full pages are.

All lengths are in centimetres, counted from the sheet's upper left corner.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.pages import page_images

POINTS_A_CM = 72 / 2.54
DARK = 200  # of 255: what is darker counts as ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, pages counted from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def pictures(pdf: Path) -> list[Box]:
    """The pictures on the pages; drawings made of lines are none."""
    import pypdfium2
    from pypdfium2 import raw

    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            height = page.get_size()[1]
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = (side / POINTS_A_CM for side in item.get_bounds())
                whole = height / POINTS_A_CM
                found.append(Box(page=number, left=left, top=whole - top, right=right, bottom=whole - bottom))
    return found


def letter_sizes(pdf: Path) -> Counter[float]:
    """How many characters are printed in each size, in points, blanks left out."""
    import pypdfium2
    from pypdfium2 import raw

    found: Counter[float] = Counter()
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            matrix = raw.FS_MATRIX()
            for index in range(text.count_chars()):
                if chr(raw.FPDFText_GetUnicode(text, index)).isspace():
                    continue
                size = raw.FPDFText_GetFontSize(text, index)
                if raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
                    size *= abs(matrix.d) or abs(matrix.b)
                found[round(size * 2) / 2] += 1
    return found


def fonts_embedded(pdf: Path) -> dict[str, bool]:
    """The fonts of the PDF by PostScript name without the prefix of a subset, and whether each lies in the file."""
    import pikepdf

    found: dict[str, bool] = {}
    with pikepdf.open(pdf) as document:
        for page in document.pages:
            for font in _fonts(page):
                inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                descriptor = inner.get("/FontDescriptor", {})
                name = str(font.BaseFont).lstrip("/").rpartition("+")[2]
                is_in_file = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                found[name] = found.get(name, True) and is_in_file
    return found


def _fonts(page: Any) -> Iterator[Any]:
    resources = page.get("/Resources", {})
    yield from resources.get("/Font", {}).values()
    for form in resources.get("/XObject", {}).values():
        yield from form.get("/Resources", {}).get("/Font", {}).values()


def ink(pdf: Path, dpi: int = 72) -> list[Box | None]:
    """The smallest rectangle around all ink of each page; None for an empty page."""
    found: list[Box | None] = []
    for number, image in enumerate(page_images(pdf, dpi), 1):
        box = image.convert("L").point(lambda grey: 255 if grey < DARK else 0).getbbox()
        cm = 2.54 / dpi
        found.append(
            None
            if box is None
            else Box(page=number, left=box[0] * cm, top=box[1] * cm, right=box[2] * cm, bottom=box[3] * cm)
        )
    return found
