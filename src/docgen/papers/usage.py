"""Which columns of the workbook the program reads at all: for the rules, and for the fields that templates print.

Found by watching: the programme's smallest project is put together, checked, and every printed field is read once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from docgen.model.programme import Programme
from docgen.model.trace import reading, traced
from docgen.papers.contexts import Item, context_of, items_of, places
from docgen.papers.registry import Document
from docgen.records import columns


def all_columns(programme: Programme) -> Iterator[tuple[str, str, str]]:
    """(sheet, field, header) of every column but those that find the place of a row; a repeated one counts once."""
    for record in (programme.schema.settings, *programme.schema.rows):
        first: dict[str, str] = {}
        for column in columns(record):
            first.setdefault(column.field, column.header)
        yield from ((record.sheet, name, first[name]) for name in first if name not in record.found_by)


def columns_read(programme: Programme, printed: Mapping[str, Set[str]]) -> set[tuple[str, str]]:
    """(sheet, field) of every column that is read; `printed` are the fields that templates print, by their `per`."""
    with traced(), reading(with_columns=True) as reads:
        world, _ = programme.assemble(programme.example())
        programme.check(world)
        for per, fields in printed.items():
            document = Document(programme=programme, id="-", short="-", title="-", template=Path(), per=per)
            for place in places(document, world):
                context = context_of(document, place, world)
                for path in fields - {"emblem"}:
                    _read(context, path)
    return reads.columns or set()


def example_context(document: Document) -> Mapping[str, Any]:
    """The context of a place of which next to nothing is known: for trying a template before there is any data."""
    world, _ = document.programme.assemble(document.programme.example())
    place = next(iter(places(document, world)))
    item = next(iter(items_of(document, place, world)), Item(record=None, no=1, key="1"))
    return context_of(document, place, world, item)


def _read(value: Any, path: str) -> None:
    """Follow a printed path through the context."""
    head, _, rest = path.partition(".")
    name, is_each = head.removesuffix("[]"), head.endswith("[]")
    value = value[name] if isinstance(value, dict) else getattr(value, name)
    items = tuple(value) if is_each and value is not None else (value,)
    for item in items:
        if rest and item is not None:
            _read(item, rest)
