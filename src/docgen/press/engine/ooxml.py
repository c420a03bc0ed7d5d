"""Names of WordprocessingML and small edits of its trees that several modules need."""

from __future__ import annotations

import re

from lxml import etree

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def qn(name: str) -> str:
    """`w:p` in the notation of lxml."""
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


P, R, T, TBL, TR, TC = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
PPR, RPR, TCPR, TRPR = qn("w:pPr"), qn("w:rPr"), qn("w:tcPr"), qn("w:trPr")
INSTRUCTION = qn("w:instrText")
PARAGRAPHS = frozenset((P, qn("a:p")))
TEXTS = frozenset((T, INSTRUCTION, qn("w:delText"), qn("a:t"), qn("m:t")))
BLANKS = frozenset((qn("w:br"), qn("w:cr"), qn("w:tab"), qn("w:noBreakHyphen"), qn("w:softHyphen"), qn("a:br")))
VAL, CS = qn("w:val"), qn("w:cs")

_TCPR_BEFORE = {
    "w:gridSpan": ("w:cnfStyle", "w:tcW"),
    "w:vMerge": ("w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge"),
    "w:shd": ("w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders"),
}


def ancestor(element: etree._Element, tag: str) -> etree._Element | None:
    """The nearest element of a kind around this one."""
    return next(element.iterancestors(tag), None)


def attribute(element: etree._Element, local: str) -> str:
    """An attribute by its name in whatever dialect of the format; empty where there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith(f"}}{local}")), "")


def like(name: str, element: etree._Element) -> etree._Element:
    """A new element of another name with the same attributes."""
    made = etree.Element(qn(name))
    for key, value in element.attrib.items():
        made.set(key, value)
    return made


def put_text_before(element: etree._Element, text: str) -> None:
    """Write text directly in front of an element."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def replace_with_text(element: etree._Element, text: str) -> None:
    """Put text where an element stands; what follows the element stays."""
    put_text_before(element, text + (element.tail or ""))
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def remove(element: etree._Element) -> None:
    """Take an element away; what follows it stays."""
    replace_with_text(element, "")


def set_cell_property(cell: etree._Element, name: str, **attributes: str) -> None:
    """Write `name` into the cell's properties at the place that the schema wants, instead of an earlier one."""
    properties = cell.find(TCPR)
    if properties is None:
        properties = etree.Element(TCPR)
        cell.insert(0, properties)
        if cell.text:
            properties.tail, cell.text = cell.text, None
    for old in properties.findall(qn(name)):
        properties.remove(old)
    before = {qn(item) for item in _TCPR_BEFORE[name]}
    at = sum(1 for item in properties if item.tag in before)
    new = etree.Element(qn(name), {qn(f"w:{key}"): value for key, value in attributes.items()})
    properties.insert(at, new)


def is_empty_run(run: etree._Element) -> bool:
    """Whether a run shows nothing: no text, no picture, no break."""
    return all(child.tag == RPR or (child.tag in TEXTS and not child.text) for child in run) and not run.text


_DECLARATION = re.compile(r' xmlns(?::\w+)?="[^"]*"')


def bare_xml(element: etree._Element | None) -> str:
    """An element as text without namespace declarations, to be put where the same prefixes are declared."""
    if element is None:
        return ""
    return _DECLARATION.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def with_prefixes(root: etree._Element) -> etree._Element:
    """Declare on the root the prefixes that printed values use, where the part lacks them."""
    wanted = {prefix: NS[prefix] for prefix in ("w", "r") if root.nsmap.get("w") and prefix not in root.nsmap}
    if wanted:
        kept = {str(prefix) for element in root.iter(etree.Element) for prefix in element.nsmap if prefix}
        etree.cleanup_namespaces(root, top_nsmap=wanted, keep_ns_prefixes=sorted(kept))
    return root
