"""What one rendering adds to the package besides the printed parts: pictures, relationships, numbered lists, ids."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docgen.press.engine.chartplan import ChartPlan, Filled
from docgen.press.engine.ooxml import NS
from docgen.press.engine.package import CONTENT_TYPES, content_types, read_relationships, relationships_name
from docgen.press.engine.values import InlineImage

_IMAGE = f"{NS['r']}/image"
_HYPERLINK = f"{NS['r']}/hyperlink"
_CHART = f"{NS['r']}/chart"
_EMPTY_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
NUMBERING = "word/numbering.xml"
_NUMID = re.compile(r'(<w:numId w:val=")(\d+)("\s*/>)')
_KIND = re.compile(r'<w:abstractNum\b[^>]*\bw:abstractNumId="(\d+)"(.*?)</w:abstractNum>', re.DOTALL)
_LEVEL = re.compile(r'<w:lvl\b[^>]*\bw:ilvl="(\d+)"[^>]*>\s*<w:start\s+w:val="(\d+)"')
_NUMBER = re.compile(r'<w:num\b[^>]*\bw:numId="(\d+)"[^>]*>\s*<w:abstractNumId\s+w:val="(\d+)"\s*/>')


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's part and its size in EMU."""

    part: str
    width: int
    height: int


class Relations:
    """The relationships that one part has and gains."""

    def __init__(self, part: str, known: Iterable[str]) -> None:
        self.part = part
        self._known = set(known)
        self._added: dict[tuple[str, str], str] = {}

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._known or identifier in self._added.values()

    @property
    def has_grown(self) -> bool:
        return bool(self._added)

    def image(self, part: str) -> str:
        """The identifier of the relationship to a picture."""
        return self._identifier(_IMAGE, part)

    def chart(self, part: str) -> str:
        """The identifier of the relationship to a chart."""
        return self._identifier(_CHART, part)

    def link(self, address: str) -> str:
        """The identifier of the relationship to an address outside the file."""
        return self._identifier(_HYPERLINK, address)

    def _identifier(self, kind: str, target: str) -> str:
        key = (kind, target)
        if key not in self._added:
            number = len(self._added) + 1
            while (identifier := f"rIdDocgen{number}") in self._known:
                number += 1
            self._added[key] = identifier
            self._known.add(identifier)
        return self._added[key]

    def written(self, existing: bytes | None) -> bytes | None:
        """The part's .rels with what was added; None where nothing was."""
        if not self._added:
            return None
        lines = []
        for (kind, target), identifier in self._added.items():
            mode = ' TargetMode="External"' if kind == _HYPERLINK else ""
            address = target if kind == _HYPERLINK else f"/{target}"
            lines.append(f'<Relationship Id="{identifier}" Type="{kind}" Target={quoteattr(address)}{mode}/>')
        return _inserted(existing, "Relationships", "".join(lines))


def _inserted(existing: bytes | None, root: str, xml: str) -> bytes:
    text = _EMPTY_RELATIONS if existing is None else existing.decode("utf-8-sig")
    empty = re.compile(rf"<((?:\w+:)?{root})\b([^>]*)/>\s*$")
    text = empty.sub(r"<\1\2></\1>", text)
    end = text.rindex("</")
    return (text[:end] + xml + text[end:]).encode("utf-8")


class Additions:
    """New parts, ids and lists of one rendering, shared by all its parts."""

    def __init__(self, parts: Mapping[str, bytes], first_drawing: int, media: Mapping[str, str]) -> None:
        self._parts, self._drawing = parts, first_drawing
        self._media = dict(media)
        self._new: dict[str, bytes] = {}
        self._extensions: dict[str, str] = {}
        self._numbers: dict[int, int] = {}
        self._lists: list[tuple[int, int]] = []
        self._last_list = 0
        self._abstract: dict[int, int] | None = None
        self._charts: dict[str, int] = {}
        self._kinds: dict[str, str] = {}

    def next_drawing(self) -> int:
        self._drawing += 1
        return self._drawing

    def picture(self, value: InlineImage) -> Picture:
        """Take a picture into the package, once however often it is shown; its size follows what the value asks for."""
        from docx.image.image import Image

        image = Image.from_blob(value.image)
        width, height = image.scaled_dimensions(value.width, value.height)
        digest = hashlib.sha256(value.image).hexdigest()
        if digest not in self._media:
            part = f"word/media/docgen-{digest[:16]}.{image.ext}"
            self._media[digest] = part
            self._new[part] = value.image
            self._extensions[image.ext] = image.content_type
        return Picture(self._media[digest], int(width), int(height))

    def chart(self, plan: ChartPlan, filled: Filled, relations: Relations) -> str:
        """Take a filled chart into the package and return how its story refers to it.

        The first one takes the place of the template's chart; further passes of a loop get charts of their own.
        """
        count = self._charts[plan.part] = self._charts.get(plan.part, 0) + 1
        new = {plan.part: filled.xml}
        if filled.workbook is not None:
            new[plan.workbook] = filled.workbook
        if count == 1:
            self._new |= new
            return plan.relation
        return relations.chart(self._copied(plan.part, new, f"docgen-{count}-{_stem(plan.part)}"))

    def _copied(self, part: str, new: Mapping[str, bytes], begin: str) -> str:
        """Copy a part and what it refers to under names that begin so, some with new contents; the copy's name."""
        copy = self._copy(part, new, begin)
        rels = relationships_name(part)
        if rels in self._parts:
            lines = []
            for relation in read_relationships(part, self._parts[rels]).values():
                target, mode = relation.target, ' TargetMode="External"' if relation.is_external else ""
                if not relation.is_external:
                    own = target in self._parts and relationships_name(target) not in self._parts
                    own = own and not target.startswith("word/media/")
                    target = "/" + (self._copy(target, new, begin) if own else target)
                address = f"Target={quoteattr(target)}{mode}"
                lines.append(f'<Relationship Id="{relation.identifier}" Type="{relation.kind}" {address}/>')
            self._new[relationships_name(copy)] = _inserted(None, "Relationships", "".join(lines))
        return copy

    def _copy(self, part: str, new: Mapping[str, bytes], begin: str) -> str:
        copy = posixpath.join(posixpath.dirname(part), f"{begin}-{posixpath.basename(part)}")
        self._new[copy] = new[part] if part in new else self._parts[part]
        if (kind := content_types(self._parts).get(part)) is not None:
            self._kinds[copy] = kind
        return copy

    def list_number(self, number: int, *, is_restart: bool) -> int:
        """The list that a paragraph of list `number` belongs to; a restart begins a new one that counts from 1."""
        if is_restart:
            known = self._abstract_numbers()
            self._last_list = max(self._last_list, *known, 0) + 1
            self._lists.append((self._last_list, known.get(number, 0)))
            new = self._last_list
            self._numbers[number] = new
        return self._numbers.get(number, number)

    def renumbered(self, paragraph_format: str) -> str:
        """A paragraph's properties with its list as it is counted now."""
        if not self._numbers:
            return paragraph_format
        return _NUMID.sub(
            lambda m: f"{m.group(1)}{self._numbers.get(int(m.group(2)), m.group(2))}{m.group(3)}", paragraph_format
        )

    def _abstract_numbers(self) -> dict[int, int]:
        if self._abstract is None:
            text = self._parts.get(NUMBERING, b"").decode("utf-8")
            self._abstract = {int(number): int(abstract) for number, abstract in _NUMBER.findall(text)}
        return self._abstract

    def written(self, relations: Iterable[Relations]) -> dict[str, bytes]:
        """All parts that are new or changed because of what was added, by name."""
        changed = dict(self._new)
        for item in relations:
            if not item.has_grown:
                continue
            name = relationships_name(item.part)
            if (content := item.written(self._parts.get(name))) is not None:
                changed[name] = content
        if self._extensions or self._kinds:
            types = self._parts[CONTENT_TYPES]
            missing = {e: t for e, t in self._extensions.items() if f'Extension="{e}"'.encode() not in types}
            lines = "".join(
                f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in sorted(missing.items())
            )
            lines += "".join(
                f'<Override PartName={quoteattr(f"/{part}")} ContentType="{kind}"/>'
                for part, kind in self._kinds.items()
            )
            if lines:
                changed[CONTENT_TYPES] = _after_root(types, lines)
        if self._lists:
            changed[NUMBERING] = _with_lists(self._parts[NUMBERING], self._lists)
        return changed


def _stem(part: str) -> str:
    return posixpath.splitext(posixpath.basename(part))[0]


def _after_root(types: bytes, xml: str) -> bytes:
    text = types.decode("utf-8-sig")
    at = text.index(">", text.index("Types")) + 1
    return (text[:at] + xml + text[at:]).encode("utf-8")


def _with_lists(numbering: bytes, lists: list[tuple[int, int]]) -> bytes:
    """The numbering part with new lists; each counts from where its kind of list begins."""
    text = numbering.decode("utf-8-sig")
    starts: dict[int, dict[str, str]] = {}
    for kind in _KIND.finditer(text):
        levels = {level.group(1): level.group(2) for level in _LEVEL.finditer(kind.group(2))}
        starts[int(kind.group(1))] = levels
    written = []
    for number, abstract in lists:
        begin = starts.get(abstract, {})
        levels_xml = "".join(
            f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="{begin.get(str(n), "1")}"/></w:lvlOverride>'
            for n in range(9)
        )
        written.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{levels_xml}</w:num>')
    end = text.rindex("</w:num>") + len("</w:num>")
    return (text[:end] + "".join(written) + text[end:]).encode("utf-8")
