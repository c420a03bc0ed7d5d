"""Tags that stand for more than a piece of text: whole paragraphs, rows and cells, merged cells, joined paragraphs.

Works on a tree in which every tag is a mark (`reading.mark_tags`) and leaves marks where Jinja needs them.
"""

from __future__ import annotations

import copy

from lxml import etree

from docgen.press.engine import ooxml
from docgen.press.engine.reading import Reading
from docgen.press.engine.syntax import CLOSE, MARK, OPEN, Tag

_ELEMENTS = {"tr": ooxml.TR, "tc": ooxml.TC, "p": ooxml.P, "r": ooxml.R}
_CELL_TAGS = frozenset(("vm", "hm", "colspan", "cellbg"))


def arrange(root: etree._Element, reading: Reading) -> None:
    """Bring every tag of a part to the place that it stands for."""
    held = Holders(root)
    _trim(root, held, reading)
    for level in ("tr", "tc", "p", "r"):
        for number in [n for n, tag in enumerate(reading.tags) if tag.level == level]:
            _lift(held, reading, number)
    for number, tag in list(enumerate(reading.tags)):
        if tag.kind == "block" and tag.keyword in _CELL_TAGS:
            _cell_tag(held, reading, number)
    _note_formats(root, reading)


class Holders:
    """Which element holds a mark, and whether in its text or in an attribute; None once the element was taken away."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._places: dict[int, tuple[etree._Element, str]] = {}
        for element in root.iter(etree.Element):
            self.note(element)
            for name, value in element.attrib.items():
                for number in MARK.findall(str(value)):
                    self._places[int(number)] = (element, str(name))

    def note(self, element: etree._Element) -> None:
        """Look again at what the text of an element holds."""
        if element.text and OPEN in element.text:
            for number in MARK.findall(element.text):
                self._places[int(number)] = (element, "text")

    def of(self, number: int) -> tuple[etree._Element, str] | None:
        place = self._places.get(number)
        if place is None:
            return None
        top = place[0]
        for top in place[0].iterancestors():  # noqa: B007 - the last one is wanted
            pass
        return place if top is self._root else None


def _rewrite(place: tuple[etree._Element, str], number: int, text: str) -> None:
    element, where = place
    mark = f"{OPEN}{number}{CLOSE}"
    if where == "text":
        element.text = (element.text or "").replace(mark, text)
    else:
        element.set(where, str(element.get(where)).replace(mark, text))


def _note_formats(root: etree._Element, reading: Reading) -> None:
    """Tell every tag inside text which formats surround it: what it prints may have to begin a new run or paragraph."""
    for element in root.iter(ooxml.T):
        if element.text and OPEN in element.text:
            for number in MARK.findall(element.text):
                _note_format(reading.tags[int(number)], element)


def _note_format(tag: Tag, element: etree._Element) -> None:
    run, paragraph = ooxml.ancestor(element, ooxml.R), ooxml.ancestor(element, ooxml.P)
    tag.run_format = "" if run is None else ooxml.bare_xml(run.find(ooxml.RPR))
    tag.is_in_paragraph = run is not None and run.getparent() is paragraph
    tag.paragraph_format = "" if paragraph is None else ooxml.bare_xml(paragraph.find(ooxml.PPR))


def _marks_in(element: etree._Element) -> list[int]:
    found = [int(number) for text in element.itertext() for number in MARK.findall(str(text))]
    return found + [int(n) for item in element.iter(etree.Element) for v in item.values() for n in MARK.findall(str(v))]


def _lift(holders: Holders, reading: Reading, number: int) -> None:
    """Let a tag stand instead of the element that its level names."""
    tag = reading.tags[number]
    held = holders.of(number)
    if held is None:  # an outer tag has already taken its element away, which was reported there
        return
    wanted = _ELEMENTS[tag.level]
    element = held[0] if held[0].tag == wanted else ooxml.ancestor(held[0], wanted)
    if element is None:
        reading.fault("tag-outside-table" if tag.level in ("tr", "tc") else "tag-misplaced", tag, level=tag.level)
        return
    _note_format(tag, held[0])
    if tag.level == "r":
        _split_run(element, held, holders, number)
        return
    others = [reading.tags[n] for n in _marks_in(element) if n != number]
    rival = next((other for other in others if other.kind == "block"), None)
    rival = rival or next((other for other in others if other.level == tag.level and other.kind != "comment"), None)
    if rival is not None and tag.kind != "comment":
        reading.fault("two-block-tags", tag, other=rival.raw, level=tag.level)
    ooxml.replace_with_text(element, f"{OPEN}{number}{CLOSE}")


def _split_run(run: etree._Element, held: tuple[etree._Element, str], holders: Holders, number: int) -> None:
    """`{{r x}}` stands between two runs; the text before and behind it keeps its format."""
    mark = f"{OPEN}{number}{CLOSE}"
    text_element = held[0]
    if text_element.getparent() is not run:
        return
    before, _, behind = (text_element.text or "").partition(mark)
    at = run.index(text_element)
    rest = ooxml.like("w:r", run)
    properties = run.find(ooxml.RPR)
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    rest_text = etree.SubElement(rest, text_element.tag)
    rest_text.text, text_element.text = behind, before
    for child in list(run)[at + 1 :]:
        rest.append(child)
    rest.tail, run.tail = run.tail, None
    run.addnext(rest)
    run.tail = mark
    for part, text in ((run, text_element), (rest, rest_text)):
        text.set(ooxml.XML_SPACE, "preserve")
        if ooxml.is_empty_run(part):
            ooxml.remove(part)
    holders.note(rest_text)


def _cell_tag(holders: Holders, reading: Reading, number: int) -> None:
    tag = reading.tags[number]
    held = holders.of(number)
    if held is None:
        return
    cell = ooxml.ancestor(held[0], ooxml.TC)
    if cell is None:
        reading.fault("tag-outside-table", tag, level=tag.keyword)
        return
    if tag.keyword in ("colspan", "cellbg"):
        if not tag.rest:
            reading.fault("tag-empty", tag)
            return
        value = reading.mark(_printing(tag, tag.rest))
        if tag.keyword == "colspan":
            ooxml.set_cell_property(cell, "w:gridSpan", val=value)
        else:
            ooxml.set_cell_property(cell, "w:shd", val="clear", color="auto", fill=value)
        _rewrite(held, number, "")
        _drop_empty_runs(cell)
    elif tag.keyword == "vm":
        _merge_down(cell, held, reading, number)
    else:
        _merge_across(cell, held, reading, number)


def _printing(tag: Tag, inner: str) -> Tag:
    return Tag(kind="print", raw=tag.raw, inner=inner, place=tag.place, context=tag.context)


def _block(tag: Tag, inner: str) -> Tag:
    return Tag(kind="block", raw=tag.raw, inner=inner, place=tag.place, context=tag.context)


def _drop_empty_runs(cell: etree._Element) -> None:
    for run in list(cell.iter(ooxml.R)):
        texts = run.findall(ooxml.T)
        if texts and ooxml.is_empty_run(run):
            ooxml.remove(run)


def _merge_down(cell: etree._Element, held: tuple[etree._Element, str], reading: Reading, number: int) -> None:
    """`{% vm %}`: the cell and its copies below are one; only the first shows the text up to the tag."""
    tag = reading.tags[number]
    merge = reading.mark(_printing(tag, "'restart' if loop.first else 'continue'"))
    ooxml.set_cell_property(cell, "w:vMerge", val=merge)
    _rewrite(held, number, "")
    first = next(cell.iter(ooxml.T), held[0])
    begin, end = reading.mark(_block(tag, "if loop.first")), reading.mark(_block(tag, "endif"))
    first.text = begin + (first.text or "")
    held[0].text = (held[0].text or "") + end


def _merge_across(cell: etree._Element, held: tuple[etree._Element, str], reading: Reading, number: int) -> None:
    """`{% hm %}`: the cells that a loop makes beside each other are one, as wide as all of them."""
    tag = reading.tags[number]
    span = cell.find(f"{ooxml.TCPR}/{ooxml.qn('w:gridSpan')}")
    width = span.get(ooxml.VAL, "1") if span is not None else "1"
    factor = f"{width} * " if width.isdigit() and width != "1" else ""
    ooxml.set_cell_property(cell, "w:gridSpan", val=reading.mark(_printing(tag, f"{factor}loop.length")))
    _rewrite(held, number, "")
    begin, end = reading.mark(_block(tag, "if loop.first")), reading.mark(_block(tag, "endif"))
    ooxml.put_text_before(cell, begin)
    cell.tail = end + (cell.tail or "")


def _trim(root: etree._Element, holders: Holders, reading: Reading) -> None:
    """`{%- … -%}`: drop the blanks beside the tag, or join its paragraph with the one before or behind."""
    for number, tag in enumerate(list(reading.tags)):
        held = holders.of(number) if tag.trims_before else None
        if held and held[1] == "text":
            _trim_before(root, held[0], f"{OPEN}{number}{CLOSE}", reading, tag)
    for number, tag in enumerate(list(reading.tags)):
        held = holders.of(number) if tag.trims_after else None
        if held and held[1] == "text":
            _trim_after(root, held[0], f"{OPEN}{number}{CLOSE}", reading, tag)


def _trim_before(root: etree._Element, element: etree._Element, mark: str, reading: Reading, tag: Tag) -> None:
    before, _, behind = (element.text or "").partition(mark)
    element.text = before.rstrip() + mark + behind
    if before.strip() or tag.kind != "block" or element.tag != ooxml.T:
        return
    texts = list(root.iter(ooxml.T))
    at = texts.index(element)
    if at:
        _join(texts[at - 1], element, reading, tag)


def _trim_after(root: etree._Element, element: etree._Element, mark: str, reading: Reading, tag: Tag) -> None:
    before, _, behind = (element.text or "").partition(mark)
    element.text = before + mark + behind.lstrip()
    if behind.strip() or tag.kind != "block" or element.tag != ooxml.T:
        return
    texts = list(root.iter(ooxml.T))
    at = texts.index(element)
    if at + 1 < len(texts):
        _join(element, texts[at + 1], reading, tag)


def _drop_breaks(items: list[etree._Element]) -> None:
    """Take away the breaks and tabs between two texts that become one."""
    for item in items:
        if (
            item.tag in ooxml.BLANKS
            and ooxml.ancestor(item, ooxml.RPR) is None
            and ooxml.ancestor(item, ooxml.PPR) is None
        ):
            ooxml.remove(item)


def _join(first: etree._Element, second: etree._Element, reading: Reading, tag: Tag) -> None:
    """Let the text of `second` and all that follows it in its paragraph go on right behind the text of `first`."""
    upper, lower = ooxml.ancestor(first, ooxml.P), ooxml.ancestor(second, ooxml.P)
    first_run, second_run = ooxml.ancestor(first, ooxml.R), ooxml.ancestor(second, ooxml.R)
    if upper is None or lower is None or first_run is None or second_run is None:
        return
    if upper is lower:
        items = list(upper.iter(etree.Element))
        _drop_breaks(items[items.index(first) + 1 : items.index(second)])
        return
    if upper.getparent() is not lower.getparent():
        reading.fault("merge-across", tag)
        return
    above, below = list(upper.iter(etree.Element)), list(lower.iter(etree.Element))
    _drop_breaks([*above[above.index(first) + 1 :], *below[: below.index(second)]])
    for between in list(upper.itersiblings()):
        if between is lower:
            break
        ooxml.remove(between)
    for child in list(lower):
        if child.tag == ooxml.PPR:
            lower.remove(child)
    upper.tail = None
    for child in list(lower):
        upper.append(child)
    if lower.text:
        ooxml.put_text_before(lower, "")
    ooxml.remove(lower)
