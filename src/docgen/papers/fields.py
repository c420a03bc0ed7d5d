"""Every field that a paper may print, found by walking the types of its roots: what an editor of a Word file may type.

A column's field takes its Thai meaning from the column's header; a computed one from `[field.<Class>-<name>]`.
"""

from __future__ import annotations

import datetime as dt
import inspect
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from docgen.model.members import members
from docgen.model.programme import Programme, Root
from docgen.papers.checklist import Checklist
from docgen.papers.number import Paper
from docgen.photos import PhotoFile
from docgen.records import Column

DEEPEST = 4  # steps below a root: `dossiers[].district.chief.full_name`
_KINDS: Mapping[type, str] = {
    str: "text", int: "whole", bool: "flag", Decimal: "amount", dt.date: "date", dt.time: "time",
    PhotoFile: "photo",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field: its path (`members[].full_name`), its kind, and where its Thai meaning is found."""

    path: str
    kind: str
    column: Column | None = None
    wording: str = ""
    is_list: bool = False

    @property
    def is_group(self) -> bool:
        """It is not printed itself; it has fields below it."""
        return self.kind == "group"


@cache
def fields_of(programme: Programme, per: str, each: str = "") -> Mapping[str, Field]:
    """All fields by path of the papers made for the places of a level, or for each item of a list of theirs."""
    found: dict[str, Field] = {}
    if each:
        found["item_no"] = Field(path="item_no", kind="whole", wording="Context-item_no")
        for field in walk("item", _item_of(programme, per, each), None, "Context-item", 0):
            found.setdefault(field.path, field)
    for name, root in roots_of(programme, per).items():
        for field in walk(name, root.annotation, root.column, root.wording, 0):
            found.setdefault(field.path, field)
    found["emblem"] = Field(path="emblem", kind="picture", wording="emblem")
    return found


@cache
def lists_of(programme: Programme, per: str) -> tuple[str, ...]:
    """The lists of records that such a place has: a paper can be made for each of their items."""
    return tuple(
        path
        for path, field in fields_of(programme, per).items()
        if field.is_list and field.is_group and "[]" not in path
    )


def listed(path: str, each: str) -> str:
    """The path in the place's own list of what a paper for each item prints: `item.phone` is `members[].phone`."""
    root, dot, rest = path.partition(".")
    if root == "item_no":
        return each
    return f"{each}[]{dot}{rest}" if root == "item" else path


def _item_of(programme: Programme, per: str, each: str) -> Any:
    root, *names = each.split(".")
    annotation = roots_of(programme, per)[root].annotation
    for name in names:
        annotation = dict(members(_without_none(annotation)))[name][0]
    return typing.get_args(_without_none(annotation))[0]


@cache
def roots_of(programme: Programme, per: str) -> Mapping[str, Root]:
    """What a paper of a level may begin a field with: the programme's roots and the engine's own, in their order."""
    shared = dict(programme.shared_roots)
    settings = next(iter(shared))
    roots = {settings: shared.pop(settings), "paper": Root(annotation=Paper, wording="Context-paper")}
    roots |= programme.roots(per)
    if programme.levels_by_name[per].has_checklist:
        roots["file"] = Root(annotation=Checklist, wording="Context-file")
    return {**roots, **shared}


def walk(path: str, annotation: Any, column: Column | None, wording: str, depth: int) -> Iterator[Field]:
    """The field of a path and all below it, by the type of its value."""
    inner = _without_none(annotation)
    if typing.get_origin(inner) is tuple:
        item = typing.get_args(inner)[0]
        single = _KINDS.get(_without_none(item))
        if single is not None:
            kind = "numbers" if single == "whole" else "list"
            yield Field(path=path, kind=kind, column=column, wording=wording, is_list=True)
            yield Field(path=f"{path}[]", kind=single, column=column, wording=wording)
            return
        yield Field(path=path, kind="group", column=column, wording=wording, is_list=True)
        path, inner = f"{path}[]", item
    elif inner in _KINDS:
        yield Field(path=path, kind=_KINDS[inner], column=column, wording=wording)
        return
    else:
        yield Field(path=path, kind="group", column=column, wording=wording)
    if depth >= DEEPEST or not inspect.isclass(inner):
        return
    for name, (kind, own, said) in members(inner):  # type: ignore[arg-type]  # mypy doubts that a class can be hashed
        yield from walk(f"{path}.{name}", kind, own, said, depth + 1)


def _without_none(annotation: Any) -> Any:
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        kept = [kind for kind in typing.get_args(annotation) if kind is not types.NoneType]
        return kept[0] if len(kept) == 1 else annotation
    return annotation
