"""What Word wants of a paper besides being well-formed, prepared while a template is compiled.

Drawing ids that never repeat, cells that end with a paragraph, grids that fit their rows, lists that begin anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from docgen.press.engine import ooxml, tables
from docgen.press.engine.reading import Reading
from docgen.press.engine.syntax import CLOSE, MARK, OPEN, Tag

_DOCPR = ooxml.qn("wp:docPr")
_SHAPES = frozenset(
    ooxml.qn(f"v:{name}") for name in ("shape", "rect", "oval", "line", "roundrect", "group", "polyline")
)
_OLE = ooxml.qn("o:OLEObject")
_PARAGRAPH_IDS = (ooxml.qn("w14:paraId"), ooxml.qn("w14:textId"))
_NUMPR, _NUMID, _ILVL = ooxml.qn("w:numPr"), ooxml.qn("w:numId"), ooxml.qn("w:ilvl")
_STYLE = ooxml.qn("w:pStyle")
_SDT, _SDT_CONTENT = ooxml.qn("w:sdt"), ooxml.qn("w:sdtContent")
_CONDITION = re.compile(r"if\s+(.+)", re.DOTALL)

Lists = Mapping[str, tuple[str, str]]  # a paragraph style's id → its list's number and level


def keep_up(root: etree._Element, reading: Reading, lists: Callable[[], Lists]) -> None:
    """Prepare a part's drawings, lists, cells and tables for every rendering to come."""
    if any(tag.keyword == "restart" for tag in reading.tags):
        _restart_lists(root, reading, lists())
    for element in root.iter(etree.Element):
        if element.tag == ooxml.TC:
            _guard_end(element, reading)
        elif element.tag == ooxml.TBL:
            _keep_table(element, reading)
        elif element.tag == _DOCPR:
            element.set("id", reading.mark(_engine_tag("drawing_id")))
        elif element.tag in _SHAPES and "id" in element.attrib and not _is_linked(element):
            element.set("id", "docgen_s" + reading.mark(_engine_tag("drawing_id")))
        elif element.tag == ooxml.P and reading.story != "comments":
            for name in _PARAGRAPH_IDS:  # a paragraph in a loop would repeat them, and nothing refers to them
                element.attrib.pop(name, "")


def _engine_tag(special: str, inner: str = "0") -> Tag:
    return Tag(kind="print", raw="", inner=inner, special=special)


def _is_linked(shape: etree._Element) -> bool:
    parent = shape.getparent()
    return parent is not None and parent.find(_OLE) is not None


def _steps(element: etree._Element, reading: Reading) -> Iterator[tuple[int, etree._Element | None, Tag | None]]:
    """An element's children and the tags between them in order, each with the number of statements around it."""
    depth = 0
    text = element.text
    children = list(element)
    for child in (None, *children):
        if child is not None:
            yield depth, child, None
            text = child.tail
        for number in MARK.findall(text or ""):
            tag = reading.tags[int(number)]
            if tag.keyword.startswith("end"):
                depth -= 1
            yield depth, None, tag
            depth += tag.opens


def _guard_end(cell: etree._Element, reading: Reading) -> None:
    """Word refuses a cell that does not end with a paragraph; see to it where the last one may be missing."""
    is_safe = False
    for depth, child, tag in _steps(cell, reading):
        if child is not None and _ends_with_paragraph(child):
            is_safe = is_safe or depth == 0
        elif (child is not None and child.tag != ooxml.TCPR) or (tag is not None and tag.kind == "print"):
            is_safe = False
    if not is_safe:
        mark = reading.mark(_engine_tag("end_of_cell"))
        if len(cell):
            cell[-1].tail = (cell[-1].tail or "") + mark
        else:
            cell.text = (cell.text or "") + mark


def _ends_with_paragraph(element: etree._Element) -> bool:
    """A paragraph, or a content control whose last block is one whatever is printed."""
    if element.tag == _SDT:
        content = element.find(_SDT_CONTENT)
        blocks = [] if content is None else list(content)
        return bool(blocks) and not MARK.search(blocks[-1].tail or "") and _ends_with_paragraph(blocks[-1])
    return bool(element.tag == ooxml.P)


def _keep_table(table: etree._Element, reading: Reading) -> None:
    """Fit the grid now where all rows keep their cells; leave it to every rendering where they do not."""
    rows = [(depth, child) for depth, child, _ in _steps(table, reading) if child is not None and child.tag == ooxml.TR]
    has_own_tags = any(tag is not None and tag.kind == "print" for _, _, tag in _steps(table, reading))
    changes = any(tag is not None for _, row in rows for _, _, tag in _steps(row, reading)) or any(
        OPEN in span.get(ooxml.VAL, "") for _, row in rows for span in row.iter(ooxml.qn("w:gridSpan"))
    )
    if not changes and not has_own_tags:
        tables.fit_grid(table)
        if any(not depth for depth, _ in rows):
            return
    reading.stays_whole = True
    grid = table.find(ooxml.qn("w:tblGrid"))
    if has_own_tags or grid is None or not rows:
        reading.needs_tree = True
        return
    ooxml.put_text_before(grid, reading.mark(_engine_tag("begin_of_table")))
    table[-1].tail = (table[-1].tail or "") + reading.mark(_engine_tag("end_of_table"))


def paragraph_lists(styles: bytes | None) -> Lists:
    """The lists that paragraph styles belong to; a style without one has its base's."""
    if styles is None:
        return {}
    from docgen.press.engine.package import safe_parser

    own: dict[str, tuple[str, str]] = {}
    base: dict[str, str] = {}
    for style in etree.fromstring(styles, safe_parser()).iter(ooxml.qn("w:style")):
        name = style.get(ooxml.qn("w:styleId"), "")
        if (found := _list_of(style)) is not None:
            own[name] = found
        based = style.find(ooxml.qn("w:basedOn"))
        if based is not None:
            base[name] = based.get(ooxml.VAL, "")
    for name in base:
        seen, at = set(), name
        while at not in own and at in base and at not in seen:
            seen.add(at)
            at = base[at]
        if at in own:
            own.setdefault(name, own[at])
    return own


def _list_of(holder: etree._Element) -> tuple[str, str] | None:
    """The list's number and level written in a paragraph's or a style's own properties."""
    number = holder.find(f"{ooxml.PPR}/{_NUMPR}/{_NUMID}")
    if number is None:
        return None
    level = holder.find(f"{ooxml.PPR}/{_NUMPR}/{_ILVL}")
    return number.get(ooxml.VAL, "0"), "0" if level is None else level.get(ooxml.VAL, "0")


def _belonging(paragraph: etree._Element, lists: Lists) -> tuple[str, str] | None:
    if (own := _list_of(paragraph)) is not None:
        return own if own[0] != "0" else None
    style = paragraph.find(f"{ooxml.PPR}/{_STYLE}")
    return lists.get(style.get(ooxml.VAL, "")) if style is not None else None


def _restart_lists(root: etree._Element, reading: Reading, lists: Lists) -> None:
    """`{% restart %}` in a numbered paragraph: it is the first of its list; with `if …`, only where that holds."""
    conditions: dict[etree._Element, str] = {}
    restarted: set[str] = set()
    for text in root.iter(ooxml.T):
        for number in MARK.findall(text.text or ""):
            tag = reading.tags[int(number)]
            if tag.keyword != "restart":
                continue
            text.text = (text.text or "").replace(f"{OPEN}{number}{CLOSE}", "")
            paragraph = ooxml.ancestor(text, ooxml.P)
            belonging = None if paragraph is None else _belonging(paragraph, lists)
            if paragraph is None or belonging is None:
                reading.fault("restart-without-list", tag)
                continue
            condition = _CONDITION.match(tag.rest)
            conditions[paragraph] = condition.group(1) if condition else "1"
            restarted.add(belonging[0])
    if not restarted:
        return
    for paragraph in root.iter(ooxml.P):
        belonging = _belonging(paragraph, lists)
        if belonging is not None and belonging[0] in restarted:
            inner = f"({belonging[0]}, {conditions.get(paragraph, '0')})"
            _set_list(paragraph, reading.mark(_engine_tag("list_number", inner)), belonging[1])


def _set_list(paragraph: etree._Element, number: str, level: str) -> None:
    properties = paragraph.find(ooxml.PPR)
    if properties is None:
        properties = etree.Element(ooxml.PPR)
        paragraph.insert(0, properties)
    listed = properties.find(_NUMPR)
    if listed is None:
        listed = etree.Element(_NUMPR)
        etree.SubElement(listed, _ILVL, {ooxml.VAL: level})
        etree.SubElement(listed, _NUMID)
        before = {
            ooxml.qn(f"w:{n}")
            for n in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
        }
        properties.insert(sum(1 for item in properties if item.tag in before), listed)
    item = listed.find(_NUMID)
    if item is not None:
        item.set(ooxml.VAL, number)
