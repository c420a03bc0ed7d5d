"""A unit's list as its Word template prints it: names for a signer, values on one line and not endlessly long."""

from __future__ import annotations

from docgen import thai
from docgen.changes.known import About
from docgen.changes.rows import Unit
from docgen.papers import ChangeList, ListedChange
from docgen.plan.jobs import ITEM_MARK

LONGEST = 300  # letters of a value on the printed list; the workbook has them all


def printed_list(unit: Unit, title: str) -> ChangeList:
    """A unit's list as its Word template prints it."""
    return ChangeList(
        unit=title,
        changed_on=unit.changed_on,
        to_sign=tuple(
            ListedChange(
                papers=row.about.title,
                place=_place_of(row.about),
                what=row.what,
                old=short(row.old),
                new=short(row.new),
                signed_on=row.signed_on,
            )
            for row in unit.to_sign
        ),
        to_sign_count=len({row.about.paper for row in unit.to_sign}),
        unsigned=tuple(
            ListedChange(
                papers="\n".join(about.title for about in row.papers),
                place=_place_of(row.papers[0]),
                what=row.what,
                old=short(row.old),
                new=short(row.new),
            )
            for row in unit.unsigned
        ),
    )


def _place_of(about: About) -> str:
    """`บ้านโจด ม.10`: a signer knows villages by their names, not by their codes; one person's paper on a line below."""
    return about.label.removeprefix(f"{about.place} ").replace(ITEM_MARK, "\n", 1)


def short(value: str) -> str:
    """On one line, and not the whole of a very long one: a row of a table must find room on a page."""
    line = " ".join(value.split("\n"))
    return line if len(line) <= LONGEST else thai.cut(line, LONGEST) + "…"
