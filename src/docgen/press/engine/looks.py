"""How a run of a Word file looks in the end: its own format over those of its styles and the document's defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from docgen.press.engine import ooxml
from docgen.press.engine.package import safe_parser

Look = Mapping[str, str]
_SWITCHES = ("b", "bCs", "i", "iCs")
_OFF = frozenset(("0", "false", "off"))


@dataclass(slots=True)
class Looks:
    """The styles of a file, each with what it inherits."""

    defaults: Look = field(default_factory=dict)
    styles: dict[str, Look] = field(default_factory=dict)
    default_paragraph: str = ""

    @classmethod
    def read(cls, styles: bytes | None) -> Looks:
        """The looks that a styles part defines."""
        looks = cls()
        if styles is None:
            return looks
        root = etree.fromstring(styles, safe_parser())
        looks.defaults = _written(root.find(f"{ooxml.qn('w:docDefaults')}/{ooxml.qn('w:rPrDefault')}/{ooxml.RPR}"))
        found = {style.get(ooxml.qn("w:styleId"), ""): style for style in root.iter(ooxml.qn("w:style"))}
        for name, style in found.items():
            if style.get(ooxml.qn("w:type")) == "paragraph" and style.get(ooxml.qn("w:default")) in ("1", "true"):
                looks.default_paragraph = name
            chain, at = [], name
            while at in found and at not in chain:
                chain.append(at)
                based = found[at].find(ooxml.qn("w:basedOn"))
                at = "" if based is None else based.get(ooxml.VAL, "")
            look: dict[str, str] = {}
            for item in reversed(chain):
                look.update(_written(found[item].find(ooxml.RPR)))
            looks.styles[name] = look
        return looks

    def of(self, run: etree._Element) -> Look:
        """What counts for a run: fonts `ascii`, `hAnsi`, `cs`; sizes `sz`, `szCs`; `b`, `bCs`, `i`, `iCs` as 1 or 0."""
        paragraph, table = ooxml.ancestor(run, ooxml.P), ooxml.ancestor(run, ooxml.TBL)
        properties = run.find(ooxml.RPR)
        named = (
            _style(table, "w:tblPr", "w:tblStyle"),
            _style(paragraph, "w:pPr", "w:pStyle") or self.default_paragraph,
            _style(run, "w:rPr", "w:rStyle"),
        )
        look = dict(self.defaults)
        for name in named:
            look.update(self.styles.get(name, {}))
        look.update(_written(properties))
        return look


def _style(holder: etree._Element | None, properties: str, name: str) -> str:
    found = holder.find(f"{ooxml.qn(properties)}/{ooxml.qn(name)}") if holder is not None else None
    return "" if found is None else found.get(ooxml.VAL, "")


def _written(properties: etree._Element | None) -> dict[str, str]:
    """What a w:rPr says itself."""
    look: dict[str, str] = {}
    for item in properties if properties is not None else ():
        name = etree.QName(item).localname
        if name == "rFonts":
            look.update(_fonts(item.attrib.items()))
        elif name in ("sz", "szCs"):
            look[name] = item.get(ooxml.VAL, "")
        elif name in _SWITCHES:
            look[name] = "0" if item.get(ooxml.VAL, "1") in _OFF else "1"
    return look


def _fonts(attributes: Iterable[tuple[object, object]]) -> dict[str, str]:
    """Fonts by script; a theme's font counts as `theme`."""
    found: dict[str, str] = {}
    for key, value in attributes:
        name = etree.QName(str(key)).localname
        script = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "cstheme": "cs"}.get(name)
        if script:
            found[script] = "theme"
        elif name in ("ascii", "hAnsi", "cs"):
            found.setdefault(name, str(value))
    return found
