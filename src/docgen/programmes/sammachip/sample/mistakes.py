"""The true mistakes of the sample: where they stand, and what the checks are expected to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.draft import Drafts, Spot

FEWEST_VILLAGES = 45  # a smaller sample holds none: too few villages would be left


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A value that is wrong on purpose.

    `rule` is the handbook's rule (R-…) or the finding's code, `severity` what it should weigh, `what` says in Thai
    what is wrong. `village` names the place by (`planned` or `done`, number from 0) and `row` the row of that village,
    from 0. `also` are sheets in which the clerk has typed the same for the whole village.
    """

    sheet: str
    village: tuple[str, int]
    row: int
    column: str
    typed: str | int
    rule: str
    severity: str
    what: str
    also: tuple[str, ...] = ()

    def spot(self, spots: Sequence[Spot]) -> Spot:
        """The village that it concerns."""
        state, number = self.village
        return [spot for spot in spots if spot.is_done == (state == "done")][number]


def _mistake(table: dict[str, Any]) -> Mistake:
    state, number = table["village"]
    return Mistake(**{**table, "village": (state, number), "also": tuple(table.get("also", ()))})


MISTAKES: tuple[Mistake, ...] = tuple(_mistake(table) for table in load("mistakes")["mistake"])
"""All of them, as the default sample holds them."""


def typed_wrong(drafts: Drafts, spots: Sequence[Spot]) -> dict[tuple[str, int, str], str | int]:
    """What stands in a cell as typed, whatever the clerk's hand: by sheet, place of the row in the sheet, column."""
    if len(spots) < FEWEST_VILLAGES:
        return {}
    places = {id(row): place for rows in drafts.rows.values() for place, row in enumerate(rows)}
    wrong: dict[tuple[str, int, str], str | int] = {}
    for mistake in MISTAKES:
        village = mistake.spot(spots).order
        row = drafts.of_village(mistake.sheet, village)[mistake.row]
        wrong[mistake.sheet, places[id(row)], mistake.column] = mistake.typed
        for sheet in mistake.also:
            for other in drafts.of_village(sheet, village):
                wrong[sheet, places[id(other)], mistake.column] = mistake.typed
    return wrong
