"""Values that are more than text, as XML for the place of their tag: lines, rich text, pictures, ready markup.

Whatever is not built here from escaped text is parsed, alone and strictly, before it may stand in a paper; so the whole
keeps the nesting that the template was proven to have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr, unescape

from lxml import etree

from docgen.press.engine import ooxml, pieces
from docgen.press.engine.additions import Additions, Relations
from docgen.press.engine.chartplan import ChartPlan, Filled
from docgen.press.engine.faults import TemplateFaults
from docgen.press.engine.package import safe_parser
from docgen.press.engine.pieces import Site
from docgen.press.engine.values import LINK, InlineImage

if TYPE_CHECKING:
    from docgen.press.engine.printing import Shown

_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>|<w:sectPr\b[^>]*/>", re.DOTALL)
_BREAKS = re.compile("[\n\t\a\f\ufdd2\ufdd3]")
_SHELTERED = str.maketrans({"\a": "\ufdd2", "\f": "\ufdd3"})  # bell and form feed may not stand in XML
_RELATION = re.compile(r'\br:(?:id|embed|link|pict)="([^"]*)"')
_DRAWING = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*(")')
_OPEN_TEXT = '<w:t xml:space="preserve">'
_WRAPPERS = {
    pieces.TEXT: ("<w:p><w:r><w:t>", "</w:t></w:r></w:p>"),
    pieces.RUNS: ("<w:p>", "</w:p>"),
    pieces.ROWS: ("<w:tbl>", "</w:tbl>"),
    pieces.CELLS: ("<w:tr>", "</w:tr>"),
}
_TWINS = {"b": "bCs", "i": "iCs", "sz": "szCs"}
_RPR_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
    "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs",
    "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_RANK = {ooxml.qn(f"w:{name}"): rank for rank, name in enumerate(_RPR_ORDER)}


class FragmentError(Exception):
    """A value cannot become XML at its place: a fault's code and what its wording needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values


class Fragments:
    """Turns values into XML for one part of one rendering."""

    def __init__(
        self,
        namespaces: Mapping[str | None, str],
        relations: Relations,
        additions: Additions,
        finish: Callable[[str], str] | None,
    ) -> None:
        self._namespaces = namespaces
        self._relations, self._additions, self._finish = relations, additions, finish
        self._rich: dict[tuple[str, str, bool], str] = {}
        self._sound: set[tuple[str, str]] = set()

    def next_drawing(self) -> int:
        return self._additions.next_drawing()

    def list_number(self, number: int, *, is_restart: bool) -> int:
        return self._additions.list_number(number, is_restart=is_restart)

    def chart(self, plan: ChartPlan, filled: Filled) -> str:
        """A filled chart taken into the package; the identifier of its relationship."""
        return self._additions.chart(plan, filled, self._relations)

    def _format(self, site: Site) -> str:
        return self._additions.renumbered(site.tag.paragraph_format)

    def in_context(self, runs: str, site: Site, *, is_paragraphs: bool) -> str:
        """Runs (or paragraphs) brought to the level at which the tag stands."""
        tag = site.tag
        if is_paragraphs:
            if site.context == pieces.BLOCKS:
                return runs
            raise FragmentError("value-wrong-place", kind="RichTextParagraph")
        if site.context == pieces.TEXT:
            return f"</w:t></w:r>{runs}<w:r>{tag.run_format}{_OPEN_TEXT}"
        if site.context == pieces.RUNS:
            return runs
        if site.context == pieces.BLOCKS:
            return f"<w:p>{_SECTION.sub('', self._format(site))}{runs}</w:p>"
        raise FragmentError("value-wrong-place", kind="RichText")

    def listing(self, text: str, site: Site, shown: Shown) -> str:
        """Text whose line ends become breaks, in the format that surrounds the tag."""
        tag = site.tag
        escaped = "".join(shown.xml(part) if n % 2 == 0 else part for n, part in enumerate(_split(text)))
        broken = _break(escaped, tag.run_format, self._format(site), may_end=tag.is_in_paragraph)
        if site.context == pieces.TEXT:
            return broken
        return self.in_context(f"<w:r>{tag.run_format}{_OPEN_TEXT}{broken}</w:t></w:r>", site, is_paragraphs=False)

    def rich(self, xml: str, site: Site, *, is_paragraphs: bool) -> str:
        """Rich text in schema order, bold and italic for Thai as well, at the level of its tag."""
        format_ = "" if is_paragraphs else self._format(site)
        key = (xml, format_, is_paragraphs)
        if key not in self._rich:
            self._rich[key] = self._settled(xml, format_, may_end=is_paragraphs or site.tag.is_in_paragraph)
        return self.in_context(self._rich[key], site, is_paragraphs=is_paragraphs)

    def _settled(self, xml: str, paragraph_format: str, *, may_end: bool) -> str:
        root = self._parsed(xml.translate(_SHELTERED))
        for properties in root.iter(ooxml.RPR):
            complete(properties)
        for run in root.iter(ooxml.R):
            for text in run.iter(ooxml.T):
                if text.text and self._finish is not None:
                    text.text = self._finish(text.text)
        for child in root:
            for run in list(child.iter(ooxml.R)):
                paragraph = ooxml.ancestor(run, ooxml.P)
                format_ = paragraph_format if paragraph is None else ooxml.bare_xml(paragraph.find(ooxml.PPR))
                is_linked = ooxml.ancestor(run, ooxml.qn("w:hyperlink")) is not None
                _mark_breaks(run, format_, may_end=may_end and not is_linked)
        written = "".join(ooxml.bare_xml(child) for child in root)
        return self._related(_unmark(written))

    def markup(self, xml: str, site: Site) -> str:
        """Ready markup, once it is seen to be whole."""
        if site.context in (pieces.ATTRIBUTE, pieces.PLAIN):
            raise FragmentError("value-wrong-place", kind="Markup")
        if (xml, site.context) not in self._sound:
            begin, end = _WRAPPERS.get(site.context, ("", ""))
            self._parsed(begin + xml + end)
            self._sound.add((xml, site.context))
        return self._related(_DRAWING.sub(lambda m: f"{m.group(1)}{self.next_drawing()}{m.group(2)}", xml))

    def _parsed(self, xml: str) -> etree._Element:
        try:
            return etree.fromstring(f"{_root(self._namespaces)}{xml}</x>", safe_parser())
        except etree.XMLSyntaxError as error:
            raise FragmentError("markup-broken", reason=error.msg or "") from error

    def _related(self, xml: str) -> str:
        def resolve(match: re.Match[str]) -> str:
            identifier = match.group(1)
            if identifier.startswith(LINK):
                address = unescape(identifier.removeprefix(LINK), {"&quot;": '"'})
                return match.group().replace(identifier, self._relations.link(address))
            if identifier not in self._relations:
                raise FragmentError("relationship-unknown", identifier=identifier)
            return match.group()

        return _RELATION.sub(resolve, xml) if " r:" in xml else xml

    def image(self, value: InlineImage, site: Site) -> str:
        """A picture in its own run."""
        try:
            picture = self._additions.picture(value)
        except TemplateFaults:
            raise
        except Exception as error:
            raise FragmentError("image-unreadable", reason=type(error).__name__) from error
        number = self.next_drawing()
        relation = self._relations.image(picture.part)
        click = ""
        if value.anchor:
            address = self._relations.link(value.anchor)
            click = f'<a:hlinkClick xmlns:a="{ooxml.NS["a"]}" xmlns:r="{ooxml.NS["r"]}" r:id="{address}"/>'
        name = quoteattr(picture.part.rpartition("/")[2])
        described = f" descr={quoteattr(value.description)}" if value.description else ""
        drawing = _INLINE.format(
            width=picture.width, height=picture.height, id=number, name=name, described=described,
            click=click, relation=relation, wp=ooxml.NS["wp"], a=ooxml.NS["a"], pic=ooxml.NS["pic"], r=ooxml.NS["r"],
        )  # fmt: skip
        run = f"<w:r>{site.tag.run_format}<w:drawing>{drawing}</w:drawing></w:r>"
        return self.in_context(run, site, is_paragraphs=False)


def _root(namespaces: Mapping[str | None, str]) -> str:
    """The beginning of an element that declares what a part declares."""
    declared: dict[str, str] = dict(ooxml.NS) | {prefix: uri for prefix, uri in namespaces.items() if prefix}
    return "<x " + " ".join(f"xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in declared.items()) + ">"


_INLINE = (
    '<wp:inline xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{id}" name="Picture {id}"{described}>{click}</wp:docPr><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks xmlns:a="{a}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}"><pic:nvPicPr>'
    '<pic:cNvPr id="{id}" name={name}>{click}</pic:cNvPr><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip xmlns:r="{r}" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
)


def _split(text: str) -> list[str]:
    """Text and breaks in turn."""
    parts: list[str] = []
    at = 0
    for match in _BREAKS.finditer(text):
        parts += (text[at : match.start()], match.group())
        at = match.end()
    return [*parts, text[at:]]


def _break(text: str, run_format: str, paragraph_format: str, *, may_end: bool) -> str:
    """Escaped text inside w:t with its line ends made breaks."""
    line = f"</w:t><w:br/>{_OPEN_TEXT}"
    begin = f"<w:r>{run_format}{_OPEN_TEXT}"
    paragraph = f"<w:p>{_SECTION.sub('', paragraph_format)}{begin}"
    page = '</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>' + paragraph
    become = {
        "\n": line,
        "\t": f"</w:t></w:r><w:r>{run_format}<w:tab/></w:r>{begin}",
        "\a": f"</w:t></w:r></w:p>{paragraph}" if may_end else line,
        "\f": page if may_end else f'</w:t><w:br w:type="page"/>{_OPEN_TEXT}',
    }
    become |= {"\ufdd2": become["\a"], "\ufdd3": become["\f"]}
    return _BREAKS.sub(lambda match: become[match.group()], text)


# Breaks in rich text are written as comments while the runs are still a tree, and become XML afterwards.
_MARKED = re.compile(r"<!--([0-9a-f]*)-->")


def _mark_breaks(run: etree._Element, paragraph_format: str, *, may_end: bool) -> None:
    run_format = ooxml.bare_xml(run.find(ooxml.RPR))
    for text in run.iter(ooxml.T):
        text.set(ooxml.XML_SPACE, "preserve")
        parts = _split(text.text or "")
        if len(parts) == 1:
            continue
        text.text = parts[0]
        for break_, following in zip(parts[1::2], parts[2::2], strict=True):
            xml = _break(break_, run_format, paragraph_format, may_end=may_end)
            comment = etree.Comment(xml.encode("utf-8").hex())
            comment.tail = following
            text.append(comment)


def _unmark(xml: str) -> str:
    return _MARKED.sub(lambda match: bytes.fromhex(match.group(1)).decode("utf-8"), xml)


def complete(properties: etree._Element) -> None:
    """Give every property of Latin text its complex-script twin, and bring all into the schema's order."""
    for name, twin in _TWINS.items():
        item = properties.find(ooxml.qn(f"w:{name}"))
        if item is not None and properties.find(ooxml.qn(f"w:{twin}")) is None:
            properties.append(ooxml.like(f"w:{twin}", item))
    for shade in properties.findall(ooxml.qn("w:shd")):
        if ooxml.VAL not in shade.attrib:
            shade.set(ooxml.VAL, "clear")
    ordered = sorted(properties, key=lambda item: _RANK.get(str(item.tag), len(_RANK)))
    for item in ordered:
        properties.append(item)
