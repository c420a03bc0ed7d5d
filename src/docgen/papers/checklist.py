"""What the checklist of a place's file may print (handbook 2.14, D28): every paper, and all that is wrong with it.

It is filled by `docgen.filing`, when every other paper is planned.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

PRESENT, MISSING, NOT_APPLICABLE, WAITING, FORM = "present", "missing", "none", "waiting", "form"
_RULE = re.compile(r"R-[A-Z]{3}-\d{2}")


@dataclass(frozen=True, kw_only=True)
class FileEntry:
    """A paper of the registry as far as it concerns the place; `per` is what it is made for.

    `state` is `present` where it is made, `missing` where it is withheld, `none` where the place has nothing to make
    it for, `waiting` where it is not yet due, `form` where it is made and its data are not all known yet. `count` of
    them are made, `form_count` of these are such forms, all of them quite blank where `is_blank`; `withheld_by` are the
    cells that withhold it, `awaits` says what it waits for. `dates` belong to `numbers`, one to each, or one to all;
    of many the first few are named.
    """

    short: str
    title: str
    per: str
    state: str
    count: int = 0
    form_count: int = 0
    is_blank: bool = False
    numbers: tuple[str, ...] = ()
    dates: tuple[dt.date | None, ...] = ()
    signer: str = ""
    withheld_by: str = ""
    awaits: str = ""

    @property
    def number(self) -> str:
        """The numbers as one text."""
        return ", ".join(self.numbers)

    @property
    def dated(self) -> dt.date | None:
        """The day, where all its papers have the same."""
        return self.dates[0] if len(self.dates) == 1 else None

    @property
    def is_form(self) -> bool:
        """It is made, and waits for its data."""
        return self.state == FORM

    @property
    def is_present(self) -> bool:
        return self.state == PRESENT

    @property
    def is_missing(self) -> bool:
        return self.state == MISSING

    @property
    def is_not_applicable(self) -> bool:
        return self.state == NOT_APPLICABLE

    @property
    def is_waiting(self) -> bool:
        return self.state == WAITING


@dataclass(frozen=True, kw_only=True)
class FileFinding:
    """What a person must correct (`is_error`) or look at, in words: in one cell, or alike in `count` cells."""

    code: str
    is_error: bool
    place: str
    message: str
    mend: str = ""
    count: int = 1

    @property
    def rule(self) -> str:
        """The handbook's code of the rule that found it (handbook 3.2); empty where it is none of its rules."""
        found = _RULE.match(self.code)
        return found[0] if found else ""


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """The place's file: its papers in the order of the registry, and what was found."""

    entries: tuple[FileEntry, ...] = ()
    findings: tuple[FileFinding, ...] = ()

    @property
    def present_count(self) -> int:
        """How many kinds of papers are there, with their data."""
        return sum(entry.is_present for entry in self.entries)

    @property
    def missing_count(self) -> int:
        return sum(entry.is_missing for entry in self.entries)

    @property
    def not_applicable_count(self) -> int:
        return sum(entry.is_not_applicable for entry in self.entries)

    @property
    def form_count(self) -> int:
        """How many kinds of papers are forms that wait for their data."""
        return sum(entry.is_form for entry in self.entries)

    @property
    def waiting_count(self) -> int:
        """How many kinds of papers are not yet due."""
        return sum(entry.is_waiting for entry in self.entries)

    @property
    def error_count(self) -> int:
        """How many cells must be corrected."""
        return sum(finding.count for finding in self.findings if finding.is_error)

    @property
    def warning_count(self) -> int:
        """How many cells are to be looked at."""
        return sum(finding.count for finding in self.findings) - self.error_count

    @property
    def is_complete(self) -> bool:
        """Nothing is missing."""
        return not self.missing_count
