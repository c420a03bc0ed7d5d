"""What a Word file carries besides text: what reaches out of it, runs, or takes in others is refused.

A template's parts go into every paper that is made of it. Who opens such a paper must not load a picture from a server,
run a macro, or read in another file, whoever made the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from docgen.press.engine import ooxml
from docgen.press.engine.faults import Place, TemplateFault
from docgen.press.engine.package import Package, content_kinds, parse, read_relationships

_SAFE_ADDRESS = re.compile(r"(?i)\s*(?:https?|mailto|tel):|\s*(?:\{\{.*)?$|\s*#")
# Kinds of relations, by their last word, to what Word runs, embeds or reads in.
_RUNS = frozenset((
    "afchunk", "oleobject", "control", "activexcontrolbinary", "vbaproject", "wordvbadata", "vbaprojectsignature",
    "subdocument", "frame", "externallink", "keymapcustomizations", "attachedtoolbars", "ui/extensibility",
    "extensibility", "webextension", "webextensiontaskpanes", "mailmergesource", "mailmergeheadersource", "xmlmaps",
    "recipientdata",
))  # fmt: skip
_KINDS_THAT_RUN = re.compile(
    r"(?i)vbaproject|vbadata|activex|oleobject|macroenabled(?!\.main|template\.main)|webextension"
)
_EMBEDDED = "package"  # of a chart it is the workbook with its numbers, of anything else a file to be opened
# Fields that read in files or pictures, talk to other programs or run a macro; HYPERLINK is looked at by its address.
_FIELDS = frozenset((
    "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDE", "INCLUDEPICTURE", "IMPORT", "LINK", "EMBED", "DATABASE", "RD",
    "MACROBUTTON", "GOTOBUTTON", "PRINT", "HTMLCONTROL", "CONTROL", "ADDIN",
))  # fmt: skip
_WORD = re.compile(r"\s*\\?\"?\s*([A-Za-z]+)")
_TOKEN = re.compile(r'"([^"]*)"|(\\[a-z])(?=\s)|(\S+)', re.IGNORECASE)
_WITH_VALUE = ("\\l", "\\o", "\\t")  # a bookmark, a tip, a window
_ANY_TAG = re.compile(rb"(?i)(?:\{|%7b)(?:\{|%7b|%25|%(?!7b|25))[^<>\"]{0,60}")
_UNSEEN = ("customXml/", "word/glossary/")  # what a control showed is dropped with its binding; building blocks
_ELEMENTS = ("{*}altChunk", "{*}subDoc", "{*}object", "{*}control", "{*}OLEObject")


def carried(opened: Package, name: str) -> Iterator[TemplateFault]:
    """Everything in a Word file that makes it unfit to be a template, with its place."""
    yield from _kinds(opened.parts, name)
    yield from _relations(opened, name)
    for part, story in opened.stories.items():
        data = opened.parts[part]
        if any(mark in data for mark in (b"instr", b"altChunk", b"subDoc", b"object", b"control")):
            yield from _in_story(parse(data, part, name), Place(story=story, part=part))


def tags_elsewhere(opened: Package) -> Iterator[TemplateFault]:
    """Tags in parts that are not printed from: they would stay in every paper as they are typed."""
    for part, data in opened.parts.items():
        if part in opened.stories or not part.endswith((".xml", ".rels")) or part.startswith(_UNSEEN):
            continue
        found = _ANY_TAG.search(data)
        if found is not None:
            text = unquote(found[0].decode("utf-8", "replace"))
            yield _fault("tag-elsewhere", Place(part=part), text=text)


def _fault(code: str, place: Place, **values: object) -> TemplateFault:
    return TemplateFault(code=code, place=place, values={"part": place.part, **values})


def _kinds(parts: Mapping[str, bytes], name: str) -> Iterator[TemplateFault]:
    kinds = content_kinds(parts, name)
    for part in parts:
        if _KINDS_THAT_RUN.search(kinds(part)) or re.search(r"(?i)vbaproject|vbadata|(?:^|/)activex", part):
            yield _fault("carries-program", Place(part=part), what=part)


def _relations(opened: Package, name: str) -> Iterator[TemplateFault]:
    for part in opened.parts:
        if not part.endswith(".rels"):
            continue
        source = _source_of(part)
        is_of_chart = "/charts/" in f"/{source}" or "/diagrams/" in f"/{source}"
        place = Place(story=opened.stories.get(source, "file"), part=source or part)
        for relation in read_relationships(source, opened.parts[part], name).values():
            kind = relation.kind.rpartition("/")[2].lower()
            if kind in _RUNS or (kind == _EMBEDDED and not is_of_chart):
                yield _fault("carries-program", place, what=relation.target or kind)
            elif relation.is_external and not (kind == "hyperlink" and _SAFE_ADDRESS.match(relation.target)):
                code = "chart-foreign-data" if is_of_chart else "carries-link"
                yield _fault(code, place, what=relation.target, text=relation.target)


def _source_of(relations: str) -> str:
    """Whose relations a part holds: `word/_rels/document.xml.rels` is of `word/document.xml`."""
    folder, _, base = relations.rpartition("/")
    return f"{folder.removesuffix('_rels')}{base.removesuffix('.rels')}"


def _in_story(root: etree._Element, place: Place) -> Iterator[TemplateFault]:
    for element in root.iter(*_ELEMENTS):
        yield _fault("carries-program", place, what=etree.QName(element).localname)
    for instruction in instructions(root):
        found = _WORD.match(instruction)
        word = found[1].upper() if found else ""
        if word in _FIELDS:
            yield _fault("carries-field", place, what=word)
        elif word == "HYPERLINK" and not _SAFE_ADDRESS.match(address := _address(instruction)):
            yield _fault("carries-link", place, what=address)


def _address(instruction: str) -> str:
    """Where a HYPERLINK leads to outside of the file; empty where it leads to a place inside."""
    is_value = True  # the field's name
    for quoted, switch, bare in _TOKEN.findall(instruction):
        if not is_value and not switch:
            return str(quoted or bare)
        is_value = switch.lower() in _WITH_VALUE
    return ""


def instructions(root: etree._Element) -> Iterator[str]:
    """What the fields of a part say, however many runs they are cut into; a field inside another by itself."""
    open_fields: list[list[str]] = []
    for element in root.iter("{*}fldChar", "{*}instrText", "{*}delInstrText", "{*}fldSimple"):
        local = etree.QName(element).localname
        if local == "fldSimple":
            yield ooxml.attribute(element, "instr")
        elif local != "fldChar":
            if not open_fields:
                open_fields.append([])
            open_fields[-1].append(element.text or "")
        elif ooxml.attribute(element, "fldCharType") == "begin":
            open_fields.append([])
        elif ooxml.attribute(element, "fldCharType") == "end" and open_fields:
            yield "".join(open_fields.pop())
    yield from ("".join(left) for left in open_fields)
