"""Word's view of the styles that `templates/sources/styles.txt` tells: word/styles.xml and word/fontTable.xml.

Every style names its size and weight with the complex-script twin (w:szCs, w:bCs), without which Word and LibreOffice
print Thai in another font, size or weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

SOURCES = Path(__file__).resolve().parents[2] / "templates" / "sources"
SIGNER_GAP = 170  # twips at both sides of each who signs in a table
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_FLAGS = frozenset({"bold", "left", "centre", "right", "justify", "keep", "whole", "new-page", "rule", "dotted"})
_VALUES = frozenset({"on", "size", "first", "left", "right", "hanging", "before", "after", "line", "tab", "color"})
_ALIGNED = {"left": "left", "centre": "center", "right": "right", "justify": "thaiDistribute"}
_BORDERS = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True, slots=True)
class Style:
    """A style: what it is told by a word alone, and by a word and its value."""

    id: str
    name: str
    flags: tuple[str, ...]
    values: tuple[tuple[str, str], ...]

    @property
    def keep_next(self) -> bool:
        return "keep" in self.flags

    def value(self, name: str) -> str:
        return next((value for key, value in self.values if key == name), "")


@dataclass(frozen=True, slots=True)
class House:
    """The file as it is read: settings, and the styles of all papers and of letters only."""

    settings: dict[str, str]
    paragraphs: tuple[list[Style], list[Style]]
    words: tuple[list[Style], list[Style]]


def read(path: Path) -> House:
    """The styles that a file tells; what is not understood raises ValueError with the line."""
    house, of_letters = House({}, ([], []), ([], [])), False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line == "letters:":
            of_letters = True
        elif line and not line.startswith("#"):
            fields = [field.strip() for field in line.split("|")]
            setting, _, value = line.partition(" = ")
            if len(fields) == 3:
                style_id = fields[0].removeprefix("words ")
                told = house.paragraphs if style_id == fields[0] else house.words
                told[of_letters].append(_style(style_id.strip(), fields[1], fields[2], f"{path.name}:{number}"))
            elif setting in ("font", "instead", "size"):
                house.settings[setting] = value
            else:
                raise ValueError(f"{path.name}:{number}: not understood: {line}")
    return house


def _style(style_id: str, name: str, look: str, place: str) -> Style:
    parts = [part.partition("=") for part in look.split()]
    flags = tuple(key for key, is_value, _ in parts if not is_value)
    values = tuple((key, value) for key, is_value, value in parts if is_value)
    if unknown := {*flags} - _FLAGS | {key for key, _ in values} - _VALUES:
        raise ValueError(f"{place}: a style knows no {', '.join(sorted(unknown))}")
    return Style(style_id, name, flags, values)


_HOUSE = read(SOURCES / "styles.txt")
FONT, _INSTEAD = _HOUSE.settings["font"], _HOUSE.settings["instead"]
PARAGRAPH_STYLES = tuple(_HOUSE.paragraphs[0])
LETTER_STYLES = tuple(_HOUSE.paragraphs[1])
PARAGRAPH_IDS = frozenset(style.id for style in PARAGRAPH_STYLES + LETTER_STYLES)
CHARACTER_IDS = frozenset(style.id for styles in _HOUSE.words for style in styles)


def styles_xml(*, letters: bool = False) -> bytes:
    """The whole word/styles.xml: document defaults, Normal and the styles of the file, no latent styles."""
    paragraphs = PARAGRAPH_STYLES + (LETTER_STYLES if letters else ())
    words = [*_HOUSE.words[0], *(_HOUSE.words[1] if letters else ())]
    spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    hidden = '<w:uiPriority w:val="99"/><w:semiHidden/>'
    parts = [
        f'<w:styles xmlns:w="{W}">',
        f"<w:docDefaults><w:rPrDefault>{_default_run()}</w:rPrDefault>",
        f"<w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault></w:docDefaults>",
        _default("paragraph", "Normal", "Normal", f"<w:qFormat/>{_default_run()}"),
        _default("character", "DefaultParagraphFont", "Default Paragraph Font", hidden),
        _default("table", "TableNormal", "Normal Table", f"{hidden}<w:tblPr>{_margins(108)}</w:tblPr>"),
        _default("numbering", "NoList", "No List", hidden),
        *(_custom(s, "paragraph", s.value("on") or "Normal", _lines(s) + _letters(s)) for s in paragraphs),
        *(_custom(s, "character", "DefaultParagraphFont", _letters(s)) for s in words),
        _table("PaperTable", "ตารางมีเส้น", f"<w:tblBorders>{_BORDERS}</w:tblBorders>{_margins(80)}"),
        _table("PaperPlainTable", "ตารางไม่มีเส้น", _margins(0, 110)),
        _table("PaperSignTable", "ตารางลงนาม", _margins(SIGNER_GAP)),
        "</w:styles>",
    ]
    return "".join(parts).encode("utf-8")


def font_table_xml() -> bytes:
    """The word/fontTable.xml, which tells Word what to take where the office's font is not installed."""
    return (
        f'<w:fonts xmlns:w="{W}"><w:font w:name={quoteattr(FONT)}><w:altName w:val={quoteattr(_INSTEAD)}/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()


def _size(points: str) -> str:
    half_points = round(float(points) * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _default_run() -> str:
    font = quoteattr(FONT)
    return (
        f"<w:rPr><w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>"
        f'{_size(_HOUSE.settings["size"])}<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/></w:rPr>'
    )


def _lines(style: Style) -> str:
    """The properties of a paragraph, in the schema's order."""
    told = {"keep": "<w:keepNext/>", "whole": "<w:keepLines/>", "new-page": "<w:pageBreakBefore/>"}
    parts = [*(xml for flag, xml in told.items() if flag in style.flags), "<w:widowControl/>"]
    if "rule" in style.flags:
        parts.append('<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>')
    tabs = [value.split(",") for key, value in style.values if key == "tab"]
    stops = "".join(f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{at}"/>' for at, kind, leader in tabs)
    parts.append(f"<w:tabs>{stops}</w:tabs>" if stops else "")
    line, _, rule = style.value("line").partition(",")
    spacing = {"before": style.value("before"), "after": style.value("after"), "line": line, "lineRule": rule}
    indents = {name: style.value(name) for name in ("left", "right", "first", "hanging")}
    indents["firstLine"] = indents.pop("first")
    parts += [_element("spacing", spacing), _element("ind", indents)]
    parts += [f'<w:jc w:val="{align}"/>' for flag, align in _ALIGNED.items() if flag in style.flags]
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _letters(style: Style) -> str:
    parts = ["<w:b/><w:bCs/>" if "bold" in style.flags else ""]
    parts.append(_element("color", {"val": style.value("color")}))
    parts.append(_size(style.value("size")) if style.value("size") else "")
    parts.append('<w:u w:val="dotted"/>' if "dotted" in style.flags else "")
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def _element(name: str, attributes: dict[str, str]) -> str:
    told = "".join(f' w:{key}="{value}"' for key, value in attributes.items() if value)
    return f"<w:{name}{told}/>" if told else ""


def _custom(style: Style, kind: str, on: str, properties: str) -> str:
    return (
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>'
        f'<w:basedOn w:val="{on}"/><w:qFormat/>{properties}</w:style>'
    )


def _table(style_id: str, name: str, properties: str) -> str:
    return _custom(Style(style_id, name, (), ()), "table", "TableNormal", f"<w:tblPr>{properties}</w:tblPr>")


def _margins(left: int, right: int | None = None) -> str:
    edges = (("top", 0), ("left", left), ("bottom", 0), ("right", left if right is None else right))
    inner = "".join(f'<w:{edge} w:w="{width}" w:type="dxa"/>' for edge, width in edges)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def _default(kind: str, style_id: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{style_id}"><w:name w:val="{name}"/>{properties}</w:style>'
    )
