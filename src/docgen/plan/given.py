"""The numbers that were given, held against the register as it is now.

The ledger knows every number that was ever given. A row that is gone from the register takes no number from a paper:
the paper keeps it, and a person is told; what the register says otherwise than it was given is told as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.findings import CellRef, Finding, Severity
from docgen.model.place import World
from docgen.papers import Catalogue, Document
from docgen.records import NumberRow, plain_number
from docgen.records.register import REGISTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that was given to a paper: in which register, how it stands on the paper, and of which day.

    `text` is empty for a letter that an older program numbered: its prefix stands in the workbook. `dated` is ISO.
    """

    register: str
    number: int
    document: str
    key: str
    text: str = ""
    dated: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A number of which the register says something else than was given, and the row that does."""

    number: Number
    row: NumberRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The numbers that count and stand in no row (`lost`), those of another wording, and what is told of both."""

    lost: tuple[Number, ...] = ()
    differing: tuple[Differing, ...] = ()
    findings: tuple[Finding, ...] = ()


def held_against(given: Iterable[Number], world: World, catalogue: Catalogue, moved: Mapping[str, str]) -> Held:
    """The numbers of the ledger against the rows of the register; `moved` is what the workbook calls places now."""
    rows: defaultdict[tuple[str, str], list[NumberRow]] = defaultdict(list)
    for row in world.register:
        rows[row.document.upper(), row.place].append(row)
    lost: list[Number] = []
    differing: list[Differing] = []
    findings: list[Finding] = []
    register = CellRef(file=REGISTER, sheet=catalogue.programme.number_row.sheet)
    places = {place.key for document in catalogue for place in world.places(document.level.name)}
    for number in given:
        document = catalogue.find(number.document)
        if document is None or not number.text:
            continue
        key = called(number.key, moved)
        text, short = number.text, document.short
        own = [row for row in _rows_of(document, {key, number.key}, rows) if row.number or row.is_unread]
        if number.is_cancelled:
            revived = next((row for row in own if _is(number, row) and not _is_cancelled(row, own)), None)
            if revived is not None:
                findings.append(_told("number-revived", revived.at("number"), number=text, document=short, key=key))
        elif not own:
            if key.partition("/")[0] in places:
                lost.append(number)
                findings.append(_told("number-lost", register, number=text, document=short, key=key))
        elif (other := _differing(number, own)) is not None:
            differing.append(Differing(number=number, row=other))
            if _is(number, other):
                day, where = number.dated, other.at("dated")
                findings.append(_told("number-redated", where, number=text, document=short, key=key, dated=day))
            else:
                findings.append(_told("number-differs", other.at("number"), number=text, document=short, key=key))
    return Held(lost=tuple(lost), differing=tuple(differing), findings=tuple(findings))


def called(key: str, moved: Mapping[str, str]) -> str:
    """What the workbook calls a paper now that the record knows by `key`."""
    place, slash, item = key.partition("/")
    return f"{moved.get(place, place)}{slash}{item}"


def _rows_of(
    document: Document, keys: set[str], rows: Mapping[tuple[str, str], list[NumberRow]]
) -> Iterator[NumberRow]:
    for name in dict.fromkeys((document.short.upper(), document.id.upper())):
        for key in sorted(keys):
            yield from rows.get((name, key), ())


def _is(number: Number, row: NumberRow) -> bool:
    return plain_number(row.number) == plain_number(number.text)


def _is_cancelled(row: NumberRow, rows: Iterable[NumberRow]) -> bool:
    number = plain_number(row.number)
    return row.is_cancelled or any(other.cancels and plain_number(other.cancels) == number for other in rows)


def _differing(number: Number, own: list[NumberRow]) -> NumberRow | None:
    """The row that says something else of a number; a row that cancels it, or marks it as cancelled, is right."""
    same = next((row for row in own if _is(number, row)), None)
    if same is not None:
        return same if same.day is not None and number.dated and same.day.isoformat() != number.dated else None
    is_replaced = any(row.cancels and plain_number(row.cancels) == plain_number(number.text) for row in own)
    return None if is_replaced else next((row for row in own if not row.is_unread), None)


def _told(code: str, where: CellRef, **args: str) -> Finding:
    place = args["key"].partition("/")[0]
    return Finding(code=code, severity=Severity.WARNING, where=where, value=args["number"], args=args, subject=place)
