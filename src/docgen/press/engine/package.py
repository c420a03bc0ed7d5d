"""A Word file taken apart: its parts, their kinds and relationships, read with limits against hostile archives."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.press.engine import plain
from docgen.press.engine.faults import Place, TemplateFault, TemplateFaults

MAX_ENTRIES = 4_000
MAX_PART = 64 * 2**20
MAX_TOTAL = 256 * 2**20
MAX_RATIO = 400
RATIO_FROM = 2**20  # a part smaller than this may be as repetitive as it likes

_XML_ENDINGS = (".xml", ".rels", ".vml", ".svg")
CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# Which parts may hold tags, by the end of their content type, and what a reader calls the place.
STORIES: tuple[tuple[str, str], ...] = (
    ("document.main+xml", "body"),
    ("template.main+xml", "body"),
    ("macroEnabled.main+xml", "body"),
    ("macroEnabledTemplate.main+xml", "body"),
    ("header+xml", "header"),
    ("footer+xml", "footer"),
    ("footnotes+xml", "footnotes"),
    ("endnotes+xml", "endnotes"),
    ("comments+xml", "comments"),
    ("drawingml.chart+xml", "chart"),
    ("diagramData+xml", "chart"),
    ("core-properties+xml", "properties"),
    ("extended-properties+xml", "properties"),
    ("custom-properties+xml", "properties"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """One relationship of a part; `target` is the full name of a part, or an address outside the file."""

    identifier: str
    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file by name, in the archive's order; `stories` names those that may hold tags."""

    parts: Mapping[str, bytes]
    stories: Mapping[str, str]
    main: str

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by identifier."""
        data = self.parts.get(relationships_name(part))
        return {} if data is None else read_relationships(part, data)


def safe_parser(*, is_bare: bool = False) -> etree.XMLParser:
    """A parser that knows no entities, no network and no endless nesting; `is_bare` leaves out comments."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=is_bare,
        remove_pis=is_bare,
    )


def fail(code: str, name: str, /, part: str = "", **values: object) -> TemplateFaults:
    """The error for a file that cannot be read as a Word file at all."""
    return TemplateFaults.of([TemplateFault(code=code, place=Place(part=part), values={"part": part, **values})], name)


def parse(data: bytes, part: str, name: str) -> etree._Element:
    """The root of an XML part; comments and processing instructions are left out."""
    try:
        root = etree.fromstring(data, safe_parser(is_bare=True))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:  # also an encoding that nobody knows
        raise fail("xml-broken", name, part=part, reason=str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise fail("xml-doctype", name, part=part)
    return root


def relationships_name(part: str) -> str:
    """Where the relationships of a part are stored; those of the whole file with part ''."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", base + ".rels")


def read_relationships(part: str, data: bytes, name: str = "") -> dict[str, Relationship]:
    """The relationships in the bytes of a .rels part."""
    found = {}
    for item in parse(data, relationships_name(part), name).iter(_REL + "Relationship"):
        is_external = item.get("TargetMode") == "External"
        target = item.get("Target", "")
        if not is_external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        identifier = item.get("Id", "")
        found[identifier] = Relationship(
            identifier=identifier, kind=item.get("Type", ""), target=target, is_external=is_external
        )
    return found


def read_package(data: bytes, name: str) -> Package:
    """Take a Word file apart; a file that is none, or that is built to do harm, raises TemplateFaults."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _read_entries(archive, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, UnicodeError) as error:
        raise fail("not-a-word-file", name, reason=str(error)) from error
    _refuse_broken(parts, name)
    parts = plain.usual(parts)
    if CONTENT_TYPES not in parts or relationships_name("") not in parts:
        raise fail("not-a-word-file", name, reason=CONTENT_TYPES)
    root = read_relationships("", parts[relationships_name("")], name)
    main = next((r.target for r in root.values() if r.kind.endswith("/officeDocument")), "")
    stories = _stories(parts, name)
    if stories.get(main) != "body":
        raise fail("not-a-word-file", name, reason=main)
    parts[CONTENT_TYPES] = _as_document(parts[CONTENT_TYPES], content_kinds(parts, name)(main))
    return Package(parts, stories, main)


def _read_entries(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_ENTRIES:
        raise fail("archive-too-large", name, limit=MAX_ENTRIES)
    parts: dict[str, bytes] = {}
    left = MAX_TOTAL
    for entry in entries:
        path = entry.filename
        if path.startswith("/") or "\\" in path or ".." in path.split("/") or path in parts or entry.flag_bits & 1:
            raise fail("archive-entry-unsafe", name, part=path)
        allowed = min(MAX_PART, left, max(RATIO_FROM, entry.compress_size * MAX_RATIO))
        with archive.open(entry) as stream:
            content = stream.read(allowed + 1)
        if len(content) > allowed:
            raise fail("archive-too-large", name, part=path, limit=allowed)
        left -= len(content)
        parts[path] = content
    return parts


def _refuse_broken(parts: Mapping[str, bytes], name: str) -> None:
    """Word opens no file with a part that is no XML; a document type may name files and servers, and grow."""
    for part, data in parts.items():
        if part.lower().endswith(_XML_ENDINGS):
            parse(data, part, name)


def content_kinds(parts: Mapping[str, bytes], name: str = "") -> Callable[[str], str]:
    """The content type of any part: its own, or the one of its name's ending."""
    root = parse(parts[CONTENT_TYPES], CONTENT_TYPES, name)
    own = content_types(parts, name)
    by_ending = {item.get("Extension", "").lower(): item.get("ContentType", "") for item in root.iter(_CT + "Default")}
    return lambda part: own.get(part) or by_ending.get(part.rpartition(".")[2].lower(), "")


def content_types(parts: Mapping[str, bytes], name: str = "") -> dict[str, str]:
    """The content types of the parts that have one of their own."""
    root = parse(parts[CONTENT_TYPES], CONTENT_TYPES, name)
    return {item.get("PartName", "").lstrip("/"): item.get("ContentType", "") for item in root.iter(_CT + "Override")}


def _as_document(types: bytes, kind: str) -> bytes:
    """The content types of a paper: what is made of a template, with macros or without, is a document."""
    return types if kind == DOCUMENT else types.replace(kind.encode(), DOCUMENT.encode())


def _stories(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    kinds = content_kinds(parts, name)
    found = {part: next((story for end, story in STORIES if kinds(part).endswith(end)), "") for part in parts}
    return {part: story for part, story in found.items() if story}
