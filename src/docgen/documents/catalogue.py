"""The registry (documents.toml): which papers exist, per what, from which Word file. A new one needs no Python."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from docgen.errors import TemplateError

REGISTRY = "documents.toml"
Per = Literal["village", "group", "district", "project"]
Digits = Literal["thai", "arabic"]
FILE_FIELDS = frozenset({"district", "code", "name", "moo", "id", "short", "title"})
DEFAULT_FILE: Mapping[str, str] = {
    "village": "{district}/{code}_{name}_ม{moo}/{short}_{title}.docx",
    "district": "{district}/{short}_{title}.docx",
    "group": "กลุ่มอาชีพ/{code}_{name}/{short}_{title}.docx",
    "project": "จังหวัด/{short}_{title}.docx",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A kind of paper: `id` is stable for ever, `short` is its code in file names and in the register (D02).

    `signer` is the field with the name of who signs it, for the checklist of a village's file.
    """

    id: str
    short: str
    title: str
    template: Path
    per: Per
    needs: tuple[str, ...] = ()
    copies: int = 1
    digits: Digits = "thai"
    file: str = ""
    signer: str = ""

    @property
    def file_pattern(self) -> str:
        """The file name, with fields in braces, below the folder of outputs."""
        return self.file or DEFAULT_FILE[self.per]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All documents, in the order of the registry."""

    folder: Path
    documents: tuple[Document, ...]

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
    "needs": (list, False),
    "copies": (int, False),
    "digits": (str, False),
    "file": (str, False),
    "signer": (str, False),
}


def load_catalogue(folder: Path) -> Catalogue:
    """Read the registry of a folder of templates; a wrong entry is a TemplateError that names it."""
    path = folder / REGISTRY
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise TemplateError("registry-missing", path=path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError("registry-unreadable", path=path, reason=error) from error
    except tomllib.TOMLDecodeError as error:
        raise TemplateError("registry-syntax", path=path, reason=error) from error
    unknown = set(data) - {"document"}
    if unknown:
        raise TemplateError("registry-key", path=path, document="-", key=sorted(unknown)[0])
    documents = tuple(_document(entry, folder) for entry in data.get("document", []))
    if not documents:
        raise TemplateError("registry-empty", path=path)
    for field in ("id", "short"):
        names = [getattr(document, field).casefold() for document in documents]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise TemplateError("registry-twice", path=path, key=field, value=twice)
    return Catalogue(folder=folder, documents=documents)


def _document(entry: Mapping[str, Any], folder: Path) -> Document:
    name = str(entry.get("id") or entry.get("short") or entry.get("title") or "?")
    path = folder / REGISTRY
    for key in entry:
        if key not in _KINDS:
            raise TemplateError("registry-key", path=path, document=name, key=key)
    for key, (kind, needed) in _KINDS.items():
        if needed and not entry.get(key):
            raise TemplateError("registry-missing-key", path=path, document=name, key=key)
        if key in entry and (not isinstance(entry[key], kind) or isinstance(entry[key], bool)):
            raise TemplateError("registry-value", path=path, document=name, key=key, value=entry[key])
    _one_of(entry, "per", get_args(Per), name, path)
    _one_of(entry, "digits", get_args(Digits), name, path)
    if entry.get("copies", 1) < 1:
        raise TemplateError("registry-value", path=path, document=name, key="copies", value=entry["copies"])
    _check_pattern(entry.get("file", ""), name, path)
    template = folder / entry["template"]
    if not template.is_file():
        raise TemplateError("template-missing", path=template, document=name)
    return Document(
        id=entry["id"],
        short=entry["short"],
        title=entry["title"],
        template=template,
        per=entry["per"],
        needs=tuple(entry.get("needs", ())),
        copies=entry.get("copies", 1),
        digits=entry.get("digits", "thai"),
        file=entry.get("file", ""),
        signer=entry.get("signer", ""),
    )


def _one_of(entry: Mapping[str, Any], key: str, allowed: tuple[str, ...], name: str, path: Path) -> None:
    if key in entry and entry[key] not in allowed:
        value = f"{entry[key]} ({' / '.join(allowed)})"
        raise TemplateError("registry-value", path=path, document=name, key=key, value=value)


def _check_pattern(pattern: str, name: str, path: Path) -> None:
    """A file-name pattern uses known fields only and stays below the folder of outputs."""
    try:
        fields = {field for _, field, _, _ in string.Formatter().parse(pattern) if field is not None}
    except ValueError as error:
        raise TemplateError("registry-value", path=path, document=name, key="file", value=pattern) from error
    parts = pattern.split("/")
    if fields - FILE_FIELDS or ".." in parts or pattern.startswith("/") or (pattern and not pattern.endswith(".docx")):
        raise TemplateError("registry-value", path=path, document=name, key="file", value=pattern)
