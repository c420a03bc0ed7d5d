"""What a context may hold besides text and whole numbers: lines, rich text and pictures, under docxtpl's names.

The classes of docxtpl itself are taken as well. These need no template, and bold and italics hold for Thai too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

EMU_PER_CM = 360_000  # the unit in which Office measures pictures
_UNDERLINES = frozenset(("single", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave"))


class Listing:
    """Text whose line ends print as breaks: `\\n` line, `\\t` tab, `\\a` new paragraph, `\\f` new page."""

    __slots__ = ("text",)

    def __init__(self, text: object) -> None:
        self.text = str(text)

    def __str__(self) -> str:
        return self.text


class RichText:
    """Runs of text with formats of their own, for `{{r name }}`; line ends as in `Listing`."""

    __slots__ = ("xml",)

    def __init__(self, text: object = "", **properties: Any) -> None:
        self.xml = ""
        if text:
            self.add(text, **properties)

    def add(
        self,
        text: object,
        *,
        style: str = "",
        color: str = "",
        highlight: str = "",
        size: int = 0,
        subscript: bool = False,
        superscript: bool = False,
        bold: bool = False,
        italic: bool = False,
        underline: bool | str = False,
        strike: bool = False,
        font: str = "",
        url: str = "",
        rtl: bool = False,
        lang: str = "",
    ) -> None:
        """Append text; `size` counts half points, `color` is RRGGBB, `url` makes a link."""
        if isinstance(text, RichText):
            self.xml += text.xml
            return
        line = underline if isinstance(underline, str) and underline in _UNDERLINES else "single"
        name = font.rpartition(":")[2]
        region = f" w:{font.partition(':')[0]}={quoteattr(name)}" if ":" in font else ""
        # The order is the schema's; every property of Latin text has its complex-script twin, which Thai uses.
        properties = "".join(
            (
                f"<w:rStyle w:val={quoteattr(style)}/>" if style else "",
                f"<w:rFonts{_fonts(name)}{region}/>" if font else "",
                "<w:b/><w:bCs/>" if bold else "",
                "<w:i/><w:iCs/>" if italic else "",
                "<w:strike/>" if strike else "",
                f"<w:color w:val={quoteattr(color.lstrip('#'))}/>" if color else "",
                f'<w:sz w:val="{int(size)}"/><w:szCs w:val="{int(size)}"/>' if size else "",
                f'<w:u w:val="{line}"/>' if underline else "",
                f'<w:shd w:val="clear" w:fill={quoteattr(highlight.lstrip("#"))}/>' if highlight else "",
                '<w:vertAlign w:val="subscript"/>' if subscript else "",
                '<w:vertAlign w:val="superscript"/>' if superscript else "",
                "<w:rtl/>" if rtl else "",
                f"<w:lang w:val={quoteattr(lang)} w:bidi={quoteattr(lang)}/>" if lang else "",
            )
        )
        format_ = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        run = f'<w:r>{format_}<w:t xml:space="preserve">{escape(str(text))}</w:t></w:r>'
        if url:
            run = f'<w:hyperlink r:id={quoteattr(LINK + url)} w:tgtFrame="_blank">{run}</w:hyperlink>'
        self.xml += run

    def __bool__(self) -> bool:
        return bool(self.xml)


LINK = "docgen-link:"  # an r:id that begins so is replaced by a relationship to the address behind it


def _fonts(name: str) -> str:
    return "".join(f" w:{script}={quoteattr(name)}" for script in ("ascii", "hAnsi", "cs"))


class RichTextParagraph:
    """Whole paragraphs of rich text, for `{{p name }}`."""

    __slots__ = ("xml",)

    def __init__(self, text: object = "", parastyle: str = "") -> None:
        self.xml = ""
        if text:
            self.add(text, parastyle=parastyle)

    def add(self, text: object, *, parastyle: str = "") -> None:
        """Append one paragraph of the named style."""
        rich = text if isinstance(text, RichText) else RichText(text)
        style = f"<w:pPr><w:pStyle w:val={quoteattr(parastyle)}/></w:pPr>" if parastyle else ""
        self.xml += f"<w:p>{style}{rich.xml}</w:p>"

    def __bool__(self) -> bool:
        return bool(self.xml)


@dataclass(frozen=True, slots=True)
class InlineImage:
    """A picture in the line of text: its bytes, and width and height in EMU (`EMU_PER_CM`).

    With one of the two given, the other keeps the picture's proportions; with none, the picture's own size counts.
    `anchor` is an address that a click opens, `description` the text for those who cannot see it.
    """

    image: bytes
    width: int | None = None
    height: int | None = None
    anchor: str = ""
    description: str = ""


def as_value(value: object) -> object:
    """docxtpl's own Listing, RichText, RichTextParagraph and InlineImage as the classes of this module."""
    kind = type(value)
    taken = _TAKEN.get(kind.__name__) if (kind.__module__ or "").startswith("docxtpl") else None
    return value if taken is None else taken(value)


def _rich(kind: type[RichText] | type[RichTextParagraph], value: object) -> object:
    made = kind()
    made.xml = getattr(value, "xml", "")
    return made


def _image(value: object) -> InlineImage:
    width, height, anchor = (getattr(value, name, None) for name in ("width", "height", "anchor"))
    return InlineImage(_bytes_of(getattr(value, "image_descriptor", b"")), width, height, anchor or "")


_TAKEN: Mapping[str, Callable[[object], object]] = {
    "Listing": lambda value: Listing(unescape(getattr(value, "xml", ""))),
    "RichText": partial(_rich, RichText),
    "RichTextParagraph": partial(_rich, RichTextParagraph),
    "InlineImage": _image,
}


def _bytes_of(descriptor: object) -> bytes:
    if isinstance(descriptor, bytes):
        return descriptor
    if hasattr(descriptor, "read"):
        stream: Any = descriptor
        stream.seek(0)
        return bytes(stream.read())
    return Path(str(descriptor)).read_bytes()
