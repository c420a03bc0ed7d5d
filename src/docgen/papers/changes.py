"""The list of changes: a paper about papers, and what its Word template may print.

It is no document of the plan: it is made at the end of a build, for a district or the province, from what was changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from docgen.model.programme import Programme
from docgen.papers.fields import Field, walk
from docgen.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedChange:
    """One value of a paper that was corrected; `signed_on` is the day on which the paper was signed with the old one.

    `papers` are the papers that print it, one a line.
    """

    papers: str
    place: str
    what: str
    old: str
    new: str
    signed_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeList:
    """What changed on the papers of one district, or of the province: `unit` is its name as it stands in a heading.

    `to_sign` are signed papers that must be printed and signed again, a value each; `unsigned` what the last
    correction changed on papers that were made before and not signed.
    """

    unit: str
    changed_on: dt.date | None
    to_sign: tuple[ListedChange, ...] = ()
    to_sign_count: int = 0
    unsigned: tuple[ListedChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.to_sign or self.unsigned)


def changes_context(changes: ChangeList, settings: Record) -> dict[str, Any]:
    """What the list's template is filled with."""
    return {"programme": settings, **{name: getattr(changes, name) for name in _ROOTS}}


_ROOTS: Mapping[str, Any] = {
    "unit": str,
    "changed_on": dt.date,
    "to_sign": tuple[ListedChange, ...],
    "to_sign_count": int,
    "unsigned": tuple[ListedChange, ...],
}


@cache
def change_fields(programme: Programme) -> Mapping[str, Field]:
    """Every field that the list's template may print, by path."""
    found = {field.path: field for field in walk("programme", programme.schema.settings, None, "Context-programme", 0)}
    for name, kind in _ROOTS.items():
        found |= {field.path: field for field in walk(name, kind, None, f"ChangeList-{name}", 0)}
    return found


def example_changes(programme: Programme) -> Mapping[str, Any]:
    """A list with one change of each kind: for trying a template before anything was changed."""
    change = ListedChange(papers="-", place="-", what="-", old="-", new="-", signed_on=dt.date(2022, 1, 20))
    listed = ChangeList(
        unit="-", changed_on=dt.date(2022, 2, 1), to_sign=(change,), to_sign_count=1, unsigned=(change,)
    )
    return changes_context(listed, programme.schema.settings())
