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
from docgen.papers import Catalogue, Document
from docgen.plan.jobs import Job
from docgen.programmes.sammachip import BEFORE_THE_DAY, SPEAKERS_ORDER, Project, TeamRound, plain_number
from docgen.programmes.sammachip.sheets import LetterNumber, Village

PROVINCE = "จังหวัด"


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
    """A register: one unit's orders, or its letters, of one calendar year (Buddhist era)."""

    kind: str
    unit: str
    year: int
    prefix: str = ""

    @property
    def name(self) -> str:
        """What the ledger calls it."""
        return f"{self.kind} {self.unit or PROVINCE} {self.year}"

    def text(self, number: int) -> str:
        """A number as it stands on the paper: `12/2565`, `กส 0119/45`."""
        return f"{number}/{self.year}" if self.kind == "order" else f"{self.prefix}/{number}"

    def number_in(self, row: LetterNumber) -> int | None:
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
    row: LetterNumber | None = None


def series_of(document: Document, place: str, project: Project, dated: dt.date) -> Series:
    """The register that numbers a document of a place on a day."""
    unit = "" if document.unit == "province" else project.unit_of(place)
    prefixes = {district.name: district.letter_prefix for district in project.districts}
    prefix = prefixes.get(unit, "") if unit else project.programme.letter_prefix
    return Series(kind=document.number, unit=unit, year=thai.buddhist_year(dated), prefix=thai.to_arabic_digits(prefix))


def used_in(series: Series, project: Project, catalogue: Catalogue) -> set[int]:
    """Every number of a register that stands in the workbooks."""
    found: set[int] = set()
    for row in project.register:
        document = catalogue.find(row.document)
        unit = "" if document is not None and document.unit == "province" else project.unit_of(row.place)
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
    project: Project,
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
        row = row_of(job, project)
        has = row.number if row is not None and _is_number(row.number) else ""
        is_unread = row is not None and not has and row.cells.get("number") in unread
        refused = Given.UNREAD if is_unread else _refused(has, row, wish)
        if refused is not None:
            yield Issue(job=job, given=refused, number=has, row=row)
            continue
        dated = _day_of(row) or wish.dated if not wish.is_new_order else wish.dated
        if _is_too_late(job, dated):
            yield Issue(job=job, given=Given.TOO_LATE, row=row)
            continue
        if _is_too_early(job, dated):
            yield Issue(job=job, given=Given.TOO_EARLY, row=row)
            continue
        series = series_of(job.document, job.place, project, dated)
        if series.kind == "letter" and not series.prefix:
            yield Issue(job=job, given=Given.NO_PREFIX, series=series, row=row)
            continue
        if series.name not in taken:
            taken[series.name] = used_in(series, project, catalogue) | known(series.name)
        serial = next_free(taken[series.name], wish.first)
        taken[series.name].add(serial)
        given = Given.REPLACES if wish.is_new_order else Given.NEW
        text = series.text(serial)
        yield Issue(job=job, given=given, number=text, dated=dated, serial=serial, series=series, row=row)


def _day_of(row: LetterNumber | None) -> dt.date | None:
    """The day that the workbook gives a paper; a month whose day is open leaves it to the day of issue."""
    return None if row is None or isinstance(row.dated, thai.OpenDay) else row.dated


def _is_too_late(job: Job, dated: dt.date) -> bool:
    """A paper that must come before the village's day would be dated after it (R-TIM-06), and be withheld."""
    village = job.context.get("village")
    day = village.training_date if isinstance(village, Village) else None
    return job.document.short in (SPEAKERS_ORDER, *BEFORE_THE_DAY) and day is not None and dated > day


def _is_too_early(job: Job, dated: dt.date) -> bool:
    """A paper would be older than the order that it amends, or than the meeting that chose whom it is about.

    It would be withheld (R-TIM-06, R-SEL-07), and its number used up.
    """
    item, village = job.context.get("item"), job.context.get("village")
    day = item.not_before if isinstance(item, TeamRound) else None
    if isinstance(village, Village) and job.document.short in (SPEAKERS_ORDER, *BEFORE_THE_DAY):
        day = village.meeting_date
    return day is not None and dated < day


def row_of(job: Job, project: Project) -> LetterNumber | None:
    """The row of the register that a paper's number comes from."""
    names = (job.document.short, job.document.id)
    return project.number_of(names, job.key) or project.number_of(names, job.place)


def _is_number(number: str) -> bool:
    """There is a number to be read, not dots before a year that wait for one."""
    text = plain_number(number)
    return any(letter.isdigit() for letter in text) and not re.fullmatch(r"[^\d]*/\d{4}", text)


def _refused(has: str, row: LetterNumber | None, wish: Wish) -> Given | None:
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
