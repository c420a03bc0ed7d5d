"""What a paper may use: the context of a place, as the programme declares its roots.

A context holds records and facts of the programme's model as they are; filters turn them into Thai.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from docgen.model.place import Place, World
from docgen.papers.checklist import Checklist
from docgen.papers.number import paper_of
from docgen.papers.registry import Document
from docgen.records import Record


@dataclass(frozen=True, kw_only=True)
class Item:
    """One record of a list of a place, which gets a paper of its own (`each`): `no` is its place in the list.

    `key` is what the workbook calls it: the record's own number, or its name where its sheet has no numbers. `id` is
    what its papers are known by, whatever became of its row since the first of them; `may_be` are those of before of
    whom nobody can tell which one it is, by id and name.
    """

    record: Any
    no: int
    key: str
    id: str = ""
    may_be: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """How the item is called in file names and in what the program says."""
        return str(next(filter(None, (getattr(self.record, field, None) for field in _ITEM_NAMES)), ""))


_ITEM_KEYS = ("key", "seq", "code", "number")
_ITEM_NAMES = ("full_name", "title", "name", "item", "activity", "category")


def items_of(document: Document, place: Place, world: World) -> tuple[Item | None, ...]:
    """Whom or what of a place a paper of its own is made for; (None,) where the place gets one paper."""
    if not document.each:
        return (None,)
    root = frozenset({document.each.partition(".")[0]})
    listed = value_at(context_of(document, place, world, roots=root), document.each)
    seen: Counter[str] = Counter()
    items: list[Item] = []
    for no, record in enumerate(listed, 1):
        unnamed = Item(record=record, no=no, key="")
        key = _stable_key(record) or unnamed.name
        seen[key] += 1  # a number that is there twice is a finding; the papers must still be told apart
        items.append(dataclasses.replace(unnamed, key=key if seen[key] == 1 else f"{key}~{seen[key]}"))
    return tuple(items)


def _stable_key(record: Any) -> str:
    """What a record is known by, wherever its row stands; empty where it has no number of its own."""
    if isinstance(record, Record) and record.known_by:
        return str(getattr(record, record.known_by))
    own = (getattr(record, field, None) for field in _ITEM_KEYS)
    return str(next((value for value in own if value not in (None, "")), "")).replace("/", "-")


def places(document: Document, world: World) -> Sequence[Place]:
    """Everything that gets a paper of this kind, in order."""
    return world.places(document.per)


def context_of(
    document: Document, place: Place, world: World, item: Item | None = None, *, roots: frozenset[str] | None = None
) -> dict[str, Any]:
    """The roots of a paper of this kind, all or those that are asked for; the emblem is the engine's business."""
    context: dict[str, Any] = {}
    if roots is None or "paper" in roots:
        context["paper"] = paper_of(document, place, world, item)
    if item is not None:
        context |= {"item": item.record, "item_no": item.no}
    shared = document.programme.shared_roots
    context |= {root: world.shared(root) for root in shared if roots is None or root in roots}
    context |= {root: getattr(place, root) for root in place.roots if roots is None or root in roots}
    if document.level.has_checklist and (roots is None or "file" in roots):
        context["file"] = Checklist()  # filled when all other papers are planned
    return context


@cache
def roots_used(document: Document, fields: frozenset[str]) -> frozenset[str]:
    """The roots that a paper reads: for its template's fields, and for what the registry asks of it."""
    asked = (*document.needs, *document.after, *document.filled, document.signer)
    return frozenset(root_of(path) for path in (*fields, *asked) if path)


def root_of(path: str) -> str:
    """`people` of `people[].first`."""
    return path.partition(".")[0].removesuffix("[]")


def prints(fields: Iterable[str], root: str) -> bool:
    """A template with these fields prints something of this root."""
    return any(root_of(path) == root for path in fields)


def value_at(context: Mapping[str, Any], path: str) -> Any:
    """The value of `place.training_date`; raises KeyError or AttributeError where there is no such field."""
    root, *rest = path.split(".")
    value = context[root]
    for name in rest:
        value = getattr(value, name)
    return value
