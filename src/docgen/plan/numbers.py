"""Numbers of orders and letters, given from the registers of the units that issue them.

An order's number runs from 1 through a calendar year and carries that year (ระเบียบฯ ข้อ 16.2); a letter's stands after
the prefix of its unit and runs through a calendar year as well (handbook 1.6). A number is never given twice: what was
given once, or stands in any row of the register, cancelled or not, is used up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from docgen import thai
from docgen.findings import CellRef
from docgen.model.place import World
from docgen.papers import Catalogue, Document
from docgen.plan.jobs import Job, register_key
from docgen.records import NumberRow, plain_number


class Given(StrEnum):
    """What became of a paper that was to get a number; worded in `[numbering.<code>]`."""

    NEW = "new"
    REPLACES = "replaces"
    HAS_ONE = "has-one"
    NO_PREFIX = "no-prefix"
    TOO_LATE = "too-late"
    TOO_EARLY = "too-early"
    OLD_UNDATED = "old-undated"
    OLD_MISSING = "old-missing"
    OLD_LATER = "old-later"
    UNREAD = "unread"
    CANCELLED = "cancelled"

    @property
    def is_refusal(self) -> bool:
        """A person must see to something first."""
        return self not in (Given.NEW, Given.REPLACES, Given.HAS_ONE, Given.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A register: one unit's orders, or its letters, of one calendar year (Buddhist era); `office` is whose it is."""

    kind: str
    unit: str
    office: str
    year: int
    prefix: str = ""

    @property
    def name(self) -> str:
        """What the ledger calls it."""
        return f"{self.kind} {self.office} {self.year}"

    def text(self, number: int) -> str:
        """A number as it stands on the paper: `12/2565`, `กส 0119/45`."""
        return f"{number}/{self.year}" if self.kind == "order" else f"{self.prefix}/{number}"

    def number_in(self, row: NumberRow) -> int | None:
        """Which number of this register a row has used; None where it is another register's."""
        text = plain_number(row.number)
        if self.kind == "order":
            found = re.fullmatch(r"(\d+)/(\d{4})", text)
            return int(found[1]) if found and int(found[2]) == self.year else None
        if row.dated is not None and thai.buddhist_year(row.dated) != self.year:
            return None
        prefix = re.escape(plain_number(self.prefix)) + r"(?:\.\d+)?/"  # a clerk may type what follows the stroke alone
        found = re.fullmatch(f"(?:{prefix})?" + r"ว?(\d+)", text)
        return int(found[1]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A paper and the number that it got, has, or could not get. `row` is its row of the register so far."""

    job: Job
    given: Given
    number: str = ""
    dated: dt.date | None = None
    serial: int = 0
    series: Series | None = None
    row: NumberRow | None = None


def series_of(document: Document, place: str, world: World, dated: dt.date) -> Series:
    """The register that numbers a document of a place on a day."""
    unit = "" if document.is_issued_centrally else world.unit_of(place)
    prefix = thai.to_arabic_digits(world.letter_prefix(unit))
    return Series(
        kind=document.number, unit=unit, office=unit or world.widest, year=thai.buddhist_year(dated), prefix=prefix
    )


def used_in(series: Series, world: World, catalogue: Catalogue) -> set[int]:
    """Every number of a register that stands in the workbooks."""
    found: set[int] = set()
    for row in world.register:
        document = catalogue.find(row.document)
        unit = "" if document is not None and document.is_issued_centrally else world.unit_of(row.place)
        number = series.number_in(row) if unit == series.unit else None
        if number is not None:
            found.add(number)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How numbers are to be given: on which day, from which number on, and whether new orders cancel the old ones."""

    dated: dt.date
    first: int = 1
    is_new_order: bool = False


def issue(
    jobs: Iterable[Job],
    world: World,
    catalogue: Catalogue,
    wish: Wish,
    known: Callable[[str], set[int]],
    *,
    unread: Collection[CellRef] = (),
) -> Iterator[Issue]:
    """Numbers for the papers that stand in a register, in their order.

    A paper keeps the number that it has; with `wish.is_new_order` it gets another, and its new order cancels the old
    one. `known(name)` are the numbers of a register that were given before, whatever became of their rows. `unread` are
    cells that a person must look at: a paper whose number cannot be read gets no second one.
    """
    taken: dict[str, set[int]] = {}
    for job in jobs:
        if not job.document.number:
            continue
        row = row_of(job, world)
        has = row.number if row is not None and _is_number(row.number) else ""
        is_unread = row is not None and not has and row.cells.get("number") in unread
        refused = Given.UNREAD if is_unread else _refused(has, row, wish)
        if refused is not None:
            yield Issue(job=job, given=refused, number=has, row=row)
            continue
        dated = _day_of(row) or wish.dated if not wish.is_new_order else wish.dated
        first, last = job.document.programme.days_allowed(job.document.stage, job.context)
        if last is not None and dated > last:
            yield Issue(job=job, given=Given.TOO_LATE, row=row)
            continue
        if first is not None and dated < first:
            yield Issue(job=job, given=Given.TOO_EARLY, row=row)
            continue
        series = series_of(job.document, job.place, world, dated)
        if series.kind == "letter" and not series.prefix:
            yield Issue(job=job, given=Given.NO_PREFIX, series=series, row=row)
            continue
        if series.name not in taken:
            taken[series.name] = used_in(series, world, catalogue) | known(series.name)
        serial = next_free(taken[series.name], wish.first)
        taken[series.name].add(serial)
        given = Given.REPLACES if wish.is_new_order else Given.NEW
        text = series.text(serial)
        yield Issue(job=job, given=given, number=text, dated=dated, serial=serial, series=series, row=row)


def _day_of(row: NumberRow | None) -> dt.date | None:
    """The day that the workbook gives a paper; a month whose day is open leaves it to the day of issue."""
    return None if row is None else row.day


def row_of(job: Job, world: World) -> NumberRow | None:
    """The row of the register that a paper's number comes from."""
    names = (job.document.short, job.document.id)
    return world.number_of(names, register_key(job)) or world.number_of(names, job.place)


def _is_number(number: str) -> bool:
    """There is a number to be read, not dots before a year that wait for one."""
    text = plain_number(number)
    return any(letter.isdigit() for letter in text) and not re.fullmatch(r"[^\d]*/\d{4}", text)


def _refused(has: str, row: NumberRow | None, wish: Wish) -> Given | None:
    if not wish.is_new_order:
        return Given.HAS_ONE if has else None
    if not has:
        return Given.OLD_MISSING
    if row is not None and _day_of(row) is None:
        return Given.OLD_UNDATED
    return Given.OLD_LATER if row is not None and row.dated is not None and row.dated > wish.dated else None


def next_free(used: set[int], first: int) -> int:
    """The number after the last one that is used, and not before `first`; a gap is never filled."""
    return max(max(used, default=0) + 1, first)
