"""The values that a paper prints, as a clerk would read them, and what changed between two makings of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from typing import Any

from docgen import thai
from docgen.papers import BLANK_NUMBER, Document, Field
from docgen.plan import private
from docgen.plan.align import Pair, align

Printed = Mapping[str, Any]  # field → text, or a list of texts where the path goes through a list
_Row = tuple[Any, ...]  # a row's cells: texts, or lists where a list is inside the row


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that changed: its field's path, its place in the list (from 1; 0 where it stands alone), old and new.

    It is kept as it is; what it is called is found when it is told. A row of a list that was taken out or put in is a
    change of `members[]`, and one of the two texts is empty; both are what the row is called where it only moved.
    """

    path: str
    place: int = 0
    old: str = ""
    new: str = ""

    @property
    def event(self) -> str:
        """What became of a row as a whole: `removed`, `added`, `moved`; "" where a value is told."""
        if not self.path.endswith("[]") or not (self.old or self.new):
            return ""
        return "removed" if not self.new else "added" if not self.old else "moved" if self.old == self.new else ""


def printed_values(context: Mapping[str, Any], fields: frozenset[str], whole: frozenset[str]) -> dict[str, object]:
    """What each field of a template prints.

    A list that is only looped over counts by its length, as its items' fields have paths of their own; records that the
    template hands on (`whole`) count with all that they hold.
    """
    return {path: _follow(context, steps, path in whole) for path, steps in _steps(fields)}


def digest_of(printed: Printed) -> str:
    """A fingerprint of the values: the same for the same values, wherever they stand in the workbook."""
    return hashlib.sha256(json.dumps(printed, ensure_ascii=False, sort_keys=True).encode("utf-8")).hexdigest()


@cache
def _steps(fields: frozenset[str]) -> tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]:
    """Each path, and its steps: a name, and whether every item of that list is meant."""
    paths = sorted(fields - {"emblem"})
    return tuple((p, tuple((s.removesuffix("[]"), s.endswith("[]")) for s in p.split("."))) for p in paths)


def _follow(value: Any, steps: tuple[tuple[str, bool], ...], is_whole: bool) -> object:
    for n, (name, is_each) in enumerate(steps):
        if value is None:
            return ""
        value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        if is_each:
            rest = steps[n + 1 :]
            return [_follow(item, rest, is_whole) for item in value or ()]
    if value.__class__ is str:
        return value
    if is_whole and _is_record(value[0] if value.__class__ is tuple and value else value):
        return hashlib.sha256(repr(_held(value)).encode("utf-8")).hexdigest()
    return _text(value)


def _is_record(value: Any) -> bool:
    return dataclasses.is_dataclass(value)


def _held(value: Any) -> Any:
    """All that a record holds, without where it came from."""
    if isinstance(value, tuple):
        return tuple(map(_held, value))
    if dataclasses.is_dataclass(value):
        own = getattr(value, "held", None) or [f.name for f in dataclasses.fields(value) if f.compare]
        return tuple(_held(getattr(value, name)) for name in own)
    return value


def _text(value: Any) -> str:  # noqa: PLR0911  one return a kind of value
    """A value as a clerk reads it; a record stands for being there, its fields have paths of their own."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return _date_text(value)
    if isinstance(value, dt.time):
        return thai.format_time(value, digits="arabic")
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, Decimal):
        return thai.format_number(value)
    if isinstance(value, tuple):
        is_records = bool(value) and dataclasses.is_dataclass(value[0])
        return str(len(value)) if is_records else ", ".join(map(_text, value))
    return "+" if dataclasses.is_dataclass(value) else str(value)


@cache
def _date_text(date: dt.date) -> str:
    return thai.format_date(date, thai.DateForm.TABLE_LONG, digits="arabic")


# Written with the pen when the order or the letter is entered in the register.
PEN_FIELDS = (
    "paper.number", "paper.letter_number", "paper.dated",
    "item.order.number", "item.order.dated",  # an order that amends others names them
    "item.earlier[].number", "item.earlier[].dated",
)  # fmt: skip


def is_same_in_ink(signed: Printed, printed: Printed) -> bool:
    """A signed paper still says what the data say: a number or a date that was blank on it was filled in by pen.

    Fields that only one of the two prints do not count: the template changed since, the signed paper did not. Nor does
    it count that what the paper names stands in another cell now, or that its person is another one of the list's.
    """
    signed, printed = private.veiled(signed), private.veiled(printed)
    return all(
        signed[path] == printed[path]
        or _is_place_in_list(path)
        or (path in PEN_FIELDS and _is_filled_in(signed[path], printed[path]))
        or _differs_in_addresses(path, signed[path], printed[path])
        for path in signed.keys() & printed.keys()
    )


def _is_place_in_list(path: str) -> bool:
    """Where the item that the paper is for stands in its list: others came or went before it."""
    return path == "item_no" or (path.startswith("item.") and path.endswith(".seq") and "[]" not in path)


# Cells by their addresses: a row that is put in or taken out above them moves them all.
_SPOT = re.compile(r"(?<=\S )[A-Z]{0,3}[1-9]\d*(?=, | …| \(|$)")  # `วัสดุ G2, เข้าร่วม 14`, `สมาชิก D14 (ชื่อ)`
_SPOT_IN_WORDS = re.compile(  # `เซลล์ D14`, `แถว 5, 7-9`, `สมาชิก!D14`
    r"(?:(?<=เซลล์ )|(?<=แถว )|(?<=!))[A-Z]{0,3}[1-9]\d*(?:(?:, |-)[1-9]\d*)*"
)
ADDRESS_FIELDS: Mapping[str, re.Pattern[str]] = {
    "file.entries[].withheld_by": _SPOT,
    "file.findings[].place": _SPOT,
    "file.findings[].message": _SPOT_IN_WORDS,
    "file.findings[].mend": _SPOT_IN_WORDS,
}


def _differs_in_addresses(path: str, signed: object, printed: object) -> bool:
    """Nothing but the addresses of cells is other than it was."""
    spot = ADDRESS_FIELDS.get(path)
    if spot is None or not isinstance(signed, list) or not isinstance(printed, list):
        return False
    return [spot.sub("#", str(text)) for text in signed] == [spot.sub("#", str(text)) for text in printed]


def _is_filled_in(signed: object, printed: object) -> bool:
    """What was blank is known by now; of a list, each item by itself."""
    if isinstance(signed, list) and isinstance(printed, list):
        pairs = zip(signed, printed, strict=False)
        return len(signed) == len(printed) and all(a == b or _is_pen_blank(str(a)) for a, b in pairs)
    return _is_pen_blank(str(signed))


def _is_pen_blank(text: str) -> bool:
    return not text or BLANK_NUMBER in text


def changes_between(document: Document, old: Printed, new: Printed) -> Iterator[Change]:
    """What a reader of the paper would see changed, in the order of the list of fields; a list's rows where it begins.

    Rows are known by what they say: of a row that was taken out or put in that alone is told, not that all others have
    another place. What a checklist says of the other papers is left out: they tell it themselves. Of private values
    it is told that they are others.
    """
    old, new = private.veiled(old), private.veiled(new)
    known = document.fields
    paths = [
        path
        for path, field in known.items()
        if not field.is_group and not path.startswith("file.") and path in new and path in old
    ]
    lists: dict[str, list[str]] = {}
    for path in paths:
        if "[]" in path:
            lists.setdefault(path.partition("[]")[0], []).append(path)
    for path in paths:
        listed = path.partition("[]")[0]
        if listed == path:
            if old[path] != new[path]:
                yield Change(path=path, old=str(old[path]), new=str(new[path]))
        elif listed in lists:
            of_list = lists.pop(listed)
            if any(old[name] != new[name] for name in of_list):
                sides = ([state[name] for name in of_list] for state in (old, new))
                yield from _in_list(_List(listed, tuple(of_list), known), *sides)


@dataclass(frozen=True, slots=True)
class _List:
    """A list by its path, the paths of what is printed of each of its rows, and the place of the row that holds it."""

    path: str
    columns: tuple[str, ...]
    known: Mapping[str, Field]
    outer: int = 0

    def change(self, path: str, place: int, old: str, new: str) -> Change:
        """A change in this list, or in a list inside a row of another one: that one's place leads to it."""
        return Change(path=path, place=self.outer or place, old=old, new=new)

    @property
    def row(self) -> str:
        """The path of a whole row."""
        return f"{self.path}[]"

    def naming(self, columns: Sequence[str]) -> int | None:
        """Which of these columns says what a row is; in a list of plain values it is the value."""
        own = {n: path.removeprefix(f"{self.path}[]") for n, path in enumerate(columns)}
        last = {n: below.rpartition(".")[2] for n, below in own.items() if "[]" not in below}
        return next((n for name in (*_ROW_NAMES, "") for n, step in last.items() if step == name), None)

    def words(self, row: _Row) -> str:
        """What a row is called: its name, or the first that it says; never what is not everybody's business."""
        naming = self.naming(self.columns)
        others = (_cell(cell) for cell, path in zip(row, self.columns, strict=True) if not private.name_in(path))
        return ("" if naming is None else _cell(row[naming])) or next(filter(None, others), NAMELESS)

    def inner(self) -> dict[str, list[int]]:
        """The lists inside its rows, by path, and the columns that they have."""
        found: dict[str, list[int]] = {}
        for n, path in enumerate(self.columns):
            below, mark, _ = path.removeprefix(f"{self.path}[]").partition("[].")
            if mark:
                found.setdefault(f"{self.path}[]{below}", []).append(n)
        return found


def _in_list(listed: _List, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """What changed in a list: `old` and `new` are its columns."""
    before, after = (list(zip_longest(*columns, fillvalue="")) for columns in (old, new))
    columns = range(len(listed.columns))
    told = [n for n in columns if not _is_ordinal(listed.known[listed.columns[n]])] or list(columns)
    rows = [[tuple(_cell(row[n]) for n in told) for row in state] for state in (before, after)]
    naming = listed.naming([listed.columns[n] for n in told])
    pairs = align(*rows, name=naming)
    moved = _moved(pairs, rows[0], rows[1], naming)
    for was, now in pairs:
        if now is None and was is not None and was not in moved.values():
            yield listed.change(listed.row, was + 1, listed.words(before[was]), "")
        elif now is not None:
            place = was if was is not None else moved.get(now)
            if was is None:
                words = listed.words(after[now])
                yield listed.change(listed.row, now + 1, "" if place is None else words, words)
            if place is not None:
                yield from _in_row(listed, (before[place], after[now]), (place, now))


def _moved(
    pairs: Sequence[Pair], before: Sequence[tuple[str, ...]], after: Sequence[tuple[str, ...]], naming: int | None
) -> dict[int, int]:
    """Rows that are alone on both sides, and are the same or have the same name: where each is → where it was."""
    gone = [i for i, j in pairs if i is not None and j is None]
    come = [j for i, j in pairs if j is not None and i is None]
    found: dict[int, int] = {}

    def is_same(i: int, j: int, *, by_name: bool) -> bool:
        if not by_name or naming is None:
            return before[i] == after[j]
        return bool(before[i][naming]) and before[i][naming] == after[j][naming]

    for by_name in (False, True):
        for j in come:
            i = None if j in found else next((i for i in gone if is_same(i, j, by_name=by_name)), None)
            if i is not None:
                found[j] = i
                gone.remove(i)
    return found


def _in_row(listed: _List, states: tuple[_Row, _Row], places: tuple[int, int]) -> Iterator[Change]:
    """What changed in a row that is in both states; that it has another number because it moved up is not told."""
    inner, place = listed.inner(), listed.outer or places[1] + 1
    within = {n: path for path, columns in inner.items() for n in columns}
    for n, (path, one, other) in enumerate(zip(listed.columns, *states, strict=True)):
        if n in within:
            columns = inner[within[n]]
            sides = [[state[m] for m in columns] for state in states]
            if n == columns[0] and sides[0] != sides[1]:
                held = _List(within[n], tuple(listed.columns[m] for m in columns), listed.known, place)
                yield from _in_list(held, *sides)
        elif one != other and not (_is_ordinal(listed.known[path]) and _is_renumbered(one, other, places)):
            yield listed.change(path, places[1] + 1, _cell(one), _cell(other))


_ORDINALS = frozenset({"seq", "number", "rank", "team_order"})
_ROW_NAMES = ("full_name", "title", "name", "label", "item", "activity", "category", "payee", "kind")
NAMELESS = "–"


def _is_ordinal(field: Field) -> bool:
    """It numbers the rows of its list."""
    return field.kind == "whole" and field.path.rpartition(".")[2] in _ORDINALS


def _is_renumbered(old: str, new: str, places: tuple[int, int]) -> bool:
    """A row's number went with its place."""
    return old.isdecimal() and new.isdecimal() and int(new) - int(old) == places[1] - places[0]


def _cell(item: Any) -> str:
    return ", ".join(map(_cell, item)) if isinstance(item, list) else str(item)
