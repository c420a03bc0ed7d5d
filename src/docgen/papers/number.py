"""The number and the date of a paper, as the register has them and as papers print them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen import thai
from docgen.model.place import Place, World
from docgen.records import NumberRow

if TYPE_CHECKING:
    from docgen.papers.contexts import Item
    from docgen.papers.registry import Document

BLANK_NUMBER = ".........."


@dataclass(frozen=True, kw_only=True)
class Paper:
    """The number and the date of one paper, as the register has them; blanks for the pen where it has none."""

    title: str
    number: str
    dated: dt.date | None = None
    cancels: str = ""
    cancels_dated: dt.date | None = None
    letter_number: str = ""


def paper_key(place: Place, item: Item | None) -> str:
    """What tells a paper from the others of its kind: its place, and its item."""
    return place.key if item is None else f"{place.key}/{item.id or item.key}"


def number_of(document: Document, place: Place, world: World, item: Item | None = None) -> NumberRow | None:
    """The register's row of a paper; that of its place serves every item that has none of its own."""
    names = (document.short, document.id)
    own = None if item is None else world.number_of(names, paper_key(place, item))
    return own or world.number_of(names, place.key)


def paper_of(document: Document, place: Place, world: World, item: Item | None = None) -> Paper:
    """Number and date from the register (เลขหนังสือ); an order's blank number keeps its calendar year (handbook 1.6)."""
    row = number_of(document, place, world, item)
    prefix = _letter_prefix(document, place, world)
    if row is None:
        return Paper(title=document.title, number=_blank_number(None), letter_number=_letter_number("", prefix))
    return Paper(
        title=document.title,
        number=_tidy_number(row.number) or _blank_number(row.dated),
        dated=row.dated,
        cancels=_tidy_number(row.cancels),
        cancels_dated=row.cancels_dated,
        letter_number=_letter_number(_tidy_number(row.number), prefix),
    )


def printed_number(document: Document, row: NumberRow, place: Place, world: World) -> str:
    """A row's number as its paper prints it; empty where there is none yet."""
    number = _tidy_number(row.number)
    is_letter = bool(number) and document.number == "letter"
    return _letter_number(number, _letter_prefix(document, place, world)) if is_letter else number


def _letter_prefix(document: Document, place: Place, world: World) -> str:
    """What stands before the stroke of a letter's number: the letters and digits of its unit (handbook 1.6)."""
    return world.letter_prefix("" if document.is_issued_centrally else place.unit)


def _letter_number(number: str, prefix: str) -> str:
    """`กส 0119/45`: the register may hold all of it or what follows the stroke; dots for what is not known yet."""
    if "/" in number:
        return number
    return f"{thai.to_arabic_digits(prefix).rstrip('/ ') or BLANK_NUMBER}/{number or BLANK_NUMBER}"


def _tidy_number(number: str) -> str:
    return thai.to_arabic_digits(number).removeprefix("ที่").strip()


def _blank_number(dated: dt.date | None) -> str:
    return f"{BLANK_NUMBER}/{thai.buddhist_year(dated) if dated else BLANK_NUMBER}"
