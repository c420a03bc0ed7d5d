"""A unit's list as its Word template prints it: names for a signer, values on one line and not endlessly long."""

from __future__ import annotations

import datetime as dt

from docgen import thai
from docgen.changes.known import About
from docgen.changes.rows import Told, Unit
from docgen.papers import ChangeList, ListedChange
from docgen.plan.jobs import ITEM_MARK

LONGEST = 300  # letters of a value on the printed list; the workbook has them all


def printed_list(unit: Unit, title: str) -> ChangeList:
    """A unit's list as its Word template prints it."""
    return ChangeList(
        unit=title,
        changed_on=unit.changed_on,
        to_sign=tuple(map(_row, unit.to_sign)),
        to_sign_count=len({told.about.paper for told in unit.to_sign}),
        unsigned=tuple(map(_row, unit.unsigned)),
    )


def _row(told: Told) -> ListedChange:
    return ListedChange(
        papers="\n".join(about.title for about in told.papers),
        place=_place_of(told.about),
        what=told.what,
        old=short(told.old),
        new=short(told.new),
        signed_on=told.signed if isinstance(told.signed, dt.date) else None,
    )


def _place_of(about: About) -> str:
    """`บ้านโจด ม.10`: a signer knows places by their names, not by their codes; one person's paper on a line below."""
    return about.label.removeprefix(f"{about.place} ").replace(ITEM_MARK, "\n", 1)


def short(value: str) -> str:
    """On one line, and not the whole of a very long one: a row of a table must find room on a page."""
    line = " ".join(value.split("\n"))
    return line if len(line) <= LONGEST else thai.cut(line, LONGEST) + "…"
