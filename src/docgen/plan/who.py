"""The identities of all places and items of a run: what the record knows them by, and whom nobody can tell.

Papers are known by identities (`Job.key`), findings and the register's places by what the workbook says. Where nothing
was ever moved, corrected or replaced the two are the same.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.model.place import Place, World
from docgen.papers import Document, Item
from docgen.plan import private
from docgen.plan.identity import FIRST, LAST, NAME, STRONG, Matched, Seen, Thing, match, strong
from docgen.records import Person, Record, columns, kinds

PLACES = "place"
_ORDINALS = frozenset({"seq", "number"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody whom nobody can tell: what the workbook calls it (`place`, or `place/item`), and whom it may be."""

    key: str
    scope: str
    seen: Seen
    others: tuple[Thing, ...]


@dataclass
class Who:
    """What was seen before (`things`), and the run's answers, worked out when they are asked for.

    `said` is what people said who one is, by scope, key and evidence: an id, or "" for somebody new.
    """

    things: Iterable[Thing] = ()
    said: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._before: defaultdict[str, list[Thing]] = defaultdict(list)
        for one in self.things:
            self._before[one.scope].append(one)
        self.matched: dict[str, Matched] = {}
        self._seen: dict[str, dict[str, Seen]] = {}
        self._ids: dict[str, str] = {}
        self._doubts: dict[str, tuple[Thing, ...]] = {}

    def know(self, world: World, levels: Iterable[str]) -> None:
        """Find out who all places are."""
        for level in levels:
            scope = f"{PLACES}:{level}"
            places = world.places(level)
            found = self._match(scope, [_seen_place(place, no) for no, place in enumerate(places, 1)])
            self._ids |= found.ids
            self._doubts |= found.unsure

    def _match(self, scope: str, now: Sequence[Seen]) -> Matched:
        said = {
            one.natural_key: self.said[scope, one.natural_key, one.digest]
            for one in (now if self.said else ())
            if (scope, one.natural_key, one.digest) in self.said
        }
        self._seen[scope] = {one.natural_key: one for one in now}
        self.matched[scope] = match(scope, self._before[scope], now, said)
        return self.matched[scope]

    def place_id(self, place: Place) -> str:
        """What the record knows a place by."""
        return self._ids.get(place.key, place.key)

    def doubts(self, place: Place) -> tuple[Thing, ...]:
        """With whom of before a place may be the same; empty where that is known."""
        return self._doubts.get(place.key, ())

    def items(self, document: Document, place: Place, items: Sequence[Item | None]) -> list[Item | None]:
        """The items of a place's list with the ids that they are known by, and those whom they may be."""
        scope = f"{self.place_id(place)}:{document.each}"
        if not document.each or self.doubts(place):
            return list(items)
        if scope not in self.matched:
            self._match(scope, [_seen_item(item) for item in items if item is not None])
        found = self.matched[scope]
        return [
            item and dataclasses.replace(
                item, id=found.ids.get(item.key, f"?{item.key}"), may_be=_names(found.unsure.get(item.key, ()))
            )
            for item in items
        ]  # fmt: skip

    @property
    def changed(self) -> list[Thing]:
        """What the record must remember."""
        return [one for found in self.matched.values() for one in found.changed]

    @property
    def rekeyed(self) -> list[tuple[Thing, str]]:
        """The places that have another key than when they were last seen: as they were, and the key."""
        return [
            pair for scope, found in self.matched.items() if scope.startswith(PLACES) for pair in found.rekeyed
        ]  # fmt: skip

    @property
    def moved_keys(self) -> Mapping[str, str]:
        """What the record knows a place by → what the workbook calls it now, where that is another."""
        return {known: key for key, known in self._ids.items() if known != key}

    def asked(self) -> Iterator[Asked]:
        """Whom nobody can tell, one after the other."""
        called = {known: key for key, known in self._ids.items()}
        for scope, found in self.matched.items():
            owner, _, _ = scope.rpartition(":")
            for name, others in found.unsure.items():
                key = name if owner == PLACES else f"{called.get(owner, owner)}/{name}"
                yield Asked(key=key, scope=scope, seen=self._seen[scope][name], others=others)

    def held(self) -> frozenset[str]:
        """The keys of papers that may still be somebody's: they are not put away until a person says whose they are."""
        keys = {one.id for others in self._doubts.values() for one in others}
        for scope, found in self.matched.items():
            owner = scope.rpartition(":")[0] if not scope.startswith(PLACES) else ""
            keys |= {f"{owner}/{one.id}" for others in found.unsure.values() for one in others if owner}
        return frozenset(keys)


def _names(things: Iterable[Thing]) -> tuple[tuple[str, str], ...]:
    return tuple((one.id, one.name) for one in things)


def unsure_place(place: Place, doubts: Sequence[Thing]) -> Finding:
    """Nobody knows which of the places of before this one is."""
    return _unsure(_own(place), place.label, place, place.key, _names(doubts))


def unsure_item(place: Place, item: Item) -> Finding:
    """Nobody knows whose papers those of an item's row are."""
    others = [(f"{place.key}/{known}", name) for known, name in item.may_be]
    return _unsure(_record_of(item.record, item.name), item.name or item.key, place, f"{place.key}/{item.key}", others)


def _unsure(record: Record | None, value: str, place: Place, key: str, others: Sequence[tuple[str, str]]) -> Finding:
    return Finding(
        code="identity-unsure",
        severity=Severity.ERROR,
        where=record.where if record is not None else None,
        value=value,
        args={"others": " ".join(f"“{known} {name}”" for known, name in others), "first": others[0][0], "key": key},
        subject=place.key,
    )


def _own(place: Place) -> Record | None:
    own = next(iter(place.records()), None)
    return own if own is not None and own.where.row else None


def _seen_place(place: Place, no: int) -> Seen:
    own = _own(place)
    name = place.name_parts.get("name", "") or place.label
    evidence = {NAME: _plain(name), **({} if own is None else _said_by(own, frozenset()))}
    return Seen(natural_key=place.key, place=no, evidence=evidence, is_code=True)


def _seen_item(item: Item) -> Seen:
    record = _record_of(item.record, item.name)
    if record is None:
        return Seen(natural_key=item.key, place=item.no, evidence={NAME: _plain(item.name)} if item.name else {})
    if isinstance(record, Person) and record.first:
        name = {FIRST: _plain(record.first), LAST: _plain(record.last)}
    else:
        name = {NAME: _plain(item.name)} if item.name else {}
    evidence = name | _said_by(record, record.found_by | _ORDINALS)
    return Seen(natural_key=item.key, place=item.no, evidence=evidence, is_code=bool(record.known_by))


def _record_of(record: Any, name: str) -> Record | None:
    """The row that an item is, or the row of whom it is for."""
    if isinstance(record, Record):
        return record
    if not dataclasses.is_dataclass(record):
        return None
    held = (getattr(record, one.name) for one in dataclasses.fields(record))
    rows = [row for row in held if isinstance(row, Record) and row.where.row]
    named = next((row for row in rows if name and name == getattr(row, "full_name", None)), None)
    people = [row for row in rows if isinstance(row, Person)]
    return named or (people[0] if len(people) == 1 else None)


def _said_by(record: Record, left_out: frozenset[str]) -> dict[str, str]:
    """What a row says of itself, by field; what is not everybody's business as a digest."""
    said: dict[str, str] = {}
    for name, mark, is_private in _fields(type(record)):  # type: ignore[arg-type]  # a class can be hashed
        value = None if name in left_out else getattr(record, name)
        if value not in (None, "", ()):
            text = _plain(str(value))
            said[f"{mark}{name}"] = strong(text) if is_private else text
    return said


@cache
def _fields(record: type[Record]) -> tuple[tuple[str, str, bool], ...]:
    """The fields that say who a row is besides its name: each with its mark, and whether it is everybody's business."""
    fields = {column.field: column for column in columns(record) if column.field not in (FIRST, LAST, "prefix")}
    return tuple(
        (name, STRONG if column.kind is kinds.citizen_id else "", bool(private.name_in(name)))
        for name, column in fields.items()
    )


def _plain(text: str) -> str:
    return " ".join(thai.to_arabic_digits(text).split())
