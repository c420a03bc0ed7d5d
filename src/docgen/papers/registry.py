"""The registry (documents.toml): which papers exist, per what, from which Word file. A new one needs no Python."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from docgen import programmes
from docgen.errors import TemplateError
from docgen.model.level import Level
from docgen.model.programme import Programme
from docgen.papers.fields import Field, fields_of, lists_of
from docgen.papers.office import Digits, Office, read_office

REGISTRY = "documents.toml"
CHANGES = "changes"  # the registry's table of the list of changes, and its name for `docgen templates fields`
Number = Literal["", "order", "letter"]
_OWN_FIELDS = frozenset({"id", "short", "title", "seq", "item"})  # of file names, besides those of the places
_ITEM_FIELDS = frozenset({"seq", "item"})  # of the papers that are made for each item of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A kind of paper: `id` is stable for ever, `short` is its code in file names and in the register (D02).

    `stage` is what it stands for in the programme's rules, whatever its code. `signer` is the field with the name of
    who signs it, for the checklist of a place's file. `day` is the field with the paper's own day, before which
    nobody can have signed it; the day of its number where it names none.
    With `each`, a place gets one for each item of that list; one that is not `enabled` is made only when it is named.
    `number` says which register of which `issuer` gives it a number; a paper without one stands in none.
    `needs` are fields that must not be blank, `after` those that become known only when the work is done: until then
    the paper is not due. `filled` are those without which it is made all the same, as a form that waits for its data.
    """

    id: str
    short: str
    title: str
    template: Path
    per: str
    each: str = ""
    enabled: bool = True
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    copies: int = 1
    digits: Digits = "thai"
    file: str = ""
    signer: str = ""
    day: str = ""
    number: Number = ""
    issuer: str = ""
    stage: str = ""
    office: Office = field(default_factory=Office)
    programme: Programme = field(compare=False, repr=False)

    @property
    def level(self) -> Level:
        """The kind of place that it is made for."""
        return self.programme.levels_by_name[self.per]

    @property
    def fields(self) -> Mapping[str, Field]:
        """All fields that its template may print, by path."""
        return fields_of(self.programme, self.per, self.each)

    @property
    def is_issued_centrally(self) -> bool:
        """Its number comes from the register of the widest place, and not from that of its own unit."""
        return (self.issuer or self.level.issuer) == self.programme.levels[-1].issuer

    @property
    def file_pattern(self) -> str:
        """The file name, with fields in braces, below the folder of outputs."""
        if self.file:
            return self.file
        pattern = self.level.file
        return pattern.replace(".docx", "_{seq}_{item}.docx") if self.each else pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesTemplate:
    """The `[changes]` table: the Word file of the list of changes, which is no document of the plan."""

    template: Path
    programme: Programme = field(compare=False, repr=False)
    digits: Digits = "thai"
    office: Office = field(default_factory=Office)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All documents, in the order of the registry."""

    folder: Path
    documents: tuple[Document, ...]
    programme: Programme
    changes: ChangesTemplate | None = None

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def find(self, name: str) -> Document | None:
        """The document with this id or short code, in any case."""
        wanted = name.casefold()
        return next((d for d in self.documents if wanted in (d.id.casefold(), d.short.casefold())), None)


_KINDS: Mapping[str, tuple[type, bool]] = {
    "id": (str, True),
    "short": (str, True),
    "title": (str, True),
    "template": (str, True),
    "per": (str, True),
    "each": (str, False),
    "enabled": (bool, False),
    "needs": (list, False),
    "after": (list, False),
    "filled": (list, False),
    "copies": (int, False),
    "digits": (str, False),
    "file": (str, False),
    "signer": (str, False),
    "day": (str, False),
    "number": (str, False),
    "issuer": (str, False),
    "stage": (str, False),
}


def load_catalogue(folder: Path, programme: Programme | None = None) -> Catalogue:
    """Read the registry of a folder of templates; a wrong entry is a TemplateError that names it."""
    path = folder / REGISTRY
    programme = programme or programmes.of_templates(folder)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise TemplateError("registry-missing", path=path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError("registry-unreadable", path=path, reason=error) from error
    except tomllib.TOMLDecodeError as error:
        raise TemplateError("registry-syntax", path=path, reason=error) from error
    unknown = set(data) - {"document", "office", CHANGES}
    if unknown:
        raise TemplateError("registry-key", path=path, document="-", key=sorted(unknown)[0])
    office = read_office(data.get("office", {}), path)
    documents = tuple(_document(entry, folder, office, programme) for entry in data.get("document", []))
    if not documents:
        raise TemplateError("registry-empty", path=path)
    for key in ("id", "short"):
        names = [getattr(document, key).casefold() for document in documents]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise TemplateError("registry-twice", path=path, key=key, value=twice)
    changes = _changes(data.get(CHANGES), folder, office, programme)
    return Catalogue(folder=folder, documents=documents, programme=programme, changes=changes)


_CHANGES_KINDS: Mapping[str, tuple[type, bool]] = {"template": (str, True), "digits": (str, False)}


def _changes(entry: object, folder: Path, office: Office, programme: Programme) -> ChangesTemplate | None:
    """The list of changes; without a template of it none is made in Word."""
    path = folder / REGISTRY
    if entry is None:
        return None
    if not isinstance(entry, Mapping):
        raise TemplateError("registry-value", path=path, document=CHANGES, key=CHANGES, value=entry)
    _check_kinds(entry, _CHANGES_KINDS, CHANGES, path)
    _one_of(entry, "digits", get_args(Digits), CHANGES, path)
    template = folder / entry["template"]
    if not template.is_file():
        raise TemplateError("template-missing", path=template, document=CHANGES)
    return ChangesTemplate(template=template, programme=programme, digits=entry.get("digits", "thai"), office=office)


def _check_kinds(entry: Mapping[str, Any], kinds: Mapping[str, tuple[type, bool]], name: str, path: Path) -> None:
    """Only known keys, those that are needed, each with a value of its kind."""
    for key in entry:
        if key not in kinds:
            raise TemplateError("registry-key", path=path, document=name, key=key)
    for key, (kind, needed) in kinds.items():
        if needed and not entry.get(key):
            raise TemplateError("registry-missing-key", path=path, document=name, key=key)
        if key in entry and (not isinstance(entry[key], kind) or (isinstance(entry[key], bool) and kind is not bool)):
            raise TemplateError("registry-value", path=path, document=name, key=key, value=entry[key])


def _document(entry: Mapping[str, Any], folder: Path, office: Office, programme: Programme) -> Document:
    name = str(entry.get("id") or entry.get("short") or entry.get("title") or "?")
    path = folder / REGISTRY
    _check_kinds(entry, _KINDS, name, path)
    _one_of(entry, "per", tuple(programme.levels_by_name), name, path)
    _one_of(entry, "digits", get_args(Digits), name, path)
    _one_of(entry, "number", get_args(Number)[1:], name, path)
    _one_of(entry, "issuer", programme.issuers, name, path)
    if entry.get("copies", 1) < 1:
        raise TemplateError("registry-value", path=path, document=name, key="copies", value=entry["copies"])
    if "each" in entry:
        _one_of(entry, "each", lists_of(programme, entry["per"]), name, path)
    _check_pattern(entry.get("file", ""), name, path, programme, is_each="each" in entry)
    template = folder / entry["template"]
    if not template.is_file():
        raise TemplateError("template-missing", path=template, document=name)
    return Document(
        id=entry["id"],
        short=entry["short"],
        title=entry["title"],
        template=template,
        per=entry["per"],
        each=entry.get("each", ""),
        enabled=entry.get("enabled", True),
        needs=tuple(entry.get("needs", ())),
        after=tuple(entry.get("after", ())),
        filled=tuple(entry.get("filled", ())),
        copies=entry.get("copies", 1),
        digits=entry.get("digits", "thai"),
        file=entry.get("file", ""),
        signer=entry.get("signer", ""),
        day=entry.get("day", ""),
        number=entry.get("number", ""),
        issuer=entry.get("issuer", ""),
        stage=entry.get("stage", ""),
        office=office,
        programme=programme,
    )


def _one_of(entry: Mapping[str, Any], key: str, allowed: tuple[str, ...], name: str, path: Path) -> None:
    if key in entry and entry[key] not in allowed:
        value = f"{entry[key]} ({' / '.join(allowed)})"
        raise TemplateError("registry-value", path=path, document=name, key=key, value=value)


def _check_pattern(pattern: str, name: str, path: Path, programme: Programme, *, is_each: bool) -> None:
    """A file-name pattern uses known fields only and stays below the folder of outputs.

    That of a paper for each item tells the items apart by their number: two people may share a name.
    """
    try:
        fields = {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}
    except ValueError as error:
        raise TemplateError("registry-value", path=path, document=name, key="file", value=pattern) from error
    parts = pattern.split("/")
    known = _OWN_FIELDS.union(*(level.fields for level in programme.levels))
    allowed = known if is_each else known - _ITEM_FIELDS
    is_told_apart = "seq" in fields or not (is_each and pattern)
    is_inside = ".." not in parts and not pattern.startswith("/") and (not pattern or pattern.endswith(".docx"))
    if fields - allowed or not is_told_apart or not is_inside:
        raise TemplateError("registry-value", path=path, document=name, key="file", value=pattern)
