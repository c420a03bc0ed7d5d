"""What may be read of an object, by its class alone: fields, properties and columns, with their types."""

from __future__ import annotations

import dataclasses
import inspect
import typing
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from docgen.model.figures import Figure
from docgen.model.place import Place
from docgen.model.trace import written_in
from docgen.records import Column, Record, columns

Member = tuple[Any, Column | None, str]  # type, column, key of its wording
_NO_FIELDS = frozenset({"where", "cells", "unread"})
_OF_THE_ENGINE = frozenset(name for name in vars(Place) if not name.startswith("_"))


@cache
def members(owner: type) -> tuple[tuple[str, Member], ...]:
    """(name, (type, column, wording)) of what a template may read of an object of this class.

    What a class names as `internal` is not offered, nor what the engine itself asks of a place.
    """
    hints = typing.get_type_hints(owner)
    own = {column.field: column for column in columns(owner)} if issubclass(owner, Record) else {}
    found: dict[str, Member] = {}
    engine = _OF_THE_ENGINE if issubclass(owner, Place) else frozenset[str]()
    internal = _NO_FIELDS | getattr(owner, "internal", frozenset[str]())
    for f in dataclasses.fields(owner) if dataclasses.is_dataclass(owner) else ():
        if f.name not in internal:
            column = own.get(f.name)
            found[f.name] = (hints[f.name], column, "" if column else f"{_declared_in(owner, f.name)}-{f.name}")
    for base in reversed(owner.__mro__):
        for name, value in written_in(base).items():
            if isinstance(value, Figure):
                found[name] = (value.kind, None, f"{base.__name__}-{name}")
                continue
            getter = _getter(value)
            if getter is not None and not name.startswith("_") and name not in engine | internal:
                kind = typing.get_type_hints(getter, include_extras=False).get("return")
                found[name] = (kind, None, f"{base.__name__}-{name}")
    return tuple(found.items())


def _declared_in(owner: type, name: str) -> str:
    bases = (base for base in reversed(owner.__mro__) if base is not Place)
    return next(base.__name__ for base in bases if name in inspect.get_annotations(base))


def _getter(value: object) -> Callable[..., Any] | None:
    if isinstance(value, property):
        return value.fget
    return value.func if isinstance(value, cached_property) else None
