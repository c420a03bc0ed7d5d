"""What a printed paper shows: its pages as pictures, its fonts and its text, and the faults that a check can see.

`find_faults` compares a PDF with the Word file that it was made of. It knows no kind of paper.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

ALLOWED_FONTS = frozenset({"THSarabunNew", "SarabunThaiDigits", "THSarabunPSK", "THSarabunIT๙"})
A4_POINTS = (595.3, 841.9)
POINTS_A_CM = 72 / 2.54
SLACK_CM = 0.2  # how far a table's border or an accent may stand outside of the margin
EMBLEM_TOP_CM = 1.5  # the ครุฑ hangs in the upper margin (handbook 1.2)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_SIGNATURE = re.compile(r"\(?ลงชื่อ")
_WORDS = re.compile(r"[ก-๛0-9A-Za-z]")
SYMBOLS = re.compile(r"[☐☑☒✓✔□]")  # in no Thai font: any font may draw them, and then they come out of their order


def page_count(pdf: Path) -> int:
    """How many pages the PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_sizes(pdf: Path) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_size() for page in document]


def page_images(pdf: Path, dpi: int = 80) -> list[Image]:
    """Every page as a picture."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil() for page in document]


def page_texts(pdf: Path) -> list[str]:
    """The text of each page, in the order in which it was set."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def text_of(pdf: Path) -> str:
    """The text of all pages."""
    return "\n".join(page_texts(pdf))


def fonts_in(pdf: Path) -> set[str]:
    """The PostScript names of the fonts in the PDF, without the prefix of a subset and the style: `THSarabunNew`."""
    return {name.partition("-")[0] for name in characters_by_font(pdf)}


def find_faults(pdf: Path, docx: Path) -> list[str]:
    """What is wrong with the pages, compared with the Word file; an empty list where nothing is."""
    return [
        *find_wrong_sizes(pdf),
        *find_wrong_fonts(pdf),
        *find_ink_in_margins(pdf, docx),
        *find_lonely_signatures(pdf, docx),
        *find_text_faults(pdf, docx),
    ]


def find_wrong_sizes(pdf: Path) -> list[str]:
    """Pages that are not A4, upright or across."""
    return [
        f"page {number} is {width:.0f} × {height:.0f} points, not A4"
        for number, (width, height) in enumerate(page_sizes(pdf), 1)
        if any(abs(side - right) > 1 for side, right in zip(sorted((width, height)), A4_POINTS, strict=True))
    ]


def find_wrong_fonts(pdf: Path) -> list[str]:
    """Letters and digits that another font than the office's drew: a run lacks its complex-script font."""
    return [
        f"{font} draws {''.join(wrong)[:40]!r}: only {', '.join(sorted(ALLOWED_FONTS))} may draw letters and digits"
        for font, characters in sorted(characters_by_font(pdf).items())
        if font.partition("-")[0] not in ALLOWED_FONTS and (wrong := [c for c in characters if _WORDS.match(c)])
    ]


def find_ink_in_margins(pdf: Path, docx: Path) -> list[str]:
    """Pages with ink outside of the margins that the Word file's sections set."""
    margins = _margins(docx)
    faults = []
    for number, image in enumerate(page_images(pdf, 72), 1):
        width, height = image.size
        if (width > height) not in margins:
            faults.append(f"page {number} lies across its paper, but no section of the Word file does")
            continue
        left, top, right, bottom = (int((m - SLACK_CM) * POINTS_A_CM) for m in margins[width > height])
        grey = image.convert("L")
        edges = {
            "left": (0, 0, left, height),
            "top": (0, 0, width, top),
            "right": (width - right, 0, width, height),
            "bottom": (0, height - bottom, width, height),
        }
        for name, box in edges.items():
            darkest = grey.crop(box).getextrema()[0]
            if isinstance(darkest, int) and darkest < 200:
                faults.append(f"page {number} has ink in its {name} margin")
    return faults


def find_lonely_signatures(pdf: Path, docx: Path) -> list[str]:
    """Pages that begin with a signature: somebody would sign a sheet that says nothing."""
    running = _running_texts(docx)
    return [
        f"page {number} begins with a signature block"
        for number, text in enumerate(page_texts(pdf), 1)
        if _SIGNATURE.match(_without_running(_bare(text), running))
    ]


def find_text_faults(pdf: Path, docx: Path) -> list[str]:
    """Where the printed text departs from the Word file's, and tables that go on without their header on a new page."""
    story = _read_story(docx)
    running = _running_texts(docx)
    at = 0
    for number, raw in enumerate(page_texts(pdf), 1):
        if "\ufffd" in raw:
            return [f"page {number} has a character that no font could show"]
        text = _without_charts(_without_running(_bare(raw), running), story, at)
        table = next((t for t in story.tables if t.body <= at < t.end), None)
        if table is not None and at > table.body:
            if Counter(text[: len(table.header)]) != Counter(table.header):
                return [f"page {number} goes on with a table, without its header row: {text[:40]!r}"]
            text = text[len(table.header) :]
        heads = [(t.body - len(t.header) - at, t.body - at) for t in story.tables if t.body > at]
        text, expected = _sorted_in(text, heads), _sorted_in(story.text[at : at + len(text)], heads)
        if text != expected:
            differs = next(
                (i for i, (a, b) in enumerate(zip(text, expected, strict=False)) if a != b),
                min(len(text), len(expected)),
            )
            near = slice(max(0, differs - 15), differs + 25)
            return [f"page {number} prints {text[near]!r} where the Word file has {expected[near]!r}"]
        at += len(text)
    if at != len(story.text):
        return [f"the last page ends before {story.text[at : at + 40]!r}"]
    return []


def _without_charts(text: str, story: _Story, at: int) -> str:
    """The page's text without the words inside charts, each of which ends where the text behind the chart begins."""
    for place in dict.fromkeys(story.charts):
        if at <= place < at + len(text):
            behind = story.text[place : place + 15]
            end = text.find(behind, place - at) if behind else -1
            text = text[: place - at] + (text[end:] if end >= 0 else "")
    return text


def _sorted_in(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with the characters of each span sorted: a head of merged cells comes out of a PDF line by line."""
    for start, end in spans:
        begin = max(start, 0)
        text = text[:begin] + "".join(sorted(text[begin:end])) + text[end:]
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A table with repeated header rows: its header's text, and the places in the story where rows and table end."""

    header: str
    body: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    text: str
    tables: tuple[_Table, ...]
    charts: tuple[int, ...] = ()


def characters_by_font(pdf: Path) -> dict[str, Counter[str]]:
    """How often each font draws which character, blanks left out."""
    import pypdfium2
    from pypdfium2 import raw

    found: dict[str, Counter[str]] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
            for index in range(text.count_chars()):
                character = chr(raw.FPDFText_GetUnicode(text, index))
                if character.isspace() or not raw.FPDFText_GetFontInfo(
                    text, index, name, len(name), ctypes.byref(flags)
                ):
                    continue
                font = re.sub(r"^[A-Z]{6}\+", "", name.value.decode("utf-8"))
                found.setdefault(font, Counter())[character] += 1
    return found


def _bare(text: str) -> str:
    """Text in NFC without spaces, symbols and dots: a PDF wraps lines, and its tab leaders print dots of no text."""
    return SYMBOLS.sub("", re.sub(r"[\s\ufffe\u200b\u00ad.…]+", "", unicodedata.normalize("NFC", text)))


def _paragraph_text(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))


def _open(docx: Path) -> Any:
    import docx as python_docx

    return python_docx.Document(str(docx))


def _read_story(docx: Path) -> _Story:
    """The body's text as the pages should show it, and where its tables and charts lie in it."""
    pieces: list[str] = []
    tables: list[_Table] = []
    charts: list[int] = []
    for block in _open(docx).element.body:
        if block.tag != f"{_W}tbl":
            pieces.append(_bare("".join(map(_paragraph_text, block.iter(f"{_W}p")))))
            charts += [sum(map(len, pieces)) for _ in block.iter(_CHART)]
            continue
        header, body = "", list[str]()
        for row in block.iter(f"{_W}tr"):
            text = _bare("".join(map(_paragraph_text, row.iter(f"{_W}p"))))
            if not body and row.find(f"{_W}trPr/{_W}tblHeader") is not None:
                header += text
            else:
                body.append(text)
        start = sum(map(len, pieces)) + len(header)
        if header:
            tables.append(_Table(header=header, body=start, end=start + sum(map(len, body))))
        pieces += [header, *body]
    return _Story(text="".join(pieces), tables=tuple(tables), charts=tuple(charts))


def _running_texts(docx: Path) -> list[re.Pattern[str]]:
    """Patterns of the headers and footers, in which a field (the page's number) may be any number."""
    patterns = set()
    for section in _open(docx).sections:
        parts = (section.header, section.first_page_header, section.footer, section.first_page_footer)
        for part in (part for part in parts if not part.is_linked_to_previous):
            pattern, inside = "", False
            for node in part._element.iter(f"{_W}t", f"{_W}fldChar", f"{_W}fldSimple"):
                if node.tag == f"{_W}fldSimple" or node.get(f"{_W}fldCharType") == "begin":
                    pattern += "[0-9๐-๙]+"
                if node.tag == f"{_W}fldChar":
                    inside = node.get(f"{_W}fldCharType") != "end"
                elif node.tag == f"{_W}t" and not inside and next(node.iterancestors(f"{_W}fldSimple"), None) is None:
                    pattern += re.escape(_bare(node.text or ""))
            if pattern:
                patterns.add(pattern)
    return [re.compile(p) for p in sorted(patterns, key=len, reverse=True)]


def _without_running(text: str, running: list[re.Pattern[str]]) -> str:
    for pattern in running:
        if found := pattern.match(text) or re.search(f"(?:{pattern.pattern})$", text):
            text = text[: found.start()] + text[found.end() :]
    return text


def _margins(docx: Path) -> dict[bool, tuple[float, float, float, float]]:
    """For upright (False) and landscape pages (True): left, top, right and bottom edge that ink may reach, in cm."""
    found: dict[bool, tuple[float, float, float, float]] = {}
    for section in _open(docx).sections:
        edges = (
            section.left_margin.cm,
            min(section.top_margin.cm, section.header_distance.cm, EMBLEM_TOP_CM),
            section.right_margin.cm,
            min(section.bottom_margin.cm, section.footer_distance.cm),
        )
        across = section.page_width > section.page_height
        found[across] = tuple(map(min, edges, found.get(across, edges)))
    return found
