"""Another font and size for a whole template: what its Normal style says is exchanged in all parts, once.

Fonts and sizes that differ from the base on purpose stay different: other fonts are left, sizes keep their proportion.
Sizes of the styles that the base calls fixed stay what they are.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from docgen.press.engine import ooxml, package
from docgen.press.engine.fragments import complete
from docgen.press.engine.looks import Looks
from docgen.press.engine.package import Package

_STYLES, _FONT_TABLE = "word/styles.xml", "word/fontTable.xml"
_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEME = {ooxml.qn(f"w:{name}"): script for name, script in (
    ("asciiTheme", "ascii"), ("hAnsiTheme", "hAnsi"), ("eastAsiaTheme", "eastAsia"), ("cstheme", "cs"),
)}  # fmt: skip
_FONTS, _SIZES = ooxml.qn("w:rFonts"), (ooxml.qn("w:sz"), ooxml.qn("w:szCs"))
_SPACING, _LINE, _RULE = ooxml.qn("w:spacing"), ooxml.qn("w:line"), ooxml.qn("w:lineRule")
_STYLE, _PSTYLE = ooxml.qn("w:style"), ooxml.qn("w:pStyle")
_NAMED = (f"{ooxml.RPR}/{ooxml.qn('w:rStyle')}", f"{ooxml.qn('w:pPr')}/{_PSTYLE}")  # the style of a run, of a paragraph
_DRAWN = frozenset(ooxml.qn(f"a:{name}") for name in ("latin", "ea", "cs"))
_DRAWN_RUNS = frozenset(ooxml.qn(f"a:{name}") for name in ("rPr", "defRPr", "endParaRPr"))
_TEXTS = ooxml.qn("c:txPr")
_CHART_TEXT = (
    f'<c:txPr xmlns:c="{ooxml.NS["c"]}" xmlns:a="{ooxml.NS["a"]}"><a:bodyPr/><a:lstStyle/>'
    '<a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang="th-TH"/></a:p></c:txPr>'
)
_BEFORE_TEXTS = frozenset(
    ooxml.qn(f"c:{name}")
    for name in (
        "date1904", "lang", "roundedCorners", "style", "clrMapOvr", "pivotSource", "protection", "chart", "spPr",
    )
)  # fmt: skip
_BEFORE_FONTS = frozenset((
    "ln", "noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "effectLst", "effectDag", "highlight",
    "uLnTx", "uLn", "uFillTx", "uFill",
))  # fmt: skip
_THAI_NUMBERS = re.compile(rb'(\b(?:\w+:)?(?:fmt|val)=")thaiNumbers(")')
_SMALLEST = 6  # points; what is smaller is a gap and not for reading
_WORD_SIZE = 10.0  # points, where nothing says a size
_LINE_OF_TEXT = (0.8, 2.5)  # an exact line height of so many times the letters' size is made for these letters


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseFont:
    """The font of the office and its size in points; '' and 0 keep the template's.

    `draws_thai_digits`: the font shows 0-9 as Thai digits, so that numbers which Word counts need no Thai digits.
    `fixed`: names of styles, as Word shows them, whose sizes and line heights no other base changes.
    """

    font: str = ""
    size: float = 0
    draws_thai_digits: bool = False
    fixed: frozenset[str] = frozenset()


def dressed(opened: Package, base: BaseFont, name: str = "") -> Package:
    """The template in this font and size; the very same where there is nothing to change."""
    looks = Looks.read(opened.parts.get(_STYLES))
    normal = {**looks.defaults, **looks.styles.get(looks.default_paragraph, {})}
    own = {normal.get(script, "theme") for script in ("ascii", "hAnsi", "cs")}
    size = int(normal.get("szCs") or normal.get("sz") or _WORD_SIZE * 2) / 2
    change = _Change(
        fonts=frozenset(own - {"theme"}) if base.font else frozenset(),
        has_theme="theme" in own and bool(base.font),
        font=base.font,
        factor=base.size / size if base.size else 1.0,
        looks=looks,
        size=size,
        fixed=_ids(opened.parts.get(_STYLES), base.fixed, name),
    )
    parts = dict(opened.parts)
    is_other = change.has_theme or bool(change.fonts - {base.font}) or change.factor != 1
    for part, data in opened.parts.items():
        is_chart = opened.stories.get(part) == "chart"
        if part.startswith("word/") and part.endswith(".xml") and not part.startswith("word/theme/"):
            parts[part] = change.part(part, data, name, is_chart=is_chart) if is_other or is_chart else data
    if base.draws_thai_digits:
        for part, data in parts.items():
            if part.startswith("word/") and b"thaiNumbers" in data:
                parts[part] = _THAI_NUMBERS.sub(rb"\1decimal\2", data)
    return opened if parts == opened.parts else dataclasses.replace(opened, parts=parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """What is exchanged: `fonts` and, with `has_theme`, the theme's body font become `font`; sizes grow by `factor`."""

    fonts: frozenset[str]
    has_theme: bool
    font: str
    factor: float
    looks: Looks
    size: float
    fixed: frozenset[str]

    def part(self, part: str, data: bytes, name: str, *, is_chart: bool) -> bytes:
        """A part with the base font and size exchanged; its very bytes where it has neither.

        A chart's letters follow the theme when Word makes it, in whose fonts no official paper is set.
        """
        if (
            part != _STYLES
            and not is_chart
            and not any(word in data for word in (b"rFonts", b"sz", b"typeface", b"font", b"lineRule"))
        ):
            return data
        root = package.parse(data, part, name)
        before = etree.tostring(root)
        if part == _STYLES:
            self._defaults(root)
        for element in list(root.iter(etree.Element)):
            if element.tag == _FONTS:
                self._run_fonts(element)
            elif element.tag in (*_SIZES, _SPACING) and self._is_fixed(element):
                continue
            elif element.tag in _SIZES and self.factor != 1:
                _scale(element, ooxml.VAL, self._half_points)
            elif element.tag in _DRAWN:
                self._typeface(element, follows_theme=self.has_theme or (is_chart and bool(self.font)))
            elif element.tag in _DRAWN_RUNS and self.factor != 1:
                _scale(element, "sz", self._hundredths)
            elif element.tag == _SPACING and element.get(_RULE) in ("exact", "atLeast") and self.factor != 1:
                self._line(element)
        if root.tag == ooxml.qn("c:chartSpace") and self.font:
            self._chart_text(root)
        if part == _FONT_TABLE and self.font:
            self._table(root)
        if etree.tostring(root) == before:
            return data
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _defaults(self, root: etree._Element) -> None:
        """Where Normal leaves font or size to the theme or to Word, the document's defaults say them from now on."""
        normal = {**self.looks.defaults, **self.looks.styles.get(self.looks.default_paragraph, {})}
        properties = _defaults_of(root)
        if self.has_theme:
            fonts = properties.find(_FONTS)
            if fonts is None:
                fonts = etree.SubElement(properties, _FONTS)
            for script in _SCRIPTS:
                fonts.set(ooxml.qn(f"w:{script}"), self.font)
            for key in _THEME:
                fonts.attrib.pop(key, "")
        if "sz" not in normal and "szCs" not in normal:
            for tag in _SIZES:
                etree.SubElement(properties, tag, {ooxml.VAL: f"{self.size * 2:.0f}"})
        complete(properties)

    def _run_fonts(self, fonts: etree._Element) -> None:
        for script in _SCRIPTS:
            key = ooxml.qn(f"w:{script}")
            if fonts.get(key) in self.fonts:
                fonts.set(key, self.font)
        if self.has_theme:
            for key, script in _THEME.items():
                if fonts.get(key, "").startswith("minor"):
                    del fonts.attrib[key]
                    fonts.set(ooxml.qn(f"w:{script}"), self.font)

    def _chart_text(self, root: etree._Element) -> None:
        """Let all letters of a chart that no font is named for have the office's."""
        texts = root.find(_TEXTS)
        if texts is None:
            texts = etree.fromstring(_CHART_TEXT)
            before = [n for n, child in enumerate(root) if child.tag in _BEFORE_TEXTS]
            root.insert(max(before, default=-1) + 1, texts)
        for properties in texts.iter(ooxml.qn("a:defRPr")):
            if not any(child.tag in _DRAWN for child in properties):
                at = sum(1 for child in properties if etree.QName(child).localname in _BEFORE_FONTS)
                for n, script in enumerate(("latin", "ea", "cs")):
                    properties.insert(at + n, etree.Element(ooxml.qn(f"a:{script}"), {"typeface": self.font}))

    def _typeface(self, element: etree._Element, *, follows_theme: bool) -> None:
        face = element.get("typeface", "")
        if face in self.fonts or (follows_theme and face.startswith(("+mn-", "+mj-"))):
            for key in list(element.attrib):
                del element.attrib[key]
            element.set("typeface", self.font)

    def _is_fixed(self, element: etree._Element) -> bool:
        """The element belongs to a fixed style, or to a run or paragraph in one."""
        if not self.fixed:
            return False
        style = ooxml.ancestor(element, _STYLE)
        if style is not None:
            return style.get(ooxml.qn("w:styleId"), "") in self.fixed
        holders = (ooxml.ancestor(element, ooxml.R), ooxml.ancestor(element, ooxml.P))
        named = (holder.find(path) for holder, path in zip(holders, _NAMED, strict=True) if holder is not None)
        return any(found is not None and found.get(ooxml.VAL, "") in self.fixed for found in named)

    def _half_points(self, value: int) -> int:
        return value if value < _SMALLEST * 2 else round(value * self.factor)

    def _hundredths(self, value: int) -> int:
        return max(100, round(value * self.factor / 50) * 50)

    def _line(self, spacing: etree._Element) -> None:
        """An exact height made for a line of text grows with its letters; a picture's or a gap's stays."""
        value = spacing.get(_LINE, "")
        size = self._letters_of(spacing)
        if value.isdigit() and size >= _SMALLEST and _LINE_OF_TEXT[0] <= int(value) / 20 / size <= _LINE_OF_TEXT[1]:
            spacing.set(_LINE, str(round(int(value) * self.factor)))

    def _letters_of(self, spacing: etree._Element) -> float:
        """The size of the letters in the paragraphs of this spacing, before it is changed."""
        style = ooxml.ancestor(spacing, _STYLE)
        named = ""
        if style is not None:
            named = style.get(ooxml.qn("w:styleId"), "")
        elif (properties := spacing.getparent()) is not None:
            found = properties.find(_PSTYLE)
            named = "" if found is None else found.get(ooxml.VAL, "")
        look = self.looks.styles.get(named, {})
        own = look.get("szCs") or look.get("sz")
        return int(own) / 2 if own else self.size

    def _table(self, root: etree._Element) -> None:
        """The table of fonts names the new font, with the old one as what to take where the new is not installed."""
        named = ooxml.qn("w:name")
        known = {item.get(named): item for item in root}
        for old in [item for name, item in known.items() if name in self.fonts]:
            if self.font in known:
                if known[self.font] is not old:
                    ooxml.remove(old)
                continue
            kept = {etree.QName(child).localname: child for child in old}
            other = kept.pop("altName", None)
            before = old.get(named, "")
            for child in list(old):
                if etree.QName(child).localname not in ("charset", "family", "pitch"):
                    old.remove(child)
            alternatives = [before, *(other.get(ooxml.VAL, "").split(",") if other is not None else ())]
            listed = ",".join(dict.fromkeys(n.strip() for n in alternatives if n.strip() and n.strip() != self.font))
            old.insert(0, etree.Element(ooxml.qn("w:altName"), {ooxml.VAL: listed}))
            old.set(named, self.font)
            known[self.font] = old


def _ids(styles: bytes | None, names: frozenset[str], name: str) -> frozenset[str]:
    """The ids of the styles with these names; Word shows names, the file refers to ids."""
    if styles is None or not names:
        return frozenset()
    found = package.parse(styles, _STYLES, name).iter(_STYLE)
    titled = ((style.get(ooxml.qn("w:styleId"), ""), style.find(ooxml.qn("w:name"))) for style in found)
    return frozenset(key for key, title in titled if title is not None and title.get(ooxml.VAL, "") in names)


def _scale(element: etree._Element, key: str, scaled: Callable[[int], int]) -> None:
    value = element.get(key, "")
    if value.isascii() and value.isdigit():
        element.set(key, str(scaled(int(value))))


def _defaults_of(root: etree._Element) -> etree._Element:
    """The run properties of the document's defaults, made where they are missing."""
    at = root
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        found = at.find(ooxml.qn(name))
        if found is None:
            found = etree.Element(ooxml.qn(name))
            at.insert(0, found)
        at = found
    return at
