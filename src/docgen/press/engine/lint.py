"""What is unwise in a template though it works: remnants of typing, Thai that will look wrong, tables without heads.

`lint` reports, `fix` mends what can be mended without asking. Thai is known here as a range of characters only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree

from docgen.press.engine import ooxml, package, plain
from docgen.press.engine.faults import Place, TemplateFault
from docgen.press.engine.looks import Look, Looks
from docgen.press.engine.reading import Paragraph, Reading, mark_tags, paragraphs
from docgen.press.engine.syntax import CURLY, MARK, read_tag, spans, straighten
from docgen.zipping import USUAL, zipped

COMPLEX = re.compile("[\u0e01-\u0e5b]")  # letters that Word formats with the complex-script properties
# What is left of a tag, or was meant to be one: `{ place.name }`, `{ { place.name } }`, full-width braces.
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{\s+\{|\}\s+\}|\{\s*[A-Za-z_]\w*\.[\w.]+\s*\}|[｛｝]")
_LOOP_ROW = re.compile(r"\{%tr\s+for\b")
_SHOWN = 30


def lint(data: bytes, *, fonts: Collection[str] = (), name: str = "") -> tuple[TemplateFault, ...]:
    """Everything that deserves a look in a template; faults of its tags are told by `Template.from_bytes`.

    `fonts` are the families that the office allows; empty allows all. Every fault is a warning.
    """
    opened = package.read_package(data, name)
    looks = Looks.read(opened.parts.get("word/styles.xml"))
    found: dict[tuple[object, ...], TemplateFault] = {}
    for fault in _relation_faults(opened):
        found.setdefault((fault.code, str(fault.values)), fault)
    for part, story in opened.stories.items():
        if story in ("properties", "chart"):
            continue
        root = package.parse(opened.parts[part], part, name)
        for fault in _review_faults(root, story, part):
            found.setdefault((fault.code, part), fault)
        plain.settle(root)
        for paragraph in paragraphs(root, story, part):
            for fault in (*_tag_faults(paragraph), *_look_faults(paragraph, looks, fonts)):
                found.setdefault((fault.code, fault.place, fault.tag, str(fault.values.get("text"))), fault)
        for fault in _table_faults(root, story, part):
            found.setdefault((fault.code, fault.place), fault)
    return tuple(sorted(found.values(), key=TemplateFault.sort_key))


def fix(data: bytes, *, name: str = "") -> bytes:
    """The template with every tag in one run and with straight quotes inside its tags; nothing else changes."""
    opened = package.read_package(data, name)
    parts = dict(opened.parts)
    for part, story in opened.stories.items():
        if b"{" in parts[part]:
            parts[part] = _fixed(parts[part], Reading(part, story, keeps_masks=True), name)
    return zipped(parts, USUAL)


def _fixed(content: bytes, reading: Reading, name: str) -> bytes:
    """One part with its tags mended; the very bytes where there is nothing to mend."""
    root = package.parse(content, reading.part, name)
    before = [(item, item.text, item.get(ooxml.XML_SPACE), dict(item.attrib)) for item in root.iter(etree.Element)]
    mark_tags(root, reading)
    raw = [straighten(tag.raw) for tag in reading.tags]

    def as_typed(match: re.Match[str]) -> str:
        return raw[int(match.group(1))]

    has_changed = False
    for element, text, space, attributes in before:
        for key, value in element.attrib.items():
            element.set(key, MARK.sub(as_typed, str(value)))
        element.text = MARK.sub(as_typed, element.text) if element.text else element.text
        if (element.text or "") != (text or ""):
            has_changed = True
        elif space is None:
            element.attrib.pop(ooxml.XML_SPACE, "")
        has_changed = has_changed or any(element.get(key) != value for key, value in attributes.items())
    if not has_changed:
        return content
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _warning(code: str, place: Place, tag: str = "", context: str = "", **values: object) -> TemplateFault:
    return TemplateFault(code=code, place=place, tag=tag, context=context, values=values, is_warning=True)


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _tag_faults(paragraph: Paragraph) -> Iterator[TemplateFault]:
    """Tags that Word has cut or changed, remnants of tags, and text that a tag's paragraph or row takes with it."""
    for texts in (paragraph.texts, paragraph.instructions):
        whole = "".join(text for _, text in texts)
        if not any(brace in whole for brace in "{}｛｝"):
            continue
        left, at = [], 0
        for span in spans(whole):
            if span.end < 0:
                continue
            raw = whole[span.start : span.end]
            left.append(whole[at : span.start])
            at = span.end
            yield from _one_tag(raw, span.start, span.end, paragraph, texts)
        left.append(whole[at:])
        for stray in _STRAY.findall(" ".join(left)):
            yield _warning("stray-braces", paragraph.place, context=_shortened(whole), text=stray)


def _one_tag(
    raw: str, start: int, end: int, paragraph: Paragraph, texts: list[tuple[etree._Element, str]]
) -> Iterator[TemplateFault]:
    at = 0
    pieces = 0
    for _, text in texts:
        pieces += bool(text) and at < end and at + len(text) > start
        at += len(text)
    if pieces > 1:
        yield _warning("split-tag", paragraph.place, raw)
    if CURLY.search(raw) and straighten(raw) != raw:
        yield _warning("curly-quotes", paragraph.place, raw)
    level = read_tag(raw, paragraph.place, "").level
    holder = {
        "p": paragraph.element,
        "tr": ooxml.ancestor(paragraph.element, ooxml.TR),
        "tc": ooxml.ancestor(paragraph.element, ooxml.TC),
    }.get(level)
    if holder is not None:
        beside = "".join(str(text.text or "") for text in holder.iter(ooxml.T)).replace(raw, "", 1).strip()
        if beside and not any(span.end > 0 and beside[span.start : span.start + 2] == "{%" for span in spans(beside)):
            yield _warning("text-beside-tag", paragraph.place, raw, text=_shortened(beside))


def _look_faults(paragraph: Paragraph, looks: Looks, fonts: Collection[str]) -> Iterator[TemplateFault]:
    """Runs whose Thai letters, typed or printed by a tag, will not look as meant."""
    for element, text in paragraph.texts:
        run = element.getparent()
        if element.tag != ooxml.T or run is None or run.tag != ooxml.R or not text.strip():
            continue
        look = looks.of(run)
        shown = _shortened(text)
        if COMPLEX.search(text) or "{{" in text:
            for code in _complex_faults(look):
                yield _warning(code, paragraph.place, text=shown)
        wrong = sorted({look.get(script, "") for script in ("ascii", "cs")} - {"", "theme"} - set(fonts))
        if fonts and wrong:
            yield _warning("font-not-allowed", paragraph.place, text=shown, font=", ".join(wrong))


def _complex_faults(look: Look) -> Iterator[str]:
    if look.get("cs", "theme") == "theme":
        yield "thai-font-missing"
    if look.get("sz", "20") != look.get("szCs", "20"):
        yield "thai-size-missing"
    if look.get("b", "0") == "1" and look.get("bCs", "0") != "1":
        yield "bold-not-thai"


def _relation_faults(opened: package.Package) -> Iterator[TemplateFault]:
    """Pictures and other parts that the file refers to and does not hold; Word calls such a file damaged."""
    for part in opened.parts:
        if part.endswith(".rels"):
            continue
        for identifier, relation in opened.relationships(part).items():
            if not relation.is_external and relation.target not in opened.parts:
                place = Place(story=opened.stories.get(part, "file"), part=part)
                yield _warning("relationship-missing", place, identifier=identifier, part=relation.target)


_TRACKED = (
    "{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo", "{*}rPrChange", "{*}pPrChange", "{*}tblPrChange", "{*}trPrChange",
    "{*}tcPrChange", "{*}sectPrChange", "{*}numberingChange", "{*}cellIns", "{*}cellDel",
)  # fmt: skip


def _review_faults(root: etree._Element, story: str, part: str) -> Iterator[TemplateFault]:
    """What a reader of the template does not see, or was to be taken out of it, and what goes into every paper."""
    tracked = next(root.iter(*_TRACKED), None)
    if tracked is not None:
        yield _warning("tracked-changes", Place(story=story, part=part), text=ooxml.attribute(tracked, "author"))
    commented = next(root.iter("{*}comment" if story == "comments" else "{*}commentReference"), None)
    if commented is not None:
        yield _warning("comments-left", Place(story=story, part=part))
    for hidden in root.iter("{*}vanish", "{*}webHidden"):
        run = ooxml.ancestor(hidden, ooxml.R)
        is_off = ooxml.attribute(hidden, "val") in _OFF
        text = "" if run is None else "".join(_texts(run)).strip()
        if text and not is_off:
            yield _warning("hidden-text", Place(story=story, part=part), text=_shortened(text))
            return


_OFF = frozenset(("0", "false", "off"))


def _table_faults(root: etree._Element, story: str, part: str) -> Iterator[TemplateFault]:
    """Tables that grow by a loop over rows and whose heads will not be repeated on the next page."""
    tables = [table for table in root.iter(ooxml.TBL) if ooxml.ancestor(table, ooxml.TBL) is None]
    for number, table in enumerate(tables, 1):
        rows = table.findall(ooxml.TR)
        loop = next((n for n, row in enumerate(rows) if _LOOP_ROW.search("".join(_texts(row)))), 0)
        properties = rows[0].find(ooxml.TRPR) if rows else None
        if loop and (properties is None or properties.find(ooxml.qn("w:tblHeader")) is None):
            place = Place(story=story, part=part, table=number, row=1, column=1)
            yield _warning("header-row-not-repeated", place, context=_shortened("".join(_texts(rows[0]))))


def _texts(element: etree._Element) -> Iterator[str]:
    for text in element.iter(ooxml.T):
        yield text.text or ""
