"""Findings: values that a person must look at, each with the cell that it stands in.

A finding is data. Its wording lives in words/th.toml under `[finding.<code>]`, so nothing here is Thai.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache


class Severity(StrEnum):
    """ERROR withholds the papers that would be wrong; WARNING and INFO let them be made."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@cache
def column_letters(column: int) -> str:
    """A column as Excel names it: 1 is A, 27 is AA; empty for 0."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class CellRef:
    """A cell's address as Excel shows it; `row` and `column` count from 1, 0 where a whole sheet or row is meant."""

    file: str
    sheet: str
    row: int = 0
    column: int = 0
    header: str = field(default="", compare=False)

    @property
    def cell(self) -> str:
        """The address inside its sheet: `D14`, `14` for a whole row, empty for a whole sheet."""
        return f"{column_letters(self.column)}{self.row or ''}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at: what (`code`), how bad, where, the value as typed, and what its wording needs.

    `also` names the other cells of a clash. `subject` is the key of the place that it concerns,
    where that does not follow from the row; `touches` names the sheets or fields (`district.team`) whose papers it
    makes wrong, where that is not the row of the cell; `46010101:budget.rate` or `46010101/2:item.fee` names those of
    one place or one item alone, and not those of a place in it. `doubtful` are further subjects that it may
    concern.
    """

    code: str
    severity: Severity
    where: CellRef | None = None
    value: str = ""
    args: Mapping[str, object] = field(default_factory=dict, hash=False)
    also: tuple[CellRef, ...] = ()
    subject: str = ""
    doubtful: tuple[str, ...] = ()
    touches: frozenset[str] = frozenset()

    def identity(self) -> tuple[object, ...]:
        """What makes two findings the same one."""
        return (
            self.code,
            self.where,
            self.value,
            self.subject,
            tuple(sorted((k, str(v)) for k, v in self.args.items())),
        )


def in_order(findings: Iterable[Finding], sheets: Sequence[str] = ()) -> list[Finding]:
    """The findings, each once, by file, by sheet in the order of `sheets`, and from top to bottom."""
    rank = {sheet: place for place, sheet in enumerate(sheets)}

    def place(finding: Finding) -> tuple[str, int, str, int, int, str]:
        where = finding.where or CellRef(file="", sheet="")
        return (where.file, rank.get(where.sheet, len(rank)), where.sheet, where.row, where.column, finding.code)

    return sorted({finding.identity(): finding for finding in findings}.values(), key=place)
