"""Every field that a paper may print, found by walking the types of its roots: what an editor of a Word file may type.

A column's field takes its Thai meaning from the column's header; a computed one from `[field.<Class>-<name>]`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from docgen.papers.checklist import VillageFile
from docgen.papers.contexts import ROOTS, Paper
from docgen.papers.registry import Per
from docgen.photos import PhotoFile
from docgen.programmes.sammachip import (
    District,
    DistrictSum,
    Dossier,
    GroupDossier,
    GroupLine,
    GroupList,
    Project,
    ProvinceSum,
)
from docgen.programmes.sammachip.assessment import IndicatorSum
from docgen.programmes.sammachip.letters import ProvinceOffice
from docgen.programmes.sammachip.sheets import Official, Programme
from docgen.programmes.sammachip.sums import GroupSum, VillageSum
from docgen.records import Column, Record, columns

DEEPEST = 4  # steps below a root: `dossiers[].district.chief.full_name`
_KINDS: Mapping[type, str] = {
    str: "text", int: "whole", bool: "flag", Decimal: "amount", dt.date: "date", dt.time: "time",
    PhotoFile: "photo",
}  # fmt: skip
_HIDDEN = frozenset(
    {"where", "cells", "unread", "record", "rows", "indicators", "source", "seats_before", "seats_after"}
)  # rows and indicators are roots of a roll-up themselves
_PLACES: Mapping[str, type] = {"village": Dossier, "group": GroupDossier, "district": District, "project": Project}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field: its path (`households[].full_name`), its kind, and where its Thai meaning is found."""

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
def fields_of(per: Per, each: str = "") -> Mapping[str, Field]:
    """All fields by path of the papers made per village, group, district or project, or for each item of a list."""
    found: dict[str, Field] = {}
    if each:
        found["item_no"] = Field(path="item_no", kind="whole", wording="Context-item_no")
        for field in walk("item", _item_of(per, each), None, "Context-item", 0):
            found.setdefault(field.path, field)
    for root in ROOTS[per]:
        if root == "emblem":
            found[root] = Field(path=root, kind="picture", wording="emblem")
            continue
        annotation, column, wording = _root(per, root)
        for field in walk(root, annotation, column, wording, 0):
            found.setdefault(field.path, field)
    return found


@cache
def lists_of(per: Per) -> tuple[str, ...]:
    """The lists of records that such a place has: a paper can be made for each of their items."""
    return tuple(
        path for path, field in fields_of(per).items() if field.is_list and field.is_group and "[]" not in path
    )


def listed(path: str, each: str) -> str:
    """The path in the place's own list of what a paper for each item prints: `item.phone` is `sages[].phone`."""
    root, dot, rest = path.partition(".")
    if root == "item_no":
        return each
    return f"{each}[]{dot}{rest}" if root == "item" else path


def _item_of(per: Per, each: str) -> Any:
    root, *names = each.split(".")
    annotation = _root(per, root)[0]
    for name in names:
        annotation = dict(_members(_without_none(annotation)))[name][0]
    return typing.get_args(_without_none(annotation))[0]


_SHARED_ROOTS: Mapping[str, type] = {
    "programme": Programme,
    "paper": Paper,
    "file": VillageFile,
    "province": ProvinceOffice,
    "province_chief": Official,
}
_SUMMED_ROOTS: Mapping[Per, Mapping[str, tuple[Any, str]]] = {
    "district": {
        "rows": (tuple[VillageSum, ...], "Sum-rows"),
        "sum": (DistrictSum, "Sum-sum"),
        "groups": (tuple[GroupSum, ...], "Sum-groups"),
        "indicators": (tuple[IndicatorSum, ...], "Sum-indicators"),
        "district": (District, "Dossier-district"),
        "dossiers": (tuple[Dossier, ...], "District-dossiers"),
        "group_lists": (tuple[GroupList, ...], "Context-group_lists"),
    },
    "project": {
        "rows": (tuple[DistrictSum, ...], "Sum-districts"),
        "group_lines": (tuple[GroupLine, ...], "GroupList-lines"),
        "sum": (ProvinceSum, "Sum-sum"),
        "indicators": (tuple[IndicatorSum, ...], "Sum-indicators"),
    },
}


def _root(per: Per, root: str) -> tuple[Any, Column | None, str]:
    if root in _SHARED_ROOTS:
        return _SHARED_ROOTS[root], None, f"Context-{root}"
    if root in _SUMMED_ROOTS.get(per, {}):
        kind, wording = _SUMMED_ROOTS[per][root]
        return kind, None, wording
    place = _PLACES[per]
    return dict(_members(place))[root][0], None, f"{place.__name__}-{root}"


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
    for name, (kind, own, said) in _members(inner):  # type: ignore[arg-type]  # mypy doubts that a class can be hashed
        yield from walk(f"{path}.{name}", kind, own, said, depth + 1)


@cache
def _members(owner: type) -> tuple[tuple[str, tuple[Any, Column | None, str]], ...]:
    """(name, (type, column, wording)) of what a template may read of an object of this class."""
    hints = typing.get_type_hints(owner)
    own = {column.field: column for column in columns(owner)} if issubclass(owner, Record) else {}
    found: dict[str, tuple[Any, Column | None, str]] = {}
    for f in dataclasses.fields(owner):
        if f.name not in _HIDDEN:
            column = own.get(f.name)
            found[f.name] = (hints[f.name], column, "" if column else f"{_declared_in(owner, f.name)}-{f.name}")
    for base in reversed(owner.__mro__):
        for name, value in vars(base).items():
            getter = _getter(value)
            if getter is not None and not name.startswith("_"):
                kind = typing.get_type_hints(getter, include_extras=False).get("return")
                found[name] = (kind, None, f"{base.__name__}-{name}")
    return tuple(found.items())


def _declared_in(owner: type, name: str) -> str:
    return next(base.__name__ for base in reversed(owner.__mro__) if name in inspect.get_annotations(base))


def _getter(value: object) -> Callable[..., Any] | None:
    if isinstance(value, property):
        return value.fget
    return value.func if isinstance(value, cached_property) else None


def _without_none(annotation: Any) -> Any:
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        kept = [kind for kind in typing.get_args(annotation) if kind is not types.NoneType]
        return kept[0] if len(kept) == 1 else annotation
    return annotation
