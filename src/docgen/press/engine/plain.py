"""A Word file as its page is read: tracked changes accepted, wrappers around tags taken off, strict names made usual.

Word wraps what it knows of a text around the text: that it was inserted yesterday, that it is a smart tag, that it may
be filled in from elsewhere. A tag that is cut by such a wrapper, or stands in one, means what it says on the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from docgen.press.engine import ooxml

_W = "{" + ooxml.NS["w"] + "}"
_DELETED = tuple(_W + name for name in ("del", "moveFrom", "cellDel"))
_INSERTED = tuple(_W + name for name in ("ins", "moveTo"))
_HISTORY = tuple(
    _W + name
    for name in (
        "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange",
        "tblPrExChange", "numberingChange", "cellIns", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd",
        "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
        "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
_WRAPPERS = tuple(_W + name for name in ("smartTag", "customXml"))
_PROPERTIES = ("}customXmlPr", "}smartTagPr")
_SDT, _CONTENT, _BINDING = _W + "sdt", _W + "sdtContent", _W + "dataBinding"
_MARKS = (b":del ", b":ins ", b":moveFrom", b":moveTo", b"Change ", b":sdt>", b":smartTag", b":customXml ", b":cellDel")
_STORED = re.compile(rb"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_TAG = re.compile(r"\{[{%#]|[}%#]\}")

_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL_NAMES: tuple[tuple[bytes, bytes], ...] = tuple(
    (_STRICT + strict.encode(), b"http://schemas.openxmlformats.org/" + usual.encode())
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("spreadsheetml/main", "spreadsheetml/2006/main"),
        ("drawingml/main", "drawingml/2006/main"),
        ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
        ("drawingml/spreadsheetDrawing", "drawingml/2006/spreadsheetDrawing"),
        ("drawingml/chartDrawing", "drawingml/2006/chartDrawing"),
        ("drawingml/chart", "drawingml/2006/chart"),
        ("drawingml/diagram", "drawingml/2006/diagram"),
        ("drawingml/picture", "drawingml/2006/picture"),
        ("drawingml/lockedCanvas", "drawingml/2006/lockedCanvas"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/customXml", "officeDocument/2006/customXml"),
        ("officeDocument/customProperties", "officeDocument/2006/custom-properties"),
        ("officeDocument/extendedProperties", "officeDocument/2006/extended-properties"),
        ("officeDocument/docPropsVTypes", "officeDocument/2006/docPropsVTypes"),
        ("officeDocument/bibliography", "officeDocument/2006/bibliography"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("schemaLibrary/main", "schemaLibrary/2006/main"),
    )
)


def usual(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a file that was saved as strict Open XML under the names that Word usually writes."""
    if not any(_STRICT in data for name, data in parts.items() if name.endswith(".rels")):
        return dict(parts)
    return {name: _renamed(data) if name.endswith((".xml", ".rels")) else data for name, data in parts.items()}


def _renamed(data: bytes) -> bytes:
    for strict, name in _USUAL_NAMES:
        data = data.replace(strict, name)
    return re.sub(rb'\s\w+:conformance="strict"', b"", data, count=1)


def without_tags(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The stores of values whose controls hold tags, without the tags: what was bound to them is no more."""
    stores = (name for name in parts if name.startswith("customXml/") and name.endswith(".xml"))
    return {name: _STORED.sub(b"", parts[name]) for name in stores if _STORED.search(parts[name])}


def is_wrapped(data: bytes) -> bool:
    """The part may hold something that `settle` changes."""
    return any(mark in data for mark in _MARKS)


def settle(root: etree._Element) -> bool:
    """Make a part as its page is read; whether that changed it."""
    before = etree.tostring(root)
    _accept(root)
    for paragraph in list(root.iter(ooxml.P)):
        if _TAG.search("".join(_typed(paragraph))):
            for wrapper in list(paragraph.iter(_SDT, *_WRAPPERS)):
                if ooxml.ancestor(wrapper, ooxml.P) is paragraph:
                    _unwrap(wrapper)
    for control in root.iter(_SDT):
        if _TAG.search("".join(_typed(control))):
            for binding in list(control.iter(_BINDING, "{*}dataBinding")):
                _remove(binding)  # Word would show the store's text instead
    return etree.tostring(root) != before


def _accept(root: etree._Element) -> None:
    for mark in list(root.iter(*_DELETED)):
        if mark.getparent() is not None:
            _delete(mark)
    for history in list(root.iter(*_HISTORY)):
        _remove(history)
    for inserted in list(root.iter(*_INSERTED)):
        _unwrap(inserted)


def _delete(mark: etree._Element) -> None:
    """Take out what a deletion holds; where it is a paragraph's or a row's own mark, that paragraph or row is gone."""
    holder = mark.getparent()
    row = holder.getparent() if holder is not None and holder.tag == ooxml.TRPR else None
    cell = holder.getparent() if holder is not None and holder.tag == ooxml.TCPR else None
    if row is not None or cell is not None:
        gone = row if row is not None else cell
        assert gone is not None
        if gone.getparent() is not None:
            _remove(gone)
    else:
        _remove(mark)


def _remove(element: etree._Element) -> None:
    """Take an element out; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    ooxml.put_text_before(element, element.tail or "")
    element.tail = None
    parent.remove(element)


def _unwrap(wrapper: etree._Element) -> None:
    """Put what a wrapper holds in its place."""
    parent = wrapper.getparent()
    if parent is None:
        return
    content = wrapper.find(_CONTENT) if wrapper.tag == _SDT else wrapper
    held = [] if content is None else [child for child in content if not str(child.tag).endswith(_PROPERTIES)]
    at = parent.index(wrapper)
    for child in held:
        parent.insert(at, child)
        at += 1
    _remove(wrapper)


def _typed(element: etree._Element) -> list[str]:
    return [text.text or "" for text in element.iter(ooxml.T, ooxml.INSTRUCTION)]
